"""Texts are cut where a voice may pause, and lose nothing by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.speech.utterances import first_clause, sentence_spans


def sentences(text: str) -> list[str]:
    return [text[begin:end].strip() for begin, end in sentence_spans(text)]


def test_sentences_end_at_their_marks_only() -> None:
    text = "Dr. Vale led it, e.g. in the U.S. harbour. She left in 2019! Why? “Because.” So it was"
    assert sentences(text) == [
        "Dr. Vale led it, e.g. in the U.S. harbour.",
        "She left in 2019!",
        "Why?",
        "“Because.”",
        "So it was",
    ]


@given(st.text(max_size=120))
def test_together_they_are_the_text(text: str) -> None:
    assert "".join(text[begin:end] for begin, end in sentence_spans(text)) == text
    assert "".join(first_clause(text)) == text


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("At the harbour school, she taught pilots for nine years.", "At the harbour school, "),
        ("Yes, she taught pilots at the harbour school for nine years.", None),
        ("She wrote the first handbook and taught from it.", "She wrote the first handbook "),
        (
            "She taught pilots (at Vale, Crumb and Oak) for years, and then left them.",
            "She taught pilots (at Vale, Crumb and Oak) for years, ",
        ),
        ("Learning to fly such a craft takes a while with most pilots.", "Learning to fly such a craft takes a while "),
        ("She led all of the nine harbour projects in which pilots were taught.", None),
        ("Nothing to cut here.", None),
    ],
)
def test_the_first_clause_is_short_but_no_stump(sentence: str, clause: str | None) -> None:
    assert first_clause(sentence)[0] == (clause or sentence)
