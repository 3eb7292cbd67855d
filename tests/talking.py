"""A small house to talk in: real keepers, taker and writer over given stores, with an understanding that only echoes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.answering.experiments import Experiment
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.profile_shelf import PreparedProfile, ProfileShelf
from vitavoce.conversation.session_keeper import SessionKeeper
from vitavoce.conversation.stores import IdempotencyStore, ProfileStore, SessionStore, TurnStore
from vitavoce.conversation.turn_taker import Speaker, TurnRules, TurnTaker
from vitavoce.domain.keeping import StoredProfile
from vitavoce.domain.profile import Person, Profile
from vitavoce.domain.question import Ask, Focus, Kind, Question, Understood
from vitavoce.storage.database import Database
from vitavoce.storage.idempotency_store import SqlIdempotencyStore
from vitavoce.storage.in_memory import (
    InMemoryIdempotencyStore,
    InMemoryProfileStore,
    InMemorySessionStore,
    InMemoryTurnStore,
    Memory,
)
from vitavoce.storage.profile_store import SqlProfileStore
from vitavoce.storage.session_store import SqlSessionStore
from vitavoce.storage.turn_store import SqlTurnStore
from vitavoce.understanding.item_index import ItemIndex, build_index
from vitavoce.understanding.query_processor import QueryProcessor
from vitavoce.understanding.vocabulary.lexicon import Lexicon, load_lexicon

SLUG = "wanda-quist"


@dataclass
class TalkStores:
    profiles: ProfileStore
    sessions: SessionStore
    turns: TurnStore
    idempotency: IdempotencyStore


class Echo:
    """Takes every question for a greeting, and remembers it as what the conversation is about."""

    def understand(self, question: Question, index: ItemIndex) -> Understood:
        focus = Focus(words=(*question.focus.words, question.text)[-3:], turns=question.focus.turns + 1)
        return Understood(kind=Kind.SMALLTALK, ask=Ask.GREETING, focus=focus)


@dataclass
class House:
    stores: TalkStores
    shelf: ProfileShelf
    keeper: SessionKeeper
    taker: TurnTaker

    async def open(self) -> str:
        return (await self.keeper.open(SLUG)).session.id


def sql_stores(database: Database) -> TalkStores:
    return TalkStores(
        SqlProfileStore(database), SqlSessionStore(database), SqlTurnStore(database), SqlIdempotencyStore(database)
    )


def memory_stores(memory: Memory) -> TalkStores:
    return TalkStores(
        InMemoryProfileStore(memory),
        InMemorySessionStore(memory),
        InMemoryTurnStore(memory),
        InMemoryIdempotencyStore(memory),
    )


def prepared(stored: StoredProfile) -> PreparedProfile:
    profile = Profile(slug=stored.slug, version=stored.version, person=Person(name="Wanda Quist"), items=())
    return PreparedProfile(profile, build_index(profile, _no_lexicon()), "Hello!", ("Who?", "What?", "Where?"))


def build_house(
    stores: TalkStores,
    clock: Clock,
    *,
    processor: QueryProcessor | None = None,
    prepare: Callable[[StoredProfile], PreparedProfile] = prepared,
    writer: ConversationWriter | None = None,
    speaker: Speaker | None = None,
    experiments: Sequence[Experiment] = (),
    **rules: float,
) -> House:
    shelf = ProfileShelf(stores.profiles, prepare, clock)
    ids = IdMaker()
    keeper = SessionKeeper(stores.sessions, stores.turns, shelf, ids=ids, clock=clock, ttl=timedelta(hours=1))
    taker = TurnTaker(
        sessions=keeper,
        shelf=shelf,
        turns=stores.turns,
        idempotency=stores.idempotency,
        processor=processor or Echo(),
        writer=writer or ConversationWriter(),
        ids=ids,
        clock=clock,
        rules=replace(TurnRules(), **rules),
        speaker=speaker,
        experiments=experiments,
    )
    return House(stores, shelf, keeper, taker)


def _no_lexicon() -> Lexicon:
    return load_lexicon("technologies: {}", "{}")
