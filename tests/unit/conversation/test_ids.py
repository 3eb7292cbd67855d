import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vitavoce.conversation.ids import IdMaker

FORM = re.compile(r"(ses|turn)_[0-7][0-9A-HJKMNP-TV-Z]{25}")


def test_form_and_prefix() -> None:
    ids = IdMaker()
    assert FORM.fullmatch(ids.session())
    assert ids.session().startswith("ses_")
    assert FORM.fullmatch(ids.turn())
    assert ids.turn().startswith("turn_")


@given(st.lists(st.integers(min_value=1, max_value=2**48 - 1), min_size=2, max_size=50))
def test_they_always_rise_whatever_the_clock_does(moments_ms: list[int]) -> None:
    moments = iter(moments_ms)
    ids = IdMaker(now_ms=lambda: next(moments))
    made = [ids.turn() for _ in moments_ms]
    assert all(before < after for before, after in pairwise(made))


@given(st.integers(min_value=1, max_value=2**47), st.integers(min_value=1, max_value=10_000))
def test_those_of_two_processes_sort_by_time(now_ms: int, later_ms: int) -> None:
    one, other = IdMaker(now_ms=lambda: now_ms), IdMaker(now_ms=lambda: now_ms + later_ms)
    assert one.turn() < other.turn()


def test_two_processes_never_make_the_same_in_the_same_millisecond() -> None:
    one, other = IdMaker(now_ms=lambda: 1_000), IdMaker(now_ms=lambda: 1_000)
    assert not {one.turn() for _ in range(1_000)} & {other.turn() for _ in range(1_000)}


def test_fresh_randomness_with_every_millisecond() -> None:
    moments = iter(range(1, 2_000))
    ids = IdMaker(now_ms=lambda: next(moments))
    random_parts = {ids.turn()[-16:] for _ in range(1_000)}
    assert len(random_parts) == 1_000
