"""Which content is read in which folder: what is named, the folder's own, or what is installed?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.content.loader import content_roots, is_installed, own_root, roots
from macros.content.opened import usual_shelf
from macros.work.settings import CONTENT

from ..helpers.building import PROJECT

INSTALLED = PROJECT / "playbook"
"""What comes with the command of a checkout: the folder beside its package."""
OWN = Path("playbook")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(CONTENT.name, raising=False)
    return tmp_path


def write(*names: str) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("", encoding="utf-8")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ((), (INSTALLED,)),
        (("pilot.yml", "content/playbook.yml"), (INSTALLED,)),
        (("playbook/playbook.yml",), (OWN,)),
        (("playbook/playbook.yml", "playbook/retrospectives/2026/a.yml"), (OWN,)),
        (("playbook/retrospectives/2026/a.yml",), (INSTALLED, OWN)),
        (("playbook/roles/legal.yml", "playbook/notes.txt"), (INSTALLED, OWN)),
        (("playbook/site.yml", "playbook/roles/web/tasks/main.yml"), (INSTALLED,)),
        (("playbook/README.md",), (INSTALLED,)),
        (("playbook",), (INSTALLED,)),
    ],
)
def test_the_working_folder_decides_unless_content_is_named(
    files: tuple[str, ...], expected: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(*files)
    assert content_roots() == expected
    assert own_root() == OWN
    assert is_installed(expected[0] / "roles" / "a.yml") == (expected[0] == INSTALLED)
    assert (usual_shelf().folder is None) == (expected[0] == INSTALLED)
    monkeypatch.setenv(CONTENT.name, os.pathsep.join(["one", str(INSTALLED)]))
    assert content_roots() == (Path("one"), INSTALLED)
    assert own_root() == INSTALLED
    assert not is_installed(INSTALLED)


def test_what_is_inside_the_package_comes_first(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("package/edition/playbook.yml")
    inside = here / "package" / "edition"
    monkeypatch.setattr(roots, "_EDITIONS", (inside, INSTALLED))
    assert content_roots() == (inside,)
    monkeypatch.setattr(roots, "_EDITIONS", (here / "gone",))
    assert content_roots() == (OWN,)


@pytest.mark.parametrize(
    "arguments",
    [
        ("remove", f"pattern:{min((INSTALLED / 'patterns').glob('*.yml')).stem}", "--yes"),
        ("withdraw", "md-anderson-watson-oncology", "--reason", "It is told twice.", "--yes"),
    ],
)
def test_what_came_with_the_command_is_never_changed(arguments: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in INSTALLED.rglob("*.yml")}
    done = CliRunner().invoke(app, list(arguments))
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "playbook: that is part of the edition that came with the command; only content of your "
        "own is changed. Nothing was changed.\n"
    )
    assert {path: path.read_bytes() for path in INSTALLED.rglob("*.yml")} == before
