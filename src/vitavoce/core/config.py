"""Settings: typed, from the environment, ``.env``, the owner's ``settings.yaml`` and the packaged defaults.

Defaults stand in ``config/settings.yaml`` only, each with its reason; here stand types and bounds. What wins:
``VITAVOCE_…`` in the environment, then ``.env``, then the owner's ``settings.yaml``, then the packaged one.

A start is refused when it would be unsafe:

- a signing key shorter than 32 bytes, a wildcard among ``allowed_origins``, or a ``trusted_proxies`` network that holds
  everybody: always;
- ``limits.enabled: false`` on an address that other machines can reach.
"""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import Final, Literal, Self

import yaml
from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    SettingsError,
)

from vitavoce.core.errors import SettingsInvalid
from vitavoce.core.hearing_settings import HearingSettings, JobsSettings, RecordingsSettings, SttSettings
from vitavoce.core.llm_settings import LlmSettings
from vitavoce.core.outcome_settings import ExperimentSettings
from vitavoce.core.setting_types import Duration, Limit, Networks, Origins, Section, SigningKey
from vitavoce.core.speech_settings import AudioSettings, ObjectsSettings, TtsSettings
from vitavoce.core.voice_settings import VoiceSettings

PREFIX: Final = "VITAVOCE_"
FILE_VARIABLE: Final = "VITAVOCE_SETTINGS"
PACKAGED_FILE: Final = Path(__file__).parent.parent / "config" / "settings.yaml"


class ServerSettings(Section):
    host: str
    """Address to bind."""
    port: int = Field(ge=0, le=65535)
    """Port to bind; 0 picks a free one."""
    trusted_proxies: Networks
    """Networks whose ``X-Forwarded-For`` is believed."""
    allowed_origins: Origins
    """Web origins that may call the API from a browser."""
    max_body_bytes: int = Field(ge=1024)
    """Largest body of any request but a résumé."""
    max_resume_bytes: int = Field(ge=1024)
    """Largest résumé accepted by ``PUT /v1/profiles/{slug}``."""
    request: Duration
    """Time a request gets to come in whole."""
    drain: Duration
    """Time running requests get to finish after SIGTERM."""

    @property
    def public(self) -> bool:
        """Whether other machines can reach it."""
        try:
            return not ip_address(self.host).is_loopback
        except ValueError:
            return self.host != "localhost"


class DatabaseSettings(Section):
    url: SecretStr | None
    """SQLAlchemy URL of an async driver; None means SQLite under ``data_dir``."""
    migrate_at_start: bool
    """Whether a start brings a PostgreSQL schema up to date."""


class AuthSettings(Section):
    signing_key: SigningKey | None
    """Signs session tokens; None means one made at the first start and kept under ``data_dir``."""


class LimitSettings(Section):
    enabled: bool
    """Whether anything is limited."""
    session_turns: Limit
    """Turns of one session."""
    address_turns: Limit
    """Turns from one address, over all its sessions."""
    address_sessions: Limit
    """Sessions opened from one address."""
    address_requests: Limit
    """All other requests from one address."""
    max_callers: int = Field(ge=100)
    """Addresses and sessions remembered at once."""


class LogSettings(Section):
    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"]
    """Least severe message that is written."""
    format: Literal["auto", "json", "console"]
    """Form of the lines; auto is console on a terminal and json otherwise."""


class QuerySettings(Section):
    max_cards: int = Field(ge=1, le=12)
    """Most cards a turn shows."""
    max_question_chars: int = Field(ge=50, le=20_000)
    """Longest question accepted."""


class UnderstandingSettings(Section):
    intents: Path | None
    """File of further example questions per intent."""
    technologies: Path | None
    """File of further technologies and skills."""


class SessionSettings(Section):
    ttl: Duration
    """Life of a session after its last turn."""
    max_age: Duration
    """Life of a session token after its issue."""


class RetentionSettings(Section):
    interval: Duration
    """Time between two sweeps."""
    idempotency_keys: Duration
    """How long a retry is still answered with the first answer."""
    experiments: Duration
    """How long an experiment counts a visitor after the last word."""


class CacheSettings(Section):
    profiles: int = Field(ge=1)
    """Profiles kept prepared in memory."""
    sessions: int = Field(ge=1)
    """Sessions whose state is kept in memory."""
    answers: int = Field(ge=1)
    """Answers of a language model kept in memory."""
    answers_kept: Duration
    """How long such an answer may be given again."""


class RedisSettings(Section):
    url: SecretStr | None
    """Where copies of the server share what they may also do without; None: each for itself."""
    wait_ms: int = Field(ge=1, le=10_000)
    """How long it may take over anything."""


