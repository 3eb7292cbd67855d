"""Patterns are only tried where a word is said that they can't match without: that must never lose a match."""

import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vitavoce.understanding import english
from vitavoce.understanding.patterns.cues import Cued, cues_of, keys_of


def patterns_in_use() -> Iterator[tuple[str, Cued]]:
    for module in pkgutil.walk_packages(english.__path__, f"{english.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Cued):
                yield f"{module.name}.{name}", value


IN_USE = dict(patterns_in_use())


def keys(text: str) -> set[str]:
    return set(text.split())


@pytest.mark.parametrize(
    ("pattern", "cues"),
    [
        (r"\bjobs?\b", "job jobs"),
        (r"\b(?:job|gig)\b", "job gig"),
        (r"\bwhere (?:does|did) \w+ work(?:ed|ing)?\b", "wher"),
        (r"\b(?:what|which|who|whom|where) (?:\w+ ){1,3}?shop\b", "shop"),
        (r"\bweb ?site\b", "web webs"),
        (r"^(?:(?:and|so) )*more\b", "more"),
        (r"\borgani[sz]ations?\b", "orga"),
        (r"\bavail\w+", "avai"),
        (r"\b(?:19|20)[0-3]\d\b", ""),
        (r"\bwork(?! history)\b", "work"),
        (r"(?<=the )crew\b", ""),  # whether a word begins there is not seen
        (r"\bgo(?:es|ing)? to\b", "to"),
        (r"\btax\w*", ""),  # "tax" may go on in any way
        (r"job|gig", ""),  # inside any word
        (r"\bjob\b|\d", ""),
        (r"\bjob\b|", ""),
        (r"[?!]", ""),
        (r"\w+", ""),
    ],
)
def test_the_words_that_a_pattern_needs(pattern, cues):
    assert cues_of(pattern) == keys(cues)


def test_words_are_known_by_their_first_letters():
    assert keys_of("which gig's websites, 2021?") == keys("whic gig s webs 2021")


def test_most_patterns_in_use_need_some_word():
    assert len(IN_USE) > 50
    assert [name for name, cued in IN_USE.items() if not cues_of(cued.pattern)] == []


@pytest.mark.parametrize("name", IN_USE)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_whatever_a_pattern_matches_is_found(name, data):
    cued = IN_USE[name]
    text = data.draw(st.from_regex(cued.whole))
    assert _seen(cued.search(text)) == _seen(cued.whole.search(text))
    assert _seen(cued.match(text)) == _seen(cued.whole.match(text))
    assert [found.span() for found in cued.finditer(text)] == [found.span() for found in cued.whole.finditer(text)]
    assert cued.sub("·", text) == cued.whole.sub("·", text)


@given(text=st.text(st.sampled_from("jobsgi t-_'2é"), max_size=30))
def test_nothing_is_found_that_is_not_there(text):
    cued = Cued(r"\b(?:jobs?|gig|its)\b(?! to)")
    assert _seen(cued.search(text)) == _seen(cued.whole.search(text))


def test_a_match_knows_the_groups_of_all_alternatives():
    cued = Cued(r"\bhow many (?P<noun>\w+)|\bhow big is (?P<size>\w+)")
    assert cued.search("so how big is it").groupdict() == {"noun": None, "size": "it"}
    assert cued.match("how many jobs").groupdict() == {"noun": "jobs", "size": None}


def _seen(found: re.Match[str] | None) -> tuple[tuple[int, int], dict[str, str | None]] | None:
    return (found.span(), found.groupdict()) if found else None
