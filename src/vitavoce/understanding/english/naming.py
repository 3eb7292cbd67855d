"""The small words around a name or a topic, by which it is known to be one."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import word_set

DEFINITE_ARTICLE: Final = "the"
LEADING_ARTICLES: Final = frozenset(("the", "a", "an"))
DETERMINERS: Final = frozenset(("a", "an", "the", "any", "some"))
INDEFINITE_ARTICLES: Final = frozenset(("a", "an"))
BEFORE_THINGS: Final = frozenset(("on", "with", "of", "about", "in", "by"))
PLURAL_ENDING: Final = "s"
"""In which a thing ends after one of these where it isn't one but several: "on ships"."""

ASKS_ABILITY: Final = Cued(r"^(?:can|does|do|could|is|did|has)(?: \w+){1,2} (?:ever )?\w+\W*$")

OF_SPEECH: Final = frozenset(("speak", "language", "languag", "fluent", "fluency", "native"))
"""Stems beside which an unknown word may be a language."""

NEVER_WITHIN_A_TERM: Final = word_set(
    "the this that of in on at with for to and or is was did does has have about he she they any"
)

WORDS_OF_ONE_LETTER: Final = frozenset(("a", "i"))
WITHIN_NAMES: Final = word_set("a an to on by or with from is it its my our your s t")
BEFORE_A_ROLE: Final = frozenset(
    ("is", "was", "been", "be", "being", "as", "became", "become", "he", "she", "they", "ever", "work")
)
BEFORE_A_NAME: Final = frozenset(("at", "for", "with", "from", "vs", "versus", "called", "named"))

SAID_WITHOUT_ARTICLE: Final = word_set(
    "home school college university church court sea night work hand scale speed war prison hospital town land"
)
"""After "at" or "from" they mean no name: "births at home" beside a care home."""

BEFORE_A_TITLE: Final = frozenset(("the", "that"))
TITLES_IN_FULL: Final[Mapping[str, str]] = MappingProxyType({"dr": "doctor", "rev": "reverend", "capt": "captain"})
SAINT: Final = "saint"
SAINT_SHORT: Final = "st"
BETWEEN_SEGMENTS: Final = re.compile(r"\s*[—–|:;,()@]\s*|\s+-\s+|\s+at\s+")
BETWEEN_ROLES: Final = re.compile(r"\s*[,/;()|&–—]\s*|\s+(?:and|of|for|in|at)\s+|\s+-\s+")
LESSER_ROLES: Final = word_set("deputy assistant vice under sub trainee student apprentice acting aspiring")
"""Before a role they make another of it: a deputy headteacher is no headteacher."""

BETWEEN_TERMS: Final = re.compile(r"\s*[,;/()|&•]\s*|\s+-\s+|\s+and\s+|\s+und\s+")

FAMOUS_NAMES: Final = word_set(
    "accenture adidas adobe airbus airbnb aldi alphabet amazon american apple audi barclays berlin boeing bosch",
    "boston british cambridge canada chicago chrome cisco cocacola deloitte disney dropbox dublin ebay edinburgh",
    "england ericsson europe facebook ferrari firefox france geneva german germany github gitlab google greece",
    "greenpeace harvard hitachi hollywood honda huawei hyundai ibm ikea india instagram intel ireland italy japan",
    "jpmorgan kpmg lamborghini lego linkedin london madrid manchester mastercard mcdonalds mckinsey mercedes meta",
    "microsoft milan moscow mozilla munich nasa netflix netherlands nestle nike nintendo nissan nokia novartis",
    "nvidia openai oracle oxford panasonic paris paypal pepsi pfizer philips pixar porsche portugal princeton",
    "qualcomm reddit redhat renault revolut roche salesforce samsung scotland shell shopify siemens skype slack",
    "sony spain spotify stanford starbucks stripe sweden swiss switzerland sydney telegram tencent tesco tesla",
    "thailand tiktok tokyo toronto toyota turkey twitch twitter uber unesco unicef unilever vienna vodafone",
    "volkswagen volvo wales walmart washington wellcome whatsapp wikipedia xbox xerox yahoo yale youtube zalando",
    "zoom zurich",
)
"""Names that a question may have for other reasons than that somebody worked there."""
