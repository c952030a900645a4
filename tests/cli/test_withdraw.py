"""What does `playbook withdraw` say, ask and do, and when does it change nothing?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app, changing
from macros.cli.comparing import evidence_in_words
from macros.content.loader import load
from macros.content.opened import open_playbook
from macros.content.rules import check, review
from macros.contribute.changes import changes_between
from macros.contribute.drafts import today
from macros.evidence import evidence_of
from macros.model import Withdrawn
from macros.work.settings import CONTENT

from ..helpers.history import PATTERN, begin, case, case_text, commit, git, write

FILE = Path("base/retrospectives/2025/one.yml")
DAY = ("--day", "2026-11-29")
WHY = ("--reason", "Its source was *retracted*.")


def run(*arguments: str, roots: str = "base", stdin: str = "") -> Result:
    return CliRunner().invoke(app, ["withdraw", *arguments], env={CONTENT.name: roots}, input=stdin)


def texts() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


@pytest.fixture
def content(work: Path) -> Path:
    """Return a folder of content with a pattern, and records that report on it."""
    example = "test:\n  shown: [One., Two.]\n  near_miss: [Three.]\n"
    example += "  example: {retrospective: one, text: It ran.}\n"
    write("patterns/shadow.yml", PATTERN + example)
    told = case_text("one", by="independent").replace("id: one\n", "id: one\nwas: [first]\n")
    write("retrospectives/2025/one.yml", f"# A remark\n{told}")
    case("two")
    write(
        "glossary/word.yml",
        "id: word\ntitle: A word\nsummary: See [it](retrospective:one) and [p](term:word-2).\n"
        "origin: editorial\n",
    )
    write(
        "glossary/word-2.yml",
        "id: word-2\ntitle: Another\nsummary: See [it](term:word).\norigin: editorial\n",
    )
    write(
        "coding/first/one.yml",
        "id: first/one\nretrospective: one\ncoder: {kind: person, name: Somebody}\n"
        "day: 2025-11-24\ngiven: G.\npatterns:\n  - {pattern: shadow, use: full}\n"
        "modes:\n  - {mode: no-owner, status: avoided}\n",
    )
    page = work / "docs" / "about" / "index.md"
    page.parent.mkdir(parents=True)
    page.write_text("# About\n\nSee [it](../retrospectives/one/index.md).\n", encoding="utf-8")
    assert review(load([work / "base"])) == ()
    return work


SAID = """\
Retrospective: Case one
base/retrospectives/2025/one.yml says that it was withdrawn on 2026-11-29 and why, and nothing else.
What rests on it, and is left as it is:
    base/coding/first/one.yml:2:16: retrospective: it rests on the retrospective 'one', which was \
withdrawn
    base/glossary/word.yml:3:10: summary: it rests on the retrospective 'one', which was withdrawn
    base/patterns/shadow.yml:17:28: test.example.retrospective: it rests on the retrospective \
'one', which was withdrawn
    docs/about/index.md:3:8: this page names it
The evidence then:
"""
STAYS = (
    "The text stays in Git's history. What must go for good, such as personal data, is deleted "
    "with `playbook remove one`; it then has to be taken out of the history as well.\n"
)
LEFT = """\
# yaml-language-server: $schema=../../../schema/withdrawn.json
id: one
title: Case one
was:
  - first
status: withdrawn
withdrawn:
  day: '2026-11-29'
  reason: Its source was *retracted*.
