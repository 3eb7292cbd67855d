"""What a plain "yes" would claim beyond the résumé: that a certificate still holds, that a new post was a promotion."""

import re
from typing import Final

from vitavoce.answering.scene import Scene
from vitavoce.domain.period import month_of

_ASKS_VALIDITY: Final = re.compile(
    r"\b(?:still|valid|expir\w+|current|up[ -]to[ -]date|in date|lapsed|run out|ran out)\b", re.IGNORECASE
)
_TELLS_VALIDITY: Final = re.compile(r"\b(?:valid|expir\w+|renew\w*|until|lapse[sd]?)\b", re.IGNORECASE)
_ASKS_WHETHER_STILL: Final = re.compile(r"\bstill\b", re.IGNORECASE)
_ASKS_PROMOTION: Final = re.compile(r"\bpromot(?:ed|ions?)\b|\bwork\w* (?:\w+ way )?up\b", re.IGNORECASE)
_TELLS_PROMOTION: Final = re.compile(r"\bpromot(?:ed|ions?)\b", re.IGNORECASE)


def is_over(scene: Scene) -> bool:
    """Whether something is asked to go on still, and all that shows it has ended."""
    now = month_of(scene.question.today)
    periods = [match.item.period for match in scene.understood.matches]
    return bool(_ASKS_WHETHER_STILL.search(scene.question.text)) and all(
        period.start is not None and period.end is not None and not period.ongoing and period.end.last_month < now
        for period in periods
    )


def reservation(scene: Scene) -> str:
    """What the résumé leaves open of a question for "yes" or "no"; empty when it leaves nothing."""
    asked = scene.question.text
    items = [match.item for match in scene.understood.matches]
    if all(item.section == "certificates" for item in items) and _ASKS_VALIDITY.search(asked):
        if any(item.period.end and item.period.start for item in items):
            return ""
        told = any(_TELLS_VALIDITY.search(item.text) for item in items)
        return "" if told else f"how long {'it is' if len(items) == 1 else 'they are'} valid, the résumé doesn't say"
    if _ASKS_PROMOTION.search(asked) and not any(_TELLS_PROMOTION.search(item.text) for item in items):
        return "whether that was a promotion, the résumé doesn't say"
    return ""
