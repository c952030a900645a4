"""Does every attack come out as the letters it is made of, wherever content is shown or given?"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from macros.files.data.language_models import NAMED
from macros.model import (
    KIND_BY_NAME,
    KINDS,
    Coding,
    Item,
    Organisation,
    Retrospective,
    Workshop,
)
from macros.pages.addresses import PAGE_FOLDERS, address_of, download_address

from ..helpers.html import DATA_BLOCK, BuiltPage, Element, built_pages
from .built import Attacked
from .corpus import HARMLESS_ATTACK, Attack, attacks, carriers

CORPUS = attacks()
PAGED = tuple(PAGE_FOLDERS)
"""The kinds whose items have a page each, and what is withdrawn."""
SHARED = ("glossary/", "references/", "organisations/", "about/method/")
PROSE_TAGS = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "a"}
PROSE_ATTRIBUTES = {("a", "href"), ("a", "rel"), ("a", "class"), ("ol", "start"), ("code", "class")}
by_name = pytest.mark.parametrize("attack", CORPUS, ids=lambda attack: attack.name, scope="module")
"""Tests of one attack run one after the other, so that its pages are parsed once."""


def words(text: str) -> str:
    return " ".join(text.split())


def page_of(attacked: Attacked, kind: type[Item], attack: Attack) -> BuiltPage:
    item = next(item for item in carriers(attacked.playbook, attack) if type(item) is kind)
    return attacked.pages[address_of(item).partition("#")[0]]


def attributes_of(elements: Iterable[Element]) -> set[tuple[str, str]]:
    return {(element.name, name) for element in elements for name in element.attributes}


def shapes_of(page: BuiltPage) -> set[tuple[str, ...]]:
    """Return the elements of a page, each with the names of its attributes."""
    return {(element.name, *element.attributes) for element in page.elements}


def scripts_of(page: BuiltPage) -> list[str | None]:
    """Return where the scripts that a browser runs come from."""
    scripts = [element.attributes for element in page.elements if element.name == "script"]
    return [script.get("src") for script in scripts if script.get("type") != DATA_BLOCK]


def test_there_are_attacks_enough() -> None:
    assert len(CORPUS) >= 60
    assert len({attack.payload for attack in CORPUS}) == len(CORPUS)


@by_name
def test_every_kind_carries_it(attacked: Attacked, attack: Attack) -> None:
    assert {item.kind for item in carriers(attacked.playbook, attack)} == set(KIND_BY_NAME)


@by_name
def test_its_pages_have_no_element_that_harmless_ones_lack(
    attacked: Attacked, attack: Attack
) -> None:
    for kind in PAGED:
        harmless = page_of(attacked, kind, HARMLESS_ATTACK)
        tags = {element.name for element in harmless.elements} | PROSE_TAGS
        attributes = attributes_of(harmless.elements) | PROSE_ATTRIBUTES
        page = page_of(attacked, kind, attack)
        for element in page.elements:
            assert element.name in tags, (kind, element)
        assert attributes_of(page.elements) - attributes == set(), kind
        assert scripts_of(page) == scripts_of(harmless)


@by_name
def test_its_links_lead_to_pages_of_the_site_or_to_web_and_mail_addresses(
    attacked: Attacked, attack: Attack
) -> None:
    for kind in PAGED:
        for _, target in page_of(attacked, kind, attack).references:
            assert target.startswith(("https://", "http://", "mailto:")), target


@by_name
def test_its_letters_stand_in_title_heading_and_data(attacked: Attacked, attack: Attack) -> None:
    for kind in PAGED:
        page = page_of(attacked, kind, attack).only("h1", "title", "script")
        (heading,) = page.find_all("h1")
        assert words(heading.get_text()) == attack.line
        assert page.title is not None
        assert words(page.title.get_text()) == f"{attack.line} · {attacked.playbook.edition.title}"
        (block,) = page.select(f"script[type='{DATA_BLOCK}']")
        assert json.loads(block.get_text())["headline"] == attack.line


@by_name
def test_the_api_gives_what_was_written(attacked: Attacked, attack: Attack) -> None:
    for item in carriers(attacked.playbook, attack):
        data = json.loads(attacked.file(f"api/v1/{item.folder}/{item.id}.json"))
        written = item.model_dump(mode="json", by_alias=True, exclude_none=True)
        assert {name: data[name] for name in written} == written


def test_tables_keep_their_rows_and_start_no_formula(attacked: Attacked) -> None:
    for address in ("api/v1/retrospectives.csv", "api/v1/evidence.csv"):
        text = attacked.file(address).decode()
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert len({len(row) for row in rows}) == 1
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
        for attack in CORPUS:
            assert attack.line in cells or f"'{attack.line}" in cells


def test_the_feed_is_xml_with_every_letter(attacked: Attacked) -> None:
    feed = ET.fromstring(attacked.file("feed.xml"))  # noqa: S314 - our own file
    atom = "{http://www.w3.org/2005/Atom}"
    titles = {element.text for element in feed.iter(f"{atom}title")}
    held = [attack for attack in CORPUS if attack.line in titles]
    assert len(held) > 20
    assert {element.tag.removeprefix(atom) for element in feed.iter()} <= {
        *("feed", "title", "id", "updated", "published", "link", "author", "name", "entry"),
        *("category", "summary"),
    }


@by_name
def test_documents_and_workbooks_hold_its_letters(attacked: Attacked, attack: Attack) -> None:
    template = attacked.playbook.get(KIND_BY_NAME["template"], attack.item_id)
    document = Document(io.BytesIO(attacked.file(download_address(template, "docx"))))
    assert document.paragraphs[0].text == attack.line
    assert "w:instrText" not in document.element.xml
    assert "w:hyperlink" not in document.element.xml
    book = load_workbook(io.BytesIO(attacked.file(download_address(template, "xlsx"))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert attack.line in {cell.value for cell in cells}
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell for cell in cells if cell.hyperlink] == []


@by_name
def test_slides_hold_its_letters(attacked: Attacked, attack: Attack) -> None:
    workshop = attacked.playbook.get(Workshop, attack.item_id)
    deck: Any = Presentation(io.BytesIO(attacked.file(download_address(workshop, "pptx"))))
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    parts = [part.title for part in workshop.agenda]
    assert titles[0] == attack.line
    assert titles[3 : 3 + len(parts)] == parts
    for slide, part in zip(list(deck.slides)[3:], workshop.agenda, strict=False):
        shown = {shape.text_frame.text for shape in slide.shapes if shape.has_text_frame}
        assert {part.ask, *part.wall} <= shown
        assert f"Ask: {part.ask}" in slide.notes_slide.notes_text_frame.text.split("\n")
    drawn = [slide._element.xml + slide.notes_slide._element.xml for slide in deck.slides]
    assert not [xml for xml in drawn if "<a:hlink" in xml or "<p:pic>" in xml]


@by_name
def test_a_printed_document_holds_its_letters_and_no_action(
    attacked: Attacked, attack: Attack
) -> None:
    checklist = attacked.playbook.get(KIND_BY_NAME["checklist"], attack.item_id)
    file = PdfReader(io.BytesIO(attacked.file(download_address(checklist, "pdf"))))
    text = "".join("".join(page.extract_text() for page in file.pages).split())
    if attack.line.isascii():
        assert "".join(attack.line.split()) in text
    assert len(text) > 100
    root: Any = file.trailer["/Root"]
    assert not {"/OpenAction", "/AcroForm", "/AA"} & set(root)
    links: list[Any] = [note.get_object() for page in file.pages for note in page.annotations or ()]
    for link in links:
        action = link.get("/A", {})
        assert str(action.get("/URI", "https:")).startswith(("https:", "http:", "mailto:"))
        assert action.get("/S", "/URI") in {"/URI", "/GoTo"}


def test_the_edition_says_its_letters(attacked: Attacked) -> None:
    edition = attacked.playbook.edition
    assert edition.organisation is not None
    assert edition.call_to_action is not None
    home = attacked.pages[""]
    assert home.soup.html is not None
    assert home.soup.html["data-edition"] == edition.edition
    assert words(home.soup.select(".brand")[0].get_text()) == edition.title
    shown = words(home.soup.get_text(" "))
    for text in (edition.tagline, edition.framework, edition.organisation.name, edition.gap.title):
        assert words(text) in shown
    offers = {words(tag.get_text()) for tag in home.soup.select("a")}
    assert edition.call_to_action.label in offers
    sheet = attacked.file("assets/edition.css").decode()
    text = re.sub(r"\\([0-9a-f]+) ", lambda match: chr(int(match[1], 16)), sheet)
    head = f"{edition.title}, edition {edition.edition} of {edition.released}"
    assert text == f'@page {{ @top-left {{ content: "{head}"; }} }}\n'
    assert sheet.count('"') == 2


def test_links_for_reading_say_their_letters_and_lead_to_the_web(attacked: Attacked) -> None:
    page = attacked.pages["framework/"]
    shown = {words(tag.get_text()): str(tag["href"]) for tag in page.soup.select(".reading a")}
    for entry in attacked.playbook.edition.related_reading:
        assert shown[entry.title] == entry.url


def test_an_edition_adds_no_element_of_its_own(attacked: Attacked, site: Path) -> None:
    usual = {shape for page in built_pages(site).values() for shape in shapes_of(page)}
    usual.add(("section", "class", "aria-label"))  # the call to action, which our own edition lacks
    usual_attributes = {(tag, name) for tag, *names in usual for name in names}
    for address in ("", "framework/", "404.html", "search/"):
        found = shapes_of(attacked.pages[address])
        assert {shape for shape in found - usual if shape[0] not in PROSE_TAGS} == set(), address
        attributes = {(tag, name) for tag, *names in found for name in names}
        assert attributes - usual_attributes <= PROSE_ATTRIBUTES, address


@pytest.mark.parametrize("address", SHARED)
def test_a_page_that_items_share_has_no_element_that_the_playbook_lacks(
    attacked: Attacked, site: Path, address: str
) -> None:
    usual = {element.name for page in built_pages(site).values() for element in page.elements}
    found = {element.name for element in attacked.pages[address].elements}
    assert found - usual <= PROSE_TAGS
    shown = words(attacked.pages[address].soup.get_text(" "))
    assert sum(attack.line in shown for attack in CORPUS) > 20


def test_lists_and_contents_for_machines_are_whole(attacked: Attacked) -> None:
    data = [path for path in attacked.site.rglob("*.json") if "pagefind" not in path.parts]
    assert len(data) > len(CORPUS)
    for path in data:
        json.loads(path.read_bytes())
    contents = attacked.file("llms.txt").decode().splitlines()
    counts = {kind: len(attacked.playbook.all(kind)) for kind in KINDS if kind is not Coding}
    some = (Retrospective, Organisation)  # of which there may be thousands
    named = sum(min(count, NAMED) if kind in some else count for kind, count in counts.items())
    links = [line for line in contents if line.startswith("- [")]
    assert len(links) >= named
    for line in links:
        spans = MarkdownIt().parseInline(line.removeprefix("- "))[0].children or []
        assert [span.type for span in spans].index("link_close") > 0
        address = str(spans[0].attrGet("href"))
        assert address.partition("#")[0] in attacked.pages, line
