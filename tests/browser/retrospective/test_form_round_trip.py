"""Is a record that the form opens and writes again the same record, field by field?"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.content.loader import load, read_tree
from macros.contribute.drafts import read_draft
from macros.contribute.organisations import with_known_ids
from macros.contribute.questions import fields
from macros.model import CaseSource, Finding, Retrospective

from ..checks import today
from ..forms import SHORT, data_of, fill, open_file, opened, record_of, stand
from ..rules.test_form_rules import FIRST_HAND, PUBLISHED, varied

CASES = [
    case
    for case in sorted(Path("playbook/retrospectives").glob("*/*.yml"))
    if "status: withdrawn" not in case.read_text(encoding="utf-8")
]

WRITE = """(texts) => {
  const form = document.querySelector("retrospective-form");
  return texts.map((text) => {
    const unplaced = form.fill(form.file.fromFile(text));
    form.update(null);
    return [form.text, unplaced];
  });
}"""


def written(page: Page, texts: list[str]) -> list[str]:
    """Return each file as the form writes it, having opened it."""
    found = page.evaluate(WRITE, texts)
    assert [unplaced for _, unplaced in found if unplaced] == []
    return [text for text, _ in found]


def data_in(text: str) -> Any:
    tree, problems = read_tree(Path("case.yml"), text)
    assert tree is not None, problems
    return tree.data


def test_every_published_record_stays_what_it_is(form: Page) -> None:
    assert len(CASES) > 15
    texts = [case.read_text(encoding="utf-8") for case in CASES]
    for case, before, after in zip(CASES, texts, written(form, texts), strict=True):
        assert record_of(after) == record_of(before), case
        names = list(data_in(after))
        assert names == [name for name in fields(Retrospective) if name in names], case


def without_nothing(data: Any) -> Any:
    """Return data without what says nothing: an empty list, false, and text that no one sees."""
    if isinstance(data, list):
        return [without_nothing(entry) for entry in data]
    if not isinstance(data, dict):
        return data
    kept = {name: without_nothing(value) for name, value in data.items()}
    return {name: value for name, value in kept.items() if value not in ([], False, None)}


@pytest.mark.parametrize("whole", [FIRST_HAND, PUBLISHED], ids=["first-hand", "published"])
def test_records_with_every_field_stay_what_they_are(form: Page, whole: Any) -> None:
    chance = random.Random(11)  # noqa: S311 - for cases, not for secrets
    loaded = load([Path("playbook")])
    others = (without_nothing(varied(whole, chance)) for _ in range(80))
    every = (without_nothing(whole), *others)
    named = [with_known_ids(case, loaded) for case in every]
    cases = [case for case in named if "ubre" not in case["organisations"]]
    texts = [yaml.safe_dump(case, sort_keys=False, allow_unicode=True) for case in cases]
    assert len(cases) > 60
    for case, after in zip(cases, written(form, texts), strict=True):
        told = data_in(after)
        assert told.pop("added") == today()
        assert alike(told) == alike(case), after


def alike(data: Any) -> str:
    """Return data as they are compared: a list of one and a text alone are as written out."""
    return json.dumps(_plain(data), sort_keys=True, ensure_ascii=False)


def _plain(data: Any) -> Any:
    if isinstance(data, list):
        entries = [_plain(entry) for entry in data]
        return entries[0] if len(entries) == 1 else entries
    if isinstance(data, dict):
        plain = {name: _plain(value) for name, value in data.items()}
        return plain["text"] if set(plain) == {"text"} else plain
    return str(data) if isinstance(data, int) and not isinstance(data, bool) else data


def test_what_only_a_maintainer_writes_is_carried_along(form: Page) -> None:
    kept = {
        "status": "disputed",
        "disputes": [{"day": "2026-01-02", "says": "It was 30.", "answer": "Corrected."}],
        "not_same_as": ["dpd-chatbot"],
        "added": "2026-01-01",
        "changed": "2026-02-01",
        "was": ["a-case-once"],
    }
    open_file(form, "a-case.yml", yaml.safe_dump({**SHORT, "id": "a-case", **kept}))
    title = form.locator("#ask-title")
    title.fill("Another title")
    assert {name: data_of(form)[name] for name in kept} == kept
    opened(form)
    assert {name: data_of(form)[name] for name in kept} == kept
    told = data_in(form.evaluate("document.querySelector('retrospective-form').text"))
    assert {name: told[name] for name in kept} == kept
    form.get_by_role("button", name="Start again").click()
    assert data_of(form) == {}


def test_parts_are_written_in_the_order_of_the_model(form: Page) -> None:
    form.get_by_label("Full:").check()
    stand(form, "published")
    source = {"title": "Report", "form": "audit", "extent": "whole", "url": "https://example.org/r"}
    fill(form, {"sources": [source]})
    feedback = [{"text": "It is quick.", "who": "A clerk", "source": "s1"}]
    fill(form, {"title": "A", "user_feedback": feedback})
    data_of(form)
    told = data_in(form.evaluate("document.querySelector('retrospective-form').text"))
    assert list(told) == ["id", "title", "added", "record", "user_feedback", "sources"]
    assert list(told["user_feedback"][0]) == ["text", "who", "source"]
    assert set(told["user_feedback"][0]) < set(fields(Finding))
    own = [name for name in fields(CaseSource) if name in told["sources"][0]]
    assert list(told["sources"][0]) == own


def unfinished(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="Save what there is as a file").click()
    assert download.value.suggested_filename == "draft-retrospective.yml"
    return Path(download.value.path()).read_text(encoding="utf-8")


def test_an_unfinished_contribution_goes_on_elsewhere(form: Page) -> None:
    stand(form, "published")
    fill(form, {"sources": [{"title": "Report", "form": "audit"}]})
    fill(form, {"title": "Triage", "dates": {"outcome": "yester"}, "worked": ["It did. [s1]"]})
    form.locator("#ask-title").focus()
    before = data_of(form)
    text = unfinished(form)
    draft = read_draft(Retrospective, Path("draft-retrospective.yml"), text)
    assert draft.answers == before
    assert draft.asked == {"id", "title", "record", "worked"}  # not what is wrong or not whole
    form.get_by_role("button", name="Start again").click()
    assert data_of(form) == {}
    open_file(form, "draft-retrospective.yml", text)
    expect(form.locator("[data-said]")).to_have_text(
        "Opened draft-retrospective.yml. Take that back"
    )
    assert data_of(form) == before


def test_a_draft_of_the_terminal_is_opened(form: Page) -> None:
    text = (
        "# A draft: `playbook new retrospective` goes on with it.\n"
        "title: Triage\nrecord: contributed\ncontributor:\n  tie: team\n"
        "asked:\n  - contributor\n  - region\n  - title\n"
    )
    open_file(form, "draft-retrospective.yml", text)
    form.get_by_role("button", name="Take that back").wait_for()
    assert "no place" not in form.locator("[data-said]").inner_text()
    assert data_of(form) == {
        "id": "triage",
        "title": "Triage",
        "record": "contributed",
        "contributor": {"tie": "team"},
    }
