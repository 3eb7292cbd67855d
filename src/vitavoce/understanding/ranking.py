"""What the form of a question leaves of the items found: the first, the latest, the longest, the count of them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from vitavoce.domain.period import elapsed_months, month_of
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask
from vitavoce.understanding.english.comparing import (
    FINISHING,
    FIRST,
    HIGHEST,
    LATEST,
    LONGEST,
    PREVIOUS,
    SEVERAL_OF_THEM,
    SHORTEST,
    STRONGEST,
    WEAKEST,
)
from vitavoce.understanding.english.counting import AFTER_COUNTED, COUNTED, COUNTED_ONCE
from vitavoce.understanding.english.spoken_languages import LEVELS
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.text import plain, words
from vitavoce.understanding.wording.schooling import degree_rank, of_level

_SINGLE: Final = frozenset((Ask.FIRST, Ask.LATEST, Ask.LONGEST, Ask.SHORTEST))
_LEVELLED_SECTIONS: Final = frozenset(("languages", "skills"))


def superlative(text: str) -> Ask | None:
    """The one item a question singles out, whatever else it asks."""
    for ask, asked in ((Ask.LONGEST, LONGEST), (Ask.SHORTEST, SHORTEST), (Ask.LATEST, LATEST), (Ask.FIRST, FIRST)):
        if asked.search(text):
            return ask
    return None


def narrowed(numbers: Sequence[int], ask: Ask, text: str, index: ItemIndex, today: date) -> tuple[list[int], Ask]:
    """The items, newest first, cut to what the question's form asks for, and the form itself made exact."""
    chosen = list(numbers)
    items = index.profile.items
    if len(chosen) > 1 and all(items[number].section == "education" for number in chosen):
        chosen = of_level(chosen, text, items)
    if ask is Ask.SCORE:
        chosen = [number for number in chosen if items[number].score] or chosen
    if ask in {Ask.ITEMS, Ask.YES_NO, Ask.SCORE} and all(items[number].section == "education" for number in chosen):
        said = set(words(text))
        scored = [
            number for number in chosen if said & {word for word in words(plain(items[number].score)) if len(word) > 2}
        ]
        chosen, ask = (scored, Ask.SCORE) if scored else (chosen, ask)
    if len(chosen) > 1 and all(items[number].section in _LEVELLED_SECTIONS for number in chosen):
        by_level = _by_level(chosen, text, items)
        if by_level:
            return by_level, Ask.LEVEL
    if len(chosen) > 1 and HIGHEST.search(text) and all(items[number].section == "education" for number in chosen):
        return [max(chosen, key=lambda number: degree_rank(items[number]))], Ask.LATEST if ask is Ask.LATEST else ask
    if PREVIOUS.search(text) and len(chosen) > 1:
        past = [number for number in chosen if not items[number].period.ongoing]
        if len(past) == len(chosen):
            past = past[1:]
        if SEVERAL_OF_THEM.search(text):
            return past, Ask.ITEMS if ask in _SINGLE else ask
        return past[:1], Ask.DETAIL if ask in _SINGLE | {Ask.ITEMS} else ask
    single = ask if ask in _SINGLE else superlative(text) if ask not in {Ask.COUNT, Ask.COMPARE} else None
    if single is None or not chosen or (SEVERAL_OF_THEM.search(text) and single in {Ask.FIRST, Ask.LATEST}):
        return chosen, ask if ask not in _SINGLE else Ask.ITEMS
    ask = single if ask in _SINGLE | {Ask.ITEMS, Ask.COMPARE} else ask
    dated = [number for number in chosen if index.times.firsts[number] is not None]
    if not dated:
        return (chosen[-1:] if single is Ask.FIRST else chosen[:1]), ask
    return [_one(dated, single, text, index, today)], ask


def _by_level(chosen: Sequence[int], text: str, items: Sequence[Item]) -> list[int]:
    """The languages or skills of the highest or lowest stated level, where the question asks for one of them."""
    levels = {number: fluency(items[number]) for number in chosen}
    if WEAKEST.search(text):
        return [number for number in chosen if levels[number] == max(levels.values())]
    if STRONGEST.search(text):
        return [number for number in chosen if levels[number] == min(levels.values())]
    return []


def _one(dated: Sequence[int], ask: Ask, text: str, index: ItemIndex, today: date) -> int:
    items = index.profile.items
    if ask is Ask.FIRST:
        if FINISHING.search(text):
            return min(dated, key=lambda number: (index.times.lasts[number], index.times.firsts[number] or 0))
        return min(dated, key=lambda number: (index.times.firsts[number] or 0, index.times.lasts[number]))
    if ask is Ask.LATEST:
        now = month_of(today)
        if all(items[number].section == "projects" for number in dated):  # many are kept up for ever
            return max(dated, key=lambda number: (index.times.firsts[number] or 0, index.times.lasts[number]))
        return max(dated, key=lambda number: (min(index.times.lasts[number], now), index.times.firsts[number] or 0))
    lengths = {number: elapsed_months([items[number].period], today) for number in dated}
    if ask is Ask.LONGEST:
        return max(dated, key=lambda number: lengths[number])
    return min(dated, key=lambda number: lengths[number])


def fluency(item: Item) -> int:
    """0 for a native speaker, larger the weaker; an unstated level counts as middling."""
    level = plain(item.level or item.summary)
    for place, names in enumerate(LEVELS):
        if any(name in level for name in names):
            return place
    return len(LEVELS) // 2


def counted_words(text: str) -> str:
    """What is to be counted, as asked: the words after "how many" up to the verb."""
    found = COUNTED.search(text)
    if not found:
        return ""
    taken = []
    for word in found["rest"].split():
        if word in AFTER_COUNTED:
            break
        taken.append(word)
    return " ".join(taken)


def count_of(items: Sequence[Item], text: str) -> int:
    """Items, or distinct names where the things counted are companies or schools."""
    if COUNTED_ONCE.search(text):
        return len({plain(item.name) for item in items})
    return len(items)
