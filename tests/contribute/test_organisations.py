"""Does an answer mean the organisation with a file, and does one without get an id of its own?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from macros.content.loader import Loaded, load
from macros.contribute.organisations import known_id, with_files, with_known_ids

FILED = {
    "uber": 'name: Uber\nalso: ["Uber Technologies, Inc."]\nkind: company\nsector: mobility\n',
    "unnamed-insurance-1": "name: A European insurer\nkind: unnamed\nsector: insurance\n",
    "acme": "name: Acme Bank\nkind: company\nsector: finance\n",
}
INSURER = {"name": "A European insurer", "kind": "unnamed", "sector": "insurance"}
GROSSE = {"name": "Größe & Co. KG", "kind": "company", "sector": "retail", "region": "Europe"}


@pytest.fixture
def filed(work: Path) -> Loaded:
    folder = Path("base/organisations")
    folder.mkdir()
    for name, fields in FILED.items():
        (folder / f"{name}.yml").write_text(f"id: {name}\n{fields}", encoding="utf-8")
    loaded = load([Path("base")])
    assert loaded.problems == ()
    return loaded


@pytest.mark.parametrize(
    ("answer", "known"),
    [
        ("uber", "uber"),
        (" UBER  technologies Inc ", "uber"),
        ({"name": "uber"}, "uber"),
        ({"name": "\u0421an\u0443thing"}, None),
        ({"name": "Ub\u0435r"}, "uber"),
        ({"name": "Uber Eats", "kind": "company", "sector": "mobility"}, None),
        ({"name": "ACME-Bank Ltd.", "kind": "public-body", "sector": "other"}, "acme"),
        ({"name": "Acme Bank", "kind": "unnamed", "sector": "finance"}, None),
        ("A European insurer", None),
        (INSURER, None),
        ({"name": "unnamed-insurance-1", "kind": "unnamed"}, "unnamed-insurance-1"),
        ({"kind": "company"}, None),
        ({"name": ["uber"]}, None),
        ("", None),
        (7, None),
        (None, None),
    ],
)
def test_what_an_answer_means(answer: object, known: str | None, filed: Loaded) -> None:
    assert known_id(answer, filed) == known


def told(**fields: Any) -> dict[str, Any]:
    return {"title": "T", **fields}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (told(), told()),
        (told(organisations="uber"), told(organisations="uber")),
        (
            told(
                organisations=["Uber", INSURER, "nobody", 7],
                practices=[
                    {"pattern": "p", "organisation": "UBER"},
                    {"pattern": "p", "organisation": "A European insurer"},
                    {"pattern": "p", "organisation": "Acme Bank"},
                    {"pattern": "p"},
                    "p",
                ],
                results=[{"organisation": 7}],
                failure_modes=[{"mode": "m", "organisation": "Uber Technologies"}],
            ),
            told(
                organisations=["uber", INSURER, "nobody", 7],
                practices=[
                    {"pattern": "p", "organisation": "uber"},
                    {"pattern": "p", "organisation": "A European insurer"},
                    {"pattern": "p", "organisation": "acme"},
                    {"pattern": "p"},
                    "p",
                ],
                results=[{"organisation": 7}],
                failure_modes=[{"mode": "m", "organisation": "uber"}],
            ),
        ),
        (
            told(
                organisations=[GROSSE, {**GROSSE, "name": "GRÖßE & Co"}],
                practices=[{"organisation": "größe co"}],
            ),
            told(organisations=[GROSSE, GROSSE], practices=[{"organisation": GROSSE["name"]}]),
        ),
    ],
)
def test_the_id_of_what_has_a_file_is_written(
    answers: dict[str, Any], expected: dict[str, Any], filed: Loaded
) -> None:
    assert with_known_ids(answers, filed) == expected


@pytest.mark.parametrize(
    ("named", "ids", "files"),
    [
        ("uber", "uber", []),
        (["uber"], ["uber"], []),
        ([GROSSE], ["grosse-co-kg"], [{"id": "grosse-co-kg", **GROSSE}]),
        (
            ["uber", INSURER, {**INSURER, "name": "Another insurer"}],
            ["uber", "unnamed-insurance-2", "unnamed-insurance-3"],
            [
                {"id": "unnamed-insurance-2", **INSURER},
                {"id": "unnamed-insurance-3", **INSURER, "name": "Another insurer"},
            ],
        ),
        (
            [{**GROSSE, "name": "ACME!"}, {**GROSSE, "name": "Acme?"}],
            ["acme-2", "acme-3"],
            [
                {"id": "acme-2", **GROSSE, "name": "ACME!"},
                {"id": "acme-3", **GROSSE, "name": "Acme?"},
            ],
        ),
        (
            [{**GROSSE, "name": "日本"}, {**GROSSE, "name": "日本"}],
            ["organisation", "organisation"],
            [{"id": "organisation", **GROSSE, "name": "日本"}],
        ),
        ([{"name": "Half"}, 7], [{"name": "Half"}, 7], []),
    ],
)
def test_what_has_no_file_gets_an_id_that_nobody_has(
    named: Any, ids: Any, files: list[Mapping[str, Any]], filed: Loaded
) -> None:
    assert with_files(told(organisations=named), filed) == (told(organisations=ids), files)


def test_what_is_told_of_one_follows_it_to_its_id(filed: Loaded) -> None:
    answers = told(
        organisations=["uber", GROSSE],
        practices=[{"organisation": GROSSE["name"]}, {"organisation": "uber"}],
    )
    assert with_files(answers, filed)[0] == told(
        organisations=["uber", "grosse-co-kg"],
        practices=[{"organisation": "grosse-co-kg"}, {"organisation": "uber"}],
    )
