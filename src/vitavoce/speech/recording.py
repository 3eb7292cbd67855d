"""A recording, as some browser or program made it, becomes samples."""

from typing import Protocol

from vitavoce.core.deadline import Deadline
from vitavoce.domain.speech import Pcm


class RecordingDecoder(Protocol):
    """Reads what strangers send."""

    async def decode(self, recording: bytes, container: str, deadline: Deadline) -> Pcm:
        """``container`` is a name of ``audio_formats``. The first sound track, mixed down to one channel at
        ``HEARING_RATE_HZ``.

        Raises AudioInvalid for what can't be read, AudioUnsupported for a codec, channels or a rate that isn't taken,
        AudioTooLong, and EngineUnavailable where nothing reads it in time.
        """
