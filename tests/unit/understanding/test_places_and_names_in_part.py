"""Things called by a part of what they are: by whose they are, where, by one of their words, or by a slip of it."""

from collections.abc import Callable

import pytest

from vitavoce.domain.question import Ask, Kind, Understood
from vitavoce.understanding.item_index import ItemIndex, build_index
from vitavoce.understanding.wording.calling import by_pronoun

DOCUMENT = {
    "basics": {
        "name": "Ottilie Marrable-Sund",
        "label": "Boatbuilder & Sailmaker",
        "email": "ottilie@marrable.example.com",
        "phone": "+44 20 7946 0321",
        "location": {"city": "Falmouth", "countryCode": "GB"},
    },
    "work": [
        {
            "name": "Marrable Sund Boats",
            "position": "Boatwright",
            "startDate": "2018-03",
            "summary": "A yard of five.",
        },
        {"name": "Falmouth Marine School", "position": "Visiting Tutor", "startDate": "2021-09"},
        {
            "name": "Atelier Goélette",
            "position": "Shipwright",
            "location": "Brest, France",
            "startDate": "2013-01",
            "endDate": "2017-12",
            "highlights": ["Planked three luggers in larch"],
        },
        {"name": "Kestrel Yachts", "position": "Apprentice", "startDate": "2010-09", "endDate": "2012-12"},
    ],
    "projects": [
        {"name": "Larch, Slowly", "description": "A lugger for a fishing museum.", "startDate": "2019-01"},
        {"name": "Skerry", "description": "A rowing skiff.", "startDate": "2022-02", "endDate": "2022-09"},
    ],
    "education": [
        {"institution": "Penryn Further College", "studyType": "Diploma", "area": "Boatbuilding",
         "startDate": "2008-09", "endDate": "2010-07"},
        {"institution": "Nordhavn Boatyard Courses", "studyType": "Short course", "area": "Larch Planking",
         "startDate": "2012-01", "endDate": "2012-03"},
    ],
    "volunteer": [
        {"organization": "Gig Rowing Club", "position": "Coxswain", "startDate": "2015"},
        {"organization": "Harbour Clean-up", "position": "Skipper", "startDate": "2016", "endDate": "2019"},
    ],
    "awards": [
        {"title": "Southern Caulking Prize", "awarder": "Guild of Shipwrights", "date": "2020"},
        {"title": "Commendation of the Harbour Master", "date": "2017"},
        {"title": "Kestrel Cup", "awarder": "Kestrel Yachts", "date": "2012"},
    ],
    "certificates": [
        {"name": "Day Skipper", "issuer": "Sailing Board", "date": "2014"},
        {"name": "Forklift Operator", "issuer": "Lifting Board", "date": "2018"},
    ],
    "publications": [
        {"name": "Wet Wood", "publisher": "The Slipway", "releaseDate": "2023", "summary": "An essay on drying oak."},
        {"name": "Caulk", "publisher": "Quay Press", "releaseDate": "2020", "summary": "A book for beginners."},
    ],
    "skills": [{"name": "Drawing", "keywords": ["Archicad", "Rhino"]}],
    "languages": [{"language": "French", "fluency": "Fluent"}, {"language": "English", "fluency": "Native"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def ask_ottilie(ask, lexicon, profile_of) -> Callable[..., Understood]:
    index: ItemIndex = build_index(profile_of(DOCUMENT), lexicon)
    return lambda *texts: ask(*texts, index=index)


def refs(understood: Understood) -> list[str]:
    return [match.item.ref for match in understood.matches]


class TestPlacesOfWork:
    @pytest.mark.parametrize(
        "question",
        [
            "since when does she run her own yard",
            "how many years has she had her own business",
            "is she self-employed",
            "does she work for herself",
            "when did she set up her own company",
        ],
    )
    def test_what_carries_the_persons_own_name_is_their_own(self, ask_ottilie, question):
        assert refs(ask_ottilie(question)) == ["/work/0"]

    def test_what_is_called_so_is_owned_before_what_has_the_name(self, ask_ottilie):
        assert refs(ask_ottilie("does she own a yard")) == ["/work/0"]

    def test_an_own_place_of_another_kind_is_not_invented(self, ask_ottilie):
        assert ask_ottilie("does she have her own bakery").kind is Kind.UNANSWERABLE

    @pytest.mark.parametrize("question", ["the french yard, what was it called", "when was her french job"])
    def test_the_adjective_of_a_country_places_a_job(self, ask_ottilie, question):
        assert refs(ask_ottilie(question)) == ["/work/2"]

    @pytest.mark.parametrize("question", ["how good is her french", "does she speak french"])
    def test_it_stays_a_language_otherwise(self, ask_ottilie, question):
        assert refs(ask_ottilie(question)) == ["/languages/0"]

    def test_two_employers_are_compared_not_what_tells_of_them(self, ask_ottilie):
        assert set(refs(ask_ottilie("compare kestrel with goelette"))) == {"/work/2", "/work/3"}


class TestNamesInPart:
    def test_a_word_that_other_entries_say_too_is_no_name(self, ask_ottilie):
        assert refs(ask_ottilie("where did she learn about larch planking")) == ["/education/1"]

    def test_a_slip_is_mended_by_the_name_around_it(self, ask_ottilie):
        assert refs(ask_ottilie("who gave her the caulking price")) == ["/awards/0"]

    def test_a_thing_heard_in_two_words(self, ask_ottilie):
        understood = ask_ottilie("has she used arky cad")
        assert (understood.kind, refs(understood)) == (Kind.ANSWER, ["/skills/0"])

    @pytest.mark.parametrize("question", ["what was the comendation for", "her commendation, when was it"])
    def test_a_commendation_is_an_award(self, ask_ottilie, question):
        assert refs(ask_ottilie(question)) == ["/awards/1"]


class TestSortsOfEntries:
    @pytest.mark.parametrize(
        ("question", "shown"),
        [
            ("her latest book or essay", ["/publications/0"]),
            ("publications except the essay", ["/publications/1"]),
            ("books and essays by her", ["/publications/0", "/publications/1"]),
        ],
    )
    def test_books_and_essays_are_told_apart(self, ask_ottilie, question, shown):
        assert refs(ask_ottilie(question)) == shown

    def test_a_sort_beside_its_section_widens_it(self, ask_ottilie):
        assert refs(ask_ottilie("her latest publication or preprint")) == ["/publications/0"]

    def test_having_a_diploma_is_not_being_one(self, ask_ottilie):
        assert refs(ask_ottilie("has she a diploma")) == ["/education/0"]

    def test_a_diploma_is_no_degree_of_a_university(self, ask_ottilie):
        assert ask_ottilie("has she a university degree").kind is Kind.UNANSWERABLE


class TestWithinAList:
    def test_the_one_of_a_list(self, ask_ottilie):
        assert refs(ask_ottilie("what certificates does she have", "when did she get the forklift one")) == [
            "/certificates/1"
        ]

    def test_what_still_goes_on_of_a_list(self, ask_ottilie):
        assert refs(ask_ottilie("who did she volunteer for", "which of those is she still doing")) == ["/volunteer/0"]


class TestThePerson:
    @pytest.mark.parametrize(
        "question",
        [
            "please present this boatbuilder to my board in two sentences",
            "introduce this sailmaker to our panel",
            "sum up this shipwright for my boss",
        ],
    )
    def test_the_person_may_be_called_by_their_trade(self, ask_ottilie, question):
        assert ask_ottilie(question).ask is Ask.OVERVIEW

    def test_other_words_of_what_they_are_call_nobody(self):
        said = by_pronoun("does this backend scale, and does this engineer", {"ilse"}, (), "Backend Engineer")
        assert said == "does this backend scale, and does she"

    def test_the_main_one_of_two_present_jobs_comes_first(self, ask_ottilie):
        assert refs(ask_ottilie("who is ottilie marrable"))[0] == "/work/0"  # as the résumé has them

    @pytest.mark.parametrize(
        "question", ["whats the best number to get her on", "a number for her", "number i can call her at"]
    )
    def test_a_number_to_get_somebody_on_is_the_telephone(self, ask_ottilie, question):
        assert [fact.name for fact in ask_ottilie(question).facts] == ["phone"]

    def test_others_than_the_asker_may_want_to_write(self, ask_ottilie):
        assert "email" in [fact.name for fact in ask_ottilie("how can our parish write to her").facts]
