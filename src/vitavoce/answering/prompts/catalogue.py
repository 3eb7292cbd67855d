"""The prompts, personas and experiments an owner has, and which of them a conversation gets."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from vitavoce.answering.experiments import Experiment
from vitavoce.answering.prompts.rendering import BoundedTemplate

VARIABLES: Final[Mapping[str, str]] = {
    "person": "text",
    "first_name": "text",
    "pronouns": "text",
    "voice": "text",
    "question": "text",
    "facts": "list",
    "certain": "text",
    "earlier": "list",
    "lead": "text",
    "spoken": "flag",
    "today": "text",
}
"""What a template may use, and of which type it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptTemplate:
    """``identity`` goes onto every turn: name, the owner's version, and a digest, since texts change unannounced."""

    name: str
    version: str
    identity: str
    system: BoundedTemplate
    user: BoundedTemplate
    output_tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """A manner of speaking; ``voice`` is how the model is told of it."""

    name: str
    identity: str
    voice: str
    temperature: float


@dataclass(frozen=True, slots=True)
class Choice:
    """What one answer is written with."""

    prompt: PromptTemplate
    persona: Persona


@dataclass(frozen=True, slots=True)
class ProfileChoice:
    """What an owner chose for one profile; None leaves the default."""

    prompt: str | None = None
    persona: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptCatalogue:
    """Everything a ``prompts.yaml`` says; every name in it leads somewhere."""

    prompts: Mapping[str, PromptTemplate]
    personas: Mapping[str, Persona]
    experiments: tuple[Experiment, ...]
    profiles: Mapping[str, ProfileChoice]
    default_prompt: str
    default_persona: str

    def choice(self, profile: str, *, prompt: str | None = None, persona: str | None = None) -> Choice:
        """What an experiment says wins over what the profile says, and that over the default."""
        own = self.profiles.get(profile, ProfileChoice())
        return Choice(
            self.prompts[prompt or own.prompt or self.default_prompt],
            self.personas[persona or own.persona or self.default_persona],
        )
