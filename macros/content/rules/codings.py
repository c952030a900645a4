"""What must hold of codings, so that the agreement of two coders means something?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ...model import (
    Coding,
    FailureMode,
    Item,
    ModeReport,
    ModeStatus,
    Pattern,
    PracticeReport,
    Retrospective,
    Use,
)
from ...text.words import message_of
from ..loader import Loaded
from ..problems import Problem
from .checked import Checked, Rule, WholeRule

_USES: tuple[Use, ...] = ("full", "partly", "none", "unclear")
_STATUSES: tuple[ModeStatus, ...] = ("hit", "partly", "recovered", "avoided", "not-evidenced")
"""Which code holds for a record where several of its organisations have one: the first of these."""

Unit = tuple[str, str]
"""A pattern or a failure mode, by kind and id."""


def codings_fit(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A coding is in its coder's folder, and codes nothing twice."""
    record = entry.record
    if not isinstance(record, Coding):
        return
    if record.id.partition("/")[2] != record.retrospective:
        yield entry.told(("retrospective",), message_of("coding-misplaced"))
    for field, ids in (
        ("patterns", [code.pattern for code in record.patterns]),
        ("modes", [code.mode for code in record.modes]),
    ):
        for index, coded in enumerate(ids):
            if coded in ids[:index]:
                yield entry.told((field, index), message_of("coded-twice", id=coded))


def codings_whole(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """Warns of a coding that leaves out a pattern or a mode: what is not coded is no unit.

    What came into the playbook on the day of the coding or later need not be coded: days do
    not say which of two came first. Nor need what has no day and no coding names: it came
    after them all.
    """
    record = entry.record
    if not isinstance(record, Coding):
        return
    for field, kind, ids in (
        ("patterns", "pattern", {code.pattern for code in record.patterns}),
        ("modes", "failure-mode", {code.mode for code in record.modes}),
    ):
        missing = sorted(
            name
            for name in loaded.declared[kind] - ids
            if not _is_new(record.day, loaded.items.get((kind, name)))
        )
        if missing:
            named = {unit for one in loaded.items.of(Coding) for unit in _coded(one)}
            missing = [
                name for name in missing if _is_dated(kind, name, loaded) or (kind, name) in named
            ]
        if missing:
            yield entry.warned((field,), message_of("not-coded", ids=", ".join(missing)))


def differences_resolved(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Warns where two coders differ and nothing says why the record has the code that it has.

    And of a record that says something else than both coders, or than what was decided.
    """
    wanted = [(entry, entry.record) for entry in asked if isinstance(entry.record, Coding)]
    by_case: dict[str, list[Coding]] = {}
    for one in loaded.items.of(Coding) if wanted else ():
        by_case.setdefault(one.retrospective, []).append(one)
    for entry, coding in wanted:
        case = loaded.items.get((Retrospective.kind, coding.retrospective))
        own = sorted(by_case[coding.retrospective], key=lambda one: one.id)
        if isinstance(case, Retrospective) and len(own) > 1 and coding is own[-1]:
            yield from _unsettled(entry, _settled(own), _codes_of(case))


def _is_new(day: str, item: Item | None) -> bool:
    return item is not None and item.added is not None and item.added >= day


def _is_dated(kind: str, name: str, loaded: Loaded) -> bool:
    item = loaded.items.get((kind, name))
    return item is not None and item.added is not None


def _unsettled(
    entry: Checked, settled: Mapping[Unit, str | None], now: Mapping[Unit, str]
) -> Iterator[Problem]:
    for (kind, item_id), code in sorted(settled.items()):
        told = now.get((kind, item_id), "unclear" if kind == Pattern.kind else "not-evidenced")
        if code is None:
            yield entry.warned(("resolved",), message_of("difference-open", id=item_id))
        elif code != told:
            said = message_of("record-otherwise", id=item_id, code=code, told=told)
            yield entry.warned(("retrospective",), said)


def _settled(codings: Sequence[Coding]) -> dict[Unit, str | None]:
    """Return the code on which coders agree or that was decided; None where nothing was."""
    decided = {
        ((Pattern.kind, one.pattern) if one.pattern else (FailureMode.kind, one.mode or "")): (
            one.decided
        )
        for coding in codings
        for one in coding.resolved
    }
    given: dict[Unit, list[str]] = {}
    for coding in codings:
        for unit, code in _coded(coding).items():
            given.setdefault(unit, []).append(code)
    return {
        unit: decided.get(unit, codes[0] if len(set(codes)) == 1 else None)
        for unit, codes in given.items()
        if len(codes) > 1
    }


def _coded(coding: Coding) -> dict[Unit, str]:
    codes: dict[Unit, str] = {
        (Pattern.kind, code.pattern): _written(code.use, code.effect) for code in coding.patterns
    }
    codes.update({(FailureMode.kind, code.mode): code.status for code in coding.modes})
    return codes


def _codes_of(case: Retrospective) -> dict[Unit, str]:
    """Return the codes of a record; of several organisations, the most complete use."""
    practices: dict[str, list[PracticeReport]] = {}
    modes: dict[str, list[ModeReport]] = {}
    for practice in case.practices:
        if practice.pattern:
            practices.setdefault(practice.pattern, []).append(practice)
    for mode in case.failure_modes:
        modes.setdefault(mode.mode, []).append(mode)
    codes: dict[Unit, str] = {}
    for name, reports in practices.items():
        use = min((report.use for report in reports), key=_USES.index)
        effects = [report.effect for report in reports if report.use == use and report.effect]
        codes[Pattern.kind, name] = _written(use, effects[0] if effects else None)
    for name, told in modes.items():
        codes[FailureMode.kind, name] = min((one.status for one in told), key=_STATUSES.index)
    return codes


def _written(use: str, effect: str | None) -> str:
    return f"{use}, {effect}" if effect else use


ENTRY_RULES: tuple[Rule, ...] = (codings_fit,)
WARNING_RULES: tuple[Rule, ...] = (codings_whole,)
WHOLE_WARNING_RULES: tuple[WholeRule, ...] = (differences_resolved,)
