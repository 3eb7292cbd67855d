"""What a visiting program can do here, as a visitor could: ask, search, read."""

from typing import Annotated, Any, Final, TypedDict

from pydantic import Field
from starlette.types import Scope

from vitavoce.api.dependencies import Doors
from vitavoce.api.item_filter import ItemFilter
from vitavoce.api.request_context import context_of
from vitavoce.api.schemas.requests import MAX_SLUG_CHARS, SLUG_PATTERN
from vitavoce.conversation.profile_shelf import PreparedProfile
from vitavoce.conversation.turn_taker import Manner
from vitavoce.domain.turn import item_document

MONTH_PATTERN: Final = r"^\d{4}(-(0[1-9]|1[0-2]))?$"
MOST_ITEMS: Final = 50

Profile = Annotated[
    str | None,
    Field(
        pattern=SLUG_PATTERN, max_length=MAX_SLUG_CHARS, description="Slug of the profile; the default one if left out."
    ),
]
Text = Annotated[str, Field(min_length=1, max_length=1_000)]
Month = Annotated[str | None, Field(pattern=MONTH_PATTERN, description="`2021` or `2021-03`, included.")]


class Answer(TypedDict):
    """``conversation`` goes on with the next question; ``kind`` says whether the résumé answers this one."""

    answer: str
    kind: str
    cards: list[dict[str, Any]]
    suggestions: list[str]
    conversation: str


class Found(TypedDict):
    items: list[dict[str, Any]]
    total: int


class Person(TypedDict):
    """``items`` counts the résumé's entries by type."""

    slug: str
    name: str
    label: str | None
    summary: str | None
    location: str | None
    email: str | None
    url: str | None
    items: dict[str, int]
    suggestions: list[str]


class ResumeTools:
    """The tools; the caller is known by its address, like any visitor."""

    def __init__(self, doors: Doors) -> None:
        self._doors = doors

    async def ask(self, caller: Scope, question: str, conversation: str | None, profile: str | None) -> Answer:
        """Raises as TurnTaker.take, the limiter and the tokens do."""
        doors, limiter = self._doors, self._doors.limiter
        address = context_of(caller).address
        if conversation is None:
            await limiter.charge((limiter.address_sessions, address))
            session_id = (await doors.sessions.open(profile)).session.id
            conversation = doors.tokens.issue(session_id)
        else:
            session_id = doors.tokens.session_of(conversation)
        await limiter.charge((limiter.session_turns, session_id), (limiter.address_turns, address))
        turn = (await doors.taker.take(session_id, question, Manner(address=address))).document()
        return Answer(
            answer=str(turn["answer"]),
            kind=str(turn["kind"]),
            cards=_list(turn["cards"]),
            suggestions=_list(turn["suggestions"]),
            conversation=conversation,
        )

    async def search(self, wanted: ItemFilter, profile: str | None) -> Found:
        """Raises ProfileNotFound."""
        prepared = await self._prepared(profile)
        found = wanted.of(prepared.index, self._doors.lexicon, self._doors.clock.today())
        return Found(items=[item_document(item) for item in found[:MOST_ITEMS]], total=len(found))

    async def profile(self, profile: str | None) -> Person:
        """Raises ProfileNotFound."""
        prepared = await self._prepared(profile)
        person = prepared.profile.person
        return Person(
            slug=prepared.profile.slug,
            name=person.name,
            label=person.label or None,
            summary=person.summary or None,
            location=person.place.label or None,
            email=person.email or None,
            url=person.url or None,
            items=prepared.profile.item_counts(),
            suggestions=list(prepared.suggestions),
        )

    async def _prepared(self, profile: str | None) -> PreparedProfile:
        return await self._doors.shelf.get(profile or await self._doors.shelf.default_slug())


def _list(value: object) -> list[Any]:
    return list(value) if isinstance(value, list) else []
