"""What do the pages of steps, failure modes with their fixes and scaling practices show?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from ...model import FailureMode, Fix, FrameworkStep, Playbook, ScalingPractice
from ..menu import tool_called
from .coding_test import CodingTestView, coding_test_view
from .common import (
    Actions,
    Link,
    Mark,
    Marked,
    MarkedText,
    Pager,
    Reader,
    Titled,
    Tools,
    WeekStrip,
    links_to,
    pager,
    tools_for,
    week_strip,
    weeks_label,
    workshops_for,
)
from .proof import ModeProof, PracticeProof, StepProof, mode_proof, practice_proof, step_proof


@dataclass(frozen=True)
class ParticipantView:
    """Who takes part in a step, and what for."""

    role: Link
    does: str
    time: str | None
    mark: Mark | None


@dataclass(frozen=True)
class PointView:
    """One of a step's points, numbered, with what a good answer has in it."""

    id: str
    title: str
    text: MarkedText
    good: tuple[MarkedText, ...]


@dataclass(frozen=True)
class PointsView:
    """A step's points under their heading."""

    heading: str
    intro: MarkedText | None
    entries: tuple[PointView, ...]
    good_label: str
    good_mark: Mark | None
    mark: Mark | None


@dataclass(frozen=True)
class StepView:
    """A framework step."""

    title: str
    summary: str
    mark: Mark
    number: int
    count: int
    weeks: str
    strip: WeekStrip
    purpose: MarkedText
    participants: tuple[ParticipantView, ...]
    participants_mark: Mark | None
    inputs: Marked
    activities: Actions
    points: PointsView
    gate: Titled | None
    deliverables: tuple[Titled, ...]
    deliverables_mark: Mark | None
    exit_criteria: Marked
    traps: tuple[Titled, ...]
    example: Titled | None
    variants: tuple[Titled, ...]
    tools: Tools
    workshops: tuple[Link, ...]
    compares: bool
    """Whether the pilot's comparison is chosen or kept up in this step."""
    prevents: tuple[Link, ...]
    proof: StepProof
    pager: Pager


_GOOD_LABELS = {
    "question": "A good answer",
    "property": "Shown by",
    "record": "A useful record",
    "outcome": "What follows",
    "area": "The plan says",
}


_COMPARING = frozenset({"property", "record"})
"""The points of the steps that design a pilot and run it."""


def step_view(playbook: Playbook, step_id: str) -> StepView:
    """Return what a framework step's page shows."""
    step = playbook.get(FrameworkStep, step_id)
    steps = playbook.all(FrameworkStep)
    read = Reader(playbook, step.origin)
    fixes = [fix for fix in playbook.all(Fix) if step.id in fix.steps]
    prevented = [
        mode
        for mode in playbook.all(FailureMode)
        if any(fix.failure_mode == mode.id for fix in fixes)
    ]
    participants_mark, participant_marks = read.marks(step.participants)
    deliverables_mark, deliverable_marks = read.marks(step.deliverables)
    return StepView(
        title=step.title,
        summary=step.summary,
        mark=read.own_mark,
        number=step.number,
        count=len(steps),
        weeks=weeks_label(step.weeks),
        strip=week_strip(playbook, step),
        purpose=read.said(step.purpose),
        participants=tuple(
            ParticipantView(read.role(entry.role), entry.does, entry.time, mark)
            for entry, mark in zip(step.participants, participant_marks, strict=True)
        ),
        participants_mark=participants_mark,
        inputs=read.marked(step.inputs),
        activities=read.actions(step.activities),
        points=_points_view(read, step),
        gate=Titled(step.gate.title, step.gate.rule.text, read.mark(step.gate))
        if step.gate
        else None,
        deliverables=tuple(
            Titled(entry.title, entry.text, mark)
            for entry, mark in zip(step.deliverables, deliverable_marks, strict=True)
        ),
        deliverables_mark=deliverables_mark,
        exit_criteria=read.marked(step.exit_criteria),
        traps=read.traps(step.traps),
        example=_example(read, step),
        variants=read.variants(step.variants),
        tools=tools_for(playbook, f"step:{step.id}"),
        workshops=workshops_for(playbook, f"step:{step.id}"),
        compares=step.points.kind in _COMPARING,
        prevents=links_to(prevented),
        proof=step_proof(playbook, step, prevented),
        pager=pager(steps, step),
    )


def _points_view(read: Reader, step: FrameworkStep) -> PointsView:
    points = step.points
    shared, marks = read.marks(points.items)
    good = [said for point in points.items for said in point.good]
    good_shared, good_marks = read.marks(good)
    said = iter(
        [MarkedText(entry.text, mark) for entry, mark in zip(good, good_marks, strict=True)]
    )
    return PointsView(
        heading=points.heading,
        intro=read.said(points.intro) if points.intro else None,
        entries=tuple(
            PointView(
                id=point.id,
                title=point.title,
                text=MarkedText(point.text.text, mark or read.mark(point.text)),
                good=tuple(islice(said, len(point.good))),
            )
            for point, mark in zip(points.items, marks, strict=True)
        ),
        good_label=_GOOD_LABELS[points.kind],
        good_mark=good_shared,
        mark=shared,
    )


def _example(read: Reader, item: FrameworkStep | ScalingPractice) -> Titled | None:
    example = item.example
    return Titled(example.title, example.text, read.mark(example)) if example else None


