"""Questions that want yes or no, of every trade: what shows it is found, and what the résumé lacks stays lacking."""

from collections.abc import Callable

import pytest

from vitavoce.domain.question import Ask, Kind, Understood
from vitavoce.understanding.item_index import ItemIndex, build_index

DOCUMENT = {
    "basics": {"name": "Odalys Ferreby", "label": "Harbour Engineer", "location": {"city": "Hull", "countryCode": "GB"}},
    "work": [
        {
            "name": "Humber Lock Trust",
            "position": "Lock Supervisor",
            "startDate": "2020-05",
            "highlights": ["In charge of nine lock keepers and two divers", "Inspects the gates by boat"],
        },
        {
            "name": "Tern Dredging",
            "position": "Crane Operator",
            "location": "Rotterdam, Netherlands",
            "startDate": "2015-02",
            "endDate": "2020-04",
            "highlights": ["Night shifts on a crane of 90 tonnes", "Trained three apprentices"],
        },
        {
            "name": "Quayside Bakery",
            "position": "Counter Assistant",
            "startDate": "2012-06",
            "endDate": "2013-08",
        },
    ],
    "volunteer": [
        {"organization": "Sand Martins Swimming Club", "position": "Coach", "startDate": "2011"},
        {"organization": "Spurn Night Watch", "position": "Radio Operator", "startDate": "2017-01",
         "endDate": "2019-03", "summary": "Listened for boats in trouble."},
    ],
    "education": [
        {"institution": "Hull Technical College", "studyType": "Apprenticeship", "area": "Mechanical Fitting",
         "startDate": "2013-09", "endDate": "2015-01"},
    ],
    "certificates": [
        {"name": "Alpine Life Support", "issuer": "Alpine Safety Academy", "date": "2019-05"},
        {"name": "Marine Radio Licence", "issuer": "Harbour Board", "date": "2015-06"},
    ],
    "skills": [{"name": "People", "keywords": ["Public speaking", "Rota planning"]}],
    "languages": [{"language": "English", "fluency": "Native"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def ask_odalys(ask, lexicon, profile_of) -> Callable[..., Understood]:
    index: ItemIndex = build_index(profile_of(DOCUMENT), lexicon)
    return lambda *texts: ask(*texts, index=index)


OTHER = {
    "basics": {"name": "Matthias Oyelowo", "label": "Product Designer", "location": {"city": "Leeds"}},
    "work": [
        {"name": "Roundhay Foundry", "position": "Designer", "startDate": "2019-01",
         "highlights": ["Led the transformation of the casting floor", "Introduced a rota by phone",
                        "Hired two pattern makers", "Lens grinding"]},
        {"name": "Aire Studio", "position": "Junior Designer", "startDate": "2016-01", "endDate": "2018-12"},
    ],
    "projects": [{"name": "Mothlight", "description": "A family of lamps.", "startDate": "2021-01",
                  "highlights": ["Designed with two glass blowers"]}],
    "education": [
        {"institution": "University of Wharfe", "studyType": "BA", "area": "Design and Teaching", "score": "First",
         "startDate": "2013-09", "endDate": "2016-06"},
        {"institution": "Wharfe High School", "studyType": "A levels", "startDate": "2011-09", "endDate": "2013-06"},
    ],
    "certificates": [{"name": "Examination of Spectacle Lenses", "issuer": "Optical Guild", "date": "2020-02"}],
    "skills": [{"name": "Film", "keywords": ["Colour grading"]}],
}  # fmt: skip


@pytest.fixture(scope="module")
def ask_matthias(ask, lexicon, profile_of) -> Callable[..., Understood]:
    index: ItemIndex = build_index(profile_of(OTHER), lexicon)
    return lambda *texts: ask(*texts, index=index)


def refs(understood: Understood) -> list[str]:
    return [match.item.ref for match in understood.matches]


class TestWhetherStill:
    @pytest.mark.parametrize(
        ("question", "shown"),
        [
            ("is she still with the swimming club", "/volunteer/0"),
            ("is she still at tern dredging", "/work/1"),
            ("does she still volunteer at the night watch", "/volunteer/1"),
        ],
    )
    def test_what_is_over_answers_as_well_as_what_goes_on(self, ask_odalys, question, shown):
        understood = ask_odalys(question)
        assert (understood.kind, understood.ask, refs(understood)) == (Kind.ANSWER, Ask.YES_NO, [shown])

    def test_a_thing_that_never_was_is_not_over(self, ask_odalys):
        assert ask_odalys("is she still at the airport").kind is Kind.UNANSWERABLE


class TestSmallWords:
    def test_small_words_are_not_the_initials_of_who_issued_a_certificate(self, ask_odalys):
        assert refs(ask_odalys("did she do anything as a coach")) == ["/volunteer/0"]  # ASA is an issuer

    def test_speaking_in_public_is_no_language(self, ask_odalys):
        assert refs(ask_odalys("can she speak in public")) == ["/skills/0"]


class TestSetPhrases:
    @pytest.mark.parametrize(
        "question",
        [
            "does she know her way round a crane",
            "is she a dab hand with a crane",
            "is she au fait with cranes",
            "is she no stranger to cranes",
            "could she be trusted with a crane",
            "has she got the hang of a crane",
            "does she have a feel for cranes",
            "is she cut out for cranes",
            "has she had any dealings with a crane",
            "has she ever come into contact with a crane",
            "are cranes in her repertoire",
        ],
    )
    def test_knowing_is_asked_in_many_phrases(self, ask_odalys, question):
        assert (ask_odalys(question).kind, refs(ask_odalys(question))) == (Kind.ANSWER, ["/work/1"])

    @pytest.mark.parametrize("question", ["is she a dab hand with a lathe", "is she au fait with welding"])
    def test_what_is_not_known_stays_unknown(self, ask_odalys, question):
        assert ask_odalys(question).kind is Kind.UNANSWERABLE


class TestWordsOfAQuestion:
    def test_what_is_done_is_not_the_thing_it_is_done_to(self, ask_matthias):
        assert refs(ask_matthias("did he design lamps")) == ["/projects/0"]
        assert ask_matthias("did he design cars").kind is Kind.UNANSWERABLE

    def test_a_degree_is_of_a_university(self, ask_odalys, ask_matthias):
        assert ask_odalys("does she have a degree").kind is Kind.UNANSWERABLE
        assert refs(ask_matthias("does he have a degree")) == ["/education/0"]
        assert refs(ask_matthias("has he got a first class degree")) == ["/education/0"]

    def test_the_noun_of_a_verb_shows_it(self, ask_matthias):
        assert refs(ask_matthias("is he qualified to examine lenses")) == ["/certificates/0"]
        assert refs(ask_matthias("did he transform a foundry")) == ["/work/0"]

    @pytest.mark.parametrize("question", ["does he know rota software", "can he work colour grading equipment"])
    def test_a_noun_for_kinds_of_things_may_be_missing(self, ask_matthias, question):
        assert ask_matthias(question).kind is Kind.ANSWER

    def test_a_known_topic_of_a_section_is_read_word_by_word(self, ask_matthias):
        assert refs(ask_matthias("has he got a teaching qualification")) == ["/education/0"]

    def test_a_deed_said_in_other_words_narrows_what_it_was_done_to(self, ask_odalys, ask_matthias):
        assert refs(ask_matthias("has he ever managed a casting floor")) == ["/work/0"]
        assert refs(ask_matthias("has he employed pattern makers")) == ["/work/0"]

    def test_who_somebody_is_stands_where_roles_are_held(self, ask_matthias):
        assert refs(ask_matthias("was he ever a designer")) == ["/work/0", "/work/1"]

    def test_a_verb_alone_is_asked_for_where_the_resume_says_it(self, ask_odalys, ask_matthias):
        assert refs(ask_matthias("has he ever hired people")) == ["/work/0"]
        assert refs(ask_matthias("has he ever introduced something new")) == ["/work/0"]

    def test_leading_is_said_in_everyday_words(self, ask_odalys, ask_matthias):
        assert refs(ask_odalys("has she ever been in charge")) == ["/work/0"]
        assert refs(ask_odalys("has she ever had people under her")) == ["/work/0"]

    def test_nobody_has_a_business_of_their_own_for_having_worked(self, ask_odalys):
        assert ask_odalys("has she ever run her own company").kind is Kind.UNANSWERABLE

    def test_things_are_things_though_they_might_be_deeds(self, ask_matthias, ask_odalys):
        assert ask_odalys("has she spent time on ships").kind is Kind.ANSWER
        assert ask_matthias("has he spent time on ships").kind is Kind.UNANSWERABLE

    def test_how_well_or_large_is_passed_over_where_the_resume_has_no_such_word(self, ask_odalys):
        assert refs(ask_odalys("has she worked a huge crane")) == ["/work/1"]
        assert refs(ask_odalys("did she train apprentices successfully")) == ["/work/1"]
