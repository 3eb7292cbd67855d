"""Which items a question means: over or going on, before or after something, counted, told by a number, left out."""

import pytest

from vitavoce.domain.question import Ask, Focus, Kind, Question
from vitavoce.understanding.item_index import build_index

DOCUMENT = {
    "basics": {"name": "Rowan Achterfeld", "url": "https://rowan.example", "location": {"city": "Varde"}},
    "work": [
        {
            "name": "Lakeland Community Ferries",
            "position": "Ferry Captain",
            "startDate": "2019-04",
            "highlights": ["Night rescues fell by 12 % in 2021.", "Carries 410 school children a day."],
        },
        {
            "name": "Tarn Rescue Station",
            "position": "Community Boat Coxswain",
            "startDate": "2014-05",
            "endDate": "2019-03",
            "highlights": ["Attended 63 night rescues.", "Kept the log in MySQL."],
        },
        {"name": "Self-employed", "position": "Camera Operator", "startDate": "2012-01", "endDate": "2014-04"},
        {"name": "Brasserie Onda", "position": "Waiter", "startDate": "2006-06", "endDate": "2008-08"},
    ],
    "education": [
        {"institution": "School of Film Sund", "studyType": "MA", "area": "Documentary Film",
         "startDate": "2010-09", "endDate": "2011-12"},
        {"institution": "Nautical College Varde", "studyType": "Diploma", "area": "Navigation",
         "startDate": "2008-09", "endDate": "2010-07"},
    ],
    "projects": [
        {"name": "Lantern Log", "description": "Open-source logbook for small ferries.", "startDate": "2018-03",
         "keywords": ["PostgreSQL", "Python"]},
        {"name": "Foghorn Radio", "description": "Open-source weather radio.", "startDate": "2023-02",
         "endDate": "2023-11"},
        {"name": "Jetty Cam", "description": "A camera on a pier.", "startDate": "2016-05", "endDate": "2017-10",
         "keywords": ["Go"]},
        {"name": "Rope Atlas", "description": "Knots, drawn."},
    ],
    "publications": [
        {"name": "The Night Boat", "publisher": "Tarn Films", "releaseDate": "2013-05",
         "summary": "Documentary film in two parts."},
        {"name": "Last Crossing", "publisher": "Tarn Films", "releaseDate": "2021-03",
         "summary": "Documentary film in nine scenes."},
        {"name": "Ropes, Explained", "publisher": "Deckhand Monthly", "releaseDate": "2022-09"},
        {"name": "Small Harbours", "publisher": "Quay Books", "releaseDate": "2017-10",
         "summary": "Essays; 21,000 copies sold."},
    ],
    "awards": [
        {"title": "Open Source Prize of the Lakes", "awarder": "Lake Tech Fair", "date": "2020-05"},
        {"title": "Lifesaving Medal", "date": "2016-06", "summary": "To the whole team of the station."},
    ],
    "references": [
        {"name": "Dr Amina Solberg", "reference": "Calm at sea, and calmer on land."},
        {"name": "Pieter Haan, harbour master at Varde", "reference": "The boats have never been so clean."},
    ],
    "skills": [{"name": "Data", "keywords": ["PostgreSQL", "MySQL", "Redis"]}],
}  # fmt: skip


@pytest.fixture
def ask(processor, lexicon, profile_of, today):
    index = build_index(profile_of(DOCUMENT), lexicon)

    def asked(*questions):
        focus = Focus()
        for question in questions:
            understood = processor.understand(Question(text=question, today=today, focus=focus), index)
            focus = understood.focus
        return understood

    return asked


def refs(understood):
    return {match.item.ref for match in understood.matches}


@pytest.mark.parametrize("question", ["newest project", "what is the latest project", "the last project she did"])
def test_the_latest_of_projects_is_the_one_begun_last_though_an_older_one_is_kept_up(ask, question):
    assert refs(ask(question)) == {"/projects/1"}


@pytest.mark.parametrize(
    "question",
    [
        "projects she isn't working on any more",
        "which projects is she no longer involved in",
        "projects that she has stopped working on",
        "the projects that are over",
    ],
)
def test_what_is_over_has_an_end(ask, question):
    assert refs(ask(question)) == {"/projects/1", "/projects/2"}


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("just the ones still going", {"/projects/0"}),
        ("only the ones that are still running", {"/projects/0"}),
        ("just the finished ones", {"/projects/1", "/projects/2"}),
        ("the ones that are over", {"/projects/1", "/projects/2"}),
    ],
)
def test_a_list_is_narrowed_to_what_is_over_or_going_on(ask, question, left):
    assert refs(ask("show me her projects", question)) == left


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("where did she work from 2012 until 2014", {"/work/2", "/work/1"}),
        ("where was she working from may 2015 to 2017", {"/work/1"}),
    ],
)
def test_from_a_year_is_a_time_and_no_place_of_residence(ask, question, expected):
    assert refs(ask(question)) == expected


