import json

from hypothesis import given
from hypothesis import strategies as st

from vitavoce.domain.question import Focus
from vitavoce.storage.rows import focus_from, focus_text


@given(st.from_type(Focus))
def test_any_focus_comes_back_whole(focus: Focus) -> None:
    assert focus_from(focus_text(focus)) == focus


def test_what_stands_at_its_default_takes_no_room() -> None:
    assert focus_text(Focus()) == "{}"
    assert json.loads(focus_text(Focus(turns=2))) == {"turns": 2}


def test_what_another_release_kept_is_passed_over() -> None:
    assert focus_from('{"mood":"curious","turns":3}') == Focus(turns=3)
