"""Where the time of a live turn went, counted from the last moment somebody spoke."""

from typing import Final

_NAMES: Final = ("vad_ms", "hear_ms", "first_clause_ms", "first_audio_ms", "done_ms")


class Waterfall:
    """``vad_ms`` until the end of the question was certain, ``hear_ms`` what recognition took, then until the first
    clause stood, its first sound went out, and the whole answer stood.
    """

    def __init__(self, speech_ended_s: float) -> None:
        """``speech_ended_s``: that moment on the steady clock, worked out from the samples that came after it."""
        self._begun_s = speech_ended_s
        self._spent_ms: dict[str, float] = {}

    @property
    def spent_ms(self) -> dict[str, float]:
        return dict(self._spent_ms)

    def note(self, name: str, now_s: float) -> None:
        """The first time counts."""
        self.took(name, (now_s - self._begun_s) * 1000)

    def took(self, name: str, spent_ms: float) -> None:
        if name not in _NAMES:
            raise ValueError(name)
        self._spent_ms.setdefault(name, max(0.0, round(spent_ms, 1)))
