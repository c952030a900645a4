"""Do checklists leave the browser whole: as Markdown, text, HTML, CSV, JSON and Excel?"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from ...helpers.building import EDITION
from ..check_records import FORMULA, NOTE, RECORDS
from ..checks import ALL, FIRST, LIST, PLAIN, SECOND

HEADER = [
    *("Checklist", "Item", "Blocks the gate", "Statement", "State", "Why it does not apply"),
    *("Role", "Owner", "Week", "Proof asked for", "Evidence", "Note", "State set on", "Pilot"),
]


def choose(page: Page, label: str) -> None:
    """Choose an entry of the menu."""
    page.get_by_text("Copy or download", exact=True).click()
    page.get_by_role("button", name=label).click()


def copied(page: Page, kind: str = "text/plain") -> str:
    """Return what was copied, in one of the forms that the clipboard has."""
    expect(page.locator(".worklist__said")).to_have_text("Copied")
    return str(
        page.evaluate(
            "async (kind) => { const [item] = await navigator.clipboard.read();"
            " return await (await item.getType(kind)).text(); }",
            kind,
        )
    )


def saved(page: Page, label: str, folder: Path) -> Path:
    """Choose a download, and return where it was saved."""
    with page.expect_download() as started:
        choose(page, label)
    path = folder / started.value.suggested_filename
    started.value.save_as(path)
    assert re.fullmatch(r"go-no-go-\d{4}-\d\d-\d\d\.(csv|json|xlsx)", path.name)
    expect(page.locator(".worklist__said")).to_have_text("Downloaded")
    return path


def text_of(page: Page, item: str) -> str:
    """Return an item's statement as plain text."""
    return (
        page.locator(f"#{item} .check__text")
        .inner_text()
        .partition("\n")[0]
        .partition(" Editorial")[0]
    )


