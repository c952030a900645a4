"""The content for other programs: each form of it parsed, and held against the records."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from macros.content.opened import open_playbook
from macros.model import KINDS, Pattern, Playbook, Retrospective
from macros.site.beside import site_files

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of

FULL = content_of(CASES / "rendered" / "full")
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
    return list(csv.DictReader(io.StringIO(files()[address].decode(), newline="")))


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


def test_a_pattern_says_its_standing_and_from_whom() -> None:
    for pattern in read("api/v1/patterns.json"):
        counts, reports = pattern["evidence"], pattern["reports"]
        assert set(counts) == {"helped", "mixed", "hurt"}
        organisations = {r["organisation"].casefold() for r in reports if r["counted"]}
        assert sum(counts.values()) == len(organisations)
        assert not any(r["counted"] for r in reports if r["effect"] == "missed")
    assert {pattern["maturity"] for pattern in read("api/v1/patterns.json")} >= {"established"}


def test_tables_have_a_row_a_retrospective_and_a_report() -> None:
    assert [row["id"] for row in table("api/v1/retrospectives.csv")] == [
        case.id for case in own().all(Retrospective)
    ]
    reports = [report for pattern in read("api/v1/patterns.json") for report in pattern["reports"]]
    rows = table("api/v1/evidence.csv")
    assert len(rows) == len(reports) > 50
    assert {row["counted"] for row in rows} == {"yes", "no"}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_feed_has_every_retrospective_and_pattern_once() -> None:
    feed = ET.fromstring(files()["feed.xml"])  # noqa: S314 - our own file
    links = [entry.find(f"{ATOM}link") for entry in feed.iter(f"{ATOM}entry")]
    addresses = [link.attrib["href"] for link in links if link is not None]
    assert len(addresses) == len(set(addresses)) == 46
    assert "https://playbook.example/patterns/kill-switch/" in addresses
    ids = [element.text for element in feed.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert [tag.text for tag in feed.findall(f"{ATOM}updated")] == ["2026-11-24T00:00:00Z"]


def test_language_models_find_every_page_and_every_word() -> None:
    contents, whole = files()["llms.txt"].decode(), files()["llms-full.txt"].decode()
    lines = contents.splitlines()
    assert lines[0] == "# Pilot to Production"
    assert lines[2].startswith("> ")
    listed = sum(line.startswith("- [") for line in lines)
    assert listed == sum(len(items) for items in own().items.values())
    for pattern in own().all(Pattern):
        assert f"## Pattern: {pattern.title}" in whole
        assert pattern.problem.text.strip() in whole
