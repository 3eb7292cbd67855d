"""Who the person is, in three sentences."""

from vitavoce.answering.evidence import retold
from vitavoce.answering.introducing import introduced
from vitavoce.answering.phrasing import sentence
from vitavoce.answering.plain_text import plain
from vitavoce.answering.scene import Scene


def overview(scene: Scene) -> list[str]:
    person = scene.profile.person
    label = plain(person.label)
    place = person.place.city or person.place.region
    said = []
    if label:
        said.append(sentence(f"{scene.person.full} – {label}" + (f", based in {place}" if place else "")))
    jobs = [match for match in scene.understood.matches if match.item.section == "work"]
    if jobs:
        said.append(sentence(introduced(jobs[0].item, scene)))
        said += retold(jobs[0].passages[:1], scene.person, most=1)
    studies = [match.item for match in scene.understood.matches if match.item.section == "education"]
    if studies:
        said.append(sentence(introduced(studies[0], scene)))
    return said or [sentence(f"this résumé belongs to {scene.person.full}")]
