"""What people say before what they want: "could you please tell me", "I would like to know if"."""

import re
from typing import Final

from vitavoce.understanding.word_patterns import either

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
_REQUEST: Final = re.compile(rf"^{_OPENERS}(?:{_FRAMES})*(?:please\s+|just\s+|kindly\s+)*")
_TOLD: Final = re.compile(r"^(?:tell|show|remind|explain to) (?:me|us) (?:if |whether |again )?(?=\w)|^(?:if|whether) ")


def without_request(plain: str) -> str:
    """A normalised question without its polite beginning."""
    return _REQUEST.sub("", plain, count=1)


def bare_question(plain: str) -> str:
    """The question inside "can you tell me where she worked": "where she worked"."""
    return _TOLD.sub("", without_request(plain), count=1)
