"""Lists, numbers, articles, lengths of time and sentence ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.answering.people import CANOE, FERRY, LOFT, YARD, years

from vitavoce.answering.introducing import in_town
from vitavoce.answering.phrasing import (
    balanced,
    duration,
    duration_of,
    in_words,
    listed,
    quoted,
    sentence,
    small,
    some_of,
    with_article,
)
from vitavoce.domain.profile import Item


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([], ""),
        (["oak"], "oak"),
        (["oak", "ash"], "oak and ash"),
        (["oak", "ash", "elm"], "oak, ash and elm"),
        (["Wren (red, small)", "Petrel", "Tern"], "Wren (red, small), Petrel and Tern"),
        (["Falmouth, UK", "Faro", "Vigo"], "Falmouth, UK; Faro; and Vigo"),
    ],
)
def test_lists_are_joined_as_in_speech(parts: list[str], said: str) -> None:
    assert listed(parts) == said


def test_a_long_list_says_how_many_more() -> None:
    woods = ["oak", "ash", "elm", "yew", "fir"]
    assert some_of(woods, 4) == "oak, ash, elm, yew and fir"
    assert some_of(woods, 3) == "oak, ash, elm and two more"


@pytest.mark.parametrize(
    ("noun", "said"),
    [
        ("engineer", "an engineer"),
        ("user researcher", "a user researcher"),
        ("university", "a university"),
        ("umbrella maker", "an umbrella maker"),
        ("MSc in Physics", "an MSc in Physics"),
        ("PhD", "a PhD"),
        ("BSc", "a BSc"),
        ("R package", "an R package"),
        ("UX designer", "a UX designer"),
        ("honorary member", "an honorary member"),
        ("Sailmaker", "a Sailmaker"),
    ],
)
def test_articles_follow_the_sound(noun: str, said: str) -> None:
    assert with_article(noun) == said


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (0, "less than a month"),
        (1, "1 month"),
        (11, "11 months"),
        (12, "1 year"),
        (13, "1 year and 1 month"),
        (31, "2 years and 7 months"),
        (-3, "less than a month"),
    ],
)
def test_lengths_of_time(months: int, said: str) -> None:
    assert duration(months) == said


def test_dates_stated_to_the_year_give_a_rough_length() -> None:
    assert duration_of([FERRY], 24) == "about 2 years"
    assert (
        duration_of([Item(id="i", ref="/work/0", section="work", name="Quay", period=years(2019, 2019))], 0)
        == "about a year"
    )
    assert duration_of([LOFT], 29) == "2 years and 5 months"
    assert duration_of([YARD, CANOE], 68) == "5 years and 8 months"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Led a crew", "led a crew"),
        ("REST services", "REST services"),
        ("GitHub actions", "GitHub actions"),
        ("A boat", "A boat"),
        ("", ""),
    ],
)
def test_capitals_that_mean_something_stay(written: str, said: str) -> None:
    assert small(written) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("mira works here", "Mira works here."),
        ("it ended.", "It ended."),
        ("really?", "Really?"),
        ("she says: “No.”", "She says: “No.”"),
        ("at Tern & Co.", "At Tern & Co."),
        ("trailing, ", "Trailing."),
        ("half (open", "Half open."),
        ("two  spaces", "Two spaces."),
    ],
)
def test_a_sentence_begins_and_ends_once(text: str, said: str) -> None:
    assert sentence(text) == said


def test_quotations_hold_no_double_quotes_of_their_own() -> None:
    assert quoted('the "Old" mill') == "“the ‘Old’ mill”"
    assert quoted("“Tern”, a cutter") == "“‘Tern’, a cutter”"


@given(st.text(alphabet='a ()[]{}“”."', max_size=40))
def test_nothing_stays_open(text: str) -> None:
    closed = balanced(text)
    for opening, closing in ("()", "[]", "{}", "“”"):
        assert closed.count(opening) == closed.count(closing)


def test_numbers_are_words_up_to_twelve() -> None:
    assert [in_words(number) for number in (0, 1, 12, 13, 1200)] == ["no", "one", "twelve", "13", "1,200"]


@pytest.mark.parametrize(
    ("place", "said"), [("at sea", " at sea"), ("Cork, Ireland", " in Cork"), ("Remote", " remotely"), ("", "")]
)
def test_a_place_is_said_with_its_own_preposition(place: str, said: str) -> None:
    assert in_town(Item(id="i", ref="/work/0", section="work", name="Quay", place=place)) == said
