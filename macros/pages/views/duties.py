"""What do laws, standards and guidance ask for, where does the playbook serve it, and where not?

One list of all duties, narrowed by role and by document like the lists of retrospectives and of
patterns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from ...model import Checklist, Duty, DutyDocument, Playbook, Reference, Role
from ...text.counted import counted
from ...text.labels import label_of
from ...text.prose import to_text
from ...text.shown import shown_date
from ..addresses import address_of
from .common import Link, link_to, link_to_target
from .in_words import in_a_row
from .lists import FacetList, Order, facet

PAGE = "duties/"

_SERVED: Mapping[str, str] = {"yes": "Served", "partly": "Served in part", "no": "Not served"}
"""How far the playbook serves a duty, as a reader sees it."""
_NO_DAY = "99"
"""Sorts after every day."""


@dataclass(frozen=True)
class DutyView:
    """A duty as a row: what is asked, of whom, from when, and what the playbook does about it."""

    id: str
    document: Link
    where: str
    text: str
    binds: str
    since: str | None
    applies: str | None
    roles: tuple[Link, ...]
    served: str
    served_label: str
    answers: tuple[Link, ...]
    checks: tuple[Link, ...]
    note: str | None
    gap: str | None
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class DocumentView:
    """A document: what it is, what is settled about it, and how much of it is served."""

    id: str
    title: str
    summary: str
    issuer: str
    edition: str
    dated: str
    force: str
    status: str
    as_of: str
    notes: tuple[str, ...]
    source: Link
    sources: tuple[Link, ...]
    count: int
    served: str
    """How many of its duties are served, in part or not, in words."""
    narrowed: str
    """The address of the list with its duties alone."""


@dataclass(frozen=True)
class DutiesView:
    """Every duty, and the documents that they come from."""

    listing: FacetList
    documents: tuple[DocumentView, ...]
    rows: tuple[DutyView, ...]
    as_of: str
    """The day on which a status was looked up last."""


@dataclass(frozen=True)
class ConcernedBy:
    """How many duties of a document concern a role, and where they are read."""

    link: Link
    count: int


def duties_view(playbook: Playbook) -> DutiesView:
    """Return every duty by its document, with what the playbook does about each."""
    documents = playbook.all(DutyDocument)
    return DutiesView(
        duty_facets(playbook),
        tuple(_document(playbook, document) for document in documents),
        tuple(_duty(playbook, document, duty) for document, duty in _all(playbook)),
        shown_date(max((document.as_of for document in documents), default="")),
    )


def concerning(playbook: Playbook, role: Role) -> tuple[ConcernedBy, ...]:
    """Return the documents with duties that concern a role."""
    counts = Counter(document.id for document, duty in _all(playbook) if role.id in duty.roles)
    return tuple(
        ConcernedBy(
            Link(document.title, narrowed(role=role.id, document=document.id)),
            counts[document.id],
        )
        for document in playbook.all(DutyDocument)
        if counts[document.id]
    )


def narrowed(**values: str) -> str:
    """Return the address of the list of duties, narrowed to values of its facets."""
    return f"{PAGE}?{urlencode(values)}#list"


@lru_cache(maxsize=1)
def duty_facets(playbook: Playbook) -> FacetList:
    """Return by what the list of duties is narrowed and sorted."""
    pairs = _all(playbook)
    duties = [duty for _, duty in pairs]
    days = sorted({duty.applies_from or _NO_DAY for duty in duties})
    return FacetList(
        name="duties",
        noun="duty",
        own_order="By document",
        facets=(
            facet(
                "role",
                "Role it concerns",
                [duty.roles for duty in duties],
                {role.id: role.title for role in playbook.all(Role)},
            ),
            facet(
                "document",
                "Document",
                [(document.id,) for document, _ in pairs],
                {document.id: document.title for document in playbook.all(DutyDocument)},
            ),
            facet("binds", "Whom it binds", [duty.binds for duty in duties]),
            facet("served", "How far it is served", [(served(duty),) for duty in duties], _SERVED),
            facet("force", "Force", [(document.force,) for document, _ in pairs]),
        ),
        orders=(
            Order(
                "date",
                "Earliest date first",
                tuple(
                    days.index(duty.applies_from) if duty.applies_from else None for duty in duties
                ),
            ),
        ),
        count=len(pairs),
        plural="duties",
    )


def served(duty: Duty) -> str:
    """Tell how far the playbook serves a duty: `yes`, `partly` or `no`."""
    if not duty.serves and not duty.checks:
        return "no"
    return "partly" if duty.gap else "yes"


def _all(playbook: Playbook) -> list[tuple[DutyDocument, Duty]]:
    return [(document, duty) for document in playbook.all(DutyDocument) for duty in document.duties]


def _duty(playbook: Playbook, document: DutyDocument, duty: Duty) -> DutyView:
    return DutyView(
        f"{document.id}-{duty.id}",
        link_to(document),
        duty.where,
        duty.text,
        in_a_row([label_of(bound).lower() for bound in duty.binds]),
        shown_date(duty.applies_from) if duty.applies_from else None,
        duty.applies,
        tuple(link_to(playbook.get(Role, role)) for role in duty.roles),
        served(duty),
        _SERVED[served(duty)],
        tuple(link_to_target(playbook, target) for target in duty.serves),
        tuple(_check(playbook, check.checklist, check.item) for check in duty.checks),
        duty.note,
        duty.gap,
        tuple(link_to(playbook.get(Reference, source)) for source in duty.sources),
    )


def _check(playbook: Playbook, checklist_id: str, item_id: str) -> Link:
    checklist = playbook.get(Checklist, checklist_id)
    item = next(item for item in checklist.items if item.id == item_id)
    return Link(to_text(item.text), f"{address_of(checklist)}#{item_id}", checklist.title)


def _document(playbook: Playbook, document: DutyDocument) -> DocumentView:
    counts = Counter(served(duty) for duty in document.duties)
    said = [f"{counts[name]} {label.lower()}" for name, label in _SERVED.items() if counts[name]]
    return DocumentView(
        document.id,
        document.title,
        document.summary,
        document.issuer,
        document.edition,
        shown_date(document.dated),
        label_of(document.force),
        document.status,
        shown_date(document.as_of),
        document.notes,
        link_to(playbook.get(Reference, document.address)),
        tuple(
            link_to(playbook.get(Reference, source))
            for source in document.sources
            if source != document.address
        ),
        len(document.duties),
        f"{counted(len(document.duties), 'duty', 'duties')}: {in_a_row(said)}",
        narrowed(document=document.id),
    )
