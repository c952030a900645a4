"""The content for other programs: each form of it parsed, and held against the records."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from macros.content.opened import open_playbook
from macros.files.data.tables import _ACTIVE, _inert
from macros.model import KINDS, Coding, Pattern, Playbook, Retrospective, Withdrawn
from macros.site.beside import site_files

from ..helpers.building import EDITION, PROJECT
from ..helpers.rendered import CASES, content_of

FULL = content_of(CASES / "rendered" / "full")
BOM = b"\xef\xbb\xbf"
SHADOW: dict[str, Any] = {
    "maturity": "proposed",
    "evidence": {"helped": 1, "mixed": 1, "hurt": 1, "no_effect": 0},
    "documented": {"helped": 1, "against": 1},
    "reasons": ["contradicted", "few", "undocumented", "one-sector"],
    "use": {"full": 4, "partly": 2, "none": 1, "unclear": 0},
    "table": {
        "used_in_use": ["triage-acme", "summary-eta", "search-theta"],
        "used_ended": ["screen-nu", "chat-zeta"],
        "not_used_in_use": ["sort-kappa"],
        "not_used_ended": [],
        "used_not_told": [],
        "not_used_not_told": [],
        "unclear": 0,
        "absent": 0,
    },
    "readings": 0,
    "vendor_only": 1,
}
"""What the fixture's records amount to for its pattern, by hand."""
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def own() -> Playbook:
    return open_playbook([PROJECT / "playbook"])


@cache
def files() -> dict[str, bytes]:
    return site_files(own(), "https://playbook.example/")


def read(address: str) -> Any:
    return json.loads(files()[address])


def table(address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files()[address].decode("utf-8-sig"), newline="")))


def test_an_item_is_its_fields_its_kind_and_its_address() -> None:
    made = site_files(FULL)
    assert json.loads(made["api/v1/roles/lead.json"]) == {
        "kind": "role",
        "address": "roles/lead/",
        **FULL.items["role"]["lead"].model_dump(mode="json", exclude_none=True),
    }


