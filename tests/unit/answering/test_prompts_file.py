from pathlib import Path

import pytest

import vitavoce
from vitavoce.answering.prompts.catalogue import PromptCatalogue
from vitavoce.answering.prompts.reading import PromptsFile, read_catalogue
from vitavoce.core.errors import SettingsInvalid

PACKAGED = PromptsFile((Path(vitavoce.__file__).parent / "config" / "prompts.yaml").read_text(encoding="utf-8"))


def with_owners(text: str) -> PromptCatalogue:
    return read_catalogue(PACKAGED, PromptsFile(text, "mine/prompts.yaml"))


def test_the_packaged_file_is_sound():
    catalogue = read_catalogue(PACKAGED)
    choice = catalogue.choice("anybody")
    assert (choice.prompt.name, choice.persona.name) == ("answer", "plain")
    assert "witty" in catalogue.personas
    assert choice.prompt.identity.startswith("answer@1+")


def test_an_owner_gives_one_profile_another_voice():
    catalogue = with_owners(
        "personas: {pirate: {version: 1, voice: Talk like a pirate.}}\nprofiles: {ivo-marsh: {persona: pirate}}\n"
    )
    assert catalogue.choice("ivo-marsh").persona.voice == "Talk like a pirate."
    assert catalogue.choice("ada-quill").persona.name == "plain"
    assert catalogue.choice("ivo-marsh", persona="witty").persona.name == "witty"


def test_an_owner_replaces_a_packaged_prompt():
    catalogue = with_owners(
        "prompts: {answer: {version: 9, variables: {question: text}, system: Be brief., user: '{{ question }}'}}"
    )
    assert catalogue.choice("anybody").prompt.user.render({"question": "Who?"}) == "Who?"
    assert catalogue.choice("anybody").prompt.identity.startswith("answer@9+")


def test_a_changed_text_changes_the_identity_though_nobody_raised_the_version():
    one, other = (
        with_owners(f"personas: {{plain: {{version: 1, voice: {voice}}}}}").choice("x").persona.identity
        for voice in ("Calm.", "Loud.")
    )
    assert one != other


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("prompts: {", 1, ""),
        ("- a list", 1, "the file"),
        ("personas:\n  calm:\n    version: 1\n", 2, "voice"),
        ("personas:\n  calm:\n    version: 1\n    voice: Calm.\n    mood: blue\n", 5, "nothing of that name"),
        ("default:\n  persona: nobody\n", 2, "there is no persona “nobody” but plain, witty"),
        ("profiles:\n  ivo:\n    prompt: nothing\n", 3, "there is no prompt “nothing”"),
        (
            "prompts:\n  a:\n    version: 1\n    variables: {salary: text}\n    system: x\n    user: x\n",
            4,
            "the variables there are",
        ),
        (
            "prompts:\n  a:\n    version: 1\n    variables: {}\n    system: x\n    user: |\n      fine\n      {{ 2 * 2 }}\n",
            8,
            "isn't allowed",
        ),
        ("experiments:\n  e:\n    start: 2026-01-01\n    arms: {a: {}}\n", 4, ""),
        (
            "experiments:\n  e:\n    start: 2026-02-01\n    end: 2026-01-01\n    arms: {a: {}, b: {}}\n",
            2,
            "ends before",
        ),
        (
            "experiments:\n  e:\n    start: 2026-02-01\n    metric: luck\n    arms: {a: {}, b: {}}\n",
            2,
            "the metric is one of",
        ),
        (
            "experiments:\n  e:\n    start: 2026-02-01\n    arms:\n      a: {}\n      b: {persona: ghost}\n",
            6,
            "no persona “ghost”",
        ),
        (
            "experiments:\n  e: {start: 2026-01-01, arms: {a: {}, b: {}}}\n  f: {start: 2026-02-01, arms: {a: {}, b: {}}}\n",
            2,
            "the same profiles and days as “f”",
        ),
    ],
)
def test_a_broken_file_is_told_with_line_and_reason(text: str, line: int, reason: str):
    with pytest.raises(SettingsInvalid) as told:
        with_owners(text)
    assert f"mine/prompts.yaml, line {line}: " in told.value.detail
    assert reason in told.value.detail


def test_experiments_on_other_profiles_or_days_may_stand_side_by_side():
    arms = "arms: {a: {}, b: {}}"
    catalogue = with_owners(
        f"experiments:\n  e: {{start: 2026-01-01, end: 2026-01-31, {arms}}}\n  f: {{start: 2026-02-01, {arms}, profiles: [ivo]}}\n"
        f"  g: {{start: 2026-02-01, {arms}, profiles: [ada]}}\n"
    )
    assert [experiment.name for experiment in catalogue.experiments] == ["e", "f", "g"]
