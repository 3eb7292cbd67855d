"""What lay people call the things of a trade: the résumé has them in the trade's own words."""

import pytest

from vitavoce.domain.question import Kind, Question
from vitavoce.understanding.item_index import build_index

ELECTRICIAN = {
    "basics": {"name": "Hamish Orrin", "label": "Electrician", "location": {"city": "Perth", "countryCode": "GB"}},
    "work": [
        {
            "name": "Tay Electrical",
            "position": "Approved Electrician",
            "startDate": "2017-02",
            "highlights": ["Trains two apprentices.", "New consumer units and rewires in forty tenements."],
        },
        {
            "name": "Northern Grid",
            "position": "Cable Jointer",
            "startDate": "2012-02",
            "endDate": "2016-11",
            "highlights": ["Terminated 11 kV cables."],
        },
    ],
}


@pytest.fixture
def refs_of(processor, lexicon, profile_of, today):
    def ask(document, question):
        understood = processor.understand(
            Question(text=question, today=today), build_index(profile_of(document), lexicon)
        )
        return [match.item.ref for match in understood.matches] if understood.kind is Kind.ANSWER else None

    return ask


def test_a_phrase_stands_for_another(refs_of):
    assert refs_of(ELECTRICIAN, "can he change a fuse box") == ["/work/0"]


def test_the_sentence_told_is_the_one_that_says_it_otherwise(processor, lexicon, profile_of, today):
    index = build_index(profile_of(ELECTRICIAN), lexicon)
    understood = processor.understand(Question(text="has he done fuseboards", today=today), index)

    assert understood.matches[0].passages[0].startswith("New consumer units")
