"""The owner's technologies.yaml: what it may say, and how its slips are told."""

from importlib.resources import files

import pytest

from vitavoce.core.errors import SettingsInvalid
from vitavoce.understanding.vocabulary.lexicon import load_lexicon

INTENTS = "overview: [who is she]\nexperience: [where did she work]\noff_topic: [what is the weather]\n"


def test_names_aliases_and_families():
    lexicon = load_lexicon("technologies:\n  Loom: {aliases: [power-loom], of: [Weaving]}\n  Weaving: {}\n", INTENTS)
    assert lexicon.phrases["power loom"] == "Loom"
    assert lexicon.parts["Weaving"] == {"Loom"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("technologies: [", "line 2"),
        ("technologies:\n  Loom: {alias: [x]}\n", "line 2: Loom may have only"),
        ("technologies:\n  Loom: {aliases: x}\n", "line 2: Loom needs lists"),
        ("technologies:\n  Loom: {}\n  5: {}\n", "line 3"),
        ("technologies: 3\n", "line 1"),
        ("- Loom\n", "line 1"),
        ("concepts:\n  weaving: 3\n", "line 2"),
    ],
)
def test_a_slip_is_told_with_file_and_line(text, told):
    with pytest.raises(SettingsInvalid, match=r"technologies\.yaml") as slip:
        load_lexicon(text, INTENTS)
    assert told in str(slip.value)


def test_topics_and_words_alike_as_lists_or_lines():
    lists = load_lexicon("concepts:\n  cloth: [linen, sail]\nalike:\n  - [rope, thick line]\n", INTENTS)
    lines = load_lexicon("concepts:\n  cloth: linen, sail\nalike:\n  - rope, thick line\n", INTENTS)
    assert lists.concepts["cloth"] == lines.concepts["cloth"] == ("cloth", "linen", "sail")
    assert dict(lists.alike) == dict(lines.alike)
    assert len(lines.alike) == 2


def test_everything_the_shipped_file_refers_to_is_in_it(lexicon):
    known = set(lexicon.technologies)
    for technology in lexicon.technologies.values():
        assert {*technology.parents, *technology.bases, *technology.like} <= known, technology.name


def test_the_shipped_file_has_no_name_twice():
    lines = [
        line.split(":")[0].strip().strip("'\"")
        for line in _shipped().splitlines()
        if line.startswith("  ") and not line.strip().startswith("#")
    ]
    assert sorted(lines) == sorted(set(lines))


def _shipped() -> str:
    return (files("vitavoce") / "config" / "technologies.yaml").read_text("utf-8")
