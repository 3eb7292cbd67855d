"""What the form of a question leaves of the items found: the first, the latest, the longest, the count of them."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from vitavoce.domain.period import elapsed_months, month_of
from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.text import plain, words
from vitavoce.understanding.wording.schooling import degree_rank, of_level

_FIRST: Final = Cued(
    r"\b(?:first|earliest|oldest|initial|(?:older|earlier) one)\b(?! (?:one|name|language|aid|author|class|"
    r"principles|hand|place|of (?:these|those|them))\b)"
    r"(?<!at first)"
)
_LATEST: Final = Cued(
    r"\b(?:latest|most recent(?:ly)?|newest|(?:newer|later|more recent) one|last (?:job|role|position|company|"
    r"employer|project|internship|degree|paper"
    r"|publication|award|gig|place|school|certificate|certification|thing|article|talk|study|course|placement|post)"
    r"|(?:work|works|worked|working|stud(?:y|ied)|taught|publish(?:ed)?|employed|volunteer(?:ed)?) last|"
    r"last (?:worked|studied|published)|which (?:one |of them )?(?:was|is|came) (?:the )?last)\b"
)
_LONGEST: Final = Cued(r"\b(?:longest|longer one|(?:the )?most time|lasted (?:the )?longest)\b")
_SHORTEST: Final = Cued(r"\b(?:shortest|shorter one|briefest|least time)\b")
_SINGLE: Final = frozenset((Ask.FIRST, Ask.LATEST, Ask.LONGEST, Ask.SHORTEST))
_PLURAL: Final = Cued(
    r"\b(?:(?:previous|prior|first|latest|last|recent|newest|earliest) (?:few|two|three|four|five|2|3|4|5)"
    r"|(?:previous|prior|former|latest|newest|earliest|recent) (?:jobs|roles|positions|projects|papers|"
    r"publications|degrees"
    r"|companies|employers|articles|awards|ones|certificates|certifications|places))\b"
)
_FINISHING: Final = Cued(r"\b(?:finish|finished|complete|completed|end|ended|graduated?)\b")
_PREVIOUS: Final = Cued(
    r"\b(?:previous|prior|before (?:the|his|her|their) (?:current|present|last|latest)"
    r"|before (?:this|the current) (?:one|job|role))\b"
)
_WEAKEST: Final = Cued(r"\b(?:weakest|worst|weakness(?:es)?|least (?:fluent|good|well)|still learning|bad at)\b")
_STRONGEST: Final = Cued(r"\b(?:strongest|best|strengths?|most fluent(?:ly)?|experts? (?:in|at)|speciali[sz]es?)\b")
_HIGHEST: Final = Cued(r"\bhighest\b|\bmost advanced\b")
_LEVELLED_SECTIONS: Final = frozenset(("languages", "skills"))
_FLUENCY: Final = (
    ("native", "mother tongue", "bilingual", "first language", "muttersprache"),
    ("master", "c2", "fluent", "full professional", "expert", "proficient", "near native"),
    ("c1", "advanced", "professional", "excellent", "very good"),
    ("b2", "upper intermediate", "good", "conversational"),
    ("b1", "intermediate", "limited working", "working"),
    ("a2", "elementary", "basic"),
    ("a1", "beginner", "novice"),
)


def superlative(text: str) -> Ask | None:
    """The one item a question singles out, whatever else it asks."""
    for ask, asked in ((Ask.LONGEST, _LONGEST), (Ask.SHORTEST, _SHORTEST), (Ask.LATEST, _LATEST), (Ask.FIRST, _FIRST)):
        if asked.search(text):
            return ask
    return None


def narrowed(numbers: Sequence[int], ask: Ask, text: str, index: ItemIndex, today: date) -> tuple[list[int], Ask]:
    """The items, newest first, cut to what the question's form asks for, and the form itself made exact."""
    chosen = list(numbers)
    items = index.profile.items
    if len(chosen) > 1 and all(items[number].section == "education" for number in chosen):
        chosen = of_level(chosen, text, items)
    if ask is Ask.SCORE:
        chosen = [number for number in chosen if items[number].score] or chosen
    if ask in {Ask.ITEMS, Ask.YES_NO, Ask.SCORE} and all(items[number].section == "education" for number in chosen):
        said = set(words(text))
        scored = [
            number for number in chosen if said & {word for word in words(plain(items[number].score)) if len(word) > 2}
        ]
        chosen, ask = (scored, Ask.SCORE) if scored else (chosen, ask)
    if len(chosen) > 1 and all(items[number].section in _LEVELLED_SECTIONS for number in chosen):
        by_level = _by_level(chosen, text, items)
        if by_level:
            return by_level, Ask.LEVEL
    if len(chosen) > 1 and _HIGHEST.search(text) and all(items[number].section == "education" for number in chosen):
        return [max(chosen, key=lambda number: degree_rank(items[number]))], Ask.LATEST if ask is Ask.LATEST else ask
    if _PREVIOUS.search(text) and len(chosen) > 1:
        past = [number for number in chosen if not items[number].period.ongoing]
        if len(past) == len(chosen):
            past = past[1:]
        if _PLURAL.search(text):
            return past, Ask.ITEMS if ask in _SINGLE else ask
        return past[:1], Ask.DETAIL if ask in _SINGLE | {Ask.ITEMS} else ask
    single = ask if ask in _SINGLE else superlative(text) if ask not in {Ask.COUNT, Ask.COMPARE} else None
    if single is None or not chosen or (_PLURAL.search(text) and single in {Ask.FIRST, Ask.LATEST}):
        return chosen, ask if ask not in _SINGLE else Ask.ITEMS
    ask = single if ask in _SINGLE | {Ask.ITEMS, Ask.COMPARE} else ask
    dated = [number for number in chosen if index.times.firsts[number] is not None]
    if not dated:
        return (chosen[-1:] if single is Ask.FIRST else chosen[:1]), ask
    return [_one(dated, single, text, index, today)], ask


