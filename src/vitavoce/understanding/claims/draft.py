"""A question while it is being read."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vitavoce.domain.question import Correction
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, MentionKind
from vitavoce.understanding.text import Token


@dataclass(slots=True)
class Draft:
    """``free`` are the places of tokens that nothing has claimed, ``verbs`` those where a verb stands."""

    text: str
    tokens: tuple[Token, ...]
    index: ItemIndex
    mentions: list[Mention] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    free: set[int] = field(default_factory=set)
    verbs: frozenset[int] = frozenset()

    def claim(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.free.difference_update(range(mention.start, mention.end))

    def claim_spans(self, spans: Iterable[tuple[int, int]]) -> None:
        """Take the words between these offsets in the text; they name nothing more."""
        for start, end in spans:
            for place, token in enumerate(self.tokens):
                if start <= token.start < end:
                    self.free.discard(place)

    def is_free(self, start: int, end: int) -> bool:
        return self.free.issuperset(range(start, end))

    @property
    def names_technology(self) -> bool:
        return any(mention.kind is MentionKind.TECHNOLOGY for mention in self.mentions)

    def words(self) -> list[str]:
        return [token.word for token in self.tokens]
