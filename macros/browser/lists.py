"""What does a browser read to narrow and sort a list? Codes for all entries, and texts in parts.

An entry is named by its place in the list. `rows.json` holds what facets and orders need; the
texts of entries that their page does not hold itself lie in numbered parts, so that a reader who
narrows ten thousand entries to twenty loads those twenty and their neighbours.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..evidence import evidence_of
from ..model import Playbook
from ..pages.views.duties import duty_facets
from ..pages.views.lists import FacetList, case_entry, pattern_facets, retrospective_facets

PART = 200
"""How many entries a part holds."""


def list_files(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    """Yield the data of every list, by its address."""
    listings = retrospective_facets(playbook), pattern_facets(playbook), duty_facets(playbook)
    for listing in listings:
        yield f"{_folder(listing)}/rows.json", _compact(_rows(listing))
    cases = evidence_of(playbook).cases
    folder = _folder(retrospective_facets(playbook))
    for part, start in enumerate(range(0, len(cases), PART)):
        entries = [vars(case_entry(playbook, case)) for case in cases[start : start + PART]]
        yield f"{folder}/{part}.json", _compact(entries)


def _folder(listing: FacetList) -> str:
    return f"assets/lists/{listing.name}"


def _rows(listing: FacetList) -> object:
    return {
        "count": listing.count,
        "part": PART,
        "facets": {
            facet.name: {"values": [value.id for value in facet.values], "rows": facet.rows}
            for facet in listing.facets
        },
        "orders": {order.name: order.ranks for order in listing.orders},
    }


def _compact(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
