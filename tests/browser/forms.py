"""Fills in the contribution form as somebody would, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from macros.content.loader import read_record, read_tree
from macros.contribute.questions.there import stance_of
from macros.model import Retrospective

FORM = "contribute/retrospective/"

CASE = Path("playbook/retrospectives/2024/dpd-chatbot.yml")

SHORT: Mapping[str, Any] = {
    "title": "Invoice triage",
    "organisations": [{"name": "A European insurer", "kind": "unnamed", "sector": "insurance"}],
    "use_case": "Reads invoices and proposes the booking.",
    "technique": "document-extraction",
    "outcome": "stopped",
    "dates": {"outcome": "2025-06"},
    "summary": "It read invoices, and stopped for lack of an owner.",
    "record": "contributed",
    "contributor": {"tie": "team"},
    "worked": ["Clerks corrected it in the screen that they knew."],
    "practices": [
        {
            "pattern": "shadow-mode",
            "use": "full",
            "effect": "helped",
            "basis": "stated",
            "evidence": "Four weeks of it.",
        }
    ],
}
"""The short version: what is required, and one practice."""


def opened(page: Page, query: str = "") -> Page:
    """Open the form, ready to be filled in."""
    page.goto(FORM + query)
    expect(page.locator("retrospective-form[data-ready]")).to_be_attached()
    return page


def fill(page: Page, answers: Mapping[str, Any], scope: Locator | None = None) -> None:
    """Enter answers as somebody would: field by field, row by row."""
    if scope is None:
        answers = told_by(page, answers)
    inside = scope or page.locator("form [data-ask]").locator("xpath=ancestor::form").first
    for name, value in answers.items():
        ask = ask_in(inside, name)
        control = ask.get_attribute("data-control")
        if control == "rows":
            fill_rows(page, ask, value)
        elif control == "group":
            fill(page, {"text": value} if isinstance(value, str) else value, ask)
        else:
            enter(ask, control, value)


def told_by(page: Page, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Say who tells it, if the answers do; return what is left to enter, the sources first."""
    rest = {name: answers[name] for name in ("sources",) if name in answers}
    if "record" in answers:
        stand(page, word_of(answers))
        note = {"note": answers.get("contributor", {}).get("note")}
        rest |= {"contributor": note} if note["note"] else {}
    return {
        **rest,
        **{name: value for name, value in answers.items() if name not in ("record", "contributor")},
    }


def word_of(answers: Mapping[str, Any]) -> str:
    """Return the word of the stance that the answers tell; of first hand alone it is the team's."""
    stance = stance_of(answers) or stance_of({**answers, "contributor": {"tie": "team"}})
    assert stance is not None, answers
    return stance.word


def stand(page: Page, word: str) -> None:
    """Answer whether somebody was there."""
    page.locator(f"[name=stance][value={word}]").check()


def ask_in(scope: Locator, name: str) -> Locator:
    """Find a question of a form, a group or a row that is not one of something inside it."""
    above = "ancestor::*[self::form or @data-ask or @data-row][1]"
    asks = scope.locator(f"xpath=.//*[@data-ask='{name}']")
    here = scope.element_handle()
    for ask in asks.all():
        if ask.locator(f"xpath={above}").evaluate("(owner, here) => owner === here", here):
            return ask
    raise AssertionError(f"nothing asks for {name}")


def fill_rows(page: Page, ask: Locator, entries: list[Any]) -> None:
    rows = ask.locator("[data-row]")
    for index, entry in enumerate(entries):
        if rows.count() <= index:
            ask.locator("[data-add]").click()
        text = "name" if ask.get_attribute("data-files") else "text"
        fill(page, {text: entry} if isinstance(entry, str) else entry, rows.nth(index))


def enter(ask: Locator, control: str | None, value: Any) -> None:
    field = ask.locator(".ask__control")
    if ask.locator("[data-value]").count():
        cite(ask, [value] if isinstance(value, str) else value)
        return
    if is_given(ask):
        row = ask.locator("xpath=ancestor::*[@data-row]")
        expect(row.locator(".row__name")).to_contain_text(f"({value})")
        return
    fold = ask.locator("xpath=ancestor::details")
    if fold.count():
        expect(fold).to_be_visible()
        fold.evaluate("(fold) => { fold.open = true; }")
    if control == "choice":
        field.select_option(value)
    elif control == "flag":
        field.set_checked(value)
    elif control == "lines":
        field.fill("\n".join(value))
    else:
        field.fill(str(value))
        field.press("Escape")  # closes a list of suggestions, where there is one


def data_of(page: Page) -> Any:
    """Return the data that the answers make, once the form has followed them."""
    return page.evaluate(
        "() => { const form = document.querySelector('retrospective-form'); "
        "form.update(); return form.data; }"
    )


def is_given(ask: Locator) -> bool:
    """Whether the form gives the answer itself: the mark of a source."""
    return ask.evaluate("(ask) => ask.matches('[data-ask=sources] [data-ask=id]')") is True


def cite(ask: Locator, sources: list[str]) -> None:
    """Choose the sources of a statement from its list."""
    fold = ask.locator("xpath=ancestor::details")
    expect(fold).to_be_visible()
    fold.evaluate("(fold) => { fold.open = true; }")
    for source in sources:
        ask.locator(f"[data-cite][value='{source}']").check()


def open_file(page: Page, name: str, text: str) -> None:
    file = FilePayload(name=name, mimeType="application/yaml", buffer=text.encode())
    page.locator("[data-open]").set_input_files(file)


def finish(page: Page) -> None:
    page.get_by_role("button", name="Check and finish").click()


def hand_over(page: Page) -> None:
    """Go from a complete form to the ways to hand it in, keeping everything."""
    finish(page)
    expect(page.get_by_role("heading", name="Before it leaves")).to_be_focused()
    for place in page.get_by_label("Keep it: it may be public").all():
        place.check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Ready: hand it in")).to_be_focused()


def downloaded(page: Page) -> tuple[str, str]:
    """Return the file's name and its text."""
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    name = download.value.suggested_filename
    return name, Path(download.value.path()).read_text(encoding="utf-8")


def record_of(text: str) -> Retrospective:
    tree, problems = read_tree(Path("case.yml"), text)
    assert tree is not None, problems
    record, problems = read_record(tree, Retrospective)
    assert record is not None, problems
    return record
