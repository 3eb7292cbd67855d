"""One visitor's microphone: which stretch of its sound is an utterance."""

from collections import deque
from dataclasses import dataclass

from vitavoce.domain.speech import DETECTING_SAMPLES, HEARING_RATE_HZ, SAMPLE_BYTES, Pcm
from vitavoce.speech.endpointing import WINDOW_MS, Change, Endpointer, EndpointRules, TurnDetection

_WINDOW_BYTES = DETECTING_SAMPLES * SAMPLE_BYTES


@dataclass(frozen=True, slots=True)
class Utterance:
    """Sound from ``began_ms`` to ``ended_ms`` on the stream's clock; ``ended_ms`` is where speech was last heard."""

    sound: Pcm
    began_ms: float
    ended_ms: float
    speech_ms: float


class Listener:
    """Keeps the utterance that is being spoken and a little of what came before it; never more than ``longest_ms``."""

    def __init__(self, rules: EndpointRules, longest_ms: float) -> None:
        self._endpointer = Endpointer(rules)
        self._longest = max(1, int(longest_ms / WINDOW_MS))
        self._windows: deque[bytes] = deque(maxlen=self._longest)
        self._first_ms = 0.0  # where the first of the windows begins

    @property
    def speaking(self) -> Endpointer:
        return self._endpointer

    @property
    def held_ms(self) -> float:
        return len(self._windows) * WINDOW_MS

    @property
    def full(self) -> bool:
        """Whether more would push out the beginning."""
        return len(self._windows) >= self._longest

    def hear(self, window: bytes, probability: float, detection: TurnDetection, *, guarded: bool) -> Change | None:
        """One window of a stream in which turns are detected."""
        change = self._endpointer.advance(probability, detection, guarded=guarded)
        self._append(window)
        if change is Change.BEGAN:
            self._keep_last(self._endpointer.at_ms - self._endpointer.began_ms + detection.prefix_padding_ms)
        elif not self._endpointer.open:
            self._keep_last(detection.prefix_padding_ms + 8 * WINDOW_MS)
        return change

    def record(self, window: bytes, probability: float, detection: TurnDetection) -> None:
        """One window of a stream whose turns the visitor marks."""
        self._endpointer.note(probability, detection)
        self._append(window)

    def utterance(self) -> Utterance:
        """What is held, as it stands."""
        speaking = self._endpointer
        sound = Pcm(b"".join(self._windows), HEARING_RATE_HZ)
        return Utterance(sound, self._first_ms, speaking.last_speech_ms, speaking.speech_ms)

    def precede(self, earlier: Utterance) -> None:
        """The utterance that has begun goes on with an earlier one."""
        data = earlier.sound.data
        before = [data[at : at + _WINDOW_BYTES] for at in range(0, len(data), _WINDOW_BYTES)]
        self._windows = deque((*before, *self._windows), maxlen=self._longest)

    def close(self) -> None:
        """Nothing more of this utterance is wanted."""
        self._endpointer.close()
        self._windows.clear()

    def _append(self, window: bytes) -> None:
        self._windows.append(window)
        self._first_ms = self._endpointer.at_ms - self.held_ms

    def _keep_last(self, duration_ms: float) -> None:
        while self.held_ms > duration_ms + WINDOW_MS:
            self._windows.popleft()
        self._first_ms = self._endpointer.at_ms - self.held_ms
