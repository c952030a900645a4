"""Which text should not become public? Secrets and personal data, found by patterns.

The patterns are data (`patterns.json`), so that a browser can look for the same before anything
leaves it; what a regular expression can't say, a check in `checks.py` does. Secrets follow the
rules of detect-secrets.
Source: detect-secrets 1.5.0, plugins; ISO 13616 (IBAN); ISO/IEC 7812 (card numbers); RFC 1918.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .checks import CHECKS

PATTERNS = Path(__file__).parent / "patterns.json"


@dataclass(frozen=True)
class Pattern:
    """A regular expression, and words of which a text holds one wherever it can match.

    Looking for a word takes a hundredth of the time. Without words it is always tried.
    """

    regex: re.Pattern[str]
    keywords: tuple[str, ...]
    group: int = 0
    """The part of a match that gives it away; what surrounds it may stay."""
    ignores_case: bool = False

    def may_match(self, text: str, lowered: str) -> bool:
        """Whether it is worth trying; `lowered` is the same text in lower case."""
        there = lowered if self.ignores_case else text
        for word in self.keywords:  # any() takes twice as long, and this is asked most of all
            if word in there:
                return True
        return not self.keywords


@dataclass(frozen=True)
class Sign:
    """Something to look for: its name, the words for it, and how it is recognised."""

    name: str
    says: str
    patterns: tuple[Pattern, ...]
    check: Callable[[str], bool]
    rest: re.Pattern[str] | None = None
    """What goes on after a match and belongs to it, such as the lines of a key."""
    is_public_when_sourced: bool = False
    """Whether it is no secret where a published source says it."""


@dataclass(frozen=True)
class Find:
    """A piece of text that should not become public, and where it stands."""

    sign: Sign
    text: str
    start: int


def signs(group: str) -> tuple[Sign, ...]:
    """Return what is looked for: `secrets` or `personal`."""
    return _signs()[group]


def secrets_in(text: str) -> Iterator[Find]:
    """Yield every password, key and token in a text."""
    yield from _found(text, signs("secrets"))


def personal_in(text: str) -> Iterator[Find]:
    """Yield what tells of a person, an account, a network or a budget."""
    yield from _found(text, signs("personal"))


def patterns_text() -> str:
    """Return the patterns as the site offers them to browsers."""
    return PATTERNS.read_text(encoding="utf-8")


def _found(text: str, signs: tuple[Sign, ...]) -> Iterator[Find]:
    lowered = text.lower()
    taken: set[int] = set()
    for sign in signs:
        for pattern in sign.patterns:
            if not pattern.may_match(text, lowered):
                continue
            for match in pattern.regex.finditer(text):
                start, end = match.span(pattern.group)
                if start in taken or not sign.check(match[pattern.group]):
                    continue
                more = sign.rest.match(text, end) if sign.rest else None
                end = more.end() if more else end
                taken.update(range(start, end))
                yield Find(sign, text[start:end], start)


@cache
def _signs() -> dict[str, tuple[Sign, ...]]:
    data = json.loads(patterns_text())
    return {
        "secrets": tuple(_sign(row, data["rest"]) for row in data["secrets"]),
        "personal": tuple(_sign(row) for row in data["personal"]),
    }


def _sign(row: dict[str, Any], usual_rest: str = "") -> Sign:
    rest = row.get("rest", usual_rest)
    return Sign(
        row["name"],
        row["says"],
        tuple(_pattern(pattern) for pattern in row["patterns"]),
        CHECKS[row.get("check", "any")],
        re.compile(rest, re.ASCII) if rest else None,
        row.get("unless") == "published",
    )


def _pattern(row: dict[str, Any]) -> Pattern:
    """Compile a pattern as a browser does: letters and digits are ASCII, a line ends at its end."""
    ignores_case = "i" in row.get("flags", "")
    flags = re.ASCII | re.MULTILINE | (re.IGNORECASE if ignores_case else re.NOFLAG)
    regex = re.compile(row["regex"], flags)
    return Pattern(regex, tuple(row["keywords"]), row.get("group", 0), ignores_case)
