"""How a question leans on the turns before it, read from the conversation's focus."""

from dataclasses import dataclass
from typing import Final

from vitavoce.domain.question import Ask, Focus, FollowUp
from vitavoce.understanding.english.following_up import (
    ATTRIBUTE,
    CORRECTION,
    DETAIL,
    FIRST_PLACES,
    LAST_PLACES,
    MORE,
    NARROWING,
    NEWER,
    OF_THEM_BEST,
    OLDER,
    ONE_OF_THEM,
    ORDINAL,
    PLACE_OF_ORDINAL,
    POINTS_AT_TOPIC,
    PRONOUN,
    RELATIVE,
    SECTION_NOUNS,
    THE_OTHER,
    WIDENING,
    WORDS_OF_MORE,
)
from vitavoce.understanding.english.naming import DEFINITE_ARTICLE
from vitavoce.understanding.english.scoping import IS_OVER
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.ranking import superlative
from vitavoce.understanding.reading import MentionKind, Reading
from vitavoce.understanding.text import stem


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaning:
    """What a question takes over from the turns before.

    ``chosen`` are the very items meant (an ordinal, "more"); ``within`` the set that the question's own filters narrow
    ("there", "only the ones ..."); ``inherits`` tells that the filters of the turn before hold where the question
    has none of its own ("and in 2020?"). ``complete`` is true when everything had been shown before.
    """

    follow_up: FollowUp | None = None
    chosen: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    inherits: bool = False
    detail: bool = False
    complete: bool = False


_FRAGMENT_WORDS: Final = 4
"""So few words that name nothing ("from where", "what subject") ask of what was talked about."""

NONE: Final = Leaning()


def leaning(reading: Reading, focus: Focus, index: ItemIndex) -> Leaning:
    """How the question leans on the focus; NONE for a question that stands by itself."""
    if not focus.turns or not (focus.matches or focus.topic or focus.technologies or focus.sections or focus.span):
        return NONE
    text = reading.text
    bare = not reading.positive and reading.date is None
    return (
        _moved(text, focus, index)
        or _ordinal(text, focus, index)
        or (_more(reading, focus) if bare and not reading.sections else None)
        or (_singled_out(reading, focus, index) if bare else None)
        or _narrowed(reading, focus, index)
        or _referred(reading, focus, index)
        or _continued(reading, focus)
        or NONE
    )


def _more(reading: Reading, focus: Focus) -> Leaning | None:
    text = reading.text
    if not MORE.search(text) or any(token.word not in WORDS_OF_MORE for token in reading.tokens):
        return None
    unseen = tuple(ref for ref in focus.matches if ref not in focus.shown)
    if DETAIL.search(text) and (not unseen or len(focus.topic) == 1 or POINTS_AT_TOPIC.search(text)):
        return Leaning(follow_up=FollowUp.MORE, chosen=focus.topic or focus.cards, detail=True)
    if unseen:
        return Leaning(follow_up=FollowUp.MORE, chosen=unseen)
    if not focus.matches:
        return None
    return Leaning(
        follow_up=FollowUp.MORE, chosen=focus.matches, detail=len(focus.matches) == 1, complete=len(focus.matches) > 1
    )


def _moved(text: str, focus: Focus, index: ItemIndex) -> Leaning | None:
    """One step back or on in time from what was talked about, within its section."""
    older = OLDER.search(text)
    if not older and not NEWER.search(text):
        return None
    topic = focus.topic or focus.cards
    if not topic:
        return None
    here = index.numbers(index.bits(topic[-1:] if older else topic[:1]))
    if not here:
        return None
    listed = focus.matches
    if not older and len(listed) > 1 and topic[-1] in listed and len(topic) == 1:
        rest = listed[listed.index(topic[0]) + 1 :]
        return Leaning(follow_up=FollowUp.ORDINAL, chosen=rest[:1], complete=not rest)
    section = index.profile.items[here[0]].section
    line = index.numbers(index.sections.get(section, 0))
    place = line.index(here[0]) + (1 if older else -1)
    if not 0 <= place < len(line):
        return Leaning(follow_up=FollowUp.ORDINAL, complete=True)
    return Leaning(follow_up=FollowUp.ORDINAL, chosen=(index.profile.items[line[place]].ref,))


def _ordinal(text: str, focus: Focus, index: ItemIndex) -> Leaning | None:
    """A place in the cards last shown; further down the list where the cards are too few."""
    found = ORDINAL.search(text)
    if not found or not focus.cards:
        return None
    word = found["word"] or found["rest"] or found["bare"] or found["number"]
    cards = focus.cards
    if word == THE_OTHER:
        rest = tuple(ref for ref in cards if ref not in focus.topic) or tuple(
            ref for ref in focus.matches if ref not in focus.topic
        )
        rest = rest or _siblings(focus.topic, index)
        return Leaning(follow_up=FollowUp.ORDINAL, chosen=rest, complete=not rest)
    if word in LAST_PLACES:
        return Leaning(follow_up=FollowUp.ORDINAL, chosen=cards[-1:])
    place = 0 if word in FIRST_PLACES else int(word) - 1 if word.isdigit() else PLACE_OF_ORDINAL[word]
    reach = cards if place < len(cards) else focus.matches
    if 0 <= place < len(reach):
        return Leaning(follow_up=FollowUp.ORDINAL, chosen=(reach[place],))
    return Leaning(follow_up=FollowUp.ORDINAL, complete=True)


