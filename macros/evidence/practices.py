"""What do retrospectives report about a practice, and how well does that prove it?

The unit is the organisation: it counts once, however often it reports. What only a vendor says of
its own product, and what was missed, is shown apart and counts nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Literal, TypeVar

from ..model import EvidenceThresholds, PracticeReport, Retrospective
from ..text.names import same_name

CountedEffect = Literal["helped", "mixed", "hurt"]
Maturity = Literal["contested", "established", "emerging", "proposed"]

COUNTED: tuple[CountedEffect, ...] = ("helped", "mixed", "hurt")
"""The effects that count, the best first."""

MATURITIES: tuple[Maturity, ...] = ("established", "emerging", "contested", "proposed")
"""How well a pattern is proved, in the order in which readers meet it."""

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


@dataclass(frozen=True)
class Report:
    """What one retrospective says about a practice."""

    case: Retrospective
    practice: PracticeReport

    @property
    def is_vendor_only(self) -> bool:
        """Whether nobody but a vendor says it; a first-hand report needs no published source."""
        kinds = {source.kind for source in self.case.sources if source.id in self.practice.source}
        return kinds == {"vendor"}


@dataclass(frozen=True)
class Voice:
    """An organisation with its reports on a practice, and the one effect that they add up to."""

    effect: CountedEffect
    reports: tuple[Report, ...]

    @property
    def sectors(self) -> frozenset[str]:
        """The sectors that the organisation's reports come from."""
        return frozenset(report.case.sector for report in self.reports)


@dataclass(frozen=True)
class Evidence:
    """Everything that is reported about one practice."""

    voices: tuple[Voice, ...] = ()
    """The organisations that count, those that it helped first."""
    vendor_only: tuple[Report, ...] = ()
    missed: tuple[Report, ...] = ()

    def of(self, effect: CountedEffect) -> tuple[Voice, ...]:
        """Return the organisations that report this effect."""
        return tuple(voice for voice in self.voices if voice.effect == effect)

    @property
    def helped(self) -> int:
        """How many organisations report that it helped."""
        return len(self.of("helped"))

    @property
    def mixed(self) -> int:
        """How many organisations report that it helped and did not."""
        return len(self.of("mixed"))

    @property
    def hurt(self) -> int:
        """How many organisations report that it did harm."""
        return len(self.of("hurt"))

    @property
    def sectors(self) -> frozenset[str]:
        """The sectors of the organisations that it helped."""
        return frozenset[str]().union(*(voice.sectors for voice in self.of("helped")))

    def maturity(self, thresholds: EvidenceThresholds) -> Maturity:
        """Say how well the practice is proved. Doubt comes first: it outweighs any number."""
        against = self.mixed + self.hurt
        if against and against / len(self.voices) >= thresholds.contested_share:
            return "contested"
        if (
            self.helped >= thresholds.established_organisations
            and len(self.sectors) >= thresholds.established_sectors
        ):
            return "established"
        return "emerging" if self.helped else "proposed"


def weigh(reports: Iterable[Report]) -> Evidence:
    """Return what reports on one practice amount to."""
    missed, vendor_only, counted = [], [], []
    for report in reports:
        if report.practice.effect == "missed":
            missed.append(report)
        elif report.is_vendor_only:
            vendor_only.append(report)
        else:
            counted.append(report)
    by_organisation = grouped(counted, lambda report: same_name(report.case.organisation))
    voices = [Voice(_effect_of(own), tuple(own)) for own in by_organisation.values()]
    return Evidence(
        tuple(sorted(voices, key=lambda voice: COUNTED.index(voice.effect))),
        tuple(vendor_only),
        tuple(missed),
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


def _effect_of(reports: Iterable[Report]) -> CountedEffect:
    """Return the effect that an organisation reports; different ones make it mixed."""
    effects = {report.practice.effect for report in reports}
    return next((effect for effect in COUNTED if effects == {effect}), "mixed")
