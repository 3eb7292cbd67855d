"""Places of work by whose or where they are: "her own studio", "the French office"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from vitavoce.understanding.claims.topics import phrase_evidence, word_evidence
from vitavoce.understanding.english.countries import CODE_OF_ADJECTIVE
from vitavoce.understanding.english.workplaces import ANY_OWN_PLACE, ANY_PLACE, OWN_PLACE, OWN_WORK
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, MentionKind
from vitavoce.understanding.text import Token, plain, stem, words
from vitavoce.understanding.vocabulary.lexicon import Lexicon
from vitavoce.understanding.vocabulary.places import places_in
from vitavoce.understanding.wording.framing import SECTION_OF_STEM

_LEAST_LETTERS: Final = 3
_HELD: Final = ("work", "volunteer", "projects", "education")


def places_told(text: str, tokens: Sequence[Token], index: ItemIndex, lexicon: Lexicon) -> Iterator[Mention]:
    yield from _own_places(text, tokens, index, lexicon)
    yield from _by_adjective(tokens, index)


def _own_places(text: str, tokens: Sequence[Token], index: ItemIndex, lexicon: Lexicon) -> Iterator[Mention]:
    """What the person runs: called so by their role, or by their own name ("Quill & Daughter" of a Quill)."""
    found = OWN_PLACE.search(text)
    if not found:
        return
    start = next(place for place, token in enumerate(tokens) if token.start >= found.start())
    end = next((place for place, token in enumerate(tokens) if token.start >= found.end()), len(tokens))
    work = index.sections.get("work", 0)
    bits = _founded(index, lexicon) & work or _of_their_name(index) & work
    noun = found["place"]
    if noun and noun not in ANY_OWN_PLACE:
        bits &= word_evidence(stem(noun), index, lexicon).bits
    if bits:
        yield _mention(tokens, start, end, bits)


def _founded(index: ItemIndex, lexicon: Lexicon) -> int:
    """What the person is called the owner or founder of; a word alone may be said of what others founded."""
    bits = 0
    for phrase in lexicon.concepts.get(" ".join(map(stem, OWN_WORK)), ()):
        stems = phrase.split(" ")
        evidence = phrase_evidence(stems, index)
        bits |= evidence.bits if len(stems) > 1 else evidence.strong
    return bits


def _of_their_name(index: ItemIndex) -> int:
    bits = 0
    for name in words(plain(index.profile.person.name)):
        bits |= index.names.words.get(name, 0) if len(name) >= _LEAST_LETTERS else 0
    return bits


def _by_adjective(tokens: Sequence[Token], index: ItemIndex) -> Iterator[Mention]:
    """What was done in the country of a place called by its adjective, which may be that of a language too."""
    for place, (token, following) in enumerate(pairwise(tokens)):
        code = CODE_OF_ADJECTIVE.get(token.word)
        if code is None or following.word not in ANY_PLACE:
            continue
        bits = 0
        for name in places_in(code):
            bits |= phrase_evidence([stem(word) for word in words(name)], index).bits
        bits &= index.in_sections(_HELD)
        if bits:
            yield _mention(tokens, place, place + 1 + (following.stem not in SECTION_OF_STEM), bits)


def _mention(tokens: Sequence[Token], start: int, end: int, bits: int) -> Mention:
    return Mention(
        kind=MentionKind.TOPIC,
        label=" ".join(token.word for token in tokens[start:end]),
        key=" ".join(token.stem for token in tokens[start:end]),
        start=start,
        end=end,
        bits=bits,
        strong=bits,
    )
