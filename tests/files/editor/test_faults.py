"""What is an author told of a mistake? What is wrong with that field, at its line, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ...helpers.building import PROJECT
from ...helpers.editing import FAULTS, FILES, Author, all_told, author, cases

CASES = cases(FAULTS)


def test_nothing_is_said_of_files_that_are_right(writing: Author) -> None:
    told = writing.is_told(*((name, path.read_text("utf-8")) for name, path in FILES.items()))
    assert dict(zip(FILES, told, strict=True)) == {name: [] for name in FILES}


@pytest.fixture(scope="module")
def told(writing: Author) -> dict[str, list[dict[str, str]]]:
    """Return what is said of each mistake."""
    return dict(zip(map(_name, CASES), all_told(writing, CASES), strict=True))


def _name(fault: Mapping[str, Any]) -> str:
    return f"{fault['in']}: {fault['mistake']}"


@pytest.mark.parametrize("fault", CASES, ids=_name)
def test_what_is_said_of_a_mistake(
    told: Mapping[str, list[dict[str, str]]], fault: Mapping[str, Any]
) -> None:
    assert told[_name(fault)] == fault["told"]


def test_each_kind_of_file_has_its_mistakes() -> None:
    assert {fault["in"] for fault in CASES} == set(FILES)


def test_nothing_is_said_of_the_playbook_itself(tmp_path: Path) -> None:
    content = PROJECT / "playbook"
    texts = {path: path.read_text("utf-8").partition("\n") for path in content.rglob("*.yml")}
    files = [
        (first.rpartition("/")[2].removesuffix(".json"), text) for first, _, text in texts.values()
    ]
    with author(tmp_path, content) as writing:
        told = dict(zip(texts, writing.is_told(*files), strict=True))
    assert {path: said for path, said in told.items() if said} == {}
    assert len(told) > len(FILES)
