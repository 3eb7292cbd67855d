"""What a résumé holds, entry by entry, so that a sentence can be looked up in it word by word.

Which entries hold a thing is one integer with a bit for each entry: whether some entry holds two things is ``a & b``.
The last bit stands for what ``basics`` says.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.figures import figures_in
from vitavoce.answering.grounding.instructions import reads_as_instruction
from vitavoce.answering.grounding.kinship import Kinship
from vitavoce.answering.grounding.words import plain_words, stem, tokens_of
from vitavoce.answering.item_words import is_self_employed
from vitavoce.domain.period import Period, month_of
from vitavoce.domain.profile import Item, Profile

_NAME_ENDS: Final = (" – ", " — ", ": ", " | ", " - ", ", ", " (")
_LEGAL_FORMS: Final = frozenset("gmbh ag inc ltd llc plc co corp sa srl oy ab bv kg se spa limited".split())
_AKIN: Final = 5
_BRACKETED: Final = re.compile(r"\(([^()]{2,40})\)")
_INITIALS: Final = 3
_SAID_ALONE: Final = 4
_SHORTENED: Final = 4
_TEXT_READ: Final = 20_000


@dataclass(frozen=True, slots=True)
class Name:
    """A name that the résumé holds: in all entries of ``mask``, as their own name in those of ``own``; ``anchor`` where
    facts beside it are said of those.
    """

    mask: int
    anchor: bool = False
    own: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the résumé, what it counts, and the words around it."""

    mask: int
    near: frozenset[str]
    unit: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """A dated entry's period, and the first and last month it covers."""

    period: Period
    months: tuple[int, int]


@dataclass(slots=True, kw_only=True)
class Ledger:
    """``words`` are exact, ``stems`` loose; ``names`` are found by their first word, longest first."""

    profile: Profile
    today: date
    words: dict[str, int] = field(default_factory=dict)
    stems: dict[str, int] = field(default_factory=dict)
    sorted_stems: list[str] = field(default_factory=list)
    names: dict[str, list[tuple[tuple[str, ...], Name]]] = field(default_factory=dict)
    figures: dict[float, list[Figure]] = field(default_factory=dict)
    groups: list[int] = field(default_factory=list)
    stretches: list[Stretch | None] = field(default_factory=list)
    joint_stretches: dict[int, Stretch] = field(default_factory=dict)
    by_section: dict[str, int] = field(default_factory=dict)
    people: frozenset[str] = frozenset()
    self_employed: int = 0

    @property
    def items(self) -> Sequence[Item]:
        return self.profile.items

    @property
    def basics(self) -> int:
        return 1 << len(self.profile.items)

    @property
    def everything(self) -> int:
        return (self.basics << 1) - 1

    def period(self, index: int) -> Period:
        return self.profile.items[index].period

    def mask_of(self, refs: Iterable[str]) -> int:
        wanted = set(refs)
        return sum(1 << index for index, item in enumerate(self.items) if item.ref in wanted)

    def indices(self, mask: int) -> Iterator[int]:
        """The entries of a mask."""
        mask &= self.basics - 1
        while mask:
            low = mask & -mask
            yield low.bit_length() - 1
            mask ^= low

    def akin(self, root: str) -> int:
        """The entries with a word that begins as this one does, or this one as it: ``postdoc``, ``postdoctoral``."""
        if len(root) < _AKIN:
            return 0
        found = next(
            (self.stems[root[:end]] for end in range(len(root) - 1, _AKIN - 1, -1) if root[:end] in self.stems), 0
        )
        place = bisect_left(self.sorted_stems, root)
        while place < len(self.sorted_stems) and self.sorted_stems[place].startswith(root):
            found |= self.stems[self.sorted_stems[place]]
            place += 1
        return found

    def is_name(self, words: tuple[str, ...]) -> bool:
        words = words[1:] if words[:1] == ("the",) else words
        return any(words == name for name, _ in self.names.get(words[0], ())) if words else False

    def sections(self, *names: str) -> int:
        """The entries of these sections."""
        return sum(self.by_section.get(name, 0) for name in names)

    def groups_in(self, mask: int) -> Iterator[int]:
        """The entries at each employer or school of which the mask holds one."""
        yield from {self.groups[index] for index in self.indices(mask)}

    def runs(self, index: int) -> bool:
        """Whether an entry goes on today."""
        period = self.period(index)
        covered = period.months(self.today)
        return period.ongoing or (period.end is not None and covered is not None and covered[1] >= month_of(self.today))

    def related(self, mask: int) -> int:
        """Entries with those at the same employer or school."""
        found = mask
        for index in self.indices(mask):
            found |= self.groups[index]
        return found


