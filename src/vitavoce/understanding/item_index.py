"""The inverted index of one profile, built once per version."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from vitavoce.domain.period import Period, Span, month_of
from vitavoce.domain.profile import Item, Profile
from vitavoce.understanding.english import FRAME_WORDS, FUNCTION_WORDS, SECTION_OF_STEM
from vitavoce.understanding.lexicon import Lexicon
from vitavoce.understanding.names import NameBook, name_book
from vitavoce.understanding.sounds import SoundBook, sound_book
from vitavoce.understanding.technology_matcher import phrases_in, technologies_in_text
from vitavoce.understanding.terms import phrase_lengths, terms_of
from vitavoce.understanding.text import plain, root, stem, words

_LISTING_SECTIONS: Final = frozenset({"skills", "languages", "interests"})
_NAMED_AFTER_OTHERS: Final = frozenset({"work", "education", "volunteer", "references"})
"""Sections whose names are those of others: an employer called Redux shows no knowledge of Redux."""

_SHORT_DESCRIPTION_LENGTH: Final = 40
OPEN_END: Final = 10_000 * 12
"""The month in which something still going on ends: later than any."""


@dataclass(frozen=True, slots=True)
class ItemIndex:
    """Sets of items are integers: bit ``n`` stands for the profile's ``n``-th item, ``basics`` for the person's own
    summary and label.

    ``stems`` holds every word of an item, ``strong`` those of its name, role and keywords; ``roots`` maps a root to
    the stems that have it. ``technologies`` maps names of the lexicon and the résumé's own terms to items, ``titles`` maps
    words and technologies to the skill groups named so, ``terms`` the plain phrases of terms that the lexicon doesn't know to their names. ``ranks`` orders items newest first,
    undated ones last in the document's order; ``located`` maps words
    of places to items, ``placed`` are those that state one; ``firsts`` and ``lasts`` are the months each covers, None when undated,
    ``OPEN_END`` while it is going on.
    """

    profile: Profile
    everything: int
    basics: int
    sections: Mapping[str, int]
    stems: Mapping[str, int]
    strong: Mapping[str, int]
    roots: Mapping[str, tuple[str, ...]]
    technologies: Mapping[str, int]
    titles: Mapping[str, int]
    written: Mapping[str, str]
    terms: Mapping[str, str]
    term_lengths: Mapping[str, tuple[int, ...]]
    names: NameBook
    sounds: SoundBook
    person_words: frozenset[str]
    ranks: tuple[int, ...]
    located: Mapping[str, int]
    placed: int
    firsts: tuple[int | None, ...]
    lasts: tuple[int, ...]
    places: Mapping[str, int]

    def items(self, chosen: int) -> tuple[Item, ...]:
        """The items of a set, newest first."""
        return tuple(self.profile.items[number] for number in self.numbers(chosen))

    def numbers(self, chosen: int) -> list[int]:
        """The places of a set's items in the document, newest first."""
        chosen &= self.everything
        found = []
        while chosen:
            lowest = chosen & -chosen
            found.append(lowest.bit_length() - 1)
            chosen ^= lowest
        found.sort(key=self.ranks.__getitem__)
        return found

    def bits(self, refs: Iterable[str]) -> int:
        """The set of the items at these refs; unknown refs are passed over."""
        return sum(1 << self.places[ref] for ref in dict.fromkeys(refs) if ref in self.places)

    def within(self, span: Span, chosen: int, today: date) -> int:
        """Those of a set whose time overlaps the span; undated ones never do."""
        first = -1 if span.first is None else span.first
        last = OPEN_END if span.last is None else span.last
        now = month_of(today)
        found = 0
        for number, begins in enumerate(self.firsts):
            if begins is not None and begins <= last and chosen >> number & 1:
                ends = self.lasts[number]
                if (max(begins, now) if ends == OPEN_END else ends) >= first:
                    found |= 1 << number
        return found

    def started_from(self, month: int) -> int:
        return sum(1 << number for number, begins in enumerate(self.firsts) if begins is not None and begins >= month)

    def ended_by(self, month: int) -> int:
        """Items that ended by a month, or in the one after it: jobs follow each other within a month."""
        return sum(
            1 << number
            for number, begins in enumerate(self.firsts)
            if begins is not None and self.lasts[number] <= month + 1
        )

    def ongoing(self, chosen: int) -> int:
        return sum(1 << number for number, ends in enumerate(self.lasts) if ends == OPEN_END and chosen >> number & 1)

    def in_places(self, stems: str) -> int:
        """Items at a place, given by stems joined by spaces."""
        found = self.placed
        for stemmed in stems.split(" "):
            found &= self.located.get(stemmed, 0)
        return found

    def in_sections(self, names: Iterable[str]) -> int:
        found = 0
        for name in names:
            found |= self.sections.get(name, 0)
        return found


def build_index(profile: Profile, lexicon: Lexicon) -> ItemIndex:
    return _Builder(profile, lexicon).build()


