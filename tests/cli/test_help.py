"""Does the command explain itself: every command, its exit codes, completion, the docs?"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command
from typer.testing import CliRunner

from macros.cli import app, writing
from macros.cli.explaining import known_rules
from macros.cli.flags import flags, option_of
from macros.content.explanations import explanations
from macros.contribute.questions import Question
from macros.work.settings import CONTENT

from ..helpers.building import PROJECT

COMMANDS = [
    *("build", "check", "diff", "explain", "index", "links", "pages", "remove", "review"),
    *("edition", "schema", "upgrade", "withdraw"),
]
NEW = ["new retrospective", "new pattern", "new lead"]
PILOT = ["pilot new", "pilot gate", "pilot report", "pilot status", "pilot merge"]
QUEUE = ["queue list", "queue labels"]


def test_the_commands_there_are() -> None:
    group: Any = get_command(app)
    assert sorted(group.commands) == sorted([*COMMANDS, "new", "pilot", "queue"])
    for name, commands in (("new", NEW), ("pilot", PILOT), ("queue", QUEUE)):
        assert [f"{name} {own}" for own in group.commands[name].commands] == commands


@pytest.mark.parametrize("command", [*COMMANDS, *NEW, *PILOT, *QUEUE])
def test_the_help_says_what_it_does_and_what_its_exit_codes_mean(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"])
    assert (result.exit_code, result.stderr) == (0, "")
    words = " ".join(result.stdout.split())
    assert f"Usage: playbook {command} " in words or f"Usage: root {command} " in words
    assert re.search(r"Exits with 0\b.*\.$", words)


@pytest.mark.parametrize("command", [*COMMANDS, *NEW, *PILOT, *QUEUE])
def test_every_command_is_in_the_docs(command: str) -> None:
    docs = [path.read_text(encoding="utf-8") for path in (PROJECT / "docs").rglob("*.md")]
    assert any(f"playbook {command}" in text for text in docs)


@pytest.mark.parametrize("kind", writing.KINDS, ids=lambda kind: kind.kind)
def test_every_field_has_a_flag(kind: Any) -> None:
    result = CliRunner().invoke(app, ["new", kind.kind, "--help"])
    for path in flags(kind):
        assert f"--{'-'.join(path).replace('_', '-')} " in result.stdout


def complete(words: str) -> list[str]:
    """Return what a shell is offered after some words."""
    result = CliRunner().invoke(
        app,
        [],
        prog_name="playbook",
        env={
            "_PLAYBOOK_COMPLETE": "complete_bash",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
            CONTENT.name: "base",
        },
    )
    return result.stdout.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("playbook ex", ["explain"]),
        ("playbook explain unknown-", ["unknown-field", "unknown-target", "unknown-source"]),
        ("playbook new retrospective --sector in", ["insurance"]),
        ("playbook new pattern --counters no", ["no-owner"]),
        ("playbook check --format git", ["github"]),
    ],
)
def test_a_shell_completes(words: str, offered: list[str], work: Path) -> None:
    assert complete(words) == offered


def test_a_rule_is_offered_with_its_meaning() -> None:
    assert known_rules("date-") == [("date-order", explanations()["date-order"].title)]


def test_an_option_without_choices_offers_nothing() -> None:
    parameter = option_of(("title",), Question("title", "Title", "T.", "line", is_required=True))
    (option,) = parameter.annotation.__metadata__
    assert option.autocompletion is None


def test_the_hook_for_pre_commit_runs_a_command_that_exists() -> None:
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    (hook,) = [one for one in hooks if one["id"] == "playbook-check"]
    assert hook["entry"] == "playbook check --since HEAD"
    content = [path.relative_to(PROJECT).as_posix() for path in (PROJECT / "playbook").rglob("*")]
    files = [name for name in content if name.endswith(".yml")]
    assert [name for name in files if not re.search(hook["files"], name)] == []
    assert [name for name in ("mkdocs.yml", "tests/x.yml") if re.search(hook["files"], name)] == []
