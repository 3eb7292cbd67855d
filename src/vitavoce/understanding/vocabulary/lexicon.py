"""What the owner's data files know of the world: technologies and skills, their other names and their kinship."""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

import yaml

from vitavoce.core.errors import SettingsInvalid
from vitavoce.understanding.intent_model import IntentModel, read_intents, train
from vitavoce.understanding.text import plain, stem, words

FILE_NAME = "technologies.yaml"
_FIELDS = frozenset({"aliases", "spoken", "of", "uses", "like", "ordinary"})
_MAX_PHRASE_WORDS = 6
_THINGS_MADE = "apps?|clusters?|code|jobs?|models?|pipelines?|quer(?:y|ies)|scripts?|services?|tables?"
_ONLY_ASKED = "~"
_MAKERS = "[Dd]eveloper|[Ee]ngineer|[Pp]rogrammer|[Aa]pp|[Aa]pplication|[Ss]ervice|[Cc]ode|[Ss]pecialist|[Cc]onsultant"
_LIST_CONTEXT = (
    r"(?:[,;/(|•]\s*|\b(?i:in|with|using|and|or|of|including|like|via|w(?:rote|riting)|learn(?:ed|t|ing)?|knows?)\s+)"
)


@dataclass(frozen=True, slots=True)
class Technology:
    """A technology, tool, method or skill.

    ``parents`` are the families it is a part of (``S3`` of ``AWS``); ``bases`` what using it shows indirectly
    (``Django`` shows ``Python``); ``like`` others that do the same job. ``ordinary`` are those of its names, in plain
    form, that are everyday words too and count only where the sentence means the technology; ``prose`` finds where a
    text written with capitals means it, ``opening`` where a sentence begins with it.
    """

    name: str
    aliases: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    ordinary: frozenset[str] = frozenset()
    prose: re.Pattern[str] | None = None
    opening: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The parsed data files, ready for look-up by plain phrases.

    ``phrases`` maps every way of writing or saying a name to the name, ``forms`` back from a name to the written ones;
    ``spoken`` are those that are mis-hearings;
    ``lengths`` gives, for a first word, the numbers of words a phrase may have, longest first. ``parts`` maps a family
    to everything under it at any depth, ``shown_by`` a technology to what is built on it. ``concepts`` maps the stem
    of a topic word to the phrases, of stems, that show it; ``topics`` are the single words among them,
    ``topic_lengths`` the lengths of topics of several words by their first; ``alike`` maps the stem of an everyday word
    to those of others that people use for it.
    """

    technologies: Mapping[str, Technology]
    phrases: Mapping[str, str]
    forms: Mapping[str, tuple[str, ...]]
    spoken: Mapping[str, str]
    compact: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]
    parts: Mapping[str, frozenset[str]]
    shown_by: Mapping[str, frozenset[str]]
    concepts: Mapping[str, tuple[str, ...]]
    topics: frozenset[str]
    topic_lengths: Mapping[str, tuple[int, ...]]
    alike: Mapping[str, tuple[str, ...]]
    intent_model: IntentModel

    def forms_of(self, name: str, listed: Mapping[str, int]) -> Iterator[str]:
        """The plain names, each ending in a space, of a technology and of those of its parts that are ``listed``."""
        for part in (name, *self.parts.get(name, ()), *self.shown_by.get(name, ())):
            if listed.get(part):
                yield from self.forms.get(part, ())


def load_lexicon(technologies_yaml: str, intents_yaml: str) -> Lexicon:
    """Raises SettingsInvalid, naming file and line, when a file can't be used."""
    document = _mapping(technologies_yaml)
    technologies = {
        name: _technology(name, body, technologies_yaml)
        for name, body in _section(document, "technologies", technologies_yaml).items()
    }
    phrases: dict[str, str] = {}
    spoken: dict[str, str] = {}
    for technology in technologies.values():
        for form in (technology.name, *technology.aliases):
            phrases.setdefault(_phrase(form), technology.name)
    for technology in technologies.values():
        for form in technology.spoken:
            phrase = _phrase(form)
            if phrase not in phrases:
                spoken[phrase] = phrases[phrase] = technology.name
    phrases.pop("", None)
    concepts: dict[str, list[str]] = {}
    for topic, shown_by in _section(document, "concepts", technologies_yaml).items():
        shown = _texts(str(topic), shown_by, technologies_yaml)
        forms = [" ".join(stem(word) for word in words(plain(form))) for form in (str(topic), *shown)]
        concepts.setdefault(forms[0], []).extend(forms)
    return Lexicon(
        technologies=technologies,
        phrases=phrases,
        forms=_forms(phrases, spoken),
        spoken=spoken,
        compact={phrase.replace(" ", ""): name for phrase, name in phrases.items() if phrase not in spoken},
        lengths=_lengths(phrases),
        parts=_below({name: technology.parents for name, technology in technologies.items()}),
        shown_by=_below({name: technology.bases for name, technology in technologies.items()}),
        concepts={topic: tuple(dict.fromkeys(forms)) for topic, forms in concepts.items()},
        topics=frozenset(form for forms in concepts.values() for form in forms if form.isalpha()),
        topic_lengths=_lengths([topic for topic in concepts if " " in topic]),
        alike=_alike(document.get("alike"), technologies_yaml),
        intent_model=train(read_intents(intents_yaml)),
    )


