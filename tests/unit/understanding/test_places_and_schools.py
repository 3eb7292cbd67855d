"""What a question means by a place of work now, by a level of school, and by what came next."""

import pytest

from vitavoce.domain.question import Ask, Kind, Question
from vitavoce.understanding.item_index import build_index

PERSON = {
    "basics": {"name": "Ottilie Brandvold", "label": "Head Baker"},
    "work": [
        {
            "name": "Millrace",
            "position": "Head Baker",
            "location": "Hexham",
            "startDate": "2020-01",
            "summary": "Village bakery.",
        },
        {
            "name": "Millrace",
            "position": "Deputy Head Baker",
            "location": "Hexham",
            "startDate": "2017-01",
            "endDate": "2019-12",
        },
        {
            "name": "St Oswin's Kitchen",
            "position": "Newly Trained Cook",
            "location": "Alnwick",
            "startDate": "2015-01",
            "endDate": "2016-12",
            "highlights": ["Supplied a bakery next door."],
        },
    ],
    "education": [
        {
            "institution": "Alnwick University",
            "studyType": "BSc",
            "area": "Food Science",
            "startDate": "2011",
            "endDate": "2014",
            "score": "QPA 4.1",
        },
        {"institution": "Seahouses Academy", "studyType": "School leaving", "startDate": "2004", "endDate": "2011"},
    ],
    "awards": [{"title": "Golden Loaf, second place", "date": "2021-05"}, {"title": "Best Bun", "date": "2019-05"}],
}


@pytest.fixture
def asked(processor, lexicon, profile_of, today):
    index = build_index(profile_of(PERSON), lexicon)
    return lambda text: processor.understand(Question(text=text, today=today), index)


@pytest.mark.parametrize(
    ("question", "refs"),
    [
        ("which bakery does she run", ["/work/0"]),
        ("how big is her bakery", ["/work/0"]),
        ("which uni did she go to", ["/education/0"]),
        ("where did she go to high school", ["/education/1"]),
        ("what school did she go to before university", ["/education/1"]),
        ("how long has she been a head baker", ["/work/0"]),
        ("where was she an ntc", ["/work/2"]),
        ("tell me about saint oswins kitchen", ["/work/2"]),
        ("second place in what", ["/awards/0"]),
        ("was she promoted", ["/work/0", "/work/1"]),
        ("what did she do after oswins kitchen", ["/work/1"]),
        ("the mill raise job", ["/work/0", "/work/1"]),
    ],
)
def test_what_is_meant(asked, question, refs):
    assert [match.item.ref for match in asked(question).matches] == refs


def test_a_score_is_asked_for_by_its_own_name(asked):
    understood = asked("what's her qpa")
    assert (understood.ask, [match.item.ref for match in understood.matches]) == (Ask.SCORE, ["/education/0"])


def test_nobody_went_to_a_university_who_only_went_to_school(processor, lexicon, profile_of, today):
    document = {"basics": {"name": "Ottilie Brandvold"}, "education": PERSON["education"][1:]}
    index = build_index(profile_of(document), lexicon)
    assert processor.understand(Question(text="did she go to uni", today=today), index).kind is Kind.UNANSWERABLE
