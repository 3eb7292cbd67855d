"""Employers, schools, projects, papers and people that a question names, whole, in part, by initials or as one word."""

from collections.abc import Callable, Iterator, Sequence
from operator import add
from typing import Final

from vitavoce.domain.profile import Item
from vitavoce.understanding.english.framing import NAME_STOP_WORDS
from vitavoce.understanding.english.naming import (
    BEFORE_A_NAME,
    BEFORE_A_ROLE,
    DEFINITE_ARTICLE,
    INDEFINITE_ARTICLES,
    SAID_WITHOUT_ARTICLE,
    WITHIN_NAMES,
)
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.reading import Mention, MentionKind
from vitavoce.understanding.text import Token, plain, words
from vitavoce.understanding.vocabulary.names import NAMING_SECTIONS
from vitavoce.understanding.wording.framing import FRAME_STEMS, FUNCTION_STEMS, SECTION_OF_STEM

_TELLING_OF_OTHERS: Final = ("references", "awards")
"""Sections whose items tell of other items by their names: who vouches, what was won."""

_ROLED_SECTIONS: Final = ("work", "volunteer")
_MAX_NAME_WORDS: Final = 9
_SELF_TELLING_WORDS: Final = 3
"""A whole name of so many words is meant even where each is an ordinary one ("Talk of the Year")."""

_MAX_ROLE_WORDS: Final = 4
_MAX_JOINED_WORDS: Final = 3
_MAX_SPELLED_LETTERS: Final = 6


def names_in(tokens: Sequence[Token], index: ItemIndex) -> Iterator[Mention]:
    """Names of the résumé's items, longest at each place, not overlapping."""
    place = 0
    listed = [token.word for token in tokens]
    joins = _holds_joined_name(listed, index)
    names = index.names
    while place < len(tokens):
        word = listed[place]
        if not (joins or word in names.words or word in names.beginnings or word in names.compact):
            place += 1
            continue
        end, bits = max(_whole(tokens, listed, place, index, joins=joins), _run(tokens, place, index), key=_reach)
        if bits:
            yield name_mention(tokens, place, end, bits, index)
            place = end
        else:
            place += 1


def _reach(named: tuple[int, int]) -> int:
    """How far a name goes; the first of two that go as far is taken."""
    end, bits = named
    return end if bits else 0


def roles_in(tokens: Sequence[Token], index: ItemIndex, said: Callable[[Sequence[str]], int]) -> Iterator[Mention]:
    """Roles that a question names, of one word only where somebody is said to be it ("was he a nurse"); ``said`` finds
    the items that otherwise speak of such words.
    """
    roles = index.names.roles
    place = 0
    while place < len(tokens):
        if tokens[place].word not in index.names.beginnings:
            place += 1
            continue
        said_to_be = (
            place > 1 and tokens[place - 1].word in INDEFINITE_ARTICLES and tokens[place - 2].word in BEFORE_A_ROLE
        )
        for end in range(min(len(tokens), place + _MAX_ROLE_WORDS), place + 1 - said_to_be, -1):
            phrase = " ".join(token.word for token in tokens[place:end])
            held = roles.get(phrase, 0) or roles.get(phrase.removesuffix("s"), 0)
            if held:
                stems = [token.stem for token in tokens[place:end]]
                yield Mention(
                    kind=MentionKind.TOPIC,
                    label=phrase,
                    key=" ".join(stems),
                    start=place,
                    end=end,
                    bits=held,
                    hinted=said(stems),
                    strong=held,
                )
                place = end - 1
                break
        place += 1


def name_mention(tokens: Sequence[Token], start: int, end: int, bits: int, index: ItemIndex) -> Mention:
    wanted = {token.word for token in tokens[start:end]}
    issued = sum(1 << number for number in index.numbers(bits) if _is_issued(index.profile.items[number], wanted))
    placed = index.in_places(" ".join(token.stem for token in tokens[start:end]))
    return Mention(
        kind=MentionKind.NAME,
        label=_label(wanted, bits, index),
        key=" ".join(token.word for token in tokens[start:end]),
        start=start,
        end=end,
        bits=bits & ~issued or bits,
        hinted=bits | placed | _said_by(tokens[start:end], index) & index.in_sections(_TELLING_OF_OTHERS),
    )


def only_issues(mention: Mention, index: ItemIndex) -> bool:
    """Whether a name is nothing but that of who issued, published or ordered things."""
    wanted = set(mention.key.split(" "))
    return all(_is_issued(item, wanted) for item in index.items(mention.bits))


def _is_issued(item: Item, wanted: set[str]) -> bool:
    """Whether the words name who issued, published or ordered the item, and aren't in its own name."""
    return wanted <= set(words(plain(item.issuer))) and not wanted <= set(words(plain(item.name)))


def _holds_joined_name(listed: Sequence[str], index: ItemIndex) -> bool:
    """Whether any neighbours, written as one, are a name: seldom so, and asked at once for all of them."""
    pairs = list(map(add, listed, listed[1:]))
    runs = {*pairs, *map(add, pairs, listed[2:])}
    names = index.names
    return (
        sum([len(word) == 1 for word in listed]) > 1  # letters of a name may be spelled out
        or not names.compact.keys().isdisjoint(runs)
        or not names.words.keys().isdisjoint(runs)
    )


