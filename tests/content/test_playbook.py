"""Is the playbook's own content clean, and does it carry every fact of the framework?"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from macros.content.loader import Loaded, load
from macros.content.opened import open_playbook
from macros.content.problems import Problem
from macros.content.rules import review
from macros.model import FailureMode, Fix, FrameworkStep, Playbook, ScalingPractice

ROOT = Path(__file__).parents[2] / "playbook"
FILES = sorted(ROOT.rglob("*.yml"))


@cache
def loaded() -> Loaded:
    return load([ROOT])


@cache
def problems() -> tuple[Problem, ...]:
    return review(loaded())


@pytest.fixture(scope="module")
def playbook() -> Playbook:
    return open_playbook([ROOT])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_a_file_has_no_problems(file: Path) -> None:
    assert [str(problem) for problem in problems() if problem.place.path == file] == []


def test_there_is_no_problem_anywhere_else() -> None:
    assert [str(problem) for problem in problems() if problem.place.path not in FILES] == []


def test_every_file_is_read() -> None:
    read = {tree.path for tree in loaded().trees.values()}
    assert sorted({*read, ROOT / "playbook.yml"}) == FILES
    assert len(FILES) > 50


def test_five_steps_over_twelve_weeks(playbook: Playbook) -> None:
    assert [
        (step.id, (step.weeks.first, step.weeks.last), step.points.kind, len(step.points.items))
        for step in playbook.all(FrameworkStep)
    ] == [
        ("define-requirements", (1, 2), "question", 5),
        ("design-pilot", (2, 3), "property", 5),
        ("run-pilot", (4, 8), "record", 6),
        ("decide", (9, 9), "outcome", 3),
        ("plan-production", (9, 12), "area", 6),
    ]


def test_the_readiness_gate_stands_before_the_pilot(playbook: Playbook) -> None:
    gates = {step.id: step.gate.id for step in playbook.all(FrameworkStep) if step.gate}
    assert gates["define-requirements"] == "readiness"


def test_five_failure_modes_with_a_fix_each(playbook: Playbook) -> None:
    fixes = {fix.failure_mode: fix.id for fix in playbook.all(Fix)}
    assert [(mode.id, fixes[mode.id]) for mode in playbook.all(FailureMode)] == [
        ("demo-optimised", "requirements-before-design"),
        ("no-business-owner", "named-business-owner"),
        ("integration-deferred", "one-real-integration"),
        ("no-success-criteria", "measurable-criteria"),
        ("governance-not-addressed", "parallel-governance"),
    ]
    assert len(playbook.all(Fix)) == 5


def test_four_scaling_practices_of_the_framework_and_two_of_the_playbook(
    playbook: Playbook,
) -> None:
    assert [(practice.id, practice.origin) for practice in playbook.all(ScalingPractice)] == [
        ("reusable-infrastructure", ("framework",)),
        ("codify-patterns", ("framework",)),
        ("internal-capability", ("framework",)),
        ("lightweight-governance", ("framework",)),
        ("choose-and-stop", ("editorial",)),
        ("platform-team", ("editorial",)),
    ]
