"""By what are lists narrowed, and what does a browser read for it?"""

from __future__ import annotations

import json

from macros.browser.lists import list_files
from macros.pages.addresses import filtered
from macros.pages.listing import PER_PAGE
from macros.pages.views.lists import (
    FIRST,
    CaseEntry,
    Facet,
    FacetValue,
    Order,
    case_entry,
    group_view,
    pattern_facets,
    retrospective_facets,
    retrospective_list,
)

from ..helpers.samples import case, pattern, playbook, report

HIT = [{"mode": "no-owner", "status": "hit", "evidence": "E."}]

NEW = case(
    "new",
    dates={"pilot_start": "2024-01", "production": "2024-03", "outcome": "2025"},
    practices=[report("helped"), report(use="none"), report(name="clinic", use="unclear")],
    failure_modes=HIT,
    against=["It had no owner, and it went well."],
)
OLD = case("old", sector="retail", outcome="stopped", record="public-record")
BOOK = playbook(pattern(), pattern("clinic", practice="reuse"), NEW, OLD)


def test_facets_of_retrospectives() -> None:
    listing = retrospective_facets(BOOK)
    assert {facet.name: facet for facet in listing.facets} == {
        "outcome": Facet(
            "outcome",
            "Outcome",
            (FacetValue("scaled", "Scaled", 1), FacetValue("stopped", "Stopped", 1)),
            ((0,), (1,)),
        ),
        "failure-mode": Facet(
            "failure-mode",
            "Failure mode",
            (FacetValue("no-owner.hit", "Nobody owns it: hit", 1),),
            ((0,), ()),
        ),
        "sector": Facet(
            "sector",
            "Sector",
            (FacetValue("finance", "Finance", 1), FacetValue("retail", "Retail", 1)),
            ((0,), (1,)),
        ),
        "technique": Facet(
            "technique",
            "Technique",
            (FacetValue("classification", "Classification", 2),),
            ((0,), (0,)),
        ),
        "practice": Facet(
            "practice",
            "Practice",
            (
                FacetValue("shadow", "Shadow", 1),
                FacetValue("shadow.none", "Shadow: not used", 1),
                FacetValue("clinic.unclear", "Clinic: unclear whether used", 1),
            ),
            ((0, 1, 2), ()),
        ),
        "year": Facet(
            "year", "Year", (FacetValue("2025", "2025", 1), FacetValue("2024", "2024", 1)),
            ((0,), (1,)),
        ),
        "record": Facet(
            "record",
            "Record",
            (
                FacetValue("contributed", "First hand", 1),
                FacetValue("public-record", "From published sources", 1),
            ),
            ((0,), (1,)),
        ),
        "against": Facet(
            "against",
            "Against the playbook",
            (FacetValue("yes", "Holds something that speaks against it", 1),),
            ((0,), ()),
        ),
    }  # fmt: skip
    assert listing.orders == (Order("time", "Fastest to production", (2, None)),)
    assert listing.count == 2


def test_facets_of_patterns_follow_the_best_proved() -> None:
    listing = pattern_facets(BOOK)
    maturity, _, _, practice = listing.facets
    assert maturity.values == (
        FacetValue("emerging", "Emerging", 1),
        FacetValue("proposed", "Proposed", 1),
    )
    assert maturity.rows == ((0,), (1,))
    assert practice.values == (FacetValue("reuse", "Reuse what you built", 1),)
    assert practice.rows == ((), (0,))
    assert listing.orders == (Order("title", "From A to Z", (1, 0)),)


def test_an_entry_says_what_is_known() -> None:
    assert case_entry(BOOK, NEW) == CaseEntry(
        address="retrospectives/new/",
        title="Case new",
        organisation="new",
        outcome="scaled",
        outcome_label="Scaled",
        summary="It ran.",
        facts=("Finance", "Classification", "2025", "2 months to production", "First hand"),
    )
    assert case_entry(BOOK, OLD).facts == ("Retail", "Classification", "2024")


def test_the_page_lists_the_newest_and_the_way_to_each_outcome() -> None:
    cases = [
        case(f"c{n}", dates={"outcome": f"{1950 + n}"}, outcome="stopped" if n < 3 else "scaled")
        for n in range(FIRST + 3)
    ]
    shown = retrospective_list(playbook(*cases))
    assert [entry.title for entry in shown.entries] == [
        f"Case c{n}" for n in range(FIRST + 2, 2, -1)
    ]
    assert [(each.link.address, each.count) for each in shown.outcomes] == [
        ("retrospectives/outcome/scaled/", FIRST),
        ("retrospectives/outcome/stopped/", 3),
    ]
    assert shown.years == ()
    stopped = group_view(playbook(*cases), "outcome/stopped")
    assert [entry.title for entry in stopped.entries] == ["Case c2", "Case c1", "Case c0"]
    assert [other.link.title for other in stopped.others] == ["Deployments that scaled"]


def test_a_year_that_fills_a_page_has_its_own() -> None:
    cases = [case(f"c{n}", dates={"outcome": "2001"}) for n in range(PER_PAGE + 1)]
    many = playbook(*cases, case("one", dates={"outcome": "2002"}))
    assert [(each.link.title, each.count) for each in retrospective_list(many).years] == [
        ("2001", PER_PAGE + 1)
    ]
    later = group_view(many, "year/2001/2")
    assert (later.title, later.number, len(later.entries)) == ("Retrospectives of 2001", 2, 1)
    assert [page.address for page in later.pages] == [
        "retrospectives/year/2001/",
        "retrospectives/year/2001/2/",
    ]


def test_an_address_narrows_the_list() -> None:
    assert filtered("failure-mode", "no-owner.hit") == "retrospectives/?failure-mode=no-owner.hit"


def test_the_data_of_lists_is_small_and_in_parts() -> None:
    cases = [case(f"c{n:03}") for n in range(201)]
    files = {name: json.loads(data) for name, data in list_files(playbook(pattern(), *cases))}
    folder = "assets/lists/retrospectives"
    assert list(files) == [
        f"{folder}/rows.json",
        "assets/lists/patterns/rows.json",
        "assets/lists/duties/rows.json",
        f"{folder}/0.json",
        f"{folder}/1.json",
    ]
    rows = files[f"{folder}/rows.json"]
    assert (rows["count"], rows["part"]) == (201, 200)
    assert rows["facets"]["sector"] == {"values": ["finance"], "rows": [[0]] * 201}
    assert rows["orders"] == {"time": [None] * 201}
    assert [len(files[f"{folder}/{part}.json"]) for part in (0, 1)] == [200, 1]
    assert files[f"{folder}/1.json"] == [
        {
            "address": "retrospectives/c200/",
            "title": "Case c200",
            "organisation": "c200",
            "outcome": "scaled",
            "outcome_label": "Scaled",
            "summary": "It ran.",
            "facts": ["Finance", "Classification", "2024", "First hand"],
        }
    ]


def test_lists_of_nothing() -> None:
    empty = playbook()
    assert retrospective_list(empty).entries == ()
    assert [facet.values for facet in retrospective_facets(empty).facets] == [()] * 8
    files = {name: json.loads(data) for name, data in list_files(empty)}
    assert [data["count"] for data in files.values()] == [0, 0, 0]
