"""What is wanted: which cases and which ideas for patterns wait for somebody to write them up?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from ...model import Lead, Playbook, Sighting
from ...text.shown import shown_date
from ..listing import written_in
from .common import Link, link_to_target


@dataclass(frozen=True)
class SeenAt:
    """Where something was seen: an address, and what the reader sees of it."""

    url: str
    title: str
    publisher: str | None


@dataclass(frozen=True)
class LeadView:
    """A case or an idea that is wanted."""

    id: str
    title: str
    summary: str
    why: str
    seen: tuple[SeenAt, ...]
    taken_by: str | None
    file: str
    added: str | None


@dataclass(frozen=True)
class WrittenUp:
    """Something that was wanted, and what it became."""

    id: str
    title: str
    became: Link


@dataclass(frozen=True)
class WantedView:
    """All that is wanted, what nobody has taken first, and what has been written up."""

    cases: tuple[LeadView, ...]
    ideas: tuple[LeadView, ...]
    written: tuple[WrittenUp, ...]


def wanted_view(playbook: Playbook) -> WantedView:
    """Return the wanted cases and ideas by title, those that somebody has taken last."""
    leads = playbook.all(Lead)
    still = sorted((lead for lead in leads if lead.became is None), key=_taken)
    return WantedView(
        _shown(playbook, (lead for lead in still if lead.type == "case")),
        _shown(playbook, (lead for lead in still if lead.type == "pattern")),
        tuple(
            WrittenUp(lead.id, lead.title, link_to_target(playbook, lead.became))
            for lead in leads
            if lead.became is not None
        ),
    )


def _taken(lead: Lead) -> bool:
    return lead.taken_by is not None


def _shown(playbook: Playbook, leads: Iterable[Lead]) -> tuple[LeadView, ...]:
    return tuple(
        LeadView(
            lead.id,
            lead.title,
            lead.summary,
            lead.why,
            tuple(map(_seen, lead.seen)),
            lead.taken_by,
            written_in(playbook, lead),
            shown_date(lead.added) if lead.added else None,
        )
        for lead in leads
    )


def _seen(found: Sighting) -> SeenAt:
    host = urlsplit(found.url).netloc.removeprefix("www.")
    return SeenAt(
        found.url, found.title or host, found.publisher or (host if found.title else None)
    )
