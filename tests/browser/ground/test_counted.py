"""Do the browser's numbers agree with the words beside them, as those of the terminal do?"""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page, expect

from macros.browser.workspace import framework_shape
from macros.text.counted import agreeing, counted

from ...helpers.judgements import playbook
from ...helpers.plurals import disagreeing
from ...helpers.twins import differences
from ...text.test_counted import COUNTED, FACTS, NAMED, NUMBERS, SAID, said_of
from ..forms import fill
from ..modules import run

CHECKLISTS = {
    "done of one": ({"all": 1, "done": 0, "na": 0, "open": 1}, "0 of 1 item done"),
    "done, one exempt": (
        {"all": 3, "done": 2, "na": 1, "open": 0},
        "2 of 3 items done, 1 does not apply",
    ),
    "two exempt": ({"all": 3, "done": 1, "na": 2, "open": 0}, "1 of 3 items done, 2 do not apply"),
}
"""How far a checklist is, and the words for it."""

GATES = [
    (1, 0, "0 of 1 gate item done; the gate stays shut"),
    (1, 1, "1 of 1 gate item done; the gate is open"),
    (2, 2, "All 2 gate items done; the gate is open"),
]


WEEKS = """
const { counted } = await load("ground/counted");
return argument.map((n) => counted(n, "week"));
"""


def test_counts_are_said_as_in_the_terminal(page: Page) -> None:
    assert run(page, WEEKS, [count for count, _ in COUNTED]) == [said for _, said in COUNTED]


def test_any_count_is_said_as_in_the_terminal(page: Page) -> None:
    chance = random.Random(12)  # noqa: S311 - for cases, not for secrets
    sizes = [chance.uniform(-1, 1) * 10 ** chance.randint(0, 12) for _ in range(600)]
    counts = [round(size, chance.randint(0, 3)) for size in sizes]
    code = """const { agreeing, counted } = await load("ground/counted");
    return argument.map((n) => [counted(n, "week"), counted(n, "a is", "b are"), agreeing(n, "a")]);
    """
    expected = [
        [counted(count, "week"), counted(count, "a is", "b are"), agreeing(count, "a")]
        for count in counts
    ]
    assert differences(counts, run(page, code, counts), expected) == []


def test_what_a_contributor_writes_as_text_is_counted_alike(page: Page) -> None:
    written = ["1", " 1 ", "1.0", "01", "2", "0.5", "about 1", "one"]
    assert run(page, WEEKS, written) == [
        *("1 week", "1 week", "1 week", "1 week", "2 weeks", "0.5 weeks"),
        *("about 1 weeks", "one weeks"),
    ]


def test_a_verb_agrees_too(page: Page) -> None:
    code = """
        const { agreeing, counted } = await load("ground/counted");
        const entries = (n) => counted(n, "entry is", "entries are");
        return argument.map((n) => [entries(n), agreeing(n, "it", "them")]);
    """
    assert run(page, code, [0, 1, 2]) == [
        ["0 entries are", "them"],
        ["1 entry is", "it"],
        ["2 entries are", "them"],
    ]


@pytest.mark.parametrize(("group", "code"), SAID)
def test_words_with_a_number_are_said_as_in_the_terminal(page: Page, group: str, code: str) -> None:
    say = """
        const { say } = await load("rules/pilot/phrases");
        const { framework, group, code, facts } = argument;
        return facts.map((said) => say(framework, group, code, said));
    """
    argument = {
        "framework": framework_shape(playbook()),
        "group": group,
        "code": code,
        "facts": [FACTS | dict.fromkeys(SAID[group, code][1], n) for n in NUMBERS],
    }
    assert run(page, say, argument) == said_of(group, code)


def test_a_review_that_is_called_one_is_not_called_so_twice(page: Page) -> None:
    names = """
        const { say } = await load("rules/pilot/phrases");
        const { framework, names } = argument;
        return names.map((review) => say(framework, "portfolio", "review-not-passed", { review }));
    """
    argument = {"framework": framework_shape(playbook()), "names": list(NAMED)}
    assert run(page, names, argument) == list(NAMED.values())


def test_how_far_a_checklist_is(page: Page) -> None:
    code = """
        const { countWords, gateWords } = await load("checklists/ticks");
        const gate = ([all, done]) => gateWords({ all, done, na: 0, open: all - done });
        return [argument.counts.map(countWords), argument.gates.map(gate)];
    """
    argument = {
        "counts": [count for count, _ in CHECKLISTS.values()],
        "gates": [[total, done] for total, done, _ in GATES],
    }
    assert run(page, code, argument) == [
        [words for _, words in CHECKLISTS.values()],
        [words for *_, words in GATES],
    ]


def test_a_pilot_fills_a_template_with_weeks_that_agree(page: Page) -> None:
    code = """
        const { factFor } = await load("templates/facts");
        const columns = ["review", "lead-time"];
        const governance = argument.weeks.map((lead_weeks) => ({ review: "legal", lead_weeks }));
        const record = { start: "2026-01-05", governance };
        return factFor({ kind: "table", columns }, record, argument.framework).rows;
    """
    rows = run(page, code, {"weeks": [1, 2], "framework": framework_shape(playbook())})
    assert [row["lead-time"] for row in rows] == ["1 week", "2 weeks"]


@pytest.mark.parametrize(("weeks", "said"), [("1", "took 1 week"), ("2", "took 2 weeks")])
def test_the_preview_of_a_retrospective(form: Page, weeks: str, said: str) -> None:
    form.locator("[name=version][value=full]").check()
    fill(
        form,
        {"governance": [{"review": "legal", "started": "in-pilot", "took_weeks": weeks}]},
    )
    form.get_by_text("How the page will read").click()
    preview = form.locator("[data-preview]")
    expect(preview).to_contain_text(f"began during the pilot, {said}")
    assert disagreeing(preview.inner_text()) == []
