"""Do the ids in a pilot's record exist, and are its days possible?

Otherwise a typing error in an id would count as no answer, and an impossible day as an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..content.loader import Tree
from ..content.problems import Problem, did_you_mean, field_name
from ..model import FrameworkStep, Playbook
from .judge import FieldPath, points_of
from .record import PilotRecord


def problems_in(record: PilotRecord, tree: Tree, playbook: Playbook) -> Iterator[Problem]:
    """Yield every id that names nothing or two things, and every day that comes too early."""
    yield from _unknown(record, tree, playbook)
    yield from _twice(record, tree)
    yield from _too_early(record, tree)


def _unknown(record: PilotRecord, tree: Tree, playbook: Playbook) -> Iterator[Problem]:
    for path, noun, name, known in _names(record, playbook):
        if name not in known:
            near = did_you_mean(name, known)
            hint = f"Did you mean {near}?" if near else f"There are: {', '.join(sorted(known))}."
            yield _problem(tree, path, "unknown-id", f"there is no {noun} {name!r}", hint)


def _names(
    record: PilotRecord, playbook: Playbook
) -> Iterator[tuple[FieldPath, str, str, Collection[str]]]:
    """Yield each id that names something: its path, what it names, and what there is."""
    questions, properties, areas = (
        {point.id for point in points_of(playbook, kind)}
        for kind in ("question", "property", "area")
    )
    criteria = {criterion.id for criterion in record.criteria}
    for at, answer in enumerate(record.answers):
        yield ("answers", at, "question"), "question", answer.question, questions
    for at, entry in enumerate(record.properties):
        yield ("properties", at, "property"), "property", entry.property, properties
    for at, area in enumerate(record.plan):
        yield ("plan", at, "area"), "area", area.area, areas
    for at, week in enumerate(record.log):
        for row, reading in enumerate(week.readings):
            path = ("log", at, "readings", row, "criterion")
            yield path, "criterion", reading.criterion, criteria
    for event in record.moved:
        yield ("moved", event), "event", event, _events(playbook)


def _events(playbook: Playbook) -> set[str]:
    """Return the ids of the days that can be moved."""
    steps = playbook.all(FrameworkStep)
    days = {day for step in steps for day in (step.id, f"{step.id}-start")}
    return days | {f"{step.id}-gate" for step in steps if step.gate}


def _twice(record: PilotRecord, tree: Tree) -> Iterator[Problem]:
    seen: set[str] = set()
    for at, criterion in enumerate(record.criteria):
        if criterion.id in seen:
            message = f"the id {criterion.id!r} is used twice in this list"
            hint = "Give each criterion an id of its own, and its readings the same."
            yield _problem(tree, ("criteria", at, "id"), "duplicate-id", message, hint)
        seen.add(criterion.id)


def _too_early(record: PilotRecord, tree: Tree) -> Iterator[Problem]:
    for at, review in enumerate(record.governance):
        if review.started and review.finished and review.finished < review.started:
            message = f"it was done on {review.finished}, and began on {review.started}"
            path = ("governance", at, "finished")
            yield _problem(tree, path, "dates-swapped", message, "Mend one of the two days.")
    decision = record.decision
    if decision and decision.on and decision.on < record.start:
        message = f"the decision is of {decision.on}, and week 1 began on {record.start}"
        yield _problem(
            tree, ("decision", "on"), "dates-swapped", message, "Mend one of the two days."
        )


def _problem(tree: Tree, path: FieldPath, rule: str, message: str, hint: str) -> Problem:
    place = tree.key_place(path) if path[0] == "moved" else tree.place(path)
    return Problem(place, rule, message, hint, field_name(path))
