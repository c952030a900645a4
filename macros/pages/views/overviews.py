"""What do the pages over many items show: the home page, the sections, the index from A to Z?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ...model import (
    CallToAction,
    Checklist,
    Coding,
    FailureMode,
    FrameworkStep,
    FurtherReading,
    Item,
    Lead,
    Organisation,
    PastEdition,
    Pattern,
    Playbook,
    Retrospective,
    Role,
    ScalingPractice,
    Template,
    Term,
)
from ...text.counted import counted
from ..addresses import address_of
from ..menu import Tool, tools
from .claims import framework_claims
from .common import (
    Link,
    Mark,
    Marked,
    MarkedText,
    Reader,
    WeekStrip,
    framework_gate,
    link_to,
    links_to,
    week_strip,
    weeks_label,
)
from .deployments import DeploymentsView, deployments_view
from .framework import fix_of
from .questions import QUESTIONS, count_questions
from .routes import RouteCard, route_cards

DOORS = 3
"""How many ways in the home page offers."""


@dataclass(frozen=True)
class HostView:
    """The organisation that hosts this copy, and its address if it has one."""

    name: str
    url: str | None


@dataclass(frozen=True)
class EditionView:
    """The edition, as the foot of every page names it."""

    name: str
    released: str
    organisation: HostView | None
    takes_mail: bool
    """Whether a contribution can be sent by mail."""


@dataclass(frozen=True)
class FailureCard:
    """A failure mode as a card: the sentence one hears, and the fix in a line."""

    link: Link
    heard: str
    fix: Link


@dataclass(frozen=True)
class StepCard:
    """A framework step as a card."""

    link: Link
    weeks: str
    gate: str | None


@dataclass(frozen=True)
class GapView:
    """The problem that the playbook exists for."""

    title: str
    mark: Mark
    estimate: MarkedText
    course: MarkedText
    cause: MarkedText
    habits: Marked
    contrast: MarkedText


@dataclass(frozen=True)
class Further:
    """What the host of this copy adds at the foot of the main pages."""

    related_reading: tuple[FurtherReading, ...]
    call_to_action: CallToAction | None


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    tagline: str
    edition: EditionView
    framework: str
    strip: WeekStrip
    estimate: MarkedText
    holdings: tuple[str, ...]
    """How much there is to work with, each kind with its count."""
    doors: tuple[RouteCard, ...]
    questions: int
    """How many questions are answered; none leads to their page while it is 0."""
    failures: tuple[FailureCard, ...]
    shown: str
    """What the records show of the framework's own advice, in a sentence or two."""
    deployments: DeploymentsView | None
    tools: tuple[Tool, ...]
    further: Further


@dataclass(frozen=True)
class IndexEntry:
    """A line of the index: a word, and where it is explained."""

    word: str
    link: Link
    is_synonym: bool


@dataclass(frozen=True)
class IndexLetter:
    """The index under one letter."""

    letter: str
    entries: tuple[IndexEntry, ...]


def edition_view(playbook: Playbook) -> EditionView:
    """Return what every page says of the edition."""
    edition = playbook.edition
    host = edition.organisation
    return EditionView(
        edition.edition,
        edition.released,
        HostView(host.name, host.url) if host else None,
        takes_mail=bool(edition.contact),
    )


def home_view(playbook: Playbook) -> HomeView:
    """Return what the home page shows."""
    edition = playbook.edition
    claims = framework_claims(playbook)
    return HomeView(
        tagline=edition.tagline,
        edition=edition_view(playbook),
        framework=edition.framework,
        strip=week_strip(playbook),
        estimate=gap_view(playbook).estimate,
        holdings=tuple(_holdings(playbook)),
        doors=route_cards(playbook)[:DOORS],
        questions=count_questions(playbook),
        failures=failure_cards(playbook),
        shown=claims.in_short if claims else "",
        deployments=deployments_view(playbook),
        tools=tuple(tools()),
        further=further_view(playbook),
    )


def _holdings(playbook: Playbook) -> Iterator[str]:
    kinds = (Checklist, "checklist"), (Template, "template"), (Pattern, "pattern")
    for kind, noun in kinds:
        if count := len(playbook.all(kind)):
            yield counted(count, noun)
    if count := len(playbook.all(Retrospective)):
        yield f"the record of {counted(count, 'deployment')}"


def further_view(playbook: Playbook) -> Further:
    """Return the host's links and invitation, empty where unset."""
    edition = playbook.edition
    return Further(edition.related_reading, edition.call_to_action)


def gap_view(playbook: Playbook) -> GapView:
    """Return the problem, with the mark of each part."""
    gap = playbook.edition.gap
    read = Reader(playbook, gap.origin or playbook.edition.origin)
    return GapView(
        title=gap.title,
        mark=read.own_mark,
        estimate=read.said(gap.estimate),
        course=read.said(gap.course),
        cause=read.said(gap.cause),
        habits=read.marked(gap.habits),
        contrast=read.said(gap.contrast),
    )


def failure_cards(playbook: Playbook) -> tuple[FailureCard, ...]:
    """Return the failure modes as cards, in the framework's order."""
    return tuple(
        FailureCard(link_to(mode), mode.heard, link_to(fix_of(playbook, mode)))
        for mode in playbook.all(FailureMode)
    )


def step_cards(playbook: Playbook) -> tuple[StepCard, ...]:
    """Return the framework's steps as cards."""
    return tuple(
        StepCard(link_to(step), weeks_label(step.weeks), framework_gate(step))
        for step in playbook.all(FrameworkStep)
    )


def practice_cards(playbook: Playbook) -> tuple[Link, ...]:
    """Return the scaling practices as links with summaries."""
    return links_to(playbook.all(ScalingPractice))


def role_cards(playbook: Playbook) -> tuple[Link, ...]:
    """Return the roles as links with summaries."""
    return links_to(playbook.all(Role))


_UNLISTED = frozenset(
    kind.kind for kind in (Retrospective, Organisation, Coding, Lead, PastEdition)
)


def a_to_z_view(playbook: Playbook) -> tuple[IndexLetter, ...]:
    """Return every item, and every other name of it, from A to Z.

    Retrospectives and organisations may be thousands and have lists of their own, a coding has no
    name, and what is wanted is not written yet.
    """
    entries = [
        entry
        for name, kind in playbook.items.items()
        for item in kind.values()
        if name not in _UNLISTED
        for entry in _index_entries(item)
    ]
    if playbook.edition.questions:
        link = Link("Questions people ask", QUESTIONS, "Page")
        entries.append(IndexEntry(link.title, link, is_synonym=False))
    entries.sort(key=lambda entry: (entry.word.casefold(), entry.link.label))
    by_letter = groupby(entries, key=lambda entry: entry.word[0].upper())
    return tuple(IndexLetter(letter, tuple(group)) for letter, group in by_letter)


def _index_entries(item: Item) -> tuple[IndexEntry, ...]:
    link = Link(item.title, address_of(item), item.label)
    also = item.also if isinstance(item, Pattern | Role | Term) else ()
    return (
        IndexEntry(item.title, link, is_synonym=False),
        *(IndexEntry(name, link, is_synonym=True) for name in also),
    )
