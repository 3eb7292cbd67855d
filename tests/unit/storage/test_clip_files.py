"""Spoken sentences in files: bounded, aged, and never in the way."""

import asyncio
from pathlib import Path

from vitavoce.domain.speech import Clip, SpokenWord
from vitavoce.storage.clip_files import ClipFiles

CLIP = Clip(b"\1\2" * 500, (SpokenWord(0.0, 99.5, 0, 5), SpokenWord(99.5, 200.0, 6, 9)))
PLENTY = 1 << 20
DAY_S = 86_400.0


def held(folder: Path) -> int:
    """Bytes of all files."""
    return sum(file.stat().st_size for file in folder.iterdir())


async def test_a_clip_comes_back_as_it_was(tmp_path: Path) -> None:
    await ClipFiles(tmp_path / "cache", PLENTY, DAY_S).keep("k", CLIP)
    assert await ClipFiles(tmp_path / "cache", PLENTY, DAY_S).find("k") == CLIP
    assert await ClipFiles(tmp_path / "cache", PLENTY, DAY_S).find("other") is None


async def test_the_folder_stays_within_its_bound_and_keeps_what_was_used(tmp_path: Path) -> None:
    files = ClipFiles(tmp_path, 5_000, DAY_S)
    for number in range(12):
        await files.keep(f"k{number}", CLIP)
        assert await files.find("k0") is not None or number > 4
        await asyncio.sleep(0.002)
    assert 0 < held(tmp_path) <= 5_000
    assert await files.find("k11") == CLIP
    assert await files.find("k1") is None


async def test_what_is_too_old_is_not_given_and_goes(tmp_path: Path) -> None:
    files = ClipFiles(tmp_path, PLENTY, 0.05)
    await files.keep("k", CLIP)
    await asyncio.sleep(0.1)
    assert await files.find("k") is None
    await files.sweep()
    assert held(tmp_path) == 0


async def test_half_a_file_is_no_clip(tmp_path: Path) -> None:
    files = ClipFiles(tmp_path, PLENTY, DAY_S)
    await files.keep("k", CLIP)
    (tmp_path / "k.clip").write_bytes(b"[[0.0, 1.0, 0\n")
    assert await files.find("k") is None


async def test_a_disk_that_takes_nothing_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way")
    files = ClipFiles(tmp_path / "cache", PLENTY, DAY_S)
    await files.keep("k", CLIP)
    assert await files.find("k") is None
    await files.sweep()


async def test_several_copies_share_a_folder(tmp_path: Path) -> None:
    one, two = ClipFiles(tmp_path, 5_000, DAY_S), ClipFiles(tmp_path, 5_000, DAY_S)
    await asyncio.gather(*(files.keep(f"k{number}", CLIP) for number in range(10) for files in (one, two)))
    await one.sweep()
    assert 0 < held(tmp_path) <= 5_000
