"""What do laws, standards and guidance ask of a deployment, and what serves it here?"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from .base import (
    AnyTarget,
    ChecklistId,
    Count,
    Inline,
    IsoDate,
    Item,
    PartialDate,
    Record,
    ReferenceId,
    RoleId,
    Slug,
    Text,
)

DutyForce = Literal["law", "policy", "standard", "framework", "guidance"]
"""What stands behind a document, from what a court enforces to what is advice."""
Bound = Literal["deployer", "provider", "organisation"]
"""Who has to do it: who uses a system, who makes or sells it, or the organisation as a whole."""
Sources = Annotated[tuple[ReferenceId, ...], Field(min_length=1)]


class CheckedBy(Record):
    """An item of a checklist that serves a duty."""

    checklist: ChecklistId = Field(description="The checklist.")
    item: Slug = Field(description="The id of the item in it.")


class Duty(Record):
    """Something that a document asks for, in the playbook's words."""

    id: Slug = Field(description="Stable id of the duty inside its document.")
    where: Text = Field(
        description="The article, clause or section, as the document numbers it.",
        examples=["Article 26(2)"],
    )
    text: Inline = Field(description="What it asks for, in your own words; no text of a standard.")
    binds: Annotated[tuple[Bound, ...], Field(min_length=1)] = Field(
        description="Whom it binds: a deployer, a provider, or the organisation as a whole."
    )
    applies_from: IsoDate | None = Field(
        None, description="The day from which it applies; left out where no document sets one."
    )
    applies: Inline | None = Field(
        None, description="What to know of that day: an exception, a second date, what is open."
    )
    roles: Annotated[tuple[RoleId, ...], Field(min_length=1)] = Field(
        description="Which roles of the playbook it concerns, whoever answers for it first."
    )
    serves: tuple[AnyTarget, ...] = Field(
        (), description="What of the playbook serves it, what does most of the work first."
    )
    checks: tuple[CheckedBy, ...] = Field(
        (), description="Which checklist items serve it, each by its checklist and its id."
    )
    note: Inline | None = Field(
        None, description="What to know of how the playbook serves it: more, or another way."
    )
    gap: Inline | None = Field(
        None, description="What the playbook does not do; left out where it leaves nothing out."
    )
    sources: tuple[ReferenceId, ...] = Field(
        (), description="Where it was read, if elsewhere than the whole document."
    )


class DutyDocument(Item):
    """A law, standard, policy or piece of guidance, duty by duty."""

    kind: ClassVar[str] = "duties"
    label: ClassVar[str] = "Duties of a document"
    folder: ClassVar[str] = "duties"

    place: Count = Field(description="Its place on the page, from 1; equal ones follow by title.")
    issuer: Text = Field(description="Who issued it.")
    edition: Text = Field(
        description="Which edition or version, as the issuer calls it.", examples=["Version 2.0"]
    )
    dated: PartialDate = Field(description="When that edition was published.")
    address: ReferenceId = Field(description="The source that is the document itself.")
    force: DutyForce = Field(description="What stands behind it, from law to guidance.")
    status: Inline = Field(
        description="Whether it is in force, what is settled of its dates and what is not."
    )
    as_of: IsoDate = Field(description="The day to which the status was looked up.")
    notes: tuple[Inline, ...] = Field(
        (), description="What a reader should know: what was read, and in which copy."
    )
    sources: Sources = Field(description="Where its duties and its status were read.")
    duties: Annotated[tuple[Duty, ...], Field(min_length=1)] = Field(
        description="What it asks for, in its own order."
    )

    @property
    def rank(self) -> int:
        """Place on the page."""
        return self.place
