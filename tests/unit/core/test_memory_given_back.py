import ctypes
import sys
from pathlib import Path

import pytest

from vitavoce.core.memory import give_back_free_memory

_GIVES_BACK = sys.platform == "linux" and hasattr(ctypes.CDLL(None), "malloc_trim")


@pytest.mark.skipif(not _GIVES_BACK, reason="this C library can't be asked")
def test_the_gaps_between_what_is_used_are_given_back() -> None:
    blocks = [b"x" * 9_000 for _ in range(4_000)]
    del blocks[::2]
    before = _resident_pages()
    give_back_free_memory()
    assert before - _resident_pages() > 1_000
    assert len(blocks) == 2_000


def _resident_pages() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1])
