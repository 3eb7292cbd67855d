"""The ``Idempotency-Key`` header: a quoted string by draft-ietf-httpapi-idempotency-key-header, or bare as most do."""

import hashlib
import re
from typing import Final

from vitavoce.core.errors import IdempotencyKeyInvalid
from vitavoce.domain.keeping import IdempotencyKey

# Structured-field strings escape quotes and backslashes only; a bare key has visible characters but " , ; and \.
_QUOTED: Final = r'"((?:[ !#-\[\]-~]|\\["\\]){1,255})"'
_BARE: Final = r"[!#-+\--:<-\[\]-~]{1,255}"
KEY_PATTERN: Final = f"^(?:{_QUOTED}|{_BARE})$"
_KEY: Final = re.compile(KEY_PATTERN)
_ESCAPED: Final = re.compile(r'\\(["\\])')


def read_key(header: str | None, scope: str, body: str) -> IdempotencyKey | None:
    """The caller's key for this door, None without a header. Raises IdempotencyKeyInvalid."""
    if header is None:
        return None
    text = header.strip()
    match = _KEY.fullmatch(text)
    if match is None:
        raise IdempotencyKeyInvalid("An Idempotency-Key has 1 to 255 visible ASCII characters, for example a UUID.")
    key = _ESCAPED.sub(r"\1", match[1]) if match[1] is not None else text
    return IdempotencyKey(
        scope=scope, key=key, fingerprint=hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()
    )
