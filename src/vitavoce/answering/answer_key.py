"""When two answers of a model may stand for each other: everything that shapes one, in one value."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from vitavoce.domain.profile import Profile
from vitavoce.domain.question import Question, Understood

_NOT_A_WORD: Final = re.compile(r"[^\w+#]+")  # C, C++ and C# are three questions


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKey:
    """``understood`` is a digest of what was understood and of the day it was read on, since durations grow;
    ``context`` one of the earlier turns, empty where the question stands by itself; ``lead`` is the opening that was
    already said.
    """

    profile: str
    version: str
    question: str
    understood: str
    prompt: str
    persona: str
    language: str
    spoken: bool = False
    lead: str = ""
    context: str = ""

    @property
    def text(self) -> str:
        """One line, the same in every process; it begins with the profile's slug, to forget a profile by."""
        parts = (
            self.version,
            self.question,
            self.understood,
            self.prompt,
            self.persona,
            self.language,
            "spoken" if self.spoken else "written",
            self.lead,
            self.context,
        )
        return f"{self.profile}:{digest(*parts)}"


def answer_key(
    question: Question,
    understood: Understood,
    profile: Profile,
    *,
    prompt: str,
    persona: str,
    spoken: bool = False,
    lead: str = "",
    context: str = "",
) -> AnswerKey:
    return AnswerKey(
        profile=profile.slug,
        version=profile.version,
        question=normalised(question.text),
        understood=digest(question.today.isoformat(), *_meaning(understood)),
        prompt=prompt,
        persona=persona,
        language=understood.language,
        spoken=spoken,
        lead=lead,
        context=digest(context) if context else "",
    )


def normalised(text: str) -> str:
    """``What did she build?`` and ``what did she build`` are one question."""
    return _NOT_A_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def digest(*parts: str) -> str:
    """Lengths are hashed too, so that no two lists of parts run into one."""
    hashed = hashlib.blake2b(digest_size=16)
    for part in parts:
        encoded = part.encode()
        hashed.update(len(encoded).to_bytes(8, "big"))
        hashed.update(encoded)
    return hashed.hexdigest()


def _meaning(understood: Understood) -> Iterator[str]:
    yield from (understood.kind.value, understood.ask.value, understood.intent.value if understood.intent else "")
    for match in understood.matches:
        yield from ("match", match.item.ref, *match.passages)
    yield from ("cards", *(match.item.ref for match in understood.cards))
    yield from ("technologies", *understood.technologies)
    yield from ("absent", *understood.absent)
    yield from ("excluded", *understood.excluded)
    yield from ("similar", *(understood.similar_to or ()))
    yield from ("span", understood.span_label, str(understood.span))
    yield from ("follow_up", understood.follow_up.value if understood.follow_up else "")
    yield from ("count", str(understood.count), understood.counted)
    for fact in understood.facts:
        yield from ("fact", fact.name, fact.value)
