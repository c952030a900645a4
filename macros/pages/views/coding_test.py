"""By which facts does a coder tell that a practice was used, or that a failure mode hit?"""

from __future__ import annotations

from dataclasses import dataclass

from ...model import CodedExample, CodingTest, Playbook, Retrospective
from .common import Link, link_to


@dataclass(frozen=True)
class CodedExampleView:
    """A retrospective that helps to draw the line, and why it is on which side."""

    case: Link
    text: str


@dataclass(frozen=True)
class CodingTestView:
    """What must be seen, what only looks like it, and a retrospective for each where there is."""

    shown: tuple[str, ...]
    near_miss: tuple[str, ...]
    example: CodedExampleView | None = None
    counter_example: CodedExampleView | None = None


def coding_test_view(playbook: Playbook, test: CodingTest | None) -> CodingTestView | None:
    """Return the test by which a practice or a failure mode is coded, where there is one."""
    if test is None:
        return None
    return CodingTestView(
        test.shown,
        test.near_miss,
        _example(playbook, test.example),
        _example(playbook, test.counter_example),
    )


def _example(playbook: Playbook, example: CodedExample | None) -> CodedExampleView | None:
    if example is None:
        return None
    # A retrospective that was withdrawn is still at its address.
    case = playbook.items[Retrospective.kind][example.retrospective]
    return CodedExampleView(link_to(case), example.text)
