"""`playbook pilot merge`: two copies become one file, by hand and as git's merge driver."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.content.loader import read_tree
from macros.contribute.writer import data_text
from macros.pilot.merging import Side, merge, tidied

from ..helpers.building import PROJECT
from ..helpers.two_people import copies

EXAMPLE = PROJECT / "docs" / "pilot" / "example.yml"

BASE = """\
# Our pilot's record.
version: 1
id: letters
title: Letters   # as in the register
start: 2026-01-05
owner: {role: Head of care}
# What counts:
criteria:
  - id: minutes
    metric: Handling time
    better: lower
    target: 20
    # agreed in the meeting of 8 January
    agreed: 2026-01-08
log:
  # The first week of the run.
  - week: 4
    worked:
      - Scanning
"""
"""A record with remarks, as somebody writes it by hand."""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["pilot", "merge", *map(str, arguments)])


def merged(here: Path, mine: str, theirs: str, base: str = BASE) -> tuple[Result, str]:
    """Merge three texts; return what was said, and what mine is now."""
    for name, text in (("base", base), ("mine", mine), ("theirs", theirs)):
        (here / f"{name}.yml").write_text(text, encoding="utf-8", newline="")
    done = run("base.yml", "mine.yml", "theirs.yml")
    return done, (here / "mine.yml").read_bytes().decode()


def test_different_weeks_and_fields_are_all_in_the_file_and_remarks_stay(here: Path) -> None:
    mine = BASE + "  - week: 5\n    worked: [Routing]  # clerks said so\n"
    theirs = BASE.replace("{role: Head of care}", "{role: Head of care, named: 2026-01-06}")
    theirs += "  - week: 6\n    worked: [Archive]\n"
    done, text = merged(here, mine, theirs)
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Merged mine.yml: nothing is in conflict.\n"
    named = "owner:\n  role: Head of care\n  named: '2026-01-06'\n"
    assert text == mine.replace("owner: {role: Head of care}\n", named) + (
        "  - week: 6\n    worked:\n      - Archive\n"
    )


def test_what_nobody_changed_stays_to_the_letter(here: Path) -> None:
    mine = BASE.replace("Letters ", "Post ")
    assert merged(here, mine, BASE)[1] == mine
    assert merged(here, BASE, mine)[1] == mine
    returns = mine.replace("\n", "\r\n")
    assert merged(here, returns, BASE)[1] == returns
    other = BASE.replace("Head of care", "Head of post")
    _, text = merged(here, returns, other)
    assert text == returns.replace("Head of care", "Head of post")


def test_remarks_of_both_stay_where_they_changed_other_lines(here: Path) -> None:
    mine = BASE.replace("  - week: 4\n", "  - week: 4\n    # mine: a short week\n")
    theirs = BASE.replace("title: Letters", "# theirs: by Ann\ntitle: Post") + FIVE
    both = mine.replace("title: Letters", "# theirs: by Ann\ntitle: Post") + FIVE
    for ours, other in ((mine, theirs), (theirs, mine)):
        done, text = merged(here, ours, other)
        assert (done.exit_code, text) == (0, both)
    remark = BASE.replace("# What counts:", "# What counts for us:")
    assert merged(here, BASE, remark)[1] == remark
    assert merged(here, remark, BASE.replace("# What counts:\n", ""))[1] == remark


def test_a_conflict_in_braces_is_marked_in_braces(here: Path) -> None:
    mine, theirs = (BASE.replace("Head of care", f"Head of {one}") for one in ("post", "desk"))
    text = merged(here, mine, theirs)[1]
    assert text == BASE.replace(
        "owner: {role: Head of care}\n",
        "<<<<<<< mine\nowner: {role: Head of post}\n"
        "=======\nowner: {role: Head of desk}\n>>>>>>> theirs\n",
    )


def test_a_conflict_is_marked_where_it_is_and_told(here: Path) -> None:
    mine = BASE.replace("target: 20", "target: 15")
    theirs = BASE.replace("target: 20", "target: 18") + "  - week: 5\n    worked: [Routing]\n"
    done, text = merged(here, mine, theirs)
    assert done.exit_code == 1
    assert done.stderr == (
        "mine.yml has 1 conflict. At each, delete one side and the marks.\n"
        "  criteria[id=minutes].target: mine 15; theirs 18\n"
    )
    marks = "<<<<<<< mine\n    target: 15\n=======\n    target: 18\n>>>>>>> theirs\n"
    whole = mine.replace("    target: 15\n", marks)
    assert text == whole + "  - week: 5\n    worked:\n      - Routing\n"
    refused = CliRunner().invoke(app, ["pilot", "gate", "readiness", "mine.yml"])
    assert refused.exit_code == 1
    assert "mine.yml:12:1: conflict: " in refused.stdout


def test_neighbouring_conflicts_are_chosen_one_by_one(here: Path) -> None:
    mine = BASE.replace("lower\n    target: 20", "higher\n    target: 15")
    theirs = BASE.replace("    better: lower\n    target: 20", "    target: 18")
    text = merged(here, mine, theirs)[1]
    assert (
        "<<<<<<< mine\n    better: higher\n=======\n>>>>>>> theirs\n"
        "<<<<<<< mine\n    target: 15\n=======\n    target: 18\n>>>>>>> theirs\n"
    ) in text


def test_an_entry_that_one_deleted_and_the_other_changed_is_asked(here: Path) -> None:
    mine = BASE.replace("Scanning", "Scanning of letters")
    gone = BASE.replace("criteria:", "criteria: []\nrisks:").replace("id: minutes", "risk: Late")
    gone = re.sub(r"    (metric|better|target|agreed).*\n", "", gone)
    theirs = BASE.replace("target: 20", "target: 18")
    done, text = merged(here, gone, theirs)
    assert "criteria[id=minutes]: mine nothing; theirs {'id': 'minutes', " in done.stderr
    assert "risk: Late" in text
    assert "target: 18" in text
    assert merged(here, mine, theirs)[0].exit_code == 0


def test_without_a_base_both_are_united(here: Path) -> None:
    mine = BASE + "  - week: 5\n    worked: [Routing]\n"
    theirs = BASE.replace("  - week: 4", "  - week: 3")
    done, text = merged(here, mine, theirs, base="")
    assert done.exit_code == 0
    assert re.findall(r"week: (\d)", text) == ["3", "4", "5"]
    (here / "base.yml").write_text("<<<<<<< a\n", encoding="utf-8")
    (here / "mine.yml").write_text(mine, encoding="utf-8")
    done = run("base.yml", "mine.yml", "theirs.yml", "--out", "new/out.yml", "--name", "pilot.yml")
    assert done.exit_code == 0
    assert done.stderr == (
        "pilot.yml (base) can't be read, so nothing counts as deleted.\n"
        "Merged pilot.yml: nothing is in conflict.\n"
    )
    assert (here / "new/out.yml").read_text(encoding="utf-8") == text
    assert (here / "mine.yml").read_text(encoding="utf-8") == mine


WHOLE = "<<<<<<< mine\n{mine}=======\n{theirs}>>>>>>> theirs\n"

UNMERGEABLE: dict[str, tuple[str, str, str]] = {
    "no YAML": (BASE, "title: [\n", "yaml-syntax"),
    "a list": (BASE, "- a\n", "not-a-mapping"),
    "two pilots": (
        BASE,
        BASE.replace("id: letters", "id: post"),
        "of two pilots: letters and post",
    ),
}


@pytest.mark.parametrize("name", UNMERGEABLE)
def test_what_can_not_be_merged_is_kept_between_marks(here: Path, name: str) -> None:
    mine, theirs, said = UNMERGEABLE[name]
    done, text = merged(here, mine, theirs, base="")
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.endswith(
        "Both are in mine.yml, between marks. Delete one of them, and the marks.\n"
    )
    assert resolved(text, "mine") == mine
    assert resolved(text, "theirs") == theirs


def test_marks_of_a_merge_before_are_no_record(here: Path) -> None:
    before = BASE.replace("    target: 20\n", "<<<<<<< a\n    target: 1\n=======\n>>>>>>> b\n")
    done, text = merged(here, before, BASE)
    assert done.exit_code == 1
    assert "mine.yml:12:1: conflict: " in done.stderr
    assert set(before.splitlines()) | set(BASE.splitlines()) <= set(text.splitlines())


def test_bytes_that_are_no_text_are_kept(here: Path) -> None:
    for name, raw in (("base", b""), ("mine", b"title: \xff\n"), ("theirs", BASE.encode())):
        (here / f"{name}.yml").write_bytes(raw)
    assert run("base.yml", "mine.yml", "theirs.yml").exit_code == 1
    assert (here / "mine.yml").read_bytes() == WHOLE.format(
        mine="title: @\n", theirs=BASE
    ).encode().replace(b"@", b"\xff")


def test_messages_name_the_record_as_git_does(here: Path) -> None:
    for name, text in (("base", "- a\n"), ("mine", BASE), ("theirs", "title: [\n")):
        (here / f"{name}.yml").write_text(text, encoding="utf-8")
    done = run("base.yml", "mine.yml", "theirs.yml", "--name", "teams/post.pilot.yml")
    assert done.stderr.startswith("teams/post.pilot.yml (theirs):2:1: yaml-syntax: ")
    (here / "theirs.yml").write_text(BASE, encoding="utf-8")
    (here / "mine.yml").write_text(BASE, encoding="utf-8")
    done = run("base.yml", "mine.yml", "theirs.yml", "--name", "teams/post.pilot.yml")
    assert done.stderr.startswith("teams/post.pilot.yml (base) can't be read, so nothing ")


def test_a_file_that_is_not_there_is_wrong_usage(here: Path) -> None:
    (here / "a.yml").write_text(BASE, encoding="utf-8")
    done = run("a.yml", "a.yml", "b.yml")
    assert (done.exit_code, done.stderr) == (2, "playbook: b.yml does not exist.\n")


PILOT = f"{Path(sys.executable).with_name('playbook')} pilot merge %O %A %B"
DRIVER = f"{PILOT} --marker-size %L --name %P"


@pytest.fixture
def repository(here: Path) -> Path:
    """Return a repository with a pilot's record, where two branches begin."""
    git("init", "--initial-branch=main")
    for name, value in (("name", "A"), ("email", "a@example.org")):
        git("config", f"user.{name}", value)
    git("config", "merge.pilot.name", "Pilots, field by field")
    git("config", "merge.pilot.driver", DRIVER)
    (here / ".gitattributes").write_text("pilot.yml merge=pilot\n*.pilot.yml merge=pilot\n")
    commit(here, BASE)
    git("branch", "colleague")
    return here


