"""Questions that open a conversation about this person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.answering.item_words import is_self_employed, short_name, with_the
from vitavoce.answering.naming import Naming
from vitavoce.answering.periods import has_length
from vitavoce.domain.profile import Item, Profile

OVERVIEW: Final = "overview"
_JOBS_LOOKED_AT: Final = 12


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question and the section that answers it."""

    section: str
    text: str


def first_questions(profile: Profile, sections: Mapping[str, Sequence[Item]], who: Naming) -> tuple[Suggestion, ...]:
    """Most inviting first; each names its subject."""
    made = [*_of_work(sections.get("work", ()), who), *_of_projects(sections.get("projects", ()), who)]
    questions = (
        ("education", f"Where did {who.name} study?"),
        ("skills", f"What are {who.whose} skills?"),
        ("awards", f"Has {who.name} won any awards?"),
        ("publications", f"What has {who.name} published?"),
        ("certificates", f"Which certificates does {who.name} hold?"),
        ("languages", f"Which languages does {who.name} speak?"),
        ("volunteer", f"Has {who.name} done any volunteering?"),
        ("references", f"Who can recommend {who.name}?"),
        ("interests", f"What are {who.whose} interests?"),
    )
    made += [Suggestion(section, text) for section, text in questions if section in sections]
    person = profile.person
    if person.email or person.phone or person.url or person.accounts:
        made.append(Suggestion("basics", f"How can I contact {who.name}?"))
    if profile.items or person.summary:
        made.insert(min(3, len(made)), Suggestion(OVERVIEW, f"Who is {who.name}?"))
    if "skills" in sections:
        made.append(Suggestion("skills", f"What is {who.name} good at?"))
    return tuple(made)


def _of_work(work: Sequence[Item], who: Naming) -> Iterable[Suggestion]:
    jobs = [item for item in work[:_JOBS_LOOKED_AT] if not is_self_employed(item)]
    current = [item for item in jobs if item.period.ongoing]
    if current:
        yield Suggestion("work", f"What does {who.name} do now?")
    if len(jobs) > 1:
        told = [item for item in jobs if item.highlights or item.summary] or jobs
        other = next((item for item in told if item not in current), told[0])
        yield Suggestion("work", f"What did {who.name} do at {with_the(short_name(other))}?")
    elif jobs:
        yield Suggestion("work", f"Where has {who.name} worked?")
    measured = [item for item in jobs if has_length(item.period)]
    if len(measured) > 1:
        yield Suggestion("work", f"Which was {who.whose} longest job?")
    elif measured:
        yield Suggestion("work", how_long(measured[0], who))


def _of_projects(projects: Sequence[Item], who: Naming) -> Iterable[Suggestion]:
    if len(projects) > 1:
        yield Suggestion("projects", f"Which projects has {who.name} done?")
    if projects:
        yield Suggestion("projects", f"Tell me about the project {short_name(projects[0])}")


def how_long(item: Item, who: Naming) -> str:
    has_been = f"has {who.name} been" if item.period.ongoing else f"was {who.name}"
    return f"How long {has_been} at {with_the(short_name(item))}?"