class _Builder:
    """Gathers the postings of one profile, item by item."""

    def __init__(self, profile: Profile, lexicon: Lexicon) -> None:
        self._profile = profile
        self._lexicon = lexicon
        self._stem_of: dict[str, str] = {}
        self._sections: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._strong: dict[str, int] = {}
        self._technologies: dict[str, int] = {}
        self._titles: dict[str, int] = {}
        self._located: dict[str, int] = {}
        self._placed = 0
        self._written: dict[str, str] = {}
        self._terms: dict[str, str] = {}
        self._words: list[list[str]] = []

    def build(self) -> ItemIndex:
        profile = self._profile
        for number, item in enumerate(profile.items):
            self._add(1 << number, item)
        basics = 1 << len(profile.items)
        self._add_basics(basics)
        lengths = phrase_lengths(self._terms)
        for number, listed in enumerate(self._words):
            for _, _, name in phrases_in(listed, self._terms, lengths):
                self._technologies[name] = self._technologies.get(name, 0) | 1 << number
        roots: dict[str, list[str]] = {}
        for stemmed in self._stems:
            roots.setdefault(root(stemmed), []).append(stemmed)
        return ItemIndex(
            profile=profile,
            everything=basics - 1,
            basics=basics,
            sections=self._sections,
            stems=self._stems,
            strong=self._strong,
            roots={short: tuple(stems) for short, stems in roots.items()},
            technologies=self._technologies,
            titles=self._titles,
            written=self._written,
            terms=self._terms,
            term_lengths=lengths,
            names=name_book(profile),
            sounds=sound_book(self._technologies, self._lexicon),
            person_words=frozenset(words(plain(profile.person.name))),
            ranks=_ranks(profile.items),
            located=self._located,
            placed=self._placed,
            firsts=tuple(_first_month(item.period) for item in profile.items),
            lasts=tuple(_last_month(item.period) for item in profile.items),
            places={item.ref: number for number, item in enumerate(profile.items)},
        )

    def _add(self, bit: int, item: Item) -> None:
        self._sections[item.section] = self._sections.get(item.section, 0) | bit
        written = item.text
        listed = words(plain(written))
        self._words.append(listed)
        self._post(self._stems, listed, bit)
        short = item.description if len(item.description) <= _SHORT_DESCRIPTION_LENGTH else ""
        strong = words(plain(" ".join((item.name, item.role, item.issuer, short, item.level, *item.keywords))))
        self._post(self._strong, strong, bit)
        if item.place:
            self._placed |= bit
            self._post(self._located, words(plain(item.place)), bit)
        if item.section in _LISTING_SECTIONS:
            title = words(plain(item.name))
            self._post(self._titles, title, bit)
            for name in technologies_in_text(self._lexicon, title, item.name, frozenset()):
                self._titles[name] = self._titles.get(name, 0) | bit
        terms = dict(terms_of(item))
        told = written.replace(item.name, " ") if item.section in _NAMED_AFTER_OTHERS and item.name else written
        told = told.replace(item.issuer, " ") if item.issuer else told
        said = listed if told == written else words(plain(told))
        for name in technologies_in_text(self._lexicon, said, told, terms.keys()):
            self._technologies[name] = self._technologies.get(name, 0) | bit
        for phrase, name in terms.items():
            self._learn(phrase, name, listed_as_skill=item.section not in _LISTING_SECTIONS or item.section == "skills")

    def _learn(self, phrase: str, name: str, *, listed_as_skill: bool) -> None:
        known = self._lexicon.phrases.get(phrase)
        if known is not None:
            self._written.setdefault(known, name)
        elif listed_as_skill and any(self._carries_topic(word) for word in phrase.split()):
            self._terms.setdefault(phrase, name)

    def _carries_topic(self, word: str) -> bool:
        stemmed = self._stem(word)
        return stemmed not in FUNCTION_WORDS and stemmed not in FRAME_WORDS and stemmed not in SECTION_OF_STEM

    def _add_basics(self, bit: int) -> None:
        person = self._profile.person
        written = "\n".join((person.label, person.summary, *person.extra.values()))
        listed = words(plain(written))
        self._words.append(listed)
        self._post(self._stems, listed, bit)
        for name in technologies_in_text(self._lexicon, listed, written, frozenset()):
            self._technologies[name] = self._technologies.get(name, 0) | bit

    def _post(self, postings: dict[str, int], listed: Iterable[str], bit: int) -> None:
        for word in set(listed):
            stemmed = self._stem(word)
            postings[stemmed] = postings.get(stemmed, 0) | bit

    def _stem(self, word: str) -> str:
        known = self._stem_of.get(word)
        if known is None:
            known = self._stem_of[word] = stem(word)
        return known


def _first_month(period: Period) -> int | None:
    begins = period.start or period.end
    if begins is None:
        return 0 if period.ongoing else None
    return begins.first_month


def _last_month(period: Period) -> int:
    last = period.end or period.start
    if period.ongoing or last is None:
        return OPEN_END
    begins = period.start or last
    return max(begins.first_month, last.last_month)


def _ranks(items: tuple[Item, ...]) -> tuple[int, ...]:
    """Each item's place when the newest stand first: by end (ongoing is latest), then by start."""

    def age(number: int) -> tuple[int, int, int]:
        first = _first_month(items[number].period)
        if first is None:
            return (1, 0, number)
        return (-_last_month(items[number].period), -first, number)

    ranks = [0] * len(items)
    for rank, number in enumerate(sorted(range(len(items)), key=age)):
        ranks[number] = rank
    return tuple(ranks)
