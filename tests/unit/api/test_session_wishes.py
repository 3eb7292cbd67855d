from typing import Any

import pytest
from pydantic import ValidationError

from vitavoce.api.realtime.session_wishes import SESSION_WISH, chosen, session_document
from vitavoce.conversation.voice.rooms import TalkOptions
from vitavoce.domain.speech import Voice
from vitavoce.speech.endpointing import TurnDetection


def after(options: TalkOptions | None = None, **session: Any) -> TalkOptions:
    return chosen(options or TalkOptions(), SESSION_WISH.validate_python(session))


def detecting(**detection: Any) -> TalkOptions:
    return after(audio={"input": {"turn_detection": detection}})


def test_what_is_left_out_stays() -> None:
    options = TalkOptions(detection=TurnDetection(threshold=0.7), voice=Voice(name="ada", speed=1.2), spoken=False)
    assert after(options) == options
    assert after(options, audio={"output": {"speed": 0.8}}).voice == Voice(name="ada", speed=0.8)


def test_null_is_push_to_talk_and_can_be_undone() -> None:
    options = after(audio={"input": {"turn_detection": None}})
    assert options.detection is None
    again = chosen(
        options, SESSION_WISH.validate_python({"audio": {"input": {"turn_detection": {"type": "server_vad"}}}})
    )
    assert again.detection == TurnDetection()


def test_detection_is_set_in_parts() -> None:
    options = detecting(type="server_vad", silence_duration_ms=200, create_response=False, idle_timeout_ms=6000)
    assert options.detection == TurnDetection(silence_duration_ms=200)
    assert not options.creates_response
    assert options.idle_timeout_ms == 6000


def test_eagerness_is_a_matter_of_silence() -> None:
    low, high = (detecting(type="semantic_vad", eagerness=wish).detection for wish in ("low", "high"))
    assert low is not None
    assert high is not None
    assert low.silence_duration_ms > high.silence_duration_ms


@pytest.mark.parametrize(
    "session",
    [
        {"output_modalities": []},
        {"output_modalities": ["video"]},
        {"audio": {"output": {"speed": 9}}},
        {"audio": {"output": {"voice": ""}}},
        {"audio": {"output": {"format": {"type": "audio/pcm", "rate": 8000}}}},
        {"audio": {"input": {"turn_detection": {"type": "server_vad", "silence_duration_ms": -1}}}},
        {"type": "transcription"},
    ],
)
def test_what_we_do_not_do_is_refused(session: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SESSION_WISH.validate_python(session)


def test_the_session_tells_what_was_chosen() -> None:
    options = after(output_modalities=["text"], audio={"output": {"voice": {"id": "ada"}, "speed": 1.1}})
    told = session_document(
        options, session_id="ses_1", profile="ada", expires_at_s=1, engine="scripted", extra={"voice": None}
    )
    assert told["output_modalities"] == ["text"]
    assert told["audio"]["output"]["voice"] == "ada"
    assert told["audio"]["input"]["turn_detection"]["silence_duration_ms"] == 500
