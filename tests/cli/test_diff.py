"""Does `playbook diff` say what is new, and what the evidence showed before and shows after?"""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.work.settings import CONTENT

from ..helpers.history import PATTERN, begin, case, case_text, commit, write


@pytest.fixture(autouse=True)
def _repository(work: Path) -> None:
    begin()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["diff", *arguments], env={CONTENT.name: "base"})


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def contribute() -> None:
    case("two", effect="helped", sector="insurance", by="independent")
    case("three", effect="helped", by="organisation")
    case("four", effect=None)
    case("five", effect="hurt", by="vendor")
    case("six", effect="no-effect", by="organisation")
    case("seven", effect="helped", by="organisation")


EVIDENCE = (
    "Shadow mode: emerging → established, helped 4 of 5 organisations, 4 documented "
    "(before: helped 1 of 1 organisation, 0 documented)",
    "Shadow mode: reasons for doubt: no comparison, contradicted, undocumented (before: "
    "own accounts, no comparison, few, undocumented, one sector, no negative)",
    "Shadow mode: only a vendor says so, in 1 retrospective, shown apart (before: 0)",
    "Shadow mode: it was not used, in 1 retrospective, shown apart (before: 0)",
    "Nobody owns it: avoided in 7 retrospectives (before: 1)",
    "Weekly clinic: no pattern yet, named by 7 organisations (before: 1)",
)


def test_nothing_changed() -> None:
    assert outcome(run("HEAD")) == (0, "Nothing that a reader would notice.\n", "")
    assert outcome(run("HEAD", "--format", "markdown")) == (
        0,
        "## What this changes\n\nNothing that a reader notices.\n\n"
        "## The evidence, before and after\n\nIt stays as it was.\n",
        "",
    )


def test_the_evidence_before_and_after() -> None:
    contribute()
    cases = ("five", "four", "seven", "six", "three", "two")
    new = [f"New retrospective: Case {name}, at /retrospectives/{name}/" for name in cases]
    assert outcome(run("HEAD")) == (0, "\n".join([*new, "", *EVIDENCE]) + "\n", "")
    assert outcome(run("HEAD", "--format", "markdown")) == (
        0,
        "## What this changes\n\n"
        + "".join(f"- `{line}`\n" for line in new)
        + "\n## The evidence, before and after\n\n"
        + "".join(f"- `{line}`\n" for line in EVIDENCE),
        "",
    )
    commit("Contribute")
    assert run("HEAD").stdout == "Nothing that a reader would notice.\n"
    assert run("HEAD~1").stdout == "\n".join([*new, "", *EVIDENCE]) + "\n"


def test_doubt_makes_a_pattern_contested_and_back() -> None:
    doubt = "no comparison, contradicted, few, undocumented, one sector"
    for name in ("two", "three"):
        case(name, effect="hurt", by="independent")
    assert run("HEAD").stdout.splitlines()[3:5] == [
        "Shadow mode: emerging → contested, helped 1 of 3 organisations, 2 documented "
        "(before: helped 1 of 1 organisation, 0 documented)",
        f"Shadow mode: reasons for doubt: {doubt} "
        "(before: own accounts, no comparison, few, undocumented, one sector, no negative)",
    ]
    commit("Doubt")
    Path("base/retrospectives/2025/two.yml").unlink()
    assert run("HEAD").stdout.splitlines()[2:4] == [
        "Shadow mode: contested → proposed, helped 1 of 2 organisations, 1 documented "
        "(before: helped 1 of 3 organisations, 2 documented)",
        f"Shadow mode: reasons for doubt: {doubt}",
    ]


def test_what_is_shown_apart_is_told_by_its_kind() -> None:
    told = {
        "a": "use: unclear",
        "b": "use: partly",
        "c": "use: full, effect: hurt, basis: reading",
        "d": "use: none",
    }
    for name, coded in told.items():
        text = case_text(name).replace("use: full, effect: helped, basis: stated", coded, 1)
        write(f"retrospectives/2025/{name}.yml", text)
    assert run("HEAD").stdout.splitlines()[5:9] == [
        "Shadow mode: the effect is our own reading, in 1 retrospective, shown apart (before: 0)",
        "Shadow mode: nobody says what followed, in 1 retrospective, shown apart (before: 0)",
        "Shadow mode: it was not used, in 1 retrospective, shown apart (before: 0)",
        "Shadow mode: whether it was used is unclear, in 1 retrospective, shown apart (before: 0)",
    ]


def test_every_kind_of_change() -> None:
    write(
        "patterns/other.yml",
        PATTERN.replace("shadow", "other").replace("Shadow mode", "'`Other` mode'"),
    )
    write("glossary/pilot.yml", "id: pilot\ntitle: Pilot run\nsummary: S.\norigin: framework\n")
    case("two", effect="helped")
    Path("base/retrospectives/2025/one.yml").unlink()
    edition = Path("base/playbook.yml")
    edition.write_text(edition.read_text("utf-8").replace("title: Base", "title: Ours"), "utf-8")
    assert run("HEAD").stdout == (
        "New pattern: `Other` mode, at /patterns/other/\n"
        "New retrospective: Case two, at /retrospectives/two/\n"
        "Removed retrospective: Case one\n"
        "Changed term: Pilot run (title, summary), at /glossary/#pilot\n"
        "Changed edition: title\n"
        "\n"
        "`Other` mode: new, proposed, no organisation counts\n"
    )
    assert "- `New pattern: \u2019Other\u2019 mode, at /patterns/other/`\n" in (
        run("HEAD", "--format", "markdown").stdout
    )


def test_a_record_that_is_withdrawn_and_told_again() -> None:
    gone = write(
        "retrospectives/2025/one.yml",
        "id: one\ntitle: Case one\nstatus: withdrawn\n"
        'withdrawn: {day: "2026-11-24", reason: It was of another organisation.}\n',
    )
    assert run("HEAD").stdout.splitlines()[:3] == [
        "Withdrawn retrospective: Case one, at /retrospectives/one/",
        "",
        "Shadow mode: emerging → proposed, no organisation counts "
        "(before: helped 1 of 1 organisation, 0 documented)",
    ]
    commit("Withdraw")
    gone.write_text(case_text("one"), encoding="utf-8")
    assert run("HEAD").stdout.splitlines()[0] == (
        "Restored retrospective: Case one, at /retrospectives/one/"
    )


def test_a_new_content_root_is_all_new() -> None:
    first = write("glossary/new.yml", "id: new\ntitle: New\nsummary: S.\norigin: editorial\n")
    ours = Path("ours/glossary/new.yml")
    ours.parent.mkdir(parents=True)
    first.rename(ours)
    result = CliRunner().invoke(app, ["diff", "HEAD"], env={CONTENT.name: "base:ours"})
    assert result.stdout == "New term: New, at /glossary/#new\n"


def test_content_with_problems_is_not_compared() -> None:
    write("glossary/new.yml", "id: new\n")
    assert outcome(run("HEAD")) == (
        1,
        "",
        "playbook: the content has 3 problems; `playbook check` lists them.\n",
    )


def test_no_such_revision_and_no_content_there(work: Path) -> None:
    assert outcome(run("nowhere")) == (1, "", "playbook: there is no revision 'nowhere'.\n")
    Path("base").rename("content")
    commit("Move")
    result = CliRunner().invoke(app, ["diff", "HEAD~1"], env={CONTENT.name: "content"})
    assert outcome(result) == (1, "", "playbook: HEAD~1 has no content to compare with.\n")
