"""What must hold of items: their ids, numbers, gates, times?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import (
    KIND_BY_NAME,
    Action,
    Checklist,
    Edition,
    FailureMode,
    Fix,
    FrameworkStep,
    Item,
    NumberedItem,
    Workshop,
)
from ...text.counted import counted
from ...text.words import message_of
from ..loader import Loaded
from ..problems import Problem, field_name
from .checked import Checked, Rule, WholeRule


def distinct_inner_ids(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Ids are unique among their siblings, so that a link or a tick means one thing."""
    seen: set[tuple[str | int, ...]] = set()
    for path, record in entry.records:
        if not path or "id" not in type(record).model_fields:
            continue
        inner_id = str(getattr(record, "id"))  # noqa: B009 - which fields it has, no type says
        siblings = (*_field_path(path), inner_id)
        if siblings in seen:
            yield entry.told((*path, "id"), message_of("inner-id-twice", id=inner_id))
        seen.add(siblings)


def questions_apart(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Questions of all groups share a page, so no other question or group has an id of theirs."""
    edition = entry.record
    if not isinstance(edition, Edition):
        return
    used = {group.id for group in edition.questions}
    for at, group in enumerate(edition.questions):
        for number, question in enumerate(group.questions):
            if question.id in used:
                yield entry.problem(
                    ("questions", at, "questions", number, "id"),
                    "duplicate-id",
                    f"the id {question.id!r} belongs to another question or group too",
                    "They share a page: give each an id of its own.",
                )
        used |= {question.id for question in group.questions}


def week_or_when(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """An action says when it is done: in a week of the framework, or in words, not both."""
    for path, record in entry.records:
        if isinstance(record, Action) and (record.week is None) == (record.when is None):
            said = "neither `week` nor `when`" if record.week is None else "both `week` and `when`"
            yield Problem(
                entry.tree.place(path),
                "timing",
                f"the action has {said}",
                "Give the framework's week, or in words when it is done.",
                field_name(path),
            )


def gates_guarded(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Gate items stand in a checklist that guards a gate, and such a checklist has some."""
    checklist = entry.record
    if not isinstance(checklist, Checklist):
        return
    has_gate_items = any(item.gate for item in checklist.items)
    if has_gate_items and not checklist.gate:
        message, hint = "items block a gate, but none is named", "Add `gate:` with the gate's name."
        yield Problem(entry.tree.place(("items",)), "gate", message, hint, "items")
    if checklist.gate and not has_gate_items:
        message = "the checklist guards a gate, but no item blocks it"
        yield Problem(
            entry.tree.place(("gate",)), "gate", message, "Mark items with `gate: true`.", "gate"
        )


def agenda_fills_session(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """The parts of a workshop's agenda add up to its length."""
    workshop = entry.record
    if not isinstance(workshop, Workshop):
        return
    taken = sum(part.minutes for part in workshop.agenda)
    if taken != workshop.minutes:
        yield entry.problem(
            ("minutes",),
            "agenda",
            f"the agenda takes {counted(taken, 'minute')}, not {workshop.minutes}",
            f"Write `minutes: {taken}` here, or change the minutes of the parts.",
        )


def hours_of_everybody(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Warns of a step in which some have an estimate of hours and others have none.

    The sums of such a step would look whole.
    """
    step = entry.record
    if not isinstance(step, FrameworkStep) or not any(one.hours for one in step.participants):
        return
    for index, one in enumerate(step.participants):
        if one.hours is None:
            found = entry.problem(
                ("participants", index, "role"),
                "hours",
                f"{one.role!r} has no hours here, and others have",
                "Add `hours:` with `low`, `high` and `basis`, so that the sums hold.",
            )
            yield replace(found, severity="warning")


RESERVED = {("checklist", "all"), ("role", "responsibilities")}
"""Ids whose addresses hand-written pages have."""


def not_reserved(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """An id does not lead to an address at which a page of another kind is read."""
    if entry.key in RESERVED:
        kind, item_id = entry.key
        yield entry.problem(
            ("id",),
            "reserved-id",
            f"a {kind} can not have the id {item_id!r}",
            "Another page has its address: choose another id, for the file too.",
        )


def renamed_once(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """An old id under `was` is given once and not in use, so that its address can redirect."""
    if entry.key is None or not isinstance(entry.record, Item):
        return
    kind, own_id = entry.key
    for index, old in enumerate(entry.record.was):
        if old == own_id:
            message, hint = f"{old!r} is this item's id", "List only ids that it had before."
        elif old in loaded.declared[kind]:
            message = f"{old!r} is still the id of another item"
            hint = "Remove it from `was`, or rename the other item."
        elif sum(item.was.count(old) for item in loaded.items.of(KIND_BY_NAME[kind])) > 1:
            message = f"{old!r} is listed under `was` more than once"
            hint = "Keep it where readers of the old page should arrive."
        else:
            continue
        path = ("was", index)
        yield Problem(entry.tree.place(path), "was", message, hint, field_name(path))


def numbered_in_order(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Numbers of a kind run from 1 without gaps or repeats."""
    for entry in asked:
        item = entry.record
        if not isinstance(item, NumberedItem):
            continue
        count = len(loaded.declared[item.kind])
        shared = sum(other.number == item.number for other in loaded.items.of(type(item))) > 1
        if shared or item.number > count:
            yield entry.problem(
                ("number",),
                "number",
                f"number {item.number} {'is given twice' if shared else 'leaves a gap'}",
                f"Number the files of {item.folder}/ from 1 to {count}.",
            )


def modes_have_one_fix(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Every failure mode has exactly one fix, since they share a page."""
    for entry in asked:
        mode = entry.record
        if not isinstance(mode, FailureMode):
            continue
        fixes = loaded.items.of(Fix)
        count = sum(fix.failure_mode == mode.id for fix in fixes)
        unread = len(loaded.declared[Fix.kind]) > len(fixes)
        if count > 1 or (count == 0 and not unread):
            yield entry.problem(
                ("id",),
                "one-fix",
                f"{count or 'no'} fixes name this failure mode",
                f"Exactly one file in {Fix.folder}/ has `failure_mode: {mode.id}`.",
            )


ENTRY_RULES: tuple[Rule, ...] = (
    distinct_inner_ids,
    questions_apart,
    week_or_when,
    gates_guarded,
    agenda_fills_session,
    not_reserved,
    renamed_once,
)
WARNING_RULES: tuple[Rule, ...] = (hours_of_everybody,)
WHOLE_RULES: tuple[WholeRule, ...] = (numbered_in_order, modes_have_one_fix)


def _field_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return path[:-1] if isinstance(path[-1], int) else path
