"""What a sentence names, and which entries of the résumé hold each of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from vitavoce.answering.grounding.english import English
from vitavoce.answering.grounding.kinship import Kinship
from vitavoce.answering.grounding.ledger import Ledger
from vitavoce.answering.grounding.words import Token, stem

_FREE_CAPITALS: Final = frozenset(
    "i ai cv resume phd ok ceo english mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday".split()
)
_OPENS_A_SENTENCE: Final = frozenset(".!?:“\"'‘(•–—")
_SAID_OF_A_NAME: Final = frozenset("is was has had and were are helped made gave became".split())
_SINGULAR: Final = frozenset({"is", "was", "has"})
_MOST_WORDS: Final = 12


class Sort(StrEnum):
    """What sort of thing is mentioned; the value is the reason told where nothing holds it."""

    ANCHOR = "entry"
    NAME = "name"
    TECHNOLOGY = "technology"
    WORD = "claim"


@dataclass(frozen=True, slots=True)
class Mention:
    """Tokens ``begin`` to ``end``; ``mask`` are the entries that hold it, 0 where none does, ``own`` those named so."""

    sort: Sort
    mask: int
    begin: int
    end: int
    text: str
    stem: str = ""
    own: int = 0


class MentionFinder:
    """Finds what sentences about one person name. ``known`` are words that the question already established."""

    def __init__(self, ledger: Ledger, english: English, kinship: Kinship, known: Mapping[str, int]) -> None:
        self._ledger = ledger
        self._english = english
        self._kinship = kinship
        self._known = known

    def mentions(self, tokens: Sequence[Token], taken: Sequence[bool]) -> list[Mention]:
        """``taken`` marks tokens that were read as numbers or dates."""
        return list(self._scan(tokens, taken))

    def _scan(self, tokens: Sequence[Token], taken: Sequence[bool]) -> Iterator[Mention]:
        index = 0
        while index < len(tokens):
            token = tokens[index]
            if token.is_mark or (taken[index] and not self._begins_name(tokens, index)):
                index += 1
                continue
            mention = self._named_at(tokens, index) or (None if taken[index] else self._loose_at(tokens, index))
            if mention is None:
                index += 1
                continue
            yield mention
            index = mention.end

    def _begins_name(self, tokens: Sequence[Token], index: int) -> bool:
        return any(len(words) > 1 for words, _ in self._ledger.names.get(tokens[index].plain, ()))

    def _named_at(self, tokens: Sequence[Token], index: int) -> Mention | None:
        """The longest of the résumé's names that begins here."""
        for words, name in self._ledger.names.get(tokens[index].plain, ()):
            end = _end_of(words, tokens, index)
            technology = not name.anchor and self._kinship.is_technology(words)
            if end is None or (
                len(words) == 1
                and self._is_plain_word(tokens, index, anchor=name.anchor, proper=name.anchor or technology)
            ):
                continue
            sort = Sort.ANCHOR if name.anchor else Sort.TECHNOLOGY if technology else Sort.NAME
            return Mention(sort, name.mask, index, end, _text(tokens, index, end), own=name.own)
        return None

    def _is_plain_word(self, tokens: Sequence[Token], index: int, *, anchor: bool, proper: bool) -> bool:
        """Whether a one-word name is here but an everyday word: ``go`` small, or ``Go`` where a sentence opens; a name
        that is no ``anchor`` always is, written small.
        """
        token = tokens[index]
        if not token.capital:
            return not anchor or stem(token.plain) in self._english.common
        if not opens(tokens, index) or stem(token.plain) not in self._english.common or not token.text[1:].islower():
            return False
        return not (proper and index + 1 < len(tokens) and tokens[index + 1].plain in _SAID_OF_A_NAME)

    def _loose_at(self, tokens: Sequence[Token], index: int) -> Mention | None:
        token = tokens[index]
        word, root = token.plain, stem(token.plain)
        if word in self._known:
            return Mention(Sort.NAME, self._known[word], index, index + 1, token.text, root)
        if word in self._ledger.people or word in _FREE_CAPITALS:
            return None
        unheld = self._unheld_technology(tokens, index)
        if unheld is not None:
            return unheld
        if token.capital and not opens(tokens, index):
            return self._name_at(tokens, index)
        if root in self._english.common:
            return None
        mask = (self._ledger.stems.get(root, 0) | self._ledger.akin(root)) or self._alike(root)
        if not mask and token.capital and self._looks_named(tokens, index):
            return Mention(Sort.NAME, 0, index, index + 1, token.text, root)
        return Mention(Sort.WORD, mask, index, index + 1, token.text, root)

    def _alike(self, root: str) -> int:
        mask = 0
        for other in self._english.alike.get(root, ()):
            mask |= self._ledger.stems.get(other, 0)
        return mask

    def _name_at(self, tokens: Sequence[Token], index: int) -> Mention | None:
        """Capitals in mid-sentence name something: each such word must stand in the résumé."""
        token = tokens[index]
        mask = self._ledger.words.get(token.plain) or self._ledger.stems.get(stem(token.plain), 0)
        if not mask:
            mask = self._parts(token)
        if not mask and (token.plain,) in self._english.degrees:
            return None  # looked at as a degree
        return Mention(Sort.NAME, mask, index, index + 1, token.text, stem(token.plain))

    def _parts(self, token: Token) -> int:
        """``R&D`` by its parts, where all are held."""
        parts = [part for part in token.plain.replace("&", ".").replace("’", ".").split(".") if len(part) > 1]
        masks = [self._ledger.words.get(part, 0) for part in parts]
        return masks[0] if len(parts) > 1 and all(masks) else 0

    def _unheld_technology(self, tokens: Sequence[Token], index: int) -> Mention | None:
        """A technology that people know and the résumé doesn't name."""
        for length in (3, 2, 1):
            words = tuple(token.plain for token in tokens[index : index + length])
            if len(words) < length or not self._kinship.is_technology(words) or self._ledger.is_name(words):
                continue
            everyday = all(stem(word) in self._english.common or word in self._ledger.words for word in words)
            if everyday or (length == 1 and not tokens[index].capital and words[0] in self._ledger.words):
                continue
            return Mention(Sort.TECHNOLOGY, 0, index, index + length, _text(tokens, index, index + length))
        return None

    def _looks_named(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether an unknown word that opens a sentence is a name: by its spelling, or by what follows it."""
        token = tokens[index]
        if not token.text[1:].islower():
            return True
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if following is None or token.plain.endswith(("ing", "ly", "ed")):
            return False
        if token.plain.endswith("s"):
            return following.plain in _SINGULAR
        return following.capital or following.text == "&" or following.plain in _SAID_OF_A_NAME


def opens(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word has its capital from where it stands."""
    return index == 0 or tokens[index - 1].text in _OPENS_A_SENTENCE


def _end_of(words: Sequence[str], tokens: Sequence[Token], begin: int) -> int | None:
    """Where a name ends that is written from ``begin`` on, whatever signs stand between its words."""
    place = begin
    for word in words[:_MOST_WORDS]:
        while place < len(tokens) and tokens[place].is_mark and place > begin:
            place += 1
        if place >= len(tokens) or tokens[place].plain != word:
            return None
        place += 1
    return place


def _text(tokens: Sequence[Token], begin: int, end: int) -> str:
    return " ".join(token.text for token in tokens[begin:end])
