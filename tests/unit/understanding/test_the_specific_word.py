"""People whose trade's words are everyday words: the word that few of their entries have decides, not the common one."""

import pytest

from vitavoce.domain.question import Ask, Focus, Kind, Question
from vitavoce.understanding.item_index import build_index

VIOLINIST = {
    "basics": {"name": "Ottoline Brachvogel", "email": "ottoline@brachvogel.example",
               "location": {"city": "Cork", "countryCode": "IE"}},
    "work": [
        {"name": "Musikschule Sonnenhang", "position": "Violin Teacher", "location": "Freiburg, Germany",
         "startDate": "2021-02", "highlights": ["Teaches violin to forty children, and takes charge on concert nights"]},
        {"name": "Freelance", "position": "Violinist", "startDate": "2015-03",
         "highlights": ["Played on thirty-four records so far", "Keeps the parts in forScore"]},
        {"name": "Teatro Aurora", "position": "Teacher of Violin and History of Opera", "startDate": "2013-09",
         "endDate": "2016-06", "highlights": ["Led the second violins", "Kept notes of every rehearsal in Evernote"]},
    ],
    "volunteer": [
        {"organization": "Strings Across", "position": "Violin Teacher", "location": "Accra, Ghana",
         "startDate": "2018-07", "endDate": "2018-08"},
        {"organization": "Cork Lunchtime Concerts", "position": "Violinist", "startDate": "2012", "endDate": "2013"},
    ],
    "education": [
        {"institution": "Universidad de Oviedo", "area": "Violin", "studyType": "BMus", "startDate": "2009-09",
         "endDate": "2013-06", "score": "9.1"},
        {"institution": "Colegio San Telmo", "area": "Music", "studyType": "School leaving certificate",
         "startDate": "2003", "endDate": "2009"},
    ],
    "projects": [{"name": "Oviedo–Cork tour", "description": "Twenty-six pupils played in both towns.",
                  "startDate": "2022-04", "endDate": "2022-05"},
                 {"name": "Duets at Three", "startDate": "2019-01", "endDate": "2019-12",
                  "description": "Played in five care homes; raised spirits, and key hands by a fifth."}],
    "publications": [
        {"name": "Lullabies for Foxes (recording)", "publisher": "Otter Sound", "releaseDate": "2019-05"},
        {"name": "The Quiet Bow (recording)", "publisher": "Otter Sound", "releaseDate": "2023-01"},
    ],
    "awards": [
        {"title": "Regional Violinist of the Year", "awarder": "Munster Music Board", "date": "2020-11"},
        {"title": "Silver Reed", "awarder": "Radio Lee", "date": "2019-12", "summary": "For Lullabies for Foxes."},
    ],
    "certificates": [{"name": "DELE C1", "issuer": "Instituto Cervantes", "date": "2014"}],
    "skills": [{"name": "Playing", "keywords": ["Violin", "Viola", "Scordatura"]}],
    "languages": [{"language": "English", "fluency": "Native"}, {"language": "Spanish", "fluency": "C1"}],
    "interests": [{"name": "Sea kayaks"}],
}  # fmt: skip


@pytest.fixture(scope="module")
def ask(processor, lexicon, profile_of, today):
    index = build_index(profile_of(VIOLINIST), lexicon)

    def run(*texts):
        focus = Focus()
        for text in texts:
            understood = processor.understand(Question(text=text, today=today, focus=focus), index)
            focus = understood.focus
        return understood

    return run


