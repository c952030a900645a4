"""Is a choice found by what it means?"""

from __future__ import annotations

import pytest

from macros.cli.picking import Picking
from macros.content.loader import load
from macros.contribute.questions import questions
from macros.model import Retrospective

from ..cases import BASE, CASES


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("newspaper", "press"),
        ("newspaper article", "press"),
        ("blog", "statement"),
        ("judgment", "court"),
        ("papr", "paper"),
    ],
)
def test_a_choice_is_offered_by_a_word_of_its_meaning(
    capsys: pytest.CaptureFixture[str], typed: str, near: str
) -> None:
    sources = next(one for one in questions(Retrospective) if one.name == "sources")
    form = next(part for part in sources.parts if part.name == "form")
    assert Picking(load([BASE])).chosen(form, typed, "") is None
    assert capsys.readouterr().out.endswith(f"Did you mean {near}?\n")


def test_the_test_of_a_pattern_is_told_to_whoever_chooses_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    practices = next(one for one in questions(Retrospective) if one.name == "practices")
    pattern = next(part for part in practices.parts if part.name == "pattern")
    picking = Picking(load([BASE, CASES / "editing" / "content"]))
    picking.tell(pattern, "shadow-mode", "  ")
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "    Its test, by what was done. An account shows that"
    assert len(told) > 2
    assert [line for line in told[1:] if not line.startswith("    - ")] == []
    picking.tell(pattern, "no-such", "  ")
    assert capsys.readouterr().out == ""
