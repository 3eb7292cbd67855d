"""Small matters of English: lists, numbers, plurals, articles, lengths of time, sentence ends."""

import re
from collections.abc import Sequence
from typing import Final

from vitavoce.domain.period import Precision
from vitavoce.domain.profile import Item

NUMBER_WORDS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SAID_WITH_VOWEL: Final = re.compile(
    r"(?:[aeio]|u(?!ni|se|sa|ti|to|k\b)|honou?r|hour|heir|(?:[FHLMNRSX][A-Z]|8|11\b|18\b))", re.IGNORECASE
)
_ACRONYM_VOWEL: Final = re.compile(r"[AEFHILMNORSX](?:[A-Z]|\b)")
_CLOSERS: Final = "\"”’')]"


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``; semicolons where a part has commas of its own."""
    if len(parts) < 2:
        return "".join(parts)
    outside_brackets = [re.sub(r"\([^)]*\)|“[^”]*”", "", part) for part in parts]
    divider = "; " if len(parts) > 2 and any(", " in part for part in outside_brackets) else ", "
    closing = f"{divider if divider == '; ' else ' '}{last} "
    return divider.join(parts[:-1]) + closing + parts[-1]


def in_words(number: int) -> str:
    """Up to twelve in words, as in running text."""
    return NUMBER_WORDS[number] if 0 <= number < len(NUMBER_WORDS) else f"{number:,}"


def plural(number: int, one: str, many: str) -> str:
    return one if number == 1 else many


def counted(number: int, one: str, many: str) -> str:
    """``three jobs``, ``one job``."""
    return f"{in_words(number)} {plural(number, one, many)}"


def with_article(noun: str) -> str:
    """``an engineer``, ``a user``, ``an MSc``."""
    if noun[:2].isupper() or (len(noun.split(maxsplit=1)[0]) == 1 and noun[:1].isupper()):
        return f"{'an' if _ACRONYM_VOWEL.match(noun) else 'a'} {noun}"
    return f"{'an' if _SAID_WITH_VOWEL.match(noun) else 'a'} {noun}"


def capital(text: str) -> str:
    """The first letter made large, the rest untouched."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The first letter made small unless the word is a name or acronym (``REST``, ``iOS``)."""
    head = text.split(maxsplit=1)[0] if text.strip() else ""
    return text if any(letter.isupper() for letter in head[1:]) else text[:1].lower() + text[1:]


def sentence(text: str) -> str:
    """Capital first, exactly one mark at the end."""
    text = " ".join(text.split()).rstrip(" ,;:–—-")
    core = text.rstrip(_CLOSERS)
    if core.endswith(("…", "!", "?")):
        return capital(text)
    if core.endswith("."):
        return capital(text)
    return capital(f"{text}.")


def duration(months: int) -> str:
    """``2 years and 7 months``, ``a year``, ``less than a month``."""
    years, rest = divmod(max(0, months), 12)
    if not years and not rest:
        return "less than a month"
    parts = []
    if years:
        parts.append("a year" if years == 1 and not rest else f"{years} {plural(years, 'year', 'years')}")
    if rest:
        parts.append("a month" if rest == 1 and not years else f"{rest} {plural(rest, 'month', 'months')}")
    return " and ".join(parts)


def duration_of(items: Sequence[Item], months: int) -> str:
    """A length as exact as the dates allow: dates stated to the year give ``about 2 years``."""
    loose_ends = [loose for loose in (_loose_ends(item) for item in items) if loose]
    if not loose_ends:
        return duration(months)
    one_sided = len(items) == 1 and loose_ends[0] == 1
    years = max(1, round((months - 6 if one_sided else months) / 12))
    return f"about {'a year' if years == 1 else f'{years} years'}"


def _loose_ends(item: Item) -> int:
    period = item.period
    ends = (period.start, None if period.ongoing else period.end)
    return sum(end is not None and end.precision is Precision.YEAR for end in ends)
