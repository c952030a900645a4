"""Does `playbook check --since` say what a contribution broke, and nothing else?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.work.settings import CONTENT

from ..helpers.history import begin, case, commit, git, write

OLD_FAULT = "id: old\ntitle: Old\nsummary: See [it](term:nowhere).\norigin: editorial\n"


@pytest.fixture(autouse=True)
def _repository(work: Path) -> None:
    write("glossary/old.yml", OLD_FAULT)
    begin()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments], env={CONTENT.name: "base"})


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


CLEAN = (0, "", "No problems in 11 items.\n")


def test_what_was_wrong_before_is_not_said() -> None:
    assert run().exit_code == 1
    assert outcome(run("--since", "HEAD")) == CLEAN
    assert outcome(run("--since", "HEAD", "--format", "json")) == (0, "[]\n", "")


def test_a_changed_file_is_looked_at_whole() -> None:
    write("glossary/old.yml", OLD_FAULT + "note: Another thing.\n")
    result = run("--since", "HEAD")
    assert outcome(result) == (
        1,
        "base/glossary/old.yml:3:19: unknown-target: there is no term 'nowhere'\n"
        "    Name a file of glossary/ without its .yml.\n"
        "1 problem in 1 file\n",
        "",
    )


def test_a_new_file_counts_before_it_is_known_to_git() -> None:
    write("glossary/new.yml", "id: new\ntitle: New\n")
    assert "base/glossary/new.yml:1:1: missing-field" in run("--since", "HEAD").stdout
    commit("Add")
    assert run("--since", "HEAD").exit_code == 0
    assert run("--since", "HEAD~1").exit_code == 1


def test_a_problem_elsewhere_counts_when_the_change_caused_it() -> None:
    Path("base/patterns/shadow.yml").unlink()
    assert outcome(run("--since", "HEAD")) == (
        1,
        "base/retrospectives/2025/one.yml:12:15: unknown-target: there is no pattern 'shadow'\n"
        "    Name a file of patterns/ without its .yml.\n"
        "1 problem in 1 file\n",
        "",
    )


def test_warnings_are_narrowed_too() -> None:
    path = case("two", effect="helped")
    path.write_text(path.read_text("utf-8").replace("S.", "Ask jo@firma.de."), encoding="utf-8")
    result = run("--since", "HEAD")
    assert result.exit_code == 0
    assert result.stdout.endswith("stands in the text: jo@firma.de\n" + HINT)


HINT = (
    "    Leave it out, or write what it stands for; keep it only if it may be public.\n"
    "1 warning in 1 file\n"
)


def test_what_others_did_meanwhile_is_not_ours() -> None:
    git("switch", "--quiet", "--create", "ours")
    case("two", effect="helped")
    commit("Ours")
    git("switch", "--quiet", "main")
    write("glossary/pilot.yml", "id: pilot\ntitle: Pilot\nsummary: Other.\norigin: framework\n")
    commit("Theirs")
    git("switch", "--quiet", "ours")
    assert run("--since", "main").exit_code == 0


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD^9", "HEAD:base"])
def test_no_such_revision(revision: str) -> None:
    assert outcome(run(f"--since={revision}")) == (
        1,
        "",
        f"playbook: there is no revision {revision!r}.\n",
    )


def test_content_outside_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inner").mkdir()
    git("-C", "inner", "init", "--quiet")
    inner = tmp_path / "inner"
    (inner / "x").write_text("x", encoding="utf-8")
    monkeypatch.chdir(inner)
    commit("Begin")
    result = CliRunner().invoke(app, ["check", "--since", "HEAD"], env={CONTENT.name: "../base"})
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"playbook: ../base is not in the repository {inner}.\n"


def test_a_folder_that_is_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree(".git")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    result = run("--since", "HEAD")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("playbook: fatal: not a git repository")


def test_without_git(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert outcome(run("--since", "HEAD")) == (
        1,
        "",
        "playbook: git is not installed, and only it knows the history.\n",
    )
