"""What the data files know of the world: technologies and skills, their other names and their kinship."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Final

from vitavoce.understanding.intent_examples import Examples, read_intents
from vitavoce.understanding.intent_model import IntentModel, load
from vitavoce.understanding.intent_training import train
from vitavoce.understanding.text import plain, stem, words
from vitavoce.understanding.vocabulary.english_words import NO_WORDS, EnglishWords, read_english_words
from vitavoce.understanding.vocabulary.places import place_topics
from vitavoce.understanding.vocabulary.technologies_file import Technology, phrase, read_technologies

_MAX_PHRASE_WORDS: Final = 6
_ONLY_ASKED: Final = "~"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The parsed data files, ready for look-up by plain phrases.

    ``phrases`` maps every way of writing or saying a name to the name, ``forms`` back from a name to the written ones;
    ``spoken`` are those that are mis-hearings;
    ``lengths`` gives, for a first word, the numbers of words a phrase may have, longest first. ``parts`` maps a family
    to everything under it at any depth, ``shown_by`` a technology to what is built on it. ``concepts`` maps the stem
    of a topic word to the phrases, of stems, that show it; ``topics`` are the single words among them,
    ``alike`` maps the stem of an everyday word or phrase to those of others that people use for it, ``topic_lengths``
    the lengths of such phrases and topics by their first word. ``english`` is what is known of words as such.
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
    english: EnglishWords

    def knows_topic(self, phrase: str) -> bool:
        """Whether several words, given by their stems, are one topic."""
        return phrase in self.concepts or phrase in self.alike

    def signs_of(self, phrase: str) -> tuple[str, ...]:
        """The stems of what shows a topic or a word, whether or not the résumé has it."""
        return (*self.concepts.get(phrase, ()), *self.alike.get(phrase, ()))

    def forms_of(self, name: str, listed: Mapping[str, int]) -> Iterator[str]:
        """The plain names, each ending in a space, of a technology and of those of its parts that are ``listed``."""
        for part in (name, *self.parts.get(name, ()), *self.shown_by.get(name, ())):
            if listed.get(part):
                yield from self.forms.get(part, ())


@dataclass(frozen=True, slots=True)
class OwnersFile:
    """A data file of the owner's; ``name`` is how it is told of when something in it is wrong."""

    name: str
    text: str


def load_lexicon(
    technologies_yaml: str,
    intents_yaml: str,
    *,
    english_yaml: str | None = None,
    weights: bytes | None = None,
    owners_technologies: OwnersFile | None = None,
    owners_intents: OwnersFile | None = None,
) -> Lexicon:
    """The packaged files, with what the owner's add; raises SettingsInvalid, naming file and line.

    ``weights`` are the model as trained from ``intents_yaml``, which spare training it again.
    """
    told = read_technologies(technologies_yaml)
    if owners_technologies:
        told = told.under(read_technologies(owners_technologies.text, owners_technologies.name))
    technologies = told.technologies
    phrases: dict[str, str] = {}
    spoken: dict[str, str] = {}
    for technology in technologies.values():
        for form in (technology.name, *technology.aliases):
            phrases.setdefault(phrase(form), technology.name)
    for technology in technologies.values():
        for form in technology.spoken:
            heard = phrase(form)
            if heard not in phrases:
                spoken[heard] = phrases[heard] = technology.name
    phrases.pop("", None)
    topics, alike = _concepts(told.concepts), _alike(told.alike)
    concepts = {**_concepts(place_topics()), **topics}
    owners_examples: Examples = read_intents(owners_intents.text, owners_intents.name) if owners_intents else {}
    english = read_english_words(english_yaml) if english_yaml else NO_WORDS
    english = english.knowing(chain(alike, concepts, chain.from_iterable(concepts.values())))
    return Lexicon(
        technologies=technologies,
        phrases=phrases,
        forms=_forms(phrases, spoken),
        spoken=spoken,
        compact={written.replace(" ", ""): name for written, name in phrases.items() if written not in spoken},
        lengths=_lengths(phrases),
        parts=_below({name: technology.parents for name, technology in technologies.items()}),
        shown_by=_below({name: technology.bases for name, technology in technologies.items()}),
        concepts=concepts,
        topics=frozenset(form for forms in topics.values() for form in forms if form.isalpha()),
        topic_lengths=_lengths([topic for topic in (*concepts, *alike) if " " in topic]),
        alike=alike,
        intent_model=_intent_model(intents_yaml, weights, owners_examples),
        english=english.said_in(line for lines in owners_examples.values() for line in lines),
    )


def _intent_model(intents_yaml: str, weights: bytes | None, owners_examples: Examples) -> IntentModel:
    packaged = (load(weights, intents_yaml) if weights else None) or train(read_intents(intents_yaml))
    return train(owners_examples, packaged) if owners_examples else packaged


def _concepts(told: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    concepts: dict[str, list[str]] = {}
    for topic, shown_by in told.items():
        forms = [_stemmed(form) for form in (topic, *shown_by)]
        concepts.setdefault(forms[0], []).extend(forms)
    return {topic: tuple(dict.fromkeys(forms)) for topic, forms in concepts.items()}


def _alike(groups: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for group in groups:
        forms = {_stemmed(form): form for form in group}
        shown = [form for form, written in forms.items() if not written.startswith(_ONLY_ASKED)]
        for form in forms:
            found.setdefault(form, {}).update(dict.fromkeys(other for other in shown if other != form))
    return {form: tuple(others) for form, others in found.items()}


def _stemmed(form: str) -> str:
    return " ".join(map(stem, words(plain(form))))


def _forms(phrases: Mapping[str, str], spoken: Container[str]) -> Mapping[str, tuple[str, ...]]:
    """The plain written names of each technology, each ending in a space."""
    found: dict[str, list[str]] = {}
    for written, name in phrases.items():
        if written not in spoken:
            found.setdefault(name, []).append(f"{written} ")
    return {name: tuple(forms) for name, forms in found.items()}


def _lengths(phrases: Iterable[str]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for written in phrases:
        parts = written.split()
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
