"""Do retrospectives of an organisation's own content root change what the whole site shows?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from macros.content.opened import open_playbook
from macros.evidence import count_cases, evidence_of
from macros.model import Playbook

from ..helpers.building import PROJECT, mkdocs_build
from ..helpers.html import BuiltPage, built_pages

Pages = dict[str, BuiltPage]

CASE = """\
id: {id}
title: Our own deployment
summary: Ours, told first hand.
organisation: Our organisation
sector: agriculture
use_case: Sorts what comes in.
technique: classification
record: contributed
outcome: scaled
dates: {{pilot_start: 2025-01, production: 2025-04, outcome: 2025-12-31}}
failure_modes:
  - {{mode: integration-deferred, status: hit, evidence: Our archive was connected last.}}
practices:
  - {{pattern: {pattern}, effect: {effect}, evidence: Ours says so.}}
worked: [It sorts.]
"""


@pytest.fixture(scope="module")
def own() -> Playbook:
    """Open the playbook as it is, without a second root."""
    return open_playbook([PROJECT / "playbook"])


def built_with(folder: Path, pattern: str, effect: str) -> Path:
    """Build the site with one retrospective more, from a second content root."""
    file = folder / "ours" / "retrospectives" / "2025" / "our-deployment.yml"
    file.parent.mkdir(parents=True)
    text = CASE.format(id="our-deployment", pattern=pattern, effect=effect)
    file.write_text(text, encoding="utf-8")
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


def test_the_counts_on_every_pattern_are_those_of_the_files(pages: Pages) -> None:
    """Recompute them from the YAML alone, in the words of the rule."""
    effects: dict[str, dict[str, set[str]]] = {}
    missed: dict[str, set[str]] = {}
    for file in (PROJECT / "playbook" / "retrospectives").rglob("*.yml"):
        case = yaml.safe_load(file.read_text(encoding="utf-8"))
        kinds = {source["id"]: source["kind"] for source in case.get("sources", [])}
        for said in case.get("practices", []):
            named = said.get("source", [])
            sources = {kinds[name] for name in ([named] if isinstance(named, str) else named)}
            if "pattern" in said and said["effect"] != "missed" and sources != {"vendor"}:
                by_organisation = effects.setdefault(said["pattern"], {})
                by_organisation.setdefault(case["organisation"], set()).add(said["effect"])
            elif "pattern" in said and said["effect"] == "missed":
                missed.setdefault(said["pattern"], set()).add(case["id"])
    shown = {
        file.stem: text(pages[f"patterns/{file.stem}/"], ".standing .meter__words")[0]
        for file in (PROJECT / "playbook" / "patterns").glob("*.yml")
    }
    expected = {}
    for pattern in shown:
        said_by = effects.get(pattern, {})
        helped = sum(effect == {"helped"} for effect in said_by.values())
        hurt = sum(effect == {"hurt"} for effect in said_by.values())
        mixed = len(said_by) - helped - hurt
        words = f"{helped} of {len(said_by)} helped"
        words += f", {mixed} mixed" * bool(mixed) + f", {hurt} hurt" * bool(hurt)
        expected[pattern] = words if said_by else untried(len(missed.get(pattern, ())))
    assert shown == expected
    assert len(set(shown.values())) > 3


def untried(missed: int) -> str:
    """Return what is said of a pattern whose use nobody reports."""
    if not missed:
        return "No organisation reports on it yet"
    return f"Nobody reports its use; missed in {missed} retrospective{'s' * (missed > 1)}"


def test_a_new_retrospective_changes_everything_that_is_derived(
    tmp_path: Path, own: Playbook, pages: Pages
) -> None:
    before = evidence_of(own)
    pattern = next(name for name, maturity in before.maturities.items() if maturity == "proposed")
    site = built_with(tmp_path, pattern, "helped")
    after = built_pages(site)

    page = f"patterns/{pattern}/"
    assert text(pages[page], ".standing__title") == ["Proposed"]
    nobody = untried(count_cases(before.patterns[pattern].missed))
    assert text(pages[page], ".standing .meter__words") == [nobody]
    assert text(after[page], ".standing__title") == ["Emerging"]
    assert text(after[page], ".standing .meter__words") == ["1 of 1 helped"]
    assert text(after[page], ".testimony__text")[:1] == ["Ours says so."]

    row = f"tr:has(a[href='{pattern}/']) td:last-child"
    assert text(pages["patterns/"], row) == [nobody]
    assert text(after["patterns/"], row) == ["1 of 1 helped"]
    assert facet(after["patterns/"], "maturity")["emerging"] == (
        facet(pages["patterns/"], "maturity")["emerging"] + 1
    )

    cases, more = pages["retrospectives/"], after["retrospectives/"]
    assert "agriculture" not in facet(cases, "sector")
    assert facet(more, "sector")["agriculture"] == 1
    hit = "integration-deferred.hit"
    assert facet(more, "failure-mode")[hit] == facet(cases, "failure-mode")[hit] + 1
    assert text(more, ".case__title")[0] == "Our own deployment"
    rows = json.loads((site / "assets/lists/retrospectives/rows.json").read_text(encoding="utf-8"))
    assert rows["count"] == len(before.cases) + 1
    assert rows["orders"]["time"][0] == 3

    mode = "failure-modes/integration-deferred/"
    hits = len(before.modes["integration-deferred"].hit)
    assert text(pages[mode], ".proof__meter")[0].startswith(f"Hit in {hits} of")
    assert text(after[mode], ".proof__meter")[0].startswith(f"Hit in {hits + 1} of")
    assert text(after[mode], ".testimony__text")[0] == "Our archive was connected last."

    assert f"{len(before.cases) + 1} retrospectives of" in text(after["evidence/"], "article")[0]
    assert text(after["evidence/"], "#chart-production .state") == []
    assert "Our own deployment" in text(after[""], ".case-line a")
    assert set(after) - set(pages) == {"retrospectives/our-deployment/"}
    assert set(pages) - set(after) == set()
    own_file = site / "retrospectives/our-deployment/our-deployment.yml"
    assert (
        own_file.read_bytes()
        == (tmp_path / "ours/retrospectives/2025/our-deployment.yml").read_bytes()
    )


def test_a_contradicting_retrospective_turns_a_pattern_contested(
    tmp_path: Path, own: Playbook, pages: Pages
) -> None:
    before = evidence_of(own)
    pattern = next(
        name
        for name, found in before.patterns.items()
        if before.maturities[name] == "emerging" and len(found.voices) == 2
    )
    after = built_pages(built_with(tmp_path, pattern, "hurt"))
    page = f"patterns/{pattern}/"
    assert text(pages[page], ".standing__title") == ["Emerging"]
    assert text(after[page], ".standing__title") == [
        "Contested: read the evidence before you use it"
    ]
    assert text(after[page], ".standing .meter__words") == ["2 of 3 helped, 1 hurt"]
    assert text(after[page], "article > h3#hurt") == ["It did harm in 1 organisation"]
