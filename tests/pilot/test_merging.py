"""Do two people's copies of a record become one in which nothing is lost?"""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.pilot import PilotRecord
from macros.pilot.merging import Conflict, identity, merge, tidied

from ..cases import CASES
from ..helpers.pilot_records import Data
from ..helpers.two_people import DAYS, copies

PEOPLE = CASES / "merging"

SCHEMA = PilotRecord.model_json_schema()
DEFINITIONS = SCHEMA["$defs"]

seeds = st.integers(0, 10**9)


def of_two_people() -> tuple[Data, Data]:
    """Return the record as two people exported it from their browsers."""
    a, b = (
        json.loads((PEOPLE / f"two-people-{name}.json").read_text(encoding="utf-8"))
        for name in "ab"
    )
    mine, theirs = (next(iter(one["spaces"]["pilots"]["records"].values())) for one in (a, b))
    return mine, theirs


def test_two_peoples_weeks_notes_and_all_else_are_in_the_merged_record() -> None:
    mine, theirs = of_two_people()
    merged = merge({}, mine, theirs)
    assert merged.conflicts == ()
    assert [week["week"] for week in merged.record["log"]] == [4, 5, 6]
    assert merged.record["log"][1:] == [mine["log"][1], theirs["log"][1]]
    assert merged.record["governance"][0]["note"] == "B: pen test booked"
    rest = {name: part for name, part in mine.items() if name not in ("log", "governance")}
    assert merged.record == {**merged.record, **rest}
    assert merge({}, theirs, mine).record == merged.record


ONE_EACH = {"checklists.items.owner", "checklists.items.link"}
"""Places as long as a text where two would make no sense one after the other."""


def test_the_table_of_identity_is_that_of_the_model() -> None:
    entries, texts, usual = set(), {}, {}

    def look(node: dict[str, Any], place: str) -> None:
        if "$ref" in node:
            node = DEFINITIONS[node["$ref"].rpartition("/")[2]]
        for name, part in node.get("properties", {}).items():
            inner = f"{place}.{name}".removeprefix(".")
            if isinstance(part.get("default"), str):
                usual[inner] = part["default"]
            for shape in part.get("anyOf", [part]):
                if "$ref" in shape.get("items", {}):
                    entries.add(inner)
                if shape.get("maxLength", 0) >= 2000 and inner not in ONE_EACH:
                    texts[inner] = shape["maxLength"]
                look(shape.get("items", shape), inner)

    look(SCHEMA, "")
    assert set(identity()["entries"]) == entries
    assert identity()["texts"] == texts
    assert identity()["usual"] == usual


BASE: Data = {
    "version": 1,
    "id": "x",
    "title": "X",
    "start": "2026-01-05",
    "owner": {"role": "Head", "commitment": "4 h a week"},
    "moved": {"run-pilot": "2026-03-02"},
    "criteria": [{"id": "a", "metric": "Minutes", "target": 20}, {"id": "b", "metric": "Share"}],
    "governance": [{"review": "legal", "note": "Booked"}],
    "log": [
        {"week": 4, "readings": [{"criterion": "a", "value": 30}], "worked": ["one", "two"]},
        {"week": 7, "worked": ["none"]},
    ],
    "answers": [{"question": "success", "sufficient": False}],
}


def having(**changes: Any) -> Data:
    """Return the base with other fields; nothing takes one out."""
    changed = {**BASE, **changes}
    return {name: deepcopy(value) for name, value in changed.items() if value is not None}


def week(number: int, **records: Any) -> Data:
    return {"week": number, **records}


