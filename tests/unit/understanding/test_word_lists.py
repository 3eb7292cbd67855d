"""Tables of words are read line by line."""

from hypothesis import given
from hypothesis import strategies as st

from vitavoce.understanding.patterns.word_lists import by_word, places_of, word_set

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=6), max_size=8)


@given(st.lists(WORDS, max_size=4))
def test_a_set_has_the_words_of_all_its_lines(lines: list[list[str]]) -> None:
    assert word_set(*map("  ".join, lines)) == {word for line in lines for word in line}


def test_each_word_finds_its_group() -> None:
    assert by_word({"year": "year years yr", "day": "day days"})["yr"] == "year"


def test_words_of_one_group_share_its_place() -> None:
    ordinals = places_of("first 1st", "second 2nd", first=1)
    assert (ordinals["1st"], ordinals["second"], ordinals["2nd"]) == (1, 2, 2)
    assert places_of("early start", "late")["late"] == 1
