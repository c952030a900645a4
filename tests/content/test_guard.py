"""Is what should not become public found, and nothing else?"""

from __future__ import annotations

import base64
import inspect
import json
import re
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import detect_secrets.plugins
import pytest
from detect_secrets.plugins.base import RegexBasedDetector
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from macros.content.guard import PATTERNS, Detector, Expression, personal_in, secrets_in, signs
from macros.content.guard.checks import CHECKS

from ..helpers.guarded import GROUPED, HARMLESS, JWT, LONGER, PERSONAL, SECRETS, SPELT

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT_OUT = {"IPPublicDetector"}
"""Detectors that find what may be public: an address on the internet is no secret."""

ALL = [
    pytest.param(pattern, id=f"{sign.name}-{number}")
    for group in ("secrets", "personal")
    for sign in signs(group)
    for number, pattern in enumerate(sign.patterns, 1)
]


BLANKS = re.compile(r"\s{41}")
"""More blanks in a row than a pattern of ours looks across."""


def detectors() -> Iterator[RegexBasedDetector]:
    """Yield every detector of detect-secrets that knows secrets by their form."""
    for module in iter_modules(detect_secrets.plugins.__path__):
        plugin = import_module(f"detect_secrets.plugins.{module.name}")
        for name, kind in inspect.getmembers(plugin, inspect.isclass):
            is_own = kind.__module__ == plugin.__name__ and not inspect.isabstract(kind)
            if is_own and issubclass(kind, RegexBasedDetector) and name not in LEFT_OUT:
                yield kind()


def signs_of_detectors() -> dict[str, Detector]:
    """Return our sign for each detector, by the detector's name."""
    rows = json.loads(PATTERNS.read_text(encoding="utf-8"))["secrets"]
    by_name = {sign.name: sign for sign in signs("secrets")}
    return {row["detector"]: by_name[row["name"]] for row in rows if "detector" in row}


def test_every_detector_of_the_scanner_has_its_sign() -> None:
    names = {type(detector).__name__ for detector in detectors()}
    assert set(signs_of_detectors()) == names
    assert len(names) > 20


def found_by_sign(sign: Detector, text: str) -> bool:
    matches = (match for one in sign.patterns for match in one.regex.finditer(text))
    return any(sign.check(match[0]) for match in matches)


@pytest.mark.parametrize("detector", [*detectors()], ids=lambda one: type(one).__name__)
def test_the_scanner_and_we_find_the_same(detector: RegexBasedDetector) -> None:
    sign = signs_of_detectors()[type(detector).__name__]
    rows = [*SECRETS, *GROUPED, *LONGER, *PERSONAL, *SPELT]
    texts = [*(text for _, text, _ in rows), *HARMLESS]
    ours = [text for text in texts if found_by_sign(sign, text)]
    theirs = [
        text
        for text in texts
        if any(list(detector.analyze_string(line)) for line in text.split("\n"))
    ]
    assert ours == theirs
    assert ours


@pytest.mark.parametrize("detector", [*detectors()], ids=lambda one: type(one).__name__)
def test_what_the_scanner_finds_we_find(detector: RegexBasedDetector) -> None:
    sign = signs_of_detectors()[type(detector).__name__]
    written = [
        re.compile(one.pattern, one.flags & re.IGNORECASE | re.ASCII) for one in detector.denylist
    ]

    @settings(
        max_examples=20,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.one_of(*(st.from_regex(one, fullmatch=True) for one in written)))
    def holds(text: str) -> None:
        ours = [find.text for find in secrets_in(text)]
        theirs = [one for one in detector.analyze_string(text) if sign.check(one)]
        missed = [one for one in theirs if not any(one in own or own in one for own in ours)]
        assert missed == [] or BLANKS.search(text)

    holds()


@pytest.mark.parametrize("pattern", ALL)
def test_a_glance_misses_no_match(pattern: Expression) -> None:
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


@pytest.mark.parametrize(("name", "text", "secret"), SPELT)
def test_a_secret_is_found_however_its_key_is_written(name: str, text: str, secret: str) -> None:
    assert [(one.sign.name, one.text) for one in secrets_in(text)] == [(name, secret)]


def test_a_token_that_nests_without_end_is_no_trap() -> None:
    inner = '{"a":' + "[" * 5_000
    token = JWT.split(".")[0] + "." + base64.urlsafe_b64encode(inner.encode()).decode()
    assert list(secrets_in(token)) == []


@pytest.mark.parametrize(
    "letter",
    [
        "a",
        "1",
        "-",
        " ",
        "a.",
        "1 ",
        "a@",
        "€1",
        "x.local",
        "A1",
        "eyJ",
        "sk-",
        "://a:",
        "BEGIN PRIVATE KEY ",
    ],
)
def test_a_giant_text_is_no_trap(letter: str) -> None:
    text = letter * (200_000 // len(letter))
    list(secrets_in(text))
    list(personal_in(text))


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *(("+49 30 901", False), ("+49 30 9018", True), ("030 90182", True), ("030 9018", False)),
        *(("12345", False), ("123-456", True), ("+" + "1" * 15, True), ("+" + "1" * 16, False)),
        *(("123 456 789", False), ("123 456 7890", True)),
    ],
)
def test_a_phone_number_has_as_many_digits_as_one_has(text: str, is_one: bool) -> None:
    assert CHECKS["phone"](text) is is_one
