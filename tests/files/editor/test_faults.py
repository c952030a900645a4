"""What is an author told of a mistake? What is wrong with that field, at its line, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

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


@pytest.mark.parametrize("name", FILES)
def test_of_a_misspelt_field_anywhere_nothing_but_that_field_is_said(
    writing: Author, name: str
) -> None:
    text = FILES[name].read_text("utf-8")
    keys = list(_keys(yaml.compose(text, Loader=yaml.CSafeLoader)))
    texts = [f"{text[: key.start]}{key.misspelt}{text[key.end :]}" for key in keys]
    said = writing.is_told(*((name, wrong) for wrong in texts))
    for key, wrong, told in zip(keys, texts, said, strict=True):
        mark = (wrong.splitlines()[key.line], f"Property {key.misspelt} is not allowed.")
        others = [says for line, says in told if (line, says) != mark]
        assert (mark in told, len(others) < 2) == (True, True), told
        assert all(key.name in says for says in others), told


class _Key(NamedTuple):
    """A field's name in a file, and where it is."""

    name: str
    start: int
    end: int
    line: int

    @property
    def misspelt(self) -> str:
        return f"{self.name[:-1]}zz"


def _keys(node: yaml.Node | None) -> Iterator[_Key]:
    """Yield every field's name below a node."""
    if isinstance(node, yaml.SequenceNode):
        for entry in node.value:
            yield from _keys(entry)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            start, end = key.start_mark, key.end_mark
            yield _Key(key.value, start.index, end.index, start.line)
            yield from _keys(value)


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
