"""What does `playbook remove` say, ask and do, and when does it change nothing?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app, changing, removing
from macros.content.loader import load
from macros.content.rules import review
from macros.work.settings import CONTENT

from ..helpers.history import PATTERN, begin, case_text, git, write


def run(*arguments: str, roots: str = "base", stdin: str = "") -> Result:
    return CliRunner().invoke(app, ["remove", *arguments], env={CONTENT.name: roots}, input=stdin)


def texts() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.fixture
def content(work: Path) -> Path:
    """Return a folder of content with a pattern, and a case that reports on it."""
    write("patterns/shadow.yml", PATTERN)
    write("patterns/other.yml", PATTERN.replace("id: shadow", "id: other  # mine") + "related:\n"
          "  # the nearest\n  - shadow   # see pattern:shadow\n")  # fmt: skip
    told = case_text("one") + "lessons:\n  - Begin in [shadow mode](pattern:shadow).\n"
    write("retrospectives/2025/one.yml", told)
    assert review(load([work / "base"])) == ()
    return work


SAID = """\
Pattern: Shadow mode
base/patterns/shadow.yml is deleted.
base/patterns/other.yml:14:1: related: `related` is taken out
base/retrospectives/2025/one.yml:12:5: practices[1]: the entry is taken out: 'E.'
base/retrospectives/2025/one.yml:18:28: lessons[1].text: the link becomes plain text
"""


@pytest.mark.usefixtures("content")
def test_it_says_what_it_does_and_does_it() -> None:
    before = texts()
    dry = run("shadow", "--dry-run")
    assert (dry.exit_code, dry.stdout, dry.stderr) == (0, SAID, "Nothing was changed.\n")
    assert texts() == before
    done = run("pattern:shadow", "--yes")
    assert (done.exit_code, done.stdout) == (0, SAID)
    assert done.stderr == (
        "Removed; 2 files changed. The content passes the check. "
        "Read the changed texts again: they may still tell of it.\n"
    )
    assert review(load([Path("base")])) == ()
    after = texts()
    assert before.keys() - after.keys() == {"base/patterns/shadow.yml"}
    assert {name for name in after if after[name] != before[name]} == {
        "base/patterns/other.yml",
        "base/retrospectives/2025/one.yml",
    }
    case = before["base/retrospectives/2025/one.yml"].decode()
    assert after["base/retrospectives/2025/one.yml"].decode() == case.replace(
        "  - {pattern: shadow, use: full, effect: helped, basis: stated, evidence: E.}\n", ""
    ).replace("[shadow mode](pattern:shadow)", "shadow mode")


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_a_terminal_is_asked(typed: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "is_terminal", lambda: True)
    before = texts()
    assert run("one", stdin=typed).exit_code == code
    assert (texts() == before) == bool(code)


@pytest.mark.usefixtures("content")
def test_without_a_terminal_nothing_is_done_unasked() -> None:
    before = texts()
    result = run("one")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "playbook: without a terminal, give --yes to remove it or --dry-run to look. "
        "Nothing was changed.",
    )
    assert texts() == before


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("shadwo", "there is no item 'shadwo'. Did you mean shadow?"),
        ("patern:shadow", "there is no item 'patern:shadow'. Did you mean pattern:shadow?"),
        ("x", "there is no item 'x'."),
        ("owner", "owner is the id of several items. Write term:owner or role:owner."),
    ],
)
def test_an_item_that_is_not_clear(name: str, said: str) -> None:
    write(
        "glossary/owner.yml", "id: owner\ntitle: O\nsummary: '[P](term:pilot)'\norigin: editorial\n"
    )
    before = texts()
    result = run(name, "--yes")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"playbook: {said}\n")
    assert texts() == before


@pytest.mark.usefixtures("content")
def test_what_a_person_has_to_decide_changes_nothing() -> None:
    before = texts()
    result = run("failure-mode:no-owner", "--yes")
    assert result.exit_code == 1
    head, *rows, last = result.stderr.splitlines()
    assert (head, last) == ("A person has to decide first:", "playbook: nothing was changed.")
    assert {row.strip().split(": ", 1)[0].rsplit(":", 2)[0] for row in rows} == {
        "base/fixes/name-owner.yml", "base/patterns/shadow.yml", "base/patterns/other.yml",
    }  # fmt: skip
    assert texts() == before


@pytest.mark.usefixtures("content")
def test_content_with_problems_is_left_alone() -> None:
    write("roles/broken.yml", "id: [")
    before = texts()
    result = run("one", "--yes")
    assert result.exit_code == 1
    assert "`playbook check` lists" in result.stderr
    assert texts() == before


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("See [it](../patterns/shadow/index.md).", 8),
        ('<a href="../patterns/shadow/#what">it</a>', 4),
        ('{{ pattern("shadow") }}', 1),
        ("{{ pattern( 'shadow' ) }}", 1),
    ],
)
def test_a_hand_written_page_that_names_it(line: str, column: int) -> None:
    page = Path("docs") / "here" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text(f"# Title\n\n{line}\n", encoding="utf-8")
    before = texts()
    result = run("shadow", "--yes")
    said = "this page names the pattern. Take it out of the page by hand first."
    assert result.exit_code == 1
    assert f"    docs/here/index.md:3:{column}: {said}\n" in result.stderr
    assert texts() == before
    page.write_text("[a](../patterns/index.md) [b](../patterns/shadow-two/) {{ role('shadow') }}\n")
    assert run("shadow", "--dry-run").exit_code == 0


@pytest.mark.usefixtures("content")
def test_addresses_that_a_test_holds_and_remarks_are_left_to_a_person() -> None:
    write("patterns/third.yml", PATTERN.replace("id: shadow", "id: third # pattern:shadow"))
    removing.ADDRESSES.parent.mkdir(parents=True)
    removing.ADDRESSES.write_text("/\n/patterns/shadow/\n", encoding="utf-8")
    result = run("shadow", "--dry-run")
    assert "tests/site/addresses.txt lists /patterns/shadow/" in result.stderr
    assert "    base/patterns/third.yml:1:11: a comment names it\n" in result.stderr


def test_what_an_edition_had_is_said(work: Path) -> None:
    begin()
    assert "v1" not in run("one", "--dry-run").stderr
    git("tag", "v1")
    result = run("one", "--dry-run")
    assert (
        "It was there at v1. What was published in an edition should be withdrawn" in result.stderr
    )
    assert result.exit_code == 0
    assert (work / "base").is_dir()


def test_an_item_that_replaces_another(work: Path) -> None:
    path = work / "ours" / "glossary" / "pilot.yml"
    path.parent.mkdir(parents=True)
    path.write_text("id: pilot\ntitle: Trial\nsummary: O.\norigin: editorial\n", encoding="utf-8")
    result = run("pilot", "--yes", roots=os.pathsep.join(["base", "ours"]))
    assert (result.exit_code, result.stdout) == (
        0,
        "Term: Trial\nours/glossary/pilot.yml is deleted.\n"
        "It replaced base/glossary/pilot.yml, which applies again.\n",
    )
    assert not path.exists()
    said = "This changes base, the first content folder: an update may conflict with it.\n"
    assert said not in result.stderr
    result = run("pilot", "--dry-run", roots=os.pathsep.join(["base", "ours"]))
    assert said in result.stderr
