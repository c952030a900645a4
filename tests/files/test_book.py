"""The playbook as documents: every link and page number holds, and no letter of it is markup."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from typing import Any

import pytest
import typst
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from macros.content.opened import open_playbook
from macros.files.book import WHOLE, documents
from macros.files.book.offer import document_offer, document_offers
from macros.files.book.press import printed
from macros.files.book.prose_tree import blocks_of
from macros.files.book.typesetting import set_in_type
from macros.model import Checklist, Pattern, Playbook, Retrospective, Withdrawn
from macros.pages.addresses import download_address
from macros.work.settings import CACHE, DOCUMENTS, KEPT

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of

pytestmark = pytest.mark.slow

FULL = content_of(CASES / "rendered" / "full")
HOSTILE = content_of(CASES / "rendered" / "hostile")
SECTIONS = ("framework", "failure-modes", "scaling", "roles", "checklists", "templates", "patterns",
            "retrospectives", "glossary", "references")  # fmt: skip


@cache
def own() -> Playbook:
    return open_playbook([PROJECT / "playbook"])


def reader(playbook: Playbook, address: str) -> PdfReader:
    return PdfReader(io.BytesIO(printed(playbook)[address].content))


def letters(text: str) -> str:
    return re.sub(r"[\s\u00ad-]+", "", text)


def text_of(file: PdfReader) -> str:
    return letters("".join(page.extract_text() for page in file.pages))


def actions(file: PdfReader) -> list[Any]:
    """Return what each link of a file does."""
    links = [note.get_object() for page in file.pages for note in page.get("/Annots", ()) or ()]
    return [link.get("/A", link).get_object() for link in links if link["/Subtype"] == "/Link"]


def test_the_whole_its_sections_and_every_checklist_are_documents() -> None:
    checklists = (download_address(item, "pdf") for item in own().all(Checklist))
    assert list(printed(own())) == [
        WHOLE,
        *(f"{section}/{section}.pdf" for section in SECTIONS),
        *checklists,
    ]


def test_a_document_says_how_many_pages_it_has() -> None:
    counted = {address: len(reader(own(), address).pages) for address in printed(own())}
    assert counted == {address: file.pages for address, file in printed(own()).items()}


def test_the_contents_name_the_page_on_which_an_item_begins() -> None:
    file = reader(own(), WHOLE)
    lines = {
        re.sub(r"[\s.]+", "", line)
        for page in file.pages[1:7]
        for line in page.extract_text().splitlines()
    }
    titles = [item.title for kind in (Pattern, Retrospective) for item in own().all(kind)]
    begun: dict[str, list[int]] = {}  # a term of the glossary may have the name of a pattern
    for mark in flat(file.outline):
        page = file.get_destination_page_number(mark)
        assert page is not None
        begun.setdefault(re.sub(r"\s+", " ", str(mark.title)), []).append(page)
    for title in titles:
        named = [
            page for page in begun[title] if re.sub(r"[\s.]+", "", f"{title}{page + 1}") in lines
        ]
        assert named
        assert all(letters(title) in letters(file.pages[page].extract_text()) for page in named)


def flat(outline: list[Any]) -> list[Any]:
    return [
        mark for entry in outline for mark in (flat(entry) if isinstance(entry, list) else [entry])
    ]


@pytest.mark.parametrize("address", [WHOLE, "patterns/patterns.pdf", "glossary/glossary.pdf"])
def test_every_link_leads_to_a_page_of_the_document_or_to_an_address(address: str) -> None:
    file = reader(own(), address)
    pages = {page.indirect_reference.idnum for page in file.pages if page.indirect_reference}
    named: Any = file.named_destinations
    inside = outside = 0
    for action in actions(file):
        if "/URI" in action:
            assert str(action["/URI"]).startswith(("https://", "http://", "mailto:"))
            outside += 1
            continue
        aim = action.get("/D", action.get("/Dest"))
        aim = named[str(aim)].dest_array if isinstance(aim, str) else aim
        found: Any = aim.get_object() if isinstance(aim, IndirectObject) else aim
        page = found[0]
        assert page.idnum in pages
        inside += 1
    assert inside > 30
    assert outside > 0


def test_a_document_is_tagged_titled_and_in_a_language() -> None:
    for address, file in printed(own()).items():
        catalog: Any = PdfReader(io.BytesIO(file.content)).trailer["/Root"]
        assert catalog["/MarkInfo"]["/Marked"], address
        assert str(catalog["/Lang"]).lower() == "en-gb"
        assert b"pdfuaid:part" in catalog["/Metadata"].get_object().get_data()
        assert reader(own(), address).metadata.title == file.title  # type: ignore[union-attr]


def test_the_same_content_gives_the_same_bytes(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = []
    for name in ("one", "other"):
        monkeypatch.setenv(CACHE.name, str(tmp_path_factory.mktemp(name)))
        printed.cache_clear()
        found.append(printed(FULL))
    printed.cache_clear()
    assert found[0] == found[1]


def test_a_preview_takes_the_documents_of_an_earlier_build(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setenv(CACHE.name, str(tmp_path_factory.mktemp("cache")))
    printed.cache_clear()
    earlier = printed(FULL)
    monkeypatch.setenv(DOCUMENTS.name, KEPT)
    printed.cache_clear()
    assert printed(HOSTILE)[WHOLE].content == earlier[WHOLE].content
    monkeypatch.delenv(DOCUMENTS.name)
    printed.cache_clear()
    assert printed(HOSTILE)[WHOLE].content != earlier[WHOLE].content
    printed.cache_clear()


def test_hostile_text_comes_out_as_its_letters() -> None:
    text = text_of(reader(HOSTILE, WHOLE))
    hostile = HOSTILE.get(Pattern, "trap")
    assert letters(hostile.title) in text
    for address in printed(HOSTILE):
        for action in actions(reader(HOSTILE, address)):
            assert "/JS" not in action
            assert str(action.get("/URI", "https:")).startswith(("https:", "http:", "mailto:"))


def test_letters_without_a_typeface_do_not_stop_a_document() -> None:
    words_of = {"id": "a:b", "title": "漢 #x $y$", "label": "", "body": []}
    entry = {**words_of, "short": False, "listed": True}
    part = {"title": "", "intro": "", "body": [], "entries": [entry]}
    words = dict.fromkeys(("title", "subtitle", "head", "licence"), "漢")
    rest = {"author": ["A"], "date": [2026, 1, 2], "imprint": [], "whole": False, "aims": {}}
    content = set_in_type(json.dumps({**words, **rest, "parts": [part]}))
    assert "#x $y$" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
    with pytest.raises(typst.TypstError):
        set_in_type(json.dumps(rest))


def test_a_section_is_offered_with_its_pages_and_size() -> None:
    offer = document_offer(own(), "framework")
    file = printed(own())["framework/framework.pdf"]
    assert (offer.title, offer.address) == ("The framework", "framework/framework.pdf")
    assert (offer.name, offer.pages) == ("framework.pdf", file.pages)
    assert offer.size == f"{round(len(file.content) / 1000)} kB"
    assert [offer.address for offer in document_offers(own())] == [
        WHOLE,
        *(f"{section}/{section}.pdf" for section in SECTIONS),
    ]
    assert re.fullmatch(r"\d\.\d MB", document_offers(own())[0].size)


NOT_PRINTED = (
    "route",
    "fix",
    "workshop",
    "organisation",
    "frame",
    "coding",
    "lead",
    "past-edition",
    "duties",
)


def test_documents_hold_every_item_but_what_only_pages_show() -> None:
    (whole, *_) = documents(own())
    held = {entry.id for part in whole.parts for entry in part.entries}
    expected = {
        f"{kind}:{item}"
        for kind, items in own().items.items()
        for item in items
        if kind not in NOT_PRINTED and not isinstance(items[item], Withdrawn)
    }
    assert held == expected


def test_prose_is_a_tree() -> None:
    text = (
        "A *b* **c** `d` [e](step:define) [f](https://f.example/) [g](nowhere)\n\n1. h\n2. i\n\n> j"
    )
    assert repr(blocks_of(text)) == (
        "[Paragraph(spans=[PlainText(text='A '), Emphasis(em=[PlainText(text='b')]), "
        "PlainText(text=' '), Strong(strong=[PlainText(text='c')]), PlainText(text=' '), "
        "Code(code='d'), PlainText(text=' '), "
        "Inside(to='step:define', of=[PlainText(text='e')]), PlainText(text=' '), "
        "Outside(href='https://f.example/', of=[PlainText(text='f')]), PlainText(text=' '), "
        "PlainText(text='g')], style=''), "
        "Listing(entries=[[Paragraph(spans=[PlainText(text='h')], style='')], "
        "[Paragraph(spans=[PlainText(text='i')], style='')]], start=1), "
        "Quote(quote=[Paragraph(spans=[PlainText(text='j')], style='')])]"
    )
