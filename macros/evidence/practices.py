"""What do retrospectives report about a practice, and what is that worth?

The unit is the organisation: it counts once, however often it reports. Our own readings, what a
vendor says, and where it was not used are shown apart, and are in no count of effects.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar, get_args

from ..model import (
    Effect,
    EvidenceThresholds,
    Outcome,
    PracticeReport,
    Retrospective,
    Side,
    Use,
)
from .organisations import Member, Party

Maturity = Literal["contested", "established", "emerging", "proposed"]
Standing = Literal["counted", "reading", "vendor", "unsourced", "silent", "not-used", "unclear"]
"""What a report is worth: it counts, or the first reason for which it does not."""
Reason = Literal[
    "own-accounts", "no-comparison", "contradicted", "few", "undocumented", "one-sector",
    "no-negative",
]  # fmt: skip

EFFECTS: tuple[Effect, ...] = get_args(Effect)
"""The effects, the one in favour first."""
AGAINST: tuple[Effect, ...] = EFFECTS[1:]
"""Mixed, hurt and no effect: whoever reports one of them tells against the practice."""
MATURITIES: tuple[Maturity, ...] = ("established", "emerging", "contested", "proposed")
"""How much is known of a pattern, in the order in which readers meet it."""
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why the evidence may be weaker than its number, in the order in which they are told."""

LASTING: tuple[Outcome, ...] = ("scaled", "limited")
"""The outcomes of what is in use, in full or in part."""
ENDED: tuple[Outcome, ...] = ("rolled-back", "stopped", "never-left-pilot")
"""The outcomes of what ended. What followed a trial is in neither where no source tells it."""
USED = frozenset({"full", "partly"})
_COMPARED = frozenset({"randomised", "comparison"})
_FIRST_HAND = frozenset({"team", "organisation"})
_SIDE_OF_TIE: dict[str, Side] = {
    "team": "organisation",
    "organisation": "organisation",
    "vendor": "vendor",
    "consultant": "vendor",
}

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Report:
    """What one retrospective says about a practice, of one organisation."""

    case: Retrospective
    practice: PracticeReport
    member: Member

    @property
    def party(self) -> Party:
        """The organisation as which it counts."""
        return self.member.party

    @property
    def is_used(self) -> bool:
        """Whether the practice was used, in full or partly."""
        return self.practice.use in USED

    @cached_property
    def by(self) -> Side:
        """Who concluded it; of what somebody contributes, the side that their tie puts them on."""
        if self.practice.by:
            return self.practice.by
        tie = self.case.contributor.tie if self.case.contributor else ""
        if tie == "researcher":
            return "independent" if self.is_published else "organisation"
        return _SIDE_OF_TIE.get(tie, "organisation")

    @property
    def concluded_by(self) -> Side | None:
        """Who concluded the effect; nobody of what has none, or is a reading."""
        has_author = self.practice.effect is not None and self.practice.basis != "reading"
        return self.by if has_author else None

    @property
    def is_first_hand(self) -> bool:
        """Whether somebody tells it who was there on the organisation's side."""
        contributor = self.case.contributor
        return contributor is not None and contributor.tie in _FIRST_HAND

    @cached_property
    def is_published(self) -> bool:
        """Whether it cites a source that a reader can look for, by its address or publisher."""
        found = {source.id for source in self.case.sources if source.url or source.publisher}
        return not found.isdisjoint(self.practice.source)

    @cached_property
    def standing(self) -> Standing:
        """Whether it counts, or the first reason for which it does not."""
        practice = self.practice
        if not self.is_used:
            return "not-used" if practice.use == "none" else "unclear"
        if practice.effect is None:
            return "silent"
        if practice.basis == "reading":
            return "reading"
        if self.by == "vendor":
            return "vendor"
        return "counted" if practice.source or self.is_first_hand else "unsourced"


@dataclass(frozen=True)
class Voice:
    """An organisation with its reports on a practice, and the one effect that they add up to."""

    party: Party
    effect: Effect
    reports: tuple[Report, ...]

    @property
    def is_documented(self) -> bool:
        """Whether it is named, and a report of it cites a published source."""
        return self.party.is_named and any(report.is_published for report in self.reports)

    @property
    def is_independent(self) -> bool:
        """Whether somebody outside concluded it."""
        return any(report.by == "independent" for report in self.reports)

    @property
    def is_compared(self) -> bool:
        """Whether it rests on a comparison of using the practice with not using it."""
        return any(report.practice.basis in _COMPARED for report in self.reports)

    @property
    def is_corroborated(self) -> bool:
        """Whether somebody outside published it, or a comparison with and without was published."""
        return any(
            report.is_published
            and (report.by == "independent" or report.practice.basis in _COMPARED)
            for report in self.reports
        )


@dataclass(frozen=True)
class UseTable:
    """In how many retrospectives a practice was used or not, and how those ended."""

    used_in_use: tuple[Retrospective, ...] = ()
    used_ended: tuple[Retrospective, ...] = ()
    unused_in_use: tuple[Retrospective, ...] = ()
    unused_ended: tuple[Retrospective, ...] = ()
    used_not_told: tuple[Retrospective, ...] = ()
    unused_not_told: tuple[Retrospective, ...] = ()
    """Those of which no source says what followed the trial: they neither lasted nor ended."""
    unclear: int = 0
    absent: int = 0
    """How many do not mention it."""

    @property
    def used(self) -> tuple[Retrospective, ...]:
        """Those in which it was used, whatever followed."""
        return (*self.used_in_use, *self.used_ended, *self.used_not_told)

    @property
    def unused(self) -> tuple[Retrospective, ...]:
        """Those in which it was not used, whatever followed."""
        return (*self.unused_in_use, *self.unused_ended, *self.unused_not_told)

    @property
    def not_told(self) -> int:
        """How many say whether it was used, and not what followed."""
        return len(self.used_not_told) + len(self.unused_not_told)


