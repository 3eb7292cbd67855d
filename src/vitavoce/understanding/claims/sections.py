"""Which sections of the résumé a question names."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vitavoce.understanding.english.framing import LANGUAGE_NAMES
from vitavoce.understanding.patterns.cues import Cued
from vitavoce.understanding.text import Token
from vitavoce.understanding.wording.framing import PICKING_SECTION_STEMS, SECTION_OF_STEM, STRICT_SECTION_STEMS

_WORK_AS_NOUN: Final = Cued(
    r"\bwhat (?:(?:sort|kind|type) of )?work (?:does|do|is|has|did)\b|"
    r"\bwhere (?:else )?(?:has|have|had|did|does|do|is|was|were|are)(?: \w+){1,3}? work(?:ed|ing)?\b(?! with\b| on\b)"
    r"|\bwork(?:ed|s|ing)? (?:at|for)\b|\b(?:which|what) (?:\w+ ){1,4}work(?:ed|s|ing)? (?:in|with)\W*$"
    r"|\bwork (?:history|experience)\b|^work\b|\b(?:his|her|their|your) work\b(?! on)"
    r"|\bwho(?:m)? (?:\w+ ){1,3}work(?:ed|s|ing)? for\b|\b(?:professional|career) (?:experience|history)\b"
    r"|\b(?:paid|previous|past|earlier|current|last|first) work\b|\bcv\b.* work|\bworking life\b|"
    r"\b(?:only )?at work\b|\bon the job\b|\bemployed\b|\b(?:job|work|career)(?:s|-| )?wise\b|\bfor work\b"
)
_ADJECTIVES: Final = frozenset(("interesting", "interested"))
_OF_WORK: Final = ("work", "job", "career", "employ", "professional")
"""One of them is in whatever the pattern above finds."""

_ACTED: Final = Cued(
    r"\b(?:(?:he|she|they|you|to|did \w+|does \w+|has \w+) (?:stud(?:y|ies)|"
    r"(?P<training>train(?:ed)?(?= (?:as|in|at|for|to be|with)\b|\W*$))))\b"
    r"|\b(?P<noun>training)\b|\bmarks?(?= (?:for|in|from) (?:the|his|her|their)\b)"
)
_THEIR_WORK: Final = Cued(r"\b(?:his|her|their|your|for) work\b")
_OF_OTHERS: Final = Cued(
    r"\bhow many (?:people|persons|colleagues|staff|users|nurses|students|trainees|of them|others)\b|\bwhom?\b"
)
_QUALIFIED: Final = Cued(r"\bqualifications?\b|\bqualif(?:ied|y)\b|\bquals\b")
_FREE_TIME: Final = Cued(
    r"\b(?:free|spare) time\b|\bfor (?:fun|pleasure)\b|\bafter hours\b"
    r"|\bnot working\b|\bdoes \w+ enjoy\b|\blike to do\b|\binto (?:besides|outside|apart from|aside from|other than)\b"
    r"|\b(?:what|anything|something)(?: else)? (?:is|are) (?:he|she|they|\w+) (?:really |also )?into\b|\bget up to\b"
    r"|\bplays? (?:anything|something|an instrument|any (?:sports?|instruments?|music|games?))\b"
)
_OFF_WORK: Final = Cued(
    r"\boutside (?:of )?(?:(?:the |his |her |their )?(?:day job|job|school|college|uni|university|class|classroom|"
    r"kitchen|ward|hospital|lab|studio|shop|workshop|court)|work|the office)\b"
)
_SAID_OF: Final = Cued(
    r"\b(?:says?|said|thinks?|thought|writes?|wrote|reckons?|put) (?:\w+ )?(?:about|of) (?:him|her|them)\b"
    r"|\bopinions? (?:of|about|on) (?:him|her|them)\b|\b(?:speaks?|spoke) (?:well|highly|of)(?: of)? (?:him|her|them)\b"
)
_PLACED: Final = Cued(
    r"\b(?:first|second|third|1st|2nd|3rd) (?:place|prize)\b|\brunners?[ -]?up\b|\bfinalist\b|\bmedals?\b|"
    r"\btroph(?:y|ies)\b"
    r"|(?<!what )(?<!which )(?<!who )(?<!one )\b(?:came|come|placed|finished) (?:first|second|third|1st|2nd|3rd)\b|"
    r"\bpodium\b"
)
_DEICTIC: Final = Cued(r"\bthat (?:\w+ ){0,3}(?:job|gig|work)\b")
"""People call by these whatever was done: "that strengthening job" may be a project."""

_WRITTEN: Final = Cued(
    r"\b(?:wr(?:ote|itten)|write|writes|had published|in print)\b(?: \w+){0,2}? (?:anything|something|any ?where)\b|"
    r"\b(?:anything|something) "
    r"(?:he|she|they) (?:has |have |had )?(?:wrote|written)\b"
)
_FUNDED: Final = Cued(
    r"\bwho(?: else)? (?:is |was |has )?(?:pa(?:ys|id|ying)|fund(?:s|ed|ing)|sponsor(?:s|ed|ing)) (?:for )?"
)
_GIVING_BACK: Final = Cued(r"\bgiv(?:e|es|en|ing)(?: \w+)? back\b|\bgood causes?\b")
_ENDING: Final = Cued(
    r"\bwhen (?:will|does|do|is|are|did) (?:\w+ ){1,2}(?:(?:meant|supposed|going|due|expected|planning|"
    r"likely) to )?(?:be )?(?:finish(?:ed)?|done|graduat(?:e|ing)|qualify|"
    r"complete)\W*$"
)
_SPOKEN: Final = Cued(r"\bspeaks?\b(?! (?:at|about|on|to)\b)|\bspeaking (?:any|other)\b|\bmother tongue\b")
_SPEAKER: Final = Cued(rf"(?<=\b)(?:{'|'.join(sorted(LANGUAGE_NAMES))})(?P<speaker>[ -]speak(?:er|ers|ing))\b")
_CODED: Final = Cued(
    r"\bgo ?to languages?\b|\blanguages? of choice\b|\b(?:programm?ing|coding|scripting) languages?\b|"
    r"\blanguages?\b.*\b(?:code|program)s?\b"
)
_LOOSE_STEMS: Final = (
    frozenset(
        (
            "charity",
            "rol",
            "position",
            "technology",
            "tool",
            "stack",
            "fun",
            "passion",
            "colleagu",
            "win",
            "fluent",
            "honour",
        )
    )
    | PICKING_SECTION_STEMS
    | STRICT_SECTION_STEMS
)


@dataclass(frozen=True, slots=True)
class SectionsAsked:
    """Section names in the question's order; ``lenient`` when only loose words ("roles") name them."""

    names: tuple[str, ...]
    lenient: bool


