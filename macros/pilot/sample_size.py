"""How many cases does a comparison need before its result says anything?

Two groups of one size, one measure, a two-sided test at 5 %. Shares are counted as R's
`power.prop.test` counts them, without a continuity correction (R Core Team, stats/R/power.R). Means
take the normal formula, 2 (z + z')² s² / d² (Kerry and Bland, BMJ 316:549, 1998), and cases of the
same people its design effect, 1 + (m - 1) r (Kerry and Bland, BMJ 316:1455, 1998).
docs/assets/js/rules/pilot/sample-size.js says the same in the browser, in the words of
`phrases.json`; `tests/cases/sample-sizes.json` holds both.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Literal

from .figures import figure
from .phrases import phrase

TWO_SIDED = 1.959963984540054
"""The standard normal quantile of 0.975, for a two-sided test at 5 %."""

POWERS = {80: 0.8416212335729143, 90: 1.2815515655446004}
"""The standard normal quantiles of 0.80 and 0.90, by the power in per cent."""

RUN_WEEKS, LAST_WEEK, FROZEN_WEEKS = 5, 8, 2
"""The weeks of the run, its last one, and those on the frozen version."""

_FEWEST, _MOST = 2, 10_000_000
_LEAST = 1e-6
_MOST_OF_A_PERSON = 1_000_000
_SMALL, _RARE, _FEW_PEOPLE = 30, 5, 5
_NOISE = 1e-9
_HALVINGS = 60

Measure = Literal["shares", "means"]
Better = Literal["higher", "lower"]


@dataclass(frozen=True)
class SampleEntry:
    """What is to be compared; shares and their differences are in per cent and points."""

    measure: Measure
    baseline: float | None = None
    difference: float | None = None
    better: Better = "higher"
    deviation: float | None = None
    power: int = 80
    weekly: float | None = None
    cases: float | None = None
    """How many cases each person works."""
    likeness: float | None = None
    """The intraclass correlation of one person's cases."""


@dataclass(frozen=True)
class SampleSize:
    """The answer in figures and in sentences, or what is wrong, by the field it is wrong in."""

    each: int | None = None
    people: int | None = None
    weeks: int | None = None
    says: tuple[str, ...] = ()
    assumes: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class _Asked:
    """An entry without faults, as it is counted with."""

    measure: Measure
    baseline: float
    difference: float
    sign: int
    deviation: float
    power: int
    weekly: float | None
    cases: int | None
    likeness: float

    @property
    def effect(self) -> float:
        """How many times as many cases are needed because people work several each."""
        return 1 + ((self.cases or 1) - 1) * self.likeness

    @property
    def room(self) -> float:
        """How large a difference can be: a share ends at 0 and at 100 %."""
        if self.measure == "means":
            return 2 * self.difference
        return 100 - self.baseline if self.sign > 0 else self.baseline

    def alone(self, difference: float, power: int) -> float:
        """Return the cases in each group that a difference needs, were all independent."""
        quantile = POWERS[power]
        if self.measure == "means":
            ratio = self.deviation / difference
            return 2 * (TWO_SIDED + quantile) * (TWO_SIDED + quantile) * ratio * ratio
        before = self.baseline / 100
        after = (self.baseline + self.sign * difference) / 100
        mean = (before + after) / 2
        spread = before * (1 - before) + after * (1 - after)
        root = TWO_SIDED * sqrt(2 * mean * (1 - mean)) + quantile * sqrt(max(spread, 0))
        return root * root / (difference / 100) / (difference / 100)

    def people(self, difference: float, power: int) -> int | None:
        if self.cases is None:
            return None
        needed = self.alone(difference, power) * self.effect / self.cases
        return max(_FEWEST, ceil(needed - _NOISE))

    def each(self, difference: float, power: int) -> int:
        """Return the whole cases in each group, in whole people where people are counted."""
        people = self.people(difference, power)
        if people is not None and self.cases is not None:
            return people * self.cases
        return _whole(self.alone(difference, power))


