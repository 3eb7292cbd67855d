"""How a question leans on what was said before: "more", "the second one", "when was that", "only the newer ones"."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import places_of, word_set

MORE: Final = Cued(
    r"\b(?:more|others?|next|rest|remaining|another|else|go on|continue|keep going|carry on|further|elaborate|expand)\b"
)
DETAIL: Final = Cued(
    r"\b(?:details?|elaborate|expand|(?:more|further) about|tell me more|more info(?:rmation)?|go deeper|in depth|go on"
    r"|say more)\b"
)
WORDS_OF_MORE: Final = word_set(
    "more other others next rest remaining another else go on continue keep going carry further elaborate expand",
    "detail details about that it this them those these one ones please show me tell give list see i want would like",
    "to can you could the a an any some of and what is are there has he she they got do does did have have information",
    "info bit little anything something yes ok okay sure in depth deeper say be done",
)
PLACE_OF_ORDINAL: Final = places_of(
    *("first 1st one", "second 2nd two", "third 3rd three", "fourth 4th four", "fifth 5th five", "sixth 6th six"),
)
ORDINAL: Final = re.compile(
    r"\b(?P<word>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|last|final|former|latter|top|"
    r"bottom|other)"
    r" (?:one|of (?:those|these|them|the))\b"
    r"|\b(?:number|no\.?|#) ?(?P<number>\d|one|two|three|four|five|six)\b"
    r"|\bthe (?P<rest>other) \w+\W*$"
    r"|^(?:(?:and|what about|how about|tell me about|show me|ok|open|expand on|describe|about) )*(?:the )?"
    r"(?P<bare>second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|latter|former)(?: \w+)?\W*$"
)
OLDER: Final = Cued(
    r"\b(?:one|job|role|position|employer|company|place|project|degree|thing)? ?before (?:that|this|it|then)\b"
    r"|^(?:and )?before\W*$|\bbefore that\b|\bthe (?:previous|preceding|prior|earlier) one\b|\bthe one "
    r"before\b|\bprior to (?:that|this)\b"
)
NEWER: Final = Cued(
    r"\b(?:after (?:that|this|it)|the (?:next|following|later) one|(?:the )?(?:next )?one after|^(?:and "
    r")?next(?: one)?(?=\W*$))\b"
    r"|\b(?:what|where|which|who) (?:did|does|do|came|was|were|happened|has) (?:\w+ ){0,4}(?:next|after(?:wards)?)\W*$"
)
PRONOUN: Final = Cued(
    r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b(?! (?:is|are|was|were|any|a)\b)|\b(?:it|its|"
    r"itself)\b(?! (?:true|possible|ok)\b)"
    r"|\b(?:that|this)\b(?=\W*$| (?:one|job|role|position|project|company|place|time|work|degree|course|paper|"
    r"last|was|is"
    r"|use|take|for|thing|in|with|at|period|stint|internship|school|award|certificate|app|system)\b)"
    r"|\b(?:those|these|them)\b|\bback then\b|\b(?:was|were|did|do|doing|working|living|"
    r"studying)(?: \w+){0,3} then\b|\bthe same\b|\b(?:did|was|is|does|has) (?:that|this)\b|\bof (?:that|this|"
    r"which)\b"
)
ATTRIBUTE: Final = Cued(
    r"^(?:and |so )*(?:what|which|who) (?:was|were) (?:his|her|their|the) (?:job |exact |official )?(?:title|role|"
    r"position|boss|manager|"
    r"duties|responsibilities|tasks|job)\W*$"
)
RELATIVE: Final = Cued(
    r"\b(?:projects?|jobs?|roles?|work|anything|something|things?|positions?|ones?|papers?|skills?|education|"
    r"experience|\w+s)"
    r" that (?:is|was|use|has|have|are|were|do|did|does|he|she|they|involve)"
)
NARROWING: Final = Cued(
    r"^(?:(?:and|but|ok|okay|so|now) )*(?:only|just|which of|any of|filter|narrow|limit|without|except|"
    r"exclude|not|those"
    r"|the ones|ones|show (?:me )?(?:only|just)|with)\b"
    r"|\b(?:of|from|among|amongst) (?:those|these|them|which|that)\b|\b(?:only|just) (?:the|those|in|from|at|"
    r"with|show|\w+ ones)\b"
    r"|\bones\b|\bthe (?:older|oldest|newer|newest|earlier|earliest|later|latest|longer|longest|shorter|"
    r"shortest|(?:more|most) recent) one\b|\bthe (?:\w+ ){1,2}one\b|\bwhich (?:one|ones)\b"
    r"|\bany (?:with|in|using|from)\b"
)
ONE_OF_THEM: Final = Cued(
    r"\b(?:the|that) \w+ (?:for|with|about|at|from|in|of|on|to|by) (?:the |an? |his |her |their )?(?P<what>\w+)"
)
OF_THEM_BEST: Final = Cued(
    r"^(?:and |so )?(?:(?:his|her|their|the|which(?: one| of (?:them|those))? is (?:the |his |her |their )?) ?)?"
    r"(?:best|strongest|weakest|worst)(?: one)?\W*$"
)
WIDENING: Final = Cued(
    r"\b(?:all of (?:them|it)|everything again|forget (?:the|that|about) (?:date|year|filter|it)|any (?:time|"
    r"year)|regardless|in general)\b"
)
CORRECTION: Final = Cued(
    r"^(?:no|nope|not that|sorry|wrong|actually|wait)\b[ ,.:-]*(?:i (?:meant|mean|was asking about)|"
    r"the other)?|\bi (?:meant|mean)\b"
)
SECTION_NOUNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "work": (
            "company",
            "job",
            "role",
            "position",
            "employer",
            "internship",
            "place",
            "firm",
            "team",
            "gig",
            "work",
        ),
        "projects": ("project", "app", "system", "tool", "thing", "game", "site"),
        "education": ("degree", "school", "university", "course", "college", "thesis", "programme", "program"),
        "publications": ("paper", "article", "publication", "book"),
        "certificates": ("certificate", "certification", "cert", "exam"),
        "awards": ("award", "prize", "scholarship", "honour"),
        "volunteer": ("organisation", "organization", "club", "charity"),
    }
)
POINTS_AT_TOPIC: Final = re.compile(r"\b(?:that|it|this)\b")
FIRST_PLACES: Final = frozenset(("top", "former"))
LAST_PLACES: Final = frozenset(("last", "final", "bottom", "latter"))
THE_OTHER: Final = "other"
