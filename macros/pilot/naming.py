"""Do the ids in a pilot's record exist, and are its days and targets possible?

Otherwise a typing error in an id would count as no answer, and an impossible day as an answer. The
browser finds the same in a file: docs/assets/js/rules/pilot/naming.js.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..content.loader import Tree
from ..content.problems import Problem, did_you_mean, field_name
from ..model import FailureMode, FrameworkStep, Playbook
from .criteria import has_worse_target
from .evidence import WAIVABLE
from .figures import figure
from .missing import FieldPath
from .phrases import phrase
from .points import points_of
from .record import PilotRecord


def problems_in(record: PilotRecord, tree: Tree, playbook: Playbook) -> Iterator[Problem]:
    """Yield every id that names nothing or two things, and every day or target that can't be."""
    yield from _unknown(record, tree, playbook)
    yield from _twice(record, tree)
    yield from _too_early(record, tree)
    yield from _worse(record, tree)


def _unknown(record: PilotRecord, tree: Tree, playbook: Playbook) -> Iterator[Problem]:
    for path, noun, name, known in _names(record, playbook):
        if name not in known:
            hint = phrase("hints", "known", known=", ".join(sorted(known)))
            if near := did_you_mean(name, known):
                hint = phrase("hints", "near", near=near)
            elif not known:
                hint = phrase("hints", "none")
            message = phrase("problems", "unknown-id", noun=noun, name=name)
            yield _problem(tree, path, "unknown-id", message, hint)


def _names(
    record: PilotRecord, playbook: Playbook
) -> Iterator[tuple[FieldPath, str, str, Collection[str]]]:
    """Yield each id that names something: its path, what it names, and what there is."""
    questions, properties, areas = (
        {point.id for point in points_of(playbook, kind)}
        for kind in ("question", "property", "area")
    )
    for at, answer in enumerate(record.answers):
        yield ("answers", at, "question"), "question", answer.question, questions
    for at, entry in enumerate(record.properties):
        yield ("properties", at, "property"), "property", entry.property, properties
    for at, area in enumerate(record.plan):
        yield ("plan", at, "area"), "area", area.area, areas
    for event in record.moved:
        yield ("moved", event), "event", event, _events(playbook)
    modes = {mode.id for mode in playbook.all(FailureMode)}
    for at, risk in enumerate(record.risks):
        if risk.failure_mode is not None:
            yield ("risks", at, "failure_mode"), "failure mode", risk.failure_mode, modes
    yield from _names_of_criteria(record)


def _names_of_criteria(
    record: PilotRecord,
) -> Iterator[tuple[FieldPath, str, str, Collection[str]]]:
    criteria = {criterion.id for criterion in record.criteria}
    for at, week in enumerate(record.log):
        for row, reading in enumerate(week.readings):
            path = ("log", at, "readings", row, "criterion")
            yield path, "criterion", reading.criterion, criteria
    for at, waiver in enumerate(record.waivers):
        yield ("waivers", at, "code"), "evidence to waive", waiver.code, WAIVABLE
        if waiver.about is not None:
            yield ("waivers", at, "about"), "criterion", waiver.about, criteria


def _events(playbook: Playbook) -> set[str]:
    """Return the ids of the days that can be moved."""
    steps = playbook.all(FrameworkStep)
    days = {day for step in steps for day in (step.id, f"{step.id}-start")}
    return days | {f"{step.id}-gate" for step in steps if step.gate}


def _twice(record: PilotRecord, tree: Tree) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, criterion in enumerate(record.criteria):
        if criterion.id in seen:
            message = phrase("problems", "duplicate-id", name=criterion.id)
            hint = phrase("hints", "duplicate-id")
            yield _problem(tree, ("criteria", at, "id"), "duplicate-id", message, hint)
        seen.add(criterion.id)


def _too_early(record: PilotRecord, tree: Tree) -> Iterator[Problem]:
    hint = phrase("hints", "dates-swapped")
    for at, review in enumerate(record.governance):
        started, finished = review.started, review.finished
        if started and finished and finished < started:
            said = phrase("problems", "review-order", started=started, finished=finished)
            yield _problem(tree, ("governance", at, "finished"), "dates-swapped", said, hint)
    decision = record.decision
    if decision and decision.on and decision.on < record.start:
        said = phrase("problems", "decision-order", on=decision.on, start=record.start)
        yield _problem(tree, ("decision", "on"), "dates-swapped", said, hint)


def _worse(record: PilotRecord, tree: Tree) -> Iterator[Problem]:
    rule = "target-worse-than-baseline"
    for at, criterion in enumerate(record.criteria):
        if has_worse_target(criterion):
            target, baseline, unit = criterion.target, criterion.baseline, criterion.unit
            message = phrase(
                "problems",
                rule,
                target=figure(target, unit, baseline),
                baseline=figure(baseline, unit, target),
                better=criterion.better or "",
            )
            path = ("criteria", at, "target")
            yield _problem(tree, path, rule, message, phrase("hints", rule))


def _problem(tree: Tree, path: FieldPath, rule: str, message: str, hint: str) -> Problem:
    place = tree.key_place(path) if path[0] == "moved" else tree.place(path)
    return Problem(place, rule, message, hint, field_name(path))
