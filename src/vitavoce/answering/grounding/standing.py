"""What makes somebody look greater than the résumé says: titles, degrees, levels, deeds and praise."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final

from vitavoce.answering.grounding.clauses import Clause
from vitavoce.answering.grounding.english import English, Phrases
from vitavoce.answering.grounding.ledger import Ledger
from vitavoce.answering.grounding.words import Token, plain_words, tokens_of

_MOST_WORDS: Final = 4
_WORDS_TOO: Final = frozenset({"ma", "ba", "bed", "med", "bba", "be", "ms", "bs", "bas"})
_OTHERS_HAVE_IT: Final = frozenset(
    {
        "student",
        "students",
        "scholarship",
        "grant",
        "school",
        "supervisor",
        "fellowship",
        "programme",
        "program",
        "courses",
        "theses",
        "candidates",
        "level",
    }
)
_BEFORE: Final = 3
_BEFORE_A_TITLE: Final = frozenset(
    "a an the as her his their was is became and or of former current our senior junior associate assistant vice "
    "deputy lead chief".split()
)
_EMPLOYED: Final = frozenset({"worked", "works", "working", "employed", "job", "hired"})
_EMPLOYED_AT: Final = frozenset({"at", "for", "with", "by"})
_FOUNDED: Final = frozenset({"founded", "cofounded", "co-founded"})
_PRONOUNS: Final[Mapping[str, frozenset[str]]] = {
    "she": frozenset({"he", "his", "him", "himself"}),
    "he": frozenset({"she", "her", "hers", "herself"}),
}


class Standing:
    def __init__(self, ledger: Ledger, english: English) -> None:
        self._ledger = ledger
        self._english = english
        self._degrees = [
            frozenset(_ranks(english.degrees, _words_of(ledger, index))) for index in range(len(ledger.items))
        ]
        self._levels = [
            frozenset(_ranks(english.levels, plain_words(item.level)))
            if item.section in {"languages", "skills"}
            else frozenset()
            for item in ledger.items
        ]
        stated = ledger.profile.person.extra.get("pronouns", "").casefold().replace("/", " ").split()
        self._foreign_pronouns = _PRONOUNS.get(stated[0] if stated else "", frozenset())
        self._others = ledger.sections("references")

    def wrong(self, tokens: Sequence[Token]) -> str:
        """What holds of no entry."""
        words = [token.plain for token in tokens if not token.is_mark]
        if self._foreign_pronouns & set(words) and not self._others:
            return "pronoun"
        for phrase in _found(self._english.praise, words):
            if not self._holds(phrase, self._ledger.everything):
                return "praise"
        return ""

    def wrong_of(self, clause: Clause, scope: int, near: int, tokens: Sequence[Token]) -> str:
        """What doesn't hold of the entries the clause speaks of."""
        within = tokens[clause.begin : clause.end]
        return (
            self._wrong_title(
                within, near, named=[(part.begin, part.end) for part in clause.facts], offset=clause.begin
            )
            or self._wrong_degree(within, clause, scope, near)
            or self._wrong_level(within, clause)
            or self._wrong_employer(clause, tokens)
            or self._wrong_deed(within, scope, near)
        )

    def holding_degrees(self, tokens: Sequence[Token]) -> int:
        """The courses of study that lead to a degree named here; 0 where none is, or no course does."""
        ranks = set(_ranks(self._english.degrees, _degree_words(tokens)))
        held = sum(1 << index for index, degrees in enumerate(self._degrees) if degrees & ranks)
        return held & self._ledger.sections("education")

    def _wrong_title(self, tokens: Sequence[Token], near: int, named: Sequence[tuple[int, int]], offset: int) -> str:
        for place, token in enumerate(tokens):
            phrase = _longest(self._english.ranks, [other.plain for other in tokens[place:]])
            if phrase is None or any(begin <= place + offset < end for begin, end in named):
                continue
            before = [other.plain for other in tokens[max(0, place - _BEFORE) : place]]
            is_title = token.capital or (_BEFORE_A_TITLE & set(before) and before[-1] not in {"to", "can", "will"})
            if is_title and not self._holds(phrase, near):
                return "title"
        return ""

    def _wrong_degree(self, tokens: Sequence[Token], clause: Clause, scope: int, near: int) -> str:
        ranks = set(_ranks(self._english.degrees, _degree_words(tokens)))
        names = [fact.mask for fact in clause.facts if fact.mask]
        for rank in ranks:
            mask = sum(1 << index for index, held in enumerate(self._degrees) if rank in held)
            if not mask & near:
                return "degree" if not self._in_basics(rank) else ""
            schools = mask & self._ledger.sections("education")
            if not scope and schools and names and not any(mask & name for name in names):
                return "degree"
        return ""

    def _in_basics(self, rank: int) -> bool:
        person = self._ledger.profile.person
        return rank in set(
            _ranks(
                self._english.degrees,
                _degree_words(tokens_of(" . ".join((person.label, person.summary, *person.extra.values())))),
            )
        )

    def _wrong_level(self, tokens: Sequence[Token], clause: Clause) -> str:
        claimed = set(_ranks(self._english.levels, [token.plain for token in tokens]))
        if not claimed:
            return ""
        rated = self._ledger.sections("languages", "skills")
        for fact in (*clause.facts, *clause.words):
            held = [self._levels[index] for index in self._ledger.indices(fact.mask & rated)]
            if not held or self._ledger.sections("languages") & fact.mask == 0:
                continue
            if not any(claimed & levels for levels in held):
                return "level"
        return ""

    def _wrong_employer(self, clause: Clause, tokens: Sequence[Token]) -> str:
        """Whoever issued a certificate or a prize was no employer by that, nor anything of one's own."""
        employers = self._ledger.sections("work", "volunteer", "projects", "education")
        for party in (*clause.anchors, *clause.facts):
            before = [token.plain for token in tokens[max(0, party.begin - _BEFORE) : party.begin]]
            employed = _EMPLOYED & set(before) and _EMPLOYED_AT & set(before)
            if (employed or _FOUNDED & set(before)) and not party.mask & employers:
                return "employer"
        return ""

    def _wrong_deed(self, tokens: Sequence[Token], scope: int, near: int) -> str:
        if not scope:
            return ""
        held = near | self._ledger.basics
        for token in tokens:
            shown_by = self._english.deeds.get(token.plain)
            if shown_by and not any(self._ledger.stems.get(word, 0) & held for word in shown_by):
                return "deed"
        return ""

    def _holds(self, phrase: Sequence[str], near: int) -> bool:
        """By one of the entries, or where no entry does, by ``basics``."""
        mask = self._ledger.everything
        for word in phrase:
            mask &= self._ledger.words.get(word, 0) | self._ledger.words.get(f"{word}s", 0) | self._ledger.akin(word)
        return bool(mask & near or mask == self._ledger.basics)


