"""The words of a question as they may be kept and answered."""

import unicodedata
from typing import Final

from vitavoce.core.errors import QuestionEmpty, QuestionTooLong

_SPACES: Final = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
_CONTROLS: Final = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])
# Marks that turn the reading direction can make a text show other words than it holds; U+FEFF shows nothing.
_DIRECTIONS: Final = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF])
_SURROGATES: Final = dict.fromkeys(range(0xD800, 0xE000))  # half a character: valid in JSON, in no encoding
_UNWANTED: Final = {**_CONTROLS, **_DIRECTIONS, **_SURROGATES, **_SPACES}
_UNSEEN: Final = frozenset({"Cf", "Zs", "Mn", "Me", "Cn"})


def clean_question(text: str, longest_characters: int) -> str:
    """In Unicode's composed form, on one line with single spaces, without control and direction characters.

    Raises QuestionEmpty when nothing is left to be seen, QuestionTooLong beyond the limit.
    """
    if len(text) > longest_characters:
        raise QuestionTooLong(f"A question may have {longest_characters} characters; this one has {len(text)}.")
    cleaned = on_one_line(text)
    if not cleaned:
        raise QuestionEmpty("The question holds no words.")
    return cleaned


def on_one_line(text: str) -> str:
    """As above, of any length; empty when nothing is left to be seen."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    cleaned = " ".join(unicodedata.normalize("NFC", text.translate(_UNWANTED)).split())
    return "" if all(unicodedata.category(character) in _UNSEEN for character in cleaned) else cleaned
