"""What does somebody see who looks after several pilots? Each one's standing, and what they show.

The words of a row are the same in the browser: docs/assets/js/rules/pilot/portfolio.js.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..content.problems import Problem, shown_path
from ..model import Record
from ..text.shown import shown_date
from .learnt import Learnt
from .phrases import phrase, phrases
from .status import PilotStatus

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
    pilots: tuple[FiledStatus, ...] = Field(description="The pilots, those with a red flag first.")
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