def test_an_untouched_list_is_the_same_markdown_with_scripts_and_without(
    page: Page, browser: Browser, base_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    plain = context.new_page()
    for name in ("go-no-go", "rollout", "generative-agentic"):
        plain.goto(f"checklists/{name}/")
        page.goto(f"checklists/{name}/")
        expect(page.locator(".check__tick").first).to_be_visible()
        source = "#checklist-markdown"
        assert page.locator(source).text_content() == plain.locator(source).text_content()
    context.close()


def test_markdown_is_a_task_list_with_what_was_entered(filled: Page) -> None:
    filled.get_by_role("button", name="Copy as Markdown").click()
    expect(filled.locator("copy-button [role=status]")).to_have_text("Copied")
    lines = str(filled.evaluate("navigator.clipboard.readText()")).splitlines()
    assert lines[:8] == [
        "# Go/no-go decision",
        "",
        filled.locator(".lede").inner_text(),
        "",
        "1 of 9 gate items done, 1 does not apply; the gate stays shut. In all 1 of 12 done.",
        "",
        "## Blocks the go/no-go decision",
        "",
    ]
    boxes = [line[:5] for line in lines if line.startswith("- ")]
    assert (len(boxes), boxes.count("- [x]"), boxes.count("- [ ]")) == (ALL, 2, ALL - 2)
    first = lines.index(next(line for line in lines if text_of(filled, FIRST) in line))
    assert lines[first + 1 : first + 4] == [
        r'  - Owner: =HYPERLINK("<https://evil.example>","Click")',
        "  - Evidence: <https://wiki.example.org/memo?a=1&b=2>",
        r'  - Note: Says "yes", then =1+1; \<b\>bold\</b\> & \[a\](b) \*c\*',
    ]
    assert lines[first + 4].startswith(f"- [x] ~~{text_of(filled, SECOND)}~~ (Business owner")
    assert lines[first + 5] == "  - Does not apply: +Bought, not built"


def test_plain_text_needs_no_markup(filled: Page) -> None:
    choose(filled, "Copy as plain text")
    lines = copied(filled).splitlines()
    assert lines[:5] == [
        "GO/NO-GO DECISION",
        "1 of 9 gate items done, 1 does not apply; the gate stays shut. In all 1 of 12 done.",
        "",
        "Blocks the go/no-go decision",
        f"[x] {text_of(filled, FIRST)}",
    ]
    assert f"[-] {text_of(filled, SECOND)}" in lines
    assert "    Does not apply: +Bought, not built" in lines
    assert "    Owner: Źofia Öst 李" in lines


def test_a_document_gets_a_table_in_which_nothing_runs(filled: Page) -> None:
    choose(filled, "Copy for a document")
    soup = BeautifulSoup(copied(filled, "text/html"), "html.parser")
    assert soup.h1 is not None
    assert soup.h1.get_text() == "Go/no-go decision"
    rows = [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in soup("tr")]
    assert rows[0] == ["State", "Statement", "Who", "Week"]
    assert len(rows) == ALL + 1
    assert rows[1][0] == "Done"
    assert rows[1][1].startswith(f"{text_of(filled, FIRST)} (gate)Owner: {FORMULA}")
    assert "<b>bold</b>" in rows[1][1]
    assert rows[2][0] == "Does not apply"
    links = [link["href"] for link in soup("a")]
    assert links == ["https://wiki.example.org/memo?a=1&b=2"]
    assert copied(filled).startswith("GO/NO-GO DECISION")


def test_csv_parses_back_and_runs_no_formula(filled: Page, tmp_path: Path) -> None:
    path = saved(filled, "Download as CSV", tmp_path)
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") - content.count(b"\r\n") == 1  # the line break inside the note
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert rows[0] == HEADER
    assert len(rows) == ALL + 1
    by_item = {row[1]: row for row in rows[1:]}
    assert by_item[FIRST] == [
        *("Go/no-go decision", FIRST, "yes", text_of(filled, FIRST), "Done", ""),
        *("Pilot lead", f"'{FORMULA}", "8", by_item[FIRST][9]),
        *("https://wiki.example.org/memo?a=1&b=2", NOTE, "2026-11-20", ""),
    ]
    assert by_item[SECOND][4:6] == ["Does not apply", "'+Bought, not built"]
    assert by_item[PLAIN][7] == "Źofia Öst 李"
    assert by_item[PLAIN][11] == "'@home"
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []


def test_the_excel_file_opens_with_text_as_text(filled: Page, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(saved(filled, "Download for Excel (.xlsx)", tmp_path))
    assert book.sheetnames == ["Go no-go decision"]
    sheet = book.worksheets[0]
    rows: list[list[Any]] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == HEADER
    assert len(rows) == ALL + 1
    by_item = {row[1]: row for row in rows[1:]}
    assert by_item[FIRST][7] == FORMULA
    assert by_item[FIRST][8] == 8
    assert by_item[FIRST][11] == NOTE
    assert by_item[SECOND][4:6] == ["Does not apply", "+Bought, not built"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"inlineStr", "s", "n"}
    assert sheet.freeze_panes == "A2"
    [validation] = sheet.data_validations.dataValidation
    assert (str(validation.sqref), validation.formula1) == (
        f"E2:E{ALL + 1}",
        '"Open,Done,Does not apply"',
    )


def test_json_has_every_item_with_its_record(filled: Page, tmp_path: Path) -> None:
    path = saved(filled, "Download as JSON", tmp_path)
    content = json.loads(path.read_text(encoding="utf-8"))
    [checklist] = content["checklists"]
    assert (content["edition"], checklist["id"], len(checklist["items"])) == (
        EDITION["edition"],
        "go-no-go",
        ALL,
    )
    by_item = {item["id"]: item for item in checklist["items"]}
    assert by_item[FIRST] == {
        **RECORDS[f"go-no-go/{FIRST}"],
        "id": FIRST,
        "text": text_of(filled, FIRST),
        "blocks_gate": True,
        "role": "Pilot lead",
        "week": 8,
        "proof": by_item[FIRST]["proof"],
    }
    assert by_item[SECOND]["state"] == "not-applicable"
    assert by_item[PLAIN]["state"] == "open"


def test_copies_and_files_take_what_is_shown(filled: Page, tmp_path: Path) -> None:
    filled.get_by_label("Show", exact=True).select_option("Done")
    path = saved(filled, "Download as CSV", tmp_path)
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    assert [row[1] for row in rows] == ["Item", FIRST]
    markdown = str(filled.locator("#checklist-markdown").text_content())
    assert markdown.count("\n- ") == 1
    assert "In all 1 of 12 done." in markdown


def test_a_page_that_may_not_copy_says_so(page: Page) -> None:
    page.add_init_script(
        "const refuse = { writeText: () => Promise.reject(), write: () => Promise.reject() };"
        "Object.defineProperty(navigator, 'clipboard', { value: refuse });"
    )
    page.goto(LIST)
    for label in ("Copy as plain text", "Copy for a document"):
        choose(page, label)
        expect(page.locator(".worklist__said")).to_have_text(
            "This browser does not let the page copy: download instead"
        )
    page.get_by_role("button", name="Share link").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".share__said")).to_have_text("Press Ctrl-C to copy the selected link")
    assert "#share=1" in page.evaluate(
        "document.activeElement.value.slice("
        "document.activeElement.selectionStart, document.activeElement.selectionEnd)"
    )
