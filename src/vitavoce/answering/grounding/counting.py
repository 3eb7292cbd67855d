"""Numbers in a sentence: counts of the résumé's entries, or figures of its own text."""

from collections.abc import Container, Iterator, Sequence
from itertools import takewhile
from typing import Final

from vitavoce.answering.grounding.clauses import Clause
from vitavoce.answering.grounding.durations import DurationClaim
from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.figures import FigureFound
from vitavoce.answering.grounding.ledger import Figure, Ledger
from vitavoce.answering.grounding.words import Token, plain_words, stem
from vitavoce.domain.question import Understood

_UNIT_WITHIN: Final = 4  # words between a number and what it counts: "three published research papers"
_FURTHER: Final = frozenset({"more", "others", "other", "further"})
_ROUND: Final = 0.06
_ROUGHLY: Final = frozenset(
    "about around roughly nearly almost over under some approximately more less than close".split()
)
_ANY: Final = "*"
_SHORT_UNITS: Final = frozenset({"week", "fortnight", "semester", "decade"})
_UNITS_OF_TIME: Final = frozenset({"year", "month", "decad", "season"})
_SIGNS: Final = {"%": "percent", "€": "euro", "$": "dollar", "£": "pound"}
_LINKING: Final = frozenset(
    "the and for with from that which who has have had was were are she her his this than more across over out "
    "into per while when where after before at in on by as during because so then of to or but a an off under "
    "its their his".split()
)


class Counting:
    def __init__(self, ledger: Ledger, english: English, understood: Understood, matches: int) -> None:
        self._ledger = ledger
        self._english = english
        self._understood = understood
        self._matches = matches

    def wrong(self, clause: Clause, scope: int, near: int, tokens: Sequence[Token]) -> str:
        for figure in clause.figures:
            section = self._counted_section(figure, tokens)
            if section is None and int(figure.value) in set(self._named(figure, tokens)):
                continue
            if section and int(figure.value) in self._counts(section, figure, clause, near, tokens):
                continue
            if not self._is_written(figure, scope, near, tokens, strictly=section not in {None, _ANY}):
                return "number"
        return ""

    def is_written_length(self, claim: DurationClaim, near: int, scope: int) -> bool:
        """``fifteen years`` where an entry's own words say so."""
        for value in {claim.months / 12, claim.months, claim.months / 120}:
            for figure in self._ledger.figures.get(round(value, 6), ()):
                if figure.unit in _UNITS_OF_TIME and (not scope or figure.mask & near):
                    return True
        if not claim.count and claim.unit in _SHORT_UNITS:  # "in a fortnight"
            return bool(self._ledger.stems.get(stem(claim.unit), 0) & near)
        return any(
            figure.unit == stem(claim.unit) and (not scope or figure.mask & near)
            for figure in self._ledger.figures.get(claim.count, ())
        )

    def _counted_section(self, figure: FigureFound, tokens: Sequence[Token]) -> str | None:
        words = [token.plain for token in tokens[figure.end : figure.end + _UNIT_WITHIN + 1]]
        for place in range(len(words)):
            for length in (3, 2, 1):
                section = self._english.counted.get(tuple(words[place : place + length]))
                if section:
                    return section
        return None

    def _counts(
        self, section: str, figure: FigureFound, clause: Clause, near: int, tokens: Sequence[Token]
    ) -> Container[int]:
        """The numbers that are true of the things counted; for "and two more", any smaller one."""
        counts = {*self._numbers(section, clause, near), *self._named(figure, tokens)}
        further = figure.end < len(tokens) and tokens[figure.end].plain in _FURTHER
        return range(max(counts, default=0)) if further else counts

    def _named(self, figure: FigureFound, tokens: Sequence[Token]) -> Iterator[int]:
        """How many entries of one section tell of what is counted: translations, bridges."""
        for word in tokens[figure.end : figure.end + _UNIT_WITHIN]:
            mask = self._ledger.stems.get(stem(word.plain), 0) if word.is_word and word.plain not in _LINKING else 0
            yield from ((mask & held).bit_count() for held in self._ledger.by_section.values() if mask & held)

    def _numbers(self, section: str, clause: Clause, near: int) -> Iterator[int]:
        ledger = self._ledger
        whole = ledger.basics - 1 if section == _ANY else ledger.sections(section)
        masks = [whole, whole & near, whole & self._matches, whole & near & self._matches]
        facts = [fact.mask for fact in clause.facts if fact.mask]
        masks += [whole & mask for mask in facts]
        lasting = ledger.sections("work", "projects", "volunteer")
        masks += [mask & lasting for mask in masks] + [mask & ledger.sections("work") for mask in masks]
        for mask in masks:
            if mask:
                yield mask.bit_count()
                yield len({" ".join(plain_words(ledger.items[index].name)) for index in ledger.indices(mask)})
        if self._understood.count is not None:
            yield self._understood.count
        if section in {_ANY, "skills"}:
            yield from (len(ledger.items[index].keywords) for index in ledger.indices(near & (self._matches or near)))

    def _is_written(
        self, figure: FigureFound, scope: int, near: int, tokens: Sequence[Token], *, strictly: bool
    ) -> bool:
        """Whether the words around the number are those around it in the résumé; ``strictly``: it counts the same."""
        units = self._units(figure, tokens)
        said = {stem(word) for word in figure.near} - self._english.common - self._ledger_people()
        telling = units or said
        exact = self._ledger.figures.get(round(figure.value, 6), ())
        loose = self._rounded(figure, tokens)
        for written in (*exact, *loose):
            if scope and not written.mask & near:
                continue
            near_it = self._wide(frozenset({written.unit}) if strictly else written.near)
            if (
                telling & near_it
                or not telling
                or len(written.near) <= 1
                or (said & near_it and units <= self._english.common)
            ):
                return True
        return False

    def _units(self, figure: FigureFound, tokens: Sequence[Token]) -> set[str]:
        """What the number counts: the words right after it."""
        before = tokens[figure.begin - 1].text if figure.begin else ""
        after = tokens[figure.end].text if figure.end < len(tokens) else ""
        if sign := _SIGNS.get(before) or _SIGNS.get(after):
            return {sign}
        following = tokens[figure.end : figure.end + _UNIT_WITHIN]
        unhyphenated = [token for token in following if token.text != "-"]
        words = takewhile(lambda token: token.is_word and token.plain not in _LINKING, unhyphenated)
        return {stem(word.plain) for word in words}

    def _wide(self, stems: frozenset[str]) -> set[str]:
        found = set(stems)
        for word in stems:
            found |= self._english.alike.get(word, frozenset())
        return found

    def _rounded(self, figure: FigureFound, tokens: Sequence[Token]) -> list[Figure]:
        """``almost two thousand`` for 1,900."""
        before = {token.plain for token in tokens[max(0, figure.begin - 3) : figure.begin]}
        if not before & _ROUGHLY:
            return []
        return [
            written
            for value, places in self._ledger.figures.items()
            if value and value != figure.value and abs(value - figure.value) <= _ROUND * value
            for written in places
        ]

    def _ledger_people(self) -> frozenset[str]:
        return frozenset(map(stem, self._ledger.people))
