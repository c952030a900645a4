"""Does every link lead somewhere, down to the heading that it names?"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from ..helpers.html import HOST, BuiltPage, address_on_site

Pages = dict[str, BuiltPage]


def test_every_reference_to_the_site_exists(site: Path, pages: Pages) -> None:
    checked = 0
    broken = []
    for page in pages.values():
        for tag, target in page.references:
            address = address_on_site(target)
            if address is None:
                continue
            checked += 1
            if not (address in pages or (site / address).is_file()):
                broken.append((page.address, tag.name, target.removeprefix(HOST)))
    assert broken == []
    assert checked > 20 * len(pages)


def test_every_fragment_names_a_part_of_its_page(pages: Pages) -> None:
    checked = 0
    broken = []
    for page in pages.values():
        for _, target in page.references:
            address, fragment = address_on_site(target), unquote(urlsplit(target).fragment)
            if address in pages and fragment:
                checked += 1
                if fragment not in pages[address].ids:
                    broken.append((page.address, target.removeprefix(HOST)))
    assert broken == []
    assert checked > len(pages)


def test_links_that_leave_the_site_are_links_only(pages: Pages) -> None:
    outside = {
        (tag.name, "external" in tag.attributes.get("class", "").split())
        for page in pages.values()
        for tag, target in page.references
        if not target.startswith((HOST, "data:image/svg+xml;"))
    }
    assert outside == {("a", True)}


def test_no_page_is_a_dead_end(pages: dict[str, BuiltPage]) -> None:
    """The 404 page finds its ways in the browser: tests/browser/frame/test_missing.py."""
    ends = [
        address
        for address, page in pages.items()
        if address != "404.html"
        and not {
            urlsplit(urljoin(f"{HOST}/{address}", str(link["href"]))).path
            for link in page.soup.select("article a[href], .section-menu a[href]")
        }
        - {f"/{address}"}
    ]
    assert ends == []
