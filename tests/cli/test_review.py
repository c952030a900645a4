"""Which retrospectives does `playbook review` write a sheet for, and what does it refuse?"""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.work.settings import CONTENT

from ..helpers.history import begin, case, commit, write


@pytest.fixture(autouse=True)
def _repository(work: Path) -> None:
    begin()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["review", *arguments], env={CONTENT.name: "base"})


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def titles(result: Result) -> list[str]:
    assert result.exit_code == 0, result.stderr
    return [line for line in result.stdout.splitlines() if line.startswith("# ")]


def section(result: Result, heading: str) -> list[str]:
    _, _, below = result.stdout.partition(f"## {heading}\n\n")
    return below.partition("\n\n")[0].splitlines()


def test_by_id_and_by_file() -> None:
    case("two")
    by_id = run("two")
    assert titles(by_id) == ["# Review of `Case two`"]
    for file in (
        "base/retrospectives/2025/two.yml",
        str(Path("base/retrospectives/2025/two.yml").absolute()),
    ):
        assert run(file).stdout == by_id.stdout
    assert titles(run("two", "one")) == ["# Review of `Case one`", "# Review of `Case two`"]


def test_what_is_new_or_changed_since_a_revision() -> None:
    case("two", effect="helped", by="independent")
    one = Path("base/retrospectives/2025/one.yml")
    one.write_text(one.read_text("utf-8").replace("effect: helped", "effect: hurt", 1), "utf-8")
    result = run("--since", "HEAD")
    assert titles(result) == ["# Review of `Case one`", "# Review of `Case two`"]
    commit("Change")
    assert outcome(run("--since", "HEAD")) == (
        0,
        "",
        "No retrospective is new or changed since HEAD.\n",
    )


def test_the_evidence_with_the_record_and_without_it() -> None:
    assert section(run("one"), "What the evidence becomes")[0] == (
        "- `Shadow mode: proposed → emerging, helped 1 of 1 organisation, 0 documented "
        "(before: no organisation counts)`"
    )
    assert "A second person codes it" in run("one").stdout
    one = Path("base/retrospectives/2025/one.yml")
    one.write_text(one.read_text("utf-8").replace("S.", "Another sentence."), "utf-8")
    changed = run("one", "--since", "HEAD")
    assert section(changed, "What the evidence becomes") == ["It stays as it was."]
    assert "A second person codes it" not in changed.stdout


def test_what_the_check_says_of_this_file_alone() -> None:
    case("two")
    write("glossary/unlinked.yml", "id: unlinked\ntitle: U\nsummary: S.\norigin: editorial\n")
    said = section(run("two"), "What the check says of this file")
    assert [line for line in said if "unlinked" in line] == []


def test_a_withdrawn_record_and_a_misspelt_one() -> None:
    write(
        "retrospectives/2025/gone.yml",
        "id: gone\ntitle: Gone\nstatus: withdrawn\n"
        'withdrawn: {day: "2026-11-24", reason: It was retracted.}\n',
    )
    for name in ("gone", "base/retrospectives/2025/gone.yml"):
        assert outcome(run(name)) == (
            2,
            "",
            "playbook: gone was withdrawn; there is nothing left to review.\n",
        )
    assert outcome(run("onne")) == (
        2,
        "",
        "playbook: there is no retrospective 'onne'. Did you mean one?\n",
    )


def test_nothing_is_named() -> None:
    assert outcome(run()) == (
        2,
        "",
        "playbook: name a retrospective by its id or its file, or give --since REV.\n",
    )


def test_content_with_problems_and_no_such_revision() -> None:
    assert outcome(run("--since", "nowhere")) == (
        1,
        "",
        "playbook: there is no revision 'nowhere'.\n",
    )
    write("glossary/new.yml", "id: new\n")
    assert outcome(run("one")) == (
        1,
        "",
        "playbook: the content has 3 problems; `playbook check` lists them.\n",
    )