def ledger_of(profile: Profile, today: date, english: English, kinship: Kinship) -> Ledger:
    """Takes about 20 µs an entry's line; one is made per version of a résumé and day."""
    maker = _Maker(profile, today, english, kinship)
    return maker.make()


class _Maker:
    def __init__(self, profile: Profile, today: date, english: English, kinship: Kinship) -> None:
        self._ledger = Ledger(profile=profile, today=today)
        self._english = english
        self._kinship = kinship
        self._words: defaultdict[str, int] = defaultdict(int)
        self._names: defaultdict[tuple[str, ...], Name] = defaultdict(lambda: Name(0))

    def make(self) -> Ledger:
        ledger = self._ledger
        person = ledger.profile.person
        for index, item in enumerate(ledger.items):
            self._read(1 << index, _texts(item))
            self._name_item(1 << index, item)
            ledger.self_employed |= is_self_employed(item) << index
            for word in self._english.implied.get(item.section, ()):
                self._words[word] |= 1 << index
            ledger.by_section[item.section] = ledger.by_section.get(item.section, 0) | 1 << index
        self._read(ledger.basics, self._about(person.place.country_code))
        self._add(tuple(plain_words(person.label)), ledger.basics)
        ledger.people = frozenset(plain_words(person.name))
        ledger.words = dict(self._words)
        for word, mask in self._words.items():
            ledger.stems[stem(word)] = ledger.stems.get(stem(word), 0) | mask
        ledger.sorted_stems = sorted(ledger.stems)
        self._add_kin()
        ledger.groups = _groups(ledger.items)
        ledger.stretches = [_stretch(item.period, ledger.today) for item in ledger.items]
        for group in set(ledger.groups):
            if group & (group - 1) and (joint := _joint(ledger, group)):
                ledger.joint_stretches[group] = joint
        for words, name in sorted(self._names.items(), key=lambda pair: -len(pair[0])):
            ledger.names.setdefault(words[0], []).append((words, name))
        return ledger

    def _about(self, country: str) -> Iterator[str]:
        person = self._ledger.profile.person
        yield from (person.name, person.label, person.summary, person.place.label)
        yield from person.extra.values()
        yield from (f"{name} {value}" for name, value in person.extra.items())
        yield from (f"{account.network} {account.username}" for account in person.accounts)
        yield " ".join(self._english.countries.get(country.upper(), ()))

    def _read(self, mask: int, texts: Iterable[str]) -> None:
        for text in texts:
            if not text or reads_as_instruction(text):
                continue
            tokens = tokens_of(text[:_TEXT_READ])
            plains = [token.plain for token in tokens if not token.is_mark]
            for word in plains:
                self._words[word] |= mask
            for name in self._kinship.named_in(plains):
                self._add(name, mask)
            for figure in figures_in(tokens):
                near = frozenset(map(stem, figure.near))
                self._ledger.figures.setdefault(figure.value, []).append(Figure(mask, near, stem(figure.unit)))

    def _name_item(self, mask: int, item: Item) -> None:
        is_anchor = item.section not in {"skills", "languages", "interests", "references"}
        for name in (*_forms(item.name), *(_said_short(item.name) if is_anchor else ())):
            self._add(tuple(plain_words(name)), mask, anchor=is_anchor, own=mask)
        for name in _forms(item.issuer):
            is_client = item.section == "projects"
            self._add(tuple(plain_words(name)), mask, anchor=is_client, own=mask if is_client else 0)
        for name in (*item.keywords, item.role, item.place):
            if not reads_as_instruction(name):
                self._add(tuple(plain_words(name)), mask)

    def _add(self, words: tuple[str, ...], mask: int, *, anchor: bool = False, own: int = 0) -> None:
        words = words[1:] if len(words) > 1 and words[0] == "the" else words
        if words:
            known = self._names[words]
            self._names[words] = Name(known.mask | mask, known.anchor or anchor, known.own | own)

    def _add_kin(self) -> None:
        """Other names of what the résumé names, and its families; a name is held wherever it is told of."""
        held = {words: name.mask for words, name in self._names.items()}
        for words, mask in self._kinship.kin_of(held).items():
            self._add(words, mask)
        for words, name in list(self._names.items()):
            told = _meet(self._words.get(word, 0) for word in words)
            if told & ~name.mask:
                self._names[words] = replace(name, mask=name.mask | told)


