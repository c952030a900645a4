"""What does somebody see who looks after several pilots? Each one's standing, and what they show.

The words of a row are the same in the browser: docs/assets/js/rules/pilot/portfolio.js.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pydantic import Field

from ..content.problems import Problem, shown_path
from ..model import Record
from ..text.shown import shown_date
from .learnt import Learnt
from .phrases import phrase, phrases
from .status import PilotStatus, is_overdue, is_undecided

COLUMNS = ("title", "owner", "place", "week", "gates", "next", "criteria", "flags")
"""The columns of a portfolio, by the keys of their words."""


class FiledStatus(PilotStatus):
    """Where a pilot stands, and the file that says so."""

    file: str = Field(description="The file of the pilot's record.")


class FileProblem(Record):
    """Why a file was left out."""

    file: str = Field(description="The file.")
    line: int = Field(description="The line, from 1.")
    column: int = Field(description="The column, from 1.")
    rule: str = Field(description="The rule that it breaks.")
    message: str = Field(description="What is wrong.")
    hint: str = Field(description="How to fix it, or nothing.")


class Portfolio(Record):
    """Several pilots on a day: what `playbook pilot status --format json` writes."""

    version: Literal[1] = Field(description="Version of this form.")
    today: str = Field(description="The day on which the pilots stand like this.")
    pilots: tuple[FiledStatus, ...] = Field(description="Undecided ones first, then red ones.")
    problems: tuple[FileProblem, ...] = Field(description="Why files were left out.")
    learnt: Learnt = Field(description="What the pilots show together.")


def file_problem(problem: Problem) -> FileProblem:
    """Return a problem as a portfolio holds it."""
    return FileProblem(
        file=shown_path(problem.place.path),
        line=problem.place.line,
        column=problem.place.column,
        rule=problem.rule,
        message=problem.message,
        hint=problem.hint,
    )


def column_words() -> tuple[str, ...]:
    """Return the heads of a portfolio's columns."""
    return tuple(phrases()["portfolio-columns"][name] for name in COLUMNS)


def cells(status: PilotStatus) -> tuple[str, ...]:
    """Return what each column says of a pilot."""
    opened = sum(gate.open for gate in status.gates)
    return (
        status.title,
        status.owner,
        status.step,
        "" if status.week is None else str(status.week),
        phrase("portfolio-cells", "gates", open=opened, all=len(status.gates)),
        next_words(status),
        criteria_words(status),
        "\n".join(flag.message for flag in status.flags),
    )


def head_words(pilots: Sequence[PilotStatus], today: str) -> tuple[str, str]:
    """Return how many pilots there are and how many are overdue; and how many are undecided."""
    overdue = sum(any(map(is_overdue, each.flags)) for each in pilots)
    undecided = sum(is_undecided(each.flags) for each in pilots)
    day = shown_date(today)
    return (
        phrase("portfolio-cells", "all", count=len(pilots), day=day, overdue=overdue),
        phrase("portfolio-cells", "undecided", count=undecided) if undecided else "",
    )


def urgency(status: PilotStatus) -> int:
    """Return where a pilot stands among others: undecided, then with something red, then not."""
    return 0 if is_undecided(status.flags) else 1 if has_red(status) else 2


def next_words(status: PilotStatus) -> str:
    """Return the next thing in a pilot's calendar, in words."""
    if status.next is None:
        return ""
    day = shown_date(status.next.day)
    return phrase("portfolio-cells", "next", day=day, title=status.next.title)


def criteria_words(status: PilotStatus) -> str:
    """Return how a pilot's criteria stand, in words."""
    counts = status.criteria.model_dump()
    said = [phrase("portfolio-cells", name, count=count) for name, count in counts.items() if count]
    return ", ".join(said) or phrase("portfolio-cells", "none")


def has_red(status: PilotStatus) -> bool:
    """Whether a rule is broken by a pilot."""
    return any(flag.level == "red" for flag in status.flags)
