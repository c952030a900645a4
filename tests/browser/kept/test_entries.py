"""Does every tool keep a text without what nobody sees in it, whichever way it comes in?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from ..checks import FIRST, LIST
from ..modules import run
from ..pilots import open_pilot, record_in
from ..tools import downloaded, kept, key_of

PASTED = "One\ufeff\u2028two\x1f,\x00 \u202ethree"
SEEN = "One two, three"
SAID = "5 invisible characters were taken out of what you entered."


def enter(page: Page, selector: str, text: str = PASTED) -> None:
    """Paste a text into a field, and leave it."""
    field = page.locator(selector).first
    field.fill(text)
    field.blur()


def test_the_workspace(page: Page) -> None:
    open_pilot(page, "met-go")
    enter(page, '[data-path="decision.reason"]', f"{PASTED}  \n \n\tindented \u2066x")
    expect(page.locator(".entry:has([data-path='decision.reason']) .entry__said")).to_have_text(
        SAID.replace("5", "6")
    )
    reason = f"{SEEN}\n\n\tindented x"
    expect(page.locator('[data-path="decision.reason"]')).to_have_value(reason)
    enter(page, '[data-path="organisation"]')
    systems = page.locator('[data-path="integrations"] .rows__add')
    systems.locator("input").fill(PASTED)
    systems.get_by_role("button").click()
    record = kept(page, "pilots")["invoice-triage"]
    assert (record["decision"]["reason"], record["organisation"]) == (reason, SEEN)
    assert record["integrations"][-1]["system"] == SEEN
    file = record_in(downloaded(page, page.get_by_role("button", name="Download pilot.yml")))
    assert file.decision is not None
    assert (file.decision.reason, file.organisation) == (reason, SEEN)
    assert file.integrations[-1].system == SEEN


def test_a_new_pilot(page: Page) -> None:
    page.goto("pilot/")
    page.get_by_label("What is the pilot called?").fill(PASTED)
    page.get_by_label("What does the system do, for whom?").fill(PASTED)
    page.locator(".new-pilot [type=submit]").click()
    ((_, record),) = kept(page, "pilots").items()
    assert (record["title"], record["use_case"]) == (SEEN, SEEN)


def test_a_checklist(page: Page) -> None:
    page.goto(LIST)
    page.locator(f"#{FIRST} summary").click()
    for label in ("Owner, by name", "Evidence, as a link or where it is kept", "Note"):
        page.locator(f"#{FIRST}").get_by_label(label).fill(PASTED)
        expect(page.locator(".worklist__said")).to_have_text(SAID)
    record = kept(page, "checklists")[f"go-no-go/{FIRST}"]
    assert record == {"owner": SEEN, "link": SEEN, "note": SEEN}


def test_a_template(page: Page) -> None:
    page.goto("templates/production-requirements-brief/")
    for field in ("template-field textarea", "template-table textarea"):
        enter(page, field)
        expect(page.locator(f".entry:has(textarea):has-text('{SAID}')").first).to_be_visible()
    told = json.dumps(kept(page, "templates"), ensure_ascii=False)
    assert told.count(SEEN) == 2


def test_the_readiness_gate(page: Page) -> None:
    page.goto("start/")
    enter(page, "readiness-answer textarea")
    ((_, answer),) = kept(page, "start").items()
    assert answer == {"text": SEEN}


@pytest.mark.parametrize("way", ["export", "storage"])
def test_what_was_kept_or_exported_before(page: Page, way: str) -> None:
    records = {"go-no-go/x": {"note": PASTED, "owner": "a\rb"}}
    found: Any = run(
        page,
        """const { SPACES } = await load("kept/spaces");
        const { readBackup } = await load("kept/backup");
        const { openStore } = await load("kept/store");
        const spaces = { checklists: { version: 1, records: argument.records } };
        localStorage.setItem(argument.key, JSON.stringify(spaces.checklists));
        const store = () => openStore(SPACES.checklists);
        if (argument.way === "storage") return Object.fromEntries(store().entries());
        const file = { format: "playbook-export", version: 1, spaces };
        return readBackup(JSON.stringify(file))[0][1];""",
        {"records": records, "way": way, "key": key_of("checklists")},
    )
    assert found == {"-/go-no-go/x": {"note": SEEN, "owner": "a\nb"}}


def test_an_import_nested_beyond_measure_is_damaged(page: Page) -> None:
    said = run(
        page,
        """const { readBackup } = await load("kept/backup");
        const deep = "[".repeat(50_000) + "]".repeat(50_000);
        const spaces = `{"pilots": {"version": 1, "records": {"a": {"x": ${deep}}}}}`;
        const file = `{"format": "playbook-export", "version": 1, "spaces": ${spaces}}`;
        try { readBackup(file); } catch (error) { return error.message; }""",
    )
    assert "can not be read" in said


def test_a_link_from_elsewhere(page: Page) -> None:
    found = run(
        page,
        """const { decodeTicks, encodeTicks } = await load("checklists/tickcode");
        const lists = [{ id: "a", items: [{ id: "x", text: "T" }] }];
        const { bytes } = encodeTicks(lists, () => ({ state: "done", note: argument }), "1");
        return decodeTicks(bytes, lists).records.get("a/x");""",
        PASTED.replace("\x1f", ""),
    )
    assert found == {"state": "done", "note": SEEN}


def test_a_file_of_a_pilot(page: Page) -> None:
    page.goto("pilot/")
    text = (
        'version: 1\nid: x\ntitle: "One\\uFEFF two"\nstart: "2026-01-05"\n'
        'decision:\n  outcome: stop\n  reason: |-\n    one\n    \ttwo\n  by: "a\\u202Eb"\n'
    )
    file: FilePayload = {"name": "pilot.yml", "mimeType": "text/yaml", "buffer": text.encode()}
    page.locator("pilot-list input[type=file]").set_input_files(file)
    expect(page.locator("pilot-list .tool__said")).to_have_text(
        "Opened “One two”. 2 invisible characters were taken out of the file."
    )
    record = kept(page, "pilots")["x"]
    assert record["title"] == "One two"
    assert record["decision"] == {"outcome": "stop", "reason": "one\n\ttwo", "by": "ab"}
    file_again = downloaded(page, page.get_by_role("button", name="Download pilot.yml"))
    again = record_in(file_again)
    assert again.decision is not None
    assert (again.title, again.decision.reason) == ("One two", "one\n\ttwo")
