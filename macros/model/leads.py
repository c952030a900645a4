"""What is wanted? A case that somebody saw, or an idea for a pattern, until it is written up."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from .base import SLUG, Inline, Item, Record, Text, TypedPointer, Url

LeadType = Literal["case", "pattern"]

_BECAME = ("retrospective", "pattern")
BecameTarget = Annotated[
    str,
    StringConstraints(pattern=rf"^({'|'.join(_BECAME)}):{SLUG}$"),
    TypedPointer(_BECAME),
]


class Sighting(Record):
    """Where a case or a practice was seen."""

    url: Url = Field(description="The address of the source, of the original where there is one.")
    title: Text | None = Field(None, description="The title of the source.")
    publisher: Text | None = Field(None, description="Who published it.")


class Lead(Item):
    """A case or a pattern that is wanted: too little for a record, enough to start from.

    It is no evidence, and nothing counts it. Once it is written up, `became` says what it became,
    so that its address goes on to lead there.
    """

    kind: ClassVar[str] = "lead"
    label: ClassVar[str] = "Wanted case or pattern idea"
    folder: ClassVar[str] = "leads"

    title: Text = Field(
        description="Who piloted what, or what a team did, in a few words.",
        examples=["A county's risk score for child protection calls"],
    )
    type: LeadType = Field(description="A case that should be told, or an idea for a pattern.")
    summary: Inline = Field(
        description="What is known, in a sentence or two, and no more than the source says."
    )
    why: Inline = Field(description="What a reader would learn from it that no page says yet.")
    seen: tuple[Sighting, ...] = Field(
        (), description="One source at least for a case; an idea may come from your own work."
    )
    taken_by: Text | None = Field(
        None, description="Who is writing it up, so that nobody else starts."
    )
    became: BecameTarget | None = Field(
        None, description="What it became once written up, as retrospective:id or pattern:id."
    )