def _by_level(chosen: Sequence[int], text: str, items: Sequence[Item]) -> list[int]:
    """The languages or skills of the highest or lowest stated level, where the question asks for one of them."""
    levels = {number: fluency(items[number]) for number in chosen}
    if _WEAKEST.search(text):
        return [number for number in chosen if levels[number] == max(levels.values())]
    if _STRONGEST.search(text):
        return [number for number in chosen if levels[number] == min(levels.values())]
    return []


def _one(dated: Sequence[int], ask: Ask, text: str, index: ItemIndex, today: date) -> int:
    items = index.profile.items
    if ask is Ask.FIRST:
        if _FINISHING.search(text):
            return min(dated, key=lambda number: (index.times.lasts[number], index.times.firsts[number] or 0))
        return min(dated, key=lambda number: (index.times.firsts[number] or 0, index.times.lasts[number]))
    if ask is Ask.LATEST:
        now = month_of(today)
        return max(dated, key=lambda number: (min(index.times.lasts[number], now), index.times.firsts[number] or 0))
    lengths = {number: elapsed_months([items[number].period], today) for number in dated}
    if ask is Ask.LONGEST:
        return max(dated, key=lambda number: lengths[number])
    return min(dated, key=lambda number: lengths[number])


def fluency(item: Item) -> int:
    """0 for a native speaker, larger the weaker; an unstated level counts as middling."""
    level = plain(item.level or item.summary)
    for place, names in enumerate(_FLUENCY):
        if any(name in level for name in names):
            return place
    return len(_FLUENCY) // 2


_COUNTED: Final = Cued(r"\b(?:how many|number of|count of|total of)\b(?P<rest>[^?.!]*)")
_DISTINCT: Final = Cued(
    r"\b(?:compan(?:y|ies)|employers?|firms?|organi[sz]ations?|places|schools?|universit(?:y|ies)|colleges?|"
    r"institutions?"
    r"|startups?|clients?)\b"
)


_ENDING_COUNTED: Final = frozenset(
    "has have did does do is are was were can could would will in at on there of he she they you that which who".split()
)


def counted_words(text: str) -> str:
    """What is to be counted, as asked: the words after "how many" up to the verb."""
    found = _COUNTED.search(text)
    if not found:
        return ""
    taken = []
    for word in found["rest"].split():
        if word in _ENDING_COUNTED:
            break
        taken.append(word)
    return " ".join(taken)


def count_of(items: Sequence[Item], text: str) -> int:
    """Items, or distinct names where the things counted are companies or schools."""
    if _DISTINCT.search(text):
        return len({plain(item.name) for item in items})
    return len(items)
