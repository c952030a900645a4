"""How far do two coders agree? Raw agreement, and what is left of it beyond chance.

A unit is one pattern or one failure mode of one retrospective. Sources: Cohen, A coefficient of
agreement for nominal scales, 1960 (kappa); Gwet, Computing inter-rater reliability and its
variance in the presence of high agreement, 2008 (AC1); Cicchetti and Feinstein, High agreement
but low kappa, 1990 (agreement per category).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import get_args

from ..model import Coding, ModeStatus, Playbook, Retrospective, Use

Pair = tuple[str, str]
"""The codes that two coders gave one unit."""

USES: tuple[Use, ...] = get_args(Use)
STATUSES: tuple[ModeStatus, ...] = get_args(ModeStatus)


@dataclass(frozen=True)
class Agreement:
    """How two coders coded the same units, in which categories."""

    categories: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    """A row for each code of the first coder, a column for each of the second."""

    @property
    def units(self) -> int:
        """How many units both coded."""
        return sum(map(sum, self.counts))

    @property
    def same(self) -> int:
        """How many of them both coded alike."""
        return sum(row[place] for place, row in enumerate(self.counts))

    @property
    def raw(self) -> float | None:
        """The share coded alike, or None without a unit."""
        return self.same / self.units if self.units else None

    @property
    def per_category(self) -> Mapping[str, float | None]:
        """The share of a category's codes, of both coders, that the other gave too."""
        shares = {}
        for place, category in enumerate(self.categories):
            given = self._given_first(place) + self._given_second(place)
            shares[category] = 2 * self.counts[place][place] / given if given else None
        return shares

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa, or None where it is undefined: both gave every unit the same code."""
        if not self.units:
            return None
        chance = sum(
            self._given_first(place) * self._given_second(place)
            for place in range(len(self.categories))
        ) / (self.units**2)
        return _beyond(self.same / self.units, chance)

    @property
    def ac1(self) -> float | None:
        """Gwet's AC1, or None without a unit."""
        if not self.units:
            return None
        shares = [
            (self._given_first(place) + self._given_second(place)) / (2 * self.units)
            for place in range(len(self.categories))
        ]
        chance = sum(share * (1 - share) for share in shares) / (len(self.categories) - 1)
        return _beyond(self.same / self.units, chance)

    def _given_first(self, place: int) -> int:
        return sum(self.counts[place])

    def _given_second(self, place: int) -> int:
        return sum(row[place] for row in self.counts)


@dataclass(frozen=True)
class Spoken:
    """The units to which at least one of two coders gave a code that says something."""

    units: int
    same: int

    @property
    def raw(self) -> float | None:
        """The share coded alike, or None without a unit."""
        return self.same / self.units if self.units else None


@dataclass(frozen=True)
class Coded:
    """What two coders made of the same retrospectives."""

    retrospectives: int
    use: Agreement
    """Whether each pattern was used."""
    effect: Agreement
    """What followed, of the patterns that both say were used."""
    status: Agreement
    """Whether each failure mode hit."""


@dataclass(frozen=True)
class AgreementEvidence:
    """The agreement over all retrospectives that two coders coded, and apart by recognition."""

    total: int
    """How many retrospectives there are."""
    whole: Coded
    recognised: Coded
    """Where the second coder knew which deployment it was."""
    unrecognised: Coded


@lru_cache(maxsize=4)
def agreement_of(playbook: Playbook) -> AgreementEvidence:
    """Compare the codings of each retrospective, two by two, coders in the order of their ids."""
    by_case: dict[str, list[Coding]] = {case.id: [] for case in playbook.all(Retrospective)}
    for coding in sorted(playbook.all(Coding), key=lambda coding: coding.id):
        if coding.retrospective in by_case:  # what was withdrawn counts nowhere
            by_case[coding.retrospective].append(coding)
    pairs = [pair for own in by_case.values() for pair in combinations(own, 2)]
    known = [pair for pair in pairs if any(coding.recognised for coding in pair)]
    return AgreementEvidence(
        total=len(playbook.all(Retrospective)),
        whole=_coded(pairs),
        recognised=_coded(known),
        unrecognised=_coded([pair for pair in pairs if pair not in known]),
    )


def agreement(pairs: Iterable[Pair], categories: Sequence[str]) -> Agreement:
    """Count how often each pair of codes was given."""
    found = Counter(pairs)
    counts = tuple(tuple(found[row, column] for column in categories) for row in categories)
    return Agreement(tuple(categories), counts)


def spoken(found: Agreement, silent: str) -> Spoken:
    """Leave out the units that both coders left empty: they agree there without a code to check."""
    place = found.categories.index(silent)
    both = found.counts[place][place]
    return Spoken(found.units - both, found.same - both)


_NONE = "not said"
SILENT: Mapping[str, str] = {"use": "unclear", "effect": _NONE, "status": "not-evidenced"}
"""The code of each question that says nothing."""
_EFFECTS = ("helped", "mixed", "hurt", "no-effect", _NONE)


def _coded(pairs: Sequence[tuple[Coding, Coding]]) -> Coded:
    uses: list[Pair] = []
    effects: list[Pair] = []
    statuses: list[Pair] = []
    for first, second in pairs:
        ours = {code.pattern: code for code in first.patterns}
        for theirs in second.patterns:
            own = ours.get(theirs.pattern)
            if own is None:
                continue
            uses.append((own.use, theirs.use))
            if {own.use, theirs.use} <= {"full", "partly"}:
                effects.append((own.effect or _NONE, theirs.effect or _NONE))
        modes = {code.mode: code.status for code in first.modes}
        statuses += [(modes[code.mode], code.status) for code in second.modes if code.mode in modes]
    return Coded(
        len({first.retrospective for first, _ in pairs}),
        agreement(uses, USES),
        agreement(effects, _EFFECTS),
        agreement(statuses, STATUSES),
    )


def _beyond(observed: float, chance: float) -> float | None:
    """Return the share of the agreement that chance leaves room for; None where it leaves none."""
    return None if chance == 1 else (observed - chance) / (1 - chance)
