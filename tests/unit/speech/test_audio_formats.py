import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vitavoce.core.errors import AudioInvalid, AudioUnsupported
from vitavoce.speech.audio_formats import AAC, FLAC, MATROSKA, MP3, MP4, OGG, WAV, Container, container_of


@pytest.mark.parametrize(
    ("beginning", "container"),
    [
        (b"\x1a\x45\xdf\xa3\x01\0\0\0", MATROSKA),
        (b"OggS\0\x02", OGG),
        (b"fLaC\0\0", FLAC),
        (b"ID3\x04\0", MP3),
        (b"\xff\xfb\x90\x44", MP3),
        (b"\xff\xf3\x40\xc0", MP3),
        (b"\xff\xf1\x50\x80", AAC),
        (b"\xff\xf9\x50\x80", AAC),
        (b"\0\0\0\x20ftypM4A ", MP4),
        (b"\0\0\0\x1cftypiso5", MP4),
        (b"RIFF\x24\x08\0\0WAVEfmt ", WAV),
    ],
)
def test_a_container_is_known_by_its_first_bytes(beginning: bytes, container: Container) -> None:
    assert container_of(beginning + bytes(50)) == container


@pytest.mark.parametrize(
    "beginning", [b"FORM\0\0\0\0AIFF", b"#!AMR\n", b"RIFF\0\0\0\0AVI LIST", b"\x30\x26\xb2\x75\x8e"]
)
def test_sound_that_is_not_taken_is_told_apart(beginning: bytes) -> None:
    with pytest.raises(AudioUnsupported, match="webm, ogg"):
        container_of(beginning)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"ffconcat version 1.0\nfile /etc/passwd",
        b"#EXTM3U\n",
        b"<html>",
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7",
    ],
)
def test_what_is_no_sound_is_refused(content: bytes) -> None:
    with pytest.raises(AudioInvalid):
        container_of(content)


@given(st.binary(max_size=40))
def test_any_bytes_are_a_container_or_refused(content: bytes) -> None:
    with contextlib.suppress(AudioInvalid, AudioUnsupported):
        assert container_of(content).name
