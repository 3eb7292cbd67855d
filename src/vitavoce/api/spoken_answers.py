"""Addresses of answers' sound as a client needs them: working, and whole."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Self

from fastapi import Request

from vitavoce.api.request_context import context_of
from vitavoce.conversation.audio_links import AUDIO_PATH, AudioLinks
from vitavoce.conversation.kept_sound import KeptSound
from vitavoce.conversation.stores import AudioStore
from vitavoce.domain.speech import Voice
from vitavoce.speech.sound_formats import EncoderMaker
from vitavoce.speech.synthesis import Synthesiser
from vitavoce.speech.voices import OffersVoices
from vitavoce.wiring.speaking import Speaking

# Within a JSON string the quotes would be escaped, and links of cards have a scheme: nothing else looks like this.
_IN_JSON = f'"url":"{AUDIO_PATH}'


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechParts:
    """What the doors of speaking work with; ``voice`` is the one for who asks for none."""

    engine: Synthesiser
    voices: OffersVoices
    voice: Voice
    encode: EncoderMaker
    store: AudioStore
    links: AudioLinks
    sound: KeptSound
    first_sound_s: float
    max_input_chars: int

    @classmethod
    def of(cls, speaking: Speaking, first_sound: timedelta, max_input_chars: int) -> Self:
        return cls(
            engine=speaking.engine,
            voices=speaking.voices,
            voice=speaking.voice,
            encode=speaking.encode,
            store=speaking.store,
            links=speaking.links,
            sound=speaking.sound,
            first_sound_s=first_sound.total_seconds(),
            max_input_chars=max_input_chars,
        )


def with_whole_addresses(request: Request, text: str) -> str:
    """JSON in which addresses of sound name the host that the client asked; they are kept without one."""
    origin = context_of(request.scope).origin
    return text.replace(_IN_JSON, f'"url":"{origin}{AUDIO_PATH}') if origin and _IN_JSON in text else text
