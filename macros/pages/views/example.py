"""What does the worked example show? Parts of filled templates, and of the pilot's own record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import (
    Checklist,
    FailureMode,
    Fix,
    FrameworkStep,
    Item,
    Pattern,
    Playbook,
    Role,
    Route,
    ScalingPractice,
    Template,
    Workshop,
)
from ...pilot.record import PilotCriterion, WeekLog
from ...text.shown import shown_date, shown_number
from ..addresses import address_of
from ..worked import worked_example
from .common import Link, link_to
from .retrospective import FINDINGS
from .tools import FieldView, SectionView, TemplateView, template_view

_QUOTING: tuple[type[Item], ...] = (
    FrameworkStep,
    ScalingPractice,
    Pattern,
    Workshop,
    Template,
    Checklist,
    Role,
    FailureMode,
    Fix,
    Route,
)
"""The kinds whose pages may quote the example, in the order of its story."""

_PLURALS: dict[type[Item], str] = {
    FrameworkStep: "Steps",
    ScalingPractice: "Scaling practices",
    Pattern: "Patterns",
    Workshop: "Workshops",
    Template: "Templates",
    Checklist: "Checklists",
    Role: "Roles",
    FailureMode: "Failure modes",
    Fix: "Fixes",
    Route: "Ways in",
}

_OUTCOMES = {"go": "Go", "revise": "Revise", "stop": "Stop"}
_SIGNS = {"higher": "At least", "lower": "At most"}


@dataclass(frozen=True)
class FilledView:
    """Parts of a template as they are filled in for the example."""

    id: str
    title: str
    address: str
    says: str
    sections: tuple[SectionView, ...]


@dataclass(frozen=True)
class ReadingRow:
    """A criterion of the pilot: before it, what was agreed, and each week."""

    metric: str
    baseline: str
    target: str
    weeks: tuple[str, ...]


@dataclass(frozen=True)
class ReadingsView:
    """The criteria of the pilot with their weekly readings."""

    weeks: tuple[int, ...]
    rows: tuple[ReadingRow, ...]


@dataclass(frozen=True)
class WeekRecord:
    """One of the six records of a week."""

    title: str
    entries: tuple[str, ...]


@dataclass(frozen=True)
class ExampleWeekView:
    """A week of the pilot's log."""

    week: int
    says: str
    records: tuple[WeekRecord, ...]


@dataclass(frozen=True)
class ExampleDecisionView:
    """The pilot's decision."""

    outcome: str
    reason: str
    by: str
    day: str


@dataclass(frozen=True)
class QuotingGroup:
    """The pages of one kind that quote the example."""

    title: str
    links: tuple[Link, ...]


def filled_view(playbook: Playbook, template_id: str, *parts: str) -> FilledView | None:
    """Return parts of a template, filled in: sections, and fields as `section.field`.

    Without parts it is the whole template. A part that is not there is left out, and a template
    that is not there gives nothing, so that other content may go without it.
    """
    if not any(template.id == template_id for template in playbook.all(Template)):
        return None
    template = template_view(playbook, template_id)
    sections = tuple(_shown(template, parts or [section.id for section in template.sections]))
    if not sections:
        return None
    return FilledView(
        id="-".join([template.id, *parts[:1]]).replace(".", "-"),
        title=template.title,
        address=template_address(playbook, template_id),
        says=", ".join(_labels(sections)),
        sections=sections,
    )


def template_address(playbook: Playbook, template_id: str) -> str:
    """Return where a template is read."""
    return address_of(playbook.get(Template, template_id))


def _shown(template: TemplateView, parts: tuple[str, ...] | list[str]) -> Iterator[SectionView]:
    for section in template.sections:
        fields = tuple(
            field
            for field in section.fields
            if section.id in parts or f"{section.id}.{field.id}" in parts
        )
        if fields:
            yield SectionView(section.id, section.title, None, fields)


def _labels(sections: tuple[SectionView, ...]) -> Iterator[str]:
    fields: list[FieldView] = [field for section in sections for field in section.fields]
    for place, field in enumerate(fields):
        yield field.label if place == 0 else field.label[0].lower() + field.label[1:]


def example_readings(_playbook: Playbook) -> ReadingsView:
    """Return the criteria of the example with the reading of each week."""
    pilot = worked_example()
    weeks = tuple(log.week for log in pilot.log)
    return ReadingsView(
        weeks,
        tuple(
            ReadingRow(
                criterion.metric,
                _figure(criterion.baseline, criterion),
                f"{_SIGNS[criterion.better or 'higher']} {_figure(criterion.target, criterion)}",
                tuple(_reading(log, criterion) for log in pilot.log),
            )
            for criterion in pilot.criteria
        ),
    )


def example_week(_playbook: Playbook, week: str) -> ExampleWeekView:
    """Return the six records of a week of the example."""
    pilot = worked_example()
    log = next(log for log in pilot.log if log.week == int(week))
    readings = (
        f"{criterion.metric} {reading}"
        for criterion in pilot.criteria
        if (reading := _reading(log, criterion)) != _NOT_READ
    )
    return ExampleWeekView(
        log.week,
        "; ".join(readings),
        tuple(
            WeekRecord(title, tuple(entries))
            for field, title in FINDINGS.items()
            if (entries := getattr(log, field, ()))
        ),
    )


def example_decision(_playbook: Playbook) -> ExampleDecisionView | None:
    """Return the decision of the example."""
    decision = worked_example().decision
    if decision is None:
        return None
    return ExampleDecisionView(
        _OUTCOMES[decision.outcome],
        decision.reason or "",
        decision.by or "",
        shown_date(decision.on) if decision.on else "",
    )


def example_pages(playbook: Playbook) -> tuple[QuotingGroup, ...]:
    """Return the pages that quote the example by the company's name, kind by kind."""
    company = (worked_example().organisation or "").partition(" ")[0]
    groups = (
        QuotingGroup(
            _PLURALS[kind],
            tuple(
                link_to(item) for item in playbook.all(kind) if company in item.model_dump_json()
            ),
        )
        for kind in _QUOTING
    )
    return tuple(group for group in groups if group.links)


_NOT_READ = "Not read"


def _reading(log: WeekLog, criterion: PilotCriterion) -> str:
    value = next((one.value for one in log.readings if one.criterion == criterion.id), None)
    return _NOT_READ if value is None else _figure(value, criterion)


def _figure(value: float | None, criterion: PilotCriterion) -> str:
    return "Not known" if value is None else shown_number(value, criterion.unit)
