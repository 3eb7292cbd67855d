"""What tokens and addresses of sound are signed with."""

import contextlib
import os
import secrets
from pathlib import Path

from vitavoce.core.config import Settings
from vitavoce.core.errors import SettingsInvalid
from vitavoce.core.setting_types import MIN_SIGNING_KEY_BYTES


def signing_key(settings: Settings) -> bytes:
    """The owner's key, or one made at the first start and kept readable for its owner only."""
    if settings.auth.signing_key is not None:
        return settings.auth.signing_key.get_secret_value().encode()
    path = settings.data_dir / "signing.key"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError), os.fdopen(_created_privately(path), "w") as file:
            file.write(secrets.token_urlsafe(48))
        key = path.read_bytes().strip()
    except OSError as error:
        raise SettingsInvalid(f"{path}: {error.strerror}") from None
    if len(key) < MIN_SIGNING_KEY_BYTES:
        raise SettingsInvalid(f"{path}: too short to sign with; delete it and a new one is made")
    return key


def _created_privately(path: Path) -> int:
    return os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
