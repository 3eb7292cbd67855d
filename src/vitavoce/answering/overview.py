"""Who the person is, in a few sentences."""

import re
from typing import Final

from vitavoce.answering import sentences
from vitavoce.answering.introducing import introduced
from vitavoce.answering.listing import WORDS_TYPICAL, within
from vitavoce.answering.passages import most_telling, tell
from vitavoce.answering.phrasing import brief, listed, one_line, quoted, sentence, with_article
from vitavoce.answering.roles import names_somebody
from vitavoce.answering.scene import Scene
from vitavoce.domain.profile import Person

_BETWEEN_LABELS: Final = re.compile(r"\s*[|•·]\s*|\s+/\s+")
_BRACKETED: Final = re.compile(r", ([^()]*)$")
_DASH: Final = re.compile(r"\s+[–—-]\s+")
_SUMMARY_CHARACTERS: Final = 2_000
_SUMMARY_WORDS: Final = 34


def overview(scene: Scene) -> list[str]:
    person = scene.profile.person
    said = [sentence(_headline(person, scene.person.full))]
    if person.summary:
        said += _summary(person.summary, scene)
    told = {match.item.section: match for match in reversed(scene.understood.matches)}
    job, study = told.get("work"), told.get("education")
    further: list[str] = []
    if job:
        further.append(sentence(introduced(job.item, scene)))
        if not person.summary:
            further += tell(job.item, most_telling(job, scene), scene, most=1)
    if study:
        further.append(sentence(introduced(study.item, scene)))
    if not job and not study:
        further += [sentence(introduced(match.item, scene)) for match in scene.understood.matches[:2]]
    return within(said, further, WORDS_TYPICAL + 20)


def _headline(person: Person, name: str) -> str:
    home = person.place.city or person.place.region
    based = f"based in {home}" if home else ""
    labels = [part for part in _BETWEEN_LABELS.split(brief(person.label)) if part]
    if not labels:
        return (
            f"{name} is {based}"
            if based
            else f"this is the résumé of {name}"
            if person.name
            else "this résumé is still empty"
        )
    pieces = _DASH.split(labels[-1], maxsplit=1)
    if len(pieces) == 2:
        labels[-1] = f"{pieces[0]} ({pieces[1]})"
    if all(names_somebody(label) for label in labels):
        labels = [_BRACKETED.sub(r" (\1)", with_article(labels[0])), *labels[1:]]
        return f"{name} is {listed(labels)}{f', {based}' if based else ''}"
    return f"{name}: {', '.join(labels)}{f', {based}' if based else ''}"


def _summary(summary: str, scene: Scene) -> list[str]:
    """The first sentence of what the person says of themself: as it is in the third person, else quoted."""
    first = sentences.clipped(sentences.split(one_line(summary[:_SUMMARY_CHARACTERS]))[0], _SUMMARY_WORDS)
    if first.startswith((scene.person.name, scene.person.full)):
        return [sentence(first)]
    return [sentence(f"in {scene.person.whose} own words: {quoted(first)}")]
