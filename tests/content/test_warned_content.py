"""Is what an author should look at said as a warning, which fails nothing?"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.content.loader import load
from macros.content.problems import as_github, as_json
from macros.content.rules import check, review
from macros.work.settings import CONTENT

from ..cases import CASES, lay, names

WARNED = CASES / "warned"


@pytest.mark.parametrize("case", names(WARNED))
def test_warnings_of(case: str, work: Path) -> None:
    roots = lay(WARNED / case, work)
    expected = (WARNED / case / "problems.txt").read_text(encoding="utf-8")
    found = review(load(roots))
    assert check(load(roots)) == ()
    env = {CONTENT.name: os.pathsep.join(map(str, roots))}
    for style, text in (("text", expected), ("github", as_github(found))):
        result = CliRunner().invoke(app, ["check", "--format", style], env=env)
        assert result.exit_code == 0
        assert result.stdout.rstrip("\n") == text.rstrip("\n")
    rows = json.loads(CliRunner().invoke(app, ["check", "--format", "json"], env=env).stdout)
    assert [row for row in rows if row["severity"] != "notice"] == json.loads(as_json(found))
    assert {row["severity"] for row in json.loads(as_json(found))} == {"warning"}
    assert {line.partition(" ")[0] for line in as_github(found).splitlines()} == {"::warning"}
