"""What do the pages of checklists, templates and the glossary show?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ...model import Checklist, ChecklistItem, Playbook, Template, TemplateField, Term
from ...pilot.unit_costs import calculator, named
from ..addresses import address_of, download_address
from .common import (
    Download,
    Link,
    Mark,
    MarkedText,
    Pager,
    Reader,
    Titled,
    link_to_target,
    pager,
)

GATE_TITLES = {
    "readiness": "the readiness gate",
    "design": "the design gate",
    "decision": "the go/no-go decision",
}


@dataclass(frozen=True)
class CheckView:
    """A checklist item."""

    id: str
    text: str
    why: str
    evidence: str
    owner: Link
    week: int
    blocks_gate: bool
    variants: tuple[Titled, ...]
    mark: Mark | None


@dataclass(frozen=True)
class ChecklistView:
    """A checklist: the items that block its gate first, then the others."""

    id: str
    title: str
    address: str
    summary: str
    mark: Mark
    serves: tuple[Link, ...]
    gate: str | None
    use: MarkedText
    gate_items: tuple[CheckView, ...]
    other_items: tuple[CheckView, ...]
    downloads: tuple[Download, ...]
    pager: Pager


def checklist_view(playbook: Playbook, checklist_id: str) -> ChecklistView:
    """Return what a checklist's page shows."""
    checklist = playbook.get(Checklist, checklist_id)
    read = Reader(playbook, checklist.origin)
    items = [_check(read, item) for item in checklist.items]
    return ChecklistView(
        id=checklist.id,
        title=checklist.title,
        address=address_of(checklist),
        summary=checklist.summary,
        mark=read.own_mark,
        serves=tuple(link_to_target(playbook, target) for target in checklist.serves),
        gate=GATE_TITLES[checklist.gate] if checklist.gate else None,
        use=read.said(checklist.use),
        gate_items=tuple(item for item in items if item.blocks_gate),
        other_items=tuple(item for item in items if not item.blocks_gate),
        downloads=(Download(download_address(checklist, "pdf"), f"{checklist.id}.pdf", "PDF"),),
        pager=pager(playbook.all(Checklist), checklist),
    )


def all_checklists(playbook: Playbook) -> tuple[ChecklistView, ...]:
    """Return every checklist, for the page that has all items."""
    return tuple(checklist_view(playbook, checklist.id) for checklist in playbook.all(Checklist))


def _check(read: Reader, item: ChecklistItem) -> CheckView:
    return CheckView(
        id=item.id,
        text=item.text,
        why=item.why,
        evidence=item.evidence,
        owner=read.role(item.owner),
        week=item.week,
        blocks_gate=item.gate,
        variants=read.variants(item.variants),
        mark=read.mark(item),
    )


@dataclass(frozen=True)
class FieldView:
    """A field of a template with its example, in the shape of its kind."""

    id: str
    label: str
    help: str
    kind: str
    kind_label: str
    choices: tuple[str, ...]
    columns: tuple[str, ...]
    column_ids: tuple[str, ...]
    text: str
    entries: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mark: Mark | None
    calculator: Mapping[str, Any] | None = None
    """What the calculator asks and says whose figures the rows are."""

    @property
    def asked(self) -> tuple[str, ...]:
        """The names of the rows that a calculator asks for."""
        return tuple(map(named, self.calculator["inputs"])) if self.calculator else ()


@dataclass(frozen=True)
class SectionView:
    """A section of a template."""

    id: str
    title: str
    help: str | None
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class TemplateView:
    """A template."""

    id: str
    title: str
    summary: str
    mark: Mark
    serves: tuple[Link, ...]
    users: tuple[Link, ...]
    week: int
    use: MarkedText
    sections: tuple[SectionView, ...]
    downloads: tuple[Download, ...]
    pager: Pager

    @property
    def tables(self) -> tuple[FieldView, ...]:
        """The fields that are tables, which a spreadsheet can hold."""
        return tuple(
            field for section in self.sections for field in section.fields if field.columns
        )


_KIND_LABELS = {
    "text": "Text",
    "list": "List",
    "table": "Table",
    "date": "Date",
    "choice": "Choice",
}


def template_view(playbook: Playbook, template_id: str) -> TemplateView:
    """Return what a template's page shows."""
    template = playbook.get(Template, template_id)
    read = Reader(playbook, template.origin)
    sections = tuple(
        SectionView(
            section.id,
            section.title,
            section.help,
            tuple(_field(read, field) for field in section.fields),
        )
        for section in template.sections
    )
    return TemplateView(
        id=template.id,
        title=template.title,
        summary=template.summary,
        mark=read.own_mark,
        serves=tuple(link_to_target(playbook, target) for target in template.serves),
        users=tuple(read.role(user) for user in template.users),
        week=template.week,
        use=read.said(template.use),
        sections=sections,
        downloads=_downloads(template, sections),
        pager=pager(playbook.all(Template), template),
    )


def _downloads(template: Template, sections: tuple[SectionView, ...]) -> tuple[Download, ...]:
    has_tables = any(field.columns for section in sections for field in section.fields)
    kinds = {"docx": "Word", "md": "Markdown", **({"xlsx": "Excel"} if has_tables else {})}
    return tuple(
        Download(download_address(template, kind), f"{template.id}.{kind}", label)
        for kind, label in kinds.items()
    )


def _field(read: Reader, field: TemplateField) -> FieldView:
    example = field.example
    is_table, is_list = field.kind == "table", field.kind == "list"
    return FieldView(
        id=field.id,
        label=field.label,
        help=field.help,
        kind=field.kind,
        kind_label=_KIND_LABELS[field.kind],
        choices=field.choices,
        columns=tuple(column.label for column in field.columns),
        column_ids=tuple(column.id for column in field.columns),
        text=example if isinstance(example, str) else "",
        entries=tuple(map(str, example)) if is_list else (),
        rows=tuple(tuple(row) for row in example) if is_table else (),
        mark=read.mark(field),
        calculator=calculator() if field.calculator else None,
    )


@dataclass(frozen=True)
class TermView:
    """A term of the glossary."""

    id: str
    title: str
    definition: str
    also: tuple[str, ...]
    note: str | None
    see: tuple[Link, ...]
    mark: Mark | None


@dataclass(frozen=True)
class Letter:
    """Entries that begin with the same letter."""

    letter: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GlossaryView:
    """The glossary by letters."""

    letters: tuple[Letter, ...]
    mark: Mark


def glossary_view(playbook: Playbook) -> GlossaryView:
    """Return what the glossary shows: the mark that most terms have, and each other one's own."""
    terms = playbook.all(Term)
    usual = Counter(term.origin for term in terms).most_common(1)[0][0]
    read = Reader(playbook, usual)
    by_letter = groupby(terms, key=lambda term: term.title[0].upper())
    return GlossaryView(
        letters=tuple(
            Letter(letter, tuple(_term(read, term) for term in group))
            for letter, group in by_letter
        ),
        mark=read.own_mark,
    )


def _term(read: Reader, term: Term) -> TermView:
    return TermView(
        id=term.id,
        title=term.title,
        definition=term.summary,
        also=term.also,
        note=term.note.text if term.note else None,
        see=tuple(link_to_target(read.playbook, target) for target in term.see),
        mark=read.mark(term),
    )
