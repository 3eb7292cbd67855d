"""Sentences as words that can be compared: without case, accents and most of grammar."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    r"|(?P<word>[^\W\d_](?:[\w]|['’](?=\w)|[.&](?=[^\W_])|[+#]+)*)"
    r"|(?P<mark>[^\w\s])"
)
_POSSESSIVE: Final = re.compile(r"(?:['’]s?)$")
_SUFFIXES: Final = tuple(
    "ships ship isations izations isation ization ifications ification ations ation itions ition ments ment ingly "
    "ities ness ances ance ences ence ists ist ions ion ings ing ers ors ees eds ies ied ier ive ity al er or ed es ly "
    "ee s".split()
)
_ENDINGS: Final = ("at", "is", "ic", "y", "i")
_LEAST: Final = 4
_KEPT: Final = 3
_IRREGULAR: Final = {
    form: base
    for line in (
        "teach taught; lead led; build built; write written wrote; win won; run ran running; make made making; grow "
        "grew grown; speak spoke spoken; begin began begun; draw drew drawn; drive drove driven driving; fly flew "
        "flown; hold held; keep kept; know knew known; leave left leaving; meet met; pay paid; say said; see saw "
        "seen; sell sold; send sent; set setting; sing sang sung; spend spent; stand stood; swim swam; take took "
        "taken taking; tell told; think thought; throw threw; wear wore; bring brought; buy bought; catch caught; "
        "choose chose chosen; cut cutting; do did done does; fall fell fallen; feel felt; fight fought; find finding "
        "finds; found founded founder cofounder cofounded founding; get got getting; give gave given giving; go went "
        "gone goes; hear heard; lay laid; learn learnt learned; lose lost; put putting; read reading; rise rose; show "
        "shown; sit sat; sleep slept; steer steered; strike struck; study studied studies studying student; become "
        "became; dive dived dove; person people; child children; man men; woman women; oversee oversaw overseen; "
        "rebuild rebuilt; rewrite rewrote rewritten; analyse analyze analysis analytics analyst analysing analysed; "
        "life lives; half halves; use used using user usage; plan planned planning planner; ship shipped shipping; "
        "halve halved halving; third thirds; double doubled doubling; triple tripled; serve served service serving; "
        "engineer engineers engineering engineered; reduce reduction reduced reducing reductions; produce production "
        "produced; mother maternity; maths mathematics mathematical math; stat statistics statistical; biology "
        "biologist biological; physics physicist"
    ).split("; ")
    for base in [line.split()[0]]
    for form in line.split()
}


@dataclass(frozen=True, slots=True)
class Token:
    """``plain`` is what words are compared by; ``mark`` is a sign, such as a comma or %."""

    text: str
    plain: str
    begin: int
    end: int
    is_number: bool = False
    is_mark: bool = False

    @property
    def is_word(self) -> bool:
        return not (self.is_number or self.is_mark)

    @property
    def capital(self) -> bool:
        """Written as names are: a capital anywhere, a digit, C++."""
        return self.is_word and (self.text != self.text.lower() or not self.text.replace("'", "").isalpha())


def tokens_of(text: str) -> list[Token]:
    return [
        Token(
            found.group(),
            found.group() if found.lastgroup == "mark" else plain(found.group()),
            found.start(),
            found.end(),
            is_number=found.lastgroup == "number",
            is_mark=found.lastgroup == "mark",
        )
        for found in _TOKEN.finditer(text)
    ]


def plain_words(text: str) -> list[str]:
    """Words and numbers, without signs."""
    return [plain(found.group()) for found in _TOKEN.finditer(text) if found.lastgroup != "mark"]


@lru_cache(16_384)  # the same few thousand words come in every sentence
def plain(word: str) -> str:
    """``Zoë’s`` as ``zoe``."""
    folded = unicodedata.normalize("NFKD", word).casefold()
    return _POSSESSIVE.sub("", "".join(letter for letter in folded if not unicodedata.combining(letter)))


@lru_cache(16_384)
def stem(word: str) -> str:
    """What a word has in common with its relatives: ``design`` of ``designers``, ``teach`` of ``taught``."""
    if word in _IRREGULAR or len(word) < _LEAST:
        return _IRREGULAR.get(word, word)
    base = word
    for suffix in _SUFFIXES:
        if base.endswith(suffix) and len(base) - len(suffix) >= _KEPT and not base.endswith("ss"):
            base = base.removesuffix(suffix)
            break
    if len(base) > _LEAST and base[-1] == base[-2] and base[-1] not in "se":
        base = base[:-1]
    base = base.removesuffix("e") if len(base) > _KEPT + 1 else base
    for ending in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= _LEAST:
            base = base.removesuffix(ending)
            break
    return _IRREGULAR.get(base, base)
