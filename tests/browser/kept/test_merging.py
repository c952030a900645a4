"""Does the import of a colleague's export lose nothing, and ask in the tools' own labels?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from ...cases import CASES
from ..tools import keep, kept

PEOPLE = {name: CASES / "merging" / f"two-people-{name}.json" for name in "ab"}

PILOT: Mapping[str, Any] = {
    "version": 1,
    "id": "letters",
    "title": "Letters",
    "start": "2026-01-05",
    "criteria": [{"id": "minutes", "metric": "Handling time", "better": "lower", "target": 20}],
    "integrations": [{"system": "The CRM", "state": "open"}],
    "governance": [{"review": "security", "note": "Booked"}],
    "answers": [{"question": "success", "text": "Four per cent."}],
    "log": [{"week": 5, "readings": [{"criterion": "minutes", "value": 30}], "worked": ["one"]}],
    "decision": {"outcome": "go"},
    "plan": [{"area": "rollout-sequence", "by": "2026-03-01"}],
}

COLLEAGUES: Mapping[str, Any] = {
    **PILOT,
    "start": "2026-01-12",
    "criteria": [{**PILOT["criteria"][0], "target": 18}],
    "integrations": [{"system": "The CRM", "state": "requested"}],
    "governance": [{"review": "security", "note": "Pen test on Monday"}],
    "answers": [{"question": "success", "text": "Five per cent."}],
    "log": [{"week": 5, "readings": [{"criterion": "minutes", "value": 31}], "worked": ["two"]}],
    "decision": {"outcome": "stop"},
    "plan": [{"area": "rollout-sequence", "by": "2026-03-02"}],
}

ASKED = {
    "First day of week 1": ["Mine 5 Jan 2026", "Theirs 12 Jan 2026"],
    "“Handling time”: Target": ["Mine 20", "Theirs 18"],
    "“The CRM”: How far it is": ["Mine Nothing asked for yet", "Theirs Access requested"],
    "“security”: Open points": [
        "Mine Booked",
        "Theirs Pen test on Monday",
        "Both\nBooked\nPen test on Monday",
    ],
    "What does success in production look like?": [
        "Mine Four per cent.",
        "Theirs Five per cent.",
        "Both\nFour per cent.\nFive per cent.",
    ],
    "Week 5: Handling time": ["Mine 30", "Theirs 31"],
    "Decided": ["Mine Go", "Theirs Stop"],
    "“Rollout sequence”: Done by": ["Mine 1 Mar 2026", "Theirs 2 Mar 2026"],
}
"""What is asked, in the workspace's own labels, with what can be chosen."""


def bring(page: Page, file: Path) -> None:
    """Import a file on the page of all checklists."""
    page.get_by_label("Import and merge a file").set_input_files(file)


def exported(folder: Path, **spaces: Mapping[str, object]) -> Path:
    """Write an export with records of these spaces."""
    parts = {name: {"version": 1, "records": records} for name, records in spaces.items()}
    path = folder / "export.json"
    text = json.dumps({"format": "playbook-export", "version": 1, "spaces": parts})
    path.write_text(text, encoding="utf-8")
    return path


def asked(page: Page) -> dict[str, list[str]]:
    """Return what the form asks, each with its choices."""
    return {
        group.locator("legend").inner_text(): group.locator("label").all_inner_texts()
        for group in page.locator(".conflict").all()
    }


def test_two_peoples_exports_end_with_both_weeks_and_all_ticks(page: Page) -> None:
    page.goto("checklists/")
    for file in PEOPLE.values():
        bring(page, file)
        expect(page.get_by_role("button", name=f"Undo: Imported {file.name}")).to_be_visible()
    (pilot,) = kept(page, "pilots").values()
    assert [week["week"] for week in pilot["log"]] == [4, 5, 6]
    assert [week["worked"] for week in pilot["log"]][1:] == [["A noted week 5"], ["B noted week 6"]]
    assert pilot["governance"][0]["note"] == "B: pen test booked"
    ticked = [
        item for item, tick in kept(page, "checklists").items() if tick.get("state") == "done"
    ]
    names = ("business-owner-named", "systems-named", "business-owner-commits")
    assert ticked == [f"readiness-gate/{name}" for name in names]
    bring(page, PEOPLE["a"])
    expect(page.locator("kept-data [role=status]")).to_have_text(
        "Nothing new: you have all of it already."
    )


def test_an_import_is_taken_back_on_its_page(page: Page) -> None:
    page.goto("checklists/")
    bring(page, PEOPLE["a"])
    status = page.locator("kept-data [role=status]")
    expect(status).to_contain_text("Taken over: ")
    before = {name: kept(page, name) for name in ("pilots", "checklists")}
    bring(page, PEOPLE["b"])
    undo = page.locator("kept-data").get_by_role("button", name="Undo: Imported two-people-b.json")
    expect(undo).to_be_visible()
    assert kept(page, "pilots") != before["pilots"]
    undo.click()
    expect(status).to_have_text("Taken back: Imported two-people-b.json.")
    assert {name: kept(page, name) for name in before} == before
    expect(undo).to_have_count(0)


