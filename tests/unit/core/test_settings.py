import os
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from vitavoce.core.config import PACKAGED_FILE, Settings, load_settings, unknown_variables
from vitavoce.core.errors import SettingsInvalid


@pytest.fixture(autouse=True)
def somewhere_quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty directory to start from, and no variables but the test's own."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("VITAVOCE_")]:
        monkeypatch.delenv(name)


def refused() -> str:
    with pytest.raises(SettingsInvalid) as refusal:
        load_settings()
    return refusal.value.detail


def test_the_promised_defaults() -> None:
    settings = load_settings()
    assert settings.data_dir == Path("data")
    assert (settings.server.host, settings.server.port) == ("127.0.0.1", 8000)
    assert (settings.server.trusted_proxies, settings.server.allowed_origins) == ((), ())
    assert settings.database_url == f"sqlite+aiosqlite:///{Path('data').resolve()}/vitavoce.sqlite3"
    assert settings.auth.signing_key is None
    assert settings.limits.enabled
    assert (settings.log.level, settings.log.format) == ("INFO", "auto")
    assert settings.query.max_cards == 4


def test_every_default_stands_in_the_packaged_file_with_a_reason_and_no_other_does() -> None:
    packaged = yaml.safe_load(PACKAGED_FILE.read_text())
    assert set(packaged) == set(Settings.model_fields)
    for name, field in Settings.model_fields.items():
        assert field.is_required(), name
        section = packaged[name]
        if isinstance(section, dict):
            inner = field.annotation.model_fields
            assert set(section) == set(inner)
            assert all(part.is_required() for part in inner.values()), name
    lines = PACKAGED_FILE.read_text().splitlines()
    unexplained = [
        line
        for before, line in pairwise(lines)
        if ": " in line and not line.lstrip().startswith("#") and not before.lstrip().startswith("#")
    ]
    assert [line.split(":")[0].strip() for line in unexplained] == ["level"]


def test_the_environment_wins_over_env_file_over_own_file_over_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("settings.yaml").write_text("server: {port: 1, host: 127.0.0.2}\nquery: {max_cards: 2}\nlog: {level: ERROR}\n")
    Path(".env").write_text("VITAVOCE_SERVER__PORT=2\nVITAVOCE_QUERY__MAX_CARDS=3\nPOSTGRES_PASSWORD=other\n")
    monkeypatch.setenv("VITAVOCE_SERVER__PORT", "3")
    settings = load_settings()
    assert settings.server.port == 3
    assert settings.query.max_cards == 3
    assert settings.server.host == "127.0.0.2"
    assert settings.log.level == "ERROR"
    assert settings.log.format == "auto"
    assert load_settings(server={"port": 4}).server.port == 4


@pytest.mark.parametrize("place", ["settings.yaml", "data/settings.yaml", "kept/settings.yaml", "named.yaml"])
def test_where_the_owners_file_may_lie(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(place)
    path.parent.mkdir(exist_ok=True)
    path.write_text("query: {max_cards: 1}\n")
    if place.startswith("kept"):
        monkeypatch.setenv("VITAVOCE_DATA_DIR", "kept")
    if place.startswith("named"):
        monkeypatch.setenv("VITAVOCE_SETTINGS", place)
    assert load_settings().query.max_cards == 1


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("90", 90), ("90s", 90), ("15m", 900), ("12h", 43_200), ("7d", 604_800), ("0.5s", 0.5), ("PT1H", 3600)],
)
def test_times_as_people_write_them(written: str, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAVOCE_SESSION__TTL", written)
    assert load_settings().session.ttl == timedelta(seconds=seconds)


@pytest.mark.parametrize("written", ["https://a.dev,https://b.dev:8443", '["https://a.dev", "https://b.dev:8443"]'])
def test_lists_in_variables(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAVOCE_SERVER__ALLOWED_ORIGINS", written)
    assert load_settings().server.allowed_origins == ("https://a.dev", "https://b.dev:8443")


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        ("server:\n  port: 9\n  prot: 8\n", 3, "no such setting"),
        ("server:\n  port: 9\nsever: {}\n", 3, "no such setting"),
        ("log:\n  level: LOUD\n", 2, "'DEBUG', 'INFO'"),
        ("server:\n  allowed_origins:\n    - https://a.dev\n    - '*'\n", 4, "scheme://host"),
        ("server:\n  port: 9\n prot: 8\n", 3, "block"),
        ("server: [\n", 2, ""),
        ("- a\n", 1, "name: value"),
        ("limits:\n  session_turns: often\n", 2, "30 per minute"),
        ("session:\n  ttl: -5\n", 2, "greater than"),
        ("server:\n", 1, ""),
    ],
)
def test_a_broken_file_is_told_by_name_line_and_reason(content: str, line: int, reason: str) -> None:
    Path("settings.yaml").write_text(content)
    told = refused()
    assert told.startswith(f"settings.yaml, line {line}: ")
    assert reason in told