def test_where_she_is_from_stays_a_question_of_place(ask):
    assert [fact.name for fact in ask("where is she from").facts] == ["location"]


@pytest.mark.parametrize(
    "question",
    ["how many projects are in her portfolio", "how many projects in the portfolio", "what is in her portfolio"],
)
def test_what_is_in_a_portfolio_are_its_projects(ask, question):
    assert refs(ask(question)) == {"/projects/0", "/projects/1", "/projects/2", "/projects/3"}


@pytest.mark.parametrize("question", ["has she got a portfolio", "where can i see her portfolio", "portfolio link?"])
def test_the_portfolio_itself_is_an_address(ask, question):
    assert [fact.value for fact in ask(question).facts] == ["https://rowan.example"]


@pytest.mark.parametrize(
    "question",
    ["time spent at the tarn rescue station, total", "length of her stay at tarn rescue", "total time at tarn rescue",
     "her tenure at tarn rescue in months", "time at tarn rescue, all told"],
)  # fmt: skip
def test_time_at_a_place_is_a_duration(ask, question):
    understood = ask(question)
    assert (understood.ask, refs(understood)) == (Ask.DURATION, {"/work/1"})


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("her first job after film school", {"/work/2"}),
        ("first gig out of nautical college", {"/work/2"}),
        ("what was she before she trained in navigation", {"/work/3"}),
        ("what did she do before she qualified", {"/work/3"}),
        ("what was she before she captained the community ferries", {"/work/1"}),
        ("what did she do right after she graduated", {"/work/2"}),
    ],
)
def test_verbs_of_any_kind_name_what_came_before_or_after(ask, question, expected):
    assert refs(ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what came out before 2015", {"/publications/0"}),
        ("what did she bring out in 2022", {"/publications/2"}),
        ("what has she put out since 2021", {"/publications/1", "/publications/2"}),
        ("what did she release in 2017", {"/publications/3"}),
        ("anything of hers that appeared in 2013?", {"/publications/0"}),
    ],
)
def test_what_comes_out_is_a_publication(ask, question, expected):
    assert refs(ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("projects without Go since 2016", {"/projects/0", "/projects/1"}),
        ("which of her publications are not films, from 2020 on", {"/publications/2"}),
        ("projects not from 2016", {"/projects/0", "/projects/1", "/projects/3"}),
    ],
)
def test_a_time_is_left_out_only_where_the_negation_speaks_of_it(ask, question, expected):
    assert refs(ask(question)) == expected


def test_the_number_right_before_what_is_counted_tells_it(ask):
    understood = ask("how many night rescues did she attend")
    assert [match.item.ref for match in understood.matches] == ["/work/1"]
    assert understood.matches[0].passages[0] == "Attended 63 night rescues."


def test_a_number_of_something_else_does_not_tell_how_many_entries_there_are(ask):
    understood = ask("how many documentary films has she published")
    assert (understood.count, refs(understood)) == (2, {"/publications/0", "/publications/1"})


@pytest.mark.parametrize("question", ["list the open source stuff", "what open source work is there"])
def test_everyday_words_of_one_name_are_not_only_that_name(ask, question):
    assert refs(ask(question)) >= {"/projects/0", "/projects/1"}


def test_a_word_of_several_roles_and_names_picks_them_all(ask):
    assert refs(ask("roles in the community")) == {"/work/0", "/work/1"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did the doctor say about her", {"/references/0"}),
        ("what does the harbour master say about her", {"/references/1"}),
        ("what did the captain's boss say about her", {"/references/0", "/references/1"}),
    ],
)
def test_who_speaks_is_found_among_the_references(ask, question, expected):
    assert refs(ask(question)) == expected


@pytest.mark.parametrize("question", ["which database has she worked with", "what databases did she work with"])
def test_working_with_a_tool_is_no_question_about_jobs(ask, question):
    assert refs(ask(question)) >= {"/projects/0", "/work/1"}


