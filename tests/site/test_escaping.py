"""Does the frame escape every value that it prints? Neither engine does it by itself.

Read from the templates' own syntax trees, so what is new in them is asked as well.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from jinja2 import Environment, nodes

from ..helpers.building import PROJECT

OVERRIDES = PROJECT / "overrides"
TEMPLATES = {
    path.relative_to(OVERRIDES).as_posix(): path for path in sorted(OVERRIDES.rglob("*.html"))
}

ESCAPING = {"e", "escape", "tojson"}
"""Filters after which nothing in a value is markup; `tojson` is made for a script element."""

HTML = {
    "base.html": {
        "page.content": "the article, which the engine has made of Markdown",
    },
    "partials/anywhere.html": {
        "inside.style": "our own style sheet; the policy holds it to its hash",
        "inside.script": "our own script; the policy holds it to its hash",
    },
    "partials/text.html": {
        "html": "HTML of the engine; what ends an element or an attribute is replaced",
    },
}
"""What is printed as it is, by template, with the reason why it may be."""

REPLACED = {"<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;"}
"""What partials/text.html must replace in a value that is HTML."""


def parsed(source: str) -> nodes.Template:
    return Environment(autoescape=False).parse(source)  # noqa: S701 - as both engines do


def printed(template: nodes.Template) -> Iterator[nodes.Expr]:
    """Yield every expression that a template prints; its own letters are none."""
    for output in template.find_all(nodes.Output):
        yield from (node for node in output.nodes if not isinstance(node, nodes.TemplateData))


def own_macros(template: nodes.Template) -> set[str]:
    """Return the names by which a template calls macros of the frame, whose print is asked too."""
    imports = template.find_all(nodes.Import)
    names = {f"{node.target}." for node in imports if _names_a_template(node.template)}
    return names | {macro.name for macro in template.find_all(nodes.Macro)}


def _names_a_template(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and node.value in TEMPLATES


def is_escaped(node: nodes.Expr, macros: set[str]) -> bool:
    """Whether nothing in what an expression prints can be markup, or it prints a macro of ours."""
    if isinstance(node, nodes.Const):
        return True
    if isinstance(node, nodes.CondExpr):
        either = (node.expr1, node.expr2)
        return all(part is None or is_escaped(part, macros) for part in either)
    if isinstance(node, nodes.Filter):
        return node.name in ESCAPING
    if isinstance(node, nodes.Call):
        return _name(node.node) in macros or f"{_name(node.node).partition('.')[0]}." in macros
    return False


def _name(node: nodes.Node | None) -> str:
    """Return a value's name as the template writes it, without filters."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_name(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter):
        return _name(node.node)
    return type(node).__name__


def unescaped(source: str, allowed: set[str]) -> list[str]:
    """Return the names of what a template prints as it is, but for what it is allowed to."""
    template = parsed(source)
    macros = own_macros(template)
    names = [_name(node) for node in printed(template) if not is_escaped(node, macros)]
    return [name for name in names if name not in allowed]


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_value_is_escaped(name: str) -> None:
    source = TEMPLATES[name].read_text(encoding="utf-8")
    assert unescaped(source, set(HTML.get(name, {}))) == []


@pytest.mark.parametrize("name", HTML)
def test_what_is_printed_as_it_is_is_still_printed(name: str) -> None:
    template = parsed(TEMPLATES[name].read_text(encoding="utf-8"))
    macros = own_macros(template)
    assert {_name(node) for node in printed(template) if not is_escaped(node, macros)} == set(
        HTML[name]
    )


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_template_calls_a_value_safe_or_escapes_for_a_whole_part(name: str) -> None:
    template = parsed(TEMPLATES[name].read_text(encoding="utf-8"))
    assert [node.name for node in template.find_all(nodes.Filter) if node.name == "safe"] == []
    parts = (nodes.FilterBlock, nodes.ScopedEvalContextModifier, nodes.CallBlock)
    assert list(template.find_all(parts)) == []


def test_html_loses_whatever_ends_an_element_or_an_attribute() -> None:
    template = parsed(TEMPLATES["partials/text.html"].read_text(encoding="utf-8"))
    replaced = {}
    for node in template.find_all(nodes.Filter):
        assert node.name == "replace"
        old, new = (part.value for part in node.args if isinstance(part, nodes.Const))
        replaced[old] = new
    assert replaced == REPLACED


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("{{ edition.name }}", ["edition.name"]),
        ("{{ path | url }}", ["path"]),
        ("{{ a | e | upper }}", ["a"]),
        ("{{ a | e if a else b }}", ["CondExpr"]),
        ("{{ a ~ b | e }}", ["Concat"]),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(b) }}", ["a"]),
        ("{% set a %}{{ b }}{% endset %}{{ a | e }}", ["b"]),
        ("{% block x %}{{ super() }}{% endblock %}", ["Call"]),
        ('{% import "other.html" as menu %}{{ menu.all(a) }}', ["Call"]),
        ('{% import "partials/menu.html" as menu %}{{ menu.all(a) }}', []),
        ('{{ " is-active" if a }}{{ a | e }}{{ a | tojson }}', []),
    ],
)
def test_the_test_itself_finds_what_is_not_escaped(source: str, names: list[str]) -> None:
    assert unescaped(source, set()) == names


def test_every_template_of_the_frame_is_read() -> None:
    assert {"base.html", "404.html", "main.html"} <= set(TEMPLATES)
    other = {path.suffix for path in OVERRIDES.rglob("*") if path.is_file()} - {".html"}
    assert other == set(), "a template that this test does not read"
