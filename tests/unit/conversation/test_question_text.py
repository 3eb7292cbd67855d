import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.conversation.question_text import clean_question
from vitavoce.core.errors import QuestionEmpty, QuestionTooLong


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("  What   now?  ", "What now?"),
        ("What\r\nabout\tGo?", "What about Go?"),
        ("caf\u0065\u0301", "café"),
        ("null\x00 and bell\x07", "null and bell"),
        ("\ufeffhello", "hello"),
        ("right\u202eot left", "rightot left"),
        ("half \ud83d a face", "half a face"),
        ("👩🏽‍💻 at work?", "👩🏽‍💻 at work?"),
        ("می‌خواهم", "می‌خواهم"),
        ("?", "?"),
    ],
)
def test_cleaning(said: str, kept: str) -> None:
    assert clean_question(said, 100) == kept


@pytest.mark.parametrize(
    "said", ["", "   ", "\n\t", "\x00\x1b", "\u200b", "\u202e", "\ud800", "\u00a0\u3000", "\u0301"]
)
def test_nothing_to_be_seen(said: str) -> None:
    with pytest.raises(QuestionEmpty):
        clean_question(said, 100)


def test_the_longest_and_one_more() -> None:
    assert clean_question("x" * 100, 100) == "x" * 100
    with pytest.raises(QuestionTooLong, match="100 characters; this one has 101"):
        clean_question("x" * 101, 100)


@given(st.text(st.characters(), max_size=200))
def test_what_is_kept_can_be_written_and_is_settled(said: str) -> None:
    try:
        kept = clean_question(said, 200)
    except QuestionEmpty:
        return
    assert kept.encode()
    assert kept == kept.strip()
    assert unicodedata.is_normalized("NFC", kept)
    assert not {unicodedata.category(character) for character in kept} & {"Cc", "Cs"}
    assert clean_question(kept, 1_000) == kept
