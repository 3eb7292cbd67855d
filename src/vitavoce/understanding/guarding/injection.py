"""Recognises instructions hidden in a question: attempts to change the assistant's rules, or to reach its prompt, its
secrets or other visitors' words, in plain sight or disguised.

Recognising them only makes for a kinder answer. What keeps them harmless is that nothing said is ever carried out.
"""

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from vitavoce.understanding.english.guarding.injection_markup import (
    DISGUISED,
    MARKUP,
    MARKUP_SIGNS,
    TELLING_WORD,
)
from vitavoce.understanding.english.guarding.injection_orders import ORDER_ATTACKS
from vitavoce.understanding.english.guarding.injection_phrases import INSTRUCTION_ATTACKS
from vitavoce.understanding.english.guarding.injection_roles import ROLE_ATTACKS
from vitavoce.understanding.english.guarding.injection_secrets import QUESTION_OF_THE_PERSON, SECRET_ATTACKS
from vitavoce.understanding.other_languages.attacks import FOREIGN_ATTACK
from vitavoce.understanding.patterns.word_patterns import Triggered
from vitavoce.understanding.text import MAX_TEXT_LENGTH, normalise_question

_ATTACKS: Final = Triggered(
    (True, words, pattern) for words, pattern in (*INSTRUCTION_ATTACKS, *ORDER_ATTACKS, *ROLE_ATTACKS, *SECRET_ATTACKS)
)
_INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
_TAG_BLOCK: Final = 0xE0000
_BLOB_LENGTH: Final = 16
_BLOB: Final = re.compile(rf"[A-Za-z0-9+/_-]{{{_BLOB_LENGTH},}}={{0,2}}")
_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2}[\s:,-]?){8,}")
_BITS: Final = re.compile(r"(?:\b[01]{8}\b\s?){4,}")
_SPELT_OUT: Final = re.compile(r"(?:\b[^\W\d_]\b[\W_]{1,3}){7,}[^\W\d_]\b")
_UNDISGUISED_TEXT: Final = re.compile(
    r"(?:(?:[A-Za-z]{2,15}|[aiAI]|(?:19|20)[0-9]{2})(?:'[a-z]{1,2})?(?:,? |[?.]*$))*+"
)
"""Words, years, commas: most questions, which need no look at every disguise (2 µs instead of 12)."""

_LEET_WORD: Final = re.compile(r"[^\W\d_][0134578@$!|]+[^\W\d_]|^[0134578@$!|]+[^\W\d_]")
_LEET_SIGN: Final = re.compile(r"[^\W\d_][0134578@$!|]|[0134578@$!|][^\W\d_]")
_LEET: Final = str.maketrans("0134578@$!|", "oieastbasil")
_SPLIT_WORD: Final = re.compile(r"(?<=[^\W\d_])[-._*~]\s?(?=[^\W\d_])")
_DIGIT: Final = re.compile(r"\d")
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_WIDE_GAP: Final = re.compile(r"[^\S\n]{2,}|\s*[|/]\s*|\n")


def is_attack(text: str, *, plain: str | None = None, is_english: bool = True) -> bool:
    """Whether a text, as the visitor wrote it, tries to instruct the assistant or to get at what isn't theirs.

    ``plain`` is its normalised form, where that is known already.
    """
    text = text[:MAX_TEXT_LENGTH]
    is_undisguised = _UNDISGUISED_TEXT.fullmatch(text) is not None
    if not is_undisguised and MARKUP_SIGNS.search(text) and MARKUP.search(text):
        return True
    plain = plain or normalise_question(text)
    if _commands(plain) or DISGUISED.search(plain):
        return True
    if not is_english and (
        FOREIGN_ATTACK.search(plain) or FOREIGN_ATTACK.search(unicodedata.normalize("NFKC", text).casefold())
    ):
        return True
    return not is_undisguised and any(_commands(shown) for shown in _undisguised(text, plain))


def _commands(plain: str) -> bool:
    """Whether a normalised text matches a pattern that one of its words calls for."""
    return bool(_ATTACKS.find(plain) and _ATTACKS.find(QUESTION_OF_THE_PERSON.sub(" ", plain)))


def _undisguised(text: str, plain: str) -> Iterator[str]:
    """What the text says under a disguise, for every disguise it seems to wear."""
    if not text.isascii():
        if _INVISIBLE.search(text):
            yield normalise_question(_INVISIBLE.sub("", text))
            yield normalise_question("".join(map(_shown_tag, text)))
        yield "".join(letter for letter in unicodedata.normalize("NFKD", plain) if letter.isascii())
    if _SPELT_OUT.search(text):
        yield _joined(text)
        yield normalise_question(TELLING_WORD.sub(r" \1 ", _NOT_LETTERS.sub("", text).casefold()))
    if _LEET_SIGN.search(text) and sum(1 for word in text.split() if _LEET_WORD.search(word)) > 1:
        yield normalise_question(text.translate(_LEET))
    if _SPLIT_WORD.search(text):
        yield normalise_question(_SPLIT_WORD.sub("", text))
    if _DIGIT.search(text) or max(map(len, text.split()), default=0) >= _BLOB_LENGTH:
        for blob in _decoded(text):
            yield normalise_question(blob)


def _shown_tag(sign: str) -> str:
    """A tag character, which looks like nothing, as the letter it stands for."""
    return chr(ord(sign) - _TAG_BLOCK) if _TAG_BLOCK + 0x20 <= ord(sign) <= _TAG_BLOCK + 0x7E else sign


def _joined(text: str) -> str:
    """Letters spelt out one by one as words again; only wider gaps part words."""
    parts = (_NOT_LETTERS.sub("", part) for part in _WIDE_GAP.split(text))
    return " ".join(part for part in parts if part).casefold()


def _decoded(text: str) -> Iterator[str]:
    for blob in _BLOB.findall(text):
        padded = blob.replace("-", "+").replace("_", "/").rstrip("=")
        try:
            decoded = base64.b64decode(padded + "=" * (-len(padded) % 4), validate=True)
        except binascii.Error:
            continue
        yield decoded.decode("utf-8", errors="replace")
    for digits in _HEX.findall(text):
        pure = re.sub(r"[^0-9a-fA-F]", "", digits)
        yield bytes.fromhex(pure[: len(pure) // 2 * 2]).decode("utf-8", errors="replace")
    for bits in _BITS.findall(text):
        yield "".join(chr(int(byte, 2)) for byte in bits.split())
    if "%" in text:
        yield unquote(text)
