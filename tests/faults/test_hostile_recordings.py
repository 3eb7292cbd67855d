"""Recordings made to harm: torn, lying, naming other files. Each is read or refused, within 10 s and 512 MB, and nothing
is opened meanwhile.

``python -m tests.faults.test_hostile_recordings 5000`` reads so many more.
"""

import asyncio
import random
import shutil
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.recordings import FORMATS, recorded
from tests.sounds import silence, spoken, wav

from vitavoce.core.deadline import Deadline
from vitavoce.core.errors import AudioUnusable
from vitavoce.domain.speech import HEARING_RATE_HZ, Pcm
from vitavoce.providers.decoding.process_pool import ProcessPoolDecoder, ReadingLimits
from vitavoce.providers.decoding.wire import REQUEST
from vitavoce.providers.worker_processes import ANSWER
from vitavoce.speech.audio_formats import container_of

CANARY = "/etc/hostname"
MEMORY_BYTES = 512 * 1024 * 1024
SECONDS = 10.0
CONTAINERS = ("matroska", "ogg", "mp3", "aac", "flac", "wav", "mov")


def hostile(count: int, seed: int = 4) -> Iterator[tuple[str, bytes]]:
    """Containers and what pretends to be in them."""
    chance = random.Random(seed)
    whole = {kind: recorded(spoken("Where did he study?"), kind) for kind in FORMATS}
    yield from _playlists()
    yield from _lies()
    while True:
        for recording in whole.values():
            for mutate in (_torn, _flipped, _swapped, _grown, _spliced):
                if count == 0:
                    return
                count -= 1
                mutated = mutate(chance, recording)
                try:
                    container = container_of(mutated).name
                except AudioUnusable:
                    container = chance.choice(CONTAINERS)  # as if the look at the beginning had failed
                yield container if chance.random() < 0.9 else chance.choice(CONTAINERS), mutated


def _playlists() -> Iterator[tuple[str, bytes]]:
    lists = (
        f"ffconcat version 1.0\nfile '{CANARY}'\n",
        f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile://{CANARY}\n#EXT-X-ENDLIST\n",
        f"[playlist]\nFile1={CANARY}\nNumberOfEntries=1\n",
        f"<?xml version='1.0'?><MPD><BaseURL>file://{CANARY}</BaseURL></MPD>",
        "v=0\nc=IN IP4 127.0.0.1\nm=audio 9 RTP/AVP 0\n",
        f"subfile,,start,0,end,0,,:{CANARY}",
    )
    for text in lists:
        for container in CONTAINERS:
            yield container, text.encode()
    # A reference to another file within an mp4, which the format allows.
    name = CANARY.encode()
    reference = struct.pack(">I4sI", 12 + len(name), b"url ", 0) + name
    yield "mov", recorded(spoken("Where did he study?"), "m4a").replace(struct.pack(">I4sI", 12, b"url ", 1), reference)


def _lies() -> Iterator[tuple[str, bytes]]:
    honest = wav(spoken("Where did he study?"))
    for offset, form, values in (
        (22, "<H", (0, 64, 255, 65_535)),  # channels
        (24, "<I", (0, 1, 4_000_000, 2**32 - 1)),  # rate
        (34, "<H", (0, 1, 63, 65_535)),  # bits
        (40, "<I", (0, 2**31, 2**32 - 1)),  # length
    ):
        for value in values:
            yield "wav", honest[:offset] + struct.pack(form, value) + honest[offset + struct.calcsize(form) :]
    yield "flac", recorded(silence(600), "flac", rate_hz=16_000)
    yield "wav", wav(Pcm(bytes(2 * 8000 * 300), 8000))


def _torn(chance: random.Random, recording: bytes) -> bytes:
    return recording[: chance.randrange(1, len(recording))]


def _flipped(chance: random.Random, recording: bytes) -> bytes:
    mutated = bytearray(recording)
    for _ in range(chance.choice((1, 10, 200))):
        mutated[chance.randrange(len(mutated))] = chance.randrange(256)
    return bytes(mutated)


