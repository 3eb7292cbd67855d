"""Jinja templates that can't run away: what a template may hold is listed, and what comes out is counted.

A sandbox keeps a template from reaching anything but its variables; it doesn't keep one from rendering 50 MB or looping
for hours. So a template is checked when it is read: no assignment, no arithmetic, no calls, loops two deep at most and
only over a list. What remains grows no faster than the square of a list, of which so many entries are read, and ends at
a number of characters.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Final

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables
from jinja2.sandbox import ImmutableSandboxedEnvironment

MOST_SOURCE_CHARACTERS: Final = 20_000
MOST_CHARACTERS: Final = 40_000
MOST_ENTRIES: Final = 60
MOST_SECONDS: Final = 0.2
_LOOPS_DEEP: Final = 2
_FILTERS: Final = frozenset({"join", "upper", "lower", "trim", "length", "first", "last", "default", "capitalize"})
_TESTS: Final = frozenset({"defined", "none", "true", "false", "string", "number", "sequence"})
_ALLOWED: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr),
    *(nodes.If, nodes.CondExpr, nodes.For, nodes.Filter, nodes.Test, nodes.Keyword),
    *(nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
)


class TemplateRefused(Exception):
    """Why a template can't be used; ``line`` counts from the template's first."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class BoundedTemplate:
    """A checked template."""

    template: Template

    def render(self, values: Mapping[str, object]) -> str:
        """Raises TemplateRefused where a value is missing, or where too much comes out or it takes too long."""
        until = monotonic() + MOST_SECONDS
        bounded = {
            name: value[:MOST_ENTRIES] if isinstance(value, Sequence) and not isinstance(value, str) else value
            for name, value in values.items()
        }
        pieces: list[str] = []
        characters = 0
        try:
            for piece in self.template.generate(bounded):
                characters += len(piece)
                if characters > MOST_CHARACTERS:
                    raise TemplateRefused(f"renders more than {MOST_CHARACTERS:,} characters")
                if monotonic() > until:
                    raise TemplateRefused(f"takes longer than {MOST_SECONDS} seconds")
                pieces.append(piece)
        except TemplateError as error:
            raise TemplateRefused(error.message or type(error).__name__) from error
        return "".join(pieces).strip()


class TemplateCompiler:
    """Reads templates; one serves all."""

    def __init__(self) -> None:
        environment = ImmutableSandboxedEnvironment(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            autoescape=False,  # what is made is text for a model, not HTML
        )
        environment.globals.clear()
        self._environment = environment

    def compile(self, source: str, variables: Mapping[str, str]) -> BoundedTemplate:
        """``variables`` gives each one's type: text, list or flag. Raises TemplateRefused."""
        if len(source) > MOST_SOURCE_CHARACTERS:
            raise TemplateRefused(f"is longer than {MOST_SOURCE_CHARACTERS:,} characters")
        try:
            parsed = self._environment.parse(source)
            for node, depth in _within(parsed, 0):
                _check(node, depth, variables)
            names = find_undeclared_variables(parsed)
            template = self._environment.from_string(source)
        except TemplateSyntaxError as error:
            raise TemplateRefused(error.message or "isn't a template", error.lineno) from error
        if unknown := sorted(name for name in names if name not in variables):
            raise TemplateRefused(f"uses {unknown[0]}, which isn't among its variables")
        return BoundedTemplate(template)


def _within(node: nodes.Node, depth: int) -> Iterator[tuple[nodes.Node, int]]:
    """Every node with the number of loops it stands in."""
    yield node, depth
    inner = depth + isinstance(node, nodes.For)
    for child in node.iter_child_nodes():
        yield from _within(child, inner)


def _check(node: nodes.Node, depth: int, variables: Mapping[str, str]) -> None:
    if not isinstance(node, _ALLOWED):
        raise TemplateRefused(f"“{type(node).__name__.lower()}” isn't allowed in a prompt", node.lineno)
    if isinstance(node, nodes.For) and depth >= _LOOPS_DEEP:
        raise TemplateRefused(f"loops may stand {_LOOPS_DEEP} deep at most", node.lineno)
    if isinstance(node, nodes.For):
        name = node.iter.name if isinstance(node.iter, nodes.Name) else ""
        if node.recursive or variables.get(name) != "list":
            raise TemplateRefused("a loop goes over one of the lists", node.lineno)
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        raise TemplateRefused(f"there is no filter “{node.name}” but {', '.join(sorted(_FILTERS))}", node.lineno)
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        raise TemplateRefused(f"there is no test “{node.name}” but {', '.join(sorted(_TESTS))}", node.lineno)
