"""Which document does a page offer for download? With its number of pages and its size."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Playbook
from . import WHOLE, section_address
from .press import Printed, printed


@dataclass(frozen=True)
class Offer:
    """A document as a page offers it."""

    title: str
    address: str
    name: str
    pages: int
    size: str


def document_offer(playbook: Playbook, section: str) -> Offer:
    """Return the document of a section."""
    address = section_address(section)
    return _offer(address, printed(playbook)[address])


def document_offers(playbook: Playbook) -> tuple[Offer, ...]:
    """Return the whole playbook and its sections, in their order."""
    found = printed(playbook)
    return tuple(
        _offer(address, found[address])
        for address in found
        if address == WHOLE or address.count("/") == 1
    )


def _offer(address: str, document: Printed) -> Offer:
    return Offer(
        document.title,
        address,
        address.rpartition("/")[2],
        document.pages,
        _size(len(document.content)),
    )


def _size(count: int) -> str:
    """Write a size in the unit that suits it: `420 kB`, `4.6 MB`."""
    return f"{count / 1_000_000:.1f} MB" if count >= _MEGABYTE else f"{round(count / 1000)} kB"


_MEGABYTE = 1_000_000
