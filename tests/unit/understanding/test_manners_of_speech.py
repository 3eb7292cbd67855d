"""The same question in the manners people speak in: spelled, split, by everyday words, by other verbs."""

import pytest

from vitavoce.domain.question import Kind, Question
from vitavoce.understanding.item_index import build_index

DOCUMENT = {
    "basics": {"name": "Ottilie Farrow"},
    "work": [
        {
            "name": "Quayside Rail Depot",
            "position": "Workshop Foreman",
            "startDate": "2021-01",
            "highlights": ["Runs a crew of nine fitters.", "Moved 40 carriages to LED lighting."],
        },
        {"name": "Page and Spine", "position": "Bookseller", "startDate": "2017", "endDate": "2019"},
        {
            "name": "Harbour Works",
            "position": "Apprentice Fitter",
            "startDate": "2012-09",
            "endDate": "2016-08",
            "keywords": ["KNX", "Powerdraft"],
        },
    ],
    "projects": [
        {"name": "Signal Box Museum", "description": "Twelve levers that still clunk.", "startDate": "2022"},
        {"name": "Handcar", "description": "Built from scrap.", "startDate": "2019", "endDate": "2020"},
    ],
    "certificates": [
        {"name": "Overhead Crane", "issuer": "Lift Board", "date": "2020"},
        {"name": "Track Safety", "issuer": "Line Authority", "date": "2015"},
    ],
}


@pytest.fixture
def ask(processor, lexicon, profile_of, today):
    index = build_index(profile_of(DOCUMENT), lexicon)
    return lambda question: processor.understand(Question(text=question, today=today), index)


@pytest.mark.parametrize(
    ("question", "refs"),
    [
        ("does she know k n x", ["/work/2"]),
        ("has she used power draft", ["/work/2"]),
        ("how long did she sell books", ["/work/1"]),
        ("has she worked with trains", ["/work/0"]),
        ("has she wrangled cranes", ["/certificates/0"]),
        ("any tickets from before 2018", ["/certificates/1"]),
        ("her newest ticket", ["/certificates/0"]),
        ("which project isn't finished yet", ["/projects/0"]),
        ("which projects are finished", ["/projects/1"]),
        ("how many people does she run", ["/work/0"]),
        ("how many carriages did she do", ["/work/0"]),
        ("workshop foreman or apprentice fitter, which was longer", ["/work/0", "/work/2"]),
        ("certificates that aren't from the line authority", ["/certificates/0"]),
        ("was she a bookseller at some point", ["/work/1"]),
    ],
)
def test_however_it_is_said(ask, question, refs):
    understood = ask(question)
    assert (understood.kind, [match.item.ref for match in understood.matches]) == (Kind.ANSWER, refs)


@pytest.mark.parametrize("question", ["has she milked cows", "does she know x k n", "has she flown planes"])
def test_a_verb_passed_over_proves_nothing_by_itself(ask, question):
    assert ask(question).kind is Kind.UNANSWERABLE