def _swapped(chance: random.Random, recording: bytes) -> bytes:
    """Numbers of the head, where lengths stand, made huge."""
    mutated = bytearray(recording)
    for _ in range(4):
        place = chance.randrange(min(400, len(mutated) - 8))
        mutated[place : place + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0"))
    return bytes(mutated)


def _grown(chance: random.Random, recording: bytes) -> bytes:
    return recording + chance.randbytes(chance.choice((100, 100_000))) + recording


def _spliced(chance: random.Random, recording: bytes) -> bytes:
    place = chance.randrange(len(recording))
    return recording[:place] + recording[chance.randrange(len(recording)) :]


async def read_all(recordings: Iterator[tuple[str, bytes]]) -> tuple[int, int, float]:
    """How many were read and refused, and the longest time that one took."""
    decoder = ProcessPoolDecoder(ReadingLimits(processes=2, memory_bytes=MEMORY_BYTES, seconds=SECONDS))
    read = refused = 0
    longest_s = 0.0
    try:
        for container, recording in recordings:
            began = time.monotonic()
            try:
                sound = await decoder.decode(recording, container, Deadline.after(SECONDS + 5))
                read += 1
                assert sound.duration_ms <= 60_000
            except AudioUnusable:
                refused += 1
            longest_s = max(longest_s, time.monotonic() - began)
            for worker in decoder.workers.idle:
                assert _peak_bytes(worker.process.pid) <= MEMORY_BYTES
                assert _opened(worker.process.pid) <= {0, 1, 2}
    finally:
        await decoder.workers.close()
    return read, refused, longest_s


def _peak_bytes(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmPeak"))


def _limits(pid: int) -> dict[str, list[str]]:
    lines = Path(f"/proc/{pid}/limits").read_text(encoding="ascii").splitlines()
    return {line[:26].strip(): line[26:].split()[:2] for line in lines[1:]}


def _opened(pid: int) -> set[int]:
    """Its descriptors; the first three are the pipes it was born with."""
    return {int(path.name) for path in Path(f"/proc/{pid}/fd").iterdir()}


async def test_300_hostile_recordings_are_read_or_refused() -> None:
    read, refused, longest_s = await read_all(hostile(300))
    assert read + refused > 300
    assert read > 30  # most of what is only torn can still be heard
    assert refused > 60
    assert longest_s <= SECONDS


async def test_a_reader_has_no_descriptor_left_to_open_anything_with() -> None:
    decoder = ProcessPoolDecoder(ReadingLimits(processes=1))
    await decoder.workers.warm_up()
    await decoder.decode(wav(silence(1)), "wav", Deadline.after(10))
    limits = _limits(decoder.workers.idle[0].process.pid)
    await decoder.workers.close()
    assert limits["Max open files"] == ["0", "0"]
    assert limits["Max file size"] == ["0", "0"]
    assert limits["Max address space"] == [str(MEMORY_BYTES), str(MEMORY_BYTES)]


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace isn't installed here")
def test_nothing_is_opened_as_the_kernel_sees_it(tmp_path: Path) -> None:
    """Every name that is given to the kernel, from the first recording on."""
    requests = [*_playlists(), *list(_lies())[:8]]
    trace = tmp_path / "trace"
    command = [sys.executable, "-I", "-m", "vitavoce.providers.decoding.child", str(MEMORY_BYTES)]
    process = subprocess.Popen(
        ["strace", "-f", "-qq", "-o", str(trace), "-e", "trace=%file,%network,%process,prlimit64", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin
    assert process.stdout
    with process.stdin, process.stdout:
        for container, recording in requests:
            process.stdin.write(REQUEST.pack(container.encode(), HEARING_RATE_HZ, 60_000, len(recording)) + recording)
            process.stdin.flush()
            _, length = ANSWER.unpack(process.stdout.read(ANSWER.size))
            process.stdout.read(length)
    process.wait(timeout=30)
    calls = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    locked = next(place for place, call in enumerate(calls) if "RLIMIT_NOFILE" in call and "rlim_cur=0" in call)
    succeeded = [call for call in calls[locked + 1 :] if "RLIMIT_CPU" not in call and "= -1 " not in call]
    assert [call for call in succeeded if not call.rstrip().endswith("+++") and "exit" not in call] == []


if __name__ == "__main__":
    told = asyncio.run(read_all(hostile(int(sys.argv[1]), seed=random.randrange(10**6))))
    sys.stdout.write("read {}, refused {}, longest {:.2f} s\n".format(*told))