class Settings(BaseSettings):
    """All settings; build with ``load_settings``, which explains what is wrong with them."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_file=".env",
        env_file_encoding="utf-8",
        extra="forbid",
        frozen=True,
        nested_model_default_partial_update=True,
    )

    data_dir: Path
    """Directory of the SQLite file and the signing key."""
    profile: Path | None
    """JSON Resume imported at the start as the default profile."""
    server: ServerSettings
    database: DatabaseSettings
    auth: AuthSettings
    limits: LimitSettings
    log: LogSettings
    query: QuerySettings
    understanding: UnderstandingSettings
    session: SessionSettings
    retention: RetentionSettings
    cache: CacheSettings
    stt: SttSettings
    hearing: HearingSettings
    recordings: RecordingsSettings
    jobs: JobsSettings
    tts: TtsSettings
    objects: ObjectsSettings
    audio: AudioSettings
    voice: VoiceSettings
    redis: RedisSettings
    llm: LlmSettings
    experiments: ExperimentSettings

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del file_secret_settings
        # A .env is shared with compose and others: what isn't ours is none of our business.
        dotenv = {name: value for name, value in dotenv_settings().items() if name in settings_cls.model_fields}
        values = [dotenv, *(_parsed(path) for path in (_owners_file(), PACKAGED_FILE) if path)]
        return init_settings, env_settings, *(InitSettingsSource(settings_cls, value) for value in values)

    @property
    def sqlite_file(self) -> Path:
        """Where everything is kept unless ``database.url`` says otherwise."""
        return self.data_dir.resolve() / "vitavoce.sqlite3"

    @property
    def database_url(self) -> str:
        if self.database.url is not None:
            return self.database.url.get_secret_value()
        return f"sqlite+aiosqlite:///{self.sqlite_file}"

    def owners_file(self, name: str, named: Path | None = None) -> Path | None:
        """A data file of the owner's: the one ``named``, or the first found where a settings.yaml is looked for.

        Raises SettingsInvalid where the named one isn't there.
        """
        if named is not None:
            if not named.is_file():
                raise SettingsInvalid(f"{named}: your {name} should be here, and isn't")
            return named
        return _first_found(name, self.data_dir)

    def refuse_unsafe(self) -> Self:
        """Refuse what would be unsafe on the address the server is to bind; see the top of this module."""
        if self.server.public and not self.limits.enabled:
            raise SettingsInvalid(
                f"limits.enabled is false, yet server.host {self.server.host} can be reached by others. "
                "Turn the limits on, or bind 127.0.0.1 behind what limits instead."
            )
        return self


def load_settings(**changed: object) -> Settings:
    """Read all sources; ``changed`` (what the command line says) wins over them.

    Raises SettingsInvalid naming the file, line or variable, and the reason.
    """
    try:
        return Settings(**changed)  # type: ignore[arg-type]  # values are validated by the model itself
    except ValidationError as error:
        raise SettingsInvalid("\n".join(_told(problem) for problem in error.errors())) from None
    except SettingsError as error:
        raise SettingsInvalid(f"environment or .env: {error}") from None


def unknown_variables(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Variables with our prefix that nothing reads: a later release's, or slips of the pen."""
    known = {FILE_VARIABLE, *(PREFIX + name.upper() for name in Settings.model_fields)}
    return tuple(
        sorted(name for name in environ if name.startswith(PREFIX) and name.split("__", 1)[0].upper() not in known)
    )


def _owners_file() -> Path | None:
    """The owner's settings.yaml: the one named, or the first found. A named file must exist."""
    variables = {**dotenv_values(".env"), **os.environ}
    if named := variables.get(FILE_VARIABLE):
        if not Path(named).is_file():
            raise SettingsInvalid(f"{named}: the file that {FILE_VARIABLE} names isn't there")
        return Path(named)
    data_dir = variables.get(f"{PREFIX}DATA_DIR") or _parsed(PACKAGED_FILE)["data_dir"]
    return _first_found("settings.yaml", Path(str(data_dir)))


def _first_found(name: str, data_dir: Path) -> Path | None:
    """A file of the owner's, in the directory started from or in the data directory."""
    return next((place for place in (Path(name), data_dir / name) if place.is_file()), None)


def _parsed(path: Path) -> dict[str, object]:
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)  # ten times as quick
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        reason = ", ".join(filter(None, (error.problem, error.context)))
        raise SettingsInvalid(f"{path}, line {line}: {reason}") from None
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise SettingsInvalid(f"{path}: {error}") from None
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise SettingsInvalid(f"{path}, line 1: settings are written as “name: value” lines")
    return content


def _told(problem: Mapping[str, object]) -> str:
    location = tuple(problem["loc"]) if isinstance(problem["loc"], tuple) else ()
    reason = str(problem["msg"]).removeprefix("Value error, ")
    if problem["type"] == "extra_forbidden":
        reason = "there is no such setting"
    return f"{_source_of(location)}: {'.'.join(map(str, location))}: {reason}"


def _source_of(location: tuple[object, ...]) -> str:
    """The variable, or the file and line, that gave a value."""
    variable = PREFIX + "__".join(str(part) for part in location).upper()
    names = {name.upper() for name in os.environ}
    for length in range(len(location), 0, -1):
        shorter = PREFIX + "__".join(str(part) for part in location[:length]).upper()
        if shorter in names:
            return f"environment variable {shorter}"
    if any(name.upper() == variable for name in dotenv_values(".env")):
        return f".env, {variable}"
    path = _owners_file()
    if path is not None and (line := _line_of(path, location)):
        return f"{path}, line {line}"
    return "command line"


def _line_of(path: Path, location: tuple[object, ...]) -> int | None:
    """The line of the deepest part of ``location`` that the file holds; None when it holds none of it."""
    node = yaml.compose(path.read_text(encoding="utf-8"))
    line = None
    for part in location:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == part), None)
            if found is None:
                return line
            line, node = found[0].start_mark.line + 1, found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            line = node.start_mark.line + 1
    return line
