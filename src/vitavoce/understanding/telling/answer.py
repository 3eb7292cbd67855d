"""From the items selected to what is told: kind, form, reasons, passages, and the focus the turn leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import Final

from vitavoce.domain.profile import Item
from vitavoce.domain.question import Ask, Fact, Focus, FollowUp, Intent, Kind, Match, Question, Understood
from vitavoce.understanding.english.scoping import ASKS_FOR_ANY
from vitavoce.understanding.facts import FactsAsked
from vitavoce.understanding.followup_handler import Leaning
from vitavoce.understanding.guardrails import Verdict
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.ranking import count_of, counted_words, narrowed
from vitavoce.understanding.reading import Mention, MentionKind, Reading
from vitavoce.understanding.scoping.meant_sections import SECTION_OF_INTENT
from vitavoce.understanding.scoping.selection import Selection, Wanted
from vitavoce.understanding.telling.overview import overview
from vitavoce.understanding.telling.passages import passages
from vitavoce.understanding.telling.similar import similar_to
from vitavoce.understanding.telling.told_numbers import told_number
from vitavoce.understanding.text import root
from vitavoce.understanding.vocabulary.lexicon import Lexicon

_INTENT_OF_SECTION: Final = {section: intent for intent, section in SECTION_OF_INTENT.items()}
_FORMS: Final = frozenset((Intent.COUNT, Intent.DURATION, Intent.COMPARE, Intent.YES_NO))
_LISTING: Final = frozenset(("skills", "languages", "interests", "references"))
_MIN_BEGINNING_LENGTH: Final = 4
_MAX_PASSAGES_FOR: Final = 8
"""Matches whose sentences are looked for; an answer never tells of more."""

_OVERVIEW_ITEMS: Final = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """All that an answer is made from."""

    question: Question
    reading: Reading
    lean: Leaning
    index: ItemIndex
    lexicon: Lexicon


def answer_nothing(answer: Answer, verdict: Verdict, language: str) -> Understood:
    """Small talk, what is declined, and what no résumé says; the conversation's focus stays where it was."""
    kind = verdict.kind
    smalltalk = kind is Kind.SMALLTALK
    return Understood(
        kind=kind,
        intent=Intent.SMALLTALK if smalltalk else None,
        ask=verdict.ask if smalltalk else Ask.NONE,
        absent=(verdict.private,) if verdict.private else (),
        language=language,
        focus=replace(answer.question.focus, turns=answer.question.focus.turns + 1),
    )


def answer_with_facts(answer: Answer, asked: FactsAsked) -> Understood:
    found = bool(asked.facts)
    focus = answer.question.focus
    return Understood(
        kind=Kind.ANSWER if found else Kind.UNANSWERABLE,
        intent=Intent.CONTACT,
        ask=Ask.FACT if found else Ask.NONE,
        facts=asked.facts,
        absent=() if found else asked.names,
        focus=replace(focus, turns=focus.turns + 1),
    )


def answer_items(answer: Answer, wanted: Wanted | None, selection: Selection) -> Understood:
    """The items selected, or an overview where none in particular are ``wanted``."""
    index = answer.index
    if wanted is None:
        led = told_number(answer.reading.text, (), index)
        if led is None:
            return _overview(answer)
        return _answered(answer, Wanted(ask=Ask.COUNT), selection, [led.number], Ask.COUNT, led.sentence)
    numbers = _order(answer, index, selection.bits)
    numbers, ask = narrowed(numbers, wanted.ask, answer.reading.text, index, answer.question.today)
    told = told_number(answer.reading.text, numbers, index) if ask is Ask.COUNT else None
    if told:
        numbers = [told.number]
    if answer.lean.complete and not numbers:
        return _unanswered(answer, wanted, selection)
    if selection.in_basics and not numbers:
        return _from_summary(answer, wanted, selection)
    if not numbers:
        return _unanswered(answer, wanted, selection)
    return _answered(answer, wanted, selection, numbers, ask, told.sentence if told else "")


def _order(answer: Answer, index: ItemIndex, bits: int) -> list[int]:
    if answer.lean.chosen:
        places = [index.places[ref] for ref in answer.lean.chosen if ref in index.places]
        return [number for number in places if bits >> number & 1]
    listing = index.in_sections(("skills", "languages", "interests", "references"))
    return index.numbers(bits & ~listing) + index.numbers(bits & listing)