def sample_size(entry: SampleEntry) -> SampleSize:
    """Return how many cases a comparison needs, or what is wrong with what was entered."""
    faults = _faults(entry)
    if faults:
        return SampleSize(faults=tuple(faults.items()))
    asked = _asked(entry)
    if asked.alone(asked.difference, asked.power) * asked.effect > _MOST:
        return SampleSize(faults=(("difference", phrase("sample-size", "too-many")),))
    each = asked.each(asked.difference, asked.power)
    people = asked.people(asked.difference, asked.power)
    weeks = ceil(2 * each / asked.weekly - _NOISE) if asked.weekly else None
    return SampleSize(
        each=each,
        people=people,
        weeks=weeks,
        says=(_answer(asked, each, people), _in_weeks(asked, weeks)),
        assumes=_assumes(asked, each, people),
        ways=_ways(asked, each, weeks),
    )


def _whole(needed: float) -> int:
    return max(_FEWEST, ceil(needed - _NOISE))


def _faults(entry: SampleEntry) -> dict[str, str]:
    """Return what is wrong, by its field, in the order of the fields."""
    found = {
        "baseline": _baseline_fault(entry),
        "deviation": _deviation_fault(entry),
        "difference": _difference_fault(entry),
        "weekly": "weekly-range" if entry.weekly is not None and entry.weekly < 1 else None,
        "cases": _cases_fault(entry),
        "likeness": _likeness_fault(entry),
    }
    facts = {"baseline": figure(entry.baseline, None), "room": figure(_room(entry), None)}
    return {field: phrase("sample-size", code, **facts) for field, code in found.items() if code}


def _room(entry: SampleEntry) -> float:
    """Return by how many points a share can rise or fall."""
    baseline = entry.baseline or 0
    return 100 - baseline if entry.better == "higher" else baseline


def _baseline_fault(entry: SampleEntry) -> str | None:
    if entry.baseline is None:
        return "needed"
    is_share = entry.measure == "means" or 0 <= entry.baseline <= 100  # noqa: PLR2004
    return None if is_share else "share-range"


def _deviation_fault(entry: SampleEntry) -> str | None:
    if entry.measure == "shares":
        return None
    if entry.deviation is None:
        return "needed"
    return None if entry.deviation >= _LEAST else "deviation-range"


def _difference_fault(entry: SampleEntry) -> str | None:
    if entry.difference is None:
        return "needed"
    if entry.difference < _LEAST:
        return "difference-range"
    room = _room(entry)
    if entry.measure == "means" or _baseline_fault(entry) or entry.difference <= room:
        return None
    return f"room-{entry.better}" if room else f"no-room-{entry.better}"


def _cases_fault(entry: SampleEntry) -> str | None:
    if entry.cases is None:
        return None if entry.likeness is None else "needed"
    is_whole = entry.cases == floor(entry.cases)
    return None if is_whole and 1 <= entry.cases <= _MOST_OF_A_PERSON else "cases-range"


def _likeness_fault(entry: SampleEntry) -> str | None:
    if entry.likeness is None:
        return None if entry.cases is None else "needed"
    return None if 0 <= entry.likeness <= 1 else "likeness-range"


def _asked(entry: SampleEntry) -> _Asked:
    return _Asked(
        measure=entry.measure,
        baseline=entry.baseline or 0,
        difference=entry.difference or 0,
        sign=1 if entry.better == "higher" else -1,
        deviation=entry.deviation or 0,
        power=entry.power,
        weekly=entry.weekly,
        cases=None if entry.cases is None else int(entry.cases),
        likeness=entry.likeness or 0,
    )


def _answer(asked: _Asked, each: int, people: int | None) -> str:
    if people is None or asked.cases is None:
        return phrase("sample-size", "answer", each=each, all=f"{2 * each:,}")
    alone = _whole(asked.alone(asked.difference, asked.power))
    return phrase(
        "sample-size",
        "answer-people",
        people=people,
        cases=asked.cases,
        each=each,
        all=f"{2 * each:,}",
        alone=f"{alone:,}",
    )


