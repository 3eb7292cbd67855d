"""The facts a model may speak of in one turn: of the matched entries what bears on the question, within a budget."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final

from vitavoce.answering.evidence import words_of
from vitavoce.answering.grounding.instructions import reads_as_instruction
from vitavoce.answering.item_words import dated, keywords_of, name_of, role_of
from vitavoce.answering.periods import length
from vitavoce.answering.phrasing import brief, one_line
from vitavoce.answering.scene import Scene
from vitavoce.answering.tokens import estimated_tokens
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask, FollowUp, Match

MOST_TOKENS: Final = 420
_MOST_ENTRIES: Final = 12
_PASSAGE_CHARACTERS: Final = 280
_KEYWORDS: Final = 10
_WORD: Final = re.compile(r"[^\W_][\w+#.-]*")
_STEM: Final = 5


def facts_of(scene: Scene, most_tokens: int = MOST_TOKENS) -> tuple[str, ...]:
    """One line an entry, best first; the first passages of every entry before the second ones of any."""
    entries = _entries(scene)
    lines = [[_heading(match.item, scene)] for match in entries]
    left = most_tokens - sum(estimated_tokens(line[0]) for line in lines)
    about = [_about_person(scene)] if scene.understood.ask is Ask.OVERVIEW or not entries else []
    left -= sum(map(estimated_tokens, about))
    passages = [_passages(match, scene) for match in entries]
    for row in zip_longest(*passages):
        for line, passage in zip(lines, row, strict=True):
            cost = estimated_tokens(passage) if passage else 0
            if passage and cost <= left:
                line.append(passage)
                left -= cost
    told = [f"{fact.name}: {one_line(fact.value)}" for fact in scene.understood.facts]
    return tuple(fenced(line) for line in (*told, *about, *("; ".join(parts) for parts in lines)))


def fenced(text: str) -> str:
    """Without what could close the fence around the facts, or open another."""
    return text.replace("<", "‹").replace(">", "›")


def _entries(scene: Scene) -> Sequence[Match]:
    """What matches; for "show me more" those that come next."""
    understood = scene.understood
    if understood.follow_up is FollowUp.MORE and understood.cards:
        return understood.cards
    return (understood.matches or understood.cards)[:_MOST_ENTRIES]


def _about_person(scene: Scene) -> str:
    person = scene.profile.person
    parts = (person.name, person.label, person.place.label, brief(person.summary, _PASSAGE_CHARACTERS))
    return "; ".join(part for part in map(one_line, parts) if part and not reads_as_instruction(part))


def _heading(item: Item, scene: Scene) -> str:
    parts = [dated(item)]
    if item.section in {"work", "volunteer", "projects"} and (took := length([item], scene.today)):
        parts.append(took)
    if item.place:
        parts.append(brief(item.place))
    if item.section == "projects" and (roles := role_of(item)):
        parts.append(roles)
    if item.issuer and item.section == "projects":
        parts.append(f"for {brief(item.issuer)}")
    parts += [part for part in (item.level, item.score) if part and part not in parts[0]]
    heading = f"[{item.type}] {', '.join(map(one_line, parts))}"
    return f"[{item.type}] {name_of(item)}" if reads_as_instruction(heading) else heading


def _passages(match: Match, scene: Scene) -> list[str]:
    """What speaks of what was asked comes first, then what the entry tells first."""
    item = match.item
    asked = {word[:_STEM].casefold() for word in _WORD.findall(" ".join((scene.question.text, *scene.asked)))}
    told = list(dict.fromkeys((*match.passages, *words_of(item))))
    ranked = sorted(told, key=lambda passage: (passage not in match.passages, -_in_common(passage, asked)))
    said = [brief(passage, _PASSAGE_CHARACTERS) for passage in ranked if not reads_as_instruction(passage)]
    return [*said[:1], *_keywords(item, asked), *said[1:]]


def _keywords(item: Item, asked: set[str]) -> Iterator[str]:
    keywords = sorted(keywords_of(item), key=lambda keyword: -_in_common(keyword, asked))
    shown = [keyword for keyword in keywords if not reads_as_instruction(keyword)][:_KEYWORDS]
    if shown:
        yield ", ".join(shown)


def _in_common(text: str, asked: set[str]) -> int:
    return len(asked & {word[:_STEM].casefold() for word in _WORD.findall(text)})
