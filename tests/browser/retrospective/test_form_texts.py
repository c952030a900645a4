"""Does `playbook check` read what the contribution form writes, whatever somebody enters?"""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.content.loader import load
from macros.content.loader.text import visible
from macros.model import InlineOrganisation
from macros.text.plain import lines_in

from ...helpers.texts import tidied
from ..judged import judged

FIXED = (
    "plain", 'a "quoted" word', "it's", "'", '"', "\\", "\\n", "a: b", "a:b", ":", "key: [v]",
    "- dash", "-", "--- a", "---", "...", "? q", "| bar", "> fold", "& and", "* star", "! bang",
    "% per", "@ at", "` tick", "# hash", "a # b", "a#b", "{{ 7*7 }}", "{% include 'x' %}", "{a: 1}",
    "[a, b]", "no", "No", "yes", "on", "off", "y", "n", "true", "null", "~", "1:30", "012", "0x1f",
    "0o17", "1e5", "1_000", ".inf", ".nan", "2025-03-14", "2025-03", "2025", "3.14", "=", "<<",
    "🙂", "👩‍👩‍👧‍👦 family", "مرحبا بالعالم", "שלום: עולם", "漢字と仮名", "e\u0301",
    "\u200bzero\u200bwidth",
    "\u200e\u200fmarks", "soft\u00adhyphen", "no\u00a0break", "\u202eturned\u202c", "\ufeffbom",
    "\x00nul", "\x1b[31mred", "\x7fdel", "\x85nel", "\u2028line", "\ufffe", "tab\tinside", "\ttab",
    "trailing  ", "  leading", "two\nlines", "two\n\nparagraphs", "  indented\nlines",
    "line one\n  indented two", "trailing space \nthen more", "tab\n\tindented", "windows\r\nlines",
    "old\rmac", "ends\n\n\n", "a\n- b\n- c", "a\n# b", "a\n---\nb", "x" * 200, "word " * 40,
    "https://example.org/" + "a" * 120, "<script>alert(1)</script>", "<!-- c -->", "--8<--",
    "<b>&amp;</b>", "$(echo x)", "${x}", "=1+1", "a\\", '"', "''", "`", "| a", "a |", ", ", "a,b",
    "100%", "C$880", "€5", "key : value", "? ", "\U0001f1e9\U0001f1ea", "ﷺ", "a\u0000b", "é è ü",
)  # fmt: skip

PIECES = (
    " ", "  ", "\n", "\n\n", "\t", ":", ": ", " #", "#", "-", "- ", "'", '"', "\\", "{{", "}}", "[",
    "]", "{", "}", "|", ">", "&", "*", "!", "%", "@", "`", "?", ",", "0", "1", "12", "no", "on",
    "a", "Ä", "é", "漢", "🙂", "م", "\u200b", "\u202e", "\x00", "\x85", "\ufeff", "---", "...",
    "~", "=", "word", "longer words", "x" * 90, "\r", "\r\n", "<", "(", ")", "_", "+", "e", ".",
)  # fmt: skip


def made_up(seed: int, count: int) -> list[str]:
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    return [
        "".join(chance.choice(PIECES) for _ in range(chance.randint(1, 12))) for _ in range(count)
    ]


ENTER = """([texts, fields]) => {
  const form = document.querySelector("retrospective-form");
  return texts.map((text) => {
    for (const field of fields) {
      const control = form.querySelector(`.ask__control[id^=ask-${field}]`);
      control.value = text;
      control.dispatchEvent(new Event("input", { bubbles: true }));
      control.dispatchEvent(new Event("change", { bubbles: true }));
    }
    form.update();
    const problems = form.check.problems(form.data).map(({ rule, where, message, hint }) =>
      [rule, where, message, hint]);
    return { text: form.text, problems };
  });
}"""

WRITTEN = (
    "organisations-name", "region", "partners", "use_case", "story-text", "edge_cases-text",
    "practices-evidence", "criteria-unit",
)  # fmt: skip
COUNTED = ("criteria-target", "dates-decision", "governance-took_weeks")

START = """
  title: A case
  summary: A summary.
  organisations: [{name: One, kind: unnamed, sector: other}]
  record: contributed
  contributor: {tie: team}
  technique: other
  outcome: limited
  dates: {outcome: "2025"}
  worked: [It did.]
  edge_cases: [One]
  governance: [{review: security, started: never}]
  practices: [{pattern: shadow-mode, use: full, effect: helped, basis: stated, evidence: E}]
  criteria: [{metric: M, better: higher, set: never, baseline: "-1"}]
"""


def on_one_line(text: str) -> str:
    """Return what a browser keeps of a text in a field of one line."""
    return tidied(text.replace("\r", "").replace("\n", ""))


def entered(page: Page, texts: Sequence[str], fields: Sequence[str]) -> list[dict[str, Any]]:
    """Enter each text into each field; return the file and the problems after each."""
    page.goto("contribute/retrospective/")
    expect(page.locator("retrospective-form[data-ready]")).to_be_attached()
    page.locator("[data-open]").set_input_files(
        {"name": "start.yml", "mimeType": "application/yaml", "buffer": START.encode()}
    )
    expect(page.locator("[data-said]")).to_contain_text("Opened start.yml")
    found: list[dict[str, Any]] = page.evaluate(ENTER, [list(texts), list(fields)])
    assert len(found) == len(texts) > 50
    return found


@pytest.mark.parametrize(
    "texts",
    [FIXED, *(made_up(seed, 150) for seed in range(4))],
    ids=["fixed", *(f"made-up-{seed}" for seed in range(4))],
)
def test_any_text_comes_out_as_it_was_entered(page: Page, texts: Sequence[str]) -> None:
    loaded = load([Path("playbook")])
    same = 0
    for text, after in zip(texts, entered(page, texts, WRITTEN), strict=True):
        record, said = judged(after["text"], loaded)
        assert said == {tuple(problem) for problem in after["problems"]}, text
        if record is None:  # nothing to see in it, or too long
            continue
        line = on_one_line(text)
        (organisation,) = record.organisations
        assert isinstance(organisation, InlineOrganisation)
        assert organisation.name == line
        assert record.region == line
        assert record.criteria[0].unit == line
        assert record.use_case == tidied(text)
        assert record.story is not None
        assert record.story.text == tidied(text)
        assert record.edge_cases[0].text == tidied(text)
        assert record.practices[0].evidence == tidied(text)
        assert list(record.partners) == [one for one in map(tidied, lines_in(visible(text))) if one]
        same += 1
    assert same > 0.75 * len(texts)


@pytest.mark.parametrize("texts", [FIXED, made_up(9, 200)], ids=["fixed", "made-up"])
def test_figures_and_dates_are_judged_alike(page: Page, texts: Sequence[str]) -> None:
    loaded = load([Path("playbook")])
    figures = [*texts, "5", "0.5", ".5", "-3", "+4", "007", "1e9", "1" * 15, "1" * 16, "0.0000001"]
    counted = 0
    for text, after in zip(figures, entered(page, figures, COUNTED), strict=True):
        _, said = judged(after["text"], loaded)
        assert said == {tuple(problem) for problem in after["problems"]}, text
        counted += not any("`target`" in message for _, _, message, _ in said)
    assert counted > 5
