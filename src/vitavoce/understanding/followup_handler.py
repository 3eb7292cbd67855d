"""How a question leans on the turns before it, read from the conversation's focus."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from vitavoce.domain.question import Ask, Focus, FollowUp
from vitavoce.understanding.item_index import ItemIndex
from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.ranking import superlative
from vitavoce.understanding.reading import MentionKind, Reading

_MORE: Final = Cued(
    r"\b(?:more|others?|next|rest|remaining|another|else|go on|continue|keep going|carry on|further|elaborate|expand)\b"
)
_DETAIL: Final = Cued(
    r"\b(?:details?|elaborate|expand|(?:more|further) about|tell me more|more info(?:rmation)?|go deeper|in depth|go on"
    r"|say more)\b"
)
_MORE_ONLY: Final = frozenset(
    "more other others next rest remaining another else go on continue keep going carry further elaborate expand detail"
    " details about that it this them those these one ones please show me tell give list see i want would like to can"
    " you could the a an any some of and what is are there has he she they got do does did have have information info"
    " bit little anything something yes ok okay sure in depth deeper say be done".split()
)
_ORDINALS: Final[Mapping[str, int]] = MappingProxyType(
    {
        word: place
        for place, forms in enumerate(
            ("first 1st one", "second 2nd two", "third 3rd three", "fourth 4th four", "fifth 5th five", "sixth 6th six")
        )
        for word in forms.split()
    }
)
_ORDINAL: Final = re.compile(
    r"\b(?P<word>first|1st|second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|last|final|former|latter|top|"
    r"bottom|other)"
    r" (?:one|of (?:those|these|them|the))\b"
    r"|\b(?:number|no\.?|#) ?(?P<number>\d|one|two|three|four|five|six)\b"
    r"|\bthe (?P<rest>other) \w+\W*$"
    r"|^(?:(?:and|what about|how about|tell me about|show me|ok|open|expand on|describe|about) )*(?:the )?"
    r"(?P<bare>second|2nd|third|3rd|fourth|4th|fifth|5th|sixth|6th|latter|former)(?: \w+)?\W*$"
)
_OLDER: Final = Cued(
    r"\b(?:one|job|role|position|employer|company|place|project|degree|thing)? ?before (?:that|this|it|then)\b"
    r"|^(?:and )?before\W*$|\bbefore that\b|\bthe (?:previous|preceding|prior|earlier) one\b|\bthe one "
    r"before\b|\bprior to (?:that|this)\b"
)
_NEWER: Final = Cued(
    r"\b(?:after (?:that|this|it)|the (?:next|following|later) one|(?:the )?(?:next )?one after|^(?:and "
    r")?next(?: one)?(?=\W*$))\b"
    r"|\b(?:what|where|which|who) (?:did|does|do|came|was|were|happened|has) (?:\w+ ){0,4}(?:next|after(?:wards)?)\W*$"
)
_PRONOUN: Final = Cued(
    r"(?<!is )(?<!are )(?<!was )(?<!were )\bthere\b(?! (?:is|are|was|were|any|a)\b)|\b(?:it|its|"
    r"itself)\b(?! (?:true|possible|ok)\b)"
    r"|\b(?:that|this)\b(?=\W*$| (?:one|job|role|position|project|company|place|time|work|degree|course|paper|"
    r"last|was|is"
    r"|use|take|for|thing|in|with|at|period|stint|internship|school|award|certificate|app|system)\b)"
    r"|\b(?:those|these|them)\b|\bback then\b|\b(?:was|were|did|do|doing|working|living|"
    r"studying)(?: \w+){0,3} then\b|\bthe same\b|\b(?:did|was|is|does|has) (?:that|this)\b|\bof (?:that|this|"
    r"which)\b"
)
_ATTRIBUTE: Final = Cued(
    r"^(?:and |so )*(?:what|which|who) (?:was|were) (?:his|her|their|the) (?:job |exact |official )?(?:title|role|"
    r"position|boss|manager|"
    r"duties|responsibilities|tasks|job)\W*$"
)
_RELATIVE: Final = Cued(
    r"\b(?:projects?|jobs?|roles?|work|anything|something|things?|positions?|ones?|papers?|skills?|education|"
    r"experience|\w+s)"
    r" that (?:is|was|use|has|have|are|were|do|did|does|he|she|they|involve)"
)
_NARROWING: Final = Cued(
    r"^(?:(?:and|but|ok|okay|so|now) )*(?:only|just|which of|any of|filter|narrow|limit|without|except|"
    r"exclude|not|those"
    r"|the ones|ones|show (?:me )?(?:only|just)|with)\b"
    r"|\b(?:of|from|among|amongst) (?:those|these|them|which|that)\b|\b(?:only|just) (?:the|those|in|from|at|"
    r"with|show|\w+ ones)\b"
    r"|\bones\b|\bthe (?:older|oldest|newer|newest|earlier|earliest|later|latest|longer|longest|shorter|"
    r"shortest|(?:more|most) recent) one\b|\bwhich (?:one|ones)\b|\bany (?:with|in|using|from)\b"
)
_OF_THEM_BEST: Final = Cued(
    r"^(?:and |so )?(?:(?:his|her|their|the|which(?: one| of (?:them|those))? is (?:the |his |her |their )?) ?)?"
    r"(?:best|strongest|weakest|worst)(?: one)?\W*$"
)
_WIDENING: Final = Cued(
    r"\b(?:all of (?:them|it)|everything again|forget (?:the|that|about) (?:date|year|filter|it)|any (?:time|"
    r"year)|regardless|in general)\b"
)
_CORRECTION: Final = Cued(
    r"^(?:no|nope|not that|sorry|wrong|actually|wait)\b[ ,.:-]*(?:i (?:meant|mean|was asking about)|"
    r"the other)?|\bi (?:meant|mean)\b"
)
_SECTION_NOUNS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "work": (
            "company",
            "job",
            "role",
            "position",
            "employer",
            "internship",
            "place",
            "firm",
            "team",
            "gig",
            "work",
        ),
        "projects": ("project", "app", "system", "tool", "thing", "game", "site"),
        "education": ("degree", "school", "university", "course", "college", "thesis", "programme", "program"),
        "publications": ("paper", "article", "publication", "book"),
        "certificates": ("certificate", "certification", "cert", "exam"),
        "awards": ("award", "prize", "scholarship", "honour"),
        "volunteer": ("organisation", "organization", "club", "charity"),
    }
)


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
        or _narrowed(reading, focus)
        or _referred(reading, focus, index)
        or _continued(reading, focus)
        or NONE
    )


def _more(reading: Reading, focus: Focus) -> Leaning | None:
    text = reading.text
    if not _MORE.search(text) or any(token.word not in _MORE_ONLY for token in reading.tokens):
        return None
    unseen = tuple(ref for ref in focus.matches if ref not in focus.shown)
    if _DETAIL.search(text) and (not unseen or len(focus.topic) == 1 or re.search(r"\b(?:that|it|this)\b", text)):
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
    older = _OLDER.search(text)
    if not older and not _NEWER.search(text):
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
    found = _ORDINAL.search(text)
    if not found or not focus.cards:
        return None
    word = found["word"] or found["rest"] or found["bare"] or found["number"]
    cards = focus.cards
    if word == "other":
        rest = tuple(ref for ref in cards if ref not in focus.topic) or tuple(
            ref for ref in focus.matches if ref not in focus.topic
        )
        rest = rest or _siblings(focus.topic, index)
        return Leaning(follow_up=FollowUp.ORDINAL, chosen=rest, complete=not rest)
    if word in {"last", "final", "bottom", "latter"}:
        return Leaning(follow_up=FollowUp.ORDINAL, chosen=cards[-1:])
    place = 0 if word in {"top", "former"} else int(word) - 1 if word.isdigit() else _ORDINALS[word]
    reach = cards if place < len(cards) else focus.matches
    if 0 <= place < len(reach):
        return Leaning(follow_up=FollowUp.ORDINAL, chosen=(reach[place],))
    return Leaning(follow_up=FollowUp.ORDINAL, complete=True)


def _siblings(topic: tuple[str, ...], index: ItemIndex) -> tuple[str, ...]:
    """The other items of the section that was talked about."""
    bits = index.bits(topic)
    sections = {index.profile.items[number].section for number in index.numbers(bits)}
    return tuple(item.ref for item in index.items(index.in_sections(sections) & ~bits))


def _narrowed(reading: Reading, focus: Focus) -> Leaning | None:
    filtered = bool(reading.mentions or reading.date or reading.excluded_sections)
    if reading.sections and _NARROWING.match(reading.text):
        filtered = True
    if focus.matches and _OF_THEM_BEST.match(reading.text):
        return Leaning(follow_up=FollowUp.REFINE, within=focus.matches)
    if not focus.matches or not _NARROWING.search(reading.text):
        return None
    if not filtered and reading.intent.ask in {None, Ask.ITEMS} and superlative(reading.text) is None:
        return None
    if reading.sections and not _NARROWING.match(reading.text):
        return None
    return Leaning(follow_up=FollowUp.REFINE, within=focus.matches)


def _referred(reading: Reading, focus: Focus, index: ItemIndex) -> Leaning | None:
    topic = focus.topic or focus.cards
    if not topic:
        return None
    text = reading.text
    pronoun = _PRONOUN.search(text) and not _RELATIVE.search(text)
    if not pronoun and not _named_again(reading, topic, index) and not _asks_what_it_was(reading, topic, index):
        return None
    if any(mention.kind is MentionKind.NAME and not mention.negated for mention in reading.mentions):
        return None
    return Leaning(follow_up=FollowUp.REFERENCE, within=topic)


def _asks_what_it_was(reading: Reading, topic: tuple[str, ...], index: ItemIndex) -> bool:
    """Whether "what was her title" asks of the one past job talked of, "what grade did she get" of the one degree."""
    items = index.items(index.bits(topic))
    if len(items) != 1 or reading.mentions:
        return False
    past_job = items[0].section in {"work", "volunteer"} and not items[0].period.ongoing
    of_degree = items[0].section == "education" and reading.intent.ask is Ask.SCORE
    return of_degree or (past_job and bool(_ATTRIBUTE.match(reading.text)))


def _named_again(reading: Reading, topic: tuple[str, ...], index: ItemIndex) -> bool:
    """Whether "the company", "the project" can only mean what was talked about."""
    if reading.positive or reading.date:
        return False
    sections = {index.profile.items[number].section for number in index.numbers(index.bits(topic))}
    return any(
        f"the {noun}" in reading.text
        for section, nouns in _SECTION_NOUNS.items()
        if section in sections
        for noun in nouns
    )


def _continued(reading: Reading, focus: Focus) -> Leaning | None:
    """A fragment ("and in 2020?") or a correction ("no, I meant ...") that keeps the rest of the question before."""
    text = reading.text
    content = bool(reading.mentions or reading.date or reading.sections)
    corrected = _CORRECTION.search(text)
    if content and (reading.fragment or corrected or _WIDENING.search(text)):
        return Leaning(follow_up=FollowUp.REFINE, inherits=True)
    topic = focus.topic or focus.cards
    is_short = not reading.names_person and len(reading.tokens) <= _FRAGMENT_WORDS
    if topic and not content and is_short and reading.intent.ask is not Ask.OVERVIEW:
        return Leaning(follow_up=FollowUp.REFERENCE, within=topic)
    return None
