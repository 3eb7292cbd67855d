"""One entry introduced by a whole clause: ``Mira worked at Acme as engineer from 2019 to 2021``."""

from vitavoce.answering.item_words import is_self_employed, name_of, named, role_of, some_of, with_keywords
from vitavoce.answering.periods import ends_later, is_current, when
from vitavoce.answering.phrasing import in_words, small
from vitavoce.answering.plain_text import plain
from vitavoce.answering.scene import Scene
from vitavoce.domain.profile import Item


def introduced(item: Item, scene: Scene, *, again: bool = False) -> str:
    """A clause without its full stop; ``again`` when the person was just named."""
    who = scene.person.again if again else scene.person.name
    match item.section:
        case "work":
            return _work(item, who)
        case "volunteer":
            role = f" as {role_of(item)}" if role_of(item) else ""
            verb = "has volunteered" if item.period.ongoing else "volunteered"
            return _and_when(f"{who} {verb} with {name_of(item)}{role}", item)
        case "education":
            return _education(item, who, scene)
        case "projects":
            return _project(item, scene)
        case "publications":
            return _publication(item, scene)
        case "certificates":
            return _and_when(f"{who} holds {named(item)}", item, joint=", dated" if item.period.start else "")
        case "awards":
            giver = f" from {plain(item.issuer)}" if item.issuer else ""
            return f"{_and_when(f'{who} received {name_of(item)}', item)}{giver}"
        case "languages":
            level = plain(item.level or item.role)
            return f"{who} speaks {name_of(item)}" + (f" (level: {small(level)})" if level else "")
        case "skills":
            return _skill(item, scene)
        case "interests":
            keywords = f", with {some_of([plain(word) for word in item.keywords], 6)}" if item.keywords else ""
            return f"{name_of(item)} is one of {scene.person.whose} interests{keywords}"
        case "references":
            return f"{name_of(item)} is one of {scene.person.whose} references"
        case _:
            return _and_when(f"the résumé lists {named(item)}", item)


def _and_when(clause: str, item: Item, *, joint: str = "") -> str:
    said = when(item.period)
    if joint:
        return f"{clause}{joint} {item.period.label}"
    return f"{clause} {said}" if said else clause


def _work(item: Item, who: str) -> str:
    role = role_of(item)
    verb = "has worked" if item.period.ongoing else "worked"
    if is_self_employed(item):
        return _and_when(
            f"{who} {verb} for themself".replace(" for themself", " self-employed") + (f" as {role}" if role else ""),
            item,
        )
    as_role = f" as {role}" if role and role.casefold() != name_of(item).casefold() else ""
    return _and_when(f"{who} {verb} at {name_of(item)}{as_role}", item)


def _education(item: Item, who: str, scene: Scene) -> str:
    role, name = role_of(item), name_of(item)
    if ends_later(item.period, scene.today) or (is_current(item.period, scene.today) and item.period.ongoing):
        due = f", due to finish in {item.period.end.label}" if item.period.end else ""
        since = f" since {item.period.start.label}" if item.period.start else ""
        subject = f" for {_the(role)}" if role else ""
        return (
            f"{who} has been studying{subject} at {name}{since}{due}"
            if since
            else f"{who} is studying{subject} at {name}{due}"
        )
    if role:
        return _and_when(f"{who} studied at {name} ({role})", item)
    return _and_when(f"{who} studied at {name}", item)


def _the(role: str) -> str:
    return f"the {role}"


def _project(item: Item, scene: Scene) -> str:
    whole = len(scene.profile.section("projects"))
    which = f"one of {scene.person.whose} {in_words(whole)} projects" if whole > 1 else f"{scene.person.whose} project"
    role = role_of(item)
    part = f", as {role}" if role and role.casefold() != name_of(item).casefold() else ""
    said = when(item.period)
    return f"{name_of(item)} is {which}" + part + (f", {said}" if said else "")


def _publication(item: Item, scene: Scene) -> str:
    outlet = plain(item.issuer)
    clause = f"“{name_of(item)}” appeared" if outlet else f"{scene.person.name} published “{name_of(item)}”"
    said = when(item.period)
    return " ".join(part for part in (clause, f"with {outlet}" if outlet else "", said) if part)


def _skill(item: Item, scene: Scene) -> str:
    keywords = [plain(word) for word in item.keywords]
    if not keywords:
        level = plain(item.level)
        return f"{name_of(item)} is among {scene.person.whose} skills" + (f" (level: {small(level)})" if level else "")
    return f"among the skills, {with_keywords(item)}"
