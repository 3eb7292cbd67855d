"""Questions worth asking, made of what this résumé holds."""

from vitavoce.answering.item_words import is_self_employed, short_name
from vitavoce.answering.naming import naming_of
from vitavoce.answering.scene import Scene
from vitavoce.domain.profile import Profile


def candidates(profile: Profile) -> tuple[str, ...]:
    """Different kinds of questions, most inviting first; all of them name their subject."""
    who = naming_of(profile)
    asked: list[str] = []
    work = [item for item in profile.section("work") if not is_self_employed(item)]
    if any(item.period.ongoing for item in work):
        asked.append(f"What is {who.name} working on now?")
    projects = profile.section("projects")
    if projects:
        asked.append(f"What is {short_name(projects[0])}?")
    if work:
        asked.append(f"What did {who.name} do at {short_name(work[0])}?")
        asked.append(f"Where has {who.name} worked?")
        asked.append(f"How long was {who.name} at {short_name(work[-1])}?")
    if profile.section("education"):
        asked.append(f"Where did {who.name} study?")
    if len(projects) > 1:
        asked.append(f"Which projects has {who.name} done?")
    for section, question in (
        ("skills", f"What are {who.whose} skills?"),
        ("languages", f"Which languages does {who.name} speak?"),
        ("awards", f"Has {who.name} won any awards?"),
        ("publications", f"What has {who.name} published?"),
        ("certificates", f"Which certificates does {who.name} hold?"),
        ("volunteer", f"Has {who.name} done any volunteering?"),
        ("references", f"Who can recommend {who.name}?"),
        ("interests", f"What does {who.name} do outside work?"),
    ):
        if profile.section(section):
            asked.append(question)
    if profile.person.email or profile.person.accounts:
        asked.append(f"How can I contact {who.name}?")
    asked.append(f"Who is {who.name}?")
    return tuple(dict.fromkeys(asked))


def follow_ups(scene: Scene) -> tuple[str, ...]:
    """Two that fit the turn and weren't just asked."""
    just_asked = scene.question.text.casefold().strip(" ?!.")
    pool = [text for text in candidates(scene.profile) if text.casefold().strip(" ?!.") != just_asked]
    if len(pool) <= 2:
        return tuple(pool)
    first = scene.variety.number("suggestion", min(5, len(pool)))
    return (pool[first], pool[(first + 1) % len(pool)])
