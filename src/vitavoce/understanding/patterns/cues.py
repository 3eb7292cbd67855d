"""Which words a pattern can't match without, so that it is only tried where one of them is said.

A question is asked some fifty patterns, of which two or three match. Trying one takes 1 to 10 µs; whether any of its
words is said takes 0.3 µs.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from re import _compiler, _parser  # type: ignore[attr-defined] # the tree of a pattern has no public reader
from re import _constants as sre  # type: ignore[attr-defined]
from typing import Any, Final

KEY_LENGTH: Final = 4
"""First letters of a word that it is known by, so that inflection matters little."""

_MOST_KEYS: Final = 400
_LARGEST_RANGE: Final = 10
_AT_BEGINNING: Final = (sre.AT, sre.AT_BEGINNING)
_A_LETTER: Final = [(sre.IN, [(sre.CATEGORY, sre.CATEGORY_WORD)])]
_WORD: Final = re.compile(r"\w+")
_PIECE: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
"""A sign, an escaped one, or a class of signs, in the text of a pattern."""

Nodes = Sequence[tuple[Any, Any]]
"""A part of a pattern as the standard library reads it: operations with what they apply to."""


@lru_cache(64)  # a question and its variants, each asked by many patterns
def keys_of(text: str) -> frozenset[str]:
    return frozenset([word[:KEY_LENGTH] for word in _WORD.findall(text)])


class Cued:
    """A pattern over normalised texts, used as ``re.Pattern`` is.

    Each of its alternatives is a pattern with cues of its own, so that a text is searched for few of them.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        trees = [_parser.parse(part) for part in alternatives(pattern)]
        cues = [_cues_in(tree) for tree in trees]
        self._parts: tuple[re.Pattern[str], ...] = tuple(map(_compiler.compile, trees))  # spares reading them again
        self._keys = frozenset[str]().union(*cues)
        self._is_grouped = len(trees) > 1 and any(tree.state.groups > 1 for tree in trees)
        self._always = [place for place, keys in enumerate(cues) if not keys]
        self._finders = tuple(  # what can match at the beginning only isn't looked for elsewhere
            part.match if tree.data[:1] == [_AT_BEGINNING] else part.search
            for part, tree in zip(self._parts, trees, strict=True)
        )
        self._called_by = {
            key: [place for place, keys in enumerate(cues) if key in keys or not keys] for key in self._keys
        }

    @cached_property
    def whole(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def may_match(self, text: str) -> bool:
        """False where none of the words is said that a match needs."""
        return bool(self._always) or not self._keys.isdisjoint(keys_of(text))

    def search(self, text: str) -> re.Match[str] | None:
        said = keys_of(text)
        if not self._always and self._keys.isdisjoint(said):
            return None
        first = None
        for place in self._called(said):
            found = self._finders[place](text)
            if found and (first is None or found.start() < first.start()):
                first = found
        return self.whole.search(text) if first and self._is_grouped else first  # a part has only its own groups

    def match(self, text: str) -> re.Match[str] | None:
        for place in self._called(keys_of(text)):
            if found := self._parts[place].match(text):
                return self.whole.match(text) if self._is_grouped else found
        return None

    def finditer(self, text: str) -> Iterable[re.Match[str]]:
        return self.whole.finditer(text) if self.search(text) else ()

    def sub(self, replacement: str, text: str, count: int = 0) -> str:
        return self.whole.sub(replacement, text, count) if self.search(text) else text

    def subn(self, replacement: str, text: str) -> tuple[str, int]:
        return self.whole.subn(replacement, text) if self.search(text) else (text, 0)

    def _called(self, said: frozenset[str]) -> Sequence[int]:
        """The places of the alternatives that a text with these keys may hold."""
        shared = self._keys & said
        if not shared:
            return self._always
        if len(shared) == 1:  # as four in five are
            (key,) = shared
            return self._called_by[key]
        return sorted(set().union(*map(self._called_by.__getitem__, shared)))


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern: what stands between the bars outside of all brackets."""
    found = [""]
    depth = 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += piece
    return found


def cues_of(pattern: str) -> frozenset[str]:
    """Keys of which every match has one; empty where a match needs none in particular."""
    return _cues_in(_parser.parse(pattern))


def _cues_in(tree: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    return _needed(list(tree), after_gap=False) or frozenset()


def _needed(nodes: Nodes, *, after_gap: bool) -> frozenset[str] | None:
    """The fewest keys that suffice, from any place in a sequence; ``after_gap``: a word begins with it."""
    found: list[frozenset[str]] = []
    for place, node in enumerate(nodes):
        if after_gap:
            keys = _Beginnings().through(nodes[place:])
            if keys is not None:
                found.append(keys)
        inner = _needed_in(node, after_gap=after_gap)
        if inner is not None:
            found.append(inner)
        if found and len(found[-1]) == 1:
            break
        after_gap = _leaves_gap(node, after_gap=after_gap)
    return min(found, key=len, default=None)


def _needed_in(node: tuple[Any, Any], *, after_gap: bool) -> frozenset[str] | None:
    operation, told = node
    if operation is sre.BRANCH:
        parts = [_needed(list(part), after_gap=after_gap) for part in told[1]]
        return None if any(part is None for part in parts) else frozenset().union(*(part or () for part in parts))
    if operation is sre.SUBPATTERN:
        return _needed(list(told[3]), after_gap=after_gap)
    if operation in _REPEATS and told[0] > 0:
        return _needed(list(told[2]), after_gap=after_gap)
    return None


_REPEATS: Final = (sre.MAX_REPEAT, sre.MIN_REPEAT)


def _leaves_gap(node: tuple[Any, Any], *, after_gap: bool) -> bool:
    """Whether what follows a node begins a word, if it is a letter at all."""
    operation, told = node
    if operation is sre.AT:
        return told in {sre.AT_BEGINNING, sre.AT_BOUNDARY} or (after_gap and told is not sre.AT_NON_BOUNDARY)
    if operation in {sre.ASSERT, sre.ASSERT_NOT}:
        return after_gap
    if operation is sre.LITERAL:
        return not _is_letter(told)
    if operation is sre.IN:
        return _letters_of(told) == ()
    if operation is sre.SUBPATTERN:
        return _leave_gap(told[3], after_gap=after_gap)
    if operation is sre.BRANCH:
        return all(_leave_gap(part, after_gap=after_gap) for part in told[1])
    if operation in _REPEATS:
        return (after_gap or told[0] > 0) and _leave_gap(told[2], after_gap=after_gap)
    return False


def _leave_gap(nodes: Iterable[tuple[Any, Any]], *, after_gap: bool) -> bool:
    for node in nodes:
        after_gap = _leaves_gap(node, after_gap=after_gap)
    return after_gap


def _is_letter(code: int) -> bool:
    return chr(code).isalnum() or chr(code) == "_"


def _letters_of(members: Sequence[tuple[Any, Any]]) -> tuple[str, ...] | None:
    """The letters of a class of characters, beside which it may have others; None where they are too many."""
    letters: list[str] = []
    for operation, told in members:
        if operation is sre.LITERAL:
            letters.extend(chr(told) for _ in range(_is_letter(told)))
        elif operation is sre.RANGE and told[1] - told[0] < _LARGEST_RANGE:
            letters.extend(chr(code) for code in range(told[0], told[1] + 1) if _is_letter(code))
        elif operation is not sre.CATEGORY or told not in {sre.CATEGORY_NOT_WORD, sre.CATEGORY_SPACE}:
            return None
    return tuple(letters)


class _Unclear(Exception):
    """A word may begin in too many ways."""


class _Beginnings:
    """The keys of the words that a sequence of nodes can begin with."""

    def __init__(self) -> None:
        self._done: set[str] = set()

    def through(self, nodes: Nodes) -> frozenset[str] | None:
        """None where they are too many to tell."""
        try:
            rest = self._after(nodes, {""})
        except _Unclear:
            return None
        return None if rest else frozenset(self._done)

    def _after(self, nodes: Iterable[tuple[Any, Any]], begun: set[str]) -> set[str]:
        """What has begun and isn't done after some nodes."""
        for node in nodes:
            if not begun:
                break
            begun = self._after_node(node, begun)
            if len(begun) + len(self._done) > _MOST_KEYS:
                raise _Unclear
        return begun

    def _after_node(self, node: tuple[Any, Any], begun: set[str]) -> set[str]:
        operation, told = node
        if operation is sre.LITERAL:
            return self._grown(begun, (chr(told),)) if _is_letter(told) else self._ended(begun)
        if operation is sre.IN:
            letters = _letters_of(told)
            if letters is None:
                raise _Unclear
            if len(letters) < len(told):
                self._ended(begun)
            return self._grown(begun, letters)
        if operation is sre.BRANCH:
            return set().union(*(self._after(part, begun) for part in told[1]))
        if operation is sre.SUBPATTERN:
            return self._after(told[3], begun)
        if operation in _REPEATS:
            return self._repeated(told[0], told[1], told[2], begun)
        if operation is sre.AT:
            return self._bounded(begun) if told in {sre.AT_BOUNDARY, sre.AT_END} else begun
        if operation in {sre.ASSERT, sre.ASSERT_NOT}:
            is_end = operation is sre.ASSERT_NOT and told[0] > 0 and list(told[1]) == _A_LETTER
            return self._bounded(begun) if is_end else begun
        raise _Unclear

    def _bounded(self, begun: set[str]) -> set[str]:
        """A word that has begun ends here, or one begins."""
        self._done.update(begun - {""})
        return begun & {""}

    def _repeated(self, least: int, most: int, nodes: Nodes, begun: set[str]) -> set[str]:
        for _ in range(least):
            begun = self._after(nodes, begun)
        reached = begun
        for _ in range(min(int(most) - least, KEY_LENGTH)):
            begun = self._after(nodes, begun)
            reached = reached | begun
        return reached

    def _grown(self, begun: set[str], letters: Iterable[str]) -> set[str]:
        longer = {start + letter for start in begun for letter in letters}
        self._done.update(start for start in longer if len(start) == KEY_LENGTH)
        return {start for start in longer if len(start) < KEY_LENGTH}

    def _ended(self, begun: set[str]) -> set[str]:
        """Words that end here; where none has begun, something else than a word would come first."""
        if "" in begun:
            raise _Unclear
        self._done.update(begun)
        return set()
