"""Settings become the keeping of visitors' recordings."""

from typing import Final

from vitavoce.conversation.audio_links import RECORDINGS_PATH, AudioLinks
from vitavoce.conversation.clock import Clock, SystemClock
from vitavoce.conversation.kept_recordings import KeptRecordings, RecordingsRules
from vitavoce.conversation.stores import RecordingStore, SessionStore
from vitavoce.core.config import Settings
from vitavoce.domain.speech import Pcm
from vitavoce.storage.recording_store import FileRecordingStore
from vitavoce.wiring.signing_key import signing_key as own_signing_key
from vitavoce.wiring.speaking import sound_folder
from vitavoce.wiring.stores import Stores

_FORM: Final = "flac"
_MARK: Final = "A visitor's question"


def recording_store(settings: Settings) -> FileRecordingStore:
    return FileRecordingStore(sound_folder(settings) / "recordings")


def build_recordings(
    settings: Settings, store: RecordingStore, sessions: SessionStore, clock: Clock, signing_key: bytes
) -> KeptRecordings:
    recordings = settings.recordings
    rules = RecordingsRules(
        keep=recordings.keep,
        profiles=recordings.profiles,
        life=recordings.kept,
        most_bytes=recordings.max_bytes,
    )
    links = AudioLinks(signing_key, settings.audio.link, clock.now, RECORDINGS_PATH)
    return KeptRecordings(store, sessions, _encoded, links, clock, rules)


def kept_recordings(settings: Settings, stores: Stores) -> KeptRecordings:
    """For commands, which need nothing else of the house."""
    return build_recordings(
        settings, recording_store(settings), stores.sessions, SystemClock(), own_signing_key(settings)
    )


def _encoded(sound: Pcm) -> bytes:
    # PyAV takes 0.2 s to import, which a start needn't wait for.
    from vitavoce.providers.sound_encoding import encoder_of

    encoder = encoder_of(_FORM, _MARK, sound.rate_hz)
    return encoder.write(sound.data) + encoder.finish()
