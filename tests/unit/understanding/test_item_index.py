"""The index of one profile: order, sets and what it learns from the résumé."""

import pytest


def test_newest_stand_first_and_undated_ones_as_they_stand(ilse):
    refs = [item.ref for item in ilse.items(ilse.everything)]
    assert refs[:4] == ["/projects/0", "/work/0", "/education/1", "/certificates/0"]
    assert refs[-6:] == ["/skills/0", "/skills/1", "/languages/0", "/languages/1", "/languages/2", "/interests/0"]


def test_a_set_of_refs_and_back(ilse):
    chosen = ilse.bits(["/work/2", "/work/0", "/nowhere/7"])
    assert [item.ref for item in ilse.items(chosen)] == ["/work/0", "/work/2"]


@pytest.mark.parametrize("size", [1, 5, 14])
def test_walking_a_set_bit_by_bit_or_item_by_item_is_the_same(ilse, size):
    chosen = (1 << size) - 1
    assert ilse.numbers(chosen) == sorted(range(size), key=ilse.ranks.__getitem__)


def test_terms_of_the_resume_are_learnt_but_not_words_of_asking(ilse):
    assert ilse.terms["brine bathing"] == "Brine bathing"
    assert "experience" not in ilse.terms


def test_names_are_known_whole_in_part_and_by_initials(ilse):
    names = ilse.names
    graz = ilse.bits(["/education/0"])
    assert names.phrases["graz university of technology"] == names.compact["gut"] == graz
    assert names.compact["wheyledger"] == ilse.bits(["/projects/1"])
    assert names.words["kestrel"] == ilse.bits(["/work/1", "/work/2"])
    assert "of" not in names.words


def test_the_summary_is_searched_apart_from_the_items(ilse):
    assert ilse.technologies["Erlang"] == ilse.basics
    assert not ilse.technologies["Erlang"] & ilse.everything