def git(*arguments: str, code: int = 0) -> str:
    """Run git; return what it says."""
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    done = subprocess.run(
        ["git", *arguments],  # noqa: S607
        check=False,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **quiet},
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def commit(here: Path, text: str) -> None:
    (here / "pilot.yml").write_text(text, encoding="utf-8")
    git("add", "--all")
    git("commit", "--message", "Log the week")


FIVE, SIX = (
    "  - week: 5\n    worked:\n      - Routing\n",
    "  - week: 6\n    worked:\n      - Archive\n",
)


def test_git_merges_two_peoples_weeks(repository: Path) -> None:
    commit(repository, BASE + FIVE)
    git("switch", "colleague")
    commit(repository, BASE.replace("Head of care", "Head of post") + SIX)
    git("merge", "main")
    assert git("status", "--porcelain") == ""
    text = (repository / "pilot.yml").read_text(encoding="utf-8")
    assert text == BASE.replace("Head of care", "Head of post") + FIVE + SIX
    git("switch", "main")
    commit(repository, BASE.replace("target: 20", "target: 18") + FIVE)
    git("rebase", "colleague")
    text = (repository / "pilot.yml").read_text(encoding="utf-8")
    assert "target: 18" in text
    assert text.endswith(FIVE + SIX)


def test_git_without_the_driver_merges_lines_and_can_not(repository: Path) -> None:
    git("config", "--remove-section", "merge.pilot")
    commit(repository, BASE + FIVE)
    git("switch", "colleague")
    commit(repository, BASE + SIX)
    git("merge", "main", code=1)


