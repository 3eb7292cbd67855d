"""Settings become voices: which engines there are, in which order, behind which brakes."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from vitavoce.conversation.audio_links import AudioLinks
from vitavoce.conversation.clock import Clock
from vitavoce.conversation.kept_sound import KeptSound, erase_sound
from vitavoce.conversation.speaking import AnswerSpeaker, SpeakingRules
from vitavoce.conversation.stores import AudioStore
from vitavoce.core.config import Settings
from vitavoce.core.errors import EngineUnavailable
from vitavoce.core.speech_settings import TtsSettings
from vitavoce.domain.speech import Voice
from vitavoce.providers.resilience.circuit import CircuitBreaker, LocalCircuits
from vitavoce.providers.resilience.failures import CircuitRules
from vitavoce.providers.tts.cached import CachedEngine
from vitavoce.providers.tts.engine import StatedEngine, VendorEngine
from vitavoce.providers.tts.fallback import FallbackEngine
from vitavoce.providers.tts.opening import LateEngine
from vitavoce.providers.tts.probing import ProbedEngine
from vitavoce.providers.tts.speech_cache import ClipMemory, SpeechCache
from vitavoce.providers.tts.watched import WatchedEngine, WatchRules
from vitavoce.speech.as_written import SpeaksAsWritten
from vitavoce.speech.sound_formats import AI_MARK, FORMATS, EncoderMaker, SoundEncoder, SoundFormat
from vitavoce.speech.spoken_text import TextSpeaker
from vitavoce.speech.spoken_words import read_spoken_words
from vitavoce.speech.synthesis import Synthesiser
from vitavoce.speech.voices import OffersVoices
from vitavoce.storage.audio_store import FileAudioStore
from vitavoce.storage.clip_files import ClipFiles

_SPOKEN_WORDS: Final = Path(__file__).parent.parent / "config" / "spoken.yaml"
_DEFAULT_MODEL: Final = "gpt-4o-mini-tts"
_DEFAULT_VOICE: Final = "alloy"
_NO_KEY: Final = "none"  # the client wants one, servers of one's own don't
_FREE: Final = frozenset({"edge-tts", "piper"})
_AHEAD: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {"free": _FREE, "any": _FREE | {"openai"}, "none": frozenset()}
)
_SWEEP_S: Final = 3600.0
_AFTER_START_S: Final = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """``engine`` takes written text; ``voice`` is the one for who asks for none."""

    engine: Synthesiser
    chain: FallbackEngine
    voice: Voice
    store: AudioStore
    links: AudioLinks
    encode: EncoderMaker
    speaker: AnswerSpeaker
    text_speaker: TextSpeaker
    may_speak_ahead: frozenset[str]
    sound: KeptSound
    sweep_s: float
    engines: Sequence[WatchedEngine]
    probed: ProbedEngine | None
    clips: ClipFiles | None

    @property
    def voices(self) -> OffersVoices:
        return self.chain

    async def state(self) -> str:
        """Which engine speaks. Without any, answers go out as text, so that the server is ready all the same."""
        return f"ok: {await self.chain.state()}"

    async def ahead(self) -> Synthesiser | None:
        """The engine that speaks now, if what it says is kept and it may speak before anybody asks."""
        engine = await self.chain.speaking()
        if isinstance(engine, CachedEngine) and engine.name in self.may_speak_ahead:
            return SpeaksAsWritten(engine, self.text_speaker)
        return None

    async def examine(self) -> dict[str, str]:
        """Each engine that settings allow, with how soon it speaks or why it doesn't."""
        told = {}
        for engine in self.engines:
            probe = self.probed if self.probed and self.probed.name == engine.name else ProbedEngine(engine)
            begun = perf_counter()
            if await probe.probe():
                told[engine.name] = f"ok: first sound after {(perf_counter() - begun) * 1000:.0f} ms"
            else:
                told[engine.name] = await probe.state()
        return told

    async def store_state(self) -> str:
        await self.store.check()
        return "ok"

    async def run(self) -> None:
        """What goes on in the background; runs until cancelled."""
        await asyncio.sleep(_AFTER_START_S)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._load())
            tasks.create_task(self.sound.run(self.sweep_s))
            if self.probed is not None:
                tasks.create_task(self.probed.keep_trying())
            if self.clips is not None:
                tasks.create_task(_sweep(self.clips))

    async def close(self) -> None:
        for engine in self.engines:
            await engine.close()

    async def _load(self) -> None:
        """Engines are made when they are first asked for anything, so that no visitor waits for their libraries."""
        for engine in self.engines:
            with suppress(EngineUnavailable):
                await engine.voices()


