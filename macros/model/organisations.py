"""What is an organisation? The unit of counting, with one id for all its names."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .base import Item, OrganisationId, Record, Remark, Text, Url

Sector = Literal[
    "agriculture", "education", "energy", "finance", "food-service", "healthcare", "insurance",
    "logistics", "manufacturing", "media", "mobility", "non-profit", "professional-services",
    "public-sector", "real-estate", "retail", "technology", "telecommunications", "travel",
    "other",
]  # fmt: skip
OrganisationKind = Literal[
    "company", "public-body", "health-provider", "university", "non-profit", "unnamed"
]


class InlineOrganisation(Record):
    """An organisation that has no file yet, as a contributor writes it."""

    name: Text = Field(
        description="Its name, or what may be said of it.", examples=["A European insurer"]
    )
    kind: OrganisationKind = Field(
        description="What sort of organisation it is; unnamed: it may not be named."
    )
    sector: Sector = Field(description="What it mainly does.")
    region: Text | None = Field(None, description="The country or part of the world it is in.")


class Organisation(Item):
    """An organisation that retrospectives tell of. It counts once, however it is called."""

    kind: ClassVar[str] = "organisation"
    label: ClassVar[str] = "Organisation"
    folder: ClassVar[str] = "organisations"

    title: Text = Field(
        alias="name", description="Its name; of one that may not be named, a description."
    )
    summary: Remark = Field(
        "", description="What a reader should know of it, where its name is not enough."
    )
    also: tuple[Text, ...] = Field((), description="Other spellings, and former names.")
    type: OrganisationKind = Field(
        alias="kind", description="What sort of organisation it is; unnamed: it may not be named."
    )
    sector: Sector = Field(description="What it mainly does.")
    region: Text | None = Field(None, description="The country or part of the world it is in.")
    url: Url | None = Field(None, description="Its web address.")
    part_of: OrganisationId | None = Field(
        None, description="The organisation that it belongs to, with which it counts as one."
    )
    different_from: tuple[OrganisationId, ...] = Field(
        (), description="Organisations with a similar name that are others."
    )
