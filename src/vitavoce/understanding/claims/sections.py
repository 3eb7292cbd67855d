"""Which sections of the résumé a question names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from vitavoce.understanding.claims.draft import Draft
from vitavoce.understanding.english.sections import (
    ACTED,
    CODED,
    DEICTIC,
    ENDING_STUDIES,
    FREE_TIME,
    FUNDED,
    GIVING_BACK,
    IN_ANY_WORK,
    IN_PORTFOLIO,
    LOOSE_SECTION_WORDS,
    NAME_NO_SECTION,
    OF_OTHERS,
    OFF_WORK,
    PLACED,
    QUALIFIED,
    SAID_OF,
    SPEAKER,
    SPEAKER_CUE,
    SPOKEN,
    STAYED,
    THEIR_WORK,
    WORK_AS_NOUN,
    WORKED_IN,
    WRITTEN,
)
from vitavoce.understanding.text import Token
from vitavoce.understanding.wording.framing import PICKING_SECTION_STEMS, SECTION_OF_STEM, STRICT_SECTION_STEMS, stems

_LOOSE_STEMS: Final = stems(LOOSE_SECTION_WORDS) | PICKING_SECTION_STEMS | STRICT_SECTION_STEMS


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
        if section is None or token.word in NAME_NO_SECTION:
            continue
        if section == "languages" and CODED.search(text):
            section = "skills"
        found[section] = found.get(section, True) and token.stem in _LOOSE_STEMS
    return found


def acted_words(text: str) -> Iterable[re.Match[str]]:
    """Words that say what the person does for a section ("did she study", "training"), not a thing ("the study")."""
    return () if OF_OTHERS.search(text) else ACTED.finditer(text)


def speaker_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where "speaker" says that a language is spoken ("a Welsh speaker"), not who gives talks."""
    if SPEAKER_CUE not in text:
        return
    for found in SPEAKER.finditer(text):
        yield found.span("speaker")


def sections_asked(draft: Draft, others: Mapping[str, str]) -> SectionsAsked:
    """``others`` are further stems that sections are called by."""
    text, tokens = draft.text, [draft.tokens[place] for place in sorted(draft.free)]
    found = sections_named(text, tokens)
    for acted in acted_words(text):
        for section in ("education", "certificates") if acted["training"] or acted["noun"] else ("education",):
            found.setdefault(section, True)
    if "work" in found and DEICTIC.search(text):
        found["work"] = True
    if QUALIFIED.search(text):
        found.update({"education": True, "certificates": True})
    is_off = bool(OFF_WORK.search(text))
    if is_off:
        found.pop("education", None)
    if is_off or FREE_TIME.search(text):
        found.setdefault("interests", False)
    if SPOKEN.search(text) or any(speaker_spans(text)):
        found.setdefault("languages", False)
    if not found and WRITTEN.search(text):
        found["publications"] = True
    if not found and ENDING_STUDIES.search(text):
        found["education"] = True
    if SAID_OF.search(text):
        found["references"] = True
    if not found and IN_PORTFOLIO.search(text):
        found["projects"] = False
    if not found and FUNDED.search(text):
        found["awards"] = True
    if not found and STAYED.search(text):
        found["work"] = True
    if GIVING_BACK.search(text):
        found.setdefault("volunteer", False)
    if PLACED.search(text):
        found.setdefault("awards", False)
    if not found and not others.keys().isdisjoint(stems := [token.stem for token in tokens]):
        found.update({others[stemmed]: True for stemmed in stems if stemmed in others})
    if (
        not found
        and any(word in text for word in IN_ANY_WORK)
        and (WORK_AS_NOUN.search(text) or (WORKED_IN.search(text) and not draft.names_technology))
    ):
        found["work"] = bool(THEIR_WORK.search(text))
    return SectionsAsked(tuple(found), bool(found) and all(found.values()))
