"""Does every attack come out as the letters it is made of, wherever content is shown or given?"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from bs4 import Tag
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from macros.exports.language_models import NAMED
from macros.model import KIND_BY_NAME, Workshop
from macros.pages.addresses import address_of, download_address

from ..site.html import DATA_BLOCK, BuiltPage
from .built import Attacked
from .corpus import HARMLESS_ATTACK, Attack, attacks, carriers

CORPUS = attacks()
PAGED = ("route", "step", "failure-mode", "practice", "role", "checklist", "template", "workshop",
         "pattern", "retrospective")  # fmt: skip
PROSE_TAGS = {"p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "a"}
PROSE_ATTRIBUTES = {("a", "href"), ("a", "rel"), ("a", "class"), ("ol", "start"), ("code", "class")}
by_name = pytest.mark.parametrize("attack", CORPUS, ids=lambda attack: attack.name)


def words(text: str) -> str:
    return " ".join(text.split())


def page_of(attacked: Attacked, kind: str, attack: Attack) -> BuiltPage:
    item = attacked.playbook.get(KIND_BY_NAME[kind], attack.item_id)
    return attacked.pages[address_of(item).partition("#")[0]]


def parts(page: BuiltPage) -> Iterator[Tag]:
    yield from page.soup.find_all(True)


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
        harmless = list(parts(page_of(attacked, kind, HARMLESS_ATTACK)))
        tags = {tag.name for tag in harmless} | PROSE_TAGS
        attributes = {(tag.name, name) for tag in harmless for name in tag.attrs}
        page = page_of(attacked, kind, attack)
        for tag in parts(page):
            assert tag.name in tags, (kind, str(tag)[:200])
            added = {(tag.name, name) for name in tag.attrs} - attributes - PROSE_ATTRIBUTES
            assert added == set(), (kind, str(tag)[:200])
        assert [tag.get("src") for tag in page.scripts] == [
            tag.get("src") for tag in page_of(attacked, kind, HARMLESS_ATTACK).scripts
        ]


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
        page = page_of(attacked, kind, attack)
        (heading,) = page.soup.find_all("h1")
        assert words(heading.get_text()) == attack.line
        assert page.soup.title is not None
        assert words(page.soup.title.get_text()) == f"{attack.line} · Pilot to Production"
        (block,) = page.soup.select(f"script[type='{DATA_BLOCK}']")
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


def test_lists_and_contents_for_machines_are_whole(attacked: Attacked) -> None:
    data = [path for path in attacked.site.rglob("*.json") if "pagefind" not in path.parts]
    assert len(data) > len(CORPUS)
    for path in data:
        json.loads(path.read_bytes())
    contents = attacked.file("llms.txt").decode().splitlines()
    counts = {kind: len(items) for kind, items in attacked.playbook.items.items()}
    named = sum(counts.values()) - max(0, counts["retrospective"] - NAMED)
    assert sum(line.startswith("- [") for line in contents) >= named
