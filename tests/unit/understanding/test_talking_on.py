"""Conversations that go on: what was won, what came next, and what nobody wrote down."""

import pytest

from vitavoce.domain.question import Ask, FollowUp, Kind, Question
from vitavoce.understanding.item_index import build_index

DOCUMENT = {
    "basics": {"name": "Anouk Delacroix", "summary": "Born in Ghent; draws maps of places that aren't there."},
    "work": [
        {"name": "Freelance", "position": "Map Maker", "startDate": "2022-01"},
        {"name": "Harbour Games", "position": "World Designer", "startDate": "2018-03", "endDate": "2021-12"},
        {"name": "City Survey Office", "position": "Survey Assistant", "startDate": "2015-09", "endDate": "2018-02"},
    ],
    "projects": [
        {"name": "Salt Road", "description": "An adventure in 40 islands, in Unity.", "startDate": "2019",
         "endDate": "2021", "keywords": ["Unity"]},
        {"name": "Ferry Timetable", "description": "Times of ferries, in Unreal.", "startDate": "2023",
         "keywords": ["Unreal Engine"]},
    ],
    "awards": [{"title": "Best World", "awarder": "Northern Play Prize", "date": "2022-02", "summary": "For Salt Road."}],
    "education": [
        {"institution": "Ghent University", "studyType": "BSc", "area": "Geography", "startDate": "2012",
         "endDate": "2015", "score": "15/20"},
    ],
    "publications": [{"name": "A Sketchbook of Shores", "publisher": "self-published", "releaseDate": "2020"}],
    "certificates": [{"name": "Drone Pilot A2", "issuer": "Air Office", "date": "2021"}],
}  # fmt: skip


@pytest.fixture
def talk(ask, lexicon, profile_of):
    index = build_index(profile_of(DOCUMENT), lexicon)
    return lambda *said: ask(*said, index=index)


def refs(understood):
    return [match.item.ref for match in understood.matches]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("tell me about salt road", "did it win anything"), ["/awards/0"]),
        (("tell me about salt road", "did it win anything", "who gave that out"), ["/awards/0"]),
        (("what did she do at the survey office", "what did she do next"), ["/work/1"]),
        (("tell me about harbour games", "what was her title"), ["/work/1"]),
        (("did she study in ghent", "what grade did she get"), ["/education/0"]),
        (("projects in unity", "no i mean unreal"), ["/projects/1"]),
        (("is she a map maker", "since when"), ["/work/0"]),
        (("what is the drone pilot thing", "from where"), ["/certificates/0"]),
        (("has she written anything",), ["/publications/0"]),
        (("is there a book by her",), ["/publications/0"]),
        (("what came first, harbour games or the city survey office",), ["/work/1", "/work/2"]),
    ],
)
def test_what_is_talked_of_stays_in_mind(talk, said, expected):
    assert refs(talk(*said)) == expected


@pytest.mark.parametrize(
    "said",
    [
        ("tell me about ferry timetable", "did it win anything"),
        ("tell me about harbour games", "did she enjoy it"),
        ("tell me about harbour games", "was it hard"),
    ],
)
def test_no_yes_is_said_to_what_nobody_wrote_down(talk, said):
    understood = talk(*said)
    assert (understood.kind, understood.ask) != (Kind.ANSWER, Ask.YES_NO)


def test_where_somebody_was_born_may_stand_in_the_summary(talk):
    assert "Ghent" in talk("where was she born").facts[0].value
    assert talk("when was she born").kind is Kind.UNANSWERABLE


def test_a_fragment_asks_of_what_was_talked_about(talk):
    understood = talk("what did she do at harbour games", "what subject")
    assert (understood.follow_up, refs(understood)) == (FollowUp.REFERENCE, ["/work/1"])


@pytest.mark.parametrize(
    "said", ["I'm a recruiter, where does she work?", "where does she work, i am her new neighbour"]
)
def test_who_asks_is_no_part_of_the_question(talk, said):
    assert refs(talk(said)) == ["/work/0"]


@pytest.mark.parametrize("said", ["good evening from Ghent", "ciao bella", "enkosi, bye now", "bonjour à tous"])
def test_greetings_may_say_from_where(processor, lexicon, profile_of, today, said):
    index = build_index(profile_of(DOCUMENT), lexicon)
    assert processor.understand(Question(text=said, today=today), index).kind is Kind.SMALLTALK


def test_what_a_thing_just_told_of_runs_on_is_no_question_about_the_assistant(ask):
    assert ask("tell me about the Whey Ledger", "which engine did it use").kind is not Kind.SMALLTALK
    assert ask("tell me about the Whey Ledger", "which engine do you use").kind is Kind.SMALLTALK


def test_a_section_that_was_not_talked_of_is_asked_for_anew(ask):
    alone = ask("which of her projects are still running")
    assert refs(ask("what does she do for fun", "which of her projects are still running")) == refs(alone) != []
    fun = refs(ask("what does she do for fun"))
    assert set(refs(ask("what does she do for fun", "only the projects"))) <= set(fun)
