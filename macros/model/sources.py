"""What does the playbook rest on? Published sources, each with what it can and cannot show."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import AnyTarget, Inline, Item, Record, Slug, Text, Url

ReferenceType = Literal[
    "study", "survey", "forecast", "paper", "standard", "regulation", "guidance",
    "engineering-guide", "commentary", "official-report", "definition",
]  # fmt: skip
Year = Annotated[int, Field(strict=True, ge=1900, le=2100)]


class Ask(Record):
    """Something that a source asks of a pilot on its way to production."""

    id: Slug = Field(description="Stable id of the demand inside its source.")
    asks: Inline = Field(description="What the source asks for, in our words.")
    answered_by: tuple[AnyTarget, ...] = Field((), description="Where the playbook answers it.")
    note: Inline | None = Field(None, description="What the answer leaves out, or does otherwise.")


class Reference(Item):
    """A published source. Its summary says in a sentence what it is used for here."""

    kind: ClassVar[str] = "ref"
    label: ClassVar[str] = "Source"
    folder: ClassVar[str] = "references"

    type: ReferenceType = Field(description="What kind of source it is.")
    publisher: Text = Field(description="Who published it.")
    authors: tuple[Text, ...] = Field((), description="Who wrote it, where they are named.")
    year: Year | None = Field(None, description="The year of publication; left out if undated.")
    url: Url | None = Field(None, description="Its address; left out where none was seen.")
    via: Url | None = Field(None, description="The report or copy through which it was read.")
    says: tuple[Inline, ...] = Field((), description="What it says, fact by fact, as published.")
    sample: Inline | None = Field(None, description="Who or what was counted, and when.")
    caveat: Inline | None = Field(None, description="What the source cannot show.")
    asks: tuple[Ask, ...] = Field(
        (), description="For guidance: what it asks for, and where the playbook answers."
    )
