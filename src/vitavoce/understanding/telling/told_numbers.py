"""Numbers that an entry tells ("a crew of seven"), asked for by "how many": they are quoted, entries aren't counted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.domain.profile import Item
from vitavoce.understanding.dates.numbers import whole_at
from vitavoce.understanding.dates.tokens import Tokens
from vitavoce.understanding.english.counting import (
    COUNTED_BY_ENTRY,
    HOW_MANY,
    OF_HELPING,
    OF_LEADING,
    PEOPLE_COUNTED,
    TELLS_NUMBER,
)
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.telling.passages import sentences
from vitavoce.understanding.text import plain, root, stem, words
from vitavoce.understanding.wording.framing import FRAME_STEMS, FUNCTION_STEMS, SECTION_OF_STEM, stems

_HELPING_STEMS: Final = stems(OF_HELPING)
_STEMS_OF_ENTRIES: Final = stems(COUNTED_BY_ENTRY)
_MOST_READ: Final = 20
"""Entries read through for a number: sentence by sentence, each entry takes some 0.1 ms."""

_NEAR: Final = 3
"""Words within which a number stands before what it counts: "two million concurrent viewers"."""

_SHARED_ELSEWHERE: Final = 2
"""Words of the question ("apprentices", "trained") that a sentence has where other entries may be what is counted."""


@dataclass(frozen=True, slots=True)
class Told:
    """The entry, by its place in the document, and its sentence that tells the number."""

    number: int
    sentence: str


def told_number(text: str, chosen: Sequence[int], index: ItemIndex) -> Told | None:
    """The newest of the entries ``chosen`` that tells how many there are of what is asked; None where entries count.

    Of people led or taught, any job may tell.
    """
    found = HOW_MANY.search(text)
    if not found:
        return None
    asked = words(found["noun"] or found["size"] or "")
    noun = next((word for word in asked if stem(word) not in FUNCTION_STEMS), "")
    stemmed = stem(noun)
    section = SECTION_OF_STEM.get(stemmed)
    counts_entries = section is not None and any(index.profile.items[number].section == section for number in chosen)
    if not noun or stemmed in _STEMS_OF_ENTRIES or (section and not chosen):
        return None
    if counts_entries:
        return _more_than_listed(asked, stemmed, chosen, index)
    if noun not in PEOPLE_COUNTED and not PEOPLE_COUNTED.intersection(asked[:2]):
        return (
            _right_before(root(stemmed), asked, chosen, index, least=_SHARED_ELSEWHERE if len(chosen) > 1 else 1)
            or _right_before(root(stemmed), asked, _telling_of(noun, index), index, least=_SHARED_ELSEWHERE)
            or (_first(chosen, index, {root(stemmed)}) if len(chosen) == 1 else None)
        )
    besides = {root(stem(word)) for word in asked if stem(word) not in FUNCTION_STEMS and word not in PEOPLE_COUNTED}
    jobs = [
        number
        for section in ("work", "projects", "volunteer")
        for number in index.numbers(index.sections.get(section, 0))
    ]
    told = (_first(chosen, index, besides) or _first(jobs, index, besides)) if besides else None
    return told or (None if any(stem(word) in _HELPING_STEMS for word in asked) else _first(jobs, index, set()))


def _telling_of(noun: str, index: ItemIndex) -> Sequence[int]:
    """Jobs and the like that speak of it by this very word."""
    return index.numbers(index.stems.get(stem(noun), 0) & index.in_sections(("work", "projects", "volunteer")))


def _right_before(
    noun: str, asked: Sequence[str], chosen: Sequence[int], index: ItemIndex, *, least: int
) -> Told | None:
    """Of the sentences with a number soon before the root of a noun the one that has most else of what is asked, and at
    ``least`` so many words of it.
    """
    wanted = {root(stem(word)) for word in asked if stem(word) not in FUNCTION_STEMS}
    best: Told | None = None
    most = least - 1
    for number in chosen[:_MOST_READ]:
        for sentence in sentences(index.profile.items[number]):
            listed = words(plain(sentence))
            said = [root(stem(word)) for word in listed]
            places = [place for place, word in enumerate(said) if word == noun]
            if not any(TELLS_NUMBER.search(" ".join(listed[max(0, place - _NEAR) : place])) for place in places):
                continue
            if (shared := len(wanted.intersection(said))) > most:
                best, most = Told(number, sentence), shared
    return best


def _more_than_listed(asked: Sequence[str], noun: str, chosen: Sequence[int], index: ItemIndex) -> Told | None:
    """A larger number of them than the entries ``chosen`` are, told by an entry that speaks of all that is asked: the
    translator's "twenty-one books", of which three are listed.
    """
    topics = [stemmed for word in asked if (stemmed := stem(word)) not in FUNCTION_STEMS | FRAME_STEMS]
    telling = index.in_sections(("work", "projects", "volunteer")) & ~index.bits_of(chosen)
    for topic in topics:
        said = index.stems.get(topic, 0)
        for relative in index.roots.get(root(topic), ()):
            said |= index.stems[relative]
        telling &= said
    for number in index.numbers(telling)[:_MOST_READ]:
        for sentence in sentences(index.profile.items[number]):
            if _number_of(noun, sentence) > len(chosen):
                return Told(number, sentence)
    return None


def _number_of(noun: str, sentence: str) -> int:
    """The number right before a noun or its adjective; 0 where there is none."""
    said = Tokens(plain(sentence))
    for place in range(said.count):
        read = whole_at(said, place)
        if read and noun in {stem(said.at(read[1])), stem(said.at(read[1] + 1))}:
            return read[0]
    return 0


def _first(chosen: Iterable[int], index: ItemIndex, roots: set[str]) -> Told | None:
    """The first entry with a sentence that has a number and one of these roots; without any, that speaks of leading."""
    for number in chosen:
        sentence = _telling(index.profile.items[number], roots)
        if sentence:
            return Told(number, sentence)
    return None


def _telling(item: Item, roots: set[str]) -> str:
    for sentence in sentences(item):
        said = plain(sentence)
        if not TELLS_NUMBER.search(said):
            continue
        if (roots and any(root(stem(word)) in roots for word in words(said))) or (
            not roots and OF_LEADING.search(said)
        ):
            return sentence
    return ""
