"""What is asked of a language that is named: how well it is known, or what proves it."""

import re
from types import MappingProxyType
from typing import Final

from vitavoce.domain.question import Ask
from vitavoce.understanding.english.framing import LANGUAGE_NAMES
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.reading import Mention, Reading
from vitavoce.understanding.text import plain, stem

_NATIVE: Final = Cued(r"\bnative\b|\bmother tongue\b|\bfirst language\b|\bbilingual\b")
_STATED_NATIVE: Final = re.compile(r"\b(?:nativ\w*|mother tongue|first language|bilingual|c2\+|mutter\w*|matern\w*)\b")
_PROOF: Final = Cued(
    r"\b(?:proof|evidence|certificat\w*|exams?|tests?|diploma|qualification)\b(?: \w+){0,3} (?:of|for|in) "
    r"|\bprove\b|\b(?:certificate|exam|test)\W*$"
)
_EXAMS: Final = MappingProxyType(
    {
        "german": "goethe testdaf telc dsh osd",
        "french": "delf dalf tcf",
        "spanish": "dele siele",
        "italian": "cils celi plida",
        "portuguese": "celpe caple",
        "english": "ielts toefl toeic cae cpe fce",
        "japanese": "jlpt",
        "mandarin": "hsk",
        "chinese": "hsk",
        "korean": "topik",
        "dutch": "nt2 cnavt",
        "russian": "torfl",
        "welsh": "wjec",
        "irish": "teg",
    }
)
"""Words of the examinations in a language, which seldom name it."""


def language_named(reading: Reading) -> Mention | None:
    """The language that is all a question names; None where it names more."""
    named = [mention for mention in reading.positive if mention.shown_by]
    return named[0] if len(named) == 1 and named[0].label in LANGUAGE_NAMES else None


def is_level_asked(reading: Reading, index: ItemIndex) -> bool:
    """Whether a yes would be wrong: a language is asked for as native that is stated at a level."""
    language = language_named(reading) if _NATIVE.search(reading.text) else None
    spoken = index.items(language.bits & index.sections.get("languages", 0)) if language else ()
    return bool(spoken) and not any(_STATED_NATIVE.search(plain(item.level)) for item in spoken)


def proof_of_language(reading: Reading, index: ItemIndex) -> int:
    """The certificates of the language that a question wants proved; 0 where it wants none, or there are none."""
    language = language_named(reading) if _PROOF.search(reading.text) else None
    if language is None or reading.intent.ask is Ask.COUNT:
        return 0
    found = index.stems.get(language.key, 0)
    for exam in _EXAMS.get(language.label, "").split():
        found |= index.stems.get(stem(exam), 0)
    return found & index.sections.get("certificates", 0)
