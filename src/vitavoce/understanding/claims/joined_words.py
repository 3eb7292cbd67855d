"""Words of the résumé that a question writes in pieces: spelled out, split, or said by the names of the letters."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from rapidfuzz import fuzz

from vitavoce.understanding.english.spelling import LETTER_OF_NAME
from vitavoce.understanding.text import Token, stem
from vitavoce.understanding.vocabulary.sounds import as_said, sound
from vitavoce.understanding.wording.framing import COMMON_STEMS, FRAME_STEMS, FUNCTION_STEMS

_MAX_PIECES: Final = 4
_LONG_PIECES: Final = 3
"""So many pieces may begin with a small word ("in flux d b"), or hold a scrap of one."""

_MAXLETTER_OF_NAME: Final = 7
_ALIKELETTER_OF_NAME: Final = 75.0
"""Likeness of letters, of 100, that two words need with what they sound like."""

_MIN_WHOLE_LENGTH: Final = 5
"""Letters from which two ordinary words may be one split in two ("power project")."""

_MIN_SPLIT_LENGTH: Final = 6
_MIN_LONG_LENGTH: Final = 8
_MIN_COMPOUNDED_LENGTH: Final = 3
_MIN_SAID_LENGTH: Final = 4
"""Letters from which a word may be part said, part spelled ("swift you eye"); shorter ones are spelled throughout."""


@dataclass(frozen=True, slots=True)
class Pieced:
    """The word ``written`` that tokens ``start`` to ``end`` of a question are the pieces of."""

    start: int
    end: int
    written: tuple[str, ...]


def pieced(
    tokens: Sequence[Token],
    written: Mapping[str, tuple[str, ...]],
    known: Container[str] = frozenset(),
    heard: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Pieced]:
    """Stretches of tokens that are one word or term of the résumé, longest first at each place.

    ``written`` maps every word and term of the résumé, without spaces, to its words; ``known`` are other words that
    may be spelled out letter by letter, ``heard`` the sounds of long ones.
    """
    named = [len(token.word) == 1 or token.word in LETTER_OF_NAME for token in tokens]
    place = 0
    while place < len(tokens) - 1:
        pair = (tokens[place], tokens[place + 1])
        found = (
            _at(tokens, place, written, named)
            or _spelled_out(tokens, place, written, known)
            or _heard(tokens, place, written, heard)
            or _split(pair, place, known)
        )
        if found:
            yield found
        place = found.end if found else place + 1


def _spelled_out(
    tokens: Sequence[Token], start: int, written: Mapping[str, tuple[str, ...]], known: Container[str]
) -> Pieced | None:
    """A word said letter by letter: "k n x"."""
    if len(tokens[start].word) > 1:
        return None
    last = start
    while last < len(tokens) and last - start < _MAXLETTER_OF_NAME and len(tokens[last].word) == 1:
        last += 1
    for end in range(last, start + 1, -1):
        whole = "".join(token.word for token in tokens[start:end])
        meant = _known(whole, written) or ((whole,) if whole in known else None)
        if meant:
            return Pieced(start, end, meant)
    return None


def _at(
    tokens: Sequence[Token], start: int, written: Mapping[str, tuple[str, ...]], named: Sequence[bool]
) -> Pieced | None:
    first, second = tokens[start], tokens[start + 1]
    fewest = 2
    if first.stem in FUNCTION_STEMS and not named[start]:
        begun = _after_small_word(first, second, start, written)
        if begun or start + _LONG_PIECES > len(tokens):
            return begun
        fewest = _LONG_PIECES
    compound = _compound(first, second, written) if fewest == 2 else None
    if compound:
        return Pieced(start, start + 2, compound)
    wholes = [first.word]
    for token in tokens[start + 1 : start + _MAX_PIECES]:
        wholes.append(wholes[-1] + token.word)
    for length in range(len(wholes), fewest - 1, -1):
        whole, end = wholes[length - 1], start + length
        meant = _known(whole, written) if len(whole) >= _MIN_WHOLE_LENGTH else None
        if meant is None and True in named[start:end]:
            meant = _spelled([token.word for token in tokens[start:end]], written)
        if meant and meant != tuple(token.word for token in tokens[start:end]):
            return Pieced(start, end, meant)
    return None


def _split(pair: tuple[Token, Token], start: int, known: Container[str]) -> Pieced | None:
    """A long word known to all that is written as two ("data bases"), a shorter one if one part is no word of its own
    ("maria db").
    """
    whole = pair[0].word + pair[1].word
    if whole not in known or len(whole) < _MIN_SPLIT_LENGTH or pair[0].stem in FUNCTION_STEMS:
        return None
    if len(whole) < _MIN_LONG_LENGTH and all(token.stem in COMMON_STEMS for token in pair):
        return None
    return Pieced(start, start + 2, (whole,))


def _after_small_word(small: Token, rest: Token, start: int, written: Mapping[str, tuple[str, ...]]) -> Pieced | None:
    """A name that begins as a small word does ("in vision"), where the rest is no word of the résumé."""
    whole = small.word + rest.word
    if whole not in written or len(whole) <= _MIN_WHOLE_LENGTH or rest.word in written:
        return None
    return Pieced(start, start + 2, written[whole])


def _heard(
    tokens: Sequence[Token], start: int, written: Mapping[str, tuple[str, ...]], heard: Mapping[str, str]
) -> Pieced | None:
    """Words that sound as one of the résumé and that aren't all its own ("tick tock"); three if one is a scrap ("vin ag
    rett").
    """
    longest = (
        _LONG_PIECES if any(len(token.word) < _MIN_COMPOUNDED_LENGTH for token in tokens[start : start + 3]) else 2
    )
    for length in range(longest, 1, -1):
        pieces = tokens[start : start + length]
        if len(pieces) < length or any(token.stem in FUNCTION_STEMS for token in pieces):
            continue
        if all(token.word in written or token.stem in FRAME_STEMS for token in pieces):
            continue
        whole = "".join([token.word for token in pieces])
        meant = heard.get(sound(whole)) if whole.isalpha() else None
        if meant is not None and meant in written and fuzz.ratio(whole, as_said(meant)) >= _ALIKELETTER_OF_NAME:
            return Pieced(start, start + length, written[meant])
    return None


def _compound(verb: Token, thing: Token, written: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """The trade that a verb and its object name: "sell books" is what a bookseller does."""
    trade = written.get(thing.stem + verb.stem) or written.get(thing.word.removesuffix("s") + verb.stem)
    if trade is None or min(len(verb.word), len(thing.word)) < _MIN_COMPOUNDED_LENGTH:
        return None
    return trade if FUNCTION_STEMS.isdisjoint((verb.stem, thing.stem)) else None


def _spelled(pieces: Sequence[str], written: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    """What is meant where some of the pieces are the names of letters or figures ("h l seven", "swift you eye")."""
    letters = [LETTER_OF_NAME.get(piece, piece) for piece in pieces]
    said = sum(len(letter) == 1 for letter in letters)
    whole = "".join(letters)
    if said == 0 or (len(whole) < _MIN_SAID_LENGTH and (said < len(pieces) or len(pieces) < 3)):
        return None
    return _known(whole, written)


def _known(whole: str, written: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    meant = written.get(whole) or (written.get(whole[:-1]) if whole[-1] == "s" else None)
    if meant is None or whole.isdigit():
        return None
    if len(meant) == 1 and (stem(meant[0]) in FUNCTION_STEMS or stem(meant[0]) in FRAME_STEMS):
        return None
    return meant
