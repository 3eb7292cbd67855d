from hypothesis import given
from hypothesis import strategies as st

from vitavoce.speech.clauses import clauses, opening_clauses

WORDS = st.lists(
    st.sampled_from(["she", "built", "gauges,", "and", "(2021 –", "2023)", "radios;", "Dr."]), max_size=120
)


def test_an_answer_begins_with_its_first_clause() -> None:
    sentence = "Python appears in seven places: the project Tide Table and three jobs."
    assert list(opening_clauses(sentence)) == [
        "Python appears in seven places:",
        "the project Tide Table and three jobs.",
    ]


def test_a_later_sentence_stays_whole() -> None:
    sentence = "It began in 2019, with two people, and ended in 2021."
    assert list(clauses(sentence)) == [sentence]


@given(WORDS)
def test_nothing_is_lost_and_nothing_too_long(words: list[str]) -> None:
    sentence = " ".join(words)
    for cut in (clauses, opening_clauses):
        assert " ".join(cut(sentence)) == sentence
        assert all(0 < len(clause) <= 240 for clause in cut(sentence))