def build_speaking(
    settings: Settings,
    store: AudioStore,
    *,
    signing_key: bytes,
    clock: Clock,
    keeps_files: bool,
) -> Speaking:
    """Nothing is loaded or asked yet. Raises SettingsInvalid for a broken file of the owner's."""
    tts = settings.tts
    clips = None
    if keeps_files and tts.cache_file_bytes:
        folder = settings.data_dir / "speech-cache"
        clips = ClipFiles(folder, tts.cache_file_bytes, tts.cache_kept.total_seconds())
    watched = [_watched(name, tts) for name in _order(tts)]
    probed = next((ProbedEngine(one) for one in watched if one.name == "edge-tts" and tts.engine == "auto"), None)
    engines: list[StatedEngine] = [probed if probed and one.name == probed.name else one for one in watched]
    cache = SpeechCache(ClipMemory(tts.cache_memory_bytes), clips)
    chain = FallbackEngine([_cached(one, cache, tts) for one in engines], tts.first_sound.total_seconds())
    owners = settings.owners_file("spoken.yaml")
    words = read_spoken_words(
        _SPOKEN_WORDS.read_text(encoding="utf-8"),
        owners.read_text(encoding="utf-8") if owners else None,
        str(owners),
    )
    text_speaker = TextSpeaker(words)
    engine = SpeaksAsWritten(chain, text_speaker)
    links = AudioLinks(signing_key, settings.audio.link, clock.now)
    rules = SpeakingRules(form=FORMATS[settings.audio.format], longest_s=settings.audio.answer.total_seconds())
    return Speaking(
        engine=engine,
        chain=chain,
        voice=Voice(name=tts.voice),
        store=store,
        links=links,
        encode=encoder_of,
        speaker=AnswerSpeaker(engine, store, links, encoder_of, rules),
        text_speaker=text_speaker,
        may_speak_ahead=_AHEAD[tts.ahead],
        sound=KeptSound(store, links, clock, kept=settings.audio.kept),
        sweep_s=settings.retention.interval.total_seconds(),
        engines=watched,
        probed=probed,
        clips=clips,
    )


def audio_store(settings: Settings) -> FileAudioStore:
    return FileAudioStore(sound_folder(settings))


def sound_folder(settings: Settings) -> Path:
    url = settings.objects.url
    return Path(url2pathname(urlsplit(url).path)) if url else settings.data_dir / "audio"


async def forget_spoken(settings: Settings, turns: Sequence[str]) -> None:
    """Erase these turns' sound, and every kept sentence: whose it was isn't known. Other sound goes by its age."""
    await erase_sound(audio_store(settings), turns)
    await ClipFiles(settings.data_dir / "speech-cache", most_bytes=0, kept_s=0).sweep()


def encoder_of(form: SoundFormat) -> SoundEncoder:
    """Blocks; for threads."""
    # PyAV takes 0.2 s to import, which a start needn't wait for.
    from vitavoce.providers.sound_encoding import encoder_of as encoder

    return encoder(form.name, AI_MARK)


def _cached(engine: StatedEngine, cache: SpeechCache, tts: TtsSettings) -> StatedEngine:
    if engine.name == "espeak-ng":
        return engine  # speaks as fast as a kept clip is read
    return CachedEngine(engine, cache, manner=f"{tts.base_url} {tts.model} {tts.voice}")


def _order(tts: TtsSettings) -> list[str]:
    """Best first; the bundled one follows whichever is named."""
    if tts.engine == "none":
        return []
    if tts.engine != "auto":
        return [tts.engine] if tts.engine == "espeak-ng" else [tts.engine, "espeak-ng"]
    order = ["edge-tts", "espeak-ng"]
    if (tts.model or "").endswith(".onnx"):
        order.insert(1, "piper")
    if tts.api_key is not None or (tts.base_url or "").startswith("http"):
        order.insert(0, "openai")
    return order


def _watched(name: str, tts: TtsSettings) -> WatchedEngine:
    rules = WatchRules(at_once=tts.at_once, silence_s=tts.silence.total_seconds())
    breaker = CircuitBreaker(name, CircuitRules(), LocalCircuits()) if name in {"openai", "edge-tts"} else None
    return WatchedEngine(LateEngine(name, partial(_MAKERS[name], tts)), rules, breaker)


# Each engine's library takes 0.1 to 1 s to import, so that it is imported by who first needs it, in a thread.
def _openai(tts: TtsSettings) -> VendorEngine:
    from vitavoce.providers.tts.openai_compatible import OpenAiSpeech

    return OpenAiSpeech(
        base_url=tts.base_url or "https://api.openai.com/v1",
        api_key=tts.api_key.get_secret_value() if tts.api_key else _NO_KEY,
        model=tts.model or _DEFAULT_MODEL,
        voice=tts.voice or _DEFAULT_VOICE,
    )


def _edge(tts: TtsSettings) -> VendorEngine:
    from vitavoce.providers.tts.edge import EdgeTts

    return EdgeTts(url=tts.base_url if (tts.base_url or "").startswith("ws") else None, voice=tts.voice)


def _piper(tts: TtsSettings) -> VendorEngine:
    if tts.model is None:
        raise EngineUnavailable("piper needs the path of a voice as tts.model")
    from vitavoce.providers.tts.piper import Piper

    return Piper(Path(tts.model))


def _espeak(tts: TtsSettings) -> VendorEngine:
    del tts
    from vitavoce.providers.tts.espeak_ng import EspeakNg

    return EspeakNg()


_MAKERS: Final[Mapping[str, Callable[[TtsSettings], VendorEngine]]] = MappingProxyType(
    {"openai": _openai, "edge-tts": _edge, "piper": _piper, "espeak-ng": _espeak}
)


async def _sweep(clips: ClipFiles) -> None:
    while True:
        await clips.sweep()
        await asyncio.sleep(_SWEEP_S)
