"""Text for visitors' eyes: no marks, no deceptions, and nothing of its meaning lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.content.plain_text import FORBIDDEN, tidy_lines, without_forbidden, without_marks


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<ul><li>A</li><li>B</li></ul>", "A\nB"),
        ('<a href="https://x.example" onclick="x()">here</a>', "here"),
        ("Rose<script>alert('x')</script> garden", "Rose garden"),
        ("before<!-- a < b > c -->after", "beforeafter"),
        ("fish &amp; chips &lt;3", "fish & chips <3"),
        ("**bold**, *italic*, __strong__, _soft_, ~~gone~~ and `code`", "bold, italic, strong, soft, gone and code"),
        ("[text](https://x.example) ![alt](a.png)", "text alt"),
        ("# Title\n- one\n* two\n• three\n> said", "Title\none\ntwo\nthree\nsaid"),
        ("see <https://x.example/a>", "see https://x.example/a"),
    ],
)
def test_marks_go_and_words_stay(text, plain):
    assert tidy_lines(without_marks(text)) == plain


@pytest.mark.parametrize(
    "text",
    [
        "std::vector<int> and List<String>",
        "a < b and c > d",
        "2 * 3 * 4",
        "snake_case_name and __init__.py",
        "C#, F# and A*",
        "AT&T",
        "R&D < 5 %",
        "-5 degrees",
        "cost ~ 5",
        "array[0]",
        "<",
        "<3",
    ],
)
def test_what_only_looks_like_marks_stays(text):
    assert tidy_lines(without_marks(text)) == text


def test_text_that_is_nothing_but_marks_is_shown_as_it_is_written():
    assert without_marks("<img src=x onerror=alert(1)>") == "<img src=x onerror=alert(1)>"


def test_entities_do_not_smuggle_forbidden_characters_in():
    assert without_marks("a&#8238;b&#0;c") == "ab\ufffdc"


def test_joiners_that_scripts_and_emoji_need_stay():
    assert without_forbidden("می\u200cخواهم 👩\u200d🔬") == "می\u200cخواهم 👩\u200d🔬"


@given(st.text())
def test_no_forbidden_character_survives(text):
    assert not FORBIDDEN.search(without_marks(without_forbidden(text)))


@given(st.text(alphabet="ab *_`~])(>/;!-\n#", max_size=80))
def test_emphasis_and_list_marks_never_cost_a_letter(text):
    assert [char for char in without_marks(text) if char in "ab"] == [char for char in text if char in "ab"]


@given(st.text(alphabet="ab<>/![]()&#;-", max_size=80))
def test_tags_and_links_never_add_a_letter(text):
    assert len([char for char in without_marks(text) if char in "ab"]) <= len([char for char in text if char in "ab"])
