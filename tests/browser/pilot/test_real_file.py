"""Is a pilot kept in a real file: saved, watched, merged, and never written over unasked?

A file of the origin's own file system has the interface of one that the reader picks.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ...helpers.judgements import CASES
from ..pilots import MET, open_pilot
from ..tools import kept

HANDLE = """const root = await navigator.storage.getDirectory();
const handle = await root.getFileHandle("invoices.pilot.yml", { create: true });"""


def in_file(page: Page) -> str:
    """Return what the file holds."""
    text: str = page.evaluate(f"async () => {{ {HANDLE} return (await handle.getFile()).text(); }}")
    return text


def write(page: Page, text: str) -> None:
    """Write the file as somebody else would, and come back to the page."""
    page.evaluate(
        f"""async (text) => {{
            {HANDLE}
            const stream = await handle.createWritable();
            await stream.write(text);
            await stream.close();
            dispatchEvent(new Event("focus"));
        }}""",
        text,
    )


def keep_in_file(page: Page) -> None:
    keep = "await document.querySelector('pilot-real-file').useFile(handle);"
    page.evaluate(f"async () => {{ {HANDLE} {keep} }}")


def said(page: Page) -> Any:
    return expect(page.locator(".real-file__said"))


def press(page: Page, name: str) -> None:
    page.locator("pilot-real-file").get_by_role("button", name=name).click()


def change_here(page: Page, text: str) -> None:
    page.get_by_label("Organisation").fill(text)


def wait_for_file(page: Page, words: str) -> None:
    page.wait_for_function(
        f"""async (words) => {{
            {HANDLE}
            const text = async () => (await handle.getFile()).text();
            return (await text().catch(() => "")).includes(words);  // it may just be written
        }}""",
        arg=words,
    )


def text_of(**changes: str) -> str:
    text = (CASES / "met-go/pilot.yml").read_text(encoding="utf-8")
    for field, value in changes.items():
        text = re.sub(rf"^{field}: .*$", f"{field}: {value}", text, flags=re.MULTILINE)
    return text


def test_a_new_file_gets_the_pilot_and_each_change(page: Page) -> None:
    open_pilot(page, "met-go")
    keep_in_file(page)
    said(page).to_contain_text("Kept in invoices.pilot.yml. Saved at ")
    assert "title: Invoice triage" in in_file(page)
    change_here(page, "Changed Ltd")
    wait_for_file(page, "organisation: Changed Ltd")


def test_the_next_visit_goes_on_and_saves_what_changed_meanwhile(page: Page) -> None:
    open_pilot(page, "met-go")
    keep_in_file(page)
    said(page).to_contain_text("Saved at")
    change_here(page, "Just before leaving")
    page.reload()
    said(page).to_contain_text("Kept in invoices.pilot.yml.")
    wait_for_file(page, "organisation: Just before leaving")


def test_a_file_with_comments_is_left_alone_until_something_changes(page: Page) -> None:
    text = f"# Ours, with a comment.\n{text_of()}"
    open_pilot(page, "met-go")
    write(page, text)
    keep_in_file(page)
    said(page).to_contain_text("Kept in")
    assert in_file(page) == text
    change_here(page, "Changed Ltd")
    wait_for_file(page, "organisation: Changed Ltd")


def test_what_was_changed_elsewhere_is_merged(page: Page) -> None:
    open_pilot(page, "met-go")
    keep_in_file(page)
    said(page).to_contain_text("Saved at")
    write(page, text_of() + "blocked:\n- {what: Access, on: ERP team}\n")
    said(page).to_contain_text("was changed elsewhere. Nothing is saved to it until you choose.")
    above = page.locator("pilot-keeping .keeping--asking")
    expect(above).to_contain_text("invoices.pilot.yml was changed elsewhere.")
    change_here(page, "Mine since")
    press(page, "Merge the two")
    conflict = page.locator("pilot-real-file .conflicts")
    expect(conflict).to_be_visible()
    conflict.get_by_role("radio").first.check()
    conflict.get_by_role("button").first.click()
    said(page).to_contain_text("Saved at")
    wait_for_file(page, "what: Access")
    wait_for_file(page, "organisation: Mine since")
    record = kept(page, "pilots")["invoice-triage"]
    assert record["blocked"] == [{"what": "Access", "on": "ERP team"}]


def test_what_the_file_says_can_be_taken_and_taken_back(page: Page) -> None:
    open_pilot(page, "met-go")
    keep_in_file(page)
    write(page, text_of(organisation="Theirs Ltd"))
    press(page, "Take what the file says")
    expect(page.get_by_label("Organisation")).to_have_value("Theirs Ltd")
    said(page).to_contain_text("Saved at")
    page.locator("pilot-list").get_by_role("button", name="Undo: ").click()
    wait_for_file(page, f"organisation: {MET['organisation']}")


def test_nothing_is_written_over_unasked(page: Page) -> None:
    theirs = text_of(organisation="Theirs Ltd")
    open_pilot(page, "met-go")
    write(page, theirs)
    keep_in_file(page)
    said(page).to_contain_text("was changed elsewhere")
    change_here(page, "Mine")
    page.reload()
    expect(page.get_by_label("Organisation")).to_have_value("Mine")
    assert in_file(page) == theirs
    keep_in_file(page)
    press(page, "Write this pilot over it")
    wait_for_file(page, "organisation: Mine")


def test_a_file_of_another_pilot_is_opened_as_that_pilot(page: Page) -> None:
    text = text_of(id="another", title="Another one")
    open_pilot(page, "met-go")
    write(page, text)
    keep_in_file(page)
    said(page).to_have_text("invoices.pilot.yml holds another pilot, “Another one”.")
    press(page, "Open that pilot")
    expect(page.get_by_label("Title", exact=True)).to_have_value("Another one")
    said(page).to_contain_text("Kept in invoices.pilot.yml.")
    assert in_file(page) == text
    page.get_by_role("button", name="Invoice triage", exact=True).click()
    said(page).to_be_hidden()


@pytest.mark.parametrize(
    ("text", "why"),
    [("title: [", "This is not YAML"), ("- a\n", "This is no pilot's record")],
)
def test_what_can_not_be_read_is_said_and_kept(page: Page, text: str, why: str) -> None:
    open_pilot(page, "met-go")
    write(page, text)
    keep_in_file(page)
    said(page).to_contain_text(f"invoices.pilot.yml can not be read. {why}")
    change_here(page, "Mine")
    page.evaluate("dispatchEvent(new Event('focus'))")
    assert in_file(page) == text


def test_a_file_that_is_gone_is_said_and_can_be_tried_again(page: Page) -> None:
    open_pilot(page, "met-go")
    keep_in_file(page)
    said(page).to_contain_text("Saved at")
    page.evaluate(
        """async () => {
            const root = await navigator.storage.getDirectory();
            await root.removeEntry("invoices.pilot.yml");
            dispatchEvent(new Event("focus"));
        }"""
    )
    said(page).to_contain_text("could not be read or written. It may have been moved")
    change_here(page, "Mine")
    write(page, text_of())
    press(page, "Try again")
    said(page).to_contain_text("was changed elsewhere")


def test_a_pilot_that_stops_being_kept_leaves_its_file(page: Page) -> None:
    open_pilot(page, "met-go")
    keep_in_file(page)
    said(page).to_contain_text("Saved at")
    text = in_file(page)
    expect(page.locator("pilot-keeping")).to_contain_text("Kept in invoices.pilot.yml.")
    press(page, "Stop keeping it there")
    expect(page.locator("pilot-keeping")).to_contain_text("Some browsers delete")
    said(page).to_contain_text("is no longer saved to invoices.pilot.yml")
    change_here(page, "Mine")
    page.reload()
    expect(page.locator("pilot-file")).to_be_visible()
    said(page).to_be_hidden()
    assert in_file(page) == text


def test_a_new_pilot_of_the_same_id_does_not_take_over_the_file(page: Page) -> None:
    open_pilot(page, "met-go")
    keep_in_file(page)
    said(page).to_contain_text("Saved at")
    text = in_file(page)
    page.get_by_role("button", name="Delete Invoice triage").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("pilot-example")).to_be_visible()
    page.get_by_label("What is the pilot called?").fill("Invoice triage")
    page.get_by_role("button", name="Start this pilot").click()
    expect(page.locator("pilot-file")).to_be_visible()
    change_here(page, "Another")
    page.reload()
    expect(page.get_by_label("Organisation")).to_have_value("Another")
    said(page).to_be_hidden()
    assert in_file(page) == text


def test_a_browser_without_such_files_offers_the_download_alone(page: Page) -> None:
    page.add_init_script("delete window.showOpenFilePicker; delete window.showSaveFilePicker;")
    open_pilot(page, "met-go")
    expect(page.get_by_role("button", name="Download pilot.yml")).to_be_visible()
    expect(page.locator(".real-file")).to_be_hidden()


def test_two_tabs_save_one_pilot_to_one_file(page: Page, watch: Any) -> None:
    open_pilot(page, "met-go")
    keep_in_file(page)
    said(page).to_contain_text("Saved at")
    other = watch(page.context.new_page())
    other.goto(page.url)
    said(other).to_contain_text("Kept in")
    change_here(other, "From the other tab")
    wait_for_file(page, "organisation: From the other tab")
    page.evaluate("dispatchEvent(new Event('focus'))")
    change_here(page, "From the first")
    wait_for_file(page, "organisation: From the first")
    for tab in (page, other):
        said(tab).to_contain_text("Kept in")


def test_everything_is_saved_with_one_click(page: Page) -> None:
    open_pilot(page, "met-go")
    with page.expect_download() as caught:
        page.get_by_role("button", name="Save everything as one file").click()
    file = caught.value
    assert re.fullmatch(r"playbook-export-\d{4}-\d\d-\d\d\.json", file.suggested_filename)
    assert '"invoice-triage"' in Path(file.path()).read_text(encoding="utf-8")
    expect(page.locator("pilot-keeping [role=status]")).to_contain_text("Saved: all that")
