"""What does `playbook upgrade` rewrite, what does it ask, and when does it change nothing?"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app, upgrading
from macros.content.loader import load
from macros.content.rules import check
from macros.contribute.upgrade import Upgrade
from macros.contribute.upgrade.rewriting import remarks_of
from macros.model import SCHEMA_VERSION
from macros.work.settings import CONTENT
from macros.work.swap import Replacement

from ..cases import BASE, CASES

CASE = CASES / "upgraded"
ROOT = Path("old")
END = (
    "Upgraded. `dates.outcome` is now when the outcome came about. Where it was the day of a last "
    "look, write that under `dates.seen`. `playbook check` asks for the rest until it is decided.\n"
)
RECORD = """\
id: told
title: T
summary: S.
organisation: Acme
sector: retail
use_case: U.
technique: other
record: contributed
outcome: scaled
dates: {outcome: 2025}
worked: [One thing.]
"""


def run(*arguments: str, roots: str = "") -> Result:
    env = {CONTENT.name: roots or str(ROOT)}
    return CliRunner().invoke(app, ["upgrade", *arguments], env=env)


def texts(folder: Path = Path()) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def write(name: str, text: str, root: Path = ROOT) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def old(work: Path) -> Path:
    """Return the root of edition 2026.1, with the smallest content beside its records."""
    shutil.copytree(work / "base", ROOT)
    shutil.copytree(CASE / "old", ROOT, dirs_exist_ok=True)
    return ROOT


def test_a_root_is_rewritten_and_the_rest_is_asked(old: Path) -> None:
    before = texts()
    result = run("old")
    said = (CASE / "said.txt").read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout, result.stderr) == (0, said, END)
    own = {f"old/{name}": data for name, data in texts(CASE / "new").items()}
    assert texts() == {**before, **own}
    assert sorted(path.name for path in Path().iterdir()) == ["base", "old"]
    assert old.is_dir()


@pytest.mark.usefixtures("old")
def test_a_look_says_the_same_and_changes_nothing() -> None:
    before = texts()
    result = run("old/", "--dry-run")
    said = (CASE / "said.txt").read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout, result.stderr) == (0, said, "Nothing was changed.\n")
    assert texts() == before


@pytest.mark.usefixtures("old")
def test_every_remark_is_kept() -> None:
    for path in (CASE / "old").rglob("*.yml"):
        new = CASE / "new" / path.relative_to(CASE / "old")
        if new.exists():
            before, after = (remarks_of(one.read_text(encoding="utf-8")) for one in (path, new))
            assert before - after == {}
    assert sum(
        remarks_of((CASE / "old/retrospectives/2024/chat-acme.yml").read_text("utf-8")).values()
    ) == 16  # fmt: skip


def test_the_check_asks_for_nothing_that_was_not_listed(old: Path) -> None:
    said = run(str(old)).stdout
    found = check(load([old]))
    assert len(found) > 10
    for problem in found:
        place = f"    {problem.place.path}:{problem.place.line}:{problem.place.column}: "
        field = problem.message.split("`")[1] if "`" in problem.message else "contributor"
        assert [
            line for line in said.splitlines() if line.startswith(place) and f"`{field}`" in line
        ]


def test_what_is_upgraded_is_not_upgraded_again(old: Path) -> None:
    run("old")
    before = texts()
    result = run("old")
    assert (result.exit_code, result.stderr) == (
        2,
        f"playbook: old is written for version {SCHEMA_VERSION} of the shapes already.\n",
    )
    assert texts() == before
    assert old.is_dir()


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize(
    ("root", "said"),
    [
        ("nowhere", "there is no folder nowhere."),
        ("base/playbook.yml", "there is no folder base/playbook.yml."),
        ("base", f"base is written for version {SCHEMA_VERSION} of the shapes already."),
        (".", "run it from a folder above {here}, which is replaced whole."),
        ("new", "new is written for version 3 of the shapes, which is not known here."),
        ("empty", "nothing in empty is written for an earlier version."),
    ],
)
def test_what_cannot_be_meant(root: str, said: str, work: Path) -> None:
    write("playbook.yml", "schema_version: 3\n", Path("new"))
    Path("empty").mkdir()
    before = texts()
    result = run(root)
    here = work.resolve().relative_to(Path.cwd()).as_posix()
    told = f"playbook: {said.format(here=here)}\n"
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", told)
    assert texts() == before


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize(
    ("text", "line", "rule"),
    [
        ("id: [\n", 2, "yaml-syntax"),
        (f"{RECORD}lessons: [\n  One.]\npractices: [{{effect: missed, evidence: E.}}]\n", 1,
         "by-hand"),
        (f"{RECORD}organisations: [acme]\n", 1, "by-hand"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_or_rewritten(text: str, line: int, rule: str) -> None:
    path = write("retrospectives/2025/told.yml", text)
    before = texts()
    result = run("old")
    assert (result.exit_code, result.stderr) == (1, "playbook: nothing was changed.\n")
    assert result.stdout.startswith(f"{path}:{line}:")
    assert f": {rule}: " in result.stdout.splitlines()[0]
    assert texts() == before


@pytest.mark.usefixtures("work")
def test_a_root_that_is_laid_over_the_first_has_no_version_and_names_its_files() -> None:
    write("organisations/acme-bank.yml", "id: acme-bank\nname: ACME Ltd.\nkind: company\n"
          "sector: retail\n", Path("base"))  # fmt: skip
    path = write("retrospectives/2025/told.yml", RECORD)
    write("playbook.yml", "title: Ours\n")
    result = run("old", roots=os.pathsep.join(["base", "old"]))
    assert (
        result.stdout.splitlines()[0]
        == "Rewritten: 1 retrospective. Given a file: 0 organisations."
    )
    assert sorted(texts(ROOT)) == ["playbook.yml", "retrospectives/2025/told.yml"]
    assert (ROOT / "playbook.yml").read_text(encoding="utf-8") == "title: Ours\n"
    assert path.read_text(encoding="utf-8") == RECORD.replace(
        "organisation: Acme\nsector: retail\n", "organisations: [acme-bank]\n"
    )


@pytest.mark.usefixtures("work")
def test_lines_end_as_before() -> None:
    text = RECORD + "practices:\n  - {pattern: p, effect: missed, evidence: E.}\n"
    path = write("retrospectives/2025/told.yml", text.replace("\n", "\r\n"))
    assert run("old").exit_code == 0
    new = path.read_bytes()
    assert new.count(b"\n") == new.count(b"\r\n") == RECORD.count("\n") + 2
    assert new.endswith(b"lessons:\r\n  - text: '[p](pattern:p): E.'\r\n    reading: true\r\n")


def test_a_file_that_changes_meanwhile_is_not_written_over(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old / "retrospectives" / "2025" / "score.yml"
    changed = upgrading._changed

    def edits(plan: Upgrade) -> object:
        path.write_text("# Somebody writes here\n", encoding="utf-8")
        return changed(plan)

    monkeypatch.setattr(upgrading, "_changed", edits)
    before = texts()
    result = run("old")
    assert (result.exit_code, result.stderr) == (
        1,
        f"playbook: {path} has changed meanwhile. Nothing was changed.\n",
    )
    assert texts() == {**before, str(path): b"# Somebody writes here\n"}


def test_a_stop_on_the_way_leaves_the_root_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(_replacement: Replacement) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Replacement, "swap", stops)
    before = texts()
    assert run("old").exit_code != 0
    assert texts() == before
    assert sorted(path.name for path in Path().iterdir()) == ["base", "old"]
    assert old.is_dir()


def test_the_case_has_no_file_that_the_smallest_content_has() -> None:
    assert texts(CASE / "old").keys() & texts(BASE).keys() == {"playbook.yml"}