def _siblings(topic: tuple[str, ...], index: ItemIndex) -> tuple[str, ...]:
    """The other items of the section that was talked about."""
    bits = index.bits(topic)
    sections = {index.profile.items[number].section for number in index.numbers(bits)}
    return tuple(item.ref for item in index.items(index.in_sections(sections) & ~bits))


def _singled_out(reading: Reading, focus: Focus, index: ItemIndex) -> Leaning | None:
    """The one of a list that says a word that would pick nothing by itself: "and the prize for the team"."""
    found = ONE_OF_THEM.search(reading.text) if len(focus.matches) > 1 else None
    said = index.stems.get(stem(found["what"]), 0) & index.bits(focus.matches) if found else 0
    if said.bit_count() != 1:
        return None
    return Leaning(follow_up=FollowUp.REFINE, chosen=(index.items(said)[0].ref,))


def _narrowed(reading: Reading, focus: Focus, index: ItemIndex) -> Leaning | None:
    here = index.in_sections(reading.sections)
    if reading.names_person and reading.sections and not index.bits(focus.matches) & here:
        return None  # "which of her projects", after her hobbies
    filtered = bool(reading.mentions or reading.date or reading.excluded_sections or IS_OVER.search(reading.text))
    if reading.sections and NARROWING.match(reading.text):
        filtered = True
    if focus.matches and OF_THEM_BEST.match(reading.text):
        return Leaning(follow_up=FollowUp.REFINE, within=focus.matches)
    if not focus.matches or not NARROWING.search(reading.text):
        return None
    if not filtered and reading.intent.ask in {None, Ask.ITEMS} and superlative(reading.text) is None:
        return None
    if reading.sections and not NARROWING.match(reading.text):
        return None
    return Leaning(follow_up=FollowUp.REFINE, within=focus.matches)


def _referred(reading: Reading, focus: Focus, index: ItemIndex) -> Leaning | None:
    topic = focus.topic or focus.cards
    if not topic:
        return None
    text = reading.text
    pronoun = PRONOUN.search(text) and not RELATIVE.search(text)
    if not pronoun and not _named_again(reading, topic, index) and not _asks_what_it_was(reading, topic, index):
        return None
    if any(mention.kind is MentionKind.NAME and not mention.negated for mention in reading.mentions):
        return None
    is_counted = reading.intent.ask is Ask.COUNT and len(topic) > 1
    return Leaning(follow_up=FollowUp.REFERENCE, within=focus.matches if is_counted else topic)


def _asks_what_it_was(reading: Reading, topic: tuple[str, ...], index: ItemIndex) -> bool:
    """Whether "what was her title" asks of the one past job talked of, "what grade did she get" of the one degree."""
    items = index.items(index.bits(topic))
    if len(items) != 1 or reading.mentions:
        return False
    past_job = items[0].section in {"work", "volunteer"} and not items[0].period.ongoing
    of_degree = items[0].section == "education" and reading.intent.ask is Ask.SCORE
    return of_degree or (past_job and bool(ATTRIBUTE.match(reading.text)))


def _named_again(reading: Reading, topic: tuple[str, ...], index: ItemIndex) -> bool:
    """Whether "the company", "the project" can only mean what was talked about."""
    if reading.positive or reading.date:
        return False
    sections = {index.profile.items[number].section for number in index.numbers(index.bits(topic))}
    return any(
        f"{DEFINITE_ARTICLE} {noun}" in reading.text
        for section, nouns in SECTION_NOUNS.items()
        if section in sections
        for noun in nouns
    )


def _continued(reading: Reading, focus: Focus) -> Leaning | None:
    """A fragment ("and in 2020?") or a correction ("no, I meant ...") that keeps the rest of the question before."""
    text = reading.text
    content = bool(reading.mentions or reading.date or reading.sections)
    corrected = CORRECTION.search(text)
    if content and (reading.fragment or corrected or WIDENING.search(text)):
        return Leaning(follow_up=FollowUp.REFINE, inherits=True)
    topic = focus.topic or focus.cards
    is_short = not reading.names_person and len(reading.tokens) <= _FRAGMENT_WORDS
    if topic and not content and is_short and reading.intent.ask is not Ask.OVERVIEW:
        return Leaning(follow_up=FollowUp.REFERENCE, within=topic)
    return None
