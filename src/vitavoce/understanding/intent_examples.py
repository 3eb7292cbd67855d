"""Example questions per intent, as ``intents.yaml`` lists them."""

from collections.abc import Mapping, Sequence
from typing import Final

import yaml

from vitavoce.core.errors import SettingsInvalid
from vitavoce.domain.question import Intent
from vitavoce.understanding.text import plain, words

FILE_NAME: Final = "intents.yaml"
LABELS: Final = frozenset(
    {
        *(intent.value for intent in Intent if intent is not Intent.SMALLTALK),
        *("greeting", "thanks", "farewell", "about_bot", "private", "off_topic", "blocked"),
    }
)

Examples = Mapping[str, Sequence[str]]


def read_intents(text: str, file_name: str = FILE_NAME) -> Mapping[str, tuple[str, ...]]:
    """The example questions of an ``intents.yaml`` by label; raises SettingsInvalid with file, line and reason."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingsInvalid(f"{file_name}, line {line}: {error.problem or 'not YAML'}") from error
    except yaml.YAMLError as error:
        raise SettingsInvalid(f"{file_name}: {error}") from error
    if not isinstance(root, yaml.MappingNode):
        raise SettingsInvalid(f"{file_name}, line 1: intents are expected, each with a list of example questions")
    examples: dict[str, tuple[str, ...]] = {}
    for key, questions in root.value:
        label, line = str(key.value), key.start_mark.line + 1
        if label not in LABELS:
            raise SettingsInvalid(f"{file_name}, line {line}: “{label}” is none of {', '.join(sorted(LABELS))}")
        if label in examples:
            raise SettingsInvalid(f"{file_name}, line {line}: “{label}” stands here a second time")
        examples[label] = _questions(questions, label, file_name)
    return examples


def _questions(node: yaml.Node, label: str, file_name: str) -> tuple[str, ...]:
    line = node.start_mark.line + 1
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise SettingsInvalid(f"{file_name}, line {line}: “{label}” needs a list of example questions")
    for entry in node.value:
        if not isinstance(entry, yaml.ScalarNode) or not words(plain(entry.value)):
            place = entry.start_mark.line + 1
            raise SettingsInvalid(f"{file_name}, line {place}: an example of “{label}” must be a line of text")
    return tuple(str(entry.value) for entry in node.value)