def test_all_that_is_wrong_is_told_at_once() -> None:
    Path("settings.yaml").write_text("server: {port: -1}\nlog: {level: LOUD}\n")
    assert len(refused().splitlines()) == 2


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("VITAVOCE_SERVER__PORT", "many", "integer"),
        ("VITAVOCE_SERVER__PROT", "1", "no such setting"),
        ("VITAVOCE_SERVER", "{", "server"),
        ("VITAVOCE_SERVER__TRUSTED_PROXIES", "0.0.0.0/0", "every address"),
        ("VITAVOCE_SERVER__TRUSTED_PROXIES", "::/0", "every address"),
        ("VITAVOCE_SERVER__TRUSTED_PROXIES", "*", ""),
        ("VITAVOCE_SERVER__ALLOWED_ORIGINS", "https://a.dev/path", "scheme://host"),
        ("VITAVOCE_SERVER__ALLOWED_ORIGINS", "null", "scheme://host"),
        ("VITAVOCE_AUTH__SIGNING_KEY", "short", "32 bytes"),
    ],
)
def test_a_wrong_variable_is_told_by_name(name: str, value: str, reason: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    told = refused()
    assert reason in told
    assert name in told or "environment" in told


def test_a_named_file_must_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAVOCE_SETTINGS", "elsewhere.yaml")
    assert "elsewhere.yaml" in refused()


def test_no_secret_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAVOCE_AUTH__SIGNING_KEY", "canary-7f3a")
    assert "canary" not in refused()
    monkeypatch.setenv("VITAVOCE_AUTH__SIGNING_KEY", "canary-7f3a" * 4)
    monkeypatch.setenv("VITAVOCE_DATABASE__URL", "postgresql+asyncpg://user:canary-7f3a@host/name")
    assert "canary" not in repr(load_settings())


@pytest.mark.parametrize("host", ["0.0.0.0", "10.1.2.3", "::", "cv.example"])
def test_without_limits_it_opens_to_nobody_else(host: str) -> None:
    assert load_settings(server={"host": host}).refuse_unsafe()
    with pytest.raises(SettingsInvalid, match="limits"):
        load_settings(server={"host": host}, limits={"enabled": False}).refuse_unsafe()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "::1", "localhost"])
def test_without_limits_one_may_talk_to_oneself(host: str) -> None:
    assert load_settings(server={"host": host}, limits={"enabled": False}).refuse_unsafe()


def test_variables_that_nothing_reads_are_found() -> None:
    environ = {"VITAVOCE_SERVER__PORT": "1", "VITAVOCE_SEVER__PORT": "1", "VITAVOCE_SETTINGS": "x", "HOME": "/"}
    assert unknown_variables(environ) == ("VITAVOCE_SEVER__PORT",)


def test_a_data_file_of_the_owner_is_looked_for_where_settings_are() -> None:
    settings = load_settings()
    assert settings.owners_file("intents.yaml") is None
    Path("data").mkdir()
    Path("data/intents.yaml").touch()
    assert settings.owners_file("intents.yaml") == Path("data/intents.yaml")
    Path("intents.yaml").touch()
    assert settings.owners_file("intents.yaml") == Path("intents.yaml")


def test_a_data_file_that_is_named_must_be_there() -> None:
    settings = load_settings()
    Path("intents.yaml").touch()
    with pytest.raises(SettingsInvalid, match=r"mine\.yaml: your intents\.yaml should be here"):
        settings.owners_file("intents.yaml", Path("mine.yaml"))
    Path("mine.yaml").touch()
    assert settings.owners_file("intents.yaml", Path("mine.yaml")) == Path("mine.yaml")
