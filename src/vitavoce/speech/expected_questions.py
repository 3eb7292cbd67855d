"""Sentences to expect, as the owner of the house wrote them down; see ``config/hearing.yaml``."""

from dataclasses import dataclass, fields
from typing import Self

import yaml

from vitavoce.core.errors import SettingsInvalid


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedQuestions:
    """Templates by what they are about, and what recognisers write down where nobody speaks."""

    skills: tuple[str, ...]
    places: tuple[str, ...]
    works: tuple[str, ...]
    general: tuple[str, ...]
    always: tuple[str, ...]
    phantoms: tuple[str, ...]

    @classmethod
    def read(cls, text: str, file: str) -> Self:
        """Raises SettingsInvalid, naming the file and the reason."""
        try:
            told = yaml.safe_load(text)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 1
            raise SettingsInvalid(f"{file}, line {line}: {error.problem or error.context}") from None
        lists: dict[str, tuple[str, ...]] = {}
        for field in fields(cls):
            sentences = told.get(field.name) if isinstance(told, dict) else None
            if not isinstance(sentences, list) or not all(isinstance(sentence, str) for sentence in sentences):
                raise SettingsInvalid(f"{file}: {field.name} should be a list of sentences")
            lists[field.name] = tuple(sentences)
        return cls(**lists)
