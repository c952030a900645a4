"""Does what is written read back as the same, for any text?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.content.loader import read_text, read_tree
from macros.contribute.questions import fields
from macros.contribute.writer import UnwritableError, assure, data_text, file_text
from macros.model import Pattern, Retrospective

from ..helpers.texts import texts

FILE = Path("playbook/retrospectives/2025/told.yml")
NUMBERS = st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
DATA = st.fixed_dictionaries(
    {
        "title": texts(),
        "worked": st.lists(texts(), max_size=3),
        "criteria": st.lists(
            st.fixed_dictionaries({"metric": texts(), "baseline": NUMBERS, "flag": st.booleans()}),
            max_size=2,
        ),
        "owner": st.fixed_dictionaries({"role": texts()}),
    }
)


def read_back(text: str, path: Path) -> Any:
    path.write_text(text, encoding="utf-8", newline="\n")
    read, problems = read_text(path)
    assert problems == []
    assert read is not None
    tree, problems = read_tree(path, read)
    assert problems == []
    assert tree is not None
    return tree.data


@settings(max_examples=400)
@given(DATA)
def test_data_reads_back_as_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    assert read_back(data_text(data), tmp_path_factory.getbasetemp() / "data.yml") == data


@settings(max_examples=200)
@given(DATA)
def test_a_file_with_its_comments_reads_back_as_the_same(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any]
) -> None:
    text = file_text(Retrospective, data, FILE)
    assert read_back(text, tmp_path_factory.getbasetemp() / "file.yml") == data


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ({"a": "x"}, "a: z\n"),
        ({"a": "x", "b": ["y"]}, "b: [z]\n"),
        ({"a": "x\n\ny"}, "a: |-\n  x\n  y\n"),
        ({"a": "1"}, "a: 1\n"),
        ({"a": "x"}, "a: x\nb: z\n"),
    ],
)
def test_what_reads_back_as_something_else_is_not_handed_over(
    data: dict[str, Any], text: str
) -> None:
    with pytest.raises(UnwritableError, match="would not read back as it was given"):
        assure(data, text)


def test_a_writer_that_loses_something_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    dump = yaml.dump

    def losing(*given: Any, **how: Any) -> str:
        return str(dump(*given, **how)).replace("ü", "u")

    monkeypatch.setattr(yaml, "dump", losing)
    with pytest.raises(UnwritableError, match="title would not read back"):
        data_text({"id": "x", "title": "für"})
    with pytest.raises(UnwritableError, match="title would not read back"):
        file_text(Retrospective, {"title": "für"}, FILE)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("plain", "a: plain\n"),
        ("no", 'a: "no"\n'),
        ("1:30", 'a: "1:30"\n'),
        ("2025-03-14", "a: '2025-03-14'\n"),
        ("- dash", "a: '- dash'\n"),
        ("one: two", "a: 'one: two'\n"),
        ("{{ 7*7 }}", "a: '{{ 7*7 }}'\n"),
        ("مرحبا 🙂", "a: مرحبا 🙂\n"),
        ("one\n\ntwo", "a: |-\n  one\n\n  two\n"),
        ("\tone", 'a: "\\tone"\n'),
        ("word " * 20 + "end", "a: >-\n  " + "word " * 19 + "word\n  end\n"),
        ("\n", 'a: "\\n"\n'),
        (True, "a: true\n"),
        (61, "a: 61\n"),
        (92.5, "a: 92.5\n"),
        (["x", {"b": "z"}], "a:\n  - x\n  - b: z\n"),
        ([], "a: []\n"),
    ],
)
def test_how_a_value_is_written(value: object, written: str) -> None:
    assert data_text({"a": value}) == written


def test_every_field_is_there_with_its_meaning() -> None:
    text = file_text(Pattern, {"id": "x", "name": "A name", "extra": "?"}, Path("p/patterns/x.yml"))
    lines = text.splitlines()
    assert lines[:6] == [
        "# yaml-language-server: $schema=../../schema/pattern.json",
        "# Stable id in kebab-case; equals the file's name without .yml.",
        "id: x",
        "# What the field calls it, such as Shadow mode.",
        "name: A name",
        "# summary: One sentence that answers what the page is about.",
    ]
    assert lines[-1] == "extra: '?'"
    assert max(map(len, lines)) <= 100
    named = [name for name in fields(Pattern) if any(f"{name}:" in line for line in lines)]
    assert named == list(fields(Pattern))
