"""Do two people's exports meet without a loss: what fits goes in, what differs is asked?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ..modules import run
from ..tools import VERSIONS, kept, key_of

LOAD = """
const { backup, compare, readBackup, settled, UnreadableBackup } = await load("kept/backup");
const { SPACES } = await load("kept/spaces");
const { openStore } = await load("kept/store");
const store = openStore(SPACES.checklists);
"""

OURS = {
    "-/a": {"seen": {"x": "It holds."}, "edition": "1"},
    "-/a/x": {"state": "done", "on": "2026-11-20", "owner": "Anna"},
    "-/a/y": {"state": "open", "on": "2026-11-21"},
    "-/a/same": {"state": "done"},
}
THEIRS = {
    "-/a": {"seen": {"x": "It still holds."}, "edition": "2"},
    "-/a/x": {"state": "done", "on": "2026-11-24", "note": "Seen"},
    "-/a/y": {"state": "done", "on": "2026-11-22", "owner": "Piotr"},
    "-/a/z": {"state": "na", "reason": "No vendor"},
    "-/a/same": {"state": "done"},
}
MERGED = {
    "-/a": OURS["-/a"],
    "-/a/x": {"state": "done", "on": "2026-11-24", "owner": "Anna", "note": "Seen"},
    "-/a/y": {"state": "open", "on": "2026-11-22", "owner": "Piotr"},
    "-/a/z": {"state": "na", "reason": "No vendor"},
    "-/a/same": {"state": "done"},
}


def exported(records: object, version: int = 2) -> dict[str, Any]:
    """Return an export with these records of checklists."""
    return {
        "format": "playbook-export",
        "version": 1,
        "spaces": {"checklists": {"version": version, "records": records}},
    }


def test_records_merge_field_by_field_and_list_what_differs(page: Page) -> None:
    comparison, state = run(
        page,
        f"""{LOAD}
        store.change("Ours", () => argument.ours);
        const [[space, theirs]] = readBackup(JSON.stringify(argument.theirs));
        const comparison = compare(space, store, theirs);
        store.change("Merge", () => settled(comparison, () => "ours"));
        return [comparison, Object.fromEntries(store.entries())];
        """,
        {"ours": OURS, "theirs": exported(THEIRS)},
    )
    assert state == MERGED
    assert comparison["added"] == ["-/a/z"]
    assert comparison["joined"] == ["-/a/x", "-/a/y"]
    assert comparison["conflicts"] == [
        {"id": "-/a/y", "path": ["state"], "ours": "open", "theirs": "done", "both": None}
    ]


def test_the_other_side_of_a_conflict_can_be_taken(page: Page) -> None:
    assert run(
        page,
        f"""{LOAD}
        store.change("Ours", () => argument.ours);
        const comparison = compare(SPACES.checklists, store, argument.theirs);
        store.change("Merge", () => settled(comparison, () => "theirs"));
        const merged = store.get("-/a/y");
        store.undo();
        return [merged, Object.fromEntries(store.entries())];
        """,
        {"ours": OURS, "theirs": THEIRS},
    ) == [{"state": "done", "on": "2026-11-22", "owner": "Piotr"}, OURS]


def test_what_is_exported_can_be_imported(page: Page) -> None:
    assert run(
        page,
        f"""{LOAD}
        store.change("Ours", () => argument);
        const text = JSON.stringify(backup());
        store.undo();
        const [[space, records]] = readBackup(text);
        return [space.name, records];
        """,
        OURS,
    ) == ["checklists", OURS]


OTHER = "This file is no export of the playbook."
DAMAGED = "This file is damaged or was cut off."
NEWER = "This file was exported by a newer edition of the playbook."
PART = "The part “checklists” of this file can not be read."
PILOTS = PART.replace("checklists", "pilots")


def pilots(**changes: object) -> dict[str, Any]:
    """Return an export with one pilot."""
    pilot = {"version": 1, "id": "x", "title": "X", "start": "2026-01-05", **changes}
    spaces = {"pilots": {"version": 1, "records": {"x": pilot}}}
    return {"format": "playbook-export", "version": 1, "spaces": spaces}


IMPOSSIBLE: list[dict[str, Any]] = [
    {"start": "2026-99-99"},
    {"moved": {"run-pilot": "2026-02-30"}},
    {"owner": {"role": "Head", "named": "soon"}},
    {"criteria": [{"id": "-/a", "metric": "M", "better": "higher", "agreed": "2026-00-01"}]},
    {"governance": [{"review": "legal", "lead_weeks": 3, "started": "2026-99-99"}]},
    {"decision": {"outcome": "revise", "ends": "2025-02-29"}},
    {"plan": [{"area": "rollout-sequence", "by": "2026-13-01"}]},
]
"""Days that no calendar has."""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", DAMAGED),
        ('{"format": "playbook-exp', DAMAGED),
        ("[1, 2]", OTHER),
        ('{"format": "other", "version": 1, "spaces": {}}', OTHER),
        ('{"format": "playbook-export", "version": 1}', OTHER),
        ('{"format": "playbook-export", "version": 2, "spaces": {}}', NEWER),
        ('{"format": "playbook-export", "version": 1, "spaces": {"pets": {}}}', NEWER),
        ('{"format": "playbook-export", "version": 1, "spaces": {"__proto__": {}}}', NEWER),
        (json.dumps(exported({}, version=9)), NEWER),
        (json.dumps(exported({"-/a/x": {"state": "maybe"}})), PART),
        (json.dumps(exported({"-/a/x": {"note": 3}})), PART),
        (json.dumps(exported({"<img>": {"note": "n"}})), PART),
        (json.dumps(exported([])), PART),
        *((json.dumps(pilots(**changes)), PILOTS) for changes in IMPOSSIBLE),
    ],
)
def test_a_file_that_is_no_export_says_what_to_do(page: Page, text: str, words: str) -> None:
    said = run(
        page,
        f"{LOAD} try {{ readBackup(argument); }} catch (error) {{"
        "  if (error instanceof UnreadableBackup) return error.message; throw error; }",
        text,
    )
    assert said.startswith(words)
    assert said.endswith(".")


def as_file(folder: Path, content: object) -> Path:
    """Write an export to import."""
    path = folder / "export.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def kept_by(page: Page) -> Any:
    """Return the records of checklists that the browser keeps."""
    return page.evaluate(
        "(key) => JSON.parse(localStorage.getItem(key))?.records ?? {}", key_of("checklists")
    )


def keep(page: Page, records: object) -> None:
    """Let the browser keep these records of checklists."""
    page.evaluate(
        "([key, records]) => localStorage.setItem(key, JSON.stringify({ version: 2, records }))",
        [key_of("checklists"), records],
    )
    page.reload()


def test_the_page_imports_a_file_and_asks_what_differs(page: Page, tmp_path: Path) -> None:
    page.goto("checklists/")
    keep(page, OURS)
    page.get_by_label("Import and merge a file").set_input_files(
        as_file(tmp_path, exported(THEIRS))
    )
    expect(page.locator(".conflicts__title")).to_be_focused()
    conflict = page.get_by_role("group", name="“Y”: State")
    expect(conflict.get_by_label("Mine open")).to_be_checked()
    conflict.get_by_label("Theirs done").check()
    assert kept_by(page) == OURS
    page.get_by_role("button", name="Keep what I chose").click()
    expect(page.locator("kept-data [role=status]")).to_have_text(
        "Taken over: 1 new, 2 completed, 1 decided by you."
    )
    assert kept_by(page) == {
        **MERGED,
        "-/a/y": {"state": "done", "on": "2026-11-22", "owner": "Piotr"},
    }
    page.get_by_label("Import and merge a file").set_input_files(
        as_file(tmp_path, exported(THEIRS))
    )
    expect(page.locator("kept-data [role=status]")).to_have_text(
        "Nothing new: you have all of it already."
    )


def test_an_import_that_is_cancelled_changes_nothing(page: Page, tmp_path: Path) -> None:
    page.goto("checklists/")
    keep(page, OURS)
    page.get_by_label("Import and merge a file").set_input_files(
        as_file(tmp_path, exported(THEIRS))
    )
    page.get_by_role("button", name="All theirs").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("kept-data [role=status]")).to_have_text("Nothing was imported.")
    assert kept_by(page) == OURS


def test_a_wrong_file_is_refused_in_words(page: Page, tmp_path: Path) -> None:
    page.goto("checklists/")
    page.get_by_label("Import and merge a file").set_input_files(as_file(tmp_path, {"-/a": 1}))
    expect(page.locator("kept-data .state--error")).to_contain_text(OTHER)


def test_the_page_exports_what_another_browser_imports(page: Page, tmp_path: Path) -> None:
    page.goto("checklists/")
    keep(page, OURS)
    with page.expect_download() as started:
        page.get_by_role("button", name="Export everything").click()
    assert started.value.suggested_filename.startswith("playbook-export-20")
    path = tmp_path / "saved.json"
    started.value.save_as(path)
    keep(page, {})
    page.get_by_label("Import and merge a file").set_input_files(path)
    expect(page.locator("kept-data [role=status]")).to_have_text("Taken over: 3 new.")
    assert kept_by(page) == OURS


def test_a_pilot_with_an_impossible_day_stays_outside(page: Page, tmp_path: Path) -> None:
    page.goto("checklists/")
    file = as_file(tmp_path, pilots(**IMPOSSIBLE[0]))
    page.get_by_label("Import and merge a file").set_input_files(file)
    expect(page.locator("kept-data .state--error")).to_contain_text(PILOTS)
    page.goto("pilot/")
    expect(page.get_by_label("What is the pilot called?")).to_be_visible()
    page.goto("checklists/")
    page.get_by_label("Import and merge a file").set_input_files(as_file(tmp_path, pilots()))
    expect(page.locator("kept-data [role=status]")).to_have_text("Taken over: 1 new.")


def test_every_tools_records_are_exported_and_merged(page: Page, tmp_path: Path) -> None:
    page.goto("checklists/")
    spaces = {
        "pilots": {
            "triage": {"version": 1, "id": "triage", "title": "Triage", "start": "2026-11-02"}
        },
        "start": {"-/owner": {"text": "Anna", "sufficient": True}},
        "templates": {"-/go-no-go-memo/decision/outcome": {"text": "go"}},
        "retrospectives": {"-/draft": {"answers": {"title": "T"}, "version": "brief"}},
    }
    for name, records in spaces.items():
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)",
            [key_of(name), json.dumps({"version": VERSIONS.get(name, 2), "records": records})],
        )
    page.reload()
    with page.expect_download() as started:
        page.get_by_role("button", name="Export everything").click()
    path = tmp_path / "saved.json"
    started.value.save_as(path)
    everything = json.loads(path.read_text(encoding="utf-8"))["spaces"]
    assert {name: everything[name]["records"] for name in spaces} == spaces
    assert set(everything) == {*spaces, "checklists", "handover"}

    everything["pilots"]["records"]["triage"]["start"] = "2026-11-09"
    everything["start"]["records"]["-/owner"]["text"] = "Piotr"
    path.write_text(
        json.dumps({"format": "playbook-export", "version": 1, "spaces": everything}),
        encoding="utf-8",
    )
    page.get_by_label("Import and merge a file").set_input_files(path)
    asked = ["First day of week 1", "“Owner”: Text"]
    expect(page.locator(".conflict legend")).to_have_text(asked)
    page.get_by_role("button", name="All theirs").click()
    page.get_by_role("button", name="Keep what I chose").click()
    expect(page.locator("kept-data [role=status]")).to_have_text("Taken over: 2 decided by you.")
    assert kept(page, "pilots") == everything["pilots"]["records"]


def test_damaged_data_can_be_downloaded_and_deleted(page: Page, tmp_path: Path) -> None:
    page.goto("checklists/")
    page.evaluate("(key) => localStorage.setItem(key, '{broken')", key_of("checklists"))
    page.reload()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("What this browser had kept here can not be read.")
    with page.expect_download() as started:
        alert.get_by_role("button", name="Download the damaged data").click()
    path = tmp_path / "damaged.txt"
    started.value.save_as(path)
    assert path.read_text(encoding="utf-8") == "{broken"
    page.reload()
    expect(page.get_by_role("alert")).to_be_empty()
    page.locator("kept-data").get_by_role("button", name="Delete").click()
    expect(page.locator("kept-data [role=status]")).to_have_text("Deleted")
    assert page.evaluate("Object.keys(localStorage)") == []
