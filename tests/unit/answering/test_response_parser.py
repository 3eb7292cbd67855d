from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.answering.response_parser import MOST_SENTENCE_CHARACTERS, Parsed, SentenceReader, parsed

TEXT = (
    "Dr. Marsh (U.S.) led it, e.g. with Node.js. **Ines** built boats!\n"
    "- Uses `Rhino` and [Wren](https://ines.example.com/wren).\n1. She sails\nYes? “Quoted.” Then she left."
)


def sentences(pieces: list[str]) -> list[str]:
    reader = SentenceReader()
    found = [sentence for piece in pieces for sentence in reader.feed(piece)]
    return [text for sentence in (*found, *reader.end()) if (text := parsed(sentence).text)]


WHOLE = [
    "Dr. Marsh (U.S.) led it, e.g. with Node.js.",
    "Ines built boats!",
    "Uses Rhino and Wren (https://ines.example.com/wren).",
    "She sails",
    "Yes?",
    "“Quoted.”",
    "Then she left.",
]


def test_a_whole_text_in_sentences():
    assert sentences([TEXT]) == WHOLE


@given(st.lists(st.integers(1, len(TEXT) - 1), max_size=30))
def test_however_it_is_cut_the_sentences_are_the_same(cuts: list[int]):
    places = [0, *sorted(set(cuts)), len(TEXT)]
    assert sentences([TEXT[begin:end] for begin, end in pairwise(places)]) == WHOLE


def test_a_sentence_is_given_as_soon_as_the_next_one_begins():
    reader = SentenceReader()
    assert reader.feed("She built boats.") == ()
    assert reader.feed(" ") == ()
    assert reader.feed("H") == ("She built boats.",)


def test_a_title_with_an_end_of_its_own_stays_whole():
    assert sentences(["She wrote “Who Knows? Nobody. Yet” in May. Then “never"]) == [
        "She wrote “Who Knows? Nobody. Yet” in May.",
        "Then “never",
    ]


def test_a_quotation_that_is_never_closed_holds_nothing_up():
    reader = SentenceReader()
    given = [sentence for _ in range(30) for sentence in reader.feed("She said “so many words. ")]
    assert given


def test_a_text_without_an_end_is_noticed():
    reader = SentenceReader()
    while not reader.runs_on:
        reader.feed("word ")
    assert not reader.feed("word ")
    assert len("word ") < MOST_SENTENCE_CHARACTERS


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("**Bold** and *slanted* and `code`", "Bold and slanted and code"),
        ("***Both*** of ~~them~~", "Both of them"),
        ("### A heading", "A heading"),
        ("> quoted", "quoted"),
        ("* an item", "an item"),
        ("3) third", "third"),
        ("snake_case and 2 * 3 stay", "snake_case and 2 * 3 stay"),
        ("---", ""),
        ("```python", ""),
        ("2.", ""),
        ("hid\u200bden \u202etext\u0007", "hidden text"),
    ],
)
def test_markdown_becomes_text(written: str, text: str):
    assert parsed(written) == Parsed(text)


def test_a_spoken_link_is_its_words():
    assert parsed("See [the canoe](https://ines.example.com).", spoken=True).text == "See the canoe."
    assert parsed("See [the canoe](https://ines.example.com).").text == "See the canoe (https://ines.example.com)."


@pytest.mark.parametrize(
    ("written", "forbidden"),
    [
        ("![a cat](https://ines.example.com/cat.png)", "image"),
        ("![](x)", "image"),
        ("![Once a cat.", "image"),
        ("She <b>builds</b> boats.", "markup"),
        ("<script>alert(1)</script>", "markup"),
        ("<img src=x onerror=alert(1)", "markup"),
        ("| a | table |", "markup"),
    ],
)
def test_images_and_markup_are_told(written: str, forbidden: str):
    assert parsed(written).forbidden == forbidden


@given(st.text(max_size=200))
def test_no_markup_comes_through(written: str):
    read = parsed(written)
    assert read.forbidden or "![" not in read.text
    assert read.forbidden or not any(f"<{letter}" in read.text for letter in "abcimspdh/")
