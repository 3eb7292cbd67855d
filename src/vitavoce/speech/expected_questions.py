"""Sentences to expect, as the owner of the house wrote them down; see ``config/hearing.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import yaml

from vitavoce.core.errors import SettingsInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedQuestions:
    """Templates by what they are about, how names are said, and what is written down where nobody speaks."""

    skills: tuple[str, ...]
    languages: tuple[str, ...]
    years: tuple[str, ...]
    places: tuple[str, ...]
    works: tuple[str, ...]
    general: tuple[str, ...]
    always: tuple[str, ...]
    phantoms: tuple[str, ...]
    pronounced: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, text: str, file: str) -> Self:
        """Raises SettingsInvalid, naming the file and the reason."""
        try:
            told = yaml.safe_load(text)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise SettingsInvalid(f"{file}, line {line}: {error.problem or error.context}") from None
        if not isinstance(told, dict):
            raise SettingsInvalid(f"{file}: skills should be a list of sentences")
        respelt = told.get("pronounced") or {}
        if not isinstance(respelt, dict):
            raise SettingsInvalid(f"{file}: pronounced should hold names, each with a list of spellings")
        return cls(
            skills=_sentences(told.get("skills"), "skills", file),
            languages=_sentences(told.get("languages", []), "languages", file),
            years=_sentences(told.get("years", []), "years", file),
            places=_sentences(told.get("places"), "places", file),
            works=_sentences(told.get("works"), "works", file),
            general=_sentences(told.get("general"), "general", file),
            always=_sentences(told.get("always"), "always", file),
            phantoms=_sentences(told.get("phantoms"), "phantoms", file),
            pronounced={str(name): _sentences(said, f"pronounced.{name}", file) for name, said in respelt.items()},
        )


def _sentences(told: object, name: str, file: str) -> tuple[str, ...]:
    if not isinstance(told, list) or not all(isinstance(sentence, str) for sentence in told):
        raise SettingsInvalid(f"{file}: {name} should be a list of sentences")
    return tuple(told)
