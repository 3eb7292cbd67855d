from pathlib import Path
from typing import Any

import pytest

from vitavoce.core.config import load_settings
from vitavoce.core.errors import SettingsInvalid


@pytest.fixture(autouse=True)
def somewhere_quiet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_no_key_no_model() -> None:
    assert load_settings().llm.in_order() == ()


def test_a_key_is_all_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAVOCE_LLM__API_KEY", "gsk_canary")
    settings = load_settings()
    (first,) = settings.llm.in_order()
    assert (first.base_url, first.model) == ("https://api.groq.com/openai/v1", "llama-3.1-8b-instant")
    assert "gsk_canary" not in repr(settings)


def test_fallbacks_come_after_it_and_serve_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VITAVOCE_LLM__PROVIDERS", '[{"base_url": "http://localhost:11434/v1/", "model": "m"}]')
    assert [provider.base_url for provider in load_settings().llm.in_order()] == ["http://localhost:11434/v1"]
    monkeypatch.setenv("VITAVOCE_LLM__API_KEY", "gsk_canary")
    assert [provider.model for provider in load_settings().llm.in_order()] == ["llama-3.1-8b-instant", "m"]


def test_an_owners_price_stands_beside_the_packaged_ones() -> None:
    Path("settings.yaml").write_text("llm: {prices: {mine: {input_usd: 1, output_usd: 2}}}\n")
    assert set(load_settings().llm.prices) == {"llama-3.1-8b-instant", "mine"}


@pytest.mark.parametrize(
    ("llm", "reason"),
    [
        ({"api_key": "gsk_canary\n"}, "plain ASCII"),
        ({"api_key": "ключ"}, "plain ASCII"),
        ({"base_url": "localhost:11434"}, "http://host"),
        ({"first_token": "9s", "total": "5s"}, "first_token"),
        ({"providers": [{"base_url": "http://localhost/v1", "model": "m", "key": "x"}]}, "no such setting"),
        ({"budgets": {"day": {"calls": -1}}}, "greater than or equal"),
        ({"prices": {"m": {"input_usd": 1}}}, "output_usd"),
    ],
    ids=str,
)
def test_what_cant_be_meant_stops_the_start(llm: dict[str, Any], reason: str) -> None:
    with pytest.raises(SettingsInvalid) as refused:
        load_settings(llm=llm)
    assert reason in refused.value.detail
    assert "canary" not in refused.value.detail
