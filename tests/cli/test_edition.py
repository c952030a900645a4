"""Does `playbook edition` write down what an edition shows?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from macros.cli import app
from macros.content.opened import current_playbook
from macros.work.settings import CONTENT

from ..helpers.building import PROJECT


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copy = tmp_path / "playbook"
    shutil.copytree(PROJECT / "playbook", copy, ignore=shutil.ignore_patterns("editions"))
    monkeypatch.setenv(CONTENT.name, str(copy))
    current_playbook.cache_clear()
    return copy


def test_it_writes_the_counts_beside_the_content(root: Path) -> None:
    result = CliRunner().invoke(app, ["edition"])
    assert result.exit_code == 0, result.output
    (file,) = (root / "editions").iterdir()
    text = file.read_text(encoding="utf-8")
    said = yaml.safe_load(text)
    edition = yaml.safe_load((root / "playbook.yml").read_text(encoding="utf-8"))
    assert said["edition"] == edition["edition"]
    assert file.stem == said["id"] == edition["edition"].replace(".", "-")
    kept = list((root / "retrospectives").rglob("*.yml"))
    withdrawn = [path for path in kept if "\nwithdrawn:" in path.read_text(encoding="utf-8")]
    assert len(said["records"]) == len(kept) - len(withdrawn)
    current_playbook.cache_clear()
    assert CliRunner().invoke(app, ["check"]).exit_code == 0
    assert CliRunner().invoke(app, ["edition"]).exit_code == 0
    assert file.read_text(encoding="utf-8") == text


def test_content_with_problems_is_not_counted(root: Path) -> None:
    (root / "patterns" / "kill-switch.yml").write_text("title: [", encoding="utf-8")
    assert CliRunner().invoke(app, ["edition"]).exit_code == 1
    assert not (root / "editions").exists()
