"""What comes out. The doors send what is JSON already; these models say what it holds, and tests hold it to that."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from vitavoce.api.schemas.outcomes import Feedback
from vitavoce.api.schemas.requests import Slug
from vitavoce.domain.question import FollowUp, Intent, Kind

Moment = Annotated[
    str, Field(json_schema_extra={"format": "date-time"}, examples=["2026-11-22T10:00:00.000Z"], description="UTC")
]
Month = Annotated[str, Field(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", examples=["2021-03"])]
Ref = Annotated[str, Field(examples=["/projects/2"])]


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Link(_Told):
    label: str
    """Words a visitor sees."""
    url: str
    """Where it leads: http, https or mailto."""


class ItemPeriod(_Told):
    start: Month | None
    """Start as stated: a year, a month or a day."""
    end: Month | None
    """End as stated; null when it runs to this day, or has no end of its own."""
    label: Annotated[str, Field(examples=["Mar 2021 – now"])]
    """The period as people write it."""


class Item(_Told):
    """One entry of a profile, as a visitor sees it."""

    id: Annotated[str, Field(examples=["itm_6f1f2a90c1d3"])]
    """Stable over re-imports while name and start stay the same."""
    ref: Ref
    """Where it stands in the imported document, as a JSON Pointer."""
    type: Annotated[str, Field(examples=["project"])]
    """Singular of its section: experience, project, education, publication, skill, certificate, award, volunteer,
    language, interest, reference, or the name of a section of the owner's own."""
    title: str
    """What it is."""
    subtitle: str | None
    """Role, degree, publisher or the like."""
    period: ItemPeriod | None
    """When it was; null when undated."""
    summary: str | None
    """The résumé's own words about it."""
    technologies: list[str]
    """Keywords of the entry."""
    links: list[Link]
    """Where more is to be found."""


class Card(Item):
    """An item chosen for a question."""

    why: Annotated[list[str], Field(examples=[["Kubernetes", "since 2021"]])]
    """Why it was chosen, in a visitor's words."""


class Correction(_Told):
    heard: str
    """The words as they came."""
    meant: str
    """The name of the profile they were taken for."""


class Heard(_Told):
    text: str
    """The question as recognised."""
    language: str | None
    """Language spoken; null for a typed question."""
    confidence: Annotated[float, Field(ge=0, le=1)]
    """How sure the recognition is."""
    duration_ms: int | None
    """Length of the recording; null for a typed question."""
    engine: str | None
    """What recognised it; null for a typed question."""
    corrections: list[Correction]
    """Mis-heard or mis-typed names that were put right."""


class AskedPeriod(_Told):
    start: Month | None
    """First month asked about; null when open."""
    end: Month | None
    """Last month asked about; null when open."""


class UnderstoodQuestion(_Told):
    """What was taken from the question."""

    technologies: list[str]
    """Technologies and skills it names."""
    similar_to: list[str] | None
    """Where the résumé lacks what was asked: the nearest it has."""
    entities: list[str]
    """Employers, schools, projects, people and places it names."""
    period: AskedPeriod | None
    """The time it asks about."""
    follow_up: FollowUp | None
    """How it leans on the turns before it."""


class Usage(_Told):
    model: str | None
    """The language model that wrote the answer; null for none."""
    prompt: str | None
    """The prompt template and its version, `answer@3`; null without a model."""
    input_tokens: Annotated[int, Field(ge=0)]
    """Tokens the model read."""
    output_tokens: Annotated[int, Field(ge=0)]
    """Tokens the model wrote."""
    cost_usd: Annotated[float, Field(ge=0)]
    """What it cost."""


class SpokenAnswer(_Told):
    """The answer's sound, made by a machine."""

    url: str
    """Where it is, until it expires."""
    expires_at: Moment
    """When it stops being there."""
    media_type: Annotated[str, Field(examples=["audio/mpeg"])]
    """Its format."""
    duration_ms: Annotated[int, Field(ge=0)]
    """How long it is."""


class ExperimentArm(_Told):
    """Which of several ways of answering this was."""

    experiment: str
    """The experiment's name."""
    arm: str
    """The way chosen for this session."""


class Timings(_Told):
    """Where the time went, in milliseconds."""

    hear_ms: Annotated[float, Field(ge=0)]
    """Recognising speech."""
    understand_ms: Annotated[float, Field(ge=0)]
    """Finding what is asked and what answers it."""
    answer_ms: Annotated[float, Field(ge=0)]
    """Putting it into words."""
    speak_ms: Annotated[float, Field(ge=0)]
    """Making speech."""
    total_ms: Annotated[float, Field(ge=0)]
    """All of it, without keeping it."""
    vad_ms: Annotated[float, Field(ge=0)]
    """Of a live talk, from the last speech heard: until the question was known to be over."""
    first_clause_ms: Annotated[float, Field(ge=0)]
    """Likewise: until the first words of the answer stood."""
    first_audio_ms: Annotated[float, Field(ge=0)]
    """Likewise: until the first sound went out."""
    done_ms: Annotated[float, Field(ge=0)]
    """Likewise: until the whole answer stood."""


