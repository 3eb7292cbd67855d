"""Small matters of English: lists, numbers, plurals, articles, lengths of time, sentence ends."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from vitavoce.domain.period import Precision
from vitavoce.domain.profile import Item

_NUMBERS: Final = tuple("no one two three four five six seven eight nine ten eleven twelve".split())
_BRACKETS_AND_QUOTES: Final = re.compile(r"\([^)]*\)|“[^”]*”")
_VOWEL_SOUND: Final = re.compile(r"[aeio]|u(?!ni|se|sa|ti|to|k\b)|honou?r|hour|heir|8|1[18]\b", re.IGNORECASE)
_ACRONYM: Final = re.compile(r"[A-Z](?:[A-Z0-9]|\b|\.)")
_ACRONYM_VOWEL_SOUND: Final = frozenset("AEFHILMNORSX")
_STRAIGHT_QUOTED: Final = re.compile(r'"([^"]*)"')
_PAIRS: Final = ("()", "[]", "{}", "“”")
_CLOSERS: Final = "\"”’')]"


def one_line(text: str) -> str:
    return " ".join(text.split())


def brief(text: str, most_characters: int = 120) -> str:
    """A name as long as one can be said in a sentence; cut at a word where it is longer."""
    return _brief(text[: 4 * most_characters], most_characters)


@lru_cache(4_096)  # the names of a résumé come up in every sentence; made anew they took a quarter of an answer's time
def _brief(text: str, most_characters: int) -> str:
    line = one_line(text)
    if len(line) > most_characters:
        line = f"{line[:most_characters].rsplit(' ', maxsplit=1)[0].rstrip(' ,;:–—-')} …"
    return balanced(line)


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``; semicolons where a part has commas of its own."""
    if len(parts) < 2:
        return "".join(parts)
    if len(parts) > 2 and any(", " in _BRACKETS_AND_QUOTES.sub("", part) for part in parts):
        return f"{'; '.join(parts[:-1])}; {last} {parts[-1]}"
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def some_of(parts: Sequence[str], most: int, whole: int | None = None) -> str:
    """All, or the first ones and how many more; ``whole`` is how many there are where ``parts`` are but the first."""
    whole = len(parts) if whole is None else whole
    if whole <= most + 1:
        return listed(parts)
    return listed([*parts[:most], f"{in_words(whole - most)} more"])


def in_words(number: int) -> str:
    """Up to twelve in words, as in running text."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else f"{number:,}"


def with_article(noun: str) -> str:
    """``an engineer``, ``a user``, ``an MSc``, ``a PhD``."""
    is_acronym = _ACRONYM.match(noun) is not None
    vowel = noun[0] in _ACRONYM_VOWEL_SOUND if is_acronym else _VOWEL_SOUND.match(noun) is not None
    return f"{'an' if vowel else 'a'} {noun}"


def capital(text: str) -> str:
    """The first letter made large, the rest untouched."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The first letter made small unless the word is spelt with capitals: ``REST``, ``GitHub``, ``A``."""
    head = text.split(maxsplit=1)[0] if text.strip() else ""
    if len(head) == 1 or any(letter.isupper() or letter.isdigit() for letter in head[1:]):
        return text
    return text[:1].lower() + text[1:]


def small_throughout(text: str) -> str:
    """Each plain word small: ``limited working``, ``C1``."""
    return " ".join(small(word) for word in text.split())


def quoted(text: str) -> str:
    """In quotation marks; its own become single ones."""
    inner = balanced(_STRAIGHT_QUOTED.sub(r"‘\1’", text)).replace('"', "").replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def balanced(text: str) -> str:
    """Without brackets and quotation marks that have no partner."""
    for opening, closing in _PAIRS:
        if text.count(opening) != text.count(closing):
            text = _without_strays(text, opening, closing)
    return text.replace('"', "") if text.count('"') % 2 else text


def _without_strays(text: str, opening: str, closing: str) -> str:
    strays, waiting = [], []
    for place, mark in enumerate(text):
        if mark == opening:
            waiting.append(place)
        elif mark == closing and waiting:
            waiting.pop()
        elif mark == closing:
            strays.append(place)
    dropped = {*strays, *waiting}
    return one_line("".join(mark for place, mark in enumerate(text) if place not in dropped))


def sentence(text: str) -> str:
    """Capital first, exactly one mark at the end, nothing left open."""
    text = balanced(one_line(text)).rstrip(" ,;:–—-")
    if text.rstrip(_CLOSERS).endswith((".", "…", "!", "?")):
        return capital(text)
    return capital(f"{text}.")


def duration(months: int) -> str:
    """``2 years and 7 months``, ``a year``, ``less than a month``."""
    years, rest = divmod(max(0, months), 12)
    if not years and not rest:
        return "less than a month"
    parts = []
    if years:
        parts.append("1 year" if years == 1 else f"{years} years")
    if rest:
        parts.append("1 month" if rest == 1 else f"{rest} months")
    return " and ".join(parts)


def duration_of(items: Sequence[Item], months: int) -> str:
    """A length as exact as the dates allow: dates stated to the year give ``about 2 years``."""
    loose_ends = [loose for loose in map(_loose_ends, items) if loose]
    if not loose_ends:
        return duration(months)
    half_known = len(items) == 1 and loose_ends[0] == 1
    years = max(1, round((months - 6 if half_known else months) / 12))
    return f"about {'a year' if years == 1 else f'{years} years'}"


def _loose_ends(item: Item) -> int:
    period = item.period
    ends = (period.start, None if period.ongoing else period.end)
    return sum(end is not None and end.precision is Precision.YEAR for end in ends)
