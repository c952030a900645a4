"""Does each of our regular expressions take time in proportion to a text, whatever stands there?

The form of an expression answers, without a clock: tests/helpers/regex_growth.py says how. It is
asked of every expression in `macros`, in our scripts, in the guard's patterns and in the schemas.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from macros.content.guard import PATTERNS, signs
from macros.contribute.redaction import _any as pattern_of_names
from macros.contribute.redaction import names_of
from macros.contribute.removal import naming
from macros.contribute.removal.unlinking import rest_of_link

from ..helpers.regex_growth import growth_of
from ..helpers.regexes import (
    ROOT,
    Regex,
    Unknown,
    as_python,
    python_regexes,
    script_regexes,
    scripts,
)

MOST_STEPS = 300_000
"""Characters that may be looked at from one place. The bound is reckoned for the worst of all ways;
the most is for the lines of a key, which are gone through once, and 76,000 for `aws`."""

OWN_FILES = {"macros.browser.bundle", "macros.site.written"}
"""Modules whose expressions read what lies in this repository: scripts, sheets, written pages."""

PUT_TOGETHER = {
    ("macros.contribute.drafts", "f'{re.escape(name)}(?![^.\\\\[])'"),  # the name of a field
    ("macros.files.office.slide_design", "f'<a:{name}>.*?</a:{name}>'"),  # the theme that we bring
    ("macros.files.office.slide_design", """f'(<a:{part}Font>)<a:latin typeface="[^"]*"/>'"""),
    ("macros.content.guard", "self.source"),
    ("macros.content.guard", "rest"),
    ("macros.contribute.redaction", "'|'.join(map(_one, longest_first))"),
    ("macros.contribute.removal", "f'(?<![\\\\w:-]){re.escape(target)}(?![\\\\w-])'"),  # an id
    (
        "macros.contribute.removal.unlinking",
        "f'\\\\]\\\\(\\\\s*<?{re.escape(target)}>?{_TITLE}\\\\s*\\\\)'",
    ),
}
"""What is put together when it is needed; the guard's and the names are asked about below."""

SLOW = {
    "two runs of blanks": r"key *(?:=| +) *x",
    "a run that begins anywhere": r"a+b",
    "blanks at the end": r"[ .]+$",
    "a tag without its end": r"<[^>]+>",
    "a comment without its end": r"/\*[\s\S]*?\*/",
    "a word that is its own beginning": r"eyJ[A-Za-z]+\.",
    "a line's rest": r"//.+/:_authToken",
    "a run in a run": r"^(?:a+)+$",
    "a run in a run, with an end that may be left out": r"^(?:a+b?)*$",
    "several ways in a run": r"^(?:a|ab|b)*$",
    "two runs from the beginning": r"^\s*\s*x",
    "three runs": r"^.*a.*a.*b",
    "many ways with a bound": r"(?:a{0,40}){0,40}b",
    "a run that a look around goes through": r"a(?=[^b]*b)",
    "a run that repeats with a bound": r"^(?:x?a*){3}b",
}
FAST = {
    "a word": r"BEGIN",
    "a run at the end": r"a\d+",
    "a run behind a wall": r"\[[^\[\]]+\]",
    "a run behind a look": r"(?<![a-z])[a-z]+!",
    "a run with a bound": r"[a-z]{1,60}!",
    "groups that begin as none ends": r"^[a-z]+(?:-[a-z]+)*$",
    "a run that may be left anywhere, once": r"^\S[^\n]*\S\Z",
    "choices that begin alike": r"(?:pass|password|pwd)=x",
}


def slow(growth: Any) -> bool:
    return bool(growth.faults) or growth.steps > MOST_STEPS


@pytest.mark.parametrize("source", SLOW.values(), ids=SLOW)
def test_a_slow_form_is_told(source: str) -> None:
    assert slow(growth_of(source))


@pytest.mark.parametrize("source", FAST.values(), ids=FAST)
def test_a_fast_form_is_let_pass(source: str) -> None:
    assert not slow(growth_of(source))


def test_what_is_tried_once_may_run_once() -> None:
    assert slow(growth_of(r"[a-z]+x"))
    assert not slow(growth_of(r"[a-z]+x", begins=True))
    assert slow(growth_of(r"[a-z]+[a-y]+\.", begins=True))
    assert not slow(growth_of(r"[a-z]+", begins=True, ends=True))
    assert slow(growth_of(r"[a-z]+[a-y]+", begins=True, ends=True))


def faults(regexes: Iterator[Regex]) -> dict[str, Any]:
    grown = {
        f"{one.where} {one.source}": growth_of(
            one.source, one.flags, begins=one.begins, ends=one.ends
        )
        for one in regexes
    }
    return {name: growth for name, growth in grown.items() if slow(growth)}


def test_every_expression_of_the_guard_is_fast() -> None:
    data = json.loads(PATTERNS.read_text("utf-8"))
    patterns = [
        Regex(sign.name, one.source, one.regex.flags & ~re.UNICODE)
        for group in ("secrets", "personal")
        for sign in signs(group)
        for one in sign.patterns
    ]
    rests = {data["rest"], *(row["rest"] for row in data["secrets"] if "rest" in row)}
    after = [Regex("what goes on", rest, re.ASCII, begins=True) for rest in rests]
    assert faults(iter([*patterns, *after])) == {}
    assert len(patterns) > 60


@pytest.mark.parametrize("line", ["Acme Bank", "\tAcme\t-\tBank", "C++ (EU)", "Ab, Größe-AG; _x_"])
def test_the_expression_of_a_name_is_fast(line: str) -> None:
    assert not slow(growth_of(pattern_of_names(names_of(line)).pattern, re.IGNORECASE))


@pytest.mark.parametrize("target", ["pattern:shadow-mode", "ref:a", "x:  (y)+"])
def test_the_expressions_of_an_item_that_goes_are_fast(target: str) -> None:
    for made in (naming(target), rest_of_link(target)):
        assert re.escape(target) in made.pattern
        assert not slow(growth_of(made.pattern))


def test_every_expression_of_the_commands_is_fast() -> None:
    found = list(python_regexes())
    known = (one for one in found if isinstance(one, Regex))
    others = (one for one in known if one.where.rpartition(":")[0] not in OWN_FILES)
    assert faults(others) == {}
    assert {(one.where, one.written) for one in found if isinstance(one, Unknown)} == PUT_TOGETHER
    assert len(found) > 40


def test_every_expression_of_the_scripts_is_fast() -> None:
    found = list(script_regexes())
    assert faults(iter(found)) == {}
    assert len(found) > 50
    put_together = {
        path.name: count
        for path in scripts()
        if (count := path.read_text("utf-8").count("RegExp("))
    }
    assert put_together == {
        "choosing.js": 1,
        "guard.js": 3,
        "names.js": 1,
        "pasted.js": 4,
        "schema.js": 2,
    }


def test_every_expression_of_the_schemas_is_fast() -> None:
    sources = {
        source
        for path in (ROOT / "schema").glob("*.json")
        for source in _patterns(json.loads(path.read_text("utf-8")))
    }
    regexes = (Regex("schema", *as_python(source, "")) for source in sorted(sources))
    assert faults(regexes) == {}
    assert len(sources) > 5


def _patterns(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("pattern"), str):
            yield node["pattern"]
        yield from node.get("patternProperties", {})
    for inner in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from _patterns(inner)
