"""Does a day that was missed turn a team's CI red, without a commit?"""

from __future__ import annotations

from pathlib import Path

import pytest

from ..helpers.installed import run
from .test_gates import AWKWARD, EXAMPLE, NEW, filled, shell, steps, team

__all__ = ["team"]

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("name", ["pilot.yml", AWKWARD])
def test_a_missed_decision_turns_the_action_red(team: Path, name: str) -> None:
    script = steps()["Look for a day that was missed"]["run"]
    (team / name).write_bytes(EXAMPLE.read_bytes())
    assert shell(script, team, RECORD=name)[0] == 0
    (team / name).write_text(NEW, encoding="utf-8")
    code, said = shell(script, team, RECORD=name)
    assert code == 1
    assert "overdue" in said.lower()


def test_a_missed_decision_turns_the_include_red(team: Path) -> None:
    *_, overdue = filled({"package": "one.whl"})["pilot"]["script"]
    path = f"{team.parent / 'temp' / 'playbook' / 'bin'}:/usr/bin:/bin"
    for text, code in ((EXAMPLE.read_text(encoding="utf-8"), 0), (NEW, 1)):
        (team / "pilot.yml").write_text(text, encoding="utf-8")
        assert shell(overdue, team, PATH=path, RECORD="pilot.yml")[0] == code


def test_the_state_of_pilots_is_told_where_nothing_else_is_installed(
    bare: Path, tmp_path: Path
) -> None:
    (tmp_path / "pilot.yml").write_bytes(EXAMPLE.read_bytes())
    for style in ("text", "json", "html", "csv", "ics"):
        code, out, said = run(bare, tmp_path, "pilot", "status", "--format", style)
        assert (code, said) == (0, "")
        assert out
