"""What is written is said as people say it, and nothing of it is lost on the way."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vitavoce
from vitavoce.core.errors import SettingsInvalid
from vitavoce.domain.speech import SpokenWord
from vitavoce.speech.spoken_text import TextSpeaker, WordsAsWritten
from vitavoce.speech.spoken_words import read_spoken_words

PACKAGED = (Path(vitavoce.__file__).parent / "config" / "spoken.yaml").read_text(encoding="utf-8")
SPEAKER = TextSpeaker(read_spoken_words(PACKAGED))

SAID = [
    ("She led it (Mar 2021 – now).", "She led it, from March 2021 to now."),
    ("Baker (Mar 2021 – Jun 2022) at Crumb", "Baker, from March 2021 to June 2022, at Crumb"),
    ("A degree (2019) and more", "A degree, in 2019, and more"),
    ("At Crumb, (2019) too", "At Crumb, in 2019, too"),
    ("in 2019–2021", "in 2019 to 2021"),
    ("Jan 2020 - Present", "January 2020 to present"),
    ("since Sept. 2018", "since September 2018"),
    ("k8s, C++ and C#.", "Kubernetes, C plus plus and C sharp."),
    ("ASP.NET on .NET", "A S P dot net on dot net"),
    ("Node.js and CI/CD", "node J S and C I C D"),
    ("AWS, GCP and NASA's APIs", "A W S, G C P and NASA's A P I's"),
    ("https://www.crumb.example/a/b?c=1.", "crumb dot example."),
    ("noor.h@crumb-bakers.example!", "noor dot h at crumb dash bakers dot example!"),
    ("tools, e.g. a lathe", "tools, for example a lathe"),
    ("€40k", "40 thousand euros"),
    ("$1.5m", "1.5 million dollars"),
    ("£1 or £2", "1 pound or 2 pounds"),
    ("1,234.56 loaves", "1234.56 loaves"),
    ("99.9% in 20 ms", "99.9 percent in 20 milliseconds"),
    ("5+ years, 10x", "more than 5 years, 10 times"),
    ("3–5 people", "3 to 5 people"),
    ("~40", " about 40"),
    ("R&D", "R and D"),
    ("HTML + CSS", "H T M L plus C S S"),
    ("and/or", "and or"),
    ("tea – all of it", "tea, all of it"),
    ("**Two** jobs:\n- *Lead* at [Crumb](https://crumb.example)\n- `baker`", "Two jobs: Lead at Crumb. baker"),
    ("# Heading\n\nText", "Heading. Text"),
    ("snake_case and 2*3*4", "snake_case and 2*3*4"),
    ("She won it in May.", "She won it in May."),
    ("v2.0 of 3.11", "v2.0 of 3.11"),
]


@pytest.mark.parametrize(("written", "said"), SAID)
def test_it_is_said_as_people_say_it(written: str, said: str) -> None:
    assert SPEAKER.say(written).said == said


@given(st.text(max_size=200) | st.lists(st.sampled_from([written for written, _ in SAID]), max_size=6).map(" ".join))
def test_nothing_is_lost_and_the_order_stays(text: str) -> None:
    spoken = SPEAKER.say(text)
    assert "".join(text[piece.begin : piece.end] for piece in spoken.pieces) == text
    assert "".join(spoken.said[piece.said_begin : piece.said_end] for piece in spoken.pieces) == spoken.said
    for before, after in pairwise(spoken.pieces):
        assert (before.end, before.said_end) == (after.begin, after.said_begin)


@given(st.text(alphabet="ab C+#. (2019–now)k8s&/-\n*_,AWPI€%", max_size=80), st.data())
def test_every_stretch_of_sound_has_its_place_in_the_writing(text: str, data: st.DataObject) -> None:
    spoken = SPEAKER.say(text)
    if not spoken.said:
        return
    begin = data.draw(st.integers(0, len(spoken.said) - 1))
    end = data.draw(st.integers(begin + 1, len(spoken.said)))
    written_begin, written_end = spoken.place(begin, end)
    assert 0 <= written_begin <= written_end <= len(text)
    later = spoken.place(end - 1, end)
    assert later[1] <= written_end or later == (0, 0)


@pytest.mark.parametrize("at_once", [1, 2, 3, 100])
def test_words_that_sound_are_told_as_they_are_written(at_once: int) -> None:
    """However many come at once."""
    spoken = SPEAKER.say("She ran k8s in C++ (2019–2021).")
    words, at_ms = [], 0.0
    for begin, end in word_spans(spoken.said):
        words.append(SpokenWord(at_ms, at_ms + 100, begin, end))
        at_ms += 100
    telling = WordsAsWritten(spoken)
    told = [word for begin in range(0, len(words), at_once) for word in telling.told(words[begin : begin + at_once])]
    told.extend(telling.rest())
    assert [spoken.written[word.begin : word.end] for word in told] == [
        "She",
        "ran",
        "k8s",
        "in",
        "C++",
        " (2019–2021)",
    ]
    assert told[-1].end_ms == at_ms
    assert all(before.end_ms <= after.begin_ms for before, after in pairwise(told))


def test_a_word_is_told_no_later_than_it_must_be() -> None:
    spoken = SPEAKER.say("She ran k8s, in C++ now.")
    telling = WordsAsWritten(spoken)
    told = [
        [spoken.written[word.begin : word.end] for word in telling.told([SpokenWord(0, 1, begin, end)])]
        for begin, end in word_spans(spoken.said)
    ]
    assert told == [["She"], ["ran"], ["k8s"], ["in"], [], [], ["C++"], ["now"]]


def word_spans(text: str) -> list[tuple[int, int]]:
    spans, place = [], 0
    for word in text.split():
        place = text.index(word, place)
        spans.append((place, place + len(word)))
        place += len(word)
    return spans


@pytest.mark.parametrize("text", ["", "…", "– *** –", "()"])
def test_what_has_no_word_is_silent(text: str) -> None:
    assert SPEAKER.say(text).silent


def test_the_owners_words_are_added() -> None:
    speaker = TextSpeaker(read_spoken_words(PACKAGED, "names: {Xyl: zile}\nwords_in_capitals: [GCP]"))
    assert speaker.say("Xyl on GCP and k8s").said == "zile on GCP and Kubernetes"


@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("names: [a]", "written: said"),
        ("units: {ms: millisecond}", "one and for more"),
        ("nouns: {a: b}", "no section"),
        ("names: {a: ''}", "can't be said"),
        ("names: {a: [", "spoken.yaml"),
        ("- a", "sections"),
        ("words_in_capitals: AWS", "list"),
    ],
)
def test_a_broken_file_is_told_with_its_reason(broken: str, told: str) -> None:
    with pytest.raises(SettingsInvalid, match=told):
        read_spoken_words(PACKAGED, broken)
