"""What people say before what they want: "could you please tell me", "I would like to know if"."""

import re
from typing import Final

from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.patterns.word_patterns import either

_OPENERS: Final = (
    r"(?:(?:and|so|ok|okay|well|hey|hi|hello|please|now|then|but|oh|um|also|first|actually|quick question|real talk|"
    r"k|yes|no|sorry)\b[\s,.!:-]*)*"
)
_WISH: Final = (
    r"(?:i|we) (?:am |are |was |were )?"
    r"(?:would like|want|need|would love|wish|trying|curious|wonder|wondering|interested)(?: you)?(?: to| in)? "
    r"(?:know(?:ing)?|see|hear|learn|find out|understand|ask|tell me|read)(?: if| whether| about)?\s+"
)
_FRAMES: Final = either(
    r"(?:can|could|would|will|may|might) (?:you|i|we)(?: please| kindly| maybe| just| possibly)?"
    r"(?= (?!(?:speak|code|work|cook|drive|sing)\b))\s*",
    _WISH,
    r"(?:i|we) (?:am |are |was )?(?:curious|wonder|wondering|interested)(?: if| whether| about| in)\s+",
    r"do you (?:know|have any idea) (?=how|what|when|where|who|if|why|which)",
    r"(?:would|do) you mind\s+",
    r"by chance\s+",
    r"is it possible (?:for you )?to\s+",
    r"help me (?:to |with )?(?=\w)",
    r"let me know\s+",
    r"please\s+",
)
REQUEST: Final = re.compile(rf"^{_OPENERS}(?:{_FRAMES})*(?:please\s+|just\s+|kindly\s+)*")
ASKED_TO_TELL: Final = Cued(
    r"^(?:tell|show|remind|explain to) (?:me|us) (?:if |whether |again )?(?=\w)|^(?:if|whether) "
)
IDLE_PHRASES: Final = Cued(
    r"\bat (?:some|any|one|this|that|what|which) (?:point|stage|time)s?\b|\bat (?:the|this) (?:mo|moment|"
    r"minute|second)\b"
    r"|\b(?:job|work|career|education|study|project|language|tech|technology|skill|school|qualification|"
    r"time)(?:s|-| )?wise\b"
    r"|\b(?:these|those) days\b|\bby any chance\b|\b(?:in|by) any (?:way|shape|means|capacity)\b|\bas far "
    r"as\b.{0,20}\bgoes\b"
    r"|\boff the top of \w+ head\b|\bback in the day\b|\b(?:all|when all is) (?:told|in all)\b|\bon (?:the|"
    r"his|her|their) (?:cv|resume|web ?site|home ?page|portfolio)\b|\bin (?:the|his|her|their|your) portfolio\b"
    r"|\bin (?:a|one|two|three|four|five|\d+) (?:words?|lines?|sentences?|bullets?|bullet points|"
    r"paragraphs?|breath|tweets?|pages?|slides?|phrases?|seconds|minutes)\b"
    r"|\b(?:\d+|one|two|three|five|ten|twenty|thirty|sixty)[ -](?:second|minute|line|sentence|word|"
    r"bullet)s?(?= (?:version|summary|pitch|story|intro))"
    r"|\b(?:what|which) (?:class|classification|marks?)(?= (?:of|did|does|has|was|is|were)\b)"
    r"|\b(?:what|which) (?:trade|profession|line of work|field|industry|sector|walk of life)(?= (?:is|does|are)\b)"
    r"|\b(?:present|introduce|describe|pitch|sell) (?:him|her|them) to (?:my|our|the|an?) [^,.?!]{2,40}?(?= in\b|\W*$)"
    r"|\bam i (?:looking|reading|hearing|learning|dealing|seeing)(?: at| about| with)?\b"
    r"|\bin (?:the )?(?:industry|workforce|trade|profession|working world)\b"
    r"|\bfrom (?:start|beginning) to (?:end|finish)\b|\bif (?:at all|ever|so|any|possible)\b|\bas a matter of "
    r"fact\b|\bto be (?:fair|honest|clear|precise)\b"
    r"|\b(?:out of|just) (?:curiosity|interest)\b|\bto his name\b|\bto her name\b|\bto their name\b|\bunder "
    r"(?:his|her|their) belt\b"
    r"|\bto (?:the|his|her|their) (?:local |wider )?community\b"
    r"|\bstands? out\b|\b(?:elevator|lift|sales) pitch\b|\bfact ?sheet\b|\bone[ -]pager\b|\bcheat ?sheet\b"
    r"|\bthe (?:craic|deal|scoop|story)(?= (?:with|on|about|behind)\b)|\blife story\b"
    r"|\bpotted (?:history|biography|bio)\b|\bcliff ?notes\b|\btl ?;? ?dr\b|\bthe (?:low ?down|skinny)\b"
    r"|\b(?:can|could|should|may|might|do) (?:i|we) (?:please )?(?:ring|phone|call|text|contact|approach|e?-?mail|"
    r"message|ask|(?:speak|talk|write|turn) to)(?= (?:for|about|to (?:get|check|hear|ask|confirm|vouch))\b)"
    r"|\b(?:if (?:you|we|i) )?(?:count(?:ing)?|treat(?:ing)?|tak(?:e|ing)) [^,?.]{2,40}? (?:as|for) "
    r"(?:just )?(?:one|a single one)\b"
    r"|\bof (?:any|some|what|which) (?:kind|sort|type)\b|\bso far\b|\bto date\b|\bup to now\b|\buntil now\b|"
    r"\bof late\b|\bas yet\b"
    r"|\bfor real\b|\bin particular\b|\bas well\b|\bthe lot\b|\bwhat so ?ever\b|\bin (?:total|full|short|"
    r"brief|all)\b|\bhang on\b|\bhold on\b"
    r"|\b(?:remind|enlighten) (?:me|us)\b|\bif you (?:would|please|can|could|don t mind|do not mind|know)\b|"
    r"\bkind regards\b|\bin the first place\b"
)
