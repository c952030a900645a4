"""Does the form go on working whatever shape a field of an opened file has?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from ..forms import CASE, data_of, open_file

SHAPES: tuple[Any, ...] = ("2025", ["a", "b"], {"a": "b"}, None)

TAKE = """(records) => {
  const form = document.querySelector("retrospective-form");
  return records.flatMap(([name, answers]) => {
    try {
      form.fill(answers);
      form.update(null);
      return [];
    } catch (error) {
      return [`${name}: ${error.message}`];
    }
  });
}"""


OPENED = "() => document.querySelector('retrospective-form').opened"
PROBLEMS = """() => document.querySelector("retrospective-form").problems
  .map(({ name }) => name).filter((name) => name === "id-taken")"""


def record_in(path: Path) -> dict[str, Any]:
    """Return a record's fields, with days as texts."""
    record = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: str(value) if name == "added" else value for name, value in record.items()}


def test_no_shape_of_a_field_stops_the_form(form: Page) -> None:
    record = record_in(CASE)
    every = [
        (f"{name} as {shape}", {**record, name: shape})
        for name in (*record, "disputes", "status")
        for shape in SHAPES
    ]
    assert form.evaluate(TAKE, every) == []


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ('title: T\nuse_case: U\ndates: "2025"\n', "dates"),
        ("title: T\nuse_case: U\ncontributor: team\n", "contributor"),
        ("title: [a, b]\nuse_case: U\nsummary: S\n", "title"),
    ],
)
def test_what_has_a_question_but_another_shape_is_said_and_left(
    form: Page, text: str, field: str
) -> None:
    open_file(form, "case.yml", text)
    said = form.locator("[data-said]")
    expect(said).to_contain_text(f"The form has no place for: {field}.")
    assert field not in data_of(form)
    form.locator("#ask-title").fill("Invoice triage")
    assert data_of(form)["title"] == "Invoice triage"


def test_an_opened_record_is_still_known_as_opened_after_a_reload(form: Page) -> None:
    open_file(form, CASE.name, CASE.read_text(encoding="utf-8"))
    expect(form.locator("[data-said]")).to_contain_text("Opened")
    assert form.evaluate(PROBLEMS) == []
    form.reload()
    expect(form.locator("[data-said]")).to_have_text("Your draft is back: this browser kept it.")
    assert form.evaluate(PROBLEMS) == []
    form.get_by_role("button", name="Start again").click()
    assert form.evaluate(OPENED) is None
    form.get_by_role("button", name="Take that back").click()
    assert form.evaluate(OPENED) == CASE.stem
    assert form.evaluate(PROBLEMS) == []


def test_taking_an_opened_file_back_forgets_it(form: Page) -> None:
    open_file(form, CASE.name, CASE.read_text(encoding="utf-8"))
    form.get_by_role("button", name="Take that back").click()
    assert form.evaluate(OPENED) is None
