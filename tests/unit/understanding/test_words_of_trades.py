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
    "certificates": [{"name": "PASMA Towers", "date": "2020"}, {"name": "Enhanced DBS", "date": "2019"}],
}
MIDWIFE = {
    "basics": {"name": "Rhian Sesay", "label": "Midwife", "location": {"city": "Rhyl", "countryCode": "GB"}},
    "work": [
        {
            "name": "Clwyd Midwives",
            "position": "Community Midwife",
            "startDate": "2019-03",
            "highlights": ["Antenatal clinics.", "Attended 60 home births."],
        },
        {
            "name": "Harbour Infirmary",
            "position": "Staff Nurse",
            "startDate": "2013-09",
            "endDate": "2018-08",
            "highlights": ["Venepuncture and medication rounds on a stroke unit."],
        },
        {
            "name": "Care Beyond",
            "position": "Volunteer",
            "location": "Freetown, Sierra Leone",
            "startDate": "2012-01",
            "endDate": "2012-06",
        },
    ],
    "education": [{"institution": "Karolinska Institutet", "studyType": "MSc", "area": "Global Health"}],
    "certificates": [{"name": "NLS Provider", "date": "2021-05"}],
    "languages": [{"language": "Persian", "fluency": "Native"}, {"language": "Welsh", "fluency": "B1"}],
}
CLERK = {
    "basics": {"name": "Orla Venn", "label": "Finance Manager", "location": {"city": "Leeds", "countryCode": "GB"}},
    "work": [
        {
            "name": "Dale Foods",
            "position": "Finance Manager",
            "startDate": "2019-01",
            "highlights": ["P&L for four sites.", "Answered Freedom of Information requests.", "Leads a team of six."],
        },
        {
            "name": "Lowgate Stores",
            "position": "Checkout Supervisor",
            "startDate": "2014-09",
            "endDate": "2018-12",
            "highlights": ["Rotas for thirty."],
        },
    ],
    "certificates": [{"name": "ACA", "issuer": "ICAEW", "date": "2017-11"}],
    "skills": [{"name": "Systems", "keywords": ["PowerPoint", "Sage 200", "Perforce"]}],
}


@pytest.fixture
def refs_of(processor, lexicon, profile_of, today):
    def ask(document, question):
        understood = processor.understand(
            Question(text=question, today=today), build_index(profile_of(document), lexicon)
        )
        return sorted(match.item.ref for match in understood.matches) if understood.kind is Kind.ANSWER else None

    return ask


@pytest.mark.parametrize(
    ("document", "question", "expected"),
    [
        (ELECTRICIAN, "can he change a fuse box", ["/work/0"]),
        (ELECTRICIAN, "is he allowed up a scaffolding tower", ["/certificates/0"]),
        (ELECTRICIAN, "has he had a police check", ["/certificates/1"]),
        (MIDWIFE, "has she done home deliveries", ["/work/0"]),
        (MIDWIFE, "has she looked after pregnant women", ["/work/0"]),
        (MIDWIFE, "can she take blood", ["/work/1"]),
        (MIDWIFE, "newborn life support?", ["/certificates/0"]),
        (CLERK, "does she have profit and loss responsibility", ["/work/0"]),
        (CLERK, "any FOI work?", ["/work/0"]),
        (CLERK, "has she worked on tills", ["/work/1"]),
        (CLERK, "is she a chartered accountant", ["/certificates/0"]),
        (CLERK, "does she know Microsoft Office", ["/skills/0"]),
        (CLERK, "has she worked in cinemas or on movies", None),
        (CLERK, "has she used version control", ["/skills/0"]),
    ],
)
def test_lay_words_find_the_trades_own(refs_of, document, question, expected):
    assert refs_of(document, question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("has she worked in africa", ["/work/2"]),
        ("did she study in scandinavia", ["/education/0"]),
        ("was she ever in sweden", ["/education/0"]),
        ("has she worked in asia", None),
        ("does she speak farsi", ["/languages/0"]),
        ("does she speak magyar", None),
    ],
)
def test_parts_of_the_world_and_other_names_of_languages(refs_of, question, expected):
    assert refs_of(MIDWIFE, question) == expected


@pytest.mark.parametrize(
    ("document", "question"),
    [
        (ELECTRICIAN, "is he a plumber"),
        (ELECTRICIAN, "does he know databases"),  # DBS is none
        (MIDWIFE, "is she a surgeon"),
        (MIDWIFE, "is she a paramedic"),
        (CLERK, "is she a barrister"),
        (CLERK, "has she sacked people"),
        (CLERK, "does she use QuickBooks"),
    ],
)
def test_what_is_only_near_is_no_yes(refs_of, document, question):
    assert refs_of(document, question) is None


def test_a_word_of_a_known_phrase_is_no_misspelling(refs_of):
    founder = {**CLERK, "work": [*CLERK["work"], {"name": "Penny Post", "position": "Founder"}]}
    assert refs_of(founder, "has she worked on money laundering") is None


def test_the_sentence_told_is_the_one_that_says_it_otherwise(processor, lexicon, profile_of, today):
    index = build_index(profile_of(ELECTRICIAN), lexicon)
    understood = processor.understand(Question(text="has he done fuseboards", today=today), index)

    assert understood.matches[0].passages[0].startswith("New consumer units")


def test_a_topic_of_two_words_needs_both(refs_of):
    """“run team” is one; “run” at the end of a question is not."""
    assert refs_of({**CLERK, "projects": [{"name": "Night shelter rota"}]}, "what projects does she run") == [
        "/projects/0"
    ]
