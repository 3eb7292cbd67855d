"""What people say around a question when they speak: "um, so, I was wondering if ... again?"."""

import re
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_patterns import either

# At the end it may be the end of a name that was mis-heard ("silly knee um").
HESITATION: Final = Cued(
    r"\b(?:u+h+m*|u+m+|e+r+m+|er|erm|ehm|hm+|mhm)\b(?! (?:diagram|model|nurse|department|room|ward))"
    r"(?:[\s,.…-]+(?=\w)|(?<=[,.…-] um)\W*$)"
    r"|(?<=[,.…-] )(?:you know|i mean|i guess|i suppose)(?=,)[\s,]*"
)
_ASKED: Final = (
    r"(?:what|which|where|when|who|whom|whose|how|why|if|whether|is|are|was|were|did|does|do|has|have|had|can|could|"
    r"would|any|anything|he|she|they|his|her|their)\b"
)
_INTERJECTION: Final = (
    r"(?:so|ok|okay|k|well|hey|hi|hiya|heya|hello|good (?:morning|afternoon|evening|day)|"
    r"oh|ah|right|alright|now|please|great|cool|thanks|thank you|cheers|"
    r"actually|btw|by the way|just curious|(?:just )?out of (?:curiosity|interest)|tell you what|no worries)"
    r"(?:(?= and\b)|[,.!:;-]+|(?= (?:what|which|where|when|who|how|why|is|are|was|were|did|does|do|has|have|can|could|"
    r"i was|i am|any|tell|show|list|give)\b))\s*"
)
_QUESTION: Final = (
    r"(?:(?:a |one |just |another |last |final |quick |more )*(?:question|thing|one)\s*(?:[,:;]|-(?!\w))\s*(?:about )?)"
)
_WONDERING: Final = (
    r"(?:i (?:am |was |were )?(?:just |only |really |also )?(?:wondering|wonder|curious|interested to know|"
    r"would (?:like|love) to (?:know|hear|find out|ask)|want(?:ed)? to (?:know|ask|find out)|need to know|"
    r"am trying to find out)(?: about)?(?: if| whether)?[,:]?\s+"
    r"|(?:would (?:like|love)|want|need) to (?:know|ask|hear)(?: about)?(?: if| whether)?\s+)"
)
_REQUEST: Final = (
    rf"(?:(?:please )?(?:can|could|would|will|may) (?:you|i|we) (?:please |just |maybe |kindly |perhaps )?"
    rf"(?:(?:tell|remind|inform|explain to) (?:me|us)|say|check|look up|find out|ask|know|confirm)(?: please| again)?"
    rf"(?: if| whether)? (?={_ASKED})"
    rf"|(?:please )?(?:tell|remind) (?:me|us)(?: please| again)?(?: if| whether)? (?={_ASKED})"
    rf"|do you (?:happen to |by any chance )?know(?: if| whether)? (?={_ASKED})"
    rf"|(?:any idea|any clue|does anyone know|do we know)(?: if| whether)? (?={_ASKED})"
    rf"|(?:if|whether) (?={_ASKED}))"
)
BEFORE_A_QUESTION: Final = re.compile(rf"(?:{either(_INTERJECTION, _QUESTION, _WONDERING, _REQUEST)})+")
CORRECTED: Final = Cued(
    r"^(?:[^\s?.!,;-]+ ){2,}[^?.!,;-]*[?.!,;-]+ *(?:(?:sorry|no|wait|oops|oh|hang on)[,.! ]+)*(?:i mean|i meant|"
    r"or rather|make that) (?=\w)"
)
"""What somebody says before the thing they meant instead ("did she use Java, sorry, I meant Go")."""