@pytest.mark.parametrize("folder", [kind.folder for kind in KINDS])
def test_every_item_keeps_its_schema_and_stands_in_its_list_and_alone(folder: str) -> None:
    schema = read(f"api/v1/schemas/{folder}.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    items = read(f"api/v1/{folder}.json")
    assert len(items) == read("api/v1/index.json")["kinds"][folder]["count"] > 0
    for item in items:
        assert [error.message for error in validator.iter_errors(item)] == []
        assert read(f"api/v1/{folder}/{item['id']}.json") == item
    assert read("api/v1/playbook.json")[folder] == items


def test_a_pattern_says_what_is_known_of_it_and_from_whom() -> None:
    for pattern in read("api/v1/patterns.json"):
        counts, reports = pattern["evidence"], pattern["reports"]
        assert set(counts) == {"helped", "mixed", "hurt", "no_effect"}
        counted = [report for report in reports if report["counted"]]
        assert sum(counts.values()) == len(
            {report.get("counts_as", report["organisation"]) for report in counted}
        )
        assert all(report["standing"] == "counted" for report in counted)
        assert not any("effect" in report for report in reports if report["use"] == "none")
        assert pattern["readings"] == sum(one["standing"] == "reading" for one in reports)
        assert pattern["vendor_only"] == sum(one["standing"] == "vendor" for one in reports)
        table = pattern["table"]
        placed = [case for cell in table.values() if isinstance(cell, list) for case in cell]
        assert len(placed) == len(set(placed))
        assert len(placed) + table["unclear"] + table["absent"] == len(own().all(Retrospective))


def test_what_is_known_of_a_pattern_whole() -> None:
    [shadow] = [
        one for one in json.loads(site_files(FULL)["api/v1/patterns.json"]) if one["id"] == "shadow"
    ]
    derived = ("maturity", "evidence", "documented", "reasons", "use", "table", "readings",
               "vendor_only")  # fmt: skip
    assert {name: shadow[name] for name in derived} == SHADOW


def test_organisations_have_their_own_kind_and_everything_else_says_what_it_is() -> None:
    kinds = {one["kind"] for one in read("api/v1/organisations.json")}
    assert kinds <= {
        "company", "public-body", "health-provider", "university", "non-profit", "unnamed"
    }  # fmt: skip
    assert {one["kind"] for one in read("api/v1/patterns.json")} == {"pattern"}


def test_disputes_and_what_was_withdrawn_are_lists() -> None:
    made = site_files(FULL)
    index = json.loads(made["api/v1/index.json"])
    assert (index["disputes"], index["withdrawn"]) == (
        "api/v1/disputes.json",
        "api/v1/withdrawn.json",
    )
    disputed = [case.id for case in FULL.all(Retrospective) for _ in case.disputes]
    assert [one["retrospective"] for one in json.loads(made["api/v1/disputes.json"])] == disputed
    gone = FULL.all(Withdrawn)
    assert [one["id"] for one in json.loads(made["api/v1/withdrawn.json"])] == [
        item.id for item in gone
    ]
    assert disputed
    assert gone
    for item in gone:
        alone = json.loads(made[f"api/v1/retrospectives/{item.id}.json"])
        assert alone["withdrawn"] == item.withdrawn.model_dump()
    cases = json.loads(made["api/v1/retrospectives.json"])
    assert not {one["id"] for one in cases} & {item.id for item in gone}


def test_tables_have_a_row_a_retrospective_and_a_report() -> None:
    assert [row["id"] for row in table("api/v1/retrospectives.csv")] == [
        case.id for case in own().all(Retrospective)
    ]
    reports = [report for pattern in read("api/v1/patterns.json") for report in pattern["reports"]]
    rows = table("api/v1/evidence.csv")
    assert sorted(row["standing"] for row in rows) == sorted(one["standing"] for one in reports)
    assert {row["counted"] for row in rows} == {"yes", "no"}


def test_a_table_says_how_a_date_is_meant_and_names_no_author_of_a_reading() -> None:
    made = site_files(FULL)

    def rows(name: str) -> dict[str, dict[str, str]]:
        text = made[f"api/v1/{name}.csv"].decode("utf-8-sig")
        key = "id" if name == "retrospectives" else "evidence"
        return {row[key]: row for row in csv.DictReader(io.StringIO(text))}

    told = rows("retrospectives")["summary-eta"]
    assert {name: told[name] for name in (*list(told)[-8:],)} == {
        "pilot_end": "",
        "decision": "",
        "production": "2024-09",
        "outcome_date": "2025-02",
        "seen": "2025-11",
        "address": told["address"],
        "outcome_by": "yes",
        "no_pilot": "yes",
    }
    reading = rows("evidence")["Errors fell in the spring."]
    assert (reading["basis"], reading["by"], reading["standing"]) == ("reading", "", "reading")
    dates = json.loads(made["api/v1/retrospectives/summary-eta.json"])["dates"]
    assert dates == {
        "no_pilot": True,
        "production": "2024-09",
        "outcome": "2025-02",
        "outcome_by": True,
        "seen": "2025-11",
    }


@pytest.mark.parametrize("address", ["api/v1/retrospectives.csv", "api/v1/evidence.csv"])
def test_tables_begin_with_a_byte_order_mark(address: str) -> None:
    assert files()[address].startswith(BOM)
    assert files()[address].count(BOM) == 1


@pytest.mark.parametrize("first", list("=+-@\t\r\n＝＋－＠"))  # noqa: RUF001 - full width
def test_no_cell_runs_as_a_formula(first: str) -> None:
    assert _inert(f"{first}1+1") == f"'{first}1+1"
    assert _inert(f"1{first}1") == f"1{first}1"


def test_the_browser_guards_cells_by_the_same_characters() -> None:
    script = (PROJECT / "docs/assets/js/documents/csv.js").read_text("utf-8")
    guard = re.search(r"/\^\[(.+?)\]/\.test\(text\)", script)
    assert guard
    signs = {"\\t": "\t", "\\r": "\r", "\\n": "\n", "\\-": "-"}
    written = [signs.get(one, one) for one in re.findall(r"\\?.", guard[1])]
    assert set(written) == set(_ACTIVE)


def test_the_feed_has_every_retrospective_and_pattern_once() -> None:
    feed = ET.fromstring(files()["feed.xml"])  # noqa: S314 - our own file
    links = [entry.find(f"{ATOM}link") for entry in feed.iter(f"{ATOM}entry")]
    addresses = [link.attrib["href"] for link in links if link is not None]
    assert (
        len(addresses)
        == len(set(addresses))
        == len(own().all(Retrospective)) + len(own().all(Pattern))
    )
    assert "https://playbook.example/patterns/kill-switch/" in addresses
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    newest = f"{EDITION['released']}T00:00:00Z"
    assert [tag.text for tag in feed.findall(f"{ATOM}updated")] == [newest]


def test_language_models_find_every_page_and_every_word() -> None:
    contents, whole = files()["llms.txt"].decode(), files()["llms-full.txt"].decode()
    lines = contents.splitlines()
    assert lines[0] == "# Pilot to Production"
    assert lines[2].startswith("> ")
    listed = sum(line.startswith("- [") for line in lines)
    read_kinds = (kind for kind in KINDS if kind is not Coding)
    assert listed == sum(len(own().all(kind)) for kind in read_kinds)
    for pattern in own().all(Pattern):
        assert f"## Pattern: {pattern.title}" in whole
        assert pattern.problem.text.strip() in whole
