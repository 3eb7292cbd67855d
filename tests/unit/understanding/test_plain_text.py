"""Words in the form they are compared in."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.understanding.text import normalise_question, plain, root, stem, tokens, words


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("What’s  HER\u200b name", "what is her name"),
        ("didn't", "did not"),
        ("Zoë Ångström", "zoe angstrom"),
        ("the B.Tech at T.U.M.", "the btech at tum."),
        ("her master's", "her master"),
        ("рython", "python"),
        ("wich uni, whats her emial", "which university, what is her email"),
    ],
)
def test_questions_are_written_one_way(written, expected):
    assert normalise_question(written) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c++ and c#, .net", ["c++", "and", "c#", ".net"]),
        ("node.js/ci-cd", ["node", "js", "ci", "cd"]),
        ("", []),
    ],
)
def test_words(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "family",
    [
        ("bake", "baking", "baked", "bakes"),
        ("trim", "trimming", "trimmed"),
        ("company", "companies"),
        ("write", "writing", "wrote", "written"),
        ("studied", "studying", "studies"),
        ("class", "classes"),
        ("licence", "licenses", "licensed"),
        ("programme", "programs"),
        ("haematology", "hematology"),
        ("modelling", "modeling", "models"),
        ("behaviour", "behavior"),
    ],
)
def test_inflections_share_a_stem(family):
    assert len({stem(word) for word in family}) == 1


@pytest.mark.parametrize(
    "family",
    [
        ("translate", "translation", "translator"),
        ("teach", "teacher", "teaching"),
        ("analysis", "analyst", "analytics"),
        ("chemist", "chemistry", "chemical"),
        ("robot", "robotics"),
        ("native", "natively"),
    ],
)
def test_derivations_share_a_root(family):
    assert len({root(stem(word)) for word in family}) == 1


@given(st.text(max_size=300))
def test_normalising_twice_changes_nothing_and_places_fit(text):
    once = normalise_question(text)
    assert plain(once) == once
    assert all(once[token.start : token.end] == token.word for token in tokens(once))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzéüñç ", max_size=80))
def test_unicode_forms_and_case_are_one(text):
    expected = plain(text)
    assert plain(unicodedata.normalize("NFD", text)) == expected
    assert plain(text.upper()) == expected
