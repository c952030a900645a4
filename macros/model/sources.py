"""What does the playbook rest on? Published sources, each with what it can and cannot show."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import Inline, Item, Text, Url

ReferenceType = Literal[
    "study", "survey", "forecast", "paper", "standard", "regulation", "guidance",
    "engineering-guide", "commentary", "official-report", "definition",
]  # fmt: skip
Year = Annotated[int, Field(strict=True, ge=1900, le=2100)]


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
