"""The inverted index of one profile, built once per version."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from vitavoce.domain.profile import Item, Profile
from vitavoce.understanding.english.naming import TITLES_IN_FULL
from vitavoce.understanding.english.technologies import CODE_LANGUAGES, CODE_SKILL
from vitavoce.understanding.technology_matcher import phrases_in, technologies_in_text
from vitavoce.understanding.text import plain, root, stem, words_in
from vitavoce.understanding.times import TimeBook, first_month, last_month, time_book
from vitavoce.understanding.vocabulary.institutions import in_english
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.vocabulary.names import NameBook, name_book
from vitavoce.understanding.vocabulary.person_names import person_words
from vitavoce.understanding.vocabulary.sounds import SoundBook, heard_book, sound_book
from vitavoce.understanding.vocabulary.terms import is_made_by_a_house, otherwise_written, phrase_lengths, terms_of
from vitavoce.understanding.wording.framing import FRAME_STEMS, FUNCTION_STEMS, SECTION_OF_STEM

_LISTING_SECTIONS: Final = frozenset({"skills", "languages", "interests"})
_NAMED_AFTER_OTHERS: Final = frozenset({"work", "education", "volunteer", "references"})
"""Sections whose names are those of others: an employer called Redux shows no knowledge of Redux."""

_SHORT_DESCRIPTION_LENGTH: Final = 40
_MIN_COMPOUND_LENGTH: Final = 7
_LAST_LETTER: Final = chr(0x10FFFF)
_SPARSE: Final = 16
"""A set with fewer than one in so many items is faster walked bit by bit (0.4 µs each) than item by item (0.03 µs)."""

_TO_FLAGS: Final = bytes.maketrans(b"01", b"\0\1")


@dataclass(frozen=True, slots=True)
class ItemIndex:
    """Sets of items are integers: bit ``n`` stands for the profile's ``n``-th item, ``basics`` for the person's own
    summary and label.

    ``stems`` holds every word of an item, ``strong`` those of its name, role and keywords; ``said`` are the stems of
    each item as they follow each other, between spaces; ``alphabet`` lists the stems in order; ``roots`` maps a root to
    the stems that have it. ``technologies`` maps names of the lexicon and the résumé's own terms to items, ``terms``
    the plain phrases of terms that the lexicon doesn't know to their names.
    ``ranks`` orders items newest first, undated ones last in the document's order; ``located`` maps words of places to
    items, ``placed`` are those that state one. ``whole`` maps every word and term, written without spaces, to its
    words.
    """

    profile: Profile
    everything: int
    basics: int
    sections: Mapping[str, int]
    stems: Mapping[str, int]
    strong: Mapping[str, int]
    said: tuple[str, ...]
    alphabet: tuple[str, ...]
    roots: Mapping[str, tuple[str, ...]]
    technologies: Mapping[str, int]
    written: Mapping[str, str]
    terms: Mapping[str, str]
    term_lengths: Mapping[str, tuple[int, ...]]
    names: NameBook
    sounds: SoundBook
    whole: Mapping[str, tuple[str, ...]]
    heard: Mapping[str, str]
    person_words: frozenset[str]
    ranks: tuple[int, ...]
    located: Mapping[str, int]
    placed: int
    order: tuple[int, ...]
    times: TimeBook
    places: Mapping[str, int]

    def items(self, chosen: int) -> tuple[Item, ...]:
        """The items of a set, newest first."""
        return tuple(self.profile.items[number] for number in self.numbers(chosen))

    def numbers(self, chosen: int) -> list[int]:
        """The places of a set's items in the document, newest first."""
        chosen &= self.everything
        if chosen.bit_count() * _SPARSE > len(self.order):
            flags = f"{chosen:0{len(self.order)}b}"[::-1].encode().translate(_TO_FLAGS)
            return [number for number in self.order if flags[number]]
        found = []
        while chosen:
            lowest = chosen & -chosen
            found.append(lowest.bit_length() - 1)
            chosen ^= lowest
        found.sort(key=self.ranks.__getitem__)
        return found

    def bits(self, refs: Iterable[str]) -> int:
        """The set of the items at these refs; unknown refs are passed over."""
        found = 0
        for ref in refs:
            place = self.places.get(ref)
            if place is not None:
                found |= 1 << place
        return found

    @staticmethod
    def bits_of(numbers: Iterable[int]) -> int:
        """The set of the items at these places in the document."""
        found = 0
        for number in numbers:
            found |= 1 << number
        return found

    def stems_beginning(self, letters: str) -> tuple[str, ...]:
        return self.alphabet[bisect_left(self.alphabet, letters) : bisect_left(self.alphabet, letters + _LAST_LETTER)]

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
        self._sections: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._strong: dict[str, int] = {}
        self._technologies: dict[str, int] = {}
        self._located: dict[str, int] = {}
        self._placed = 0
        self._written: dict[str, str] = {}
        self._terms: dict[str, str] = {}
        self._words: list[list[str]] = []
        self._said: list[str] = []
        self._written_phrases: dict[str, None] = {}

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
        self._add_openings()
        order = _order(profile.items)
        names = name_book(profile)
        whole = self._whole(names)
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
            said=tuple(self._said),
            alphabet=tuple(sorted(self._stems)),
            roots={short: tuple(stems) for short, stems in roots.items()},
            technologies=self._technologies,
            written=self._written,
            terms=self._terms,
            term_lengths=lengths,
            names=names,
            sounds=sound_book(self._technologies, self._lexicon),
            whole=whole,
            heard=heard_book((*whole, *names.compact)),
            person_words=person_words(profile.person.name, self._lexicon),
            ranks=_ranks(order),
            located=self._located,
            placed=self._placed,
            order=order,
            times=time_book(profile.items),
            places={item.ref: number for number, item in enumerate(profile.items)},
        )

    def _whole(self, names: NameBook) -> dict[str, tuple[str, ...]]:
        whole: dict[str, tuple[str, ...]] = {}
        for phrase in (*self._terms, *self._written_phrases, *names.phrases):
            whole.setdefault(phrase.replace(" ", ""), tuple(phrase.split(" ")))
        for stemmed in self._stems:
            short = root(stemmed)
            if len(short) >= _MIN_COMPOUND_LENGTH and short != stemmed:
                whole.setdefault(short, (stemmed,))
        whole.update((word, (word,)) for word in dict.fromkeys(chain.from_iterable(self._words)) if len(word) > 1)
        for account in self._profile.person.accounts:
            network = words_in(account.network)
            whole.setdefault("".join(network), network)
        return whole

    def _add(self, bit: int, item: Item) -> None:
        self._sections[item.section] = self._sections.get(item.section, 0) | bit
        texts = item.texts
        listed = _words_of(texts)
        self._words.append(listed)
        self._said.append(self._post(self._stems, listed, bit))
        short = item.description if len(item.description) <= _SHORT_DESCRIPTION_LENGTH else ""
        strong = _words_of((item.name, item.role, item.issuer, short, item.level, *item.keywords))
        self._post(self._strong, strong, bit)
        named = words_in(item.name)
        if kinds := [kind for word in named if (kind := TITLES_IN_FULL.get(word) or in_english(word)) != word]:
            self._post(self._stems, kinds, bit)
            self._post(self._strong, kinds, bit)
        if item.place:
            self._placed |= bit
            self._post(self._located, words_in(item.place), bit)
        terms = dict(terms_of(item))
        if item.section in _NAMED_AFTER_OTHERS and item.name:
            texts = [text.replace(item.name, " ") for text in texts]
        if item.issuer in texts:
            texts.remove(item.issuer)
        trades = {word for word in words_in(item.role) if word.endswith("ing")}
        found = technologies_in_text(self._lexicon, _words_of(texts), "\n".join(texts), terms.keys() | trades)
        if item.section == "certificates" and (maker := self._lexicon.phrases.get(" ".join(words_in(item.issuer)))):
            found.add(maker)  # a certificate from Snowflake shows Snowflake
        for name in sorted(found):
            self._technologies[name] = self._technologies.get(name, 0) | bit
        if item.section == "skills" and plain(item.name) in CODE_LANGUAGES:
            self._technologies[CODE_SKILL] = self._technologies.get(CODE_SKILL, 0) | bit
        for phrase, name in terms.items():
            self._learn(phrase, name, listed_as_skill=item.section not in _LISTING_SECTIONS or item.section == "skills")

    def _add_openings(self) -> None:
        """Everyday words that open a sentence mean a technology where the résumé lists it elsewhere."""
        for name in self._written:
            technology = self._lexicon.technologies[name]
            opening = technology.opening
            for number in self._saying((name, *technology.ordinary)) if opening else ():
                if opening and opening.search(self._profile.items[number].text):
                    self._technologies[name] = self._technologies.get(name, 0) | 1 << number

    def _saying(self, forms: Iterable[str]) -> Iterator[int]:
        """The places of items that have all words of one of these forms."""
        bits = 0
        for form in forms:
            said = (1 << len(self._profile.items)) - 1
            for word in words_in(form):
                said &= self._stems.get(stem(word), 0)
            bits |= said
        while bits:
            lowest = bits & -bits
            yield lowest.bit_length() - 1
            bits ^= lowest

    def _learn(self, phrase: str, name: str, *, listed_as_skill: bool) -> None:
        known = self._lexicon.phrases.get(phrase)
        if known is not None:
            self._written.setdefault(known, name)
            self._written_phrases[phrase] = None
        elif listed_as_skill and (is_made_by_a_house(phrase) or any(map(self._carries_topic, phrase.split()))):
            self._terms.setdefault(phrase, name)
            for other in otherwise_written(phrase):
                if other not in self._lexicon.phrases:
                    self._terms.setdefault(other, name)

    def _carries_topic(self, word: str) -> bool:
        stemmed = stem(word)
        return stemmed not in FUNCTION_STEMS and stemmed not in FRAME_STEMS and stemmed not in SECTION_OF_STEM

    def _add_basics(self, bit: int) -> None:
        person = self._profile.person
        written = "\n".join((person.label, person.summary, *person.extra.values()))
        listed = list(words_in(written))
        self._words.append(listed)
        self._post(self._stems, listed, bit)
        for name in sorted(technologies_in_text(self._lexicon, listed, written, frozenset())):
            self._technologies[name] = self._technologies.get(name, 0) | bit

    def _post(self, postings: dict[str, int], listed: Iterable[str], bit: int) -> str:
        """The stems as they follow each other, between spaces."""
        stems = list(map(stem, listed))
        for stemmed in dict.fromkeys(stems):  # in the text's order, the same in every process
            postings[stemmed] = postings.get(stemmed, 0) | bit
        return f" {' '.join(stems)} "


def _words_of(texts: Iterable[str]) -> list[str]:
    return list(chain.from_iterable(map(words_in, texts)))


def _order(items: Sequence[Item]) -> tuple[int, ...]:
    """Newest first: by end (ongoing is latest), then by start; undated ones last, as they stand."""

    def age(number: int) -> tuple[int, int, int]:
        period = items[number].period
        first = first_month(period)
        return (1, 0, number) if first is None else (-last_month(period), -first, number)

    return tuple(sorted(range(len(items)), key=age))


def _ranks(order: Sequence[int]) -> tuple[int, ...]:
    ranks = [0] * len(order)
    for rank, number in enumerate(order):
        ranks[number] = rank
    return tuple(ranks)
