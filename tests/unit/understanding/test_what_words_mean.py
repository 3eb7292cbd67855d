"""Words that a résumé hasn't: which of them decide, which stand beside, and which are no misspellings."""

from importlib.resources import files

import pytest
import yaml

from vitavoce.core.errors import SettingsInvalid
from vitavoce.domain.question import Intent, Kind, Question
from vitavoce.understanding.item_index import build_index
from vitavoce.understanding.text import plain, stem
from vitavoce.understanding.vocabulary.english_words import read_english_words

SECTIONS = {"projects", "interests", "publications", "awards", "references", "certificates", "volunteer"}
WORDS = (files("vitavoce") / "config" / "english" / "words.yaml").read_text("utf-8")
DOCUMENT = {
    "basics": {
        "name": "Maren Oduya",
        "label": "Music teacher",
        "email": "maren@oduya.example",
        "phone": "+49 30 0000",
    },
    "work": [
        {
            "name": "Lindenhof School",
            "position": "Head of Music",
            "startDate": "2019-08",
            "highlights": ["Leads six teachers.", "Composes with pupils in MuseScore."],
        },
        {
            "name": "Hafen Conservatory",
            "position": "Violin Teacher",
            "location": "Bremen",
            "startDate": "2014-08",
            "endDate": "2019-07",
            "highlights": ["Taught beginners and tuned every instrument."],
        },
    ],
    "education": [
        {"institution": "University of Bremen", "studyType": "BA", "area": "Music", "startDate": "2010-10",
         "endDate": "2013-09", "score": "1.3"},
    ],
    "certificates": [{"name": "First Aid for Schools", "issuer": "Red Cross", "date": "2024-02"}],
    "volunteer": [{"organization": "Harbour Choir", "position": "Conductor", "startDate": "2016-01"}],
    "projects": [{"name": "Rhythm Passport", "description": "Forty cards of claps.", "startDate": "2021"}],
    "interests": [{"name": "Sailing"}],
    "references": [{"name": "Ute Brandt, principal", "reference": "Everyone sings since Maren came."}],
    "skills": [{"name": "Software", "keywords": ["MuseScore", "Audacity"]}],
}  # fmt: skip


@pytest.fixture
def ask(processor, lexicon, profile_of, today):
    index = build_index(profile_of(DOCUMENT), lexicon)
    return lambda question: processor.understand(Question(text=question, today=today), index)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what software does she use in lessons", ["/skills/0"]),
        ("what does her boss say about her", ["/references/0"]),
        ("does she give anything back to the community", ["/volunteer/0"]),
        ("what class was her degree", ["/education/0"]),
        ("did she get a first", ["/education/0"]),
        ("is her first aid still in date", ["/certificates/0"]),
        ("is she into sailing", ["/interests/0"]),
        ("what was her last job before this one", ["/work/1"]),
        ("what is the rhythm passport", ["/projects/0"]),
        ("my daughter's in her class, what did she do before lindenhof", ["/work/1"]),
        ("how long has she been teaching", ["/work/0", "/work/1"]),
        ("who did she look after in bremen, beginners?", ["/work/1"]),
    ],
)
def test_the_rest_answers(ask, question, expected):
    understood = ask(question)

    assert (understood.kind, sorted(match.item.ref for match in understood.matches)) == (Kind.ANSWER, expected)


@pytest.mark.parametrize(
    "question",
    [
        "did she work in wales",  # not "walk", nor "work"
        "can she prescribe",  # not "describe"
        "has she taught adults",
        "does she juggle",
        "has she been a vicar",
    ],
)
def test_a_word_that_is_asked_for_must_be_there(ask, question):
    understood = ask(question)

    assert (understood.kind, understood.matches) == (Kind.UNANSWERABLE, ())


def test_a_mobile_is_a_telephone(ask):
    assert [fact.value for fact in ask("what's her mobile").facts] == ["+49 30 0000"]


def test_every_word_of_the_file_is_known_as_it_says():
    document, read = yaml.safe_load(WORDS), read_english_words(WORDS)

    assert {stem(word) for word in plain(document["real"]).split()} == read.real
    assert {stem(word) for word in plain(document["beside"]).split()} == read.beside
    for group, told in (("sections", read.sections), ("small_talk", read.small_talk)):
        for name, listed in document[group].items():
            known = [stem(word) if group == "sections" else word for word in plain(listed).split()]
            assert {told[word] for word in known} == {name}
    assert set(document["sections"]) <= SECTIONS
    assert set(document["small_talk"]) == {"hello", "thanks", "much", "goodbye"}


@pytest.mark.parametrize("text", ["real: [a]\nbeside: b\nsections: {}\nsmall_talk: {}", "real: a", "- a", "{a"])
def test_a_broken_file_is_named(text):
    with pytest.raises(SettingsInvalid, match=r"words\.yaml"):
        read_english_words(text)


@pytest.mark.parametrize("question", ["why should I hire her?", "why should we hire Ada", "would you hire her"])
def test_who_asks_why_to_hire_wants_the_whole_and_no_address(ask, question):
    assert ask(question).intent is Intent.OVERVIEW


@pytest.mark.parametrize("question", ["how can we hire her", "I want to hire her"])
def test_who_asks_how_to_hire_wants_an_address(ask, question):
    assert ask(question).intent is Intent.CONTACT