AFTER_A_QUESTION: Final = Cued(
    r"[\s,.!?;-]+(?:(?:please|thanks|thank you|cheers|ta|again|exactly|though|tho|btw|by the way|if you know|"
    r"(?:newest|latest|most recent|oldest|earliest)(?: ones?)? first|if i may(?: ask)?|may i ask|"
    r"i (?:hope|guess|assume|suppose|think|take it|believe|bet|imagine)|hopefully|"
    r"do you know|mate|eh|or so|or something|or anything|then)[\s,.!?]*)+$"
)
THEN: Final = "then"
THEN_IS_A_TIME: Final = Cued(
    r"\b(?:was|were|did|do|doing|been|working|living|studying|back|since|until|till|by|before|after|from)\b.*\bthen\W*$"
)
OF_ONESELF: Final = Cued(
    r"(?:^|, ?)(?:i am|we are|this is|my name is) (?:(?:an?|the|her|his|their|your|from|with|at|on|in|only|just|new|"
    r"hiring) )+[^,.?!]{2,40}(?:[,.!] ?|$)"
    r"|, ?(?:and )?(?:he|she|they) (?:is|are|was|will be) (?:my|our) [^,.?!]{2,40}(?:[,.!] ?|$)"
    r"|^(?:my|our) [^,.?!]{2,40}, ?(?=[^?]*\b(?:he|she|they|her|his|him|their)\b)"
    r"(?![^?]*\b(?:it|them|those|these|ones?)\b)"
)
AND_ASKS: Final = Cued(
    r"^(?:i am|we are) (?:an? |the )[^,.?!]{2,40}? and (?:i |we )?(?=(?:would (?:like|love)|want|need) to "
    r"(?:know|ask|hear)\b)"
)
"""An introduction that goes on to the question: "I'm a nurse and would like to know where she trained"."""

ASIDE: Final = Cued(
    r"^(?:(?:and|but|so|because|cos|since|ok|okay|well|right|sorry|oh|hi|hiya|hello|hey)\b\W*)*(?:i|we|my|our)\b"
    r"(?!.*\b(?:he|she|they|her|his|him|their|them|you|your|what|which|who|where|when|why|how|does|did|has|any|need|want|"
    r"wants|looking|seeking|know|wonder|wondering|tell|show|ask|asked|hear|heard|read|found|about)\b)"
)
"""A clause that a visitor tells of themselves ("my gran would be pleased"), and that asks for nothing."""

REASON: Final = Cued(
    r"\W*\b(?:because|cos|coz|cuz|so|in case)(?: that)? (?:i|we|my|our)\b[^?]*$"
    r"|,\W*(?:as|since) (?:i|we|my|our)\b[^?]*$"
    r"|\W*\band why should (?:i|we|anyone|anybody) (?:care|bother|listen|be (?:interested|bothered|impressed))\b"
)
"""Why a visitor asks, after the question."""

_AUDIENCE: Final = (
    r"(?:panel|board|boss|manager|director|head|team|staff|meeting|call|interview|chat|report|notes?|records?|files?|"
    r"client|clients|committee|colleagues?|friend|wife|husband|partner|mother|mum|newsletter|programme|article|form|jury|"
    r"judges|trustees|investors|readers|listeners|students|governors|council|agent|press|insurance|insurer|visa|"
    r"spreadsheet|slides?|deck|shortlist|agenda|brochure|leaflet|handout|website|minutes|recruiter|hr|ceo)"
)
FOR_WHOM: Final = Cued(
    rf"(?P<aside>, ?)?(?:(?:it|this|that) is |just )?\b(?:for|before|ahead of) (?:my|our|the|an?|tomorrow|"
    rf"today|this|next) (?:[\w'-]+ ){{0,3}}?{_AUDIENCE}\W*$"
)
"""For whom or what an answer is wanted; without a comma only where a summary is ("a short bio for the panel")."""

SUMMARY: Final = Cued(
    r"\b(?:summary|summari[sz]e|sum up|profile|overview|bio|biography|intro|introduction|introduce|rundown|pitch|recap|"
    r"outline|blurb|write-?up|cv|resume)\b"
)
OF_THE_PERSON: Final = Cued(r"\b(?:he|she|her|hers|his|him|candidate|applicant)\b")
POINTS_BACK: Final = Cued(
    r"\b(?:it|its|they|them|that|those|these|there|same|such|one|ones|too|also|either)\b"
    r"|\bthis\b(?! (?:her|him|woman|man|person|guy|lady|candidate|cv|resume|profile))"
)
"""What may mean a thing said in an aside."""
