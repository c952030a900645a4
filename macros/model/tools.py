"""What does a team work with? Checklists, templates and terms."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from .base import (
    WEEKS,
    AnyTarget,
    Entry,
    Flag,
    Guidance,
    Inline,
    Passage,
    Record,
    RoleId,
    Serves,
    Slug,
    Text,
    Variants,
    Week,
    WithOrigin,
)
from .framework import GateName


class ChecklistItem(WithOrigin):
    """One verifiable statement; its id is stable, so that a tick survives every new edition."""

    id: Slug = Field(description="Stable id of the item inside its checklist.")
    text: Inline = Field(description="A statement that is true or not.")
    why: Inline = Field(description="What goes wrong without it, in one sentence.")
    evidence: Inline = Field(description="What proves that it is done.")
    owner: RoleId = Field(description="The role that gets it done.")
    week: Week = Field(description="The framework's week by which it is done.")
    gate: Flag = Field(default=False, description="Whether the gate stays shut while this is open.")
    variants: Variants = Field((), description="What differs by kind of organisation or of AI.")


class Checklist(Guidance):
    """Verifiable statements for one occasion."""

    kind: ClassVar[str] = "checklist"
    label: ClassVar[str] = "Checklist"
    folder: ClassVar[str] = "checklists"

    serves: Serves = Field(description="The steps, fixes, practices or roles it belongs to.")
    gate: GateName | None = Field(None, description="The gate that this checklist guards.")
    use: Passage = Field(description="When to use it, who holds it, and how to read it.")
    items: Annotated[tuple[ChecklistItem, ...], Field(min_length=1)] = Field(
        description="The items, in the order of work."
    )

    @property
    def rank(self) -> int:
        """The week in which the checklist is complete; of a later use case, after all others."""
        week = max(item.week for item in self.items)
        return week + WEEKS if self.is_for_a_later_use_case else week

    @property
    def is_for_a_later_use_case(self) -> bool:
        """Whether it belongs to scaling and to no step: its weeks are those of another pilot."""
        kinds = {target.partition(":")[0] for target in self.serves}
        return "practice" in kinds and "step" not in kinds


class Column(Record):
    """A column of a table field."""

    id: Slug = Field(description="Stable id of the column inside its field.")
    label: Text = Field(description="The column's heading.")


class TemplateField(WithOrigin):
    """Something to fill in."""

    id: Slug = Field(description="Stable id of the field inside its section.")
    label: Text = Field(description="The field's name.")
    help: Inline = Field(description="What belongs here, and how to tell a good entry.")
    kind: Literal["text", "list", "table", "date", "choice"] = Field(
        description="How the field is filled in."
    )
    choices: tuple[Text, ...] = Field((), description="For a choice: what can be chosen.")
    columns: tuple[Column, ...] = Field((), description="For a table: its columns.")
    calculator: Literal["unit-costs"] | None = Field(
        None, description="For a table: the calculator whose figures its rows are."
    )
    example: Entry | tuple[Entry, ...] | tuple[tuple[Entry, ...], ...] = Field(
        description="A filled example: text; a list of texts; or a list of rows."
    )

    @model_validator(mode="after")
    def _example_fits(self) -> Self:
        if self.kind == "table":
            if not self.columns:
                raise ValueError("a table needs columns")
            if not _is_table(self.example, width=len(self.columns)):
                raise ValueError(
                    "the example of a table is a list of rows with a cell for each of its columns"
                )
        elif self.kind == "list":
            if not _is_list(self.example):
                raise ValueError("the example of a list is a list of texts")
        elif not isinstance(self.example, str):
            raise ValueError(f"the example of a {self.kind} is a text")
        if self.kind == "choice" and self.example not in self.choices:
            raise ValueError("the example of a choice is one of its choices")
        if self.columns and self.kind != "table":
            raise ValueError("only a table has columns")
        if self.choices and self.kind != "choice":
            raise ValueError("only a choice has choices")
        return self

    @model_validator(mode="after")
    def _calculator_fits(self) -> Self:
        if self.calculator and tuple(column.id for column in self.columns) != _SCENARIOS:
            raise ValueError(f"a calculator's columns are {', '.join(_SCENARIOS)}")
        return self


_SCENARIOS = ("figure", "low", "expected", "high")
"""The columns of a table that a calculator fills."""


def _is_table(example: object, *, width: int) -> bool:
    return isinstance(example, tuple) and all(
        isinstance(row, tuple) and len(row) == width for row in example
    )


def _is_list(example: object) -> bool:
    return isinstance(example, tuple) and all(isinstance(entry, str) for entry in example)


class TemplateSection(Record):
    """A part of a template under its own heading."""

    id: Slug = Field(description="Stable id of the section inside its template.")
    title: Text = Field(description="The section's heading.")
    help: Inline | None = Field(None, description="What the section is for.")
    fields: Annotated[tuple[TemplateField, ...], Field(min_length=1)] = Field(
        description="What to fill in."
    )


class Template(Guidance):
    """A document with named sections and fields."""

    kind: ClassVar[str] = "template"
    label: ClassVar[str] = "Template"
    folder: ClassVar[str] = "templates"

    serves: Serves = Field(description="The steps, fixes, practices or roles it belongs to.")
    users: Annotated[tuple[RoleId, ...], Field(min_length=1)] = Field(
        description="The roles that fill it in, the author first."
    )
    week: Week = Field(description="The framework's week in which it is filled in.")
    use: Passage = Field(description="What it is for, who reads it, when it is finished.")
    sections: Annotated[tuple[TemplateSection, ...], Field(min_length=1)] = Field(
        description="The sections, in order."
    )

    @property
    def rank(self) -> int:
        """The week in which the template is filled in."""
        return self.week


class Term(Guidance):
    """A word that the playbook uses in a set sense. The summary is its definition."""

    kind: ClassVar[str] = "term"
    label: ClassVar[str] = "Term"
    folder: ClassVar[str] = "glossary"

    also: tuple[Text, ...] = Field((), description="Other names and abbreviations.")
    note: Passage | None = Field(None, description="More than the definition, where needed.")
    see: tuple[AnyTarget, ...] = Field((), description="Where the term is at home.")
