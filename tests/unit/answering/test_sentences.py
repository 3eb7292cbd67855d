"""Where a sentence ends, and how a long one is shortened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.answering.sentences import clipped, split


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", ("One.", "Two.")),
        ("Written with Dr. Marsh and Prof. Ek. It won.", ("Written with Dr. Marsh and Prof. Ek.", "It won.")),
        ("Uses Node.js and v2.1 only.", ("Uses Node.js and v2.1 only.",)),
        ("Ropes, e.g. Dyneema. More.", ("Ropes, e.g. Dyneema.", "More.")),
        ("By J. R. Reid. Done!", ("By J. R. Reid.", "Done!")),
        ("“Is it?” He asked.", ("“Is it?”", "He asked.")),
        ("no end", ("no end",)),
        ("", ()),
    ],
)
def test_sentences_end_where_people_end_them(text: str, sentences: tuple[str, ...]) -> None:
    assert split(text) == sentences


@given(st.lists(st.sampled_from(["Oak.", "Dr.", "tar", "A.", "e.g.", "(so)", "Really?"]), max_size=12).map(" ".join))
def test_no_word_is_lost(text: str) -> None:
    assert " ".join(split(text)).split() == text.split()


def test_a_long_text_is_cut_between_clauses() -> None:
    text = "one two three four; five six seven eight nine ten"
    assert clipped(text, 7) == "one two three four"
    assert clipped("one two three four, five six seven eight", 6) == "one two three four …"
    assert clipped("one two three", 3) == "one two three"


def test_a_cut_leaves_no_bracket_open() -> None:
    assert clipped("one two three four (five six seven eight)", 6) == "one two three four …"
