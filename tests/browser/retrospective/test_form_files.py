"""Does the form open retrospectives and pilots, and leave the draft alone for any other file?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.pilot.hand_on import as_retrospective

from ...helpers.judgements import playbook
from ..conftest import Lose
from ..forms import open_file, opened
from ..pilots import open_pilot, record_in
from ..tools import NO_PILOT, SERVED, downloaded, kept

SAID = "[data-said]"
PLAYBOOK = Path("playbook")
EXAMPLE = Path("docs/pilot/example.yml")


def answers(page: Page) -> Any:
    """Return what is answered in the draft of the pilot that the form serves."""
    pilot = page.evaluate("(key) => sessionStorage.getItem(key)", SERVED) or NO_PILOT
    return kept(page, "retrospectives", pilot)["draft"]["answers"]


def without_first_line(path: Path) -> str:
    """Return a file without the comment that names its schema."""
    return "\n".join(path.read_text(encoding="utf-8").splitlines()[1:])


EXPORT = json.dumps({"format": "playbook-export", "version": 1, "spaces": {}}, indent=2)

OTHERS = {
    "export": (EXPORT, "It is an export of everything that a browser keeps.", "checklists/"),
    "large-export": (
        EXPORT.replace("}\n}", f'"x": "{"y" * 300_000}"}}}}'),
        "It is an export of everything",
        "checklists/",
    ),
    "pattern": (
        (PLAYBOOK / "patterns/shadow-mode.yml").read_text(encoding="utf-8"),
        "This is a pattern of the playbook, not a retrospective.",
        "contribute/",
    ),
    "step": (
        without_first_line(PLAYBOOK / "framework/run-pilot.yml"),
        "This is a framework step of the playbook, not a retrospective.",
        "contribute/",
    ),
    "edition": (
        (PLAYBOOK / "playbook.yml").read_text(encoding="utf-8"),
        "This is another item of the playbook, not a retrospective.",
        "contribute/",
    ),
    "withdrawn": (
        (PLAYBOOK / "retrospectives/2022/netflix-replay-canary.yml").read_text(encoding="utf-8"),
        "This retrospective was withdrawn. Its page says when and why:",
        "retrospectives/netflix-replay-canary/",
    ),
    "foreign": (
        "site_name: A\ntheme: {name: b}\nplugins: [c]\n",
        "It is no retrospective. A retrospective has no fields called site_name, theme, plugins.",
        None,
    ),
    "nothing": ("{}", "It is no retrospective. It holds nothing.", None),
    "half-a-pilot": (
        "version: 1\nid: x\ntitle: X\nstart: 2026-02-30\n",
        "This is no pilot's record: start: there is no day 2026-02-30.",
        None,
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_file_that_is_no_retrospective_leaves_the_draft(form: Page, name: str) -> None:
    text, words, way = OTHERS[name]
    form.locator("#ask-title").fill("Mine")
    expect(form.locator("#ask-id")).to_have_value("mine")
    before = answers(form)
    open_file(form, "other.yml", text)
    expect(form.locator(f"{SAID} .state--error")).to_contain_text(
        f"other.yml was not opened. {words}"
    )
    expect(form.locator("#ask-title")).to_have_value("Mine")
    assert answers(form) == before
    link = form.locator(f"{SAID} a")
    if way is None:
        expect(link).to_have_count(0)
    else:
        link.click()
        form.wait_for_url(f"**/{way}")


def test_every_other_item_is_refused(form: Page) -> None:
    folders = {path.parent.name: path for path in sorted(PLAYBOOK.glob("*/*.yml"))}
    assert len(folders) > 10
    for path in folders.values():
        open_file(form, path.name, path.read_text(encoding="utf-8"))
        expect(form.locator(f"{SAID} .state--error")).to_contain_text(
            f"{path.name} was not opened. This is a"
        )
    expect(form.locator("#ask-title")).to_have_value("")


def test_every_retrospective_is_opened(form: Page) -> None:
    records = sorted(PLAYBOOK.glob("retrospectives/*/*.yml"))
    for path in (one for one in records if "withdrawn:" not in one.read_text(encoding="utf-8")):
        open_file(form, path.name, without_first_line(path))
        expect(form.locator(SAID)).to_contain_text(f"Opened {path.name}.")


@pytest.mark.parametrize("case", ["met-go", "letters", "example"])
def test_a_pilots_file_starts_what_the_workspace_and_the_terminal_start(
    page: Page, case: str
) -> None:
    if case == "example":
        page.goto("pilot/")
        page.get_by_role("button", name="Open the whole example").click()
    else:
        open_pilot(page, case)
    file = downloaded(page, page.get_by_role("button", name="Download pilot.yml"))
    page.get_by_role("button", name="Turn into a retrospective").click()
    expect(page.locator(SAID)).to_contain_text("Started from your pilot")
    from_workspace = answers(page)
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("#ask-title")).to_have_value("")
    page.locator("[data-open]").set_input_files(file)
    expect(page.locator(SAID)).to_contain_text(
        f"Started from the pilot in {file.name}: what it recorded is filled in."
    )
    expect(page.locator(SAID)).not_to_contain_text("no place for")
    assert answers(page) == from_workspace
    told = as_retrospective(record_in(file), playbook())
    assert {name: answers(page).get(name) for name in ("title", "criteria", "worked")} == {
        name: told.get(name) for name in ("title", "criteria", "worked")
    }
    page.get_by_role("button", name="Take that back").click()
    expect(page.locator("#ask-title")).to_have_value("")


def test_a_pilots_file_that_can_not_be_read_says_so(form: Page, lose: Lose) -> None:
    lose(form, "/framework.json")
    open_file(form, "pilot.yml", EXAMPLE.read_text(encoding="utf-8"))
    expect(form.locator(f"{SAID} .state--error")).to_contain_text(
        "pilot.yml was not opened. What reads a pilot's record did not load."
    )


NOTHING = ["none", "None.", " N/A ", "-", "\N{EN DASH}", "\N{EM DASH}", "Nothing.", "no", "na"]


def test_what_a_log_says_where_there_was_nothing_is_no_statement(form: Page) -> None:
    week = {"week": 4, "worked": ["It did.", *NOTHING], "did_not_work": NOTHING}
    pilot = {"version": 1, "id": "x", "title": "X", "start": "2026-01-05", "log": [week]}
    open_file(form, "pilot.yml", yaml.safe_dump(pilot, allow_unicode=True))
    expect(form.locator(SAID)).to_contain_text("Started from the pilot")
    assert answers(form)["worked"] == ["It did."]
    assert "did_not_work" not in answers(form)


def test_the_examples_sentences_are_whole(form: Page) -> None:
    open_file(form, "pilot.yml", EXAMPLE.read_text(encoding="utf-8"))
    expect(form.locator(SAID)).to_contain_text("Started from the pilot")
    assert answers(form)["integration_challenges"] == [
        "The read-only service account took 11 days, three of them to find who approves it.",
        "Writing drafts came two weeks after reading.",
    ]
    opened(form)


CUT = Path("tests/cases/warned/text-read-otherwise/playbook/retrospectives/2025/told.yml")


def test_a_comment_that_cuts_a_text_short_is_told(form: Page) -> None:
    open_file(form, "told.yml", CUT.read_text(encoding="utf-8"))
    expect(form.locator(SAID)).to_contain_text(
        "Opened told.yml. In lines 5, 16, 22, 24 a text ends before a # that follows a space: "
        "what comes after it in the file is a comment."
    )
    lines = [line.split(" #")[0] for line in CUT.read_text(encoding="utf-8").splitlines()]
    open_file(form, "told.yml", "\n".join(lines))
    expect(form.locator(SAID)).to_contain_text("Opened told.yml.")
    expect(form.locator(SAID)).not_to_contain_text("a text ends")
