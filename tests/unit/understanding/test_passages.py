"""The sentences of an item that speak of what was asked."""

from vitavoce.domain.profile import Item
from vitavoce.understanding.telling.passages import passages

ITEM = Item(
    id="i",
    ref="/work/0",
    section="work",
    name="Orchard",
    summary="Grew pears. Sold cider at 3 markets.",
    highlights=("Taught pruning to 40 volunteers.", "Kept Bees."),
)


def test_those_that_say_it_come_first_and_alone():
    assert passages(ITEM, {"prun"}) == ("Taught pruning to 40 volunteers.",)
    assert passages(ITEM, {"bee", "cider"}) == ("Sold cider at 3 markets.", "Kept Bees.")


def test_the_first_ones_where_none_says_it():
    assert passages(ITEM, {"zebra"})[0] == "Grew pears."
    assert passages(ITEM, ())[0] == "Grew pears."


def test_figures_are_preferred_where_they_are_asked_for():
    assert passages(ITEM, {"volunteer"}, numbers=True)[0] == "Taught pruning to 40 volunteers."
    assert passages(ITEM, (), numbers=True)[0] in {"Sold cider at 3 markets.", "Taught pruning to 40 volunteers."}


def test_beginnings_of_words_count_but_not_their_insides():
    assert passages(ITEM, {"rune"}) == passages(ITEM, ())


def test_an_item_that_says_nothing_has_none():
    assert passages(Item(id="i", ref="/skills/0", section="skills", name="Tools"), {"x"}) == ()
