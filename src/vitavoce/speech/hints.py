"""What a recogniser may expect to hear about one person."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from vitavoce.domain.profile import Profile
from vitavoce.domain.speech import Hints
from vitavoce.speech.expected_questions import ExpectedQuestions

MOST_NAMES: Final = 150
MOST_QUESTIONS: Final = 6_000  # a grammar of so many is made in about 2 s
_MOST_WORDS_OF_A_NAME: Final = 6  # a longer title is never said whole
_PLACES: Final = frozenset({"work", "education", "volunteer"})
_WORKS: Final = frozenset({"projects", "publications", "certificates", "awards"})
_GROUPED: Final = frozenset({"skills", "projects", "work"})
_ASIDE: Final = re.compile(r"\s*(?:\([^)]*\)|,.*|:.*|\s[–—-]\s.*)$")


@dataclass(frozen=True, slots=True)
class _Subject:
    """How questions call the person; of ``they``, verbs are plural."""

    who: str
    whose: str
    whom: str

    def in_(self, template: str) -> str:
        question = template.replace("{whose}", self.whose).replace("{whom}", self.whom)
        if self.who == "they":
            for singular, plural in _PLURALS:
                question = re.sub(rf"\b{singular} {{who}}", f"{plural} {{who}}", question, flags=re.IGNORECASE)
        return _begun(question.replace("{who}", self.who))


_PLURALS: Final = (("does", "do"), ("has", "have"), ("is", "are"), ("was", "were"))
_PRONOUNS: Final = {
    "she": _Subject("she", "her", "her"),
    "he": _Subject("he", "his", "him"),
    "they": _Subject("they", "their", "them"),
}


def make_hints(
    profile: Profile, suggestions: Sequence[str], expected: ExpectedQuestions, language: str | None = None
) -> Hints:
    """The same for the same version of a profile; a few milliseconds."""
    skills = _distinct(keyword for item in profile.items if item.section in _GROUPED for keyword in item.keywords)
    places = _distinct(_said(item.name) for item in profile.items if item.section in _PLACES)
    works = _distinct(_said(item.name) for item in profile.items if item.section in _WORKS)
    languages = _distinct(item.name for item in profile.items if item.section == "languages")
    first_name = profile.person.name.split(" ")[0] if profile.person.name else ""
    names = _distinct((first_name, profile.person.name, *works, *places, *skills))
    return Hints(
        key=profile.version,
        names=names[:MOST_NAMES],
        questions=tuple(
            islice(
                dict.fromkeys(
                    (
                        *suggestions,
                        *_general(profile, expected),
                        *_about(
                            profile,
                            (expected.works, works),
                            (expected.places, places),
                            (expected.languages, languages),
                            (expected.years, _years(profile)),
                            (expected.skills, (*skills, *languages)),
                        ),
                    )
                ),
                MOST_QUESTIONS,
            )
        ),
        language=language,
    )


def _general(profile: Profile, expected: ExpectedQuestions) -> Iterator[str]:
    for template in (*expected.always, *expected.general):
        yield from _asked(template, tuple(_subjects(profile)), ("",))


def _about(profile: Profile, *asked: tuple[Sequence[str], Sequence[str]]) -> Iterator[str]:
    """Ways of asking with what they ask about; way after way, so that a cut takes rare ways, not late items."""
    subjects = tuple(_subjects(profile))
    for templates, things in asked:
        for template in templates:
            yield from _asked(template, subjects, things)


def _years(profile: Profile) -> tuple[str, ...]:
    """From the first to the last that the résumé names."""
    dates = [date for item in profile.items for date in (item.period.start, item.period.end) if date]
    years = [date.year for date in dates]
    return tuple(map(str, range(min(years), max(years) + 1))) if years else ()


def _asked(template: str, subjects: Sequence[_Subject], things: Sequence[str]) -> Iterator[str]:
    for subject in subjects:
        filled = subject.in_(template)
        for thing in things:
            yield filled.replace("{thing}", thing)


def _subjects(profile: Profile) -> Iterator[_Subject]:
    """The first name, and the pronoun the résumé states, or all where it states none."""
    name = profile.person.name.split(" ")[0]
    if name:
        yield _Subject(name, f"{name}'s", name)
    stated = re.findall(r"[a-z]+", profile.person.extra.get("pronouns", "").casefold())
    yield from [_PRONOUNS[word] for word in stated if word in _PRONOUNS] or _PRONOUNS.values()


def _said(name: str) -> str:
    """A name as one says it: without what explains it."""
    return _ASIDE.sub("", name) or name


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    wanted = {name.casefold(): name for name in reversed([" ".join(name.split()) for name in names])}
    return tuple(name for name in reversed(wanted.values()) if name and name.count(" ") < _MOST_WORDS_OF_A_NAME)


def _begun(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