def _alike(groups: object, text: str) -> dict[str, tuple[str, ...]]:
    if groups is not None and not isinstance(groups, list):
        raise SettingsInvalid(f"{FILE_NAME}, line {_line(text, 'alike')}: “alike” must be a list of groups of words")
    found: dict[str, dict[str, None]] = {}
    for group in groups or ():
        forms = {" ".join(map(stem, words(plain(form)))): form for form in _texts("alike", group, text)}
        shown = [form for form, written in forms.items() if not written.startswith(_ONLY_ASKED)]
        for form in forms:
            found.setdefault(form, {}).update(dict.fromkeys(other for other in shown if other != form))
    return {form: tuple(others) for form, others in found.items()}


def _forms(phrases: Mapping[str, str], spoken: Container[str]) -> Mapping[str, tuple[str, ...]]:
    """The plain written names of each technology, each ending in a space."""
    found: dict[str, list[str]] = {}
    for phrase, name in phrases.items():
        if phrase not in spoken:
            found.setdefault(name, []).append(f"{phrase} ")
    return {name: tuple(forms) for name, forms in found.items()}


def _phrase(form: str) -> str:
    return " ".join(words(plain(form)))


def _lengths(phrases: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for phrase in phrases:
        parts = phrase.split()
        found.setdefault(parts[0], set()).add(min(len(parts), _MAX_PHRASE_WORDS))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _below(above: Mapping[str, tuple[str, ...]]) -> Mapping[str, frozenset[str]]:
    """From each name's direct parents to everything under each parent."""
    children: dict[str, set[str]] = {}
    for name, parents in above.items():
        for parent in parents:
            children.setdefault(parent, set()).add(name)
    below: dict[str, frozenset[str]] = {}
    for family in children:
        reached: set[str] = set()
        waiting = [family]
        while waiting:
            for child in children.get(waiting.pop(), ()):
                if child not in reached and child != family:
                    reached.add(child)
                    waiting.append(child)
        below[family] = frozenset(reached)
    return below


def _mapping(text: str) -> Mapping[str, object]:
    try:
        document = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingsInvalid(f"{FILE_NAME}, line {line}: {error.problem or 'not YAML'}") from error
    except yaml.YAMLError as error:
        raise SettingsInvalid(f"{FILE_NAME}: {error}") from error
    if not isinstance(document, dict):
        raise SettingsInvalid(f"{FILE_NAME}, line 1: sections are expected, such as “technologies:”")
    return document


def _section(document: Mapping[str, object], name: str, text: str) -> Mapping[str, object]:
    section = document.get(name)
    if section is None:
        return {}
    if not isinstance(section, dict):
        raise SettingsInvalid(
            f"{FILE_NAME}, line {_line(text, name)}: “{name}” must map names to what is known of them"
        )
    return section


def _technology(name: object, body: object, text: str) -> Technology:
    if not isinstance(name, str):
        raise SettingsInvalid(f"{FILE_NAME}, line {_line(text, str(name))}: the name {name!r} needs quotes")
    body = body or {}
    if not isinstance(body, dict) or not body.keys() <= _FIELDS:
        known = ", ".join(sorted(_FIELDS))
        raise SettingsInvalid(f"{FILE_NAME}, line {_line(text, name)}: {name} may have only {known}")
    aliases = _texts(name, body.get("aliases"), text)
    ordinary = frozenset(_phrase(form) for form in _texts(name, body.get("ordinary"), text))
    return Technology(
        name=name,
        aliases=aliases,
        spoken=_texts(name, body.get("spoken"), text),
        parents=_texts(name, body.get("of"), text),
        bases=_texts(name, body.get("uses"), text),
        like=_texts(name, body.get("like"), text),
        ordinary=ordinary,
        prose=_prose(name, ordinary) if ordinary else None,
        opening=_opening(name, ordinary) if ordinary and len(name) > 2 else None,
    )


def _prose(name: str, ordinary: Iterable[str]) -> re.Pattern[str]:
    """Where prose means a technology by an everyday word: written with capitals as a name is, and for one or two
    letters in a list or after a word such as "in"; at the start of a sentence only before "developer" and its like.
    Capitals throughout leave no doubt.
    """
    if name.isupper() and len(name) > 2:
        return re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)")
    forms = "|".join(sorted(re.escape(form) for form in {name, *(form.title() for form in ordinary)}))
    if len(name) <= 2:
        return re.compile(
            rf"{_LIST_CONTEXT}(?:{forms})(?![\w'&.+#-])|(?<![\w&.-])(?:{forms})(?=\s(?:{_MAKERS})s?\b)", re.MULTILINE
        )
    return re.compile(
        rf"(?<![.!?]\s)(?<!^)(?<![\w-])(?:{forms})(?!\w|-to-)|(?:^|(?<=[.!?]\s))(?:{forms})(?=\s(?:{_MAKERS})s?\b)",
        re.MULTILINE,
    )


def _opening(name: str, ordinary: Iterable[str]) -> re.Pattern[str]:
    """Where a sentence opens with the name as one of things used: "Snowflake and dbt for 45 analysts"."""
    forms = "|".join(sorted(re.escape(form) for form in {name, *(form.title() for form in ordinary)}))
    return re.compile(
        rf"(?:^|(?<=[.!?]\s))(?:{forms})(?=\s?[,/&]|\s(?:and|for|on|with|{_THINGS_MADE})\b)", re.MULTILINE
    )


def _texts(name: str, value: object, text: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise SettingsInvalid(
            f"{FILE_NAME}, line {_line(text, name)}: {name} needs lists of texts, such as [k8s, kube]"
        )
    return tuple(value)


def _line(text: str, name: str) -> int:
    for number, line in enumerate(text.splitlines(), 1):
        if line.lstrip().lstrip("'\"").startswith(name):
            return number
    return 1
