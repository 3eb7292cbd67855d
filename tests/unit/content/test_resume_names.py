"""Slugs people can read, and ids and versions that last."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.content.names import MAX_SLUG_CHARACTERS, SLUG, slug_of, version_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ada Lovelace", "ada-lovelace"),
        ("  Zoë   O’Brien-Šimić ", "zoe-obrien-simic"),
        ("Jürgen Groß", "jurgen-gross"),
        ("Łucja Øst Æro", "lucja-ost-aero"),
        ("Наталя Шевченко", "natalya-shevchenko"),
        ("Ελένη Παππά", "eleni-pappa"),
        ("D. J. 3000", "d-j-3000"),
        ("", "profile"),
        ("   ", "profile"),
    ],
)
def test_a_name_as_it_stands_in_an_address(name, slug):
    assert slug_of(name) == slug


def test_names_in_scripts_not_transliterated_stay_apart():
    assert slug_of("李小龙").startswith("profile-")
    assert slug_of("李小龙") != slug_of("成龙")
    assert slug_of("!!!").startswith("profile-")


@given(st.text())
def test_every_name_gives_a_slug(name):
    slug = slug_of(name)
    assert SLUG.fullmatch(slug)
    assert len(slug) <= MAX_SLUG_CHARACTERS
    assert slug_of(slug) == slug


def test_a_version_knows_content_not_order():
    assert version_of({"a": 1, "b": [1, 2]}) == version_of({"b": [1, 2], "a": 1})
    assert version_of({"a": [1, 2]}) != version_of({"a": [2, 1]})