class Turn(_Told):
    """One question and everything that came back for it."""

    id: Annotated[str, Field(examples=["turn_01KB5M9Q3ZV4T8WJ6X2C7N1RDE"])]
    """Names the turn in addresses."""
    session_id: Annotated[str, Field(examples=["ses_01KB5M9Q3ZV4T8WJ6X2C7N1RDF"])]
    """The session it belongs to."""
    created_at: Moment
    question: str
    """The question as it was kept: one line, without control characters."""
    heard: Heard | None
    """How it was heard; null for a typed question in which nothing was corrected."""
    kind: Kind
    """Whether it was answered, and if not, why not."""
    intent: Intent | None
    """What the visitor is after; null where nothing fits."""
    answer: str
    """The answer in sentences."""
    answered_by: Literal["template", "llm", "cache"]
    """Who wrote it."""
    cards: list[Card]
    """Items to show, at most as many as the server's settings say."""
    matches: list[Ref]
    """Every item that answers the question, best first."""
    understood: UnderstoodQuestion
    interrupted: bool
    """Whether the visitor cut the spoken answer short; `answer` is then what was heard of it."""
    speech: SpokenAnswer | None
    """The spoken answer; null where there is none."""
    suggestions: list[str]
    """Questions that would go on well from here."""
    variant: ExperimentArm | None
    """The experiment this answer belongs to; null for none."""
    usage: Usage
    timings: Timings


class OpenedSession(_Told):
    """A new conversation."""

    id: Annotated[str, Field(examples=["ses_01KB5M9Q3ZV4T8WJ6X2C7N1RDF"])]
    """Names the session in addresses."""
    token: str
    """Opens this session and nothing else: `Authorization: Bearer …`."""
    expires_at: Moment
    """When the session ends unless another question comes; each question moves it on."""
    profile: Slug
    greeting: str
    """The first words; they say that an AI answers."""
    suggestions: list[str]
    """Questions that this profile answers."""
    recordings_kept_days: Annotated[int | None, Field(examples=[None])]
    """How long recorded questions are kept at most; null: not at all. Tell whoever is to speak."""


class Session(_Told):
    """A conversation with all that was said."""

    id: str
    """Names the session in addresses."""
    profile: Slug
    locale: str
    """The visitor's language, as a BCP 47 tag."""
    created_at: Moment
    expires_at: Moment
    greeting: str
    """The first words; they say that an AI answers."""
    suggestions: list[str]
    """Questions that this profile answers."""
    feedback: list[Feedback]
    """What the visitor said of answers, in the order of the turns."""
    turns: list[Turn]
    """Oldest first."""


class Account(_Told):
    network: str
    """Such as GitHub."""
    username: str
    """The person's name there."""
    url: str
    """Address of the person's page there."""


class Profile(_Told):
    """What a résumé says of the person, without what the owner keeps private. Empty strings where it says nothing."""

    slug: Slug
    version: str
    """Changes whenever the résumé does."""
    language: Annotated[str, Field(examples=["en"])]
    """Language the résumé is written in."""
    name: str
    """The person's name."""
    label: str
    """Headline."""
    summary: str
    """The person's own words about themself."""
    email: str
    """E-mail address."""
    phone: str
    """Telephone number; empty where the owner keeps it."""
    url: str
    """Website."""
    location: str
    """Where the person is."""
    accounts: list[Account]
    """The person on other networks."""
    items: Annotated[dict[str, int], Field(examples=[{"experience": 4, "project": 6}])]
    """Number of items by type."""
    greeting: str
    """The first words of a conversation."""
    suggestions: list[str]
    """Questions that this profile answers."""


class Items(_Told):
    """Items of a profile, in the résumé's order."""

    items: list[Item]
    """One page of them."""
    total: Annotated[int, Field(ge=0)]
    """How many items pass the filters."""
    next: Annotated[str | None, Field(examples=["/v1/profiles/ada-lovelace/items?offset=100"])]
    """Address of the following page; null on the last."""


class Defect(_Told):
    path: Annotated[str, Field(examples=["/work/0/startDate"])]
    """Where it is, as a JSON Pointer."""
    rule: Annotated[str, Field(examples=["date"])]
    """The rule it breaks."""
    value: str
    """What stands there, shortened."""
    hint: str
    """How to mend it."""


class Import(_Told):
    """What came of an import."""

    slug: Slug
    version: str
    """Changes whenever the résumé does."""
    items: Annotated[int, Field(ge=0)]
    """Number of items read."""
    warnings: list[Defect]
    """What was read otherwise than it stands."""


class Alive(_Told):
    status: Literal["alive"]
    """The process answers."""


class Readiness(_Told):
    status: Literal["ready"]
    """It can serve."""
    checks: Annotated[dict[str, str], Field(examples=[{"database": "ok", "migrations": "ok", "profile": "ok"}])]
    """Each dependency: `ok`, or `ok: …` with a remark; one that isn't makes it a 503 that says what is wrong."""