def _answered(
    answer: Answer, wanted: Wanted, selection: Selection, numbers: Sequence[int], ask: Ask, told: str
) -> Understood:
    """``told`` is the sentence that holds the number asked for, if one does."""
    question, reading = answer.question, answer.reading
    items = [answer.index.profile.items[number] for number in numbers]
    matches = _matches(answer, wanted, selection, numbers)
    if told:
        others = tuple(passage for passage in matches[0].passages if passage != told)
        matches = (matches[0]._replace(passages=(told, *others)),)
    counted = counted_words(reading.text) if ask is Ask.COUNT else ""
    cards = matches[: question.max_cards]
    return Understood(
        kind=Kind.ANSWER,
        intent=_intent(reading, wanted, items),
        ask=ask,
        matches=matches,
        cards=cards,
        sections=wanted.sections,
        technologies=_technologies(wanted.mentions),
        entities=tuple(m.label for m in wanted.mentions if m.kind is MentionKind.NAME and not m.negated),
        excluded=tuple(m.label for m in wanted.mentions if m.negated),
        absent=tuple(mention.label for mention in selection.absent),
        words=tuple(m.key for m in wanted.mentions if m.kind is MentionKind.TOPIC and not m.negated),
        span=wanted.span,
        span_label=reading.date.label if reading.date else "",
        follow_up=answer.lean.follow_up,
        count=count_of(items, reading.text) if ask is Ask.COUNT and not told else None,
        counted=counted,
        corrections=reading.corrections,
        focus=_focus(answer, wanted, ask, matches, cards),
    )


def _unanswered(answer: Answer, wanted: Wanted, selection: Selection) -> Understood:
    """Nothing in the résumé: what was missed, and its nearest relatives with the items that show them."""
    absent = selection.absent
    similar: dict[str, None] = {}
    for mention in absent:
        if mention.kind is MentionKind.TECHNOLOGY:
            similar.update(dict.fromkeys(similar_to(mention.key, answer.index, answer.lexicon)))
    near = 0
    for name in similar:
        near |= answer.index.technologies.get(name, 0)
    numbers = _order(answer, answer.index, near)[: answer.question.max_cards]
    items = [answer.index.profile.items[number] for number in numbers]
    why = [tuple(name for name in similar if answer.index.technologies[name] >> number & 1) for number in numbers]
    cards = tuple(Match(item, reason) for item, reason in zip(items, why, strict=True))
    return Understood(
        kind=Kind.UNANSWERABLE,
        intent=_intent(answer.reading, wanted),
        ask=Ask.NONE,
        cards=cards,
        sections=wanted.sections,
        technologies=_technologies(wanted.mentions),
        similar_to=tuple(similar) if similar else None,
        entities=tuple(m.label for m in wanted.mentions if m.kind is MentionKind.NAME and not m.negated),
        absent=tuple(mention.label for mention in absent),
        words=tuple(m.key for m in wanted.mentions if m.kind is MentionKind.TOPIC and not m.negated),
        span=wanted.span,
        span_label=answer.reading.date.label if answer.reading.date else "",
        follow_up=answer.lean.follow_up,
        corrections=answer.reading.corrections,
        focus=_focus_unanswered(answer, wanted, cards),
    )


def _from_summary(answer: Answer, wanted: Wanted, selection: Selection) -> Understood:
    """Only the person's own summary says it."""
    person = answer.index.profile.person
    said = passages(
        Item(id="", ref="/basics", section="basics", name="", summary=f"{person.label}\n{person.summary}"),
        _sought(answer, selection.used),
    )
    found = _unanswered(answer, wanted, selection)
    return replace(
        found,
        kind=Kind.ANSWER,
        ask=Ask.YES_NO if answer.reading.intent.ask is Ask.YES_NO else Ask.FACT,
        facts=tuple(Fact("summary", sentence) for sentence in said[:1]),
    )


def _overview(answer: Answer) -> Understood:
    index, question = answer.index, answer.question
    numbers = overview(index, _OVERVIEW_ITEMS)
    items = [index.profile.items[number] for number in numbers]
    matches = tuple(Match(item, (), passages(item, ())) for item in items)
    cards = matches[: question.max_cards]
    return Understood(
        kind=Kind.ANSWER,
        intent=Intent.OVERVIEW,
        ask=Ask.OVERVIEW,
        matches=matches,
        cards=cards,
        focus=_focus(answer, Wanted(), Ask.OVERVIEW, matches, cards),
    )


def _matches(answer: Answer, wanted: Wanted, selection: Selection, numbers: Sequence[int]) -> tuple[Match, ...]:
    sought = _sought(answer, selection.used)
    numeric = wanted.ask is Ask.COUNT
    period = (
        (answer.reading.date.label,)
        if wanted.span is not None and answer.reading.date and not wanted.span_negated
        else ()
    )
    chosen = answer.index.bits_of(numbers) if selection.used else 0
    if any(chosen & ~mention.shown_by for mention in selection.used):
        reasons = [
            (*(mention.label for mention in selection.used if mention.shown_by >> number & 1), *period)
            for number in numbers
        ]
    else:
        reasons = [(*(mention.label for mention in selection.used), *period)] * len(numbers)
    items = [answer.index.profile.items[number] for number in numbers]
    said = [passages(item, sought, numbers=numeric) for item in items[:_MAX_PASSAGES_FOR]]
    unique = {why: tuple(dict.fromkeys(why)) for why in set(reasons)}
    return tuple(map(Match, items, map(unique.__getitem__, reasons), chain(said, repeat(()))))


