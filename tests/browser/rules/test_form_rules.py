"""Does the contribution form find what `playbook check` finds, and say it in the same words?"""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from macros.browser.contribution import contribution_files, items_of
from macros.content.loader import Loaded, content_files, load, read_tree
from macros.content.rules import ENTRY_RULES, check
from macros.model import Retrospective

from ...cases import BAD, lay, names
from ...helpers.faults import with_faults
from ..judged import Said, judged, said

NOT_OF_RETROSPECTIVES = frozenset(
    {
        *("week_or_when", "gates_guarded", "agenda_fills_session"),
        *("statistics_qualified", "not_reserved"),
    }
)
OF_GUARD = frozenset({"no_secrets"})
OF_FILES = frozenset({"in_the_folder_of_its_year", "renamed_once"})

CASES = [name for name in names(BAD) if name.startswith("retrospective-")]

CHECK = """async ([cases, items]) => {
  const root = new URL(document.querySelector("retrospective-form").dataset.root, location);
  const script = (name) => import(new URL(`assets/js/${name}.js`, root));
  const { Check } = await script("rules/retrospective/check");
  const { Words } = await script("rules/shape/words");
  const read = async (name) => (await fetch(name)).json();
  const [schema, rules] = await Promise.all([read("schema.json"), read("rules.json")]);
  const check = new Check({ schema, words: new Words(rules), rules, items });
  return cases.map((data) =>
    check.problems(data, data.id).map(({ rule, where, message, hint }) =>
      [rule, where, message, hint]));
}"""


EVERYTHING = CHECK.replace("check.problems(data, data.id)", "check.everything(data, data.id)")


def in_the_browser(page: Page, cases: list[object], loaded: Loaded) -> list[set[Said]]:
    page.goto("contribute/retrospective/")
    found = page.evaluate(CHECK, [cases, items_of(loaded.declared)])
    return [{(rule, where, message, hint) for rule, where, message, hint in case} for case in found]


@pytest.mark.parametrize("case", CASES)
def test_the_cases_of_bad_retrospectives(case: str, page: Page, work: Path) -> None:
    loaded = load(lay(BAD / case, work))
    listed, _ = content_files(Path("playbook"))
    files = [file.path for file in listed if file.kind is Retrospective]
    cases: list[object] = []
    expected = []
    for file in files:
        tree, _ = read_tree(file, file.read_text(encoding="utf-8"))
        assert tree is not None
        cases.append(tree.data)
        of_file = (p for p in check(loaded) if p.place.path == file)
        expected.append(said(of_file))
    assert any(expected)
    assert in_the_browser(page, cases, loaded) == expected


WHOLE = yaml.safe_load("""\
id: a-case
title: A case
summary: It read [invoices](step:decide), and stopped.
organisation: A European insurer
partners: [An integrator]
sector: insurance
region: Europe
use_case: Reads invoices; see https://example.org.
technique: agent
record: contributed
outcome: limited
dates: {pilot_start: "2024-01", pilot_end: "2024-03-31", decision: "2024-04", production: "2024",
  outcome: 2025}
timeline:
  - {when: "2024-01-10", what: It began., source: s1}
  - {when: "2024-02", what: It went on., source: [s1, s2]}
story: {text: "Two paragraphs.\\n\\nAnd [more](https://example.org/a).", source: s1}
owner: {role: Head of claims, named: before-pilot, commitment: Two clerks}
criteria:
  - {metric: Right bookings, unit: "%", better: higher, baseline: 61, target: 92.5, actual: 94,
     set: before-pilot}
results: [{metric: Minutes, value: 3, compared_with: 45.5, measured_by: vendor, source: s2}]
integrations: [{system: The ERP, kind: erp, when: in-pilot, note: Read only.}]
governance: [{review: security, started: in-pilot, took_weeks: 9, finished: after-pilot}]
failure_modes: [{mode: no-business-owner, status: avoided, evidence: She signed., reading: true}]
practices:
  - {pattern: shadow-mode, effect: helped, evidence: It ran beside., source: s1}
  - {proposed: Weekly error clinic, effect: mixed, evidence: It took hours.}
decisions: [{what: Go on, why: It met them, alternatives: [Stop, "Wait"], by: CEO, when: "2024"}]
worked: [The pilot, {text: The sample, source: s2, reading: true}]
did_not_work: [{text: The hand-over}]
edge_cases: [Two invoices on a page]
lessons: [Begin earlier]
reusable: [{asset: Reader, kind: pipeline, link: "https://example.org/reader"}]
sources:
  - {id: s1, title: Report, publisher: The insurer, year: 2024, url: "https://example.org/r",
     kind: primary}
  - {id: s2, title: Article, kind: vendor}
contributors: [A team]
""")

