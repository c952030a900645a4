"""The built pages, parsed: what tests of the whole site look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from bs4.filter import SoupStrainer

HOST = "https://playbook.invalid"
"""Stands for the host of the site; pages of the site link to each other without naming it."""


DATA_BLOCK = "application/ld+json"

TWO_SITES = 400
"""As many pages stay parsed, each in about a megabyte: those of a site built by both engines."""


class Element(NamedTuple):
    """An element of a page without what is in it."""

    name: str
    attributes: dict[str, str]


@dataclass(frozen=True)
class BuiltPage:
    """A page of the built site, at its address: `framework/decide/`, `404.html`."""

    site: Path
    path: Path

    @property
    def address(self) -> str:
        return self.path.relative_to(self.site).as_posix().removesuffix("index.html")

    @property
    def soup(self) -> BeautifulSoup:
        """The page, parsed; nobody changes it, as others look at it too."""
        return _parsed(self.path)

    @property
    def elements(self) -> tuple[Element, ...]:
        """Every element of the page: what the parser finds, for a fifth of a whole tree's work."""
        return _elements(self.path)

    def only(self, *names: str) -> BeautifulSoup:
        """Return the elements of these names, parsed, for tests that look at little of a page."""
        text = self.path.read_text(encoding="utf-8")
        return BeautifulSoup(text, "html.parser", parse_only=SoupStrainer(list(names)))

    @cached_property
    def ids(self) -> list[str]:
        return [str(tag["id"]) for tag in self.soup.find_all(id=True)]

    @property
    def references(self) -> Iterator[tuple[Element, str]]:
        """Everything that the page links to or loads, each resolved against its own address."""
        for element in self.elements:
            for name in ("href", "src", "action", "poster", "data"):
                if name in element.attributes:
                    target = element.attributes[name]
                    yield element, urljoin(f"{HOST}/{self.address}", target)

    @property
    def scripts(self) -> list[Tag]:
        """The scripts that a browser runs; blocks of data in a page are none."""
        return self.soup.select(f"script:not([type='{DATA_BLOCK}'])")

    @property
    def links(self) -> set[str]:
        """The addresses on this site that the page links to."""
        return {
            address
            for element, target in self.references
            if element.name == "a" and (address := address_on_site(target)) is not None
        }


@lru_cache(maxsize=TWO_SITES)
def _parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@lru_cache(maxsize=TWO_SITES)
def _elements(path: Path) -> tuple[Element, ...]:
    reader = _Elements()
    reader.feed(path.read_text(encoding="utf-8"))
    reader.close()
    return tuple(reader.found)


class _Elements(HTMLParser):
    """Notes the elements of a page as `_parsed` finds them, which reads with the same parser."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(Element(tag, {name: value or "" for name, value in attrs}))


def address_on_site(target: str) -> str | None:
    """Return the address of a reference to this site, without query and fragment."""
    if not target.startswith(f"{HOST}/"):
        return None
    return unquote(urlsplit(target).path).removeprefix("/")


def built_pages(site: Path) -> dict[str, BuiltPage]:
    """Return every page of a site by its address."""
    pages = (BuiltPage(site, path) for path in sorted(site.rglob("*.html")))
    return {page.address: page for page in pages}
