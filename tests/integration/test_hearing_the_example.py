"""On a machine without network and without a model: the packaged example, asked aloud by espeak-ng.

``python -m tests.integration.test_hearing_the_example`` asks in more voices and prints what was heard.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping, Sequence

import pytest
import pytest_asyncio
from tests.sounds import joined, silence, spoken, wav

from vitavoce.bootstrap import Services, in_memory
from vitavoce.core.config import load_settings
from vitavoce.core.errors import SpeechNotFound

pytestmark = pytest.mark.asyncio(loop_scope="module")

# Each with the items that answer it.
QUESTIONS: Mapping[str, Sequence[str]] = {
    "Where has Noor used PostgreSQL?": ("/work/2", "/work/3", "/projects/1", "/projects/2"),
    "Tell me about Lanternfish": ("/projects/0",),
    "What did she do at Tidevann Energy?": ("/work/0", "/work/1"),
    "Has she worked with Terraform?": ("/work/1",),
    "Where did Noor study?": ("/education/0", "/education/1", "/education/2"),
    "What has Noor done with Python?": ("/work/3", "/projects/2"),
    "When was she at Postbudet Parcel?": ("/work/3",),
    "What did she build with Rust?": ("/projects/3", "/projects/5"),
    "Which certificates does Noor hold?": ("/certificates/0", "/certificates/1", "/certificates/2"),
    "Tell me about Quiet Hours": ("/projects/1",),
}
OTHERS = (
    "Could you order me a pizza with extra cheese?",
    "What is the weather like in Berlin tomorrow?",
    "Please write a poem about the sea.",
    "How tall is the Eiffel Tower?",
    "I would like to book a table for two tonight.",
    "My dog ate my homework yesterday.",
    "Can you help me fix my bicycle?",
    "Why is the sky blue?",
    "The quick brown fox jumps over the lazy dog.",
    "Turn off the lights in the kitchen please.",
    "Explain to me how a steam engine works.",
    "Do you think it will rain this weekend?",
    "I am looking for somebody who can paint my house.",
    "Let us talk about football.",
    "How do I get to the railway station from here?",
    "Sing me a song about the summer.",
    "What time does the museum close on Sundays?",
    "Remind me to call my mother at six.",
    "Is there any milk left in the fridge?",
    "How many people live in Norway?",
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def services(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Services]:
    services = await in_memory(load_settings(data_dir=tmp_path_factory.mktemp("data"), tts={"engine": "none"}))
    await services.hearing.prepare()
    yield services
    await services.hearing.close()


async def asked(services: Services, session_id: str, text: str, voice: str = "en-us") -> dict[str, object] | None:
    """The turn, or None where it wasn't caught."""
    recording = wav(joined(silence(0.3), spoken(text, voice), silence(0.3)))
    try:
        return (await services.spoken_questions.ask(session_id, recording)).document()
    except SpeechNotFound:
        return None


async def test_eight_of_ten_questions_get_the_right_cards_and_none_a_wrong_one(services: Services) -> None:
    right = 0
    for question, items in QUESTIONS.items():
        session_id = (await services.sessions.open()).session.id
        turn = await asked(services, session_id, question)
        if turn is None:
            continue
        assert turn["question"] == question or set(items) & set(turn["matches"]), (question, turn["question"])
        shown = {card["ref"] for card in turn["cards"]}
        right += bool(shown) and turn["kind"] == "answer" and bool(shown & set(items))
    assert right >= 8


async def test_no_question_is_invented_for_what_is_none(services: Services) -> None:
    session_id = (await services.sessions.open()).session.id
    assert [text for text in OTHERS if await asked(services, session_id, text)] == []
    assert not await services.sessions.turns(session_id)


async def _ask_in_more_voices() -> None:
    services = await in_memory(load_settings(tts={"engine": "none"}))
    await services.hearing.prepare()
    for voice in ("en-us", "en-gb", "en-gb-scotland", "en-us+f3", "en-us+m3"):
        for text in (*QUESTIONS, *OTHERS):
            turn = await asked(services, (await services.sessions.open()).session.id, text, voice)
            sys.stdout.write(f"{voice:15} {text:55} {turn['question'] if turn else '-'}\n")
    await services.hearing.close()


if __name__ == "__main__":
    asyncio.run(_ask_in_more_voices())
