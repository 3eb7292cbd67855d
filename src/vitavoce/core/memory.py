"""Memory that is free inside the C library, given back to the system."""

import ctypes
import sys


def give_back_free_memory() -> None:
    """Sound comes and goes in pieces of all sizes, and glibc keeps the gaps they leave: some 4 MB after a hundred
    talks. Takes milliseconds; other C libraries give back of themselves, or can't be asked.
    """
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
