from importlib.resources import files

import pytest
from tests.talking import House, build_house, memory_stores
from tests.unit.conversation.conftest import NOW

from vitavoce.answering.conversation_writer import ConversationWriter
from vitavoce.conversation.clock import SetClock
from vitavoce.conversation.preparing import ProfilePreparer
from vitavoce.conversation.profile_keeper import ProfileKeeper
from vitavoce.core.errors import ResumeInvalid
from vitavoce.domain.keeping import StoredProfile
from vitavoce.storage.in_memory import Memory
from vitavoce.understanding.query_processor import QueryProcessor
from vitavoce.understanding.vocabulary.lexicon import Lexicon, load_lexicon

CONFIG = files("vitavoce") / "config"
POTTER = {
    "basics": {"name": "Runa Ekdal", "label": "Potter", "email": "runa@ekdal.example"},
    "work": [
        {"name": "Leire Verksted", "position": "Potter", "startDate": "2018-02", "highlights": ["Fires a wood kiln"]},
        {"name": "Glasur AS", "position": "Glazer", "startDate": "2014", "endDate": "2017"},
    ],
    "education": [{"institution": "Bergen Academy of Art", "area": "Ceramics", "endDate": "2014"}],
    "languages": [{"language": "Norwegian", "fluency": "Native"}],
}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(
        (CONFIG / "technologies.yaml").read_text("utf-8"),
        (CONFIG / "intents.yaml").read_text("utf-8"),
        weights=(CONFIG / "intents.weights").read_bytes(),
    )


@pytest.fixture
def preparer(lexicon: Lexicon, clock: SetClock) -> ProfilePreparer:
    return ProfilePreparer(lexicon, QueryProcessor(lexicon), ConversationWriter(), clock)


@pytest.fixture
def house(lexicon: Lexicon, preparer: ProfilePreparer, clock: SetClock) -> House:
    """The product as it is, over the memory of this process."""
    processor = QueryProcessor(lexicon)
    return build_house(memory_stores(Memory()), clock, processor=processor, prepare=preparer.prepare)


@pytest.fixture
def profiles(house: House, clock: SetClock) -> ProfileKeeper:
    return ProfileKeeper(house.stores.profiles, house.shelf, clock)


async def test_the_first_message_says_that_an_ai_answers_and_for_whom(house: House, profiles: ProfileKeeper) -> None:
    await profiles.import_resume(POTTER)
    greeting = (await house.keeper.open()).prepared.greeting
    assert "AI" in greeting
    assert "Runa Ekdal" in greeting


async def test_every_suggestion_is_answered(house: House, profiles: ProfileKeeper) -> None:
    await profiles.import_resume(POTTER)
    suggestions = (await house.keeper.open()).prepared.suggestions
    assert len(suggestions) >= 4
    assert len(set(suggestions)) == len(suggestions)
    for suggestion in suggestions:
        session_id = (await house.keeper.open()).session.id
        assert (await house.taker.take(session_id, suggestion)).document()["kind"] == "answer", suggestion


async def test_what_is_suggested_after_a_turn_is_answered_too(house: House, profiles: ProfileKeeper) -> None:
    await profiles.import_resume(POTTER)
    session_id = (await house.keeper.open()).session.id
    question = "Where did she study?"
    for _ in range(8):
        document = (await house.taker.take(session_id, question)).document()
        assert document["kind"] == "answer", question
        suggestions = document["suggestions"]
        assert isinstance(suggestions, list)
        assert len(suggestions) == 2
        assert question not in suggestions
        question = suggestions[0]


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"basics": {"name": ""}},
        {
            "basics": {"name": "A\ud800 B\x00", "summary": "\u202eedis"},
            "work": [{"name": "\udfff", "highlights": ["\x07"]}],
        },
        {"work": [{}, {"name": "<script>alert(1)</script>", "startDate": "9999"}]},
    ],
)
async def test_a_poor_resume_is_talked_about_all_the_same(
    house: House, profiles: ProfileKeeper, document: dict[str, object]
) -> None:
    assert (await profiles.import_resume(document, "poor")).kept
    opened = await house.keeper.open("poor")
    assert "AI" in opened.prepared.greeting
    for question in (
        "Who is this?",
        "Where did they work?",
        "show me more",
        "What about Kubernetes since 2020?",
        "Hi!",
    ):
        taken = await house.taker.take(opened.session.id, question)
        assert taken.document()["answer"]
        taken.json.encode()


def test_what_is_no_resume_any_more_is_told(preparer: ProfilePreparer) -> None:
    with pytest.raises(ResumeInvalid):
        preparer.prepare(StoredProfile("odd", "v1", {"basics": "a text"}, NOW))
