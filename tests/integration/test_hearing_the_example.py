"""On a machine without network and without a model: the packaged example, asked aloud by espeak-ng.

``python -m tests.integration.test_hearing_the_example en-us en-gb`` asks more, in these voices, and counts what was
heard.
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

# For the command only: as people put it, whether the engine expects it so or not; and what is nearly a question.
AS_PEOPLE_ASK = (
    "What did she build with Kubernetes?",
    "What did Noor build with Go?",
    "How many projects has she done?",
    "How many languages does she speak?",
    "How many certificates does she have?",
    "How many jobs has she had?",
    "How many awards has she won?",
    "How many years of experience does she have?",
    "How many years of experience does she have with Python?",
    "Has she won any awards?",
    "What awards has she won?",
    "Which awards did she win?",
    "What awards did Noor receive?",
    "Does she have any certificates?",
    "What certificates does she have?",
    "Is she certified in Kubernetes?",
    "Does she have any certifications?",
    "What is her latest project?",
    "What was her last job?",
    "What is her current job?",
    "Who does she work for?",
    "When did she start at Tidevann Energy?",
    "What was her role at Larkspur Games?",
    "Why did she leave Larkspur Games?",
    "What technologies does she know?",
    "What tools does she use?",
    "What databases does she know?",
    "Which databases has she worked with?",
    "Does she speak German?",
    "Where does she live?",
    "What are her hobbies?",
    "Is she open to work?",
    "Has she given any talks?",
    "What did she publish?",
    "What did she study at Sundvik University?",
    "Does she have a degree?",
    "What degree does she have?",
    "How long has she worked at Tidevann Energy?",
    "What did she do in 2021?",
    "What did she do before 2015?",
    "Who are her references?",
    "Can she lead a team?",
    "Is she any good at Rust?",
    "What has she done with Kafka?",
    "Summarise her career",
    "Tell me about her",
    "Give me an overview",
    "What kind of work does she do?",
    "What's her email?",
    "How can I contact her?",
    "Where did she go to university?",
    "When did she graduate?",
    "Does she have experience with Terraform?",
    "Show me her projects",
    "What volunteering has she done?",
    "What is her strongest skill?",
    "Compare Python and Go",
)
NEARLY = (
    "What did he eat for breakfast?",
    "Where did I put my keys?",
    "How many people live in Norway?",
    "What does the fox say?",
    "Who won the match last night?",
    "How much does it cost?",
    "What is the capital of France?",
    "Is it going to rain tomorrow?",
    "Where can I buy a new phone?",
    "How long does it take to boil an egg?",
    "What was the name of that film?",
    "Tell me a joke",
    "Show me the way to the station",
    "Does she like chocolate?",
    "Has he fixed the car yet?",
    "What did they say about the weather?",
    "When does the train leave?",
    "Where is the nearest bank?",
    "Who is the prime minister?",
    "Can you turn down the music?",
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
    for voice in sys.argv[1:] or ("en-us", "en-gb", "en-gb-scotland", "en-us+f3", "en-us+m3"):
        heard = {
            text: await asked(services, (await services.sessions.open()).session.id, text, voice)
            for text in (*QUESTIONS, *AS_PEOPLE_ASK, *OTHERS, *NEARLY)
        }
        for text, turn in heard.items():
            sys.stdout.write(f"{voice:15} {text:58} {turn['question'] if turn else '-'}\n")
        expected = [_is_word_for_word(text, heard[text]) for text in (*QUESTIONS, *AS_PEOPLE_ASK)]
        invented = sum(heard[text] is not None for text in (*OTHERS, *NEARLY))
        sys.stdout.write(
            f"{voice}: of {len(expected)} questions {expected.count(True)} word for word, {expected.count(False)} as "
            f"something else, {expected.count(None)} not; of {len(OTHERS) + len(NEARLY)} others {invented} taken for one\n"
        )
    await services.hearing.close()


def _is_word_for_word(text: str, turn: Mapping[str, object] | None) -> bool | None:
    return None if turn is None else _bare(str(turn["question"])) == _bare(text)


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


if __name__ == "__main__":
    asyncio.run(_ask_in_more_voices())
