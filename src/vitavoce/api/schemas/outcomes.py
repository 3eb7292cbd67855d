"""What visitors say of answers, and what they follow."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from vitavoce.domain import feedback as said
from vitavoce.domain.feedback import Reason, Thumb

MOST_COMMENT_CHARS = 500

_Comment = Annotated[str, Field(max_length=MOST_COMMENT_CHARS, examples=["She left Rivierenland in 2021."])]


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


class ThumbUp(_Body):
    """The answer was of use."""

    thumb: Literal[Thumb.UP]
    """The judgement."""
    comment: _Comment | None = None
    """The visitor's own words, for the owner only."""


class ThumbDown(_Body):
    """The answer was of no use."""

    thumb: Literal[Thumb.DOWN]
    """The judgement."""
    reason: Reason | None = None
    """What was wrong with it."""
    comment: _Comment | None = None
    """The visitor's own words, for the owner only."""


class VisitorEvent(_Body):
    """Something that a visitor did beside asking. Only that it was done is kept, and only within an experiment."""

    type: Literal["contact_followed", "link_followed"]
    """A contact of the person's, or any other link of the page, was followed."""


class Feedback(BaseModel):
    """What a visitor says of an answer."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)

    turn_id: Annotated[str, Field(examples=["turn_01KB5M9Q3ZV4T8WJ6X2C7N1RDE"])]
    """The turn it is about."""
    thumb: Thumb
    """The judgement."""
    reason: Reason | None
    """What was wrong with the answer; null where nothing was said."""
    comment: str | None
    """The visitor's own words; null for none."""


GIVE_FEEDBACK: TypeAdapter[ThumbUp | ThumbDown] = TypeAdapter(
    Annotated[ThumbUp | ThumbDown, Field(discriminator="thumb")]
)
VISITOR_EVENT: TypeAdapter[VisitorEvent] = TypeAdapter(VisitorEvent)


def feedback_document(given: said.Feedback) -> dict[str, object]:
    return {
        "turn_id": given.turn_id,
        "thumb": given.thumb.value,
        "reason": given.reason.value if given.reason else None,
        "comment": given.comment,
    }
