"""What do the reader's tools show of the framework: its points, whom to ask, where answers go?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from ...model import (
    Checklist,
    FailureMode,
    FrameworkStep,
    Playbook,
    Point,
    Sector,
    Technique,
    Template,
)
from ...text.labels import label_of
from .common import Link, Mark, Reader, link_to, weeks_label


@dataclass(frozen=True)
class WorkPoint:
    """One of a step's points as something to work on."""

    id: str
    title: str
    text: str
    good: tuple[str, ...]
    ask: Link | None
    template: Link | None
    checklist: Link | None

    @property
    def field(self) -> str:
        """The point's id as the name of a field of the pilot's record."""
        return self.id.replace("-", "_")


@dataclass(frozen=True)
class WorkStep:
    """The step that works through points of a kind; nothing of it where content has none."""

    link: Link | None = None
    weeks: str = ""
    rule: str = ""
    points: tuple[WorkPoint, ...] = ()
    good_mark: Mark | None = None


@dataclass(frozen=True)
class Option:
    """Something to choose: the word that is kept, and the words that are shown."""

    value: str
    label: str


@dataclass(frozen=True)
class StartView:
    """The readiness gate as a tool: the questions to answer before a pilot starts."""

    step: WorkStep
    brief: Link | None


@dataclass(frozen=True)
class WorkspaceView:
    """The pilot workspace: what a pilot's record asks for, step by step."""

    questions: WorkStep
    properties: WorkStep
    records: WorkStep
    outcomes: WorkStep
    areas: WorkStep
    weeks: tuple[int, ...]
    sectors: tuple[Option, ...]
    techniques: tuple[Option, ...]
    modes: tuple[Option, ...]


BRIEF = "production-requirements-brief"
"""The template that takes in all five answers."""


def start_view(playbook: Playbook) -> StartView:
    """Return what the page of the readiness gate shows."""
    brief = playbook.items[Template.kind].get(BRIEF)
    return StartView(_work_step(playbook, "question"), link_to(brief) if brief else None)


def workspace_view(playbook: Playbook) -> WorkspaceView:
    """Return what the page of the pilot workspace shows."""
    runs = [step.weeks for step in playbook.all(FrameworkStep) if step.points.kind == "record"]
    return WorkspaceView(
        questions=_work_step(playbook, "question"),
        properties=_work_step(playbook, "property"),
        records=_work_step(playbook, "record"),
        outcomes=_work_step(playbook, "outcome"),
        areas=_work_step(playbook, "area"),
        weeks=tuple(week for span in runs[:1] for week in range(span.first, span.last + 1)),
        sectors=_options(get_args(Sector)),
        techniques=_options(get_args(Technique)),
        modes=tuple(Option(mode.id, mode.title) for mode in playbook.all(FailureMode)),
    )


def _work_step(playbook: Playbook, kind: str) -> WorkStep:
    for step in playbook.all(FrameworkStep):
        if step.points.kind != kind:
            continue
        read = Reader(playbook, step.origin)
        good = [said for point in step.points.items for said in point.good]
        return WorkStep(
            link=link_to(step),
            weeks=weeks_label(step.weeks),
            rule=step.gate.rule.text if step.gate else "",
            points=tuple(_work_point(read, point) for point in step.points.items),
            good_mark=read.marks(good)[0],
        )
    return WorkStep()


def _work_point(read: Reader, point: Point) -> WorkPoint:
    playbook = read.playbook
    return WorkPoint(
        id=point.id,
        title=point.title,
        text=point.text.text,
        good=tuple(said.text for said in point.good),
        ask=read.role(point.ask) if point.ask else None,
        template=link_to(playbook.get(Template, point.template)) if point.template else None,
        checklist=link_to(playbook.get(Checklist, point.checklist)) if point.checklist else None,
    )


def _options(words: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(word, label_of(word)) for word in words)
