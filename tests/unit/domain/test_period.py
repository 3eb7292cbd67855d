"""How stated dates cover months, and how time spent is added up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.domain.period import PartialDate, Period, Precision, Span, elapsed_months, month_number, month_text

TODAY = date(2026, 11, 22)
months = st.integers(month_number(1960, 1), month_number(2026, 11))
spans = st.tuples(months, months).map(sorted)


def stated(month: int) -> PartialDate:
    return PartialDate(month // 12, month % 12 + 1)


def period_of(span: list[int]) -> Period:
    return Period(stated(span[0]), stated(span[1]))


@pytest.mark.parametrize(
    ("stated_date", "precision", "iso", "label"),
    [
        (PartialDate(2021), Precision.YEAR, "2021", "2021"),
        (PartialDate(2021, 3), Precision.MONTH, "2021-03", "Mar 2021"),
        (PartialDate(2021, 3, 5), Precision.DAY, "2021-03-05", "5 Mar 2021"),
    ],
)
def test_a_date_keeps_what_was_stated(stated_date: PartialDate, precision: Precision, iso: str, label: str) -> None:
    assert (stated_date.precision, str(stated_date), stated_date.label) == (precision, iso, label)


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (Period(), ""),
        (Period(PartialDate(2019), PartialDate(2021)), "2019 – 2021"),
        (Period(PartialDate(2020), PartialDate(2020)), "2020"),
        (Period(PartialDate(2021, 3), ongoing=True), "Mar 2021 – now"),
        (Period(end=PartialDate(2018)), "until 2018"),
        (Period(ongoing=True), "now"),
    ],
)
def test_labels_are_what_people_write(period: Period, label: str) -> None:
    assert period.label == label


@pytest.mark.parametrize(
    ("periods", "expected"),
    [
        ([], 0),
        ([Period()], 0),
        ([Period(PartialDate(2020, 1), PartialDate(2021, 1))], 12),
        ([Period(PartialDate(2019), PartialDate(2021))], 24),
        ([Period(PartialDate(2024, 2), PartialDate(2024, 7))], 5),
        ([Period(PartialDate(2025, 4), ongoing=True), Period(PartialDate(2025, 2), PartialDate(2025, 4))], 21),
        ([Period(PartialDate(2010, 1), PartialDate(2012, 1)), Period(PartialDate(2011, 1), PartialDate(2011, 6))], 24),
        ([Period(PartialDate(2022, 5), PartialDate(2020, 1))], 0),
        ([Period(PartialDate(2016, 9), PartialDate(2018, 1)), Period(PartialDate(2018, 2), PartialDate(2022, 9))], 72),
        ([Period(PartialDate(2016, 9), PartialDate(2018, 1)), Period(PartialDate(2018, 3), PartialDate(2022, 9))], 70),
    ],
)
def test_time_spent(periods: list[Period], expected: int) -> None:
    assert elapsed_months(periods, TODAY) == expected


@given(st.lists(spans, max_size=6))
def test_overlaps_count_once_and_order_does_not_matter(ranges: list[list[int]]) -> None:
    periods = [period_of(span) for span in ranges]
    total = elapsed_months(periods, TODAY)
    assert total == elapsed_months(reversed(periods), TODAY)
    assert total == elapsed_months(periods + periods, TODAY)
    joins = len(periods) - 1  # each month that one ends before and the next begins after may be counted once more
    assert total <= sum(elapsed_months([period], TODAY) for period in periods) + max(0, joins)
    if periods:
        assert total >= max(elapsed_months([period], TODAY) for period in periods)


@given(spans, st.one_of(st.none(), months), st.one_of(st.none(), months))
def test_overlap_is_sharing_a_month(covered: list[int], first: int | None, last: int | None) -> None:
    if first is not None and last is not None and first > last:
        first, last = last, first
    asked = Span(first, last)
    low = covered[0] if first is None else max(covered[0], first)
    high = covered[1] if last is None else min(covered[1], last)
    assert period_of(covered).overlaps(asked, TODAY) == (low <= high)


@given(spans)
def test_an_undated_item_overlaps_nothing(span: list[int]) -> None:
    assert not Period().overlaps(Span(*span), TODAY)


@given(months)
def test_month_text_is_iso(month: int) -> None:
    year, number = month_text(month).split("-")
    assert month_number(int(year), int(number)) == month
