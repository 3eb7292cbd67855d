"""What is known of a language is data of its own package: tables there, rules everywhere else, and no word among them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from vitavoce.understanding.english.common_words import COMMON_WORDS
from vitavoce.understanding.english.framing import FRAME_WORDS, FUNCTION_WORDS, SECTION_WORDS
from vitavoce.understanding.guarding.topicality import WEIGHTS

SOURCE = Path(__file__).parents[2] / "src" / "vitavoce"
UNDERSTANDING = SOURCE / "understanding"
PACKAGES = ("english", "other_languages")
TABLES = sorted(path for package in PACKAGES for path in (UNDERSTANDING / package).rglob("*.py"))
RULES = sorted(path for path in UNDERSTANDING.rglob("*.py") if path not in TABLES)

KNOWN_TO_TABLES = ("collections.abc", "re", "types", "typing", "vitavoce.domain", "vitavoce.understanding.patterns")
STATEMENTS = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign, ast.Expr)
CONTROL_FLOW = (ast.Lambda, ast.IfExp, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.NamedExpr)

EVERYDAY_WORDS = frozenset(
    word
    for word in COMMON_WORDS.union(FUNCTION_WORDS, FRAME_WORDS, *(words.split() for words in SECTION_WORDS.values()))
    if len(word) > 1
)
NAMES = frozenset(
    # sections and fields of a JSON Resume, and what is told of its head
    "work education projects publications skills certificates awards volunteer languages interests references"
    " summary email phone website location name headline availability contact accounts basics"
    # labels of intents.yaml, keys of the owner's other files, and what those are called
    " greeting thanks farewell about_bot private off_topic blocked real beside sections small_talk"
    " technologies concepts alike aliases spoken of uses like ordinary source labels features"
    " technologies.yaml words.yaml"
    # kinds of mention, a feature of the model, what the standard library calls things
    " technology topic @person little replace".split()
)
"""Strings that are names in the code, whole, though they are English words too."""

GROUPS = frozenset(group for path in TABLES for group in re.findall(r"\(\?P<(\w+)>", path.read_text(encoding="utf-8")))
"""What the groups of patterns are called, by which rules read them."""


def name_of(path: Path) -> str:
    return path.relative_to(UNDERSTANDING).as_posix()


def what_is_no_table(source: str) -> list[str]:
    """Everything in a module that a mere table wouldn't have."""
    tree = ast.parse(source)
    found = [f"line {node.lineno}: {type(node).__name__}" for node in tree.body if not isinstance(node, STATEMENTS)]
    for node in ast.walk(tree):
        if isinstance(node, CONTROL_FLOW):
            found.append(f"line {node.lineno}: {type(node).__name__}")
        if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant):
            found.append(f"line {node.lineno}: {ast.unparse(node)}")
    return found


def imported(source: str) -> Iterator[str]:
    """The modules that a module imports, at any depth."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def is_of_people(node: ast.AST) -> bool:
    """Whether what a part of the code says is read by developers and owners: docstrings, errors' sentences."""
    is_error = isinstance(node, ast.Call) and ast.unparse(node.func) == "SettingsInvalid"
    is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    return is_error or is_docstring or isinstance(node, ast.Raise)


def english_in(source: str) -> dict[str, set[str]]:
    """The strings of a module, but docstrings, errors' sentences and names, with the everyday words they have."""
    tree = ast.parse(source)
    said = {id(part) for node in ast.walk(tree) if is_of_people(node) for part in ast.walk(node)}
    said |= {id(node.returns) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    found = {}
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Constant) and isinstance(node.value, str)) or id(node) in said:
            continue
        if node.value in NAMES | GROUPS or node.value in WEIGHTS:
            continue
        plain = re.sub(r"\(\?P<\w+>|\\[A-Za-z]|\\\.\w+", " ", node.value)
        if words := EVERYDAY_WORDS.intersection(re.findall(r"[a-z]+", plain.casefold())):
            found[node.value] = words
    return found


@pytest.mark.parametrize("path", TABLES, ids=name_of)
def test_language_is_data(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    own = tuple(f"vitavoce.understanding.{package}" for package in PACKAGES)
    assert not what_is_no_table(source)
    assert not [module for module in imported(source) if not module.startswith((*KNOWN_TO_TABLES, *own))]


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_rules_hold_no_english(path: Path) -> None:
    assert not english_in(path.read_text(encoding="utf-8"))


def test_only_understanding_knows_a_language() -> None:
    others = [path for path in SOURCE.rglob("*.py") if UNDERSTANDING not in path.parents]
    knowing = {
        path.relative_to(SOURCE).as_posix()
        for path in others
        for module in imported(path.read_text(encoding="utf-8"))
        if module.startswith(tuple(f"vitavoce.understanding.{package}" for package in PACKAGES))
    }
    assert not knowing


def test_each_name_allowed_is_one() -> None:
    strings = {
        node.value
        for path in RULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not NAMES - strings


@pytest.mark.parametrize(
    "source",
    [
        'if True:\n    NOW = "now"',
        "def words() -> str: ...",
        "class Words: ...",
        'STEMS = frozenset(stem(word) for word in "work works".split())',
        "WORDS = [word for word in LINES]",
        'print("now")',
    ],
)
def test_what_is_more_than_a_table_is_seen(source: str) -> None:
    assert what_is_no_table(source)


@pytest.mark.parametrize(
    "source",
    [
        'if word == "before": ...',
        'ASKED = re.compile(r"\\bhow many\\b")',
        'ASKED = Cued(rf"(?P<word>the|this){rest}")',
        'ARTICLES = frozenset("an the".split())',
        'label = f"since {year}"',
        'spans.append(text.find("before"))',
        '"""Docstring."""\nSECTIONS = ("work", "school")',
    ],
)
def test_a_word_among_rules_is_seen(source: str) -> None:
    assert english_in(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""How many there are."""',
        'raise ValueError("the file has no words")',
        'SECTIONS = ("work", "education")',
        'found["word"]',
        r'END = re.compile(r"(?P<word>[^\W\d_]+)\W*$")',
    ],
)
def test_what_is_no_word_of_the_language_passes(source: str) -> None:
    assert not english_in(source)
