"""What do documents say of checklists, templates, terms and published sources?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Checklist, Playbook, Template
from ...pages.views import all_checklists, glossary_view, references_view, template_view
from ...pages.views.sources import SourceView
from ...pages.views.tools import ChecklistView, CheckView, FieldView, TermView
from ...text.counted import counted
from .blocks import (
    Block,
    Check,
    DocumentItem,
    FactList,
    Heading,
    Outside,
    Paragraph,
    PlainText,
    Span,
    Spans,
)
from .prose_tree import blocks_of, spans_of
from .writing import Pen, bullets, joined, kicker, lede, name_and, section


def checklists(playbook: Playbook) -> list[DocumentItem]:
    """Return every checklist."""
    pen = Pen(playbook)
    return [_checklist(pen, view) for view in all_checklists(playbook)]


def _checklist(pen: Pen, view: ChecklistView) -> DocumentItem:
    count = len(view.gate_items) + len(view.other_items)

    def body() -> Iterator[Block]:
        yield lede(view.summary)
        yield from pen.said(view.use)
        gate = f"Nothing passes {view.gate or 'the gate'} while one of these is open"
        yield from section(gate, _checks(pen, view.gate_items))
        rest = "The rest makes the next weeks easier" if view.gate_items else "The items"
        yield from section(rest, _checks(pen, view.other_items))

    gate_items = counted(len(view.gate_items), "blocks", "block")
    blocking = f"{gate_items} {view.gate}" if view.gate_items else ""
    label = kicker("Checklist", counted(count, "item"), blocking, view.mark.label)
    return DocumentItem(f"{Checklist.kind}:{view.id}", view.title, label, list(body()))


def _checks(pen: Pen, items: Iterable[CheckView]) -> Iterator[Block]:
    for item in items:
        facts: list[Spans] = [
            name_and("Proof", spans_of(item.evidence)),
            [pen.link(item.owner)],
            [PlainText(f"week {item.week}")],
        ]
        yield Check(
            [*spans_of(item.text), *pen.tag(item.mark)],
            spans_of(item.why),
            joined(facts, " · "),
            item.blocks_gate,
        )


def templates(playbook: Playbook) -> list[DocumentItem]:
    """Return every template without its example, which stands on its page and in its Word file."""
    pen = Pen(playbook)
    return [_template(pen, template) for template in playbook.all(Template)]


def _template(pen: Pen, template: Template) -> DocumentItem:
    view = template_view(pen.playbook, template.id)

    def body() -> Iterator[Block]:
        yield lede(view.summary)
        yield FactList([("Filled in by", pen.links(view.users))])
        yield from pen.said(view.use)
        for part in view.sections:
            yield Heading(part.title)
            if part.help:
                yield Paragraph(spans_of(part.help))
            yield bullets(_field(field) for field in part.fields)

    def _field(field: FieldView) -> list[Span]:
        named = name_and(f"{field.label} ({field.kind_label.lower()})", spans_of(field.help))
        shape = field.columns or field.choices
        return [*named, PlainText(f" {' / '.join(shape)}.")] if shape else named

    label = kicker("Template", f"Week {view.week}", view.mark.label)
    return DocumentItem(f"template:{template.id}", view.title, label, list(body()))


def terms(playbook: Playbook) -> list[DocumentItem]:
    """Return the glossary."""
    pen = Pen(playbook)
    letters = glossary_view(playbook).letters
    return [_term(pen, term) for letter in letters for term in letter.terms]


def _term(pen: Pen, term: TermView) -> DocumentItem:
    def body() -> Iterator[Block]:
        yield Paragraph([*spans_of(term.definition), *pen.tag(term.mark)])
        if term.note:
            yield from blocks_of(term.note)
        if term.see:
            yield Paragraph([PlainText("See "), *pen.links(term.see), PlainText(".")], "small")

    also = f"Also {', '.join(term.also)}" if term.also else ""
    return DocumentItem(f"term:{term.id}", term.title, also, list(body()), short=True, listed=False)


def sources(playbook: Playbook) -> list[DocumentItem]:
    """Return the published sources, by their type."""
    pen = Pen(playbook)
    groups = references_view(playbook)
    return [_source(pen, source, group.title) for group in groups for source in group.sources]


def _source(pen: Pen, source: SourceView, kind: str) -> DocumentItem:
    def body() -> Iterator[Block]:
        yield Paragraph([PlainText(source.published)], "small")
        yield Paragraph(spans_of(source.summary))
        if source.says:
            yield bullets(map(spans_of, source.says))
        if source.sample:
            yield Paragraph(name_and("Counted", spans_of(source.sample)))
        if source.caveat:
            yield Paragraph(name_and("Limits", spans_of(source.caveat)))
        for name, url in (("", source.url), ("Read through ", source.via)):
            if url:
                yield Paragraph([PlainText(name), Outside(url, [PlainText(url)])], "small")
        if source.cited_by:
            more = f", and {source.more_citing} more." if source.more_citing else "."
            yield Paragraph(
                [PlainText("Cited by "), *pen.links(source.cited_by), PlainText(more)], "small"
            )

    return DocumentItem(
        f"ref:{source.id}", source.title, kind, list(body()), short=True, listed=False
    )
