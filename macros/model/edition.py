"""What is this edition of the playbook: its name, its host, its frame and its thresholds?"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import (
    Count,
    Inline,
    IsoDate,
    MailAddress,
    Origin,
    Passage,
    Record,
    Statement,
    Text,
    Url,
    WithOrigin,
)
from .questions import QuestionGroup

SCHEMA_VERSION = 2
"""The version of the shapes of all files. Edition 2026.1 had the first, and did not say so."""


Version = Annotated[int, Field(strict=True, ge=SCHEMA_VERSION, le=SCHEMA_VERSION)]


class Host(Record):
    """Whoever hosts this copy of the playbook."""

    name: Text = Field(description="The organisation's name.")
    url: Url | None = Field(None, description="Its address.")


class Gap(WithOrigin):
    """The problem that the playbook exists for."""

    title: Text = Field(description="The problem in a few words.")
    estimate: Statement = Field(description="How common it is; shown as an estimate.")
    course: Passage = Field(description="How it usually goes.")
    cause: Statement = Field(description="What kind of gap it is.")
    habits: tuple[Statement, ...] = Field(description="What organisations that scale do.")
    contrast: Statement = Field(description="What the others do.")


class FurtherReading(Record):
    """A link for further reading."""

    title: Text = Field(description="Its title.")
    url: Url = Field(description="Its address.")
    note: Inline | None = Field(None, description="Why to read it.")


class CallToAction(Record):
    """One invitation, shown at the foot of the main pages."""

    title: Text = Field(description="What is offered, in a few words.")
    text: Inline = Field(description="What the reader gets, in a sentence.")
    label: Text = Field(description="The label of the link.")
    url: Url = Field(description="Where the link leads.")


class EvidenceThresholds(Record):
    """When a pattern is established or contested. Documented: named, with a published source."""

    established_organisations: Count = Field(
        3, description="Documented organisations that it helped, at least, to be established."
    )
    established_sectors: Count = Field(
        2, description="Sectors that they come from, at least, to be established."
    )
    contested_organisations: Count = Field(
        2, description="Documented organisations against it, at least, to be contested."
    )
    contested_share: Annotated[float, Field(gt=0, le=1)] = Field(
        1 / 3, description="Their share of all documented organisations, at least, likewise."
    )


class Edition(Record):
    """The edition: `playbook.yml` of the content root."""

    schema_version: Annotated[int, Field(strict=True, ge=SCHEMA_VERSION, le=SCHEMA_VERSION)] = (
        Field(description="The version of the shapes of all files; `playbook upgrade` raises it.")
    )
    title: Text = Field(description="The playbook's name.")
    edition: Text = Field(description="The edition's name, such as 2026.1.")
    released: IsoDate = Field(description="The edition's date, YYYY-MM-DD.")
    tagline: Text = Field(description="One sentence that says what the playbook does.")
    framework: Text = Field(description="The framework's name.")
    origin: Origin = Field(description="Where this text comes from.")
    organisation: Host | None = Field(None, description="Who hosts this copy.")
    contact: MailAddress | None = Field(
        None, description="Where contributions may be sent by mail: mailto: and an address."
    )
    gap: Gap = Field(description="The problem that the playbook exists for.")
    questions: tuple[QuestionGroup, ...] = Field(
        (), description="What people ask, in groups, each answered in three sentences."
    )
    related_reading: tuple[FurtherReading, ...] = Field(
        (), description="Links for further reading."
    )
    call_to_action: CallToAction | None = Field(None, description="One invitation to readers.")
    evidence: EvidenceThresholds = Field(
        default_factory=EvidenceThresholds, description="Thresholds of a pattern's maturity."
    )
