"""How did the evidence come about: where did we look, by which tests is coded, and who codes?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...evidence import evidence_of
from ...evidence.sources import CodesRest, SourcesRead, codes_rest, sources_read
from ...model import Coding, FailureMode, LeftOut, Pattern, Playbook, Retrospective, SearchFrame
from ...text.shown import shown_date
from .coding_test import CodingTestView, coding_test_view
from .common import Link, link_to, links_to


@dataclass(frozen=True)
class FrameView:
    """A search for deployments: where, when, and what became of what it found."""

    id: str
    question: str
    summary: str
    searched: str
    day: str
    found: int
    kept: tuple[Link, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True)
class FramesView:
    """Every search, the newest first, how many records came of none, and what was read for all."""

    frames: tuple[FrameView, ...]
    total: int
    unframed: int
    read: SourcesRead
    days: str
    """When the sources were read: a day, or the first and the last."""
    codes: CodesRest


@dataclass(frozen=True)
class CodingEntry:
    """A pattern or a failure mode with the test by which it is coded."""

    id: str
    link: Link
    test: CodingTestView | None


@dataclass(frozen=True)
class CodingGroup:
    """The tests of one kind."""

    id: str
    title: str
    entries: tuple[CodingEntry, ...]


@dataclass(frozen=True)
class CoderView:
    """Somebody who codes, or a program that does, with what they have coded."""

    name: str
    is_person: bool
    coded: int
    days: str


@dataclass(frozen=True)
class CodersView:
    """Who coded, and how the records came about."""

    coders: tuple[CoderView, ...]
    public: int
    contributed: int


def frames_view(playbook: Playbook) -> FramesView:
    """Return where deployments were looked for."""
    cases = evidence_of(playbook).cases
    ids = {case.id for case in cases}
    read = sources_read(cases)
    frames = sorted(
        playbook.all(SearchFrame), key=lambda frame: (frame.day, frame.id), reverse=True
    )
    framed = {name for frame in frames for name in frame.kept}
    return FramesView(
        tuple(_frame(playbook, frame) for frame in frames),
        len(ids),
        len(ids - framed),
        read,
        _span(read.days) if read.days else "",
        codes_rest(cases),
    )


def _frame(playbook: Playbook, frame: SearchFrame) -> FrameView:
    kept = (playbook.items[Retrospective.kind][name] for name in frame.kept)
    return FrameView(
        frame.id,
        frame.title,
        frame.summary,
        frame.searched,
        shown_date(frame.day),
        frame.found,
        links_to(kept),
        frame.left_out,
    )


def coding_tests_view(playbook: Playbook) -> tuple[CodingGroup, ...]:
    """Return every test: of the failure modes in their order, and of the patterns by name."""
    modes, patterns = playbook.all(FailureMode), playbook.all(Pattern)
    return (
        CodingGroup("failure-mode", "Did a deployment fall into it?", _tests(playbook, modes)),
        CodingGroup("pattern", "Was the pattern used?", _tests(playbook, patterns)),
    )


def _tests(playbook: Playbook, items: Iterable[FailureMode | Pattern]) -> tuple[CodingEntry, ...]:
    return tuple(
        CodingEntry(
            f"test-{item.kind}-{item.id}", link_to(item), coding_test_view(playbook, item.test)
        )
        for item in items
    )


def coders_view(playbook: Playbook) -> CodersView:
    """Return who coded, in the order of their folders, and how the records came about."""
    cases = evidence_of(playbook).cases
    by_coder: dict[tuple[str, str, str], list[Coding]] = {}
    for coding in sorted(playbook.all(Coding), key=lambda coding: coding.id):
        folder, _, _ = coding.id.partition("/")
        key = (folder, coding.coder.kind, coding.coder.name)
        by_coder.setdefault(key, []).append(coding)
    public = sum(case.record == "public-record" for case in cases)
    return CodersView(
        tuple(
            CoderView(name, kind == "person", len(own), _days(own))
            for (_, kind, name), own in by_coder.items()
        ),
        public,
        len(cases) - public,
    )


def _days(codings: Iterable[Coding]) -> str:
    return _span(sorted(coding.day for coding in codings))


def _span(days: Sequence[str]) -> str:
    """Return the first day and the last of some that are sorted."""
    first, last = shown_date(days[0]), shown_date(days[-1])
    return first if first == last else f"{first} to {last}"
