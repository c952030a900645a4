"""Is one file the whole pilot, with ticks and templates, in the terminal and in the browser?"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from macros.cli import app
from macros.content.loader import read_tree
from macros.pilot import PilotRecord

from ...helpers.judgements import data_of
from ...helpers.texts import awkward, tidied
from ..modules import run
from ..tools import downloaded, keep, kept

FILE = Path("pilot.yml")
COUNT = 60

WHOLE = """
const { SPACES } = await load("kept/spaces");
const { openFor } = await load("kept/of-pilot");
const { partsOf, wholePilot } = await load("kept/pilot-whole");
const { readPilot, writePilot } = await load("documents/pilot-file");
"""

TRIP = f"""{WHOLE}
const fill = (space, id, records) =>
  openFor(space, id).change("Filled", () => structuredClone(records));
const trips = [];
for (const {{ record, ticks, texts }} of argument) {{
  fill(SPACES.checklists, record.id, ticks);
  fill(SPACES.templates, record.id, texts);
  const {{ text, lacks }} = await writePilot(wholePilot(record));
  const back = await readPilot(text);
  trips.push({{ text, lacks, back: partsOf(back.record) }});
}}
return trips;
"""


def generated(texts: list[str], seed: int) -> dict[str, Any]:
    """Return a pilot with random ticks and fields, as the tools keep them."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets

    def some() -> str:
        return chance.choice(texts)

    ticks: dict[str, Any] = {"list-0": {"seen": {"item-0": "It holds."}}}
    for number in range(chance.randrange(6)):
        fields = {
            "state": chance.choice(["open", "done", "na"]),
            **{
                name: some()
                for name in ("reason", "owner", "note", "link")
                if chance.random() < 0.4
            },
            **({"on": "2026-11-20"} if chance.random() < 0.5 else {}),
        }
        ticks[f"list-{number % 2}/item-{number}"] = fields
    shapes: list[Callable[[], dict[str, Any]]] = [
        lambda: {"text": some()},
        lambda: {"entries": [some() for _ in range(chance.randrange(3))]},
        lambda: {
            "rows": [
                {"one": some(), "two-words": some()} if chance.random() < 0.8 else {}
                for _ in range(chance.randrange(4))
            ]
        },
    ]
    filled = {
        f"template-{number % 2}/section/field-{number}": chance.choice(shapes)()
        for number in range(chance.randrange(6))
    }
    record = {"version": 1, "id": f"pilot-{seed}", "title": "T", "start": "2026-01-05"}
    return {"record": record, "ticks": ticks, "texts": filled}


def tidy(value: Any) -> Any:
    """Return what is entered as a file holds it: tidied, and without what says nothing."""
    if isinstance(value, str):
        return tidied(value)
    if isinstance(value, (list, tuple)):
        return [part for part in map(tidy, value) if part]
    return {name: part for name, part in ((n, tidy(v)) for n, v in value.items()) if part}


def told(ticks: Any) -> Any:
    """Return the items that the file has: to do is what an item is without a word."""
    return {id_: record for id_, record in ticks.items() if "/" in id_}


def test_a_pilot_comes_back_whole_from_its_file(page: Page) -> None:
    texts = [text for text in awkward(19, 400) if len(text) < 2000]
    pilots = [generated(texts, seed) for seed in range(COUNT)]
    trips = run(page, TRIP, pilots)
    for pilot, trip in zip(pilots, trips, strict=True):
        record, ticks, filled = trip["back"]
        assert record == pilot["record"]
        assert trip["lacks"] == []
        assert ticks == told(tidy(pilot["ticks"]))
        assert filled == tidy(pilot["texts"])
        tree, problems = read_tree(FILE, trip["text"])
        assert tree is not None, problems
        in_terminal = PilotRecord.model_validate(tree.data)
        items = {f"{x.checklist}/{i.item}": i for x in in_terminal.checklists for i in x.items}
        assert {id_: item.state for id_, item in items.items()} == {
            id_: item["state"] for id_, item in ticks.items()
        }
        fields = {
            f"{template.template}/{field.section}/{field.field}": tidy(
                field.model_dump(include={"text", "entries", "rows"}, exclude_defaults=True)
            )
            for template in in_terminal.templates
            for field in template.fields
        }
        assert fields == filled


