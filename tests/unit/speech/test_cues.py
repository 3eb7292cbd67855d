from pathlib import Path

import pytest

import vitavoce
from vitavoce.core.errors import SettingsInvalid
from vitavoce.speech.cues import SpokenCues, read_cues

PACKAGED = Path(vitavoce.__file__).parent / "config" / "voice.yaml"


@pytest.fixture(scope="module")
def cues() -> SpokenCues:
    return read_cues(PACKAGED.read_text(encoding="utf-8"), "voice.yaml")[0]


@pytest.mark.parametrize(
    "text", ["What did she build with", "Tell me about", "Did she use Python and", "So, um", "what did she", "…",
             "She worked at Google,", "tell me what", "Which of the"]
)  # fmt: skip
def test_some_words_want_to_go_on(cues: SpokenCues, text: str) -> None:
    assert cues.wants_more(text)


@pytest.mark.parametrize(
    "text", ["Where is she from?", "What did she build with Python?", "What is she like", "Who does he work for?",
             "what did she do", "why?", "tell me about her work", "Did she lead a team"]
)  # fmt: skip
def test_whole_questions_do_not(cues: SpokenCues, text: str) -> None:
    assert not cues.wants_more(text)


@pytest.mark.parametrize("text", ["Mhm.", "uh-huh", "Okay", "yeah, okay", "I see.", "Oh, great!", "Got it."])
def test_listening_is_not_interrupting(cues: SpokenCues, text: str) -> None:
    assert cues.only_listens(text)


@pytest.mark.parametrize("text", ["What about Go?", "okay and Java", "No, the other one", "stop"])
def test_asking_is(cues: SpokenCues, text: str) -> None:
    assert not cues.only_listens(text)


def test_silence_can_be_asked_for(cues: SpokenCues) -> None:
    assert cues.wants_silence("Stop!")
    assert cues.wants_silence("Please stop.")
    assert not cues.wants_silence("When did she stop?")


def test_the_answers_own_echo_is_known(cues: SpokenCues) -> None:
    said = "She built a gauge that reports by radio, and it runs on a coin cell."
    assert cues.echoes("gauge that reports by radio", said)
    assert cues.echoes("a gouge that reports by radio and it", said)
    assert not cues.echoes("what about the radio", said)
    assert not cues.echoes("does it run on a cell", said)


@pytest.mark.parametrize(
    "text", ["unfinished: [and", "- and", "unfinished: and", "unfinished: [yes]\ndangling: []\nasking: []"]
)
def test_a_broken_file_is_named(text: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"my\.yaml"):
        read_cues(text, "my.yaml")
