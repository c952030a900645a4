"""What is a pattern? An answer to a problem that comes back, with what it costs."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .base import (
    Action,
    CodingTest,
    FailureModeId,
    Guidance,
    Passage,
    PatternId,
    PracticeId,
    Record,
    ReferenceId,
    Statement,
    StepId,
    Text,
)


class Consequences(Record):
    """What a pattern brings and what it costs."""

    gains: Annotated[tuple[Statement, ...], Field(min_length=1)] = Field(
        description="What is better afterwards."
    )
    costs: Annotated[tuple[Statement, ...], Field(min_length=1)] = Field(
        description="What it takes, or makes worse."
    )


class Pattern(Guidance):
    """A pattern. What is known of it is never written here; retrospectives show it."""

    kind: ClassVar[str] = "pattern"
    label: ClassVar[str] = "Pattern"
    folder: ClassVar[str] = "patterns"

    title: Text = Field(alias="name", description="What the field calls it, such as Shadow mode.")
    also: tuple[Text, ...] = Field((), description="Other names under which it is known.")
    test: CodingTest | None = Field(None, description="How to tell that it was used.")
    problem: Passage = Field(description="The problem that comes back.")
    context: Passage = Field(description="Where the pattern applies.")
    forces: Annotated[tuple[Statement, ...], Field(min_length=1)] = Field(
        description="What pulls in different directions and makes the problem hard."
    )
    solution: Annotated[tuple[Action, ...], Field(min_length=1)] = Field(
        description="What to do, in order."
    )
    consequences: Consequences = Field(description="What it brings and what it costs.")
    when_not: Statement = Field(description="When this is the wrong answer, and what to do then.")
    counters: Annotated[tuple[FailureModeId, ...], Field(min_length=1)] = Field(
        description="The failure modes that it counters."
    )
    steps: Annotated[tuple[StepId, ...], Field(min_length=1)] = Field(
        description="The framework steps in which it is used."
    )
    practice: PracticeId | None = Field(None, description="The scaling practice it belongs to.")
    related: tuple[PatternId, ...] = Field((), description="Patterns to read next.")
    references: tuple[ReferenceId, ...] = Field((), description="Published sources for it.")
