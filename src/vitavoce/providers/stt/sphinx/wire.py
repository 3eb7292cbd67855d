"""What the recognising process and its keeper say to each other."""

import struct
from typing import Final

REQUEST: Final = struct.Struct(">II")
"""Bytes of JSON (``key``, and ``questions`` and ``names`` where the process doesn't know the key), bytes of samples."""
HEARD: Final = b"h"
NOT_FOUND: Final = b"n"
UNKNOWN_KEY: Final = b"k"
