"""Does the contribution form find what `playbook check` finds, and say it in the same words?"""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from macros.browser.contribution import choices_of, contribution_files, items_of
from macros.content.loader import Loaded, content_files, load, read_tree
from macros.content.rules import ENTRY_RULES, check
from macros.model import Organisation, Retrospective
from macros.text.words import WORDS

from ...cases import BAD, lay, names
from ...helpers.faults import with_faults
from ...helpers.twins import differences
from ..judged import Said, judged, said

NOT_OF_RETROSPECTIVES = frozenset(
    {
        *("week_or_when", "gates_guarded", "agenda_fills_session"),
        *("statistics_qualified", "not_reserved", "codings_fit", "leads_fit"),
        *("duties_answered", "questions_apart"),
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


def items(loaded: Loaded) -> object:
    """Return what the rules know of the playbook's items, as items.json has it."""
    filed = choices_of(loaded.items.of(Organisation))
    return {**items_of(loaded.declared), "choices": {"organisation": filed}}


EVERYTHING = CHECK.replace("check.problems(data, data.id)", "check.everything(data, data.id)")


def in_the_browser(page: Page, cases: list[object], loaded: Loaded) -> list[set[Said]]:
    page.goto("contribute/retrospective/")
    found = page.evaluate(CHECK, [cases, items(loaded)])
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


FIRST_HAND = yaml.safe_load("""\
id: a-case
title: A case
summary: It read [invoices](step:decide), and stopped.
organisations: [uber, {name: A European insurer, kind: unnamed, sector: insurance, region: Europe}]
partners: [An integrator]
sector: insurance
region: Europe
use_case: Reads invoices; see https://example.org.
technique: agent
record: contributed
contributor: {tie: team, note: One of four}
outcome: limited
dates: {pilot_start: "2024-01", pilot_end: "2024-03-31", decision: "2024-04", production: "2024",
  outcome: 2025, seen: "2025-06-01",
  no_pilot: false, outcome_by: true}
timeline:
  - {when: "2024-01-10", what: It began., source: s1}
  - {when: "2024-02", what: It went on., source: [s1, s2]}
stages:
  - {name: Private pilot, began: "2024-01", ended: "2024-02-29", users: 1000, about: true,
     decision: extend, why: Too few cases., source: s1}
  - {name: Open pilot, began: 2024, decision: go}
story: {text: "Two paragraphs.\\n\\nAnd [more](https://example.org/a).", source: s1}
owner: {role: Head of claims, named: before-pilot, until: "2024-02", commitment: Two clerks}
later_owners:
  - {role: Head of service, named: after-pilot, since: "2024-02", until: 2025}
criteria:
  - {metric: Right bookings, unit: "%", better: higher, baseline: 61, target: 92.5, actual: 94,
     set: before-pilot}
results:
  - {metric: Minutes, value: 3, compared_with: 45.5, when: "2024-03", phase: in-pilot,
     population: All clerks, sample: 40, measured_by: vendor, design: before-after, source: s2,
     finding: no-difference, interval: 95 % interval 1 to 5, organisation: uber}
  - {metric: Cost, low: 2, high: 3.5, about: true, measured_by: organisation, design: none,
     organisation: A European insurer}
harm: [{what: People were fined., people: 40, about: true, money: US$ 2 million, law: A ruling.}]
integrations: [{system: The ERP, kind: erp, when: in-pilot, note: Read only.}]
governance: [{review: security, started: in-pilot, took_weeks: 9, finished: after-pilot}]
failure_modes:
  - {mode: no-business-owner, status: avoided, evidence: She signed., organisation: uber}
  - {mode: no-business-owner, status: not-evidenced, evidence: Nothing., reading: true,
     organisation: A European insurer}
practices:
  - {pattern: shadow-mode, use: full, effect: helped, basis: comparison, by: independent,
     evidence: It ran beside., source: s1, organisation: uber}
  - {pattern: kill-switch, use: none, evidence: There was none., organisation: uber}
  - {proposed: Weekly error clinic, use: partly, effect: no-effect, basis: stated,
     evidence: It took hours., organisation: A European insurer}
decisions: [{what: Go on, why: It met them, alternatives: [Stop, "Wait"], by: CEO, when: "2024"}]
says: [{who: The union, what: It counted wrong., source: s1}]
worked: [The pilot, {text: The sample, source: s2, reading: true}]
did_not_work: [{text: The hand-over}]
edge_cases: [Two invoices on a page]
user_feedback: [It is quick, {text: It is right, who: A clerk}]
integration_challenges: [Two log-ins]
benchmarks: [Two seconds a page]
lessons: [Begin earlier]
against: [We had no owner and it went well]
reusable: [{asset: Reader, kind: pipeline, link: "https://example.org/reader"}]
status: disputed
disputes: [{day: "2026-01-02", says: It was 30 people., who: The insurer, answer: Corrected.}]
not_same_as: [dpd-chatbot]
sources:
  - {id: s1, title: Report, publisher: The insurer, published: 2024, url: "https://example.org/r",
     archived: "https://archive.example/r", read_on: "2026-01-02", extent: whole, form: audit}
  - {id: s2, title: Article, form: vendor, copy_of: s1}
contributors: [A team]
""")
"""A record with every field, as a team tells it."""


def compiled(case: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record as it would be compiled from what others published, with its sources."""
    given: dict[str, Any] = {
        name: [_sourced(entry) for entry in value] if isinstance(value, list) else value
        for name, value in case.items()
        if name != "contributor"
    }
    read = {"read_on": "2026-01-02", "extent": "excerpt"}
    return {
        **given,
        "record": "public-record",
        "owner": {**case["owner"], "source": "s1"},
        "practices": [
            {**_sourced(report), **({"by": "organisation"} if "effect" in report else {})}
            for report in case["practices"]
        ],
        **{name: case[name] for name in ("organisations", "partners", "not_same_as")},
        "sources": [{**source, **read} for source in case["sources"]],
        "contributors": case["contributors"],
    }


def _sourced(entry: Any) -> Any:
    told = {"text": entry} if isinstance(entry, str) else entry
    return {**told, "source": told.get("source", "s1")}


PUBLISHED = compiled(FIRST_HAND)

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
    "contributed", "none", "unclear", "partly", "helped", "no-effect", "stated", "reading",
    "independent", "organisation", "disputed", "current", "whole", "abstract", "press", "vendor",
    "unknown", "https://example.org/copy", "uber", "ubre", "UBER", "Über", "Uber Technologies",
    "A European insurer", "dpd-uk", "company", "unnamed", "extend", "dpd-chatbot", "2026-01-02",
    "2026-02-30", {"name": "Uber, Inc.", "kind": "company", "sector": "mobility"},
    {"name": "U.B.E.R.", "kind": "unnamed", "sector": "mobility"}, {"name": "New"}, {"tie": "team"},
    {"name": "A European insurer", "kind": "unnamed", "sector": "other", "size": 3},
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_thousands_of_records_with_something_wrong(seed: int, page: Page) -> None:
    loaded = load([Path("playbook")])
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    cases: list[object] = [
        with_faults(whole, JUNK, chance) for _ in range(500) for whole in (FIRST_HAND, PUBLISHED)
    ]
    found = in_the_browser(page, cases, loaded)
    expected = [judged(json.dumps(case, ensure_ascii=False), loaded)[1] for case in cases]
    differing = [
        (case, expect - find, find - expect)
        for case, find, expect in zip(cases, found, expected, strict=True)
        if find != expect
    ]
    assert differing[:3] == []
    assert sum(map(bool, expected)) > 600
    rules = {rule for case in expected for rule, *_ in case}
    assert len(rules) > 17, rules


ABSENT = object()
DATES = ("2023", "2024-02", "2024-02-30", "2025-07-01", "2026", ABSENT)
VALUES: Mapping[str, tuple[object, ...]] = {
    "record": ("contributed", "public-record"),
    "contributor": ({"tie": "researcher"}, {"tie": "vendor", "note": "It sold it."}, ABSENT),
    "organisations": (
        ["uber"], ["uber", "uber"], ["dpd-uk", "uber"], ["ubre"],
        [{"name": "Uber Technologies Inc", "kind": "company", "sector": "mobility"}, "dpd-uk"],
        [{"name": "Uber", "kind": "unnamed", "sector": "mobility"}, "uber"],
    ),
    "organisation": ("uber", "dpd-uk", "A European insurer", "uberr", "Uber", ABSENT),
    "mode": ("no-business-owner", "integration-deferred"),
    "no_pilot": (True, True, False, ABSENT), "outcome_by": (True, False, ABSENT),
    **dict.fromkeys(("named", "set", "started"), ("in-pilot", "never", ABSENT)),
    "finding": ("better", "worse", "no-difference", ABSENT),
    "design": ("randomised", "comparison", "before-after", "earlier-version", "none"),
    "use": ("full", "partly", "none", "unclear"),
    "effect": ("helped", "mixed", "hurt", "no-effect", ABSENT),
    "basis": ("randomised", "before-after", "stated", "reading", ABSENT),
    "by": ("organisation", "vendor", "independent", ABSENT),
    "source": ("s1", "s2", ["s2", "s1"], ["s3"], [], ABSENT),
    "reading": (True, False, ABSENT),
    "value": (1, -2.5, ABSENT), "low": (1, 4, ABSENT), "high": (0, 3.5, ABSENT),
    "form": ("trial", "paper", "regulator", "statement", "vendor", "press", "other"),
    "extent": ("whole", "excerpt", "abstract", ABSENT),
    "read_on": ("2026-01-02", "2026-02-30", ABSENT),
    "copy_of": ("s1", "s2", "s3", "unknown", "https://example.org/copy", ABSENT),
    "status": ("current", "disputed", "hit", "avoided", "partly"),
    "disputes": ([], [{"day": "2026-02-03", "says": "It was not so."}], ABSENT),
    "not_same_as": (["dpd-chatbot"], ["dpd-chatbt"], ["a-case"], []),
    **dict.fromkeys(("when", "began", "ended", "since", "until"), DATES),
    **dict.fromkeys(("published", "seen", "outcome", "pilot_start", "pilot_end"), DATES),
}  # fmt: skip
"""Values that a field may have, each right in its shape, and wrong beside others."""

TOLD = (
    *("proposed-unused", "effect-unused", "no-effect-given", "basis-missing", "by-missing"),
    *("independent-unsourced", "contributor-missing", "contributor-of-public-record"),
    *("organisation-twice", "result-without-figure", "result-twice", "range-upside-down"),
    *("source-without-read_on", "source-without-extent", "no-carrying-source"),
    *("copies-in-a-circle", "dispute-missing", "statement-unsourced", "mode-named-twice"),
    *("practice-unsourced", "position-unsourced", "reading-by"),
)


def varied(whole: Any, chance: random.Random) -> Any:
    """Return a copy of a record in which some fields have other values, or none."""
    data = copy.deepcopy(whole)
    spots = [(record, name) for record, names in records_in([data]) for name in sorted(names)]
    for record, name in chance.sample(spots, k=chance.randint(1, 6)):
        value = chance.choice(VALUES[name])
        if value is not ABSENT:
            record[name] = copy.deepcopy(value)
        else:
            record.pop(name, None)
    return data


def records_in(entries: list[Any]) -> Iterator[tuple[dict[str, Any], set[str]]]:
    """Yield each record, with the names of fields that it or one beside it has."""
    records = [entry for entry in entries if isinstance(entry, dict)]
    names = {name for record in records for name in record if name in VALUES}
    for record in records:
        yield record, names
        for value in record.values():
            yield from records_in(value if isinstance(value, list) else [value])


def test_thousands_of_records_that_say_something_else(page: Page) -> None:
    loaded = load([Path("playbook")])
    chance = random.Random(17)  # noqa: S311 - for cases, not for secrets
    cases: list[object] = [
        varied(whole, chance) for _ in range(700) for whole in (FIRST_HAND, PUBLISHED)
    ]
    expected = [judged(json.dumps(case), loaded)[1] for case in cases]
    found = in_the_browser(page, cases, loaded)
    assert differences(cases, as_lists(found), as_lists(expected)) == []
    hints = {hint for case in expected for *_, hint in case}
    assert {name for name in TOLD if WORDS[name].hint.format() not in hints} == set()
    rules = {rule for case in expected for rule, *_ in case}
    assert rules >= {"organisation", "unknown-target", "unknown-source", "date", "date-order"}
    assert rules >= {"no-pilot", "missing-field"}


def as_lists(cases: Iterable[set[Said]]) -> list[list[Said]]:
    return [sorted(case) for case in cases]


def test_a_link_to_what_every_object_has_leads_to_no_kind(page: Page) -> None:
    loaded = load([Path("playbook")])
    case = {**FIRST_HAND, "summary": "It [stopped](constructor:here)."}
    expected = judged(json.dumps(case), loaded)[1]
    assert {rule for rule, *_ in expected} == {"unknown-target"}
    assert in_the_browser(page, [case], loaded) == [expected]


def test_a_source_whose_id_is_still_to_be_written_is_no_suggestion(page: Page) -> None:
    loaded = load([Path("playbook")])
    case = {**FIRST_HAND, "sources": [{"title": "Report", "form": "audit"}]}
    page.goto("contribute/retrospective/")
    (found,) = page.evaluate(EVERYTHING, [[case], items(loaded)])
    cited = (
        "timeline[1].source[1]",
        "timeline[2].source[1]",
        "timeline[2].source[2]",
        "stages[1].source[1]",
        "story.source[1]",
        "results[1].source[1]",
        "practices[1].source[1]",
        "says[1].source[1]",
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


@pytest.mark.parametrize("whole", [FIRST_HAND, PUBLISHED], ids=["first-hand", "published"])
def test_a_whole_record_has_no_problems(whole: object, page: Page) -> None:
    loaded = load([Path("playbook")])
    assert judged(json.dumps(whole), loaded)[1] == set()
    assert in_the_browser(page, [whole], loaded) == [set()]


def test_a_whole_record_has_every_field() -> None:
    asked = Retrospective.model_fields.keys() - {"was", "added", "changed"}
    assert asked <= FIRST_HAND.keys()
    assert asked - {"contributor"} <= PUBLISHED.keys()


def test_every_rule_is_checked_here_or_is_about_files(site: Path) -> None:
    folder = site / "assets/js/rules/retrospective"
    script = "".join((folder / f"{name}.js").read_text("utf-8") for name in ("reports", "rules"))
    named = {rule.__name__ for rule in ENTRY_RULES}
    here = {name for name in named if f"*{name}(" in script and f"this.{name}(" in script}
    assert named - here == NOT_OF_RETROSPECTIVES | OF_FILES | OF_GUARD


def test_what_the_form_reads_is_what_python_makes(site: Path) -> None:
    made: Mapping[str, bytes] = contribution_files(load([Path("playbook")]).playbook())
    assert {name: (site / name).read_bytes() for name in made} == dict(made)
