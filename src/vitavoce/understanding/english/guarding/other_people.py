"""How a question speaks of somebody without a pronoun or a name, and how of others than the person."""

import re
from typing import Final

from vitavoce.understanding.patterns.cues import Cued

_SOMEBODY: Final = (
    "one|fella|fellow|feller|lad|lass|lassie|bloke|chap|geezer|gal|girl|boy|dude|joker|clown|muppet|wan|applicant|human|"
    "individual|person|guy|man|woman|lady|gentleman|character|candidate"
)
_TRADES: Final = (
    "accountant|actor|actress|analyst|apprentice|architect|artist|author|baker|barista|biologist|builder|buyer|carer|"
    "carpenter|chef|chemist|clerk|coach|composer|consultant|contractor|cook|curator|dancer|dentist|designer|developer|"
    "doctor|driver|economist|editor|electrician|engineer|farmer|fitter|florist|gardener|geologist|hairdresser|historian|"
    "illustrator|inspector|interpreter|joiner|journalist|landscaper|lawyer|lecturer|librarian|linguist|locksmith|"
    "machinist|mason|mechanic|midwife|musician|nanny|nurse|nutritionist|operator|optician|painter|paramedic|pharmacist|"
    "photographer|physicist|physio|physiotherapist|pianist|pilot|planner|plasterer|plumber|potter|producer|programmer|"
    "psychologist|radiographer|researcher|restorer|roofer|sailor|scientist|sculptor|singer|smith|solicitor|"
    "sommelier|stagehand|statistician|stonemason|student|surgeon|surveyor|tailor|teacher|technician|therapist|trainer|"
    "translator|tutor|vet|violinist|waiter|waitress|welder|writer"
)
SOMEBODY_KNOWN: Final = Cued(
    rf"\b(?:this|that|yer|our|the)(?: (?:wee|young|old|good|poor|nice|fine))? (?:{_SOMEBODY})\b"
    r"(?! (?:who|that|of|about|with|in|on)\b)"
    rf"|\b(?:this|that|the) (?:{_TRADES})\b(?! (?:of|who)\b)"
)
"""Somebody pointed at, or a tradesman as one already spoken of: "yer man", "this joker", "has the florist"."""

_OWN_PEOPLE: Final = (
    "sons?|daughters?|wife|husband|(?:step|grand|half)?-?(?:brother|sister|mother|father|son|daughter)|mum|mom|dad|nephew|"
    "niece|aunt|uncle|cousin|gran|nan|grandma|grandpa|boyfriend|girlfriend|partner|friend|mate|neighbour|neighbor|"
    "colleague|flatmate|roommate|dog|cat|kids?|child|children|baby|toddler|boys?|girls?|boss|manager|landlord|teacher"
)
_OF_THE_PERSON_SAYING: Final = (
    r"(?:says?|said|thinks?|thought|reckons?|swears?|told|tells?|asks?|asked|wonders?|heard|is asking|would|"
    r"needs? to know|wants?(?! to (?:be|become|go|learn|play|quit|leave|buy|work|study|retire|move)\b)"
    r"(?! (?:his|her|their)\b))"
)
OWN_PEOPLE: Final = Cued(
    rf"\b(?:my|our) (?:\w+ )?(?:{_OWN_PEOPLE})\b(?!['’]s?\b)(?! (?:\w+ )?{_OF_THE_PERSON_SAYING}\b)"
    r".*\b(?:he|she|they|him|her|his|their|them)\b"
)
"""The visitor's own people, whom the pronoun after them means: "my son lost his tooth", not "my mum says he sings"."""

ANY_PERSON: Final = re.compile(r"\b(?:he|she|they|him|her|his|their|them|candidate|applicant)\b")

_NO_NAME: Final = (
    "he|she|they|the|this|that|it|you|i|we|there|any|an?|his|her|their|your|our|my|anyone|someone|anybody|somebody|these|"
    "those|all|some|no|not"
)
NAMED_OTHER: Final = Cued(
    r"^\W*(?:(?:please|and|so) )*(?:(?:when|where|why|how|what|which \w+) )?(?:did|does|has|is|was|will) "
    rf"(?!(?:{_NO_NAME})\b)\w+(?: \w+)* (?:her|his|their|himself|herself|themselves)\b"
)
"""Somebody whose name is the subject that the pronoun means: "how did Nelson lose his arm"."""
