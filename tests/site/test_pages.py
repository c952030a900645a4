"""Is every page whole: one title, one heading, unique ids, a description, a way on?"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from ..helpers.html import BuiltPage
from ..helpers.plurals import disagreeing, said_in

Pages = dict[str, BuiltPage]


def test_every_page_has_one_heading_of_the_first_level(pages: Pages) -> None:
    headings = {address: len(page.soup.find_all("h1")) for address, page in pages.items()}
    assert headings == dict.fromkeys(pages, 1)


def test_headings_skip_no_level(pages: Pages) -> None:
    skips = []
    for address, page in pages.items():
        levels = [int(tag.name[1]) for tag in page.soup.select("h1, h2, h3, h4, h5, h6")]
        skips += [
            (address, before, after) for before, after in pairwise(levels) if after > before + 1
        ]
    assert skips == []


def test_titles_and_descriptions_tell_pages_apart(pages: Pages) -> None:
    titles = Counter(page.soup.title.get_text() for page in pages.values() if page.soup.title)
    assert titles.total() == len(pages)
    assert [title for title, count in titles.items() if count > 1] == []
    for page in pages.values():
        described = page.soup.find("meta", attrs={"name": "description"})
        assert described is not None
        assert str(described["content"]).strip()


def test_ids_are_unique_in_a_page(pages: Pages) -> None:
    twice = {
        (address, name)
        for address, page in pages.items()
        for name, count in Counter(page.ids).items()
        if count > 1
    }
    assert twice == set()


def test_every_page_is_reached_in_three_clicks(pages: Pages) -> None:
    reached, edge = {""}, {""}
    for _ in range(3):
        edge = {to for address in edge for to in pages[address].links if to in pages} - reached
        reached |= edge
    left = {
        address
        for address in set(pages) - reached
        if not pages[address].soup.find("meta", attrs={"http-equiv": "refresh"})
    }
    assert left == {"404.html"}


def test_macros_leave_nothing_behind(pages: Pages) -> None:
    assert len(pages) > 40
    for address, page in pages.items():
        said = page.soup.find("body")
        assert said is not None
        shown = "".join(
            text for text in said.find_all(string=True) if text.find_parent("code") is None
        )
        assert [mark for mark in ("{{", "{%", "Traceback") if mark in shown] == [], address


def test_no_page_has_a_plural_beside_one(pages: Pages) -> None:
    found = {address: disagreeing(said_in(page.soup)) for address, page in pages.items()}
    assert {address: places for address, places in found.items() if places} == {}
