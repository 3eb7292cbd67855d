"""Languages that people speak: their names, how well they are known, and what proves it."""

import re
from types import MappingProxyType
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import word_set

LEVELS: Final = (
    ("native", "mother tongue", "bilingual", "first language", "muttersprache"),
    ("master", "c2", "fluent", "full professional", "expert", "proficient", "near native"),
    ("c1", "advanced", "professional", "excellent", "very good"),
    ("b2", "upper intermediate", "good", "conversational"),
    ("b1", "intermediate", "limited working", "working"),
    ("a2", "elementary", "basic"),
    ("a1", "beginner", "novice"),
)

ASKED_AS_NATIVE: Final = Cued(r"\bnative\b|\bmother tongue\b|\bfirst language\b|\bbilingual\b")
STATED_NATIVE: Final = re.compile(r"\b(?:nativ\w*|mother tongue|first language|bilingual|c2\+|mutter\w*|matern\w*)\b")
PROOF_ASKED: Final = Cued(
    r"\b(?:proof|evidence|certificat\w*|exams?|tests?|diploma|qualification)\b(?: \w+){0,3} (?:of|for|in) "
    r"|\bprove\b|\b(?:certificate|exam|test)\W*$"
)
EXAMS_BY_LANGUAGE: Final = MappingProxyType(
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

LANGUAGE_NAMES: Final = word_set(
    "afrikaans albanian amharic arabic armenian basque belarusian bengali bosnian bulgarian burmese cantonese catalan",
    "chinese croatian czech danish dutch english esperanto estonian faroese farsi filipino finnish flemish french",
    "galician georgian german greek gujarati hausa hebrew hindi hungarian icelandic igbo indonesian irish italian",
    "japanese kannada kazakh khmer korean kurdish latin latvian lithuanian luxembourgish macedonian malay malayalam",
    "maltese mandarin maori marathi mongolian nepali norwegian pashto persian polish portuguese punjabi quechua",
    "romanian russian sami sanskrit serbian sinhala slovak slovene slovenian somali spanish swahili swedish tagalog",
    "tamil telugu thai tibetan turkish ukrainian urdu uzbek vietnamese welsh xhosa yiddish yoruba zulu",
)
LEVEL_WORDS: Final = word_set("native fluent conversational bilingual elementary intermediate advanced basic")
"""How well a language is known: beside its name they choose no other language."""
