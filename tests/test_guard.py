"""Is what should not become public found, and nothing else?"""

from __future__ import annotations

import inspect
import json
import re
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, cast

import detect_secrets.plugins
import pytest
from detect_secrets.plugins.base import RegexBasedDetector
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.guard import PATTERNS, Pattern, personal_in, secrets_in, signs

from .guarded import GROUPED, HARMLESS, LONGER, PERSONAL, SECRETS

if TYPE_CHECKING:
    from collections.abc import Iterable

LEFT_OUT = {"IPPublicDetector"}
"""Detectors that find what may be public: an address on the internet is no secret."""

ALL = [
    pytest.param(pattern, id=f"{sign.name}-{number}")
    for group in ("secrets", "personal")
    for sign in signs(group)
    for number, pattern in enumerate(sign.patterns, 1)
]


def detectors() -> dict[str, list[tuple[str, bool]]]:
    """Return the patterns of every detector of detect-secrets, and whether case is ignored."""
    found = {}
    for module in iter_modules(detect_secrets.plugins.__path__):
        plugin = import_module(f"detect_secrets.plugins.{module.name}")
        for name, kind in inspect.getmembers(plugin, inspect.isclass):
            own = kind.__module__ == plugin.__name__ and not inspect.isabstract(kind)
            if own and issubclass(kind, RegexBasedDetector):
                found[name] = [
                    (regex.pattern, bool(regex.flags & re.IGNORECASE))
                    for regex in cast("Iterable[re.Pattern[str]]", kind.denylist)
                ]
    return found


def test_the_secrets_are_those_of_the_scanner_word_for_word() -> None:
    rows = json.loads(PATTERNS.read_text(encoding="utf-8"))["secrets"]
    ours = {
        row["detector"]: [
            (pattern["regex"], "i" in pattern.get("flags", "")) for pattern in row["patterns"]
        ]
        for row in rows
        if "detector" in row
    }
    known = detectors()
    assert ours == {name: known[name] for name in known if name not in LEFT_OUT}
    assert len(ours) > 20


@pytest.mark.parametrize("pattern", ALL)
def test_a_glance_misses_no_match(pattern: Pattern) -> None:
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern.regex))
    def holds(text: str) -> None:
        assert pattern.regex.search(text) is None or pattern.glance.may_match(text)

    holds()


@pytest.mark.parametrize(("name", "text", "found"), SECRETS)
def test_a_secret_is_found(name: str, text: str, found: str) -> None:
    assert [(one.sign.name, one.text) for one in secrets_in(text)] == [(name, found)]
    assert text[next(secrets_in(text)).start :].startswith(found)


def test_every_kind_of_secret_has_an_example() -> None:
    assert {name for name, _, _ in SECRETS} == {sign.name for sign in signs("secrets")}


def test_a_glance_at_nothing_says_no() -> None:
    patterns = [pattern for sign in signs("secrets") for pattern in sign.patterns]
    assert [p.regex.pattern for p in patterns if p.glance.may_match("Nothing to see here")] == []


@pytest.mark.parametrize("neighbour", ["\ud800", "\u00e9", "\u0661", "\u2028"])
def test_a_secret_is_found_beside_any_letter(neighbour: str) -> None:
    texts = [text for _, text, _ in SECRETS]
    beside = [f"{neighbour}\n{text}\n{neighbour}" for text in texts]
    assert [text for text in beside if not any(secrets_in(text))] == []


@pytest.mark.parametrize(("name", "text", "secret"), [*GROUPED, *LONGER])
def test_the_whole_secret_is_found(name: str, text: str, secret: str) -> None:
    [one] = secrets_in(text)
    assert (one.sign.name, secret in one.text) == (name, True)
    assert text[one.start :].startswith(one.text)


def test_every_pattern_with_a_group_has_an_example() -> None:
    texts = [text for _, text, _ in GROUPED]
    grouped = [p for sign in signs("secrets") for p in sign.patterns if p.regex.groups]
    assert [p.regex.pattern for p in grouped if not any(map(p.regex.search, texts))] == []
    assert len(grouped) == len(GROUPED)


@pytest.mark.parametrize(("name", "text", "found"), PERSONAL)
def test_personal_data_is_found(name: str, text: str, found: str) -> None:
    assert [(one.sign.name, one.text) for one in personal_in(text)] == [(name, found)]


def test_every_kind_of_personal_data_has_an_example() -> None:
    assert {name for name, _, _ in PERSONAL} == {sign.name for sign in signs("personal")}


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_text_is_left_alone(text: str) -> None:
    assert [*secrets_in(text), *personal_in(text)] == []


@pytest.mark.parametrize("letter", ["a", "1", "-", " ", "a.", "1 ", "a@", "€1", "x.local", "A1"])
def test_a_giant_text_is_no_trap(letter: str) -> None:
    text = letter * (200_000 // len(letter))
    list(secrets_in(text))
    list(personal_in(text))
