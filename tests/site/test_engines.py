"""Do both site generators give the same site from the same mkdocs.yml?

What they may differ in is named here and in docs/about/engines/, each with its effect.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import Tag

from ..conftest import REPOSITORY
from ..helpers.html import DATA_BLOCK, HOST, BuiltPage, address_on_site, built_pages
from .test_policy import ANYWHERE, POLICY

Pages = dict[str, BuiltPage]

OWN_FILES = re.compile(
    r"assets/(javascripts|stylesheets|images)/|pagefind/|search\.json$|sitemap\."
)
"""Files of the generators themselves, of their own themes, and of the index made afterwards."""


OTHERWISE = {"contribute/", "contribute/retrospective/", "about/governance/", "about/method/"}
"""Pages whose text depends on whether the site names a repository."""


@pytest.fixture(scope="module")
def others(zensical_site: Path) -> Pages:
    """Return every page of the site that Zensical builds, by its address."""
    return built_pages(zensical_site)


def files_of(site: Path) -> set[str]:
    found = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {name for name in found if not OWN_FILES.match(name)}


def around(page: BuiltPage) -> list[str]:
    """Return the words of the menus and of the foot."""
    parts = page.soup.select(
        "title, .masthead, .section-menu, .contents, .colophon p, .colophon nav"
    )
    return [part.get_text(" ", strip=True) for part in parts]


def article(page: BuiltPage) -> str:
    """Return what a page says, with the lines that one generator breaks otherwise joined."""
    return "".join(line.strip() for line in str(page.soup.select_one("article")).splitlines())


def head(page: BuiltPage) -> list[object]:
    """Return all that the head of a page states and loads, wherever it is loaded from."""
    assert page.soup.head is not None
    return [_stated(page, tag) for tag in page.soup.head.find_all(True)]


def _stated(page: BuiltPage, tag: Tag) -> object:
    if tag.get("type") == DATA_BLOCK:
        return json.loads(str(tag.string))
    here = f"{HOST}/{page.address}"
    ways = [urljoin(here, str(tag[name])) for name in ("href", "src") if tag.has_attr(name)]
    named = {name: value for name, value in tag.attrs.items() if name not in {"href", "src"}}
    return tag.name, named, ways, tag.string if tag.name in {"title", "style", "script"} else None


def test_both_have_the_same_addresses_and_files(
    site: Path, zensical_site: Path, pages: Pages, others: Pages
) -> None:
    assert set(others) == set(pages)
    assert files_of(zensical_site) == files_of(site)


def test_without_an_address_no_sitemap_says_where_the_pages_are(
    site: Path, zensical_site: Path
) -> None:
    assert not (site / "sitemap.xml").exists()
    assert "<loc>" not in (zensical_site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_files_beside_the_pages_are_the_same(site: Path, zensical_site: Path) -> None:
    beside = [name for name in sorted(files_of(site)) if not name.endswith((".html", ".docx"))]
    assert len(beside) > 500
    differing = [
        name for name in beside if (site / name).read_bytes() != (zensical_site / name).read_bytes()
    ]
    assert differing == []


def test_every_article_is_the_same(pages: Pages, others: Pages) -> None:
    differing = [
        address
        for address, page in pages.items()
        if address not in OTHERWISE and article(page) != article(others[address])
    ]
    assert differing == []


def test_every_page_says_the_same_around_its_article(pages: Pages, others: Pages) -> None:
    differing = [name for name, page in pages.items() if around(page) != around(others[name])]
    assert differing == []


def test_every_head_states_and_loads_the_same(pages: Pages, others: Pages) -> None:
    differing = [name for name, page in pages.items() if head(page) != head(others[name])]
    assert differing == []
    own = (page for address, page in others.items() if address != ANYWHERE)
    assert all(POLICY in str(head(page)[1]) for page in own)


def test_every_link_leads_to_the_same_place(pages: Pages, others: Pages) -> None:
    differing = [name for name, page in pages.items() if page.links != others[name].links]
    assert differing == []


def test_the_foot_links_to_the_file_that_it_names(pages: Pages, others: Pages) -> None:
    named = {name: page.soup.select_one(".page-source code") for name, page in pages.items()}
    linked = {
        name: page.soup.select_one(".page-source a.external") for name, page in others.items()
    }
    assert {name: link["href"] if link else None for name, link in linked.items()} == {
        name: f"{REPOSITORY}/-/edit/main/{code.string}" if code else None
        for name, code in named.items()
    }
    assert named["framework/decide/"] is not None


def test_the_search_index_holds_the_same_pages(site: Path, zensical_site: Path) -> None:
    counts = [
        json.loads((built / "pagefind" / "pagefind-entry.json").read_text())["languages"]["en"][
            "page_count"
        ]
        for built in (site, zensical_site)
    ]
    assert counts[0] == counts[1] > 100


def test_nothing_is_loaded_that_is_not_there(others: Pages, zensical_site: Path) -> None:
    gone = [
        (name, target)
        for name, page in others.items()
        for tag, target in page.references
        if tag.name in {"link", "script", "img"}
        and (address := address_on_site(target)) is not None
        and not (zensical_site / address / ("index.html" if target.endswith("/") else "")).exists()
    ]
    assert gone == []
