"""What a ``technologies.yaml`` says: technologies, tools and skills, and what is known of everyday words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import yaml

from vitavoce.core.errors import SettingsInvalid
from vitavoce.understanding.english.technologies import (
    AFTER_OPENING,
    LIST_CONTEXT,
    MAKERS,
    THINGS_MADE,
    WITHIN_A_COMPOUND,
)
from vitavoce.understanding.text import plain, words

FILE_NAME: Final = "technologies.yaml"
_SECTIONS: Final = ("technologies", "concepts", "alike")
_FIELDS: Final = frozenset({"aliases", "spoken", "of", "uses", "like", "ordinary"})


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

    @property
    def prose(self) -> re.Pattern[str] | None:
        return _prose(self.name, self.ordinary) if self.ordinary else None

    @property
    def opening(self) -> re.Pattern[str] | None:
        return _opening(self.name, self.ordinary) if self.ordinary and len(self.name) > 2 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnologiesFile:
    """A file as read: technologies by name, topics with what shows them, and groups of everyday words alike."""

    technologies: Mapping[str, Technology]
    concepts: Mapping[str, tuple[str, ...]]
    alike: tuple[tuple[str, ...], ...]

    def under(self, owners: "TechnologiesFile") -> "TechnologiesFile":
        """Both files; what the owner's says of a name or topic stands instead of what this one says."""
        told = {phrase(name) for name in owners.technologies}
        kept = {name: said for name, said in self.technologies.items() if phrase(name) not in told}
        return TechnologiesFile(
            technologies={**owners.technologies, **kept},  # the first to claim an alias has it
            concepts={**self.concepts, **owners.concepts},
            alike=(*self.alike, *owners.alike),
        )


def read_technologies(text: str, file_name: str = FILE_NAME) -> TechnologiesFile:
    """Raises SettingsInvalid with file, line and reason."""
    return _Reader(text, file_name).read()


def phrase(form: str) -> str:
    """A name as it is looked up: its plain words."""
    return " ".join(words(plain(form)))


class _Reader:
    def __init__(self, text: str, file_name: str) -> None:
        self._text = text
        self._file_name = file_name

    def read(self) -> TechnologiesFile:
        document = self._document()
        for name in document:
            if name not in _SECTIONS:
                raise self._slip(str(name), f"“{name}” is none of {', '.join(_SECTIONS)}")
        alike = document.get("alike") or []
        if not isinstance(alike, list):
            raise self._slip("alike", "“alike” must be a list of groups of words")
        return TechnologiesFile(
            technologies={
                name: self._technology(name, body) for name, body in self._section(document, "technologies").items()
            },
            concepts={
                str(topic): self._listed(str(topic), shown_by)
                for topic, shown_by in self._section(document, "concepts").items()
            },
            alike=tuple(self._listed("alike", group) for group in alike),
        )

    def _document(self) -> Mapping[str, object]:
        try:
            document = yaml.load(self._text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise SettingsInvalid(f"{self._file_name}, line {line}: {error.problem or 'not YAML'}") from error
        except yaml.YAMLError as error:
            raise SettingsInvalid(f"{self._file_name}: {error}") from error
        if not isinstance(document, dict):
            raise SettingsInvalid(f"{self._file_name}, line 1: sections are expected, such as “technologies:”")
        return document

    def _section(self, document: Mapping[str, object], name: str) -> Mapping[str, object]:
        section = document.get(name)
        if section is None:
            return {}
        if not isinstance(section, dict):
            raise self._slip(name, f"“{name}” must map names to what is known of them")
        return section

    def _technology(self, name: object, body: object) -> Technology:
        if not isinstance(name, str):
            raise self._slip(str(name), f"the name {name!r} needs quotes")
        body = body or {}
        if not isinstance(body, dict) or not body.keys() <= _FIELDS:
            raise self._slip(name, f"{name} may have only {', '.join(sorted(_FIELDS))}")
        return Technology(
            name=name,
            aliases=self._texts(name, body.get("aliases")),
            spoken=self._texts(name, body.get("spoken")),
            parents=self._texts(name, body.get("of")),
            bases=self._texts(name, body.get("uses")),
            like=self._texts(name, body.get("like")),
            ordinary=frozenset(map(phrase, self._texts(name, body.get("ordinary")))),
        )

    def _texts(self, name: str, value: object) -> tuple[str, ...]:
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise self._slip(name, f"{name} needs lists of texts, such as [k8s, kube]")
        return tuple(value)

    def _listed(self, name: str, value: object) -> tuple[str, ...]:
        """As a line with commas between the texts too, which is read in a tenth of the time."""
        return tuple(text.strip() for text in value.split(",")) if isinstance(value, str) else self._texts(name, value)

    def _slip(self, key: str, reason: str) -> SettingsInvalid:
        """The slip at the outermost place where ``key`` stands."""
        line = 1
        waiting = [yaml.compose(self._text, Loader=yaml.CSafeLoader)]
        for node in waiting:
            pairs = node.value if isinstance(node, yaml.MappingNode) else ()
            found = next((name.start_mark.line + 1 for name, _ in pairs if name.value == key), None)
            if found:
                line = found
                break
            waiting.extend(value for _, value in pairs)
        return SettingsInvalid(f"{self._file_name}, line {line}: {reason}")


@lru_cache(1_024)  # made when a résumé has the word, not at the start, where all of them took 60 ms
def _prose(name: str, ordinary: frozenset[str]) -> re.Pattern[str]:
    """Where prose means a technology by an everyday word: written with capitals as a name is, and for one or two
    letters in a list or after a word such as "in"; at the start of a sentence only before "developer" and its like.
    Capitals throughout leave no doubt.
    """
    if name.isupper() and len(name) > 2:
        return re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w)")
    forms = _capitalised(name, ordinary)
    if len(name) <= 2:
        either = "|".join(forms)
        return re.compile(
            rf"{LIST_CONTEXT}(?:{either})(?![\w'&+#-]|\.(?!\s*$))|(?<![\w&.-])(?:{either})(?=\s(?:{MAKERS})s?\b)",
            re.MULTILINE,
        )
    within = "|".join(rf"{form}(?<![.!?]\s{form})(?<!^{form})(?<![\w-]{form})" for form in forms)
    opening = "|".join(map(_at_the_start, forms))
    return re.compile(
        rf"(?:{within})(?!\w|{WITHIN_A_COMPOUND})|(?:{opening})(?=\s(?:{MAKERS})s?\b)",
        re.MULTILINE,
    )


@lru_cache(1_024)
def _opening(name: str, ordinary: frozenset[str]) -> re.Pattern[str]:
    """Where a sentence opens with the name as one of things used: "Snowflake and dbt for 45 analysts"."""
    opening = "|".join(map(_at_the_start, _capitalised(name, ordinary)))
    return re.compile(rf"(?:{opening})(?=\s?[,/&]|\s(?:{AFTER_OPENING}|{THINGS_MADE})\b)", re.MULTILINE)


def _at_the_start(form: str) -> str:
    """The form where a sentence begins, seen by looking back from the form's end: a pattern that begins with letters
    is looked for three times as fast.
    """
    return rf"{form}(?:(?<=^{form})|(?<=[.!?]\s{form}))"


def _capitalised(name: str, ordinary: Iterable[str]) -> list[str]:
    return sorted(re.escape(form) for form in {name, *(form.title() for form in ordinary)})