@dataclass(frozen=True)
class SignView:
    """A failure mode's sign, with its stable id."""

    id: str
    text: str
    mark: Mark | None
    note: str | None
    """What the failure modes do not explain of it."""


@dataclass(frozen=True)
class QuestionView:
    """A question of a self-test."""

    id: str
    ask: str
    warning: str
    because: str


@dataclass(frozen=True)
class FixView:
    """A fix, as it stands on its failure mode's page."""

    id: str
    title: str
    summary: str
    mark: Mark
    steps: tuple[Link, ...]
    approach: MarkedText
    actions: Actions
    done_when: Marked
    effort: MarkedText
    objections: tuple[Titled, ...]
    bad_advice_when: MarkedText | None
    variants: tuple[Titled, ...]
    tools: Tools


@dataclass(frozen=True)
class FailureModeView:
    """A failure mode with its fix."""

    title: str
    summary: str
    mark: Mark
    number: int
    count: int
    heard: str
    inside: MarkedText
    signs: tuple[SignView, ...]
    signs_mark: Mark | None
    result: MarkedText
    questions: tuple[QuestionView, ...]
    verdict: str
    test_mark: Mark | None
    test: CodingTestView | None
    why: MarkedText
    cost: MarkedText
    recovery: Actions
    fix: FixView
    workshops: tuple[Link, ...]
    proof: ModeProof
    pager: Pager


def failure_mode_view(playbook: Playbook, mode_id: str) -> FailureModeView:
    """Return what a failure mode's page shows."""
    mode = playbook.get(FailureMode, mode_id)
    modes = playbook.all(FailureMode)
    read = Reader(playbook, mode.origin)
    signs_mark, sign_marks = read.marks(mode.signs)
    return FailureModeView(
        title=mode.title,
        summary=mode.summary,
        mark=read.own_mark,
        number=mode.number,
        count=len(modes),
        heard=mode.heard,
        inside=read.said(mode.inside),
        signs=tuple(
            SignView(sign.id, sign.text, mark, sign.note)
            for sign, mark in zip(mode.signs, sign_marks, strict=True)
        ),
        signs_mark=signs_mark,
        result=read.said(mode.result),
        questions=tuple(
            QuestionView(question.id, question.ask, question.warning, question.because)
            for question in mode.self_test.questions
        ),
        verdict=mode.self_test.verdict,
        test_mark=read.mark(mode.self_test),
        test=coding_test_view(playbook, mode.test),
        why=read.said(mode.why),
        cost=read.said(mode.cost),
        recovery=read.actions(mode.recovery),
        fix=_fix_view(playbook, fix_of(playbook, mode)),
        workshops=workshops_for(playbook, f"failure-mode:{mode.id}"),
        proof=mode_proof(playbook, mode),
        pager=pager(modes, mode),
    )


def fix_of(playbook: Playbook, mode: FailureMode) -> Fix:
    """Return the one fix of a failure mode; the rules make sure that there is one."""
    return next(fix for fix in playbook.all(Fix) if fix.failure_mode == mode.id)


def _fix_view(playbook: Playbook, fix: Fix) -> FixView:
    read = Reader(playbook, fix.origin)
    return FixView(
        id=fix.id,
        title=fix.title,
        summary=fix.summary,
        mark=read.own_mark,
        steps=links_to(playbook.get(FrameworkStep, step_id) for step_id in fix.steps),
        approach=read.said(fix.approach),
        actions=read.actions(fix.actions),
        done_when=read.marked(fix.done_when),
        effort=read.said(fix.effort),
        objections=tuple(
            Titled(entry.objection, entry.answer, read.mark(entry)) for entry in fix.objections
        ),
        bad_advice_when=read.said(fix.bad_advice_when) if fix.bad_advice_when else None,
        variants=read.variants(fix.variants),
        tools=tools_for(playbook, f"fix:{fix.id}", f"failure-mode:{fix.failure_mode}"),
    )


@dataclass(frozen=True)
class PracticeView:
    """A scaling practice."""

    title: str
    summary: str
    mark: Mark
    number: int
    count: int
    why_title: str
    why: MarkedText
    actions: Actions
    done_when: Marked
    traps: tuple[Titled, ...]
    example: Titled | None
    variants: tuple[Titled, ...]
    tool: Link | None
    """The tool on the site to do it with."""
    tools: Tools
    proof: PracticeProof
    pager: Pager


FASTER = "Why the next use case gets faster"


def practice_view(playbook: Playbook, practice_id: str) -> PracticeView:
    """Return what a scaling practice's page shows."""
    practice = playbook.get(ScalingPractice, practice_id)
    practices = playbook.all(ScalingPractice)
    read = Reader(playbook, practice.origin)
    return PracticeView(
        title=practice.title,
        summary=practice.summary,
        mark=read.own_mark,
        number=practice.number,
        count=len(practices),
        why_title=practice.why_title or FASTER,
        why=read.said(practice.why),
        actions=read.actions(practice.actions),
        done_when=read.marked(practice.done_when),
        traps=read.traps(practice.traps),
        example=_example(read, practice),
        variants=read.variants(practice.variants),
        tools=tools_for(playbook, f"practice:{practice.id}"),
        tool=_tool(practice),
        proof=practice_proof(playbook, practice),
        pager=pager(practices, practice),
    )


def _tool(practice: ScalingPractice) -> Link | None:
    if practice.tool is None:
        return None
    tool = tool_called(practice.tool)
    return Link(tool.title, tool.address)