def test_git_shows_a_conflict_until_somebody_decides(repository: Path) -> None:
    commit(repository, BASE.replace("target: 20", "target: 15") + FIVE)
    git("switch", "colleague")
    commit(repository, BASE.replace("target: 20", "target: 18") + SIX)
    said = git("merge", "main", code=1)
    assert "pilot.yml has 1 conflict. At each, delete one side and the marks.\n" in said
    assert "  criteria[id=minutes].target: mine 18; theirs 15\n" in said
    assert git("status", "--porcelain") == "UU pilot.yml\n"
    text = (repository / "pilot.yml").read_text(encoding="utf-8")
    expected = BASE.replace("target: 20", "target: 15") + FIVE + SIX
    assert resolved(text, "theirs") == expected
    commit(repository, resolved(text, "theirs"))
    assert git("status", "--porcelain") == ""
    assert git("log", "--oneline").count("\n") == 4


def test_git_merges_a_record_that_both_began(repository: Path) -> None:
    other = BASE.replace("id: letters", "id: post")
    for branch, week in (("main", FIVE), ("colleague", SIX)):
        git("switch", branch)
        (repository / "post.pilot.yml").write_text(other + week, encoding="utf-8")
        git("add", "--all")
        git("commit", "--message", "Begin the pilot of the post")
    git("merge", "main")
    text = (repository / "post.pilot.yml").read_text(encoding="utf-8")
    assert text == other + FIVE + SIX


def resolved(text: str, *sides: str) -> str:
    """Return a text of which somebody has deleted one side at each mark, in turn."""
    blocks = re.compile(r"<{7} mine\n(.*?)^={7}\n(.*?)^>{7} theirs\n", re.DOTALL | re.MULTILINE)
    chosen = iter(sides * 1000)
    return blocks.sub(lambda found: found[1 if next(chosen) == "mine" else 2], text)


@pytest.mark.parametrize("seed", range(60))
def test_any_choice_at_the_marks_is_the_record_that_was_chosen(seed: int, here: Path) -> None:
    (base, mine, theirs), *_ = copies(seed, 1)
    texts = [data_text(one) for one in (mine, theirs, base)]
    done, text = merged(here, *texts)
    conflicts = merge(base, mine, theirs).conflicts
    assert done.exit_code == bool(conflicts)
    sides: list[list[Side]] = [["mine"], ["theirs"]]
    if text.count("<<<<<<< mine\n") == len(conflicts):
        sides += [["mine", "theirs"], ["theirs", "mine", "mine"]]
    for choice in sides:
        chosen = iter(choice * len(conflicts))
        record = merge(base, mine, theirs, lambda _, chosen=chosen: next(chosen)).record  # type: ignore[misc]
        tree, problems = read_tree(here / "mine.yml", resolved(text, *choice))
        assert tree is not None, problems
        assert tidied(tree.data) == tidied(record)
