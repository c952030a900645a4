"""What do documents say of patterns and retrospectives?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...evidence import evidence_of
from ...model import Pattern, Playbook, Retrospective
from ...pages.views import pattern_view, retrospective_view
from ...pages.views.known import Known, UseCell, UseTableView
from ...pages.views.pattern import PatternView
from ...pages.views.retrospective import RetrospectiveView
from ...pages.views.told import Detailed
from ...text.labels import label_of
from .blocks import (
    Block,
    Callout,
    DocumentItem,
    FactList,
    Heading,
    Inside,
    Outside,
    Paragraph,
    PlainText,
    Span,
    Spans,
    Table,
    Tag,
)
from .guidance import meter, reporting
from .prose_tree import blocks_of, spans_of
from .writing import (
    Pen,
    bullets,
    coding_test,
    joined,
    kicker,
    lede,
    numbered,
    plain,
    section,
    strong,
)

MOST_WHOLE = 30
"""How many retrospectives a document tells whole, the newest first; of more it has the head."""
MOST = 300
"""How many retrospectives a document holds."""


def patterns(playbook: Playbook) -> list[DocumentItem]:
    """Return the patterns, the most established first."""
    pen = Pen(playbook)
    return [_pattern(pen, name) for name in evidence_of(playbook).patterns]


def _pattern(pen: Pen, pattern_id: str) -> DocumentItem:
    view = pattern_view(pen.playbook, pattern_id)
    label = kicker("Pattern", view.known.maturity_label, view.mark.label)
    return DocumentItem(
        f"{Pattern.kind}:{pattern_id}", view.title, label, list(_pattern_body(pen, view))
    )


def _pattern_body(pen: Pen, view: PatternView) -> Iterator[Block]:
    yield lede(view.summary)
    if view.also:
        yield Paragraph([PlainText(f"Also called {', '.join(view.also)}.")], "small")
    yield from section("What is known", _known(pen, view.known))
    yield from coding_test(pen, "Did you use it?", view.test)
    yield from section("The problem", pen.said(view.problem))
    yield from section("Where it applies", pen.said(view.context))
    facts = [("Meant to counter", pen.links(view.counters)), ("Used in", pen.links(view.steps))]
    if view.practice:
        facts.append(("Scaling", [pen.link(view.practice)]))
    yield FactList(facts)
    yield from section("What pulls in different directions", pen.marked(view.forces), 2)
    yield from section("Do this, in this order", pen.actions(view.solution))
    yield from section("What you may gain", pen.marked(view.gains), 2)
    yield from section("What it costs", pen.marked(view.costs), 2)
    yield Callout("When this is bad advice", "", [Paragraph(pen.sentence(view.when_not))])
    groups = ((group.heading, group.quoted) for group in (*view.groups, *view.apart))
    yield from section("Who reports it", reporting(groups, pen), 2)
    more = [("Related", pen.links(view.related)), ("Sources", pen.links(view.references))]
    if shown := [(name, links) for name, links in more if links]:
        yield FactList(shown)


def _known(pen: Pen, known: Known) -> Iterator[Block]:
    yield meter(known.counts, known.meter)
    yield Paragraph([strong(f"{known.maturity_label}. "), PlainText(known.because)])
    if known.reasons:
        yield Heading("Why this may be weaker than it looks", 2)
        yield bullets(plain(known.reasons))
    if known.use:
        yield from _use(pen, known.use)


def _use(pen: Pen, use: UseTableView) -> Iterator[Block]:
    if use.rows:
        columns = [cell.ending for cell in use.rows[0].cells]
        rows = [
            ([strong(row.label)], *(_use_cell(pen, cell) for cell in row.cells)) for row in use.rows
        ]
        yield Heading("Who used it, and was the system in use when last seen?", 2)
        yield Table(("", *columns), rows, (2, 5, 5))
    yield Paragraph([PlainText(use.note)], "small")


def _use_cell(pen: Pen, cell: UseCell) -> Spans:
    named = [[pen.link(case.link)] for case in cell.cases]
    if cell.more:
        named.append([PlainText(f"{cell.more:,} more")])
    return [
        strong(f"{cell.count:,}"),
        *([PlainText(": "), *joined(named)] if named else []),
    ]


def retrospectives(playbook: Playbook) -> list[DocumentItem]:
    """Return the retrospectives, the newest first."""
    pen = Pen(playbook)
    cases = evidence_of(playbook).cases[:MOST]
    return [_case(pen, case, whole=at < MOST_WHOLE) for at, case in enumerate(cases)]


def _case(pen: Pen, case: Retrospective, *, whole: bool) -> DocumentItem:
    view = retrospective_view(pen.playbook, case.id)
    label = kicker("Retrospective", view.organisation, label_of(view.outcome))
    body = [lede(view.summary), _facts(view), *(_case_body(pen, view) if whole else ())]
    return DocumentItem(f"{Retrospective.kind}:{case.id}", view.title, label, body, short=not whole)


def _facts(view: RetrospectiveView) -> FactList:
    rows: list[tuple[str, Spans]] = [(fact.name, [PlainText(fact.text)]) for fact in view.facts]
    return FactList([*rows, ("What it does", spans_of(view.use_case))])


def _case_body(pen: Pen, view: RetrospectiveView) -> Iterator[Block]:
    if view.story:
        yield from section("The story", blocks_of(view.story.text))
    modes = (
        _report(report.label, pen.link(report.mode), pen.cited(report.said))
        for report in view.modes
    )
    yield from _listed("Failure modes", modes)
    practices = (
        _report(
            report.label,
            pen.link(report.pattern) if report.pattern else PlainText(report.name),
            pen.cited(report.said),
        )
        for report in view.practices
    )
    yield from _listed("Practices", practices)
    criteria = (
        [strong(f"{entry.metric}. "), *pen.cited(entry.figures), PlainText(f" {entry.verdict}.")]
        for entry in view.criteria
    )
    yield from _listed("Success criteria", criteria)
    yield from _listed("What was measured", _detailed(pen, view.results))
    yield from _listed("Who owned it", _detailed(pen, view.owners))
    yield from _listed("Systems it used", _detailed(pen, view.integrations))
    yield from _listed("Reviews", _detailed(pen, view.governance))
    decisions = (
        [
            *pen.cited(entry.what),
            *([PlainText(" Why: "), *spans_of(entry.why)] if entry.why else []),
        ]
        for entry in view.decisions
    )
    yield from _listed("Decisions", decisions)
    for group in view.findings:
        yield from _listed(group.heading, map(pen.cited, group.entries))
    yield from _listed("What others can take over", _detailed(pen, view.reusable))
    sources = [
        [
            Outside(source.url, [PlainText(source.title)])
            if source.url
            else PlainText(source.title),
            PlainText(f". {source.details}"),
        ]
        for source in view.sources
    ]
    if sources:
        yield from section("Sources", [numbered(sources)], 2)


def _report(status: str, named: Span, said: Spans) -> Spans:
    return [Tag(status), PlainText(" "), strong_span(named), PlainText(". "), *said]


def strong_span(span: Span) -> Span:
    """Return a span, stressed where it is no link."""
    return span if isinstance(span, Inside) else strong(getattr(span, "text", ""))


def _listed(title: str, entries: Iterable[Spans]) -> Iterator[Block]:
    found = list(entries)
    if found:
        yield from section(title, [bullets(found)], 2)


def _detailed(pen: Pen, entries: Iterable[Detailed]) -> Iterator[Spans]:
    for entry in entries:
        name: Span = (
            Outside(entry.link, [PlainText(entry.name)]) if entry.link else strong(entry.name)
        )
        told, note = [[name], *plain(entry.details)], pen.cited(entry.note)
        says_more = entry.note.text or entry.note.who
        yield joined([*told, note], ", ") if says_more else [*joined(told, ", "), *note]