def _words_of(ledger: Ledger, index: int) -> list[str]:
    item = ledger.items[index]
    texts = (item.role, item.title, item.name, item.summary, item.description)
    return _degree_words(tokens_of(" . ".join(texts)))


def _degree_words(tokens: Sequence[Token]) -> list[str]:
    """``a master's`` is a degree, a master isn't, nor are a master's students; ``bed`` is one in capitals only."""
    words = [token for token in tokens if not token.is_mark]
    return [
        _degree_word(token, following.plain if following else "") for token, following in zip_longest(words, words[1:])
    ]


def _degree_word(token: Token, following: str) -> str:
    if following in _OTHERS_HAVE_IT or (token.plain in _WORDS_TOO and not token.capital):
        return ""
    return f"{token.plain}s" if token.is_word and token.text[-2:] in {"’s", "'s"} else token.plain


def _ranks(ranked: Mapping[tuple[str, ...], int], words: Sequence[str]) -> Iterator[int]:
    for place in range(len(words)):
        for length in range(_MOST_WORDS, 0, -1):
            rank = ranked.get(tuple(words[place : place + length]))
            if rank is not None:
                yield rank
                break


def _found(phrases: Phrases, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for place in range(len(words)):
        if phrase := _longest(phrases, words[place:]):
            yield phrase


def _longest(phrases: Phrases, words: Sequence[str]) -> tuple[str, ...] | None:
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        if (phrase := tuple(words[:length])) in phrases:
            return phrase
    return None