def _sought(answer: Answer, used: Sequence[Mention]) -> frozenset[str]:
    """What a telling sentence says: the words asked, the names a technology has there, what shows a topic."""
    found: set[str] = set()
    for mention in used:
        if mention.kind is MentionKind.TECHNOLOGY:
            found.update(answer.lexicon.forms_of(mention.key, answer.index.technologies))
        if mention.kind is not MentionKind.NAME:
            for token in answer.reading.tokens[mention.start : mention.end]:
                found.add(root(token.stem) if len(token.stem) >= _MIN_BEGINNING_LENGTH else f"{token.word} ")
                found.update(answer.lexicon.signs_of(token.stem))
            found.update(answer.lexicon.signs_of(mention.key))
    return frozenset(found)


def _focus_unanswered(answer: Answer, wanted: Wanted, cards: Sequence[Match]) -> Focus:
    """What was asked stays in mind for "and in 2020?"; relatives shown in its place become what is talked about."""
    before = answer.question.focus
    refs = tuple(match.item.ref for match in cards)
    return replace(
        before,
        ask=wanted.ask,
        sections=wanted.sections,
        technologies=_keys(wanted, MentionKind.TECHNOLOGY),
        entities=_keys(wanted, MentionKind.NAME),
        words=_keys(wanted, MentionKind.TOPIC),
        span=wanted.span,
        matches=refs or before.matches,
        cards=refs or before.cards,
        shown=refs or before.shown,
        topic=refs or before.topic,
        turns=before.turns + 1,
    )


def _keys(wanted: Wanted, kind: MentionKind) -> tuple[str, ...]:
    """What was asked for, in the form it is found again by."""
    return tuple(mention.key for mention in wanted.mentions if mention.kind is kind and not mention.negated)


def _technologies(mentions: Sequence[Mention]) -> tuple[str, ...]:
    return tuple(m.label for m in mentions if m.kind is MentionKind.TECHNOLOGY and not m.negated)


def _intent(reading: Reading, wanted: Wanted, items: Sequence[Item] = ()) -> Intent | None:
    """The form where a question has one of its own, else the section that it names or that answers it."""
    guessed = Intent.COMPARE if wanted.ask is Ask.COMPARE else reading.intent.intent
    if guessed in _FORMS and not (guessed is Intent.YES_NO and ASKS_FOR_ANY.match(reading.text)):
        return guessed
    sections = wanted.sections or _answering_sections(items)
    return _INTENT_OF_SECTION.get(sections[0], guessed) if sections else guessed


def _answering_sections(items: Sequence[Item]) -> tuple[str, ...]:
    """The section of the items; jobs where they are of several."""
    sections = tuple(dict.fromkeys(item.section for item in items))
    told = tuple(section for section in sections if section not in _LISTING) or sections
    return ("work",) if "work" in told else told


def _focus(answer: Answer, wanted: Wanted, ask: Ask, matches: Sequence[Match], cards: Sequence[Match]) -> Focus:
    """What the next turn may lean on: of an ordinal or "there", the list it came from stays."""
    before, lean = answer.question.focus, answer.lean
    refs = tuple(match.item.ref for match in matches)
    shown = tuple(match.item.ref for match in cards)
    stays = lean.follow_up in {FollowUp.MORE, FollowUp.ORDINAL, FollowUp.REFERENCE} and bool(lean.chosen or lean.within)
    kept = before.matches if stays and set(refs) <= set(before.matches) else refs
    return Focus(
        intent=answer.reading.intent.intent,
        ask=ask,
        sections=wanted.sections or (before.sections if stays else ()),
        technologies=_keys(wanted, MentionKind.TECHNOLOGY) or (before.technologies if stays else ()),
        entities=_keys(wanted, MentionKind.NAME) or (before.entities if stays else ()),
        words=_keys(wanted, MentionKind.TOPIC) or (before.words if stays else ()),
        span=wanted.span or (before.span if stays else None),
        matches=kept,
        cards=before.cards if lean.follow_up is FollowUp.ORDINAL and len(shown) == 1 else shown,
        shown=tuple(dict.fromkeys((*before.shown, *shown))) if kept == before.matches else shown,
        topic=shown,
        turns=before.turns + 1,
    )
