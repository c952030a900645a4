"""A repository with content in it, for the tests of what changed since a revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

_CASE = """\
id: {id}
title: {title}
summary: S.
organisations: [{{name: {organisation}, kind: company, sector: {sector}}}]
use_case: U.
technique: other
record: contributed
contributor: {{tie: team}}
outcome: scaled
dates: {{outcome: 2025}}
practices:
  - {report}
  - {{proposed: Weekly clinic, use: full, effect: helped, basis: stated, evidence: E.}}
failure_modes:
  - {{mode: no-owner, status: avoided, evidence: E.}}
worked: [One thing.]
{sources}"""
_SOURCES = """\
sources:
  - {id: s1, title: A report, publisher: A newspaper, form: press}
"""
PATTERN = """\
id: shadow
name: Shadow mode
summary: S.
origin: editorial
problem: P.
context: C.
forces: [F.]
solution:
  - {do: Run it beside the people., owner: owner, week: 5}
consequences: {gains: [G.], costs: [C.]}
when_not: Never.
counters: [no-owner]
steps: [decide]
"""


def git(*arguments: str) -> str:
    """Run git with a name of its own, whatever the machine's settings are."""
    identity = (
        "-c",
        "user.name=T",
        "-c",
        "user.email=t@example.org",
        "-c",
        "init.defaultBranch=main",
    )
    done = subprocess.run(
        ["git", *identity, *arguments],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def commit(message: str) -> str:
    """Commit everything; return the commit."""
    git("add", "--all")
    git("commit", "--quiet", "--message", message)
    return git("rev-parse", "HEAD")


def begin() -> str:
    """Make the working folder, which holds `base/`, a repository; return its first commit."""
    git("init", "--quiet")
    write("patterns/shadow.yml", PATTERN)
    case("one", effect="helped")
    return commit("Begin")


def write(name: str, text: str) -> Path:
    """Write a file of the content."""
    path = Path("base") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def case(
    name: str,
    *,
    effect: str | None = "helped",
    sector: str = "finance",
    by: str | None = None,
) -> Path:
    """Write a retrospective of an organisation of its own that reports on the one pattern.

    Without an effect, the pattern was not used; `by` says who concluded it in a published source.
    """
    return write(f"retrospectives/2025/{name}.yml", case_text(name, effect, sector, by))


def case_text(
    name: str, effect: str | None = "helped", sector: str = "finance", by: str | None = None
) -> str:
    """Return the text of such a retrospective."""
    seen = f"use: full, effect: {effect}, basis: stated" if effect else "use: none"
    published = f", by: {by}, source: s1" if by else ""
    return _CASE.format(
        id=name, title=f"Case {name}", organisation=f"Organisation {name}", sector=sector,
        report=f"{{pattern: shadow, {seen}, evidence: E.{published}}}",
        sources=_SOURCES if by else "",
    )  # fmt: skip
