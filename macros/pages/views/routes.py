"""What do the ways into the playbook show: which pages, in which order, and what for?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Playbook, Route, Stop
from .common import Link, Mark, MarkedText, Pager, Reader, link_to, link_to_target, pager
from .decks import DeckView, deck_view

STEPS_WITH_PEOPLE = 3
"""From how many of the framework's steps on a way in also leads to the hours of all roles."""


@dataclass(frozen=True)
class StopView:
    """A place to read next, and what it is read for."""

    link: Link
    why: str
    mark: Mark | None


@dataclass(frozen=True)
class RouteView:
    """A way in for one situation."""

    title: str
    summary: str
    mark: Mark
    situation: str
    leaves_with: MarkedText
    stops: tuple[StopView, ...]
    deck: DeckView | None
    needs_people: bool
    """Whether it leads through so many steps that the reader has to ask for people's hours."""
    pager: Pager


@dataclass(frozen=True)
class RouteCard:
    """A way in as a card: the reader's situation, and where it leads."""

    link: Link
    situation: str
    count: int


def route_view(playbook: Playbook, route_id: str) -> RouteView:
    """Return what the page of a way in shows."""
    route = playbook.get(Route, route_id)
    read = Reader(playbook, route.origin)
    return RouteView(
        title=route.title,
        summary=route.summary,
        mark=read.own_mark,
        situation=route.situation,
        leaves_with=read.said(route.leaves_with),
        stops=stop_views(read, route.stops),
        deck=deck_view(playbook, route),
        needs_people=_steps(route) >= STEPS_WITH_PEOPLE,
        pager=pager(playbook.all(Route), route),
    )


def _steps(route: Route) -> int:
    return sum(stop.target.startswith("step:") for stop in route.stops)


def route_cards(playbook: Playbook) -> tuple[RouteCard, ...]:
    """Return the ways in as cards, in their order."""
    return tuple(
        RouteCard(
            link_to(route),
            route.situation,
            len(route.stops),
        )
        for route in playbook.all(Route)
    )


def stop_views(read: Reader, stops: Sequence[Stop]) -> tuple[StopView, ...]:
    """Return places to read, in their order."""
    return tuple(
        StopView(link_to_target(read.playbook, stop.target), stop.why, read.mark(stop))
        for stop in stops
    )
