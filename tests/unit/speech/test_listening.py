from vitavoce.speech.endpointing import WINDOW_MS, EndpointRules, TurnDetection
from vitavoce.speech.listening import Listener

DETECTION = TurnDetection(prefix_padding_ms=96)


def window(number: int) -> bytes:
    return number.to_bytes(2, "little") * 512


def heard(listener: Listener, pattern: str) -> None:
    """``#`` is a window of speech, ``.`` one without; each holds its own number."""
    for number, sign in enumerate(pattern):
        listener.hear(window(number), 0.9 if sign == "#" else 0.1, DETECTION, guarded=False)


def test_an_utterance_holds_a_little_of_what_came_before_it() -> None:
    listener = Listener(EndpointRules(), 30_000)
    heard(listener, "." * 20 + "####" + "..")
    utterance = listener.utterance()
    assert utterance.sound.data[:2] == window(20 - 3 - 1)[:2]  # 96 ms of padding, and the window that it begins in
    assert utterance.sound.data[-2:] == window(25)[:2]
    assert utterance.began_ms == 16 * WINDOW_MS
    assert utterance.ended_ms == 24 * WINDOW_MS
    assert utterance.speech_ms == 4 * WINDOW_MS


def test_silence_is_not_collected() -> None:
    listener = Listener(EndpointRules(), 30_000)
    heard(listener, "." * 1000)
    assert listener.held_ms < 500


def test_never_more_is_held_than_allowed() -> None:
    listener = Listener(EndpointRules(), 20 * WINDOW_MS)
    heard(listener, "#" * 100)
    assert listener.held_ms == 20 * WINDOW_MS
    assert listener.full


def test_what_was_said_before_can_precede() -> None:
    listener = Listener(EndpointRules(), 30_000)
    heard(listener, "####")
    first = listener.utterance()
    listener.close()
    heard(listener, "##")
    listener.precede(first)
    assert listener.utterance().sound.data.startswith(first.sound.data)


def test_a_marked_recording_counts_the_speech_in_it() -> None:
    listener = Listener(EndpointRules(), 30_000)
    for sign in "..####..":
        listener.record(window(0), 0.9 if sign == "#" else 0.1, DETECTION)
    assert listener.utterance().speech_ms == 4 * WINDOW_MS
    assert listener.utterance().ended_ms == 6 * WINDOW_MS
