import time

import pytest

from vitavoce.answering.prompts.rendering import MOST_CHARACTERS, TemplateCompiler, TemplateRefused

TEXTS = {"name": "text", "facts": "list", "rows": "list"}


@pytest.fixture(scope="module")
def compiler() -> TemplateCompiler:
    return TemplateCompiler()


def test_fills_variables_conditions_and_loops(compiler: TemplateCompiler):
    template = compiler.compile(
        "{% if name %}Of {{ name | upper }}:{% endif %}{% for fact in facts %} {{ fact }};{% endfor %}", TEXTS
    )
    assert template.render({"name": "Ivo", "facts": ["welds", "sails"]}) == "Of IVO: welds; sails;"


def test_what_a_value_holds_is_never_read_as_a_template(compiler: TemplateCompiler):
    template = compiler.compile("{{ name }}", TEXTS)
    assert template.render({"name": "{{ facts }}{% for x in y %}"}) == "{{ facts }}{% for x in y %}"


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(1000000000) %}x{% endfor %}",
        "{{ 'x' * 50000000 }}",
        "{{ name ~ name }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% set a = name %}{{ a }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ name.__class__.__mro__() }}",
        "{{ name | replace('a', 'bbbbbbbbbbb') }}",
        "{{ '%1000000000d' | format(1) }}",
        "{{ name | center(1000000000) }}",
        "{% include '/etc/passwd' %}",
        "{% for a in rows recursive %}{{ loop(rows) }}{% endfor %}",
        "{% for a in rows %}{% for b in rows %}{% for c in rows %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in [1, 2] %}x{% endfor %}",
        "{% for a in name %}x{% endfor %}",
        "{{ unknown }}",
        "{{ name ",
        "x" * 20_001,
    ],
)
def test_refuses_what_could_run_away(compiler: TemplateCompiler, source: str):
    with pytest.raises(TemplateRefused):
        compiler.compile(source, TEXTS)


def test_a_refusal_tells_the_line(compiler: TemplateCompiler):
    with pytest.raises(TemplateRefused) as refused:
        compiler.compile("fine\nfine\n{{ name * 3 }}", TEXTS)
    assert refused.value.line == 3


def test_stops_at_a_number_of_characters(compiler: TemplateCompiler):
    template = compiler.compile("{% for a in rows %}{% for b in rows %}{{ name }}{% endfor %}{% endfor %}", TEXTS)
    begun = time.monotonic()
    with pytest.raises(TemplateRefused, match=f"more than {MOST_CHARACTERS:,} characters"):
        template.render({"rows": list(range(100_000)), "name": "x" * 1000})
    assert time.monotonic() - begun < 1


def test_silent_loops_end_too(compiler: TemplateCompiler):
    pair = "{% for a in rows %}{% for b in rows %}{% if name %}{% endif %}{% endfor %}{% endfor %}"
    template = compiler.compile(pair * 200, TEXTS)
    begun = time.monotonic()
    assert not template.render({"rows": list(range(1_000_000)), "name": "x"})
    assert time.monotonic() - begun < 2


def test_a_missing_value_is_told(compiler: TemplateCompiler):
    with pytest.raises(TemplateRefused, match="name"):
        compiler.compile("{{ name }}", TEXTS).render({})


def test_attributes_of_python_are_out_of_reach(compiler: TemplateCompiler):
    with pytest.raises(TemplateRefused):
        compiler.compile("{{ name.__class__ }}", TEXTS).render({"name": "Ivo"})
