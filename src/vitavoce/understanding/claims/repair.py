"""Mends mis-heard and mis-typed words of a question, by the résumé's own vocabulary only."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from vitavoce.understanding.english.naming import NEVER_WITHIN_A_TERM, OF_SPEECH, WORDS_OF_ONE_LETTER
from vitavoce.understanding.english.spoken_languages import LANGUAGE_NAMES
from vitavoce.understanding.english.technologies import EVERYDAY_TOO
from vitavoce.understanding.entity_detector import name_mention
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention
from vitavoce.understanding.text import Token, root, stem
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.wording.framing import (
    COMMON_STEMS,
    FRAME_STEMS,
    FUNCTION_STEMS,
    SECTION_OF_STEM,
    SOFT_STEMS,
)

MAX_REPAIRS: Final = 8
"""Unknown words of one question that are looked up by sound and letters, each some 50 µs."""

_MAX_WINDOW: Final = 4
_MIN_TYPO_LENGTH: Final = 5
_MIN_DOUBLE_TYPO_LENGTH: Final = 9
_SECTION_STEMS: Final = tuple(sorted(word for word in SECTION_OF_STEM if len(word) >= _MIN_TYPO_LENGTH))


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What tokens ``start`` to ``end`` were meant to be: a technology, a name, or another plain word."""

    start: int
    end: int
    technology: str = ""
    name: Mention | None = None
    word: str = ""
    stem: str = ""


class Repairer:
    """Knows which words of a question need no mending."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._english = sorted(
            word
            for word in {*SECTION_OF_STEM, *FRAME_STEMS, *SOFT_STEMS, *FUNCTION_STEMS, *lexicon.topics}
            if len(word) >= _MIN_TYPO_LENGTH - 1
        )

    def repair(self, tokens: Sequence[Token], free: frozenset[int], index: ItemIndex) -> Iterator[Repaired]:
        strange = {place for place in free if self._is_unknown(tokens[place], index)}
        done = -1
        tries = 0
        for place in sorted(free):
            if place <= done:
                continue
            unknown = place in strange
            if unknown:
                tries += 1
                if tries > MAX_REPAIRS:
                    return
            repaired = (_window(tokens, place, free, strange, index) if place + 1 in free else None) or (
                self._single(tokens, place, index) if unknown else None
            )
            if repaired:
                done = repaired.end - 1
                yield repaired

    def _is_unknown(self, token: Token, index: ItemIndex) -> bool:
        stemmed = token.stem
        return not (
            stemmed in FUNCTION_STEMS
            or stemmed in FRAME_STEMS
            or stemmed in SOFT_STEMS
            or stemmed in SECTION_OF_STEM
            or stemmed in index.stems
            or root(stemmed) in index.roots
            or stemmed in self._lexicon.concepts
            or stemmed in COMMON_STEMS
            or token.word in LANGUAGE_NAMES
            or token.word in EVERYDAY_TOO
            or token.word.isdigit()
        )

    def _is_real(self, token: Token) -> bool:
        """Whether a word is one that people say, so that it is no misspelling of another."""
        known = self._lexicon.english
        return token.stem in known.real or token.stem in known.beside or token.stem in self._lexicon.alike

    def _single(self, tokens: Sequence[Token], place: int, index: ItemIndex) -> Repaired | None:
        word = tokens[place].word
        meant = index.sounds.meant_by(word, sure=False)
        if meant:
            return Repaired(start=place, end=place + 1, technology=meant)
        if len(word) < _MIN_TYPO_LENGTH or self._is_real(tokens[place]):
            return None
        limit = 1 if len(word) < _MIN_DOUBLE_TYPO_LENGTH else 2
        person = process.extractOne(word, index.person_words, scorer=OSA.distance, score_cutoff=1)
        if person and len(person[0]) >= _MIN_TYPO_LENGTH:
            return Repaired(start=place, end=place + 1, word=person[0], stem=stem(person[0]))
        section = process.extractOne(stem(word), _SECTION_STEMS, scorer=OSA.distance, score_cutoff=1)
        if section:
            return Repaired(start=place, end=place + 1, word=section[0], stem=section[0])
        if any(token.stem in OF_SPEECH for token in tokens):
            spoken = process.extractOne(word, LANGUAGE_NAMES, scorer=OSA.distance, score_cutoff=limit)
            if spoken:
                return Repaired(start=place, end=place + 1, word=spoken[0], stem=stem(spoken[0]))
        named = process.extractOne(word, index.names.words.keys(), scorer=OSA.distance, score_cutoff=limit)
        if named:
            mention = name_mention(tokens, place, place + 1, index.names.words[named[0]], index)
            return Repaired(start=place, end=place + 1, name=mention)
        english = process.extractOne(stem(word), self._english, scorer=OSA.distance, score_cutoff=limit)
        if english:
            return Repaired(start=place, end=place + 1, word=english[0], stem=english[0])
        said = process.extractOne(stem(word), index.stems_beginning(word[0]), scorer=OSA.distance, score_cutoff=limit)
        if said and len(said[0]) >= _MIN_TYPO_LENGTH - 1:
            return Repaired(start=place, end=place + 1, word=said[0], stem=said[0])
        return None


def _window(
    tokens: Sequence[Token], start: int, free: Container[int], strange: Container[int], index: ItemIndex
) -> Repaired | None:
    """Several words that sound like, or written as one are, a term of the résumé."""
    end = start
    while end < min(len(tokens), start + _MAX_WINDOW) and end in free and tokens[end].word not in NEVER_WITHIN_A_TERM:
        end += 1
    for last in range(end, start + 1, -1):
        window = tokens[start:last]
        if not _may_be_one_word(window) or any(token.word in EVERYDAY_TOO for token in window):
            continue
        unknown = any(place in strange for place in range(start, last))
        meant = index.sounds.meant_by("".join(token.word for token in window), sure=not unknown or len(window) > 2)
        if meant:
            return Repaired(start=start, end=last, technology=meant)
    return None


def _may_be_one_word(window: Sequence[Token]) -> bool:
    """A letter that is also a word ("a", "i") belongs to a name only beside other letters."""
    for place, token in enumerate(window):
        if token.word in WORDS_OF_ONE_LETTER:
            beside = window[max(0, place - 1) : place + 2]
            if sum(len(neighbour.word) == 1 for neighbour in beside) < 2:
                return False
    return True
