"""How a question asks for a section of the résumé without its name: "outside of work", "who paid for"."""

from typing import Final

from vitavoce.understanding.english.spoken_languages import LANGUAGE_NAMES
from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_lists import word_set
from vitavoce.understanding.patterns.word_patterns import either

WORK_AS_NOUN: Final = Cued(
    r"\bwhat (?:(?:sort|kind|type) of )?work (?:does|do|is|has|did)\b|"
    r"\bwhere (?:else )?(?:has|have|had|did|does|do|is|was|were|are)(?: \w+){1,3}? work(?:ed|ing)?\b(?! with\b| on\b)"
    r"|\bwork(?:ed|s|ing)? (?:at|for)\b"
    r"|\bwork (?:history|experience)\b|^work\b|\b(?:his|her|their|your) work\b(?! on)"
    r"|\bwho(?:m)? (?:\w+ ){1,3}work(?:ed|s|ing)? for\b|\b(?:professional|career) (?:experience|history)\b"
    r"|\b(?:paid|previous|past|earlier|current|last|first) work\b|\bcv\b.* work|\bworking life\b|"
    r"\b(?:only )?at work\b|\bon the job\b|\bemployed\b|\b(?:job|work|career)(?:s|-| )?wise\b|\bfor work\b"
)
WORKED_IN: Final = Cued(r"\b(?:which|what) (?:\w+ ){1,4}work(?:ed|s|ing)? (?:in|with)\W*$")
"""Of a tool that is named ("which database has she worked with") it is no question about jobs."""

NAME_NO_SECTION: Final = frozenset(("interesting", "interested"))
IN_ANY_WORK: Final = ("work", "job", "career", "employ", "professional")
"""One of them is in whatever the pattern above finds."""

ACTED: Final = Cued(
    r"\b(?:(?:he|she|they|you|to|did \w+|does \w+|has \w+) (?:stud(?:y|ies)|"
    r"(?P<training>train(?:ed)?(?= (?:as|in|at|for|to be|with)\b|\W*$))))\b"
    r"|\b(?P<noun>training)\b|\bmarks?(?= (?:for|in|from) (?:the|his|her|their)\b)"
)
THEIR_WORK: Final = Cued(r"\b(?:his|her|their|your|for) work\b")
OF_OTHERS: Final = Cued(
    r"\bhow many (?:people|persons|colleagues|staff|users|nurses|students|trainees|of them|others)\b|\bwhom?\b"
)
QUALIFIED: Final = Cued(r"\bqualifications?\b|\bqualif(?:ied|y)\b|\bquals\b")
FREE_TIME: Final = Cued(
    r"\b(?:free|spare) time\b|\bfor (?:fun|pleasure)\b|\bafter hours\b"
    r"|\bnot working\b(?! (?:on|at|for|with|in|as)\b)|\bdoes \w+ enjoy\b|\blike to do\b"
    r"|\binto (?:besides|outside|apart from|aside from|other than)\b"
    r"|\b(?:what|anything|something)(?: else)? (?:is|are) (?:he|she|they|\w+) (?:really |also )?into\b|\bget up to\b"
    r"|\bplays? (?:anything|something|an instrument|any (?:sports?|instruments?|music|games?))\b"
)
OFF_WORK: Final = Cued(
    r"\boutside (?:of )?(?:(?:the |his |her |their )?(?:day job|job|school|college|uni|university|class|classroom|"
    r"kitchen|ward|hospital|lab|studio|shop|workshop|court)|work|the office)\b"
)
SAID_OF: Final = Cued(
    r"\b(?:says?|said|thinks?|thought|writes?|wrote|reckons?|put) (?:\w+ )?(?:about|of) (?:him|her|them)\b"
    r"|\bopinions? (?:of|about|on) (?:him|her|them)\b|\b(?:speaks?|spoke) (?:well|highly|of)(?: of)? (?:him|her|them)\b"
)
PLACED: Final = Cued(
    r"\b(?:first|second|third|1st|2nd|3rd) (?:place|prize)\b|\brunners?[ -]?up\b|\bfinalist\b|\bmedals?\b|"
    r"\btroph(?:y|ies)\b"
    r"|(?<!what )(?<!which )(?<!who )(?<!one )\b(?:came|come|placed|finished) (?:first|second|third|1st|2nd|3rd)\b|"
    r"\bpodium\b"
)
DEICTIC: Final = Cued(r"\bthat (?:\w+ ){0,3}(?:job|gig|work)\b")
"""People call by these whatever was done: "that strengthening job" may be a project."""

WRITTEN: Final = Cued(
    r"\bany (?:kind of |sort of )?writing\b(?! (?:in|of|code|tests|software)\b)|"
    r"\b(?:wr(?:ote|itten)|write|writes|had published|in print)\b(?: \w+){0,2}? (?:anything|something|any ?where)\b|"
    r"\b(?:anything|something) "
    r"(?:he|she|they) (?:has |have |had )?(?:wrote|written)\b"
)
IN_PORTFOLIO: Final = Cued(r"\bin (?:the|his|her|their|your) portfolio\b")
FUNDED: Final = Cued(
    r"\bwho(?: else)? (?:is |was |has )?(?:pa(?:ys|id|ying)|fund(?:s|ed|ing)|sponsor(?:s|ed|ing)) (?:for )?"
)
STAYED: Final = Cued(
    r"\b(?:stay(?:s|ed|ing)?|stuck|remain(?:s|ed)|last(?:s|ed)|been|hung around)\b.{0,24}?\b(?:anywhere|somewhere|"
    r"one place|one spot|the same (?:place|employer|company))\b|\btenures?\b"
)
GIVING_BACK: Final = Cued(r"\bgiv(?:e|es|en|ing)(?: \w+)? back\b|\bgood causes?\b")
ENDING_STUDIES: Final = Cued(
    r"\bwhen (?:will|does|do|is|are|did) (?:\w+ ){1,2}(?:(?:meant|supposed|going|due|expected|planning|"
    r"likely) to )?(?:be )?(?:finish(?:ed)?|done|graduat(?:e|ing)|qualify|"
    r"complete)\W*$"
)
SPOKEN: Final = Cued(
    r"\bspeaks?\b(?! (?:at|about|on|to|up|for|in (?:public|front)|publicly|before)\b)"
    r"|\bspeaking (?:any|other)\b|\bmother tongue\b"
)
SPEAKER_CUE: Final = "speak"
SPEAKER: Final = Cued(rf"(?<=\b)(?:{either(*sorted(LANGUAGE_NAMES))})(?P<speaker>[ -]speak(?:er|ers|ing))\b")
CODED: Final = Cued(
    r"\bgo ?to languages?\b|\blanguages? of choice\b|\b(?:programm?ing|coding|scripting) languages?\b|"
    r"\blanguages?\b.*\b(?:code|program)s?\b"
)
LOOSE_SECTION_WORDS: Final = word_set(
    "charity role position technology tool stack fun passion colleague win fluent honour"
)
"""With the words that pick entries or must be there, those that may mean no section."""
