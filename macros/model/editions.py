"""What did an earlier edition show? Its counts, so that the next one can say what changed."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import IsoDate, Item, Record, Remark, Slug, Text
from .retrospectives import Outcome

Maturity = Literal["contested", "established", "emerging", "proposed"]
Whole = Annotated[int, Field(strict=True, ge=0)]


class PastRecord(Record):
    """A retrospective that counted, and how its deployment had ended."""

    id: Slug = Field(description="The retrospective's id.")
    outcome: Outcome = Field(description="Its outcome in that edition.")


class PastPattern(Record):
    """What was known of a pattern: its standing, and how many organisations reported what."""

    id: Slug = Field(description="The pattern's id.")
    maturity: Maturity = Field(description="Its standing in that edition.")
    helped: Whole = Field(0, description="How many organisations said that it helped.")
    mixed: Whole = Field(0, description="How many said that it helped in part.")
    hurt: Whole = Field(0, description="How many said that it hurt.")
    no_effect: Whole = Field(0, description="How many saw no effect.")


class PastMode(Record):
    """In how many retrospectives a failure mode had each status."""

    id: Slug = Field(description="The failure mode's id.")
    hit: Whole = Field(0, description="In how many it hit.")
    partly: Whole = Field(0, description="In how many it hit partly.")
    recovered: Whole = Field(0, description="In how many the team recovered from it.")
    avoided: Whole = Field(0, description="In how many it was avoided.")


class PastEdition(Item):
    """An earlier edition's counts. `playbook edition` writes it; nobody edits it by hand."""

    kind: ClassVar[str] = "past-edition"
    label: ClassVar[str] = "Earlier edition"
    folder: ClassVar[str] = "editions"

    title: Text = Field(alias="edition", description="The edition, such as 2026.1.")
    summary: Remark = Field("", description="What a reader should know of it.")
    released: IsoDate = Field(description="The day on which it came out.")
    records: tuple[PastRecord, ...] = Field((), description="The retrospectives that counted.")
    patterns: tuple[PastPattern, ...] = Field((), description="What was known of each pattern.")
    modes: tuple[PastMode, ...] = Field((), description="How often each failure mode was met.")
