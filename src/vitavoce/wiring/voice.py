"""Settings become live talks: who hears, who speaks, how patient they are."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from time import monotonic
from typing import Final

from vitavoce.conversation.ids import IdMaker
from vitavoce.conversation.kept_recordings import KeptRecordings
from vitavoce.conversation.turn_taker import TurnTaker
from vitavoce.conversation.voice.detection import SharedDetection
from vitavoce.conversation.voice.reply import ReplyRules
from vitavoce.conversation.voice.rooms import ExchangeRules, LiveVoice, Rooms, TalkRules
from vitavoce.core.config import Settings
from vitavoce.core.errors import EngineUnavailable
from vitavoce.core.voice_settings import VoiceSettings
from vitavoce.domain.speech import Hints
from vitavoce.speech.cues import read_cues
from vitavoce.speech.endpointing import EndpointRules, TurnDetection
from vitavoce.speech.transcription import Transcriber
from vitavoce.speech.vad import SoundStream
from vitavoce.telemetry.logging import get_logger
from vitavoce.wiring.speaking import Speaking

_CUES: Final = Path(__file__).parent.parent / "config" / "voice.yaml"
_log = get_logger("vitavoce.voice")


def build_live_voice(
    settings: Settings,
    *,
    taker: TurnTaker,
    ids: IdMaker,
    transcriber: Transcriber,
    hints: Callable[[str], Awaitable[Hints]],
    recordings: KeptRecordings,
    speaking: Speaking,
) -> LiveVoice:
    """Nothing is loaded yet. Raises SettingsInvalid for a broken file of the owner's."""
    owners = settings.owners_file("voice.yaml")
    path = owners or _CUES
    cues, apologies = read_cues(path.read_text(encoding="utf-8"), str(path))
    streams = _Streams()
    rooms = Rooms(
        ready=streams.load,
        taker=taker,
        transcriber=transcriber,
        synthesiser=speaking.engine,
        voice=speaking.voice,
        open_stream=streams.open,
        detection=SharedDetection(_broke),
        hints=hints,
        recordings=recordings,
        cues=cues,
        apologies=apologies,
        ids=ids,
        broke=_broke,
        now=monotonic,
    )
    voice = settings.voice
    return LiveVoice(
        rooms=rooms,
        talk=_rules(voice, settings.tts.first_sound.total_seconds()),
        exchange=ExchangeRules(
            most_talks=voice.max_talks,
            most_talks_an_address=voice.max_talks_per_address,
            resume_s=voice.resume.total_seconds(),
        ),
    )


def _rules(voice: VoiceSettings, first_sound_s: float) -> TalkRules:
    return TalkRules(
        detection=TurnDetection(silence_duration_ms=round(voice.silence.total_seconds() * 1000)),
        endpoint=EndpointRules(
            pause_ms=voice.pause.total_seconds() * 1000,
            unfinished_silence_ms=voice.unfinished_silence.total_seconds() * 1000,
        ),
        reply=ReplyRules(begin_s=voice.begin.total_seconds()),
        longest_utterance_ms=voice.longest_question.total_seconds() * 1000,
        hearing_s=voice.recognition.total_seconds(),
        first_sound_s=first_sound_s,
    )


class _Streams:
    """The speech detector, loaded by whoever talks first: onnxruntime and numpy take 0.3 s, which a start needn't
    wait for.
    """

    def __init__(self) -> None:
        self._open: Callable[[], SoundStream] | None = None
        self._loading: asyncio.Task[None] | None = None

    async def load(self) -> None:
        if self._open is None:
            if self._loading is None or self._loading.done():
                self._loading = asyncio.create_task(self._load())
            await asyncio.shield(self._loading)

    def open(self) -> SoundStream:
        if self._open is None:
            raise EngineUnavailable("The speech detector isn't loaded yet.")
        return self._open()

    async def _load(self) -> None:
        self._open = await asyncio.to_thread(_opener)


def _opener() -> Callable[[], SoundStream]:
    from vitavoce.providers.vad.live_stream import LiveStream
    from vitavoce.providers.vad.silero import SileroModel

    model = SileroModel()
    return lambda: LiveStream(model.detector())


def _broke(doing: str, error: Exception) -> None:
    _log.error("live talk broke", doing=doing, exc_info=error)
