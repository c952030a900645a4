"""Do addresses leave the browser whole, in every form in which something leaves it?"""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from bs4 import BeautifulSoup, Tag
from docx import Document
from playwright.sync_api import Page

from macros.content.loader import visible
from macros.text.autolinks import linked

from ...helpers.addresses import ADDRESSES, RENDERERS, SENTENCES, WHOLE, leads_to, links_in, text_in
from ...helpers.judgements import data_of
from ...helpers.texts import awkward
from ..modules import run

TOLD = [sentence.replace("{}", address) for sentence in SENTENCES for address in ADDRESSES]
EXCELS_ESCAPE = "https://wiki.example/a_x0041_b_x000D_"

LISTS = """
const formats = await load("checklists/formats");
const items = argument.map((_, at) => ({ id: `x${at}`, listId: "a", text: "It holds.", week: 1,
  role: "Lead", proof: "A log", isGate: false }));
const lists = [{ id: "a", title: "A", summary: "S", items }];
const records = new Map(
  argument.map(([link, note], at) => [`a/x${at}`, { link, note, owner: note }]));
const get = (id) => records.get(id);
"""


def test_the_terminal_and_the_browser_find_the_same_addresses(page: Page) -> None:
    texts = [*TOLD, *map(visible, awkward(3, 2000)), *WHOLE, EXCELS_ESCAPE]
    code = 'const { linked } = await load("documents/addresses"); return argument.map(linked);'
    assert run(page, code, texts) == list(map(linked, texts))


@pytest.mark.parametrize("renderer", RENDERERS)
def test_a_list_as_markdown_leads_where_its_addresses_lead(page: Page, renderer: str) -> None:
    entered = [[WHOLE[at % len(WHOLE)], note] for at, note in enumerate(TOLD)]
    markdown = run(page, f"{LISTS} return formats.toMarkdown(lists, get);", entered)
    entries = BeautifulSoup(RENDERERS[renderer](markdown), "html.parser")("li")
    shown = [entry for entry in entries if not entry("li")]
    assert len(shown) == 3 * len(entered)
    for (link, note), (owner, evidence), said in zip(
        entered, pairs(shown), shown[2::3], strict=True
    ):
        where = [leads_to(link.replace(" ", "%20"))]
        assert links_in(str(evidence)) == where
        assert leads_to(text_in(str(evidence))) == f"Evidence: {where[0]}"
        for entry, label in ((owner, "Owner"), (said, "Note")):
            assert leads_to(text_in(str(entry))) == leads_to(f"{label}: {note}")
            assert links_in(str(entry)) == links_in(RENDERERS[renderer](linked(note)))


def pairs(shown: list[Tag]) -> list[tuple[Tag, Tag]]:
    """Return the owner and the evidence of each item."""
    return list(pairwise(shown))[::3]


def test_what_is_typed_shows_as_it_was_typed(page: Page) -> None:
    texts = [
        *("a &copy; b &#42; c &amp d", "snake_case_name and <b>", "*x* _y_ ~~z~~ `c` # h | i"),
        *("[a](b) ![c](d) [e]: f", "\\* \\", "me_too_@team.example", "x@y.example_z"),
    ]
    markdown = run(
        page, f"{LISTS} return formats.toMarkdown(lists, get);", [["x", t] for t in texts]
    )
    for render in RENDERERS.values():
        notes = [
            text_in(str(entry)) for entry in BeautifulSoup(render(markdown), "html.parser")("li")
        ]
        assert [note for note in notes if note.startswith("Note:")] == [f"Note: {t}" for t in texts]


def test_every_other_form_has_the_address_itself(page: Page, tmp_path: Path) -> None:
    links = [*WHOLE, EXCELS_ESCAPE]
    plain, html, table, data, workbook = run(
        page,
        f"""{LISTS} const {{ workbook }} = await load("documents/xlsx");
        const bytes = workbook({{ name: "A", rows: formats.toRows(lists, get),
          columns: formats.COLUMNS.map((label) => ({{ label, width: 9 }})) }});
        return [formats.toPlain(lists, get), formats.toHtml(lists, get), formats.toCsv(lists, get),
          formats.toJson(lists, get, "1"), [...bytes]];""",
        [[link, f"See {link}"] for link in links],
    )
    lines = [line.strip() for line in plain.splitlines()]
    assert [line.removeprefix("Evidence: ") for line in lines if line.startswith("Evidence")] == [
        link.replace(" ", "%20") for link in links
    ]
    assert [link["href"] for link in BeautifulSoup(html, "html.parser")("a")] == links
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    assert [row["Evidence"] for row in rows] == links
    assert [item["link"] for item in json.loads(data)["checklists"][0]["items"]] == links
    path = tmp_path / "lists.xlsx"
    path.write_bytes(bytes(workbook))
    sheet = openpyxl.load_workbook(path).worksheets[0]
    cells = [str(row[10].value) for row in sheet.iter_rows(min_row=2)]
    assert [cell.replace("_x005F_", "_") for cell in cells] == links
    assert "_x0041_" not in cells[-1].replace("_x005F_x", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_document_leads_where_its_addresses_lead(
    page: Page, address: str, tmp_path: Path
) -> None:
    record = {
        **data_of("met-go"),
        "title": f"Log {address}",
        "use_case": f"It reads {address}.",
        "log": [{"week": 4, "worked": [f"One, see {address}"]}],
        "criteria": [{"id": "a", "metric": f"{address} | counted", "better": "higher"}],
    }
    markdown, word = run(
        page,
        """const { memoBlocks } = await load("rules/pilot/memo");
        const { loadFramework } = await load("rules/pilot/framework");
        const { toMarkdown } = await load("documents/markdown");
        const { toDocx } = await load("documents/docx");
        const blocks = memoBlocks(argument, await loadFramework());
        return [toMarkdown(blocks), [...toDocx(blocks)]];""",
        record,
    )
    for render in RENDERERS.values():
        assert set(links_in(render(markdown))) == {leads_to(address)}
    path = tmp_path / "memo.docx"
    path.write_bytes(bytes(word))
    document = Document(str(path))
    assert f"It reads {address}." in [paragraph.text for paragraph in document.paragraphs]
    assert document.tables[0].rows[1].cells[0].text == f"{address} | counted"