WEEKS = BASE["log"]
CLEAN: dict[str, tuple[Data, Data, Data]] = {
    "each another field": (
        having(title="Y"), having(sector="retail"), having(title="Y", sector="retail")
    ),
    "each another week": (
        having(log=[WEEKS[0], week(6, worked=["six"]), WEEKS[1]]),
        having(log=[WEEKS[0], week(5, worked=["five"]), WEEKS[1]]),
        having(log=[WEEKS[0], week(5, worked=["five"]), week(6, worked=["six"]), WEEKS[1]]),
    ),
    "a list of texts, entry by entry": (
        having(log=[{**WEEKS[0], "worked": ["one", "mine", "two"]}, WEEKS[1]]),
        having(log=[{**WEEKS[0], "worked": ["theirs", "two", "last"]}, WEEKS[1]]),
        having(log=[{**WEEKS[0], "worked": ["mine", "theirs", "two", "last"]}, WEEKS[1]]),
    ),
    "what one deleted and the other left alone": (
        having(governance=None, owner=None), having(title="Y"),
        having(governance=None, owner=None, title="Y"),
    ),
    "a reading that one deleted, and a week that the other filled in": (
        having(log=[{"week": 4, "worked": ["one", "two"]}, WEEKS[1]]),
        having(log=[{**WEEKS[0], "benchmarks": ["fast"]}, WEEKS[1]]),
        having(log=[{"week": 4, "worked": ["one", "two"], "benchmarks": ["fast"]}, WEEKS[1]]),
    ),
    "an answer to a question that stood there unanswered, and was left out by the other": (
        having(answers=None), having(answers=[{"question": "success", "text": "4 %"}]),
        having(answers=[{"question": "success", "text": "4 %"}]),
    ),
    "the same on both sides, written in other ways": (
        having(title=" Y ", revision=False, status="running", criteria=BASE["criteria"]),
        having(title="Y", use_case=None, risks=[]),
        having(title=" Y ", revision=False, status="running"),
    ),
    "moves of two days": (
        having(moved=None), having(moved={**BASE["moved"], "decide": "2026-03-20"}),
        having(moved={"decide": "2026-03-20"}),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CLEAN)
def test_what_differs_in_different_places_is_all_kept(name: str) -> None:
    mine, theirs, expected = CLEAN[name]
    merged = merge(BASE, mine, theirs)
    assert merged.conflicts == ()
    assert merged.record == expected


def entry(place: str, mine: Any, theirs: Any, both: Any = None) -> tuple[str, Any, Any, Any]:
    return (place, mine, theirs, both)


CONFLICTS: dict[str, tuple[Data, Data, tuple[str, Any, Any, Any]]] = {
    "a figure": (
        having(criteria=[{**BASE["criteria"][0], "target": 15}, BASE["criteria"][1]]),
        having(criteria=[{**BASE["criteria"][0], "target": 18}, BASE["criteria"][1]]),
        entry("criteria[id=a].target", 15, 18),
    ),
    "a text, of which both can stay": (
        having(governance=[{"review": "legal", "note": "Late"}]),
        having(governance=[{"review": "legal", "note": "Done"}]),
        entry("governance[review=legal].note", "Late", "Done", "Late\nDone"),
    ),
    "a line, of which one can stay": (
        having(title="Y"), having(title="Z"), entry("title", "Y", "Z")
    ),
    "a reading": (
        having(log=[{"week": 4, "worked": WEEKS[0]["worked"]}, WEEKS[1]]),
        having(log=[{**WEEKS[0], "readings": [{"criterion": "a", "value": 9}]}, WEEKS[1]]),
        entry("log[week=4].readings[criterion=a].value", None, 9),
    ),
    "an entry that one deleted": (
        having(criteria=BASE["criteria"][:1]),
        having(criteria=[BASE["criteria"][0], {"id": "b", "metric": "Part"}]),
        entry("criteria[id=b]", None, {"id": "b", "metric": "Part"}),
    ),
    "a group that one deleted": (
        having(owner={"role": "Chief"}), having(owner=None), entry("owner", {"role": "Chief"}, None)
    ),
    "the second of two with one name": (
        having(governance=[*BASE["governance"], {"review": "legal", "note": "A"}]),
        having(governance=[*BASE["governance"], {"review": "legal", "note": "B"}]),
        entry("governance[review=legal number=2].note", "A", "B", "A\nB"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_both_changed_is_asked(name: str) -> None:
    mine, theirs, conflict = CONFLICTS[name]
    merged = merge(BASE, mine, theirs)
    assert list(map(_said, merged.conflicts)) == [conflict]
    assert merged.record == mine
    assert merge(BASE, mine, theirs, lambda _: "theirs").record == theirs


def _said(conflict: Conflict) -> tuple[str, Any, Any, Any]:
    return (conflict.where, conflict.mine, conflict.theirs, conflict.both)


def test_rows_of_a_table_are_asked_where_nobody_knows_what_was_there_before() -> None:
    def table(*rows: Data) -> Data:
        field = {"section": "people", "field": "table", "rows": list(rows)}
        return having(templates=[{"template": "memo", "fields": [field]}])

    mine, theirs = {"who": "A"}, {"who": "A", "when": "Monday"}
    merged = merge({}, table(mine), table(theirs))
    where = "templates[template=memo].fields[section=people field=table].rows"
    assert list(map(_said, merged.conflicts)) == [entry(where, [mine], [theirs], [mine, theirs])]
    both = table(mine, theirs)
    assert merge({}, table(mine), table(theirs), lambda _: "both").record == both
    assert merge(BASE, table(mine), table(theirs)) == merge(BASE, both, both)


def test_the_later_day_of_a_tick_counts() -> None:
    def ticked(day: str) -> Data:
        items = [{"item": "a", "state": "done", "on": day}]
        return having(checklists=[{"checklist": "readiness-gate", "items": items}])

    early, late = ticked("2026-01-05"), ticked("2026-01-06")
    assert merge(BASE, early, late) == merge(BASE, late, early) == merge(BASE, late, late)


def test_both_of_two_long_texts_is_no_choice() -> None:
    mine, theirs = having(use_case="a" * 1999), having(use_case="b")
    assert merge(BASE, mine, theirs).conflicts[0].both is None
    assert merge(BASE, mine, theirs, lambda _: "both").record == mine


@given(seeds)
def test_a_record_merged_with_itself_is_itself(seed: int) -> None:
    (base, mine, _), *_ = copies(seed, 1)
    for one in (base, mine):
        assert merge(one, one, one).record == one
        assert merge({}, one, one).record == one
        assert tidied(merge(base, base, one).record) == tidied(one)
        assert merge(base, one, base).record == one


@given(seeds, st.booleans())
def test_mine_and_theirs_are_alike(seed: int, is_alone: bool) -> None:
    (base, mine, theirs), *_ = copies(seed, 1)
    start = {} if is_alone else base
    one = merge(start, mine, theirs, lambda _: "mine")
    other = merge(start, theirs, mine, lambda _: "theirs")
    assert unordered(tidied(one.record)) == unordered(tidied(other.record))
    assert sorted((c.where, _text(c.mine), _text(c.theirs)) for c in one.conflicts) == sorted(
        (c.where, _text(c.theirs), _text(c.mine)) for c in other.conflicts
    )


@given(seeds)
def test_nothing_is_lost_where_nothing_counts_as_deleted(seed: int) -> None:
    (_, mine, theirs), *_ = copies(seed, 1)
    merged = merge({}, mine, theirs)
    asked = {text for one in merged.conflicts for text in leaves([one.mine, one.theirs])}
    kept = leaves(tidied(merged.record)) | asked
    # Of two days on which a tick was set, the later one is kept.
    assert leaves(tidied(mine)) - set(map(_text, DAYS)) <= kept
    assert leaves(tidied(theirs)) - set(map(_text, DAYS)) <= kept


@given(seeds)
def test_what_one_side_alone_changed_is_taken(seed: int) -> None:
    (base, mine, theirs), *_ = copies(seed, 1)
    (name, other) = sorted(set(base) - {"version", "id"})[:2]
    left = {**base, name: mine.get(name)}
    right = {**base, other: theirs.get(other)}
    merged = merge(base, left, right)
    assert merged.conflicts == ()
    expected = {**base, name: left[name], other: right[other]}
    assert tidied(merged.record) == tidied(expected)


def leaves(value: Any) -> set[str]:
    """Return every single value in a record, as text."""
    if isinstance(value, dict | list):
        parts = value.values() if isinstance(value, dict) else value
        return {text for part in parts for text in leaves(part)}
    said = value.strip() if isinstance(value, str) else value
    if isinstance(said, float) and said.is_integer():
        said = int(said)
    return set() if said in (None, "", False) else {_text(said)}


def unordered(value: Any) -> Any:
    """Return a tidied value with its lists in an order of their own."""
    if isinstance(value, dict):
        return {name: unordered(part) for name, part in value.items()}
    return sorted(map(unordered, value), key=_text) if isinstance(value, list) else value


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
