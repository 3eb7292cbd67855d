"""Bodies that come in. Unknown fields are refused, so that a slip of the pen doesn't pass for a wish."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

SLUG_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
LOCALE_PATTERN = r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$"
MAX_SLUG_CHARS = 60
SLUG_WORDS = "Name of a profile in addresses."

Slug = Annotated[
    str, Field(pattern=SLUG_PATTERN, max_length=MAX_SLUG_CHARS, examples=["ada-lovelace"], description=SLUG_WORDS)
]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


class OpenSession(_Body):
    """What a visitor wants to talk about; all of it may be left out."""

    profile: Slug | None = None
    """Slug of the profile; the server's default one when left out."""
    locale: Annotated[str, Field(pattern=LOCALE_PATTERN, examples=["en", "de-CH"])] = "en"
    """The visitor's language, as a BCP 47 tag."""


class AskQuestion(_Body):
    """A typed question."""

    question: Annotated[str, Field(min_length=1, examples=["What did she build with Kubernetes since 2021?"])]
    """The question as typed. Control and direction characters are taken out; at least one visible one must remain."""
    speak: bool = False
    """Whether the answer should also be spoken. Without a voice on the server `speech` stays null."""


OPEN_SESSION: TypeAdapter[OpenSession] = TypeAdapter(OpenSession)
ASK_QUESTION: TypeAdapter[AskQuestion] = TypeAdapter(AskQuestion)
