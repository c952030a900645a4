"""Does a pilot leave the workspace and come back: as a memo, on paper, as pilot.yml?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import FilePayload, Page, expect

from macros.content.loader import read_record, read_tree
from macros.pilot import PilotRecord

from ...helpers.judgements import CASES, data_of, record_of
from ..judged import said
from ..modules import run
from ..pilots import open_pilot, record_in
from ..tools import downloaded, kept

BAR = "\N{BROKEN BAR}"
"""Stands for a bar inside a cell, which is no border."""


@pytest.mark.parametrize("case", ["met-go", "letters", "empty"])
def test_the_memo_as_a_file(page: Page, case: str) -> None:
    open_pilot(page, case)
    memo = page.locator('pilot-document[name="memo"]')
    expected = (CASES / case / "memo.md").read_text(encoding="utf-8")
    file = downloaded(page, memo.get_by_role("button", name="Markdown file"))
    assert (file.name, file.read_text(encoding="utf-8")) == ("invoice-triage-memo.md", expected)
    word = Document(str(downloaded(page, memo.get_by_role("button", name="Word file"))))
    headings = [
        (paragraph.style.name, paragraph.text)
        for paragraph in word.paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith(("Title", "Head"))
    ]
    names = {"#": "Title", "##": "Heading 1", "###": "Heading 2"}
    assert headings == [
        (names[mark], text)
        for mark, _, text in (line.partition(" ") for line in expected.splitlines())
        if mark in names
    ]
    rows = [
        line.removeprefix("| ").removesuffix(" |").replace("\\|", BAR).split(" | ")
        for line in expected.splitlines()
        if line.startswith("| ") and not line.startswith("| ---")
    ]
    assert [
        [cell.text.replace("|", "\N{BROKEN BAR}") for cell in row.cells]
        for table in word.tables
        for row in table.rows
    ] == rows
    assert all("tblHeader" in table.rows[0]._tr.xml for table in word.tables)


def test_the_memo_on_paper_stands_alone(page: Page) -> None:
    page.add_init_script("window.print = () => dispatchEvent(new Event('beforeprint'))")
    open_pilot(page, "met-go")
    page.locator('pilot-document[name="memo"]').get_by_role("button", name="Print").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Decision memo: Invoice triage")).to_be_visible()
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator("pilot-plan")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("case", ["met-go", "letters", "empty", "moved-dates", "figures"])
def test_the_file_is_the_record_in_the_terminal_and_here(page: Page, case: str) -> None:
    open_pilot(page, case)
    file = downloaded(page, page.get_by_role("button", name="Download pilot.yml"))
    assert record_in(file) == record_of(case)
    page.get_by_role("button", name=re.compile("^Delete ")).first.click()
    page.get_by_role("button", name="Delete", exact=True).click()
    assert kept(page, "pilots") == {}
    page.locator("pilot-list input[type=file]").set_input_files(file)
    expect(page.locator(".pilots [aria-current]")).to_be_visible()
    assert kept(page, "pilots") == {"invoice-triage": data_of(case)}


def test_texts_that_yaml_readers_disagree_about_are_quoted(page: Page) -> None:
    texts = ["no", "1:30", "012", "2026-01-05", "null", "- a", "# b", "{c", "x: y", "1e5", "", " "]
    owner = {"role": "on", "commitment": "\n".join(["first", *texts])}
    open_pilot(page, "met-go", title="yes", owner=owner)
    for text in texts[:-2]:
        page.get_by_label("Organisation").fill(text)
        file = downloaded(page, page.get_by_role("button", name="Download pilot.yml"))
        record = record_in(file)
        assert (record.title, record.organisation) == ("yes", text)
        assert record.owner is not None
        assert record.owner.commitment == owner["commitment"].strip()


def test_a_file_says_what_its_record_still_lacks(page: Page) -> None:
    open_pilot(page, "no-owner")
    page.get_by_label("What the owner commits").fill("Three hours a week.")
    downloaded(page, page.get_by_role("button", name="Download pilot.yml"))
    expect(page.locator("pilot-file [role=status]")).to_have_text(
        re.compile("It is not whole yet.*owner.role is missing", re.DOTALL)
    )


HEAD = "version: 1\nid: x\ntitle: X\nstart: 2026-02-02\n"

BROKEN = {
    "title: [": "This is not YAML: ",
    "- a\n- b\n": "This is no pilot's record: the file is a list, not fields with values.",
    "version: 1\nid: x\ntitle: X\n": "This is no pilot's record: start is missing.",
    HEAD.replace("02-02", "02-30"): "start: there is no day 2026-02-30.",
    HEAD.replace("2026", "9999"): 'start is "9999-02-02", which has the wrong form.',
    HEAD.replace("1", "2", 1): "version is the number 2, which is not one of the choices",
    HEAD + "log: {a: 1}\n": "log is a group of fields, not a list",
    HEAD + "foo: 1\n": "foo is not a field here",
    HEAD + "owner: &t {role: Head}\ndecision: *t\n": "uses YAML anchors",
    HEAD.replace("id: x", "id: X Y"): 'id is "X Y", which has the wrong form',
    HEAD + "log: [{week: 44}]\n": "log[1].week is 44",
}


MISSHAPEN = (
    "version: 2\nid: X Y\ntitel: T\nstart: 2026-02-30\ndates: {foo: 1}\nlog: {a: 1}\n",
    "version: '1'\nid: x\ntitle: ''\nstart: 2026-1-5\nlog: [{week: 44}, {}, 3, {week: 1.5}]\n",
    "version: 1\nid: x\ntitle: X\nstart: 2026-01-05\n"
    "moved: {run-pilot: x, A b: 2026-01-05, b: 3, c: 2026-02-31}\n",
    "version: 1\nid: x\ntitle: X\nstart: 2026-01-05\nmoved: [a]\nowner: null\nanswers: null\n",
    "version: 1\nid: x\ntitle: X\nstart: 2026-01-05\n"
    "criteria: [{id: a, metric: 3, better: up, target: many, baseline: 2000000000000000}]\n"
    "governance: [{review: s, lead_weeks: 900, started: 2026-02-30}]\n"
    "decision: {outcome: extend, changes: ['', one]}\nowner: {named: 2026-01-05}\nrevision: 'no'\n",
)


@pytest.mark.parametrize("text", MISSHAPEN, ids=range(len(MISSHAPEN)))
def test_the_terminal_and_the_browser_say_the_same_of_a_files_shape(page: Page, text: str) -> None:
    tree, problems = read_tree(Path("pilot.yml"), text)
    assert tree is not None, problems
    record, problems = read_record(tree, PilotRecord)
    assert record is None
    found = run(
        page,
        """const read = async (name) => (await fetch(new URL(`../${name}`, location.href))).json();
        const { shapeProblems } = await load("rules/pilot/check");
        const schema = await read("assets/pilot/schema.json");
        const rules = await read("contribute/retrospective/rules.json");
        return shapeProblems({ schema, rules }, argument);""",
        tree.data,
    )
    assert {(p["rule"], p["where"], p["message"], p["hint"]) for p in found} == said(problems)


@pytest.mark.parametrize("text", BROKEN)
def test_a_file_that_is_no_record_is_refused_with_a_reason(page: Page, text: str) -> None:
    page.goto("pilot/")
    file: FilePayload = {
        "name": "pilot.yml",
        "mimeType": "text/yaml",
        "buffer": text.encode(),
    }
    page.locator("pilot-list input[type=file]").set_input_files(file)
    expect(page.locator("pilot-list .tool__said")).to_contain_text(BROKEN[text])
    assert kept(page, "pilots") == {}


def test_an_empty_desk_offers_a_finished_example(page: Page) -> None:
    page.goto("pilot/")
    expect(page.get_by_label("What is the pilot called?")).to_be_visible()
    page.get_by_role("button", name="Open the whole example").click()
    expect(page.locator(".pilots [aria-current]")).to_have_text("Invoices at Northfold (example)")
    expect(page.locator(".gate--open")).to_have_count(3)
    expect(page.get_by_label("What is the pilot called?")).to_be_hidden()
    expect(page.get_by_role("button", name="Open the whole example")).to_be_hidden()
    page.get_by_role("button", name="Undo: Added").click()
    expect(page.get_by_label("What is the pilot called?")).to_be_visible()
    assert kept(page, "pilots") == {}


def test_the_finished_example_has_one_sentence_an_entry(page: Page) -> None:
    page.goto("pilot/")
    page.get_by_role("button", name="Open the whole example").click()
    expect(page.locator('[data-path="log[week=4].integration_challenges"]')).to_have_value(
        "The read-only service account took 11 days, three of them to find who approves it."
    )


def test_opening_a_file_says_whether_a_pilot_made_way_for_it(page: Page) -> None:
    open_pilot(page, "met-go")
    file = downloaded(page, page.get_by_role("button", name="Download pilot.yml"))
    page.get_by_label("Title", exact=True).fill("Changed since")
    page.locator("pilot-list input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Replace mine").click()
    expect(page.locator("pilot-list .tool__said")).to_have_text(
        "Opened “Invoice triage” in place of the one that was here. Undo brings that back."
    )
    page.get_by_role("button", name="Undo: Added").click()
    expect(page.get_by_label("Title", exact=True)).to_have_value("Changed since")
