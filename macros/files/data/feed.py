"""What is new? An Atom feed of retrospectives and patterns, the newest first.

Source: RFC 4287. Addresses are absolute where the host set `site_url`, else relative to the feed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from ...model import Item, Pattern, Playbook, Retrospective
from ...pages.addresses import address_of
from ...text.prose import to_text

ADDRESS = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_NEWEST = 200
"""How many entries the feed holds."""


@dataclass(frozen=True)
class _Entry:
    item: Item
    published: str
    updated: str


def feed_files(playbook: Playbook, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield the feed by its address."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(_name("feed"))
    edition = playbook.edition
    entries = _entries(playbook)
    newest = max((entry.updated for entry in entries), default=edition.released)
    _add(feed, "title", edition.title)
    _add(feed, "id", _id(site_url or edition.title))
    _add(feed, "updated", _moment(newest))
    _link(feed, "self", f"{site_url}{ADDRESS}")
    _link(feed, "alternate", site_url or ".")
    author = ET.SubElement(feed, _name("author"))
    _add(author, "name", edition.organisation.name if edition.organisation else edition.title)
    for entry in entries[:_NEWEST]:
        _entry(feed, entry, site_url)
    yield ADDRESS, ET.tostring(feed, encoding="utf-8", xml_declaration=True)


def _entries(playbook: Playbook) -> list[_Entry]:
    items: list[Item] = [*playbook.all(Retrospective), *playbook.all(Pattern)]
    found = []
    for item in items:
        published = item.added or playbook.edition.released
        found.append(_Entry(item, published, item.changed or published))
    return sorted(found, key=lambda entry: entry.updated, reverse=True)


def _entry(feed: ET.Element, entry: _Entry, site_url: str) -> None:
    item, element = entry.item, ET.SubElement(feed, _name("entry"))
    _add(element, "title", item.title)
    _add(element, "id", _id(f"{site_url}{item.kind}:{item.id}"))
    _link(element, "alternate", f"{site_url}{address_of(item)}")
    _add(element, "published", _moment(entry.published))
    _add(element, "updated", _moment(entry.updated))
    ET.SubElement(element, _name("category"), term=item.kind, label=item.label)
    _add(element, "summary", to_text(item.summary))


def _name(tag: str) -> str:
    return f"{{{_ATOM}}}{tag}"


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, _name(tag)).text = text


def _link(parent: ET.Element, rel: str, href: str) -> None:
    ET.SubElement(parent, _name("link"), rel=rel, href=href)


def _id(name: str) -> str:
    return uuid5(NAMESPACE_URL, name).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
