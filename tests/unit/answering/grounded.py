"""The packaged English and a few technologies, to check sentences about invented people with."""

from functools import cache
from pathlib import Path

from tests.unit.answering.people import INES, TODAY

import vitavoce
from vitavoce.answering.grounding.checking import SentenceChecker
from vitavoce.answering.grounding.english import read_english
from vitavoce.answering.grounding.keeper import Grounding
from vitavoce.answering.grounding.kinship import Kinship
from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Ask, Kind, Match, Question, Understood

CONFIG = Path(vitavoce.__file__).parent / "config"


@cache
def grounding() -> Grounding:
    technologies = {
        "Rhino": (("Rhinoceros", "Rhino 3D"), ("CAD",)),
        "AutoCAD": ((), ("CAD",)),
        "CAD": (("computer-aided design",), ()),
        "SolidWorks": ((), ("CAD",)),
        "Kubernetes": (("k8s",), ()),
        "Go": (("Golang",), ()),
    }
    return Grounding(read_english((CONFIG / "grounding.yaml").read_text(encoding="utf-8")), Kinship.of(technologies))


def checker(
    profile: Profile = INES, *refs: str, text: str = "tell me", ask: Ask = Ask.ITEMS, **understood: object
) -> SentenceChecker:
    matches = tuple(Match(item) for item in profile.items if item.ref in refs)
    meant = Understood(kind=Kind.ANSWER, ask=ask, **{"matches": matches} | understood)
    return grounding().checker(Question(text=text, today=TODAY), meant, profile)


def reason(sentence: str, profile: Profile = INES, *refs: str, **asked: object) -> str:
    """Why it may not be told; empty where it may."""
    return checker(profile, *refs, **asked).check(sentence).reason