def test_the_file_of_a_pilot_has_what_the_tools_have_and_brings_it_back(page: Page) -> None:
    pilot = "invoice-triage"
    other = data_of("empty") | {"id": "other", "title": "The other one"}
    keep(page, "pilots", {pilot: data_of("met-go"), "other": other})
    ticks = {"go-no-go/criteria-unchanged": {"state": "na", "reason": "None set.", "owner": "Lead"}}
    filled = {"go-no-go-memo/decision/reason": {"text": "So it was."}}
    keep(page, "checklists", ticks, pilot)
    keep(page, "checklists", {"go-no-go/records-complete": {"state": "done"}}, "other")
    keep(page, "templates", filled, pilot)
    page.goto(f"pilot/#pilot={pilot}")
    file = downloaded(page, page.get_by_role("button", name="Download pilot.yml"))
    done = CliRunner().invoke(app, ["pilot", "gate", "readiness", str(file)])
    assert done.exit_code == 0, done.output
    page.get_by_role("button", name="Delete Invoice triage").click()
    question = page.get_by_role("dialog", name="Delete “Invoice triage”?")
    expect(question.get_by_role("listitem")).to_have_text(
        ["its record", "1 item of a checklist", "1 field of a template"]
    )
    saved = downloaded(page, question.get_by_role("button", name="Save pilot.yml first"))
    assert saved.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")
    question.get_by_role("button", name="Delete", exact=True).click()
    assert list(kept(page, "pilots")) == ["other"]
    assert (kept(page, "checklists", pilot), kept(page, "templates", pilot)) == ({}, {})
    page.get_by_role("button", name="Undo: Removed").click()
    assert kept(page, "pilots")[pilot] == data_of("met-go")
    assert (kept(page, "checklists", pilot), kept(page, "templates", pilot)) == (ticks, filled)
    expect(page.locator("pilot-bar summary")).to_have_text("For: Invoice triage")

    page.get_by_role("button", name="Delete Invoice triage").click()
    question.get_by_role("button", name="Delete", exact=True).click()
    page.locator("pilot-list input[type=file]").set_input_files(file)
    expect(page.locator("pilot-bar summary")).to_have_text("For: Invoice triage")
    assert kept(page, "pilots")[pilot] == data_of("met-go")
    assert (kept(page, "checklists", pilot), kept(page, "templates", pilot)) == (ticks, filled)
    assert kept(page, "checklists", "other") == {"go-no-go/records-complete": {"state": "done"}}
    page.goto("checklists/go-no-go/")
    entered = page.locator("[data-item=criteria-unchanged] .check__entered")
    expect(entered).to_have_text("Does not applyNone set.OwnerLead")


def test_opening_a_file_replaces_what_was_there_and_undo_brings_it_back(page: Page) -> None:
    pilot = "invoice-triage"
    keep(page, "pilots", {pilot: data_of("met-go")})
    page.goto(f"pilot/#pilot={pilot}")
    file = downloaded(page, page.get_by_role("button", name="Download pilot.yml"))
    ticks = {"go-no-go": {"seen": {}}, "go-no-go/records-complete": {"state": "done"}}
    keep(page, "checklists", ticks, pilot)
    page.goto(f"pilot/#pilot={pilot}")
    page.locator("pilot-list input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Replace mine").click()
    expect(page.locator("pilot-list .tool__said")).to_contain_text("Opened “Invoice triage”")
    seen: dict[str, Any] = {"go-no-go": {"seen": {}}}
    assert kept(page, "checklists", pilot) == seen
    page.get_by_role("button", name="Undo: Added").click()
    assert kept(page, "checklists", pilot) == ticks
