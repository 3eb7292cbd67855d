"""A sentence in its clauses: which facts are said of which entry."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from vitavoce.answering.grounding.dates import DateClaim
from vitavoce.answering.grounding.durations import DurationClaim
from vitavoce.answering.grounding.figures import FigureFound
from vitavoce.answering.grounding.mentions import Mention, Sort
from vitavoce.answering.grounding.words import Token

_MARKS: Final = frozenset(",;:–—()|")
_WORDS: Final = frozenset(
    "and or but while where whereas before after then when plus although though followed besides alongside moving "
    "moved which who joining joined".split()
)
_PREPOSITIONS: Final = frozenset("at before after in with since during for from while prior following until as".split())
_SUBJECTS: Final = frozenset({"she", "he", "they"})
_MOVES: Final = frozenset({"to", "from", "into", "than"})


@dataclass(slots=True)
class Clause:
    """Tokens ``begin`` to ``end``, with what stands in them. ``own_subject``: it says of the person something new."""

    begin: int
    end: int
    anchors: list[Mention] = field(default_factory=list)
    facts: list[Mention] = field(default_factory=list)
    words: list[Mention] = field(default_factory=list)
    dates: list[DateClaim] = field(default_factory=list)
    durations: list[DurationClaim] = field(default_factory=list)
    figures: list[FigureFound] = field(default_factory=list)
    own_subject: bool = False


def clauses_of(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    dates: Sequence[DateClaim],
    durations: Sequence[DurationClaim],
    figures: Sequence[FigureFound],
    people: frozenset[str],
) -> list[Clause]:
    whole = [False] * (len(tokens) + 1)  # inside a name or date nothing is divided
    parts: list[Mention | DateClaim | DurationClaim] = [*mentions, *dates, *durations]
    for part in parts:
        whole[part.begin + 1 : part.end] = [True] * (part.end - part.begin - 1)
    named = {mention.begin for mention in mentions if mention.sort in {Sort.ANCHOR, Sort.NAME}}
    in_anchor = {
        place for mention in mentions if mention.sort is Sort.ANCHOR for place in range(mention.begin, mention.end)
    }
    subjects = [
        place not in in_anchor and (token.plain in _SUBJECTS or token.plain in people)
        for place, token in enumerate(tokens)
    ]
    clauses = [Clause(begin, end) for begin, end in _bounds(tokens, whole, named, subjects)]
    for clause in clauses:
        clause.own_subject = any(subjects[clause.begin : clause.end])
        within = [mention for mention in mentions if clause.begin <= mention.begin < clause.end]
        clause.anchors = [mention for mention in within if mention.sort is Sort.ANCHOR]
        clause.facts = [mention for mention in within if mention.sort in {Sort.NAME, Sort.TECHNOLOGY}]
        clause.words = [mention for mention in within if mention.sort is Sort.WORD]
        clause.dates = [claim for claim in dates if clause.begin <= claim.begin < clause.end]
        clause.durations = [claim for claim in durations if clause.begin <= claim.begin < clause.end]
        clause.figures = [found for found in figures if clause.begin <= found.begin < clause.end]
    return clauses


def _bounds(
    tokens: Sequence[Token], whole: Sequence[bool], named: set[int], subjects: Sequence[bool]
) -> Iterator[tuple[int, int]]:
    begin = 0
    for index, token in enumerate(tokens):
        if whole[index] or index == begin:
            continue
        leads_on = token.plain in _MOVES and any(place in named for place in range(index + 1, index + 4))
        fronted = (  # "Before X she …"
            subjects[index]
            and tokens[begin].plain in _PREPOSITIONS
            and any(place in named for place in range(begin, index))
        )
        if token.text in _MARKS or token.plain in _WORDS or leads_on or fronted:
            yield begin, index
            begin = index
    yield begin, len(tokens)
