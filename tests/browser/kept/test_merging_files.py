"""Is a colleague's pilot.yml never put in place of mine unasked, and merged field by field?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.contribute.writer import data_text

from ..tools import keep, kept
from .test_merging import ASKED, COLLEAGUES, PILOT, asked

NEWS = {**PILOT, "log": [{"week": 6, "worked": ["six"]}], "risks": [{"risk": "It may be late"}]}
"""What says other things than mine, and contradicts none."""


@pytest.fixture
def desk(page: Page) -> Page:
    """Open the workspace with my pilot on it."""
    keep(page, "pilots", {"letters": PILOT})
    page.goto("pilot/")
    expect(page.locator(".pilots [aria-current]")).to_have_text("Letters")
    return page


def open_file(page: Page, record: Any) -> Locator:
    """Open a pilot.yml with a record; return the dialog that asks what becomes of it."""
    raw = data_text(record).encode()
    page.locator("pilot-list input[type=file]").set_input_files(
        {"name": "pilot.yml", "mimeType": "text/yaml", "buffer": raw}
    )
    return page.get_by_role("dialog", name="“Letters” is here already")


def said(page: Page) -> Locator:
    return page.locator("pilot-list .tool__said")


def test_what_contradicts_nothing_is_merged_at_once_and_can_be_taken_back(desk: Page) -> None:
    dialog = open_file(desk, NEWS)
    expect(dialog.get_by_role("button", name="Merge with mine")).to_be_focused()
    dialog.get_by_role("button", name="Merge with mine").click()
    expect(said(desk)).to_have_text("Merged “Letters” with the file. Undo takes it back.")
    expect(dialog).to_have_count(0)
    assert kept(desk, "pilots") == {
        "letters": {**PILOT, "log": [*PILOT["log"], *NEWS["log"]], "risks": NEWS["risks"]}
    }
    desk.get_by_role("button", name="Undo: Merged “Letters” with a file").click()
    assert kept(desk, "pilots") == {"letters": PILOT}


def test_a_merge_of_ticks_alone_can_be_taken_back_too(desk: Page) -> None:
    ticks = [{"checklist": "go-no-go", "items": [{"item": "x", "state": "done"}]}]
    dialog = open_file(desk, {**PILOT, "checklists": ticks})
    dialog.get_by_role("button", name="Merge with mine").click()
    expect(said(desk)).to_have_text("Merged “Letters” with the file. Undo takes it back.")
    assert kept(desk, "checklists", "letters") == {"go-no-go/x": {"state": "done"}}
    desk.get_by_role("button", name="Undo: Merged “Letters” with a file").click()
    assert kept(desk, "checklists", "letters") == {}
    assert kept(desk, "pilots") == {"letters": PILOT}


def test_conflicts_are_asked_in_the_dialog(desk: Page) -> None:
    dialog = open_file(desk, COLLEAGUES)
    dialog.get_by_role("button", name="Merge with mine").click()
    expect(dialog.locator(".conflicts__title")).to_be_focused()
    assert asked(desk) == ASKED
    dialog.get_by_role("group", name="Week 5: Handling time").get_by_label("Theirs 31").check()
    dialog.get_by_role("button", name="Keep what I chose").click()
    expect(said(desk)).to_have_text("Merged “Letters” with the file. Undo takes it back.")
    readings = COLLEAGUES["log"][0]["readings"]
    log = [{"week": 5, "readings": readings, "worked": ["one", "two"]}]
    assert kept(desk, "pilots") == {"letters": {**PILOT, "log": log}}


def test_mine_is_replaced_only_when_that_is_chosen(desk: Page) -> None:
    open_file(desk, NEWS).get_by_role("button", name="Replace mine").click()
    expect(said(desk)).to_have_text(
        "Opened “Letters” in place of the one that was here. Undo brings that back."
    )
    assert kept(desk, "pilots") == {"letters": NEWS}
    desk.get_by_role("button", name="Undo: ").click()
    assert kept(desk, "pilots") == {"letters": PILOT}


def test_both_are_kept_as_two_pilots(desk: Page) -> None:
    for number in (2, 3):
        open_file(desk, NEWS).get_by_role("button", name="Keep both").click()
        expect(said(desk)).to_have_text(
            f"Opened “Letters ({number})” beside the one that was here."
        )
        expect(desk.locator(".pilots [aria-current]")).to_have_text(f"Letters ({number})")
    assert kept(desk, "pilots") == {
        "letters": PILOT,
        "letters-2": {**NEWS, "id": "letters-2", "title": "Letters (2)"},
        "letters-3": {**NEWS, "id": "letters-3", "title": "Letters (3)"},
    }


@pytest.mark.parametrize("leave", ["button", "key", "key in the form"])
def test_nothing_changes_where_nothing_is_chosen(desk: Page, leave: str) -> None:
    dialog = open_file(desk, COLLEAGUES)
    if leave == "button":
        dialog.get_by_role("button", name="Cancel").click()
    else:
        expect(dialog).to_be_visible()
        if leave == "key in the form":
            dialog.get_by_role("button", name="Merge with mine").click()
            expect(dialog.locator(".conflicts__title")).to_be_focused()
        desk.keyboard.press("Escape")
    expect(said(desk)).to_have_text("Nothing was changed.")
    assert kept(desk, "pilots") == {"letters": PILOT}


def test_a_file_that_says_the_same_asks_nothing(desk: Page) -> None:
    expect(open_file(desk, dict(sorted(PILOT.items())))).to_have_count(0)
    expect(said(desk)).to_have_text(
        "“Letters” is on your desk already, and the file says the same."
    )


def test_what_is_kept_as_mine_is_no_change(desk: Page) -> None:
    dialog = open_file(desk, {**PILOT, "start": "2026-01-12"})
    dialog.get_by_role("button", name="Merge with mine").click()
    dialog.get_by_role("button", name="Keep what I chose").click()
    expect(said(desk)).to_contain_text("Nothing new: ")
    expect(desk.locator("pilot-list").get_by_role("button", name="Undo")).to_be_hidden()


def test_a_change_made_meanwhile_in_another_tab_is_kept(desk: Page) -> None:
    dialog = open_file(desk, COLLEAGUES)
    dialog.get_by_role("button", name="Merge with mine").click()
    expect(dialog.locator(".conflicts__title")).to_be_focused()
    now = {**PILOT, "organisation": "Northfold"}
    other = desk.context.new_page()
    keep(other, "pilots", {"letters": now})
    dialog.get_by_role("button", name="Keep what I chose").click()
    expect(said(desk)).to_contain_text("Merged “Letters”")
    (pilot,) = kept(desk, "pilots").values()
    assert pilot["organisation"] == "Northfold"
    assert pilot["log"][0]["worked"] == ["one", "two"]
