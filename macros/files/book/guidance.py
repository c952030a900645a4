"""What do documents say of steps, failure modes, scaling practices and roles?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model import FailureMode, FrameworkStep, Playbook, Role, ScalingPractice
from ...pages.views import failure_mode_view, practice_view, role_view, step_view
from ...pages.views.cited import Quoted
from ...pages.views.common import Tools
from ...pages.views.framework import FixView, StepView
from ...pages.views.in_words import CountSentence
from ...pages.views.meters import Meter
from ...pages.views.proof import PatternCard
from .blocks import Block, Callout, DocumentItem, FactList, Marks, Paragraph, PlainText, Table
from .prose_tree import blocks_of, spans_of
from .writing import Pen, bullets, coding_test, joined, kicker, lede, numbered, section, strong


def steps(playbook: Playbook) -> list[DocumentItem]:
    """Return the framework's steps."""
    pen = Pen(playbook)
    return [_step(pen, step) for step in playbook.all(FrameworkStep)]


def _step(pen: Pen, step: FrameworkStep) -> DocumentItem:
    view = step_view(pen.playbook, step.id)
    label = kicker(f"Step {view.number} of {view.count}", view.weeks, view.mark.label)
    return DocumentItem(f"step:{step.id}", view.title, label, list(_step_body(pen, view)))


def _step_body(pen: Pen, view: StepView) -> Iterator[Block]:
    yield lede(view.summary)
    yield from section("Why this step exists", pen.said(view.purpose))
    yield from section(view.points.heading, _points(pen, view))
    if view.gate:
        yield Callout(
            "Gate", view.gate.title, [*blocks_of(view.gate.text), *pen.origin(view.gate.mark)]
        )
    yield from section("Do this, in this order", pen.actions(view.activities))
    rows = [
        ([pen.link(entry.role)], spans_of(entry.does), [PlainText(entry.time or "")])
        for entry in view.participants
    ]
    yield from section(
        "Who takes part, and for how long", [Table(("Role", "Does", "Time"), rows, (3, 6, 3))]
    )
    if view.inputs.entries:
        yield from section("What must be at hand", pen.marked(view.inputs))
    left = bullets([strong(f"{e.title}. "), *spans_of(e.text)] for e in view.deliverables)
    yield from section("What the step leaves behind", [left])
    yield from section("The step is over when", pen.marked(view.exit_criteria))
    yield from section("Where teams go wrong", pen.callouts("Trap", view.traps))
    if view.example:
        yield from pen.callouts("Example, invented", [view.example])
    yield from section("Where your case differs", pen.callouts("", view.variants, inline=True))
    yield from section("Patterns for this step", patterns(pen, view.proof.patterns))
    yield from tools(pen, view.tools)


def _points(pen: Pen, view: StepView) -> Iterator[Block]:
    points = view.points
    yield from pen.origin(points.mark, above=True)
    if points.intro:
        yield Paragraph(spans_of(points.intro.text))
    for number, point in enumerate(points.entries, 1):
        yield Paragraph([strong(f"{number}. {point.title}")], "point")
        yield from pen.said(point.text)
        if point.good:
            yield Paragraph([PlainText(points.good_label)], "label")
            yield bullets(pen.sentence(said) for said in point.good)


def patterns(pen: Pen, cards: tuple[PatternCard, ...]) -> Iterator[Block]:
    """Yield patterns with what organisations report about each."""
    if cards:
        yield bullets([pen.link(card.link), PlainText(f": {card.meter.words}")] for card in cards)


def meter(counts: CountSentence, shown: Meter) -> Marks:
    """Return a sentence on counts with a mark for each; of many there are words alone."""
    return Marks(f"{counts}.", [mark.kind for mark in shown.marks])


def reporting(groups: Iterable[tuple[str, Quoted]], pen: Pen) -> Iterator[Block]:
    """Yield which retrospectives are behind each count, by its heading."""
    told = [
        [
            strong(f"{heading}. "),
            *joined([pen.link(entry.case)] for entry in (*quoted.entries, *quoted.folded)),
        ]
        for heading, quoted in groups
    ]
    if told:
        yield bullets(told)


def tools(pen: Pen, found: Tools) -> Iterator[Block]:
    """Yield the checklists and templates that serve an item."""
    rows = [
        (name, pen.links(links))
        for name, links in (("Checklists", found.checklists), ("Templates", found.templates))
        if links
    ]
    if rows:
        yield FactList(rows)


def modes(playbook: Playbook) -> list[DocumentItem]:
    """Return the failure modes, each with its fix."""
    pen = Pen(playbook)
    return [_mode(pen, mode) for mode in playbook.all(FailureMode)]


