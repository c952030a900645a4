"""What do the pages of checklists, templates and the glossary show?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice

from ..model import Checklist, ChecklistItem, Playbook, Template, TemplateField, Term
from .common import (
    Link,
    Mark,
    Pager,
    Reader,
    Said,
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
    mark: Mark | None


@dataclass(frozen=True)
class ChecklistView:
    """A checklist: the items that block its gate first, then the others."""

    id: str
    title: str
    summary: str
    serves: tuple[Link, ...]
    gate: str | None
    use: Said
    gate_items: tuple[CheckView, ...]
    other_items: tuple[CheckView, ...]
    mark: Mark | None
    pager: Pager


def checklist_view(playbook: Playbook, checklist_id: str) -> ChecklistView:
    """Return what a checklist's page shows."""
    checklist = playbook.get(Checklist, checklist_id)
    read = Reader(playbook, checklist.origin)
    shared, marks = read.marks(checklist.items)
    items = [_check(read, item, mark) for item, mark in zip(checklist.items, marks, strict=True)]
    return ChecklistView(
        id=checklist.id,
        title=checklist.title,
        summary=checklist.summary,
        serves=tuple(link_to_target(playbook, target) for target in checklist.serves),
        gate=GATE_TITLES[checklist.gate] if checklist.gate else None,
        use=read.said(checklist.use),
        gate_items=tuple(item for item in items if item.blocks_gate),
        other_items=tuple(item for item in items if not item.blocks_gate),
        mark=shared,
        pager=pager(playbook.all(Checklist), checklist),
    )


def _check(read: Reader, item: ChecklistItem, mark: Mark | None) -> CheckView:
    return CheckView(
        id=item.id,
        text=item.text,
        why=item.why,
        evidence=item.evidence,
        owner=read.role(item.owner),
        week=item.week,
        blocks_gate=item.gate,
        mark=mark,
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
    text: str
    entries: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mark: Mark | None


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
    serves: tuple[Link, ...]
    users: tuple[Link, ...]
    week: int
    use: Said
    sections: tuple[SectionView, ...]
    mark: Mark | None
    pager: Pager


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
    fields = [field for section in template.sections for field in section.fields]
    shared, marks = read.marks(fields)
    views = iter([_field(field, mark) for field, mark in zip(fields, marks, strict=True)])
    return TemplateView(
        id=template.id,
        title=template.title,
        summary=template.summary,
        serves=tuple(link_to_target(playbook, target) for target in template.serves),
        users=tuple(read.role(user) for user in template.users),
        week=template.week,
        use=read.said(template.use),
        sections=tuple(
            SectionView(
                section.id,
                section.title,
                section.help,
                tuple(islice(views, len(section.fields))),
            )
            for section in template.sections
        ),
        mark=shared,
        pager=pager(playbook.all(Template), template),
    )


def _field(field: TemplateField, mark: Mark | None) -> FieldView:
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
        text=example if isinstance(example, str) else "",
        entries=tuple(map(str, example)) if is_list else (),
        rows=tuple(tuple(row) for row in example) if is_table else (),
        mark=mark,
    )


@dataclass(frozen=True)
class TermView:
    """A term of the glossary."""

    id: str
    title: str
    definition: str
    also: tuple[str, ...]
    note: Said | None
    see: tuple[Link, ...]
    mark: Mark


@dataclass(frozen=True)
class Letter:
    """Entries that begin with the same letter."""

    letter: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class GlossaryView:
    """The glossary by letters."""

    letters: tuple[Letter, ...]
    count: int


def glossary_view(playbook: Playbook) -> GlossaryView:
    """Return what the glossary shows."""
    terms = playbook.all(Term)
    by_letter = groupby(terms, key=lambda term: term.title[0].upper())
    return GlossaryView(
        tuple(
            Letter(letter, tuple(_term(playbook, term) for term in group))
            for letter, group in by_letter
        ),
        len(terms),
    )


def _term(playbook: Playbook, term: Term) -> TermView:
    read = Reader(playbook, term.origin)
    return TermView(
        id=term.id,
        title=term.title,
        definition=term.summary,
        also=term.also,
        note=read.said(term.note) if term.note else None,
        see=tuple(link_to_target(playbook, target) for target in term.see),
        mark=read.mark(term),
    )
