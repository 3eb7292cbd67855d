"""What the example file offers really works."""

import os
import re
from pathlib import Path

import pytest

from vitavoce.core.config import load_settings, unknown_variables

EXAMPLE = Path(__file__).parents[3] / ".env.example"


def test_every_line_of_the_example_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("VITAVOCE_")]:
        monkeypatch.delenv(name)
    offered = dict(re.findall(r"^# (VITAVOCE_\w+)=(.*)$", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE))
    assert len(offered) >= 8
    offered["VITAVOCE_AUTH__SIGNING_KEY"] = "k" * 48
    (tmp_path / ".env").write_text("".join(f"{name}={value}\n" for name, value in offered.items()))
    assert not unknown_variables(offered)
    settings = load_settings()
    assert settings.database_url == offered["VITAVOCE_DATABASE__URL"]
    assert settings.profile == Path("resume.json")
