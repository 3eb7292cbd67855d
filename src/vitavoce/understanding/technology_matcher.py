"""Technologies and skills by any of their names: in the résumé's text when it is indexed, in a question when asked."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from vitavoce.understanding.english.naming import INDEFINITE_ARTICLES
from vitavoce.understanding.english.technologies import (
    AFTER_ANY_NOUN,
    AFTER_KNOWING,
    ARTICLES,
    BEFORE_A_THING,
    BETWEEN_WORD_AND_THING,
    EVERYDAY_TOO,
    KNOWING_OF,
    PROSE_AFTER,
    PROSE_AFTER_IN_TWO,
    SUBJECTS_BEFORE,
    TECHNICAL_AFTER,
    TECHNICAL_BEFORE,
)
from vitavoce.understanding.text import stem
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.wording.framing import COMMON_STEMS, FRAME_STEMS, FUNCTION_STEMS, SECTION_OF_STEM


@dataclass(frozen=True, slots=True)
class Found:
    """A technology named in tokens ``start`` to ``end`` (exclusive); ``heard`` when it was written as mis-heard."""

    name: str
    start: int
    end: int
    heard: str = ""


def phrases_in(
    words: Sequence[str], phrases: Mapping[str, str], lengths: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[int, int, str]]:
    """Longest phrases first to last, not overlapping: start, end and the name meant."""
    done = 0
    for position, first in enumerate(words):
        if first not in lengths or position < done:
            continue
        for length in lengths[first]:
            phrase = first if length == 1 else " ".join(words[position : position + length])
            name = phrases.get(phrase)
            if name is not None and position + length <= len(words):
                done = position + length
                yield position, done, name
                break


def technologies_in_text(lexicon: Lexicon, words: Sequence[str], written: str, terms: Container[str]) -> set[str]:
    """Names of the lexicon in an item: ``words`` of its plain text, the text as ``written``, and the plain ``terms``
    it lists, where an ambiguous word is always meant.
    """
    found: set[str] = set()
    for start, end, name in phrases_in(words, lexicon.phrases, lexicon.lengths):
        if name in found:
            continue
        technology = lexicon.technologies[name]
        phrase = " ".join(words[start:end])
        if phrase in lexicon.spoken:
            continue
        ambiguous = phrase in technology.ordinary
        if not ambiguous or phrase in terms or (technology.prose and technology.prose.search(written)):
            found.add(name)
    return found


def technologies_in_question(
    lexicon: Lexicon, words: Sequence[str], listed: Container[str], said: Container[str] = frozenset()
) -> Iterator[Found]:
    """Names of the lexicon in a question, also in pieces; mis-hearings only of what the profile has ``listed``.

    ``said`` are the stems of the profile's words.
    """
    for start, end, name in phrases_in(words, lexicon.phrases, lexicon.lengths):
        phrase = " ".join(words[start:end])
        heard = phrase if phrase in lexicon.spoken else ""
        if heard and name not in listed and lexicon.compact.get(phrase.replace(" ", "")) != name:
            continue
        if (heard or phrase in EVERYDAY_TOO) and _is_of_everyday(words, start, end, lexicon, said):
            continue
        ordinary = phrase in lexicon.technologies[name].ordinary
        if not ordinary or is_meant(words, start, end, lexicon.phrases, is_listed=name in listed):
            yield Found(name, start, end, heard)


def _is_of_everyday(words: Sequence[str], start: int, end: int, lexicon: Lexicon, said: Container[str]) -> bool:
    """Whether what follows is a thing that neither the trade nor the résumé knows: "flutter of wings"."""
    after = end
    while after < len(words) and words[after] in BETWEEN_WORD_AND_THING:
        after += 1
    is_beside = after == end
    if after == len(words) or (is_beside and start > 0 and words[start - 1] in TECHNICAL_BEFORE):
        return False
    thing = words[after]
    stemmed = stem(thing)
    if thing in TECHNICAL_AFTER or thing in lexicon.phrases or stemmed in said or not thing.isalpha():
        return False
    if stemmed in FUNCTION_STEMS or stemmed in FRAME_STEMS or stemmed in SECTION_OF_STEM:
        return False
    if is_beside:
        before = words[start - 1] if start else ""
        if before in INDEFINITE_ARTICLES:
            return True
        return stemmed not in COMMON_STEMS and (before in ARTICLES or stemmed in lexicon.english.real)
    return not BEFORE_A_THING.isdisjoint(words[end:after])


def is_meant(words: Sequence[str], start: int, end: int, phrases: Container[str], *, is_listed: bool = True) -> bool:
    """Whether a sentence means a technology by a word that is an everyday one too; ``phrases`` are others' names."""
    before = words[start - 1] if start else ""
    after = words[end] if end < len(words) else ""
    if before in ARTICLES:
        return after in TECHNICAL_AFTER and after not in AFTER_ANY_NOUN
    if before in SUBJECTS_BEFORE:
        return False
    if after in PROSE_AFTER or tuple(words[end : end + 2]) == PROSE_AFTER_IN_TWO:
        return False
    if before == AFTER_KNOWING:
        return start > 1 and words[start - 2] in KNOWING_OF
    if after in TECHNICAL_AFTER or end - start == len(words):
        return True
    if stem(after) in COMMON_STEMS or not (is_listed or not after or after in phrases or stem(after) in FUNCTION_STEMS):
        return False
    return before in TECHNICAL_BEFORE or before in phrases or after in phrases