JUDGE = {
    "basics": {"name": "Hollis Abernathy", "location": {"city": "Leeds", "countryCode": "GB"}},
    "work": [
        {"name": "Leeds Combined Court", "position": "District Judge", "startDate": "2019-10",
         "highlights": ["Hears family and housing cases", "Sits with two magistrates in the youth list"]},
        {"name": "Amtsgericht Bremen", "position": "Visiting clerk", "location": "Bremen, Germany",
         "startDate": "2005-02", "endDate": "2005-08", "highlights": ["Wrote case notes in two languages"]},
        {"name": "Oakfield Primary School", "position": "School Cook", "startDate": "2002-06", "endDate": "2004-09",
         "highlights": ["Made fruit tarts on Fridays", "Baker of thirty loaves a day"]},
        {"name": "Plain Orders", "position": "Court reporter", "startDate": "2000-01", "endDate": "2002-05",
         "highlights": ["Twelve guides for witnesses written and printed"]},
    ],
    "education": [{"institution": "Universität Bremen", "area": "European Law", "studyType": "LLM",
                   "startDate": "2004-10", "endDate": "2005-09"}],
    "publications": [{"name": "A Short Guide to Listening", "publisher": "Bench Papers", "releaseDate": "2021-04"}],
    "languages": [{"language": "English", "fluency": "Native"}, {"language": "German", "fluency": "C1"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("which court is he at", {"/work/0"}),
        ("which firm is he with", {"/work/0"}),
        ("did he work at a school", {"/work/2"}),
        ("has he worked abroad", {"/work/1"}),
        ("has he baked abroad", set()),
        ("has he ever baked", {"/work/2"}),
        ("how many guides has he written", {"/work/3"}),
    ],
)
def test_judge_is_told_of_by_what_holds_all_of_the_question(processor, lexicon, profile_of, today, question, expected):
    index = build_index(profile_of(JUDGE), lexicon)
    assert refs(processor.understand(Question(text=question, today=today), index)) == expected


@pytest.mark.parametrize("question", ["how do you say judge in german", "help my son with his german homework"])
def test_language_to_be_used_is_none_of_the_persons(processor, lexicon, profile_of, today, question):
    index = build_index(profile_of(JUDGE), lexicon)
    assert processor.understand(Question(text=question, today=today), index).kind is Kind.OFF_TOPIC


def refs(understood):
    return {match.item.ref for match in understood.matches}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("when was she violinist of the year", {"/awards/0"}),
        ("was she regional violinist of the year", {"/awards/0"}),
        ("how long was she at oviedo university", {"/education/0"}),
        ("what did she study at the university of oviedo", {"/education/0"}),
        ("which school is she at", {"/work/0"}),
        ("has she worked at a theatre", {"/work/2"}),
        ("what is she in charge of on concert nights", {"/work/0"}),
    ],
)
def test_longer_name_and_kind_of_institution_decide(ask, question, expected):
    assert refs(ask(question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("has she ever taught history", {"/work/2"}),
        ("has she ever volunteered abroad", {"/volunteer/0"}),
        ("what has she done overseas", {"/work/0", "/volunteer/0"}),
        ("what does she do outside the studio", {"/interests/0"}),
        ("does she do anything with old people", {"/projects/1"}),
        ("how much did the key hands get better", {"/projects/1"}),
        ("which of her recordings won something", {"/publications/0", "/awards/1"}),
        ("mark for the bmus", {"/education/0"}),
        ("proof of her spanish", {"/certificates/0"}),
    ],
)
def test_what_few_entries_are_called_or_placed_decides(ask, question, expected):
    assert refs(ask(question)) == expected


def test_native_of_another_language_is_no_yes(ask):
    assert (ask("is she a native spanish speaker").ask, refs(ask("is she a native spanish speaker"))) == (
        Ask.LEVEL,
        {"/languages/1"},
    )
    assert ask("is she a native english speaker").ask is Ask.YES_NO


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("list her jobs", "the third one", "and what did they keep the notes in"), {"/work/2"}),
        (("how long has she been a freelance violinist", "and teaching in freiburg"), {"/work/0"}),
        (("who recorded lullabies for foxes", "did it win a prize"), {"/awards/1"}),
        (("tell me about the oviedo cork tour", "how many pupils went"), {"/projects/0"}),
    ],
)
def test_turn_before_is_leaned_on(ask, turns, expected):
    assert refs(ask(*turns)) == expected


def test_visitor_who_says_what_she_is_to_them_asks_of_her(ask):
    assert ask("tell me about ms brachvogel, she is my daughter's new violin teacher").ask is Ask.OVERVIEW


def test_of_two_things_asked_together_the_known_one_is_answered(ask):
    understood = ask("can she do scordatura and tune harpsichords")
    assert (understood.kind, refs(understood), understood.absent) == (
        Kind.ANSWER,
        {"/skills/0"},
        ("tune harpsichords",),
    )


def test_what_is_charged_is_still_hers_to_tell(ask):
    assert ask("what does she charge for a lesson").kind is Kind.UNANSWERABLE
