"""Dates as résumés state them: precision kept, ends understood, nonsense named."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.content.dates import ONGOING_WORDS, read_date
from vitavoce.domain.period import PartialDate


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021", PartialDate(2021)),
        ("2021-03", PartialDate(2021, 3)),
        ("2021-03-05", PartialDate(2021, 3, 5)),
        ("2020-02-29", PartialDate(2020, 2, 29)),
    ],
)
def test_the_schemas_forms_are_read_without_a_word(text, expected):
    stated = read_date(text)
    assert (stated.date, stated.ongoing, stated.problem) == (expected, False, "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mar 2020", PartialDate(2020, 3)),
        ("march, 2020", PartialDate(2020, 3)),
        ("Sept. 2019", PartialDate(2019, 9)),
        ("5th of March 2020", PartialDate(2020, 3, 5)),
        ("March 5, 2020", PartialDate(2020, 3, 5)),
        ("Mar '98", PartialDate(1998, 3)),
        ("Mar-20", PartialDate(2020, 3)),
        ("Dezember 2018", PartialDate(2018, 12)),
        ("août 2018", PartialDate(2018, 8)),
        ("03/2020", PartialDate(2020, 3)),
        ("3.2020", PartialDate(2020, 3)),
        ("2020-3", PartialDate(2020, 3)),
        ("2020/03/05", PartialDate(2020, 3, 5)),
        ("05.03.2020", PartialDate(2020, 3, 5)),
        ("25/03/2020", PartialDate(2020, 3, 25)),
        ("03/25/2020", PartialDate(2020, 3, 25)),
        ("2020-03-05T09:30:00Z", PartialDate(2020, 3, 5)),
        ("expected 2027", PartialDate(2027)),
        ("June 2027 (expected)", PartialDate(2027, 6)),
        ("ca. 2011", PartialDate(2011)),
    ],
)
def test_other_forms_are_read_and_their_proper_form_is_told(text, expected):
    stated = read_date(text)
    assert stated.date == expected
    assert str(expected) in stated.problem


@pytest.mark.parametrize(
    ("text", "expected", "told"),
    [
        ("2023-19-39", PartialDate(2023), "no month 19"),
        ("2023-00", PartialDate(2023), "no month 00"),
        ("2023-02-30", PartialDate(2023, 2), "no day 30"),
        ("2021-02-29", PartialDate(2021, 2), "Feb 2021 has no day 29"),
        ("04/05/2020", PartialDate(2020), "can't be told apart"),
        ("Summer 2019", PartialDate(2019), "only the year"),
        ("Q3 2019", PartialDate(2019), "only the year"),
    ],
)
def test_what_is_impossible_or_unclear_is_cut_to_what_is_sure(text, expected, told):
    stated = read_date(text)
    assert stated.date == expected
    assert told in stated.problem


@pytest.mark.parametrize(
    "text", ["soon", "n/a", "May", "12", "0000", "9999-01", "2019 2020 2021", "x" * 500, "next May 2020"]
)
def test_what_is_no_date_stays_undated_with_a_reason(text):
    stated = read_date(text)
    assert stated.date is None
    assert not stated.ongoing
    assert stated.problem


@pytest.mark.parametrize("text", ["Present", "current", " NOW ", "(ongoing)", "to date", "Aujourd’hui", "heute"])
def test_words_for_today_mean_that_it_goes_on(text):
    stated = read_date(text)
    assert stated.ongoing
    assert stated.date is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-2021", PartialDate(2019), PartialDate(2021)),
        ("2018/2019", PartialDate(2018), PartialDate(2019)),
        ("Jan 2019 – Mar 2021", PartialDate(2019, 1), PartialDate(2021, 3)),
        ("2019 to 2021", PartialDate(2019), PartialDate(2021)),
    ],
)
def test_of_two_dates_in_one_field_each_end_takes_its_own(text, first, last):
    assert read_date(text).date == first
    assert read_date(text, closing=True).date == last


def test_a_range_that_reaches_today_goes_on_only_at_its_end():
    assert read_date("2019 – present").date == PartialDate(2019)
    assert read_date("2019 – present", closing=True).ongoing


def test_nothing_is_no_date_and_no_fault():
    assert read_date("   ") == read_date("")
    assert not read_date("").problem


@given(st.text(max_size=60))
def test_any_text_is_read_or_told_and_never_both_dated_and_ongoing(text):
    stated = read_date(text)
    assert not (stated.date and stated.ongoing)
    assert stated.date or stated.ongoing or stated.problem or not text.strip()


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_a_real_day_is_read_as_exactly_as_it_is_written(day):
    assert read_date(day.isoformat()).date == PartialDate(day.year, day.month, day.day)
    assert read_date(day.isoformat()[:7]).date == PartialDate(day.year, day.month)
    assert read_date(day.isoformat()[:4]).date == PartialDate(day.year)


def test_the_words_for_today_are_stored_as_they_are_compared():
    assert {read_date(word).ongoing for word in ONGOING_WORDS} == {True}
