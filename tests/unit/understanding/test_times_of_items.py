"""Sets of items cut by time agree with each item's own period."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from vitavoce.domain.period import PartialDate, Period, Span
from vitavoce.domain.profile import Item
from vitavoce.understanding.times import time_book

dates = st.builds(PartialDate, st.integers(1990, 2030), st.one_of(st.none(), st.integers(1, 12)))
periods = st.builds(
    lambda start, end, ongoing: Period(start, None if ongoing else end, ongoing and start is not None),
    st.one_of(st.none(), dates),
    st.one_of(st.none(), dates),
    st.booleans(),
)
months = st.one_of(st.none(), st.integers(1990 * 12, 2031 * 12))


@given(st.lists(periods, max_size=12), months, months)
def test_items_within_a_span_are_those_whose_period_overlaps_it(listed, first, last):
    today = date(2026, 11, 22)
    items = [
        Item(id=str(place), ref=f"/work/{place}", section="work", name="x", period=period)
        for place, period in enumerate(listed)
    ]
    span = Span(first, last)
    expected = sum(1 << place for place, period in enumerate(listed) if period.overlaps(span, today))
    assert time_book(items).within(span, today) == expected