def _in_weeks(asked: _Asked, weeks: int | None) -> str:
    if weeks is None:
        return phrase("sample-size", "weeks-unknown")
    weekly = figure(asked.weekly, None)
    if weeks <= FROZEN_WEEKS:
        return phrase("sample-size", "weeks-frozen", weekly=weekly, weeks=weeks)
    if weeks <= RUN_WEEKS:
        frozen = LAST_WEEK - weeks
        return phrase("sample-size", "weeks-run", weekly=weekly, weeks=weeks, frozen=frozen)
    return phrase("sample-size", "weeks-over", weekly=weekly, weeks=weeks)


def _assumes(asked: _Asked, each: int, people: int | None) -> tuple[str, ...]:
    after = asked.baseline + asked.sign * asked.difference
    unit = "%" if asked.measure == "shares" else None
    before, then = figure(asked.baseline, unit, after), figure(after, unit, asked.baseline)
    sure = phrase("sample-size", "assumes-sure", before=before, then=then, power=asked.power)
    said = [sure, phrase("sample-size", "assumes-lot")]
    if asked.measure == "means":
        deviation = figure(asked.deviation, None, 0.0)
        said.append(phrase("sample-size", "assumes-spread", deviation=deviation))
    said.append(_on_people(asked))
    return (*said, *_cautions(asked, each, people))


def _on_people(asked: _Asked) -> str:
    if asked.cases is None:
        return phrase("sample-size", "assumes-alone")
    likeness, effect = figure(asked.likeness, None, 0.0), figure(asked.effect, None)
    return phrase("sample-size", "assumes-alike", likeness=likeness, effect=effect)


def _cautions(asked: _Asked, each: int, people: int | None) -> list[str]:
    said = []
    if asked.measure == "means" and each < _SMALL:
        said.append(phrase("sample-size", "caution-small"))
    after = asked.baseline + asked.sign * asked.difference
    rarest = min(asked.baseline, 100 - asked.baseline, after, 100 - after)
    if asked.measure == "shares" and each * rarest / 100 < _RARE:
        said.append(phrase("sample-size", "caution-rare"))
    if people is not None and people < _FEW_PEOPLE:
        said.append(phrase("sample-size", "caution-people", people=people))
    return said


def _ways(asked: _Asked, each: int, weeks: int | None) -> tuple[str, ...]:
    """Return what else could be compared, where the cases do not fit into the frozen weeks."""
    if weeks is not None and weeks <= FROZEN_WEEKS:
        return ()
    said = [_within_run(asked)] if weeks is not None and weeks > RUN_WEEKS else []
    lower = asked.each(asked.difference, 80)
    if lower < each:
        said.append(phrase("sample-size", "way-power", each=lower))
    twice = 2 * asked.difference
    if twice <= asked.room and (fewer := asked.each(twice, asked.power)) < each:
        said.append(phrase("sample-size", "way-double", each=fewer))
    return tuple(said)


def _within_run(asked: _Asked) -> str:
    reach = floor((asked.weekly or 0) * RUN_WEEKS / 2)
    found = _smallest(asked, reach / asked.effect)
    if found is None:
        return phrase("sample-size", "way-none", reach=reach)
    if asked.measure == "shares":
        difference = figure(ceil(found * 10 - _NOISE) / 10, "points")
    else:
        difference = figure(_rounded_up(found), None, 0.0)
    return phrase("sample-size", "way-within", reach=reach, difference=difference)


def _smallest(asked: _Asked, cases: float) -> float | None:
    """Return the smallest difference that so many independent cases in each group can find."""
    if cases < _FEWEST:
        return None
    if asked.measure == "means":
        return asked.deviation * (TWO_SIDED + POWERS[asked.power]) * sqrt(2 / cases)
    low, high = 0.0, asked.room
    if asked.alone(high, asked.power) > cases:
        return None
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if asked.alone(middle, asked.power) > cases:
            low = middle
        else:
            high = middle
    return high


def _rounded_up(value: float) -> float:
    """Round up to two digits that count."""
    step = 1.0
    while value / step >= 100:  # noqa: PLR2004
        step *= 10
    while value / step < 10:  # noqa: PLR2004
        step /= 10
    return ceil(value / step - _NOISE) * step
