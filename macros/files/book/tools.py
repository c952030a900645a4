"""What do documents say of checklists, templates, terms and published sources?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import Checklist, Playbook, Template
from ...pages.views import all_checklists, glossary_view, references_view, template_view
from ...pages.views.sources import SourceView
from ...pages.views.tools import ChecklistView, CheckView, FieldView, TermView
from ...text.counted import counted
from .blocks import Block, Check, Entry, Facts, Heading, Outside, Paragraph, Span, Spans, Text
from .prose_tree import blocks_of, spans_of
from .writing import Pen, bullets, joined, kicker, lede, name_and, section


def checklists(playbook: Playbook) -> list[Entry]:
    """Return every checklist."""
    pen = Pen(playbook)
    return [_checklist(pen, view) for view in all_checklists(playbook)]


def _checklist(pen: Pen, view: ChecklistView) -> Entry:
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
    return Entry(f"{Checklist.kind}:{view.id}", view.title, label, list(body()))


def _checks(pen: Pen, items: Iterable[CheckView]) -> Iterator[Block]:
    for item in items:
        facts: list[Spans] = [
            name_and("Proof", spans_of(item.evidence)),
            [pen.link(item.owner)],
            [Text(f"week {item.week}")],
        ]
        yield Check(
            [*spans_of(item.text), *pen.tag(item.mark)],
            spans_of(item.why),
            joined(facts, " · "),
            item.blocks_gate,
        )


def templates(playbook: Playbook) -> list[Entry]:
    """Return every template without its example, which stands on its page and in its Word file."""
    pen = Pen(playbook)
    return [_template(pen, template) for template in playbook.all(Template)]


def _template(pen: Pen, template: Template) -> Entry:
    view = template_view(pen.playbook, template.id)

    def body() -> Iterator[Block]:
        yield lede(view.summary)
        yield Facts([("Filled in by", pen.links(view.users))])
        yield from pen.said(view.use)
        for part in view.sections:
            yield Heading(part.title)
            if part.help:
                yield Paragraph(spans_of(part.help))
            yield bullets(_field(field) for field in part.fields)

    def _field(field: FieldView) -> list[Span]:
        named = name_and(f"{field.label} ({field.kind_label.lower()})", spans_of(field.help))
        shape = field.columns or field.choices
        return [*named, Text(f" {' / '.join(shape)}.")] if shape else named

    label = kicker("Template", f"Week {view.week}", view.mark.label)
    return Entry(f"template:{template.id}", view.title, label, list(body()))


def terms(playbook: Playbook) -> list[Entry]:
    """Return the glossary."""
    pen = Pen(playbook)
    letters = glossary_view(playbook).letters
    return [_term(pen, term) for letter in letters for term in letter.terms]


def _term(pen: Pen, term: TermView) -> Entry:
    def body() -> Iterator[Block]:
        yield Paragraph([*spans_of(term.definition), *pen.tag(term.mark)])
        if term.note:
            yield from blocks_of(term.note)
        if term.see:
            yield Paragraph([Text("See "), *pen.links(term.see), Text(".")], "small")

    also = f"Also {', '.join(term.also)}" if term.also else ""
    return Entry(f"term:{term.id}", term.title, also, list(body()), short=True)


def sources(playbook: Playbook) -> list[Entry]:
    """Return the published sources, by their type."""
    pen = Pen(playbook)
    groups = references_view(playbook)
    return [_source(pen, source, group.title) for group in groups for source in group.sources]


def _source(pen: Pen, source: SourceView, kind: str) -> Entry:
    def body() -> Iterator[Block]:
        yield Paragraph([Text(source.published)], "small")
        yield Paragraph(spans_of(source.summary))
        if source.says:
            yield bullets(map(spans_of, source.says))
        if source.sample:
            yield Paragraph(name_and("Counted", spans_of(source.sample)))
        if source.caveat:
            yield Paragraph(name_and("Limits", spans_of(source.caveat)))
        for name, url in (("", source.url), ("Read through ", source.via)):
            if url:
                yield Paragraph([Text(name), Outside(url, [Text(url)])], "small")
        if source.cited_by:
            more = f", and {source.more_citing} more." if source.more_citing else "."
            yield Paragraph([Text("Cited by "), *pen.links(source.cited_by), Text(more)], "small")

    return Entry(f"ref:{source.id}", source.title, kind, list(body()), short=True)
