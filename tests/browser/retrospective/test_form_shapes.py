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
