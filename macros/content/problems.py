"""What is a mistake in the content? A value with a place, a rule and a fix."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from ..text.counted import counted

Severity = Literal["error", "warning", "notice"]
"""Whether a problem keeps content from being published, asks for a look, or only tells something.
"""


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file; line and column count from 1."""

    path: Path
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{shown_path(self.path)}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake: where it is, which rule it breaks, what is wrong, and how to fix it."""

    place: Place
    rule: str
    message: str
    hint: str = ""
    where: str = ""
    """The field's path inside its file, such as `items[2].owner`."""
    severity: Severity = "error"

    def __str__(self) -> str:
        mark = "warning: " if self.severity == "warning" else ""
        head = f"{self.place}: {mark}{self.rule}: {self.message}"
        return f"{head}\n    {self.hint}" if self.hint else head

    @property
    def in_brief(self) -> str:
        """Where it is and what it says, in a line without its rule."""
        where = f"{self.where}: " if self.where else ""
        return f"{self.place}: {where}{self.message}"


class ContentError(Exception):
    """Raised once, with every problem of the content in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__(as_text(self.problems))


def as_text(problems: Sequence[Problem]) -> str:
    """Write problems for a person: one line each, the fix under it, and a count."""
    if not problems:
        return ""
    files = len({problem.place.path for problem in problems})
    return "\n".join([*map(str, problems), f"{_count(problems)} in {counted(files, 'file')}"])


def as_json(problems: Sequence[Problem]) -> str:
    """Write problems as a JSON list of flat objects."""
    rows = []
    for problem in problems:
        row = asdict(problem)
        place = row.pop("place")
        rows.append({**place, "path": shown_path(place["path"]), **row})
    return json.dumps(rows, indent=2, ensure_ascii=False)


def as_github(problems: Sequence[Problem]) -> str:
    """Write problems as GitHub workflow commands, which show up on the changed lines.

    Properties and data are escaped.
    Source: GitHub Actions, "Workflow commands", `::error` and `::warning`.
    """
    lines = []
    for problem in problems:
        place = problem.place
        message = f"{problem.message}. {problem.hint}" if problem.hint else problem.message
        lines.append(
            f"::{problem.severity} file={_property(shown_path(place.path))},line={place.line},"
            f"col={place.column},title={_property(problem.rule)}::{_data(message)}"
        )
    return "\n".join(lines)


def field_name(path: tuple[str | int, ...]) -> str:
    """Write a field's path as an author reads it: `items[2].owner`, entries counted from 1."""
    shown = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return shown.removeprefix(".")


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return the known word nearest to `wrong`, or an empty text when none is near."""
    return next(iter(get_close_matches(wrong, list(known), n=1, cutoff=0.6)), "")


def errors_of(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that are no mere warnings or notices."""
    return tuple(problem for problem in problems if problem.severity == "error")


def _count(problems: Sequence[Problem]) -> str:
    errors = len(errors_of(problems))
    warnings = len(problems) - errors
    counts = [(errors, "problem"), (warnings, "warning")]
    return " and ".join(counted(count, noun) for count, noun in counts if count)


def shown_path(path: Path) -> str:
    """Show a path relative to the working folder where it lies below it, always on one line."""
    try:
        shown = path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        shown = path.as_posix()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in shown)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