def _meet(masks: Iterable[int]) -> int:
    """The entries that all hold; none of nothing."""
    met = -1
    for mask in masks:
        met &= mask
    return 0 if met == -1 else met


def _texts(item: Item) -> Iterator[str]:
    yield from (item.name, item.role, item.issuer, item.place, item.title, item.subtitle)
    yield from (item.summary, item.description, item.level, item.score)
    yield from item.highlights
    yield from item.keywords
    yield from (link.label for link in item.links)


def _forms(name: str) -> Iterator[str]:
    """A name as it stands, its part before a dash or bracket, what the bracket holds, its initials, and without its
    legal form.
    """
    if not name or reads_as_instruction(name):
        return
    yield name
    head = min((name.split(end, maxsplit=1)[0] for end in _NAME_ENDS), key=len)
    if len(head) >= 3 and head != name:
        yield head
    for inner in _BRACKETED.findall(name):
        if inner[:1].isupper():
            yield inner
    words = head.split()
    initials = "".join(word[0] for word in words if word[:1].isupper() and word not in {"The", "Of", "And"})
    if len(initials) >= _INITIALS:
        yield initials
    if len(words) > 1 and words[-1].strip(".").casefold() in _LEGAL_FORMS:
        yield " ".join(words[:-1])
    if words and words[0] == "The":
        yield " ".join(words[1:])


def _said_short(name: str) -> Iterator[str]:
    """``Salt & Pine`` of ``Salt & Pine Boatyard``."""
    words = name.split()
    if 1 < len(words) <= _SHORTENED and len(words[0]) >= _SAID_ALONE and words[0] != "The" and words[-2][:1].isupper():
        yield " ".join(words[:-1])


def _stretch(period: Period, today: date) -> Stretch | None:
    months = period.months(today)
    return Stretch(period, months) if months else None


def _joint(ledger: Ledger, group: int) -> Stretch | None:
    """From the first start to the last end at one employer."""
    dated = [stretch for index in ledger.indices(group) if (stretch := ledger.stretches[index])]
    if not dated:
        return None
    first = min(dated, key=lambda stretch: stretch.months[0]).period
    last = max(dated, key=lambda stretch: stretch.months[1]).period
    ongoing = any(stretch.period.ongoing for stretch in dated)
    return _stretch(Period(first.start, last.end or last.start, ongoing), ledger.today)


def _groups(items: Sequence[Item]) -> list[int]:
    """Of each entry those of the same name, itself included."""
    names = [" ".join(plain_words(item.name)).removeprefix("the ") or str(index) for index, item in enumerate(items)]
    by_name: dict[str, int] = {}
    for index, name in enumerate(names):
        by_name[name] = by_name.get(name, 0) | 1 << index
    return [by_name[name] for name in names]
