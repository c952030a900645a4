"""A repository with content in it, for the tests of what changed since a revision."""

from __future__ import annotations

import subprocess
from pathlib import Path

CASE = """\
id: {id}
title: {title}
summary: S.
organisation: {organisation}
sector: {sector}
use_case: U.
technique: other
record: contributed
outcome: scaled
dates: {{outcome: 2025}}
practices:
  - {{pattern: shadow, effect: {effect}, evidence: E.}}
  - {{proposed: Weekly clinic, effect: helped, evidence: E.}}
failure_modes:
  - {{mode: no-owner, status: avoided, evidence: E.}}
worked: [One thing.]
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


def case(name: str, *, effect: str, sector: str = "finance") -> Path:
    """Write a retrospective of an organisation of its own that reports on the one pattern."""
    text = CASE.format(
        id=name, title=f"Case {name}", organisation=f"Organisation {name}", sector=sector,
        effect=effect,
    )  # fmt: skip
    return write(f"retrospectives/2025/{name}.yml", text)