def _mode(pen: Pen, mode: FailureMode) -> DocumentItem:
    view = failure_mode_view(pen.playbook, mode.id)

    def body() -> Iterator[Block]:
        yield Paragraph([PlainText(f"“{view.heard}”")], "heard")
        yield lede(view.summary)
        yield from section("Test your own pilot in two minutes", _self_test())
        yield from section("How it looks from inside", pen.said(view.inside))
        yield from section("The signs", _signs(), 2)
        yield from section("Where it ends", [Paragraph(pen.sentence(view.result))], 2)
        yield from section("Why good teams fall into it", pen.said(view.why))
        yield from section("What it costs", pen.said(view.cost))
        yield from section(
            f"The fix: {view.fix.title}", _fix(pen, view.fix), aim=f"fix:{view.fix.id}"
        )
        yield from section("Already in it? Get out like this", pen.actions(view.recovery))
        yield from coding_test(pen, "Did a deployment fall into it?", view.test)
        yield from section("What deployments show", _shown())
        yield from section("Patterns against it", patterns(pen, view.proof.patterns), 2)
        yield from tools(pen, view.fix.tools)

    def _self_test() -> Iterator[Block]:
        yield numbered(
            [
                *spans_of(question.ask),
                PlainText(" "),
                strong(question.warning.capitalize()),
                PlainText(" is a warning: "),
                *spans_of(question.because),
            ]
            for question in view.questions
        )
        yield Paragraph(spans_of(view.verdict))
        yield from pen.origin(view.test_mark)

    def _shown() -> Iterator[Block]:
        yield meter(view.proof.counts, view.proof.meter)
        yield Paragraph([PlainText(view.proof.note)], "small")
        yield from reporting(((one.heading, one.quoted) for one in view.proof.groups), pen)

    def _signs() -> Iterator[Block]:
        yield from pen.origin(view.signs_mark, above=True)
        yield bullets([*spans_of(sign.text), *pen.tag(sign.mark)] for sign in view.signs)

    label = kicker(f"Failure mode {view.number} of {view.count}", view.mark.label)
    return DocumentItem(f"failure-mode:{mode.id}", view.title, label, list(body()))


def _fix(pen: Pen, fix: FixView) -> Iterator[Block]:
    yield lede(fix.summary)
    yield from pen.said(fix.approach)
    yield from section("Do this, in this order", pen.actions(fix.actions), 2)
    yield from section("The fix is in place when", pen.marked(fix.done_when), 2)
    yield from section("What it takes", [Paragraph(pen.sentence(fix.effort))], 2)
    yield from section("What people say against it", pen.callouts("Objection", fix.objections), 2)
    if fix.bad_advice_when:
        yield Callout("When this is bad advice", "", [Paragraph(pen.sentence(fix.bad_advice_when))])
    yield from section("Where your case differs", pen.callouts("", fix.variants, inline=True), 2)


def practices(playbook: Playbook) -> list[DocumentItem]:
    """Return the scaling practices."""
    pen = Pen(playbook)
    return [_practice(pen, practice) for practice in playbook.all(ScalingPractice)]


def _practice(pen: Pen, practice: ScalingPractice) -> DocumentItem:
    view = practice_view(pen.playbook, practice.id)

    def body() -> Iterator[Block]:
        yield lede(view.summary)
        yield from section(view.why_title, pen.said(view.why))
        yield from section("Do this, in this order", pen.actions(view.actions))
        yield from section("It is in place when", pen.marked(view.done_when))
        yield from section("Where teams go wrong", pen.callouts("Trap", view.traps))
        if view.example:
            yield from pen.callouts("Example, invented", [view.example])
        yield from section("Where your case differs", pen.callouts("", view.variants, inline=True))
        yield from section("Patterns", patterns(pen, view.proof.patterns))
        yield from tools(pen, view.tools)

    label = kicker(f"Scaling practice {view.number} of {view.count}", view.mark.label)
    return DocumentItem(f"practice:{practice.id}", view.title, label, list(body()))


def roles(playbook: Playbook) -> list[DocumentItem]:
    """Return the roles."""
    pen = Pen(playbook)
    return [_role(pen, role) for role in playbook.all(Role)]


def _role(pen: Pen, role: Role) -> DocumentItem:
    view = role_view(pen.playbook, role.id)

    def body() -> Iterator[Block]:
        yield lede(view.summary)
        yield FactList([("Time", pen.sentence(view.commitment))])
        yield from section("Who fits", pen.said(view.who))
        if view.without:
            yield from section("What happens without it", [Paragraph(pen.sentence(view.without))])
        if view.decides.entries:
            yield from section("What the role decides", pen.marked(view.decides))
        rows = [
            (
                [pen.link(duty.step)],
                [PlainText(duty.weeks)],
                spans_of(duty.does),
                [PlainText(duty.time or "")],
            )
            for duty in view.duties
        ]
        if rows:
            table = Table(("Step", "When", "Does", "Time"), rows, (5, 3, 7, 4))
            yield from section("What the role does, step by step", [table])
        if view.asks.entries:
            yield from section("Questions to ask", pen.marked(view.asks))
        yield from tools(pen, view.tools)

    also = f"Also called {', '.join(view.also)}" if view.also else ""
    label = kicker("Role", also, view.mark.label)
    return DocumentItem(f"role:{role.id}", view.title, label, list(body()))