def test_a_pilots_conflicts_are_asked_in_the_workspaces_labels(page: Page, tmp_path: Path) -> None:
    keep(page, "pilots", {"letters": PILOT})
    page.goto("checklists/")
    bring(page, exported(tmp_path, pilots={"letters": COLLEAGUES}))
    expect(page.locator(".conflicts__title")).to_have_text(
        "8 entries differ. Choose which to keep."
    )
    assert asked(page) == ASKED
    for label, side in {
        "“Handling time”: Target": "Theirs 18",
        "“security”: Open points": "Both",
        "Week 5: Handling time": "Theirs 31",
    }.items():
        page.get_by_role("group", name=label, exact=True).get_by_label(side).check()
    page.get_by_role("button", name="Keep what I chose").click()
    expect(page.locator("kept-data [role=status]")).to_have_text(
        "Taken over: 1 completed, 1 decided by you."
    )
    reading = {"criterion": "minutes", "value": 31}
    assert kept(page, "pilots") == {
        "letters": {
            **PILOT,
            "criteria": COLLEAGUES["criteria"],
            "governance": [{"review": "security", "note": "Booked\nPen test on Monday"}],
            "log": [{"week": 5, "readings": [reading], "worked": ["one", "two"]}],
        }
    }


def test_all_of_one_side(page: Page, tmp_path: Path) -> None:
    keep(page, "pilots", {"letters": PILOT})
    page.goto("checklists/")
    file = exported(tmp_path, pilots={"letters": COLLEAGUES})
    bring(page, file)
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("kept-data [role=status]")).to_have_text("Nothing was imported.")
    assert kept(page, "pilots") == {"letters": PILOT}
    bring(page, file)
    page.get_by_role("button", name="Both where that can be").click()
    page.get_by_role("button", name="Keep what I chose").click()
    (pilot,) = kept(page, "pilots").values()
    assert pilot["answers"][0]["text"] == "Four per cent.\nFive per cent."
    assert pilot["start"] == PILOT["start"]
    page.get_by_role("button", name="Undo: Imported").click()
    bring(page, file)
    page.get_by_role("button", name="All theirs").click()
    page.get_by_role("button", name="Keep what I chose").click()
    expected = {**COLLEAGUES, "log": [{**COLLEAGUES["log"][0], "worked": ["one", "two"]}]}
    assert kept(page, "pilots") == {"letters": expected}


def test_of_several_pilots_each_conflict_names_its_own(page: Page, tmp_path: Path) -> None:
    other = {**PILOT, "id": "post", "title": "Post"}
    keep(page, "pilots", {"letters": PILOT, "post": other})
    page.goto("checklists/")
    started = {"start": "2026-01-12"}
    theirs = {"letters": {**PILOT, **started}, "post": {**other, **started}}
    bring(page, exported(tmp_path, pilots=theirs))
    expect(page.locator(".conflicts__title")).to_be_focused()
    titles = ["Letters. First day of week 1", "Post. First day of week 1"]
    assert list(asked(page)) == titles


def test_other_tools_conflicts_are_asked_in_their_labels(page: Page, tmp_path: Path) -> None:
    seen = {"readiness-gate": {"seen": {"systems-named": "Every system is named."}}}
    ours: dict[str, dict[str, Any]] = {
        "checklists": {
            **seen, "readiness-gate/systems-named": {"state": "done", "owner": "Anna", "note": "A"},
        },
        "start": {"success": {"text": "Four"}},
        "templates": {
            "go-no-go-memo/decision/outcome": {"text": "Go"},
            "go-no-go-memo/decision/reason": {"text": "Why"},
            "go-no-go-memo/readings/readings-table": {"rows": [{"metric": "Minutes", "met": ""}]},
        },
        "retrospectives": {"draft": {"answers": {"title": "A"}, "version": "brief"}},
    }  # fmt: skip
    theirs: dict[str, dict[str, Any]] = {
        "checklists": {
            **seen, "readiness-gate/systems-named": {"state": "na", "owner": "Piotr", "note": "B"},
        },
        "start": {"success": {"text": "Five"}},
        "templates": {
            "go-no-go-memo/decision/outcome": {"text": "Stop"},
            "go-no-go-memo/decision/reason": {"text": "Why not"},
            "go-no-go-memo/readings/readings-table": {"rows": [{"metric": "Share", "met": "No"}]},
        },
        "retrospectives": {"draft": {"answers": {"title": "B"}, "version": "brief"}},
    }  # fmt: skip
    for name, records in ours.items():
        keep(page, name, records)
    page.goto("checklists/")
    bring(page, exported(tmp_path, **theirs))
    expect(page.locator(".conflicts__title")).to_be_focused()
    assert asked(page) == {
        "“Every system is named.”: State": ["Mine done", "Theirs does not apply"],
        "“Every system is named.”: Owner": ["Mine Anna", "Theirs Piotr"],
        "“Every system is named.”: Note": ["Mine A", "Theirs B", "Both\nA\nB"],
        "“What does success in production look like?”: Your answer": [
            "Mine Four", "Theirs Five", "Both\nFour\nFive",
        ],
        "“Go/no-go memo”: Outcome": ["Mine Go", "Theirs Stop"],
        "“Go/no-go memo”: Reason": ["Mine Why", "Theirs Why not", "Both\nWhy\nWhy not"],
        "“Go/no-go memo”: Readings": [
            "Mine Metric: Minutes", "Theirs Metric: Share, Met: No",
            "Both\nMetric: Minutes\nMetric: Share, Met: No",
        ],
        "“Your retrospective”: Title": ["Mine A", "Theirs B"],
    }  # fmt: skip
