"""How did the retrospectives come about: where was looked, and who coded what?"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from .accounts import Effect, ModeStatus, Use
from .base import (
    CODING_ID,
    FailureModeId,
    Flag,
    Inline,
    IsoDate,
    Item,
    PatternId,
    Prose,
    Record,
    Remark,
    RetrospectiveId,
    Text,
)


class LeftOut(Record):
    """Something that a search found and that became no retrospective."""

    what: Inline = Field(description="What was found.")
    why: Inline = Field(description="Why it is left out.")


class SearchFrame(Item):
    """Where deployments were looked for, so that a reader can judge what was not."""

    kind: ClassVar[str] = "frame"
    label: ClassVar[str] = "Search frame"
    folder: ClassVar[str] = "frames"

    title: Text = Field(alias="question", description="What was looked for.")
    summary: Remark = Field("", description="What a reader should know of it.")
    searched: Inline = Field(description="Which registers, audits or lists were gone through.")
    day: IsoDate = Field(description="The day on which it was done.")
    found: Annotated[int, Field(strict=True, ge=0)] = Field(description="How many were found.")
    kept: tuple[RetrospectiveId, ...] = Field((), description="The retrospectives that came of it.")
    left_out: tuple[LeftOut, ...] = Field((), description="What was found and left out.")


class Coder(Record):
    """Who coded a retrospective."""

    kind: Literal["person", "machine"] = Field(description="A person, or a program.")
    name: Text = Field(description="Whose name, or which program in which version.")


class PatternCode(Record):
    """What a coder found of a pattern."""

    pattern: PatternId = Field(description="The pattern.")
    use: Use = Field(description="Whether it was used, by its test.")
    effect: Effect | None = Field(None, description="What followed from it, where that is said.")


class ModeCode(Record):
    """What a coder found of a failure mode."""

    mode: FailureModeId = Field(description="The failure mode.")
    status: ModeStatus = Field(description="Whether it hit, by its test.")


class Resolution(Record):
    """What became of a code on which two coders differed."""

    pattern: PatternId | None = Field(None, description="The pattern that it is about.")
    mode: FailureModeId | None = Field(None, description="Or the failure mode.")
    decided: Text = Field(
        description="The code that the record has now: a use, with its effect behind a comma if it "
        "has one, or a status."
    )
    why: Inline = Field(description="Which fact decided, or why the question stays open.")

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.pattern is None) == (self.mode is None):
            raise ValueError("give either `pattern` or `mode`")
        return self


class Coding(Item):
    """One coder's codes of one retrospective: every pattern and every failure mode."""

    kind: ClassVar[str] = "coding"
    label: ClassVar[str] = "Coding"
    folder: ClassVar[str] = "coding"
    by_group: ClassVar[bool] = True

    id: Annotated[str, StringConstraints(pattern=CODING_ID, max_length=160)] = Field(
        description="The coder's folder and the retrospective, such as second/invoice-triage."
    )
    title: Text = Field("Coding", description="What it is called.")
    summary: Remark = Field("", description="What a reader should know of it.")
    retrospective: RetrospectiveId = Field(description="Which retrospective was coded.")
    coder: Coder = Field(description="Who coded it.")
    day: IsoDate = Field(description="The day on which it was done.")
    given: Prose = Field(description="What the coder had to read, in full or by its name.")
    recognised: Flag | None = Field(
        None,
        description="Whether a coder who had a fact sheet alone knew which deployment it was; left "
        "out by the one who wrote the record.",
    )
    patterns: tuple[PatternCode, ...] = Field(description="Every pattern.")
    modes: tuple[ModeCode, ...] = Field(description="Every failure mode.")
    resolved: tuple[Resolution, ...] = Field(
        (), description="What became of each code on which this coder and another differed."
    )
