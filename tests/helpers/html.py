"""The built pages, parsed: what tests of the whole site look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

HOST = "https://playbook.invalid"
"""Stands for the host of the site; pages of the site link to each other without naming it."""


DATA_BLOCK = "application/ld+json"

TWO_SITES = 400
"""As many pages stay parsed, each in about a megabyte: those of a site built by both engines."""


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

    @cached_property
    def ids(self) -> list[str]:
        return [str(tag["id"]) for tag in self.soup.find_all(id=True)]

    @property
    def references(self) -> Iterator[tuple[Tag, str]]:
        """Everything that the page links to or loads, each resolved against its own address."""
        for tag in self.soup.find_all(True):
            for name in ("href", "src", "action", "poster", "data"):
                if tag.has_attr(name):
                    yield tag, urljoin(f"{HOST}/{self.address}", str(tag[name]))

    @property
    def scripts(self) -> list[Tag]:
        """The scripts that a browser runs; blocks of data in a page are none."""
        return self.soup.select(f"script:not([type='{DATA_BLOCK}'])")

    @property
    def links(self) -> set[str]:
        """The addresses on this site that the page links to."""
        return {
            address
            for tag, target in self.references
            if tag.name == "a" and (address := address_on_site(target)) is not None
        }


@lru_cache(maxsize=TWO_SITES)
def _parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def address_on_site(target: str) -> str | None:
    """Return the address of a reference to this site, without query and fragment."""
    if not target.startswith(f"{HOST}/"):
        return None
    return unquote(urlsplit(target).path).removeprefix("/")


def built_pages(site: Path) -> dict[str, BuiltPage]:
    """Return every page of a site by its address."""
    pages = (BuiltPage(site, path) for path in sorted(site.rglob("*.html")))
    return {page.address: page for page in pages}
