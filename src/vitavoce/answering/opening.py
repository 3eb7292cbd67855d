"""The clause a voice begins with while a model still writes: short, and certain."""

import re
from typing import Final

from vitavoce.answering.item_words import short
from vitavoce.answering.phrasing import capital, sentence
from vitavoce.answering.scene import Scene
from vitavoce.answering.topics import topic
from vitavoce.domain.question import Ask
from vitavoce.domain.turn import Answered

_MOST_WORDS: Final = 14  # three to four seconds of speech, by which a model has begun
_YES: Final = re.compile(r"(?:Yes|No)\b")


def opening_of(scene: Scene, template: Answered) -> str:
    """The template's first sentence where it is short; otherwise what will be spoken of."""
    first = template.sentences[0] if template.sentences else ""
    if first and len(first.split()) <= _MOST_WORDS:
        return first
    if _YES.match(first):
        return f"{first[:3].rstrip()}."
    about = topic(scene)
    if not about and len(scene.items) == 1:
        about = short(scene.items[0])
    if scene.understood.ask is Ask.OVERVIEW:
        about = scene.person.full
    if about and len(about.split()) <= _MOST_WORDS - 4:
        return capital(sentence(f"about {about}").removesuffix(".")) + ":"
    return ""