def _whole(
    tokens: Sequence[Token], listed: Sequence[str], start: int, index: ItemIndex, *, joins: bool
) -> tuple[int, int]:
    """The longest whole name, segment of a name, or name written as one word (where one ``joins``) or by initials."""
    names = index.names
    first = listed[start]
    reach = min(len(tokens), start + _MAX_NAME_WORDS) if first in names.beginnings else start
    for end in range(reach, start, -1):
        bits = names.phrases.get(" ".join(listed[start:end]), 0)
        if end - start == 1 and names.compact.get(first, bits) == bits and _is_a_part(tokens[start], bits, index):
            return start, 0
        if bits and (end - start >= _SELF_TELLING_WORDS or any(_is_telling(token) for token in tokens[start:end])):
            return end, bits
    for joined, end in _joined(listed, start) if joins else ():
        bits = names.compact.get(joined, 0) | names.words.get(joined, 0)
        if bits and not _are_small_words(tokens[start:end]):
            return end, bits
    bits = names.compact.get(first, 0)
    return (start + 1, bits | names.words.get(first, 0)) if bits and _is_telling(tokens[start]) else (start, 0)


def _is_a_part(token: Token, bits: int, index: ItemIndex) -> bool:
    """Whether a word is but a part of names ("Timber, Again"), and other items speak of it too."""
    is_said_elsewhere = index.stems.get(token.stem, 0) & index.everything & ~bits
    return bool(is_said_elsewhere) and all(plain(item.name) != token.word for item in index.items(bits))


def _are_small_words(run: Sequence[Token]) -> bool:
    """Whether words that happen to be a name's initials are only small ones ("as a"), not letters spelled out."""
    return any(len(token.word) > 1 for token in run) and all(token.stem in FUNCTION_STEMS for token in run)


def _joined(listed: Sequence[str], start: int) -> list[tuple[str, int]]:
    """Neighbouring words written as one, with the place after them: all letters spelled out, then the longest first."""
    runs = [(listed[start], start + 1)]
    for word in listed[start + 1 : start + _MAX_JOINED_WORDS]:
        runs.append((runs[-1][0] + word, runs[-1][1] + 1))
    runs = runs[:0:-1]
    if len(listed[start]) == 1:
        spelled = start
        while spelled < len(listed) and len(listed[spelled]) == 1 and spelled - start < _MAX_SPELLED_LETTERS:
            spelled += 1
        if spelled > start + 1:
            runs.insert(0, ("".join(listed[start:spelled]), spelled))
    return runs


def _run(tokens: Sequence[Token], start: int, index: ItemIndex) -> tuple[int, int]:
    """Neighbouring words of one name; a single word only where nothing else in the résumé says it, or after "at"."""
    named = index.names.words
    bits = named.get(tokens[start].word, 0)
    if not bits:
        return start, 0
    end, telling = start + 1, [tokens[start]] if _is_telling(tokens[start]) else []
    counted = 1
    for place in range(start + 1, len(tokens)):
        token = tokens[place]
        if token.word in NAME_STOP_WORDS or token.word in WITHIN_NAMES:
            continue
        narrower = bits & named.get(token.word, 0)
        if not narrower:
            break
        bits, end, counted = narrower, place + 1, counted + 1
        if _is_telling(token):
            telling.append(token)
    if not telling:
        return start, 0
    if counted > 1:
        held = bits & index.in_sections(NAMING_SECTIONS)
        if not held and counted < _SELF_TELLING_WORDS and _said_by(tokens[start:end], index) & ~bits:
            return start, 0
        if held or len(telling) > 1 or counted >= _SELF_TELLING_WORDS or _is_written(tokens[start:end], bits, index):
            return end, bits
        return start, 0
    telling_bits = index.names.telling.get(tokens[start].word, 0)
    if tokens[start].word in index.person_words and (start == 0 or tokens[start - 1].word not in BEFORE_A_NAME):
        return start, 0
    said = index.stems.get(tokens[start].stem, 0) & index.everything
    before = tokens[start - 1].word if start else ""
    after = tokens[end] if end < len(tokens) else None
    is_head = before == DEFINITE_ARTICLE and (
        after is None or after.stem in FUNCTION_STEMS or after.stem in FRAME_STEMS
    )
    is_head = is_head and not index.strong.get(tokens[start].stem, 0) & ~bits & index.in_sections(_ROLED_SECTIONS)
    is_at = before in BEFORE_A_NAME and tokens[start].word not in SAID_WITHOUT_ARTICLE
    if telling_bits and (not said & ~bits or is_at or is_head):
        return end, telling_bits if is_head or is_at else bits
    return start, 0


def _said_by(run: Sequence[Token], index: ItemIndex) -> int:
    """Items that have all these words, wherever."""
    said = index.everything
    for token in run:
        said &= index.stems.get(token.stem, 0)
    return said


def _is_written(run: Sequence[Token], bits: int, index: ItemIndex) -> bool:
    """Whether a name has so many words just so: nurse of the year, of an award for the regional nurse of the year."""
    if len(run) < _SELF_TELLING_WORDS:
        return False
    said = f" {' '.join(token.word for token in run)} "
    return any(said in f" {' '.join(words(plain(item.name)))} " for item in index.items(bits))


def _is_telling(token: Token) -> bool:
    stemmed = token.stem
    return (
        stemmed not in FUNCTION_STEMS
        and stemmed not in FRAME_STEMS
        and stemmed not in SECTION_OF_STEM
        and token.word not in NAME_STOP_WORDS
    )


def _label(wanted: set[str], bits: int, index: ItemIndex) -> str:
    """The name as the résumé writes it: of the first item whose name or issuer holds the words."""
    items = index.items(bits)
    for item in items:
        for name in (item.name, item.issuer):
            if name and wanted & set(name.casefold().replace(",", " ").split()):
                return name
    return items[0].name if items else ""
