"""Which tables does the build count for a slide? Figures of records and weeks, never typed in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...evidence import evidence_of, tables
from ...model import DeckCount, FailureMode, Fix, FrameworkStep, ModeStatus, Playbook, Retrospective
from ...text.counted import agreeing, counted
from ...text.labels import label_of
from .claims import framework_claims
from .common import framework_gate, weeks_label
from .deployments import LANES

NO_GATE = "None"
NO_PATTERN = "No pattern"
"""What stands where no pattern counts the use of a fix, so that 0 would say too much."""


@dataclass(frozen=True)
class DeckTable:
    """A table on a slide, what it says in a sentence, and what it was counted from."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    in_short: str
    counted_from: str = ""
    """Empty where nothing was counted."""
    address: str = ""
    """Where the same figures lead to the records behind them."""


def deck_table(playbook: Playbook, which: DeckCount) -> DeckTable:
    """Return a table by its name."""
    return _TABLES[which](playbook)


def _outcomes(playbook: Playbook) -> DeckTable:
    whole = evidence_of(playbook)
    cases = whole.cases
    rows = (
        (label_of(outcome), f"{sum(case.outcome == outcome for case in cases):,}")
        for outcome in tables.OUTCOMES
    )
    parties = {member.party.key for own in whole.members.values() for member in own}
    first_hand = sum(case.record == "contributed" for case in cases)
    in_short = (
        f"{counted(len(cases), 'deployment')} of {counted(len(parties), 'organisation')}, "
        f"{f'{first_hand:,}' if first_hand else 'none'} told first hand. They are counts, not "
        "rates: a deployment is here because its story was published or sent in, and somebody "
        "looked for it."
    )
    return DeckTable(("How it ended", "Deployments"), tuple(rows), in_short, _from(playbook), _PAGE)


def _failure_modes(playbook: Playbook) -> DeckTable:
    cases, modes = evidence_of(playbook).cases, playbook.all(FailureMode)
    shown = tuple(
        tuple(_with_status(cases, mode, status) for status in LANES[:-1]) for mode in modes
    )
    silent = [_not_evidenced(cases, mode) for mode in modes]
    rows = (
        (mode.title, *(f"{count:,}" for count in (*counts, none)))
        for mode, counts, none in zip(modes, shown, silent, strict=True)
    )
    codes = len(cases) * len(modes)
    said = [
        report for case in cases for report in case.failure_modes if report.status in tables.SPOKEN
    ]
    readings = sum(report.reading for report in said)
    in_short = (
        f"Of {counted(codes, 'code')}, one for each record and failure mode, {sum(silent):,} "
        f"{agreeing(sum(silent), 'is', 'are')} not evidenced. Of {counted(len(said), 'statement')} "
        f"on the others, {readings:,} {agreeing(readings, 'is our reading', 'are our readings')}. "
        "Those who coded them knew how they ended."
    )
    head = ("Failure mode", *map(label_of, LANES))
    return DeckTable(head, tuple(rows), in_short, _from(playbook), f"{_PAGE}#failure-modes")


def _fixes(playbook: Playbook) -> DeckTable:
    claims = framework_claims(playbook)
    patterns = evidence_of(playbook).patterns
    order = list(playbook.items["failure-mode"])
    fixes = sorted(playbook.all(Fix), key=lambda fix: order.index(fix.failure_mode))
    rows = []
    for fix in fixes:
        found = [patterns[name] for name in fix.patterns]
        used = {case.id for evidence in found for case in evidence.table.used}
        voices = {voice.party.key for evidence in found for voice in evidence.voices}
        use = f"{len(used):,}" if found else NO_PATTERN
        rows.append((fix.title, use, f"{len(voices):,}"))
    head = ("Fix", "Records that use it, in full or in part", "Organisations that report an effect")
    in_short = claims.in_short if claims else ""
    return DeckTable(head, tuple(rows), in_short, _from(playbook), f"{_PAGE}#framework")


def _steps(playbook: Playbook) -> DeckTable:
    rows = (
        (step.title, weeks_label(step.weeks), _gate_of(step))
        for step in playbook.all(FrameworkStep)
    )
    return DeckTable(("Step", "Weeks", "Gate"), tuple(rows), "", address="framework/")


def _gate_of(step: FrameworkStep) -> str:
    if step.gate is None:
        return NO_GATE
    return framework_gate(step) or f"{step.gate.title}, the playbook's own"


def _with_status(cases: tuple[Retrospective, ...], mode: FailureMode, status: ModeStatus) -> int:
    return sum(
        any((said.mode, said.status) == (mode.id, status) for said in case.failure_modes)
        for case in cases
    )


def _not_evidenced(cases: tuple[Retrospective, ...], mode: FailureMode) -> int:
    return len(cases) - sum(
        any(said.mode == mode.id and said.status in tables.SPOKEN for said in case.failure_modes)
        for case in cases
    )


def _from(playbook: Playbook) -> str:
    cases = evidence_of(playbook).cases
    return f"counted from {counted(len(cases), 'record')} of edition {playbook.edition.edition}"


_PAGE = "evidence/"
_TABLES: Mapping[DeckCount, Callable[[Playbook], DeckTable]] = {
    "outcomes": _outcomes,
    "failure-modes": _failure_modes,
    "fixes": _fixes,
    "steps": _steps,
}
