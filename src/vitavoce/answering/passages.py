"""Which passages of an entry to say, and how they are told of it."""

from collections.abc import Sequence
from typing import Final

from vitavoce.answering.evidence import is_deed, is_own_words, words_of
from vitavoce.answering.item_words import place_name, short_name
from vitavoce.answering.retelling import retold
from vitavoce.answering.scene import Scene
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask, Match

_STEM: Final = 6  # letters that tell a word apart, whatever follows (``Postgres``, ``PostgreSQL``)


def most_telling(match: Match, scene: Scene) -> list[str]:
    """The passages that answer best; where nothing particular was asked, what the person did comes first."""
    item = match.item
    if scene.understood.ask is Ask.COUNT and scene.understood.count is None:
        return list(match.passages)
    own = words_of(item) if item.section not in {"skills", "education"} else ()
    if not match.passages or not (scene.technologies or scene.understood.words):
        return _deeds_first(_naming(scene.technologies, own) or list(dict.fromkeys((*match.passages, *own))))
    asked = sorted(match.passages, key=is_own_words)
    if is_deed(asked[0]):
        return asked
    tells_of_place = item.section == "work" and asked[0] not in item.highlights
    rest = _deeds_first(own)
    return list(dict.fromkeys((*rest, *asked) if tells_of_place else (*asked, *rest)))


def _naming(technologies: Sequence[str], passages: Sequence[str]) -> list[str]:
    stems = [technology.casefold()[:_STEM] for technology in technologies]
    return [passage for passage in passages if any(stem in passage.casefold() for stem in stems)]


def _deeds_first(passages: Sequence[str]) -> list[str]:
    return sorted(passages, key=lambda passage: not is_deed(passage))


def tell(
    item: Item, passages: Sequence[str], scene: Scene, *, opening: str = "", most: int = 2, said: Sequence[str] = ()
) -> list[str]:
    """Sentences of what the entry says, beyond what was ``said``."""
    thing = short_name(item) if item.section == "projects" else ""
    return retold(passages, scene.person, opening=opening, thing=thing, most=most, wanted=scene.asked, said=said)


def where_of(item: Item) -> str:
    """The opening that tells of which entry a sentence speaks."""
    match item.section:
        case "work" | "education":
            return f"at {place_name(item)}"
        case "volunteer":
            return f"with {place_name(item)}"
        case "projects":
            return f"in {short_name(item)}"
        case _:
            return ""
