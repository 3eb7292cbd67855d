import pytest

from vitavoce.conversation.recently_used import RecentlyUsed


def test_what_was_used_longest_ago_goes_first() -> None:
    cache: RecentlyUsed[str, int] = RecentlyUsed(2)
    cache.put("a", 1)
    cache.put("b", 2)
    assert cache.get("a") == 1
    cache.put("c", 3)
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == (1, None, 3)
    assert len(cache) == 2


def test_putting_again_is_a_use_and_no_second_entry() -> None:
    cache: RecentlyUsed[str, int] = RecentlyUsed(2)
    cache.put("a", 1)
    cache.put("b", 2)
    cache.put("a", 9)
    cache.put("c", 3)
    assert (cache.get("a"), cache.get("b")) == (9, None)


def test_dropping() -> None:
    cache: RecentlyUsed[str, int] = RecentlyUsed(2)
    cache.put("a", 1)
    cache.drop("a")
    cache.drop("never there")
    assert cache.get("a") is None


def test_holds_at_least_one() -> None:
    with pytest.raises(ValueError, match="at least one"):
        RecentlyUsed(0)
