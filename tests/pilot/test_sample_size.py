"""Does a comparison need as many cases as the sources say, and never fewer for a finer question?"""

from __future__ import annotations

import re
from dataclasses import replace
from statistics import NormalDist
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.pilot.sample_size import POWERS, TWO_SIDED, SampleEntry, sample_size

from ..helpers.samples_sized import CASES, said_of

SHARES = st.builds(
    SampleEntry,
    measure=st.just("shares"),
    baseline=st.floats(0, 100),
    difference=st.floats(0.01, 100),
    better=st.sampled_from(["higher", "lower"]),
    power=st.sampled_from(sorted(POWERS)),
    weekly=st.none() | st.floats(1, 1e5),
)
MEANS = st.builds(
    SampleEntry,
    measure=st.just("means"),
    baseline=st.floats(-1e6, 1e6),
    deviation=st.floats(1e-3, 1e6),
    difference=st.floats(1e-3, 1e6),
    power=st.sampled_from(sorted(POWERS)),
    weekly=st.none() | st.floats(1, 1e5),
)
ANYTHING = st.none() | st.floats(-1e15, 1e15) | st.integers(-5, 500)
ENTRIES = st.builds(
    SampleEntry,
    measure=st.sampled_from(["shares", "means"]),
    baseline=ANYTHING,
    difference=ANYTHING,
    better=st.sampled_from(["higher", "lower"]),
    deviation=ANYTHING,
    power=st.sampled_from(sorted(POWERS)),
    weekly=ANYTHING,
    cases=ANYTHING,
    likeness=ANYTHING | st.floats(0, 1),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_said_of_a_comparison(case: dict[str, Any]) -> None:
    said = said_of(case["entry"])
    assert said == case["said"]
    published = case.get("published", {})
    assert {name: said[name] for name in published if name != "source"} == {
        name: count for name, count in published.items() if name != "source"
    }


def test_most_of_the_table_is_published() -> None:
    assert sum("published" in case for case in CASES) >= 6


def test_the_quantiles_are_those_of_the_normal_distribution() -> None:
    normal = NormalDist()
    assert pytest.approx(normal.inv_cdf(0.975), abs=1e-12) == TWO_SIDED
    assert {power: normal.inv_cdf(power / 100) for power in POWERS} == pytest.approx(
        POWERS, abs=1e-12
    )


@given(SHARES | MEANS, st.floats(1.001, 10))
def test_a_larger_difference_needs_no_more_cases(entry: SampleEntry, times: float) -> None:
    here = sample_size(entry).each
    larger = sample_size(replace(entry, difference=(entry.difference or 0) * times)).each
    if here is not None and larger is not None:
        assert larger <= here


@given(SHARES | MEANS)
def test_more_power_needs_no_fewer_cases(entry: SampleEntry) -> None:
    low, high = (sample_size(replace(entry, power=power)).each for power in (80, 90))
    if low is not None and high is not None:
        assert low <= high


@given(SHARES | MEANS, st.integers(1, 200), st.floats(0, 1))
def test_people_who_work_many_cases_need_no_fewer(
    entry: SampleEntry, cases: int, likeness: float
) -> None:
    alone = sample_size(entry).each
    together = sample_size(replace(entry, cases=cases, likeness=likeness))
    if alone is not None and together.each is not None:
        assert together.each >= alone
        assert together.each == (together.people or 0) * cases


@given(ENTRIES)
def test_whatever_is_entered_there_is_an_answer_or_a_fault(entry: SampleEntry) -> None:
    found = sample_size(entry)
    assert bool(found.says) != bool(found.faults)
    text = " ".join([*found.says, *found.assumes, *found.ways])
    assert re.search(r"\b(?:nan|inf|None|infinity)\b|[{}]", text) is None


@given(SHARES | MEANS)
def test_what_five_weeks_can_show_needs_no_more_than_five_weeks(entry: SampleEntry) -> None:
    found = sample_size(replace(entry, weekly=40))
    for way in found.ways:
        if "enough to find" in way:
            difference = float(way.split("difference of ")[1].split(" ")[0])
            again = sample_size(replace(entry, difference=difference, weekly=40))
            assert again.each is None or again.each <= 101
