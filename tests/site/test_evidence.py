"""Do retrospectives of an organisation's own content root change what the whole site shows?"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.content.opened import open_playbook
from macros.evidence import evidence_of
from macros.model import Playbook

from ..helpers.building import PROJECT, mkdocs_build
from ..helpers.html import BuiltPage, built_pages

Pages = dict[str, BuiltPage]

CASE = """\
id: {id}
title: Our own deployment {id}
summary: Ours, told first hand.
organisations: [{{name: Our organisation {id}, kind: company, sector: agriculture}}]
use_case: Sorts what comes in.
technique: classification
record: contributed
contributor: {{tie: team}}
outcome: scaled
dates: {{pilot_start: 2025-01, production: 2025-04, outcome: 2026-11-30}}
failure_modes:
  - {{mode: integration-deferred, status: hit, evidence: Our archive was connected last.}}
practices:
  - pattern: {pattern}
    use: full
    effect: {effect}
    basis: stated
    evidence: Ours says so.
    source: s1
worked: [It sorts.]
sources:
  - {{id: s1, title: Our report, publisher: Us, form: statement}}
"""

SAYS = {
    "helped": "that it helped",
    "mixed": "mixed results",
    "hurt": "that it did harm",
    "no-effect": "no effect",
}


@pytest.fixture(scope="module")
def own() -> Playbook:
    """Open the playbook as it is, without a second root."""
    return open_playbook([PROJECT / "playbook"])


def built_with(folder: Path, pattern: str, effect: str, count: int = 1) -> Path:
    """Build the site with a few retrospectives more, from a second content root."""
    for number in range(count):
        case_id = f"ours-{number}"
        file = folder / "ours" / "retrospectives" / "2026" / f"{case_id}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        written = CASE.format(id=case_id, pattern=pattern, effect=effect)
        file.write_text(written, encoding="utf-8")
    done = mkdocs_build(folder / "site", "playbook", folder / "ours", keeps_documents=True)
    assert done.returncode == 0, done.stderr
    return folder / "site"


def text(page: BuiltPage, selector: str) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in page.soup.select(selector)]


def facet(page: BuiltPage, name: str) -> dict[str, int]:
    """Return the counts of a facet of a list, by the ids of its values."""
    return {
        str(box["value"]): int(box.find_next(attrs={"data-count": True}).get_text())  # type: ignore[union-attr]
        for box in page.soup.select(f"input[name={name}]")
    }


def read(folder: str) -> dict[str, Any]:
    """Return the files of a folder of the content as plain data, by their names."""
    files = (PROJECT / "playbook" / folder).rglob("*.yml")
    return {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}


def counts_from_files() -> dict[str, dict[str, int]]:
    """Count by the rule, from the YAML alone: how many organisations report which effect."""
    filed = read("organisations")
    effects: dict[str, dict[str, set[str]]] = {}
    for case in read("retrospectives").values():
        for said in case.get("practices", []):
            does_count = said.get("basis", "reading") != "reading" and said["by"] != "vendor"
            if "pattern" not in said or not does_count:
                continue
            own = said.get("organisation") or case["organisations"][0]
            while above := filed[own].get("part_of"):
                own = above
            effects.setdefault(said["pattern"], {}).setdefault(own, set()).add(said["effect"])
    return {
        pattern: Counter(
            next(iter(found)) if len(found) == 1 else "mixed" for found in by_organisation.values()
        )
        for pattern, by_organisation in effects.items()
    }


def in_words(counts: dict[str, int]) -> str:
    """Return how the sentence on these counts begins."""
    told = [(counts[effect], said) for effect, said in SAYS.items() if counts.get(effect)]
    total = sum(count for count, _ in told)
    if not told:
        return "Nobody"
    report = "1 organisation reports" if total == 1 else f"{total} organisations report"
    if len(told) == 1:
        return f"{report} {told[0][1]};"
    return f"{report} an effect: {', '.join(f'{count} {said}' for count, said in told)};"


def test_the_counts_on_every_pattern_are_those_of_the_files(pages: Pages) -> None:
    counts = counts_from_files()
    shown = {name: text(pages[f"patterns/{name}/"], COUNTS)[0] for name in read("patterns")}
    expected = {name: in_words(counts.get(name, {})) for name in shown}
    wrong = {name: said for name, said in shown.items() if not said.startswith(expected[name])}
    assert wrong == {}
    assert len(set(expected.values())) > 1


COUNTS = ".standing__counts"
MATURITY = ".standing .maturity"


def test_a_new_retrospective_changes_everything_that_is_derived(
    tmp_path: Path, own: Playbook, pages: Pages
) -> None:
    before = evidence_of(own)
    pattern = next(name for name, found in before.patterns.items() if not found.voices)
    site = built_with(tmp_path, pattern, "helped")
    after = built_pages(site)

    page = f"patterns/{pattern}/"
    assert text(pages[page], MATURITY) == ["Proposed"]
    assert text(pages[page], COUNTS)[0].startswith("Nobody")
    assert text(after[page], MATURITY) == ["Emerging"]
    told = "1 organisation reports that it helped; this is its own account."
    assert text(after[page], COUNTS) == [told]
    assert text(after[page], ".testimony__text")[:1] == ["Ours says so."]
    assert "Our own deployment ours-0" in text(after[page], ".use-table td li")

    row = f"tr:has(a[href='{pattern}/']) td:last-child"
    assert text(pages["patterns/"], row) == ["None"]
    assert text(after["patterns/"], row) == ["1 helped"]
    assert facet(after["patterns/"], "maturity")["emerging"] == (
        facet(pages["patterns/"], "maturity")["emerging"] + 1
    )

    cases, more = pages["retrospectives/"], after["retrospectives/"]
    farms = facet(cases, "sector").get("agriculture", 0)
    assert facet(more, "sector")["agriculture"] == farms + 1
    hit = "integration-deferred.hit"
    assert facet(more, "failure-mode")[hit] == facet(cases, "failure-mode").get(hit, 0) + 1
    assert text(more, ".case__title")[0] == "Our own deployment ours-0"
    rows = json.loads((site / "assets/lists/retrospectives/rows.json").read_text(encoding="utf-8"))
    assert rows["count"] == len(before.cases) + 1
    assert rows["orders"]["time"][0] == 3

    mode = "failure-modes/integration-deferred/"
    hits = len(before.modes["integration-deferred"].of("hit"))
    assert text(after[mode], f"{COUNTS} a[href='#evidence-hit']") == [f"{hits + 1} fell into it"]
    assert text(after[mode], ".testimony__text")[0] == "Our archive was connected last."

    assert set(after) - set(pages) == {"retrospectives/ours-0/"}
    assert set(pages) - set(after) == set()
    own_file = site / "retrospectives/ours-0/ours-0.yml"
    assert own_file.read_bytes() == (tmp_path / "ours/retrospectives/2026/ours-0.yml").read_bytes()


def test_reports_against_it_turn_a_pattern_contested(
    tmp_path: Path, own: Playbook, pages: Pages
) -> None:
    before = evidence_of(own)
    pattern = next(name for name, maturity in before.maturities.items() if maturity == "emerging")
    helped = before.patterns[pattern].helped
    after = built_pages(built_with(tmp_path, pattern, "hurt", count=2))
    page = f"patterns/{pattern}/"
    assert text(pages[page], MATURITY) == ["Emerging"]
    assert text(after[page], MATURITY) == ["Contested"]
    assert f"{helped} that it helped, 2 that it did harm;" in text(after[page], COUNTS)[0]
    assert text(after[page], "article > h3#hurt") == ["2 organisations report that it did harm"]