def sections_named(text: str, tokens: Iterable[Token]) -> dict[str, bool]:
    """Sections that words name, in their order; True for one that only a loose word names."""
    found: dict[str, bool] = {}
    for token in tokens:
        section = SECTION_OF_STEM.get(token.stem)
        if section is None or token.word in _ADJECTIVES:
            continue
        if section == "languages" and _CODED.search(text):
            section = "skills"
        found[section] = found.get(section, True) and token.stem in _LOOSE_STEMS
    return found


def acted_words(text: str) -> Iterable[re.Match[str]]:
    """Words that say what the person does for a section ("did she study", "training"), not a thing ("the study")."""
    return () if _OF_OTHERS.search(text) else _ACTED.finditer(text)


def speaker_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where "speaker" says that a language is spoken ("a Welsh speaker"), not who gives talks."""
    if "speak" not in text:
        return
    for found in _SPEAKER.finditer(text):
        yield found.span("speaker")


def sections_asked(text: str, tokens: Sequence[Token], others: Mapping[str, str]) -> SectionsAsked:
    """``others`` are further stems that sections are called by."""
    found = sections_named(text, tokens)
    for acted in acted_words(text):
        for section in ("education", "certificates") if acted["training"] or acted["noun"] else ("education",):
            found.setdefault(section, True)
    if "work" in found and _DEICTIC.search(text):
        found["work"] = True
    if _QUALIFIED.search(text):
        found.update({"education": True, "certificates": True})
    is_off = bool(_OFF_WORK.search(text))
    if is_off:
        found.pop("education", None)
    if is_off or _FREE_TIME.search(text):
        found.setdefault("interests", False)
    if _SPOKEN.search(text) or any(speaker_spans(text)):
        found.setdefault("languages", False)
    if not found and _WRITTEN.search(text):
        found["publications"] = True
    if not found and _ENDING.search(text):
        found["education"] = True
    if _SAID_OF.search(text):
        found["references"] = True
    if not found and _FUNDED.search(text):
        found["awards"] = True
    if _GIVING_BACK.search(text):
        found.setdefault("volunteer", False)
    if _PLACED.search(text):
        found.setdefault("awards", False)
    if not found and not others.keys().isdisjoint(stems := [token.stem for token in tokens]):
        found.update({others[stemmed]: True for stemmed in stems if stemmed in others})
    if not found and any(word in text for word in _OF_WORK) and _WORK_AS_NOUN.search(text):
        found["work"] = bool(_THEIR_WORK.search(text))
    return SectionsAsked(tuple(found), bool(found) and all(found.values()))