JUNK: tuple[object, ...] = (
    None, "", "  ", 0, 3, -1, 2.5, True, False, [], {}, [None], ["a"], {"text": "x"}, {"text": ""},
    {"text": 1, "source": "s9", "more": 1}, "2025-13", "2025-02-30", "2024-02-29", "0000", "25", 25,
    1999, 99999, "helped", "never", "scaled", "never-left-pilot", "public-record", "s1", "s3",
    "Not A Slug", "shadow-mod", "shadow-mode", "no-owner", "https://", "http://[x", "ftp://x.y",
    "two\nlines", "x" * 241, "x" * 1201, "ü" * 1200, "# A heading", "![image](https://x.org/a.png)",
    "[a](javascript:alert(1))", "[a](pattern:shadow-mdoe)", "[a](patern:shadow-mode)", "[a]()",
    "[a](role:shadow-mode)", "[a](retrospective:a-case)", "[a](mailto:)", "[a](zzz:nowhere)",
    "[a](step:xxxxx)", "<https://x.org>", "[a](//x.org)", "[a](step:decide \"t\")", "{{ 7*7 }}",
    "<b>&amp;</b>", "`[a](nowhere)`", "Heading\n=======", "    code", "> quote\n> # more", "é 🙂",
    "[r]\n\n[r]: nowhere", ["x"] * 3, [["a"]], "shadow-mode\n", " s1 ", "9007199254740993",
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_thousands_of_records_with_something_wrong(seed: int, page: Page) -> None:
    loaded = load([Path("playbook")])
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    cases: list[object] = [with_faults(WHOLE, JUNK, chance) for _ in range(700)]
    found = in_the_browser(page, cases, loaded)
    expected = [judged(json.dumps(case, ensure_ascii=False), loaded)[1] for case in cases]
    differing = [
        (case, expect - find, find - expect)
        for case, find, expect in zip(cases, found, expected, strict=True)
        if find != expect
    ]
    assert differing[:3] == []
    assert sum(map(bool, expected)) > 400
    rules = {rule for case in expected for rule, *_ in case}
    assert len(rules) > 12, rules


def test_a_link_to_what_every_object_has_leads_to_no_kind(page: Page) -> None:
    loaded = load([Path("playbook")])
    case = {**WHOLE, "summary": "It [stopped](constructor:here)."}
    expected = judged(json.dumps(case), loaded)[1]
    assert {rule for rule, *_ in expected} == {"unknown-target"}
    assert in_the_browser(page, [case], loaded) == [expected]


def test_a_source_whose_id_is_still_to_be_written_is_no_suggestion(page: Page) -> None:
    loaded = load([Path("playbook")])
    case = {**WHOLE, "sources": [{"title": "Report", "kind": "primary"}]}
    page.goto("contribute/retrospective/")
    (found,) = page.evaluate(EVERYTHING, [[case], items_of(loaded.declared)])
    cited = (
        "timeline[1].source[1]",
        "timeline[2].source[1]",
        "timeline[2].source[2]",
        "story.source[1]",
        "results[1].source[1]",
        "practices[1].source[1]",
        "worked[2].source[1]",
    )
    assert [(where, rule, hint) for rule, where, _, hint in found] == [
        (
            "sources[1]",
            "missing-field",
            "Add `id:` here. A short mark by which statements name it, such as s1.",
        ),
        *((where, "unknown-source", "List it under `sources`.") for where in cited),
    ]


def test_a_whole_record_has_no_problems(page: Page) -> None:
    loaded = load([Path("playbook")])
    assert judged(json.dumps(WHOLE), loaded)[1] == set()
    assert in_the_browser(page, [WHOLE], loaded) == [set()]


def test_every_rule_is_checked_here_or_is_about_files(site: Path) -> None:
    script = (site / "assets/js/rules/retrospective/rules.js").read_text(encoding="utf-8")
    named = {rule.__name__ for rule in ENTRY_RULES}
    here = {name for name in named if f"*{name}(" in script and f"this.{name}(" in script}
    assert named - here == NOT_OF_RETROSPECTIVES | OF_FILES | OF_GUARD


def test_what_the_form_reads_is_what_python_makes(site: Path) -> None:
    made: Mapping[str, bytes] = contribution_files(load([Path("playbook")]).playbook())
    assert {name: (site / name).read_bytes() for name in made} == dict(made)
