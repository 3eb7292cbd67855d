"""How the person is called in a sentence."""

from dataclasses import dataclass
from typing import Final

from vitavoce.domain.profile import Profile

_LONGEST_NAME: Final = 120
_TITLES: Final = frozenset({"dr", "prof", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "professor", "doctor"})
_PRONOUNS: Final = {"she": ("she", "her"), "he": ("he", "his")}


@dataclass(frozen=True, slots=True)
class Naming:
    """``name`` and ``whose`` name the person; ``again`` and ``whose_again`` do once they were just named.

    A pronoun is used only where the résumé itself states one that takes a singular verb.
    """

    name: str
    whose: str
    again: str
    whose_again: str
    full: str


def naming_of(profile: Profile) -> Naming:
    words = profile.person.name[:_LONGEST_NAME].split()
    first = next((word for word in words if word.rstrip(".").casefold() not in _TITLES), "")
    if not first:
        return Naming("this person", "this person's", "this person", "this person's", "this person")
    whose = f"{first}'s"
    stated = profile.person.extra.get("pronouns", "").casefold().replace("/", " ").split()
    again, whose_again = _PRONOUNS.get(stated[0] if stated else "", (first, whose))
    return Naming(first, whose, again, whose_again, " ".join(words))