@dataclass(frozen=True)
class Evidence:
    """Everything that is reported about one practice."""

    voices: tuple[Voice, ...] = ()
    """The organisations that count, those that it helped first."""
    reports: tuple[Report, ...] = ()
    """Every report, those that count and those that do not."""
    table: UseTable = UseTable()

    def of(self, effect: Effect) -> tuple[Voice, ...]:
        """Return the organisations that report this effect."""
        return tuple(voice for voice in self.voices if voice.effect == effect)

    def apart(self, standing: Standing) -> tuple[Report, ...]:
        """Return the reports of this standing."""
        return tuple(report for report in self.reports if report.standing == standing)

    def used_as(self, use: Use) -> tuple[Report, ...]:
        """Return the reports with this use."""
        return tuple(report for report in self.reports if report.practice.use == use)

    @property
    def helped(self) -> int:
        """How many organisations report that it helped."""
        return len(self.of("helped"))

    @property
    def against(self) -> int:
        """How many organisations report a mixed effect, harm or no effect."""
        return len(self.voices) - self.helped

    @cached_property
    def documented(self) -> tuple[Voice, ...]:
        """The organisations that are named, with a published source."""
        return tuple(voice for voice in self.voices if voice.is_documented)

    @property
    def documented_helped(self) -> tuple[Voice, ...]:
        """Those of them that report that it helped."""
        return tuple(voice for voice in self.documented if voice.effect == "helped")

    def maturity(self, thresholds: EvidenceThresholds) -> Maturity:
        """Say how much is known. Doubt comes first, and only what is documented establishes."""
        helped = self.documented_helped
        against = len(self.documented) - len(helped)
        if (
            against >= thresholds.contested_organisations
            and against / len(self.documented) >= thresholds.contested_share
        ):
            return "contested"
        if (
            len(helped) >= thresholds.established_organisations
            and len({voice.party.sector for voice in helped}) >= thresholds.established_sectors
            and any(voice.is_corroborated for voice in helped)
        ):
            return "established"
        return "emerging" if self.helped > self.against else "proposed"

    def reasons(self, thresholds: EvidenceThresholds) -> tuple[Reason, ...]:
        """Return every reason for which the counts may say less than they seem to, in order."""
        if not self.voices:
            return ()
        helped = self.of("helped")
        holds: dict[Reason, bool] = {
            "own-accounts": not any(voice.is_independent for voice in self.voices),
            "no-comparison": not any(voice.is_compared for voice in self.voices),
            "contradicted": self.against > 0,
            "few": len(self.documented_helped) < thresholds.established_organisations,
            "undocumented": len(self.documented) < len(self.voices),
            "one-sector": len({voice.party.sector for voice in helped}) == 1,
            "no-negative": self.against == 0,
        }
        return tuple(reason for reason in REASONS if holds[reason])


def weigh(reports: Iterable[Report], cases: Sequence[Retrospective] = ()) -> Evidence:
    """Return what reports on one practice amount to among these retrospectives."""
    known = tuple(reports)
    counted = [report for report in known if report.standing == "counted"]
    by_party = grouped(counted, lambda report: report.party.key)
    voices = [Voice(own[0].party, _effect_of(own), tuple(own)) for own in by_party.values()]
    return Evidence(
        tuple(sorted(voices, key=lambda voice: EFFECTS.index(voice.effect))),
        known,
        _table(known, cases),
    )


def count_cases(reports: Iterable[Report]) -> int:
    """Return how many retrospectives reports come from: one may report twice on a practice."""
    return len({report.case.id for report in reports})


def grouped(values: Iterable[_Value], key: Callable[[_Value], _Key]) -> dict[_Key, list[_Value]]:
    """Collect values under their keys; both keep the order in which they came."""
    groups: dict[_Key, list[_Value]] = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return groups


def _effect_of(reports: Iterable[Report]) -> Effect:
    """Return the effect that an organisation reports; different ones make it mixed."""
    effects = {report.practice.effect for report in reports}
    return next((effect for effect in EFFECTS if effects == {effect}), "mixed")


def _table(reports: Sequence[Report], cases: Sequence[Retrospective]) -> UseTable:
    """Sort retrospectives by use and end; one that reports twice stands where it used it."""
    uses: dict[str, set[str]] = {}
    for report in reports:
        uses.setdefault(report.case.id, set()).add(report.practice.use)
    cells: dict[tuple[bool, tuple[Outcome, ...]], list[Retrospective]] = {}
    unclear = 0
    for case in cases:
        used = uses.get(case.id, set())
        if used & USED or "none" in used:
            end = next((end for end in (LASTING, ENDED) if case.outcome in end), ())
            cells.setdefault((bool(used & USED), end), []).append(case)
        else:
            unclear += bool(used)
    placed = sum(map(len, cells.values()))

    def by_use(end: tuple[Outcome, ...]) -> Iterator[tuple[Retrospective, ...]]:
        for used in (True, False):
            yield tuple(cells.get((used, end), ()))

    used_in_use, unused_in_use = by_use(LASTING)
    used_ended, unused_ended = by_use(ENDED)
    used_not_told, unused_not_told = by_use(())
    return UseTable(
        used_in_use,
        used_ended,
        unused_in_use,
        unused_ended,
        used_not_told,
        unused_not_told,
        unclear=unclear,
        absent=len(cases) - placed - unclear,
    )