"""


@pytest.mark.usefixtures("content")
def test_it_says_what_it_does_and_does_it() -> None:
    before, then = texts(), open_playbook([Path("base")])
    dry = run("one", *WHY, *DAY, "--dry-run")
    assert (dry.exit_code, dry.stderr) == (0, f"{STAYS}Nothing was changed.\n")
    assert texts() == before
    done = run("retrospective:one", *WHY, *DAY, "--yes")
    evidence = evidence_in_words(changes_between(then, open_playbook([Path("base")])))
    said = SAID + "".join(f"    {line}\n" for line in evidence)
    assert len(evidence) > 2
    assert (done.exit_code, done.stdout, dry.stdout) == (0, said, said)
    assert done.stderr == f"{STAYS}Withdrawn. The content passes the check.\n"
    after = texts()
    assert {name for name in after if after[name] != before.get(name)} == {str(FILE)}
    assert after.keys() == before.keys()
    assert FILE.read_text(encoding="utf-8") == LEFT
    assert check(load([Path("base")])) == ()


@pytest.mark.usefixtures("content")
def test_nothing_in_it_counts_any_longer() -> None:
    before = evidence_of(open_playbook([Path("base")])).patterns["shadow"]
    assert (before.helped, len(before.documented)) == (2, 1)
    run("one", *WHY, "--yes")
    playbook = open_playbook([Path("base")])
    after = evidence_of(playbook).patterns["shadow"]
    assert (after.helped, len(after.documented)) == (1, 0)
    (left,) = playbook.all(Withdrawn)
    assert (left.id, left.was, left.withdrawn.day) == ("one", ("first",), today())


@pytest.mark.usefixtures("content")
def test_a_record_that_nothing_rests_on() -> None:
    result = run("two", *WHY, *DAY, "--yes")
    assert result.exit_code == 0
    assert "What rests on it" not in result.stdout
    assert result.stdout.endswith("\nNothing rests on it.\n")


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(("typed", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_a_terminal_is_asked(typed: str, code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(changing, "is_terminal", lambda: True)
    before = texts()
    assert run("one", *WHY, stdin=typed).exit_code == code
    assert (texts() == before) == bool(code)


@pytest.mark.usefixtures("content")
def test_without_a_terminal_nothing_is_done_unasked() -> None:
    before = texts()
    result = run("one", *WHY)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "playbook: without a terminal, give --yes to withdraw it or --dry-run to look. "
        "Nothing was changed.",
    )
    assert texts() == before


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("noe", *WHY), "there is no retrospective 'noe'. Did you mean one?"),
        (("x", *WHY), "there is no retrospective 'x'."),
        (
            ("retrospectiv:one", *WHY),
            "there is no retrospective 'retrospectiv:one'. Did you mean one?",
        ),
        (("shadow", *WHY), "shadow is a pattern, and only a retrospective can be withdrawn."),
        (("pattern:shadow", *WHY), "shadow is a pattern, and only a retrospective can be "
         "withdrawn."),
        (("first/one", *WHY), "first/one is a coding, and only a retrospective can be withdrawn."),
        (("one", "--reason", ""), "`reason` is empty. Fill it in."),
        (("one", "--reason", " \n"), "`reason` is empty. Fill it in."),
        (
            ("one", *WHY, "--day", "29.11.2026"),
            '`day` is "29.11.2026", which has the wrong form. Write 2026-11-29.',
        ),
        (("one", *WHY, "--day", "2026-02-30"), "`day`: there is no day 2026-02-30."),
    ],
)  # fmt: skip
def test_what_cannot_be_meant(arguments: tuple[str, ...], said: str) -> None:
    before = texts()
    result = run(*arguments, "--yes")
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"playbook: {said}\n")
    assert texts() == before


@pytest.mark.usefixtures("content")
def test_a_reason_is_needed() -> None:
    assert run("one", "--yes").exit_code == 2


@pytest.mark.usefixtures("content")
def test_what_is_withdrawn_stays_so() -> None:
    run("one", *WHY, *DAY, "--yes")
    before = texts()
    result = run("one", *WHY, "--yes")
    assert (result.exit_code, result.stderr) == (
        2,
        "playbook: one was withdrawn already, on 2026-11-29.\n",
    )
    assert texts() == before


@pytest.mark.usefixtures("content")
def test_content_with_problems_is_left_alone() -> None:
    write("roles/broken.yml", "id: [")
    before = texts()
    result = run("one", *WHY, "--yes")
    assert (result.exit_code, result.stderr) == (
        1,
        "playbook: the content has 1 problem; `playbook check` lists them. Nothing was changed.\n",
    )
    assert texts() == before


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("reason", "rule"),
    [
        ("See [it](term:nowhere).", "there is no term 'nowhere'"),
        ("The key is api_key=abcdefgh12345678.", "this looks like a password or key"),
    ],
)
def test_a_reason_that_would_not_pass_the_check(reason: str, rule: str) -> None:
    before = texts()
    result = run("one", "--reason", reason, "--yes")
    assert result.exit_code == 1
    head, problem, last = result.stderr.splitlines()
    assert (head, last) == (
        "The content would have problems:",
        "playbook: nothing was changed.",
    )
    assert problem.startswith(f"    {FILE}:")
    assert rule in problem
    assert texts() == before


@pytest.mark.usefixtures("content")
def test_a_term_that_loses_its_last_link_stays_and_is_warned_of() -> None:
    path = write("glossary/lonely.yml", "id: lonely\ntitle: L\nsummary: S.\norigin: editorial\n")
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(text.replace("summary: S.", "summary: '[S](term:lonely).'"), encoding="utf-8")
    assert run("one", *WHY, "--yes").exit_code == 0
    assert [
        str(problem) for problem in review(load([Path("base")])) if problem.place.path == path
    ] == [
        f"{path}:1:5: warning: unused: nothing links to this term yet\n"
        "    Link to it as term:lonely where it helps a reader."
    ]


@pytest.mark.usefixtures("content")
def test_a_file_that_changes_meanwhile_is_not_written_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def edits(_verb: str, **_options: object) -> bool:
        FILE.write_text("# Somebody writes here\n", encoding="utf-8")
        return True

    monkeypatch.setattr(changing, "agreed", edits)
    result = run("one", *WHY)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        1,
        f"playbook: {FILE} has changed meanwhile. Nothing was changed.",
    )
    assert FILE.read_text(encoding="utf-8") == "# Somebody writes here\n"
    assert sorted(FILE.parent.iterdir()) == [FILE, FILE.with_name("two.yml")]


def test_the_first_of_several_roots_and_a_record_that_replaces_one(content: Path) -> None:
    ours = content / "ours" / "retrospectives" / "2025" / "one.yml"
    ours.parent.mkdir(parents=True)
    ours.write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    roots = os.pathsep.join(["base", "ours"])
    said = "This changes base, the first content folder: an update may conflict with it.\n"
    assert said in run("two", *WHY, "--dry-run", roots=roots).stderr
    result = run("one", *WHY, *DAY, "--yes", roots=roots)
    assert said not in result.stderr
    assert ours.read_text(encoding="utf-8") == LEFT
    assert FILE.read_text(encoding="utf-8") != LEFT


def test_a_diff_tells_of_it(work: Path) -> None:
    begin()
    run("one", *WHY, "--yes")
    commit("Withdraw")
    told = CliRunner().invoke(app, ["diff", "HEAD~1"], env={CONTENT.name: "base"}).stdout
    back = CliRunner().invoke(app, ["diff", "HEAD"], env={CONTENT.name: "base"}).stdout
    assert told.splitlines()[0] == "Withdrawn retrospective: Case one, at /retrospectives/one/"
    assert back == "Nothing that a reader would notice.\n"
    git("checkout", "--quiet", "HEAD~1", "--", "base")
    told = CliRunner().invoke(app, ["diff", "HEAD"], env={CONTENT.name: "base"}).stdout
    assert told.splitlines()[0] == "Restored retrospective: Case one, at /retrospectives/one/"
    assert (work / "base").is_dir()
