"""Which text should not become public? Secrets and personal data, found by patterns.

The patterns are data (`patterns.json`), so that a browser can look for the same before anything
leaves it; what a regular expression can't say, a check in `checks.py` does. Secrets are those that
detect-secrets knows by their form. Each pattern looks at a bounded number of characters from each
place, so that no text takes longer than its length.
Source: detect-secrets 1.5.0, plugins; ISO 13616 (IBAN); ISO/IEC 7812 (card numbers); RFC 1918.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from .checks import CHECKS
from .glance import Glance

PATTERNS = Path(__file__).parent / "patterns.json"


@dataclass(frozen=True)
class Expression:
    """A regular expression, and which part of a match gives it away."""

    source: str
    ignores_case: bool = False
    group: int = 0
    """What surrounds this part of a match may stay."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression as a browser has it: letters are ASCII, a line ends at its end."""
        flags = re.IGNORECASE if self.ignores_case else re.NOFLAG
        return re.compile(self.source, re.ASCII | re.MULTILINE | flags)

    @cached_property
    def glance(self) -> Glance:
        """What tells sooner whether a text may hold one."""
        return Glance([(self.source, self.ignores_case)])


@dataclass(frozen=True)
class Detector:
    """Something to look for: its name, the words for it, and how it is recognised."""

    name: str
    says: str
    patterns: tuple[Expression, ...]
    check: Callable[[str], bool]
    rest: re.Pattern[str] | None = None
    """What goes on after a match and belongs to it, such as the lines of a key."""
    is_public_when_sourced: bool = False
    """Whether it is no secret where a published source says it."""


@dataclass(frozen=True)
class Find:
    """A piece of text that should not become public, and where it stands."""

    sign: Detector
    text: str
    start: int


@dataclass(frozen=True)
class Group:
    """Signs that are looked for together."""

    signs: tuple[Detector, ...]

    @cached_property
    def glance(self) -> Glance:
        """What tells whether a text may hold one of all."""
        patterns = (pattern for sign in self.signs for pattern in sign.patterns)
        return Glance((pattern.source, pattern.ignores_case) for pattern in patterns)

    def found_in(self, text: str) -> Iterator[Find]:
        """Yield what a text holds of them, and nothing twice."""
        taken: set[int] = set()
        for sign, pattern in self._worth_trying(text):
            for match in pattern.regex.finditer(text):
                start, end = match.span(pattern.group)
                if start in taken or not sign.check(match[pattern.group]):
                    continue
                more = sign.rest.match(text, end) if sign.rest else None
                end = more.end() if more else end
                taken.update(range(start, end))
                yield Find(sign, text[start:end], start)

    def _worth_trying(self, text: str) -> Iterator[tuple[Detector, Expression]]:
        if self.glance.may_match(text):
            for sign in self.signs:
                for pattern in sign.patterns:
                    if pattern.glance.may_match(text):
                        yield sign, pattern


def signs(group: str) -> tuple[Detector, ...]:
    """Return what is looked for: `secrets` or `personal`."""
    return _groups()[group].signs


def secrets_in(text: str) -> Iterator[Find]:
    """Yield every password, key and token in a text."""
    yield from _groups()["secrets"].found_in(text)


def personal_in(text: str) -> Iterator[Find]:
    """Yield what points to a person, an account, a network or a budget."""
    yield from _groups()["personal"].found_in(text)


def patterns_text() -> str:
    """Return the patterns as the site offers them to browsers."""
    return PATTERNS.read_text(encoding="utf-8")


@cache
def _groups() -> dict[str, Group]:
    data = json.loads(patterns_text())
    return {
        "secrets": Group(tuple(_sign(row, data["rest"]) for row in data["secrets"])),
        "personal": Group(tuple(_sign(row) for row in data["personal"])),
    }


def _sign(row: dict[str, Any], usual_rest: str = "") -> Detector:
    rest = row.get("rest", usual_rest)
    return Detector(
        row["name"],
        row["says"],
        tuple(_pattern(pattern) for pattern in row["patterns"]),
        CHECKS[row.get("check", "any")],
        re.compile(rest, re.ASCII) if rest else None,
        row.get("unless") == "published",
    )


def _pattern(row: dict[str, Any]) -> Expression:
    return Expression(row["regex"], "i" in row.get("flags", ""), row.get("group", 0))