def test_how_to_count_is_no_filter(ask):
    understood = ask("which places has she worked at", "how many employers is that, counting self-employed as one")
    assert (understood.count, understood.counted) == (4, "employers")


def test_one_of_a_list_is_told_by_any_word_that_only_it_says(ask):
    assert refs(ask("what prizes did she get", "and the prize for the team, which year")) == {"/awards/1"}


@pytest.mark.parametrize("question", ["which book sold 21000 copies", "which one was it with the 21,000 copies"])
def test_a_large_number_is_the_same_with_and_without_a_comma(ask, question):
    assert refs(ask(question)) == {"/publications/3"}


def test_a_correction_within_a_question_replaces_what_it_corrects(ask):
    understood = ask("has she used Java? i mean Go")
    assert (understood.kind, refs(understood)) == (Kind.ANSWER, {"/projects/2"})


def test_a_count_of_what_was_listed_counts_all_of_it(processor, lexicon, profile_of, today):
    index = build_index(profile_of(DOCUMENT), lexicon)
    listed = processor.understand(Question(text="which places has she worked at", today=today, max_cards=2), index)
    counted = processor.understand(
        Question(text="how many places is that", today=today, max_cards=2, focus=listed.focus), index
    )

    assert (len(listed.cards), counted.count) == (2, 4)


def test_who_is_she_names_the_job_that_she_is_called_by(processor, lexicon, profile_of, today):
    document = {
        "basics": {"name": "Rowan Achterfeld", "label": "Ferry Captain"},
        "work": [
            {"name": "Lakeland Ferries", "position": "Ferry Captain", "startDate": "2019-04"},
            {"name": "Varde Evening School", "position": "Teacher of Knots", "startDate": "2023-09"},
        ],
    }
    index = build_index(profile_of(document), lexicon)

    assert processor.understand(Question(text="who is she?", today=today), index).matches[0].item.ref == "/work/0"


STUDIED_TWICE = {
    "basics": {"name": "Rowan Achterfeld"},
    "work": [
        {"name": "Reeves Hospital", "position": "Ward Nurse", "startDate": "2021-09"},
        {"name": "Mole Clinic", "position": "Nurse", "startDate": "2014-10", "endDate": "2021-08"},
        {"name": "Hazel Home", "position": "Care Assistant", "startDate": "2010", "endDate": "2014"},
    ],
    "education": [
        {"institution": "University of Selm", "studyType": "MSc", "area": "Practice", "startDate": "2019-09",
         "endDate": "2022-07"},
        {"institution": "Wharf University", "studyType": "BSc", "area": "Nursing", "startDate": "2010-09",
         "endDate": "2014-07"},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("her first job after university", {"/work/1"}),
        ("what did she do right after graduating", {"/work/1"}),
        ("which jobs did she have after university", {"/work/0", "/work/1"}),
    ],
)
def test_a_degree_beside_a_job_years_later_is_no_leaving_of_university(
    processor, lexicon, profile_of, today, question, expected
):
    index = build_index(profile_of(STUDIED_TWICE), lexicon)

    assert refs(processor.understand(Question(text=question, today=today), index)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did she publish while she was at the rescue station", {"/publications/3"}),
        ("awards during her time at the rescue station", {"/awards/1"}),
        ("films she published before the rescue station", {"/publications/0"}),
        ("what has she been up to since the rescue station", {"/work/0"}),
        ("jobs she has had, newest first", {"/work/0", "/work/1", "/work/2", "/work/3"}),
    ],
)
def test_what_happened_during_or_since_a_job(ask, question, expected):
    assert refs(ask(question)) == expected


def test_a_number_is_told_by_a_job_where_nothing_listed_is_meant(ask):
    understood = ask("how many school children does she carry")
    assert understood.matches[0].passages[0] == "Carries 410 school children a day."


def test_what_runs_in_production_is_asked_of_jobs_too(processor, lexicon, profile_of, today):
    document = {
        "basics": {"name": "Rowan Achterfeld"},
        "work": [{"name": "Quay", "position": "Engineer", "startDate": "2020", "highlights": ["Ran Kubernetes."]}],
        "projects": [{"name": "Buoy", "keywords": ["Kubernetes"], "startDate": "2021"}],
    }
    index = build_index(profile_of(document), lexicon)
    understood = processor.understand(Question(text="has she run kubernetes in production?", today=today), index)

    assert refs(understood) == {"/work/0", "/projects/0"}
