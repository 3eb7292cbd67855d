"""What the reading process and its keeper say to each other."""

import struct
from typing import Final

REQUEST: Final = struct.Struct(">16sIIQ")
"""Container, rate in Hz wanted, most milliseconds, bytes that follow."""
SAMPLES: Final = b"s"
TOO_LONG: Final = b"l"
UNSUPPORTED: Final = b"u"
INVALID: Final = b"i"
