"""What was asked about, in a visitor's words."""

import re
from typing import Final

from vitavoce.answering.phrasing import listed, small
from vitavoce.answering.scene import Scene

_PLAIN_WORD: Final = re.compile(r"[A-Z][a-z-]+(?: [a-z-]+)*")


def topic(scene: Scene) -> str:
    """``Docker and Terraform``; empty when no technology or skill was named: other words make no subject."""
    return listed([as_written(technology, scene) for technology in scene.technologies])


def as_written(technology: str, scene: Scene) -> str:
    """Small where the résumé itself writes it so: ``authentication``, but ``Docker``."""
    if not _PLAIN_WORD.fullmatch(technology):
        return technology
    if " " in technology or "-" in technology:
        return small(technology)
    text = next((match.item.text for match in scene.understood.matches), "")
    return small(technology) if technology not in text and technology.casefold() in text else technology


def period_words(scene: Scene) -> str:
    """The time asked about; empty too where it was asked about to be left out."""
    span = scene.understood.span
    if span and not all(item.period.overlaps(span, scene.today) for item in scene.items):
        return ""
    return scene.understood.span_label.strip()
