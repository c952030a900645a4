"""Does the worked example tell what its documents say, and is everything that quotes it there?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from macros.content.opened import open_playbook
from macros.model import Item, Playbook, Template
from macros.pages.addresses import address_of
from macros.pages.views import example_pages, filled_view
from macros.pages.worked import worked_example
from macros.site.calls import page_markdown

from ..helpers.building import PROJECT

DOCS = PROJECT / "docs"
ADDRESS = "framework/example/"
STORY = (DOCS / ADDRESS / "index.md").read_text(encoding="utf-8")
COMPANY = "Northfold"
OTHERWISE = {"about/host/index.md"}
"""Pages on which the company is any host, and not the one whose pilot is told."""

_CALL = re.compile(r"\{\{ (\w+)\((.*?)\) \}\}")
_LINK = re.compile(r"\]\(([^)]+)\)")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS)})(?: (\d{{4}}))?")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_FIGURE = re.compile(r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?) ?(%|[a-z]+)?", re.IGNORECASE)
_OF = re.compile(r"\d+ of \d+")
_CLOCK = re.compile(r"\b\d\d:\d\d\b")
_NO_UNITS = {"and", "are", "because", "by", "hold", "i", "in", "is", "or", "that", "the", "to"}
"""Words that may follow a figure and are no unit of it; `i` is what is left of `is`."""
_WORDS = [
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_SPELT = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)


@cache
def playbook() -> Playbook:
    return open_playbook([PROJECT / "playbook"])


def every_item() -> Iterator[Item]:
    """Yield every item that has an address."""
    for items in playbook().items.values():
        yield from items.values()


def calls(text: str) -> list[tuple[str, list[str]]]:
    """Return the macros that a part of the story calls, with what it hands to them."""
    return [(name, re.findall(r'"([^"]+)"', given)) for name, given in _CALL.findall(text)]


def parts() -> Iterator[tuple[str, str]]:
    """Yield the title and the text of each part of the story."""
    for part in STORY.split("\n## ")[1:]:
        yield part.partition(" {:")[0], part


def in_digits(text: str) -> str:
    """Write small numbers in digits, and every date by the calendar's order."""
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    text = _SPELT.sub(lambda found: str(_WORDS.index(found[1].lower()) + 2), text)
    return _DATE.sub(
        lambda found: f"{found[3] or 2026}-{_MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}",
        text,
    )


def prose(part: str) -> str:
    """Return what a part says outside of its documents."""
    text = _CALL.sub("", re.sub(r" \{:.*?\}", "", part))
    return in_digits(re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text))


def figures(text: str) -> set[tuple[str, str]]:
    """Return every figure of a text with its unit, and every date, hour and share."""
    found: set[tuple[str, str]] = set()
    for whole in (_ISO, _CLOCK, _OF):
        found |= {(figure, "") for figure in whole.findall(text)}
        text = whole.sub("", text)
    for figure, word in _FIGURE.findall(text):
        unit = word.lower().rstrip("s")
        found |= {(figure.replace(",", ""), "" if unit in _NO_UNITS else unit)}
    return found


def without_unit(found: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Add each figure of the documents alone, for those that are told without a unit."""
    return found | {(part, "") for figure, _ in found for part in figure.split(" of ")}


def said_by_documents(part: str) -> str:
    """Return what the documents, the pilot's record and the linked pages of a part say."""
    shown = [page_markdown(playbook(), ADDRESS, name, *given) for name, given in calls(part)]
    items = {address_of(item): item for item in every_item()}
    linked = {(Path(ADDRESS) / target).as_posix() for target in _LINK.findall(part)}
    pages = [
        json.dumps(items[address].model_dump(mode="json"), ensure_ascii=False)
        for target in linked
        if (address := _normal(target)) in items
    ]
    record = json.dumps(worked_example().model_dump(mode="json"), ensure_ascii=False)
    text = BeautifulSoup("\n".join(shown), "html.parser").get_text(" ")
    return in_digits("\n".join([text, record, *pages]).replace("\\n", " "))


def _normal(target: str) -> str:
    steps: list[str] = []
    for step in target.removesuffix("index.md").split("/"):
        if step == "..":
            steps.pop()
        elif step:
            steps.append(step)
    return "/".join(steps) + "/"


@pytest.mark.parametrize(("title", "part"), list(parts()), ids=[title for title, _ in parts()])
def test_every_figure_is_in_a_document_of_its_part(title: str, part: str) -> None:
    assert figures(prose(part)) - without_unit(figures(said_by_documents(part))) == set(), title


def test_each_call_names_what_its_template_has() -> None:
    for name, given in calls(STORY):
        if name == "filled":
            template, *named = given
            fields = {
                f"{section.id}.{field.id}": section.id
                for section in playbook().get(Template, template).sections
                for field in section.fields
            }
            assert set(named) <= {*fields, *fields.values()}, template
            assert filled_view(playbook(), *given) is not None


def test_every_template_with_the_example_is_in_the_story() -> None:
    quoting = {
        template.id
        for template in playbook().all(Template)
        if COMPANY in template.model_dump_json()
    }
    assert quoting == {given[0] for name, given in calls(STORY) if name == "filled"}


def test_no_document_is_shown_under_an_id_twice() -> None:
    ids = [
        view.id
        for name, given in calls(STORY)
        if name == "filled" and (view := filled_view(playbook(), *given))
    ]
    assert len(ids) == len(set(ids))


def test_every_page_that_quotes_it_is_linked() -> None:
    quoting = {
        (path.parent.name, path.stem)
        for path in (PROJECT / "playbook").glob("*/*.yml")
        if COMPANY in path.read_text(encoding="utf-8")
    }
    linked = {link.address for group in example_pages(playbook()) for link in group.links}
    folders = {(item.folder, item.id): address_of(item) for item in every_item()}
    assert linked == {folders[key] for key in quoting}


def test_hand_written_pages_that_quote_it_lead_to_it() -> None:
    quoting = {
        path.relative_to(DOCS).as_posix(): text
        for path in DOCS.rglob("*.md")
        if COMPANY in (text := path.read_text(encoding="utf-8"))
    }
    assert "templates/index.md" in quoting
    for name, text in quoting.items():
        if name not in {*OTHERWISE, f"{ADDRESS}index.md"}:
            assert re.search(r"(framework|\.\.)/example/index\.md", text), name


def test_it_says_at_once_that_it_is_invented() -> None:
    beginning = STORY.partition("\n## ")[0]
    assert "invented" in beginning.partition("</p>")[0]
    assert "every figure are invented" in beginning


def test_its_length_without_the_documents() -> None:
    words = re.sub(r"\]\([^)]*\)|\{[{:].*?\}", "", STORY.split("---", 2)[2]).split()
    assert 1000 <= len(words) <= 1800
