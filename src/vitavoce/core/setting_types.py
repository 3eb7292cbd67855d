"""The kinds of values that settings hold, and how they are written."""

import json
import re
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, SecretStr
from pydantic_settings import NoDecode

MIN_SIGNING_KEY_BYTES: Final = 32

_DURATION = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(ms|[smhd]?)\s*")
_SECONDS_OF_UNIT = {"": 1, "ms": 0.001, "s": 1, "m": 60, "h": 3600, "d": 86400}
_LIMIT = re.compile(r"[1-9]\d{0,6} ?(?:per|/) ?(?:[1-9]\d{0,3} ?)?(?:second|minute|hour|day)s?")


def _seconds_from(value: object) -> object:
    if isinstance(value, str) and (match := _DURATION.fullmatch(value)):
        return timedelta(seconds=float(match[1]) * _SECONDS_OF_UNIT[match[2]])
    return value


def _list_from(value: object) -> object:
    """A variable holds a list as JSON, or simply with commas."""
    if not isinstance(value, str):
        return value
    if value.lstrip().startswith("["):
        return json.loads(value)
    return [part.strip() for part in value.split(",") if part.strip()]


def _checked_limit(value: str) -> str:
    if not _LIMIT.fullmatch(value):
        raise ValueError("say it as “30 per minute” or “500 per 2 hours”")
    return value


def _checked_origin(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or value != f"{parts.scheme}://{parts.netloc}" or "*" in value:
        raise ValueError(
            "an origin is scheme://host[:port] with no path and no wildcard, for example https://ada.example"
        )
    return value.lower()


def _checked_network(value: IPv4Network | IPv6Network) -> IPv4Network | IPv6Network:
    if value.prefixlen == 0:
        raise ValueError("this holds every address, so that anybody could choose theirs; name your proxies only")
    return value


def _checked_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("an address is written http://host or https://host, with what follows it")
    return value.rstrip("/")


def _checked_key(value: SecretStr) -> SecretStr:
    if len(value.get_secret_value().encode()) < MIN_SIGNING_KEY_BYTES:
        raise ValueError(f"a signing key needs {MIN_SIGNING_KEY_BYTES} bytes or more")
    return value


def _checked_api_key(value: SecretStr) -> SecretStr:
    key = value.get_secret_value()
    if not key.isascii() or not key.isprintable() or not key or " " in key:
        raise ValueError("a key is plain ASCII without spaces; was all of it copied, and nothing else?")
    return value


Duration = Annotated[timedelta, BeforeValidator(_seconds_from), Field(ge=timedelta(milliseconds=100))]
Limit = Annotated[str, AfterValidator(_checked_limit)]
Origin = Annotated[str, AfterValidator(_checked_origin)]
HttpAddress = Annotated[str, AfterValidator(_checked_url)]
Network = Annotated[IPv4Network | IPv6Network, AfterValidator(_checked_network)]
ApiKey = Annotated[SecretStr, AfterValidator(_checked_api_key)]
SigningKey = Annotated[SecretStr, AfterValidator(_checked_key)]
Networks = Annotated[tuple[Network, ...], NoDecode, BeforeValidator(_list_from)]
Origins = Annotated[tuple[Origin, ...], NoDecode, BeforeValidator(_list_from)]


class Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
