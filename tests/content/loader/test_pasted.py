"""Is what came along by pasting named where it stands, and nothing else?"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given

from macros.content.loader import Tree, read_record, read_tree
from macros.content.loader.pasted import faults_in, repaired
from macros.content.problems import Problem
from macros.model import Retrospective

from ...cases import BAD
from ...helpers.building import PROJECT
from ...helpers.texts import texts

RECORDS = sorted((PROJECT / "playbook" / "retrospectives").glob("*/*.yml"))
SEED = 21
LINES = 6
"""Lines of each record in which something is put."""

PASTED = {
    "non-breaking blank": (" ", "\u00a0"),
    "narrow blank": (" ", "\u202f"),
    "en dash": ("- ", "\u2013 "),
    "bullet": ("- ", "\u2022 "),
    "full-width colon": (": ", "\uff1a"),
    "non-breaking blank after a colon": (": ", ":\u00a0"),
    "invisible character": ("", "\u200b"),
    "conflict marker": ("", "<<<<<<< HEAD\n"),
}


def problems_of(text: str) -> list[Problem]:
    tree, problems = read_tree(Path("record.yml"), text)
    return problems if tree is None else read_record(tree, Retrospective)[1]


@pytest.mark.parametrize("name", PASTED)
@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_one_fault_in_a_record(record: Path, name: str) -> None:
    """It is found at its line, or the record says what it said before."""
    text = record.read_text(encoding="utf-8")
    known = read_tree(record, text)[0]
    assert isinstance(known, Tree)
    lines = text.split("\n")
    chance = random.Random(f"{SEED} {record.stem} {name}")  # noqa: S311 - for cases
    right, wrong = PASTED[name]
    having = [number for number, line in enumerate(lines) if line.strip() and right in line]
    for number in chance.sample(having, min(LINES, len(having))):
        changed = [*lines]
        changed[number] = lines[number].replace(right, wrong, 1)
        problems = problems_of("\n".join(changed))
        rules = {(problem.rule, problem.place.line) for problem in problems}
        is_named = any(
            rule in {"odd-blank", "list-mark", "full-width", "conflict"} and line == number + 1
            for rule, line in rules
        )
        is_text = all(problem.rule != "yaml-syntax" for problem in problems)
        assert is_named or is_text, changed[number]
        if name == "conflict marker":
            assert rules == {("conflict", number + 1)}


@pytest.mark.parametrize("record", RECORDS, ids=lambda path: path.stem)
def test_a_whole_record_with_pasted_indents(record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    indents = [len(line) - len(line.lstrip(" ")) for line in text.split("\n")]
    changed = "\n".join(
        "\u00a0" * indent + line[indent:]
        for indent, line in zip(indents, text.split("\n"), strict=True)
    )
    assert {problem.rule for problem in problems_of(changed)} == {"odd-blank"}


def test_shipped_records_have_no_fault() -> None:
    for record in RECORDS:
        text = record.read_text(encoding="utf-8")
        structural = [fault for fault in faults_in(text) if not fault.kind.is_of_value]
        assert structural == [], record


@given(texts())
def test_any_text(text: str) -> None:
    faults = faults_in(text)
    lines = text.split("\n")
    for fault in faults:
        assert lines[fault.line - 1][fault.column - 1 :].startswith(fault.bad)
    mended = repaired(text, faults)
    assert mended.count("\n") == text.count("\n")
    assert (mended == text) == (not faults)


@pytest.mark.parametrize(
    "case", sorted((BAD / "pasted-blanks").rglob("*.yml")), ids=lambda path: path.stem
)
def test_a_repaired_case_is_right(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    found = {problem.rule for problem in problems_of(repaired(text, faults_in(text)))}
    assert found <= {"missing-field", "tab"}
