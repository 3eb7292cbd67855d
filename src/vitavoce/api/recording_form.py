"""A form with a recording in it, read while it comes in: counted, held in memory only, never written to a disk."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fastapi import Request
from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from vitavoce.core.errors import AudioTooLarge, BadInput, BodyTooLarge

if TYPE_CHECKING:
    from python_multipart.multipart import MultipartCallbacks

MEDIA_TYPE: Final = "multipart/form-data"
_FILE_FIELD: Final = "file"
_MOST_FIELDS: Final = 20
_MOST_FIELD_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class RecordingForm:
    """The bytes of ``file``, and all other fields as text."""

    recording: bytes
    fields: Mapping[str, str]

    @property
    def fingerprint(self) -> str:
        """The same for the same content, whatever the boundary was."""
        digest = hashlib.sha256(self.recording)
        for name, value in sorted(self.fields.items()):
            digest.update(f"\0{name}\0{value}".encode())
        return digest.hexdigest()


async def read_recording_form(request: Request, max_recording_bytes: int) -> RecordingForm:
    """Raises AudioTooLarge, BodyTooLarge, BadInput."""
    content_type, options = parse_options_header(request.headers.get("content-type", ""))
    boundary = options.get(b"boundary")
    if content_type != MEDIA_TYPE.encode() or not boundary:
        raise BadInput(f"Send the recording as {MEDIA_TYPE}, in the field “{_FILE_FIELD}”.")
    reading = _Reading(max_recording_bytes)
    parser = MultipartParser(boundary, reading.callbacks())
    try:
        async for chunk in request.stream():
            parser.write(chunk)
        parser.finalize()
    except MultipartParseError as error:
        raise BadInput(f"The form can't be read: {error}") from None
    return reading.form()


class _Reading:
    """One form as the parser finds it."""

    def __init__(self, max_recording_bytes: int) -> None:
        self._max_recording_bytes = max_recording_bytes
        self._parts: dict[str, bytearray] = {}
        self._header = bytearray()
        self._value = bytearray()
        self._headers: dict[str, bytes] = {}
        self._name = ""

    def callbacks(self) -> "MultipartCallbacks":
        return {
            "on_part_begin": self._headers.clear,
            "on_header_field": self._on_header_field,
            "on_header_value": self._on_header_value,
            "on_header_end": self._on_header_end,
            "on_headers_finished": self._on_headers_finished,
            "on_part_data": self._on_part_data,
        }

    def form(self) -> RecordingForm:
        recording = self._parts.pop(_FILE_FIELD, None)
        if not recording:
            raise BadInput(f"There is no recording in the field “{_FILE_FIELD}”.")
        fields = {name: value.decode("utf-8", "replace") for name, value in self._parts.items()}
        return RecordingForm(bytes(recording), fields)

    def _on_header_field(self, data: bytes, begin: int, end: int) -> None:
        self._header += data[begin:end]

    def _on_header_value(self, data: bytes, begin: int, end: int) -> None:
        self._value += data[begin:end]

    def _on_header_end(self) -> None:
        self._headers[self._header.decode("latin-1").lower()] = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _on_headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get("content-disposition", b""))
        self._name = options.get(b"name", b"").decode("utf-8", "replace")
        if self._name in self._parts or len(self._parts) >= _MOST_FIELDS:
            raise BadInput("The form has too many fields, or one of them twice.")
        self._parts[self._name] = bytearray()

    def _on_part_data(self, data: bytes, begin: int, end: int) -> None:
        part = self._parts[self._name]
        part += data[begin:end]
        if self._name == _FILE_FIELD:
            if len(part) > self._max_recording_bytes:
                raise AudioTooLarge(f"A recording may have {self._max_recording_bytes} bytes.")
        elif len(part) > _MOST_FIELD_BYTES:
            raise BodyTooLarge(f"A field may have {_MOST_FIELD_BYTES} bytes.")
