"""What do the ways into the playbook show: which pages, in which order, and what for?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model import Playbook, Route, Stop
from .common import Link, Mark, MarkedText, Pager, Reader, link_to, link_to_target, pager
from .decks import DeckView, deck_view


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
        pager=pager(playbook.all(Route), route),
    )


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
