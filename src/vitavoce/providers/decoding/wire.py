"""What the reading process and its keeper say to each other, over its stdin and stdout."""

import struct
from typing import Final

REQUEST: Final = struct.Struct(">16sIIQ")
"""Container, rate in Hz wanted, most milliseconds, bytes that follow."""
ANSWER: Final = struct.Struct(">cQ")
"""One of the letters below, bytes that follow: samples, or words."""
SAMPLES: Final = b"s"
TOO_LONG: Final = b"l"
UNSUPPORTED: Final = b"u"
INVALID: Final = b"i"
