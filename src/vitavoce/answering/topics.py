"""What was asked about, in a visitor's words."""

from vitavoce.answering.phrasing import listed
from vitavoce.answering.scene import Scene


def topic(scene: Scene) -> str:
    """``Docker and Terraform``, ``teaching``; empty when nothing but a section or a period was named."""
    understood = scene.understood
    if understood.technologies:
        return listed(understood.technologies)
    return understood.topic_label.strip()


def period_words(scene: Scene) -> str:
    return scene.understood.span_label.strip()
