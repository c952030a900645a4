"""Has every rule an explanation whose wrong example breaks it and whose right one keeps it?"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.content.explanations import RuleExample, as_text, explanations
from macros.content.loader import load
from macros.content.rules import check, review
from macros.pages.views import rules_view

from ..helpers.rendered import CASES, content_of
from .test_rules import RULES, WARNINGS, WHOLE

KNOWN = explanations()
WITH_EXAMPLES = [name for name, found in KNOWN.items() if found.wrong is not None]


def lay(example: RuleExample, work: Path) -> tuple[Path, ...]:
    """Write an example as a content root, over the smallest content unless it stands alone."""
    root = work / "example"
    for name, text in example.files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        *lines, last = text.splitlines(keepends=True)
        path.write_bytes(
            "".join([*lines, last * example.repeats_last_line]).encode(example.encoding)
        )
    return (root,) if example.stands_alone else (work / "base", root)


def test_every_rule_is_explained_once() -> None:
    assert set(KNOWN) == {*RULES, *WARNINGS, *WHOLE, "unreadable"}
    assert set(KNOWN) - set(WITH_EXAMPLES) == {"unreadable"}


@pytest.mark.parametrize("rule", WITH_EXAMPLES)
def test_the_wrong_example_breaks_the_rule_and_the_right_one_keeps_all(
    rule: str, work: Path
) -> None:
    wrong, right = KNOWN[rule].wrong, KNOWN[rule].right
    assert wrong is not None
    assert right is not None
    assert {problem.rule for problem in review(load(lay(wrong, work)))} >= {rule}
    shutil.rmtree(work / "example", ignore_errors=True)
    roots = lay(right, work)
    assert [str(problem) for problem in check(load(roots))] == []
    assert rule not in {problem.rule for problem in review(load(roots))}


def test_nothing_else_is_wrong_with_a_wrong_example(work: Path) -> None:
    others = {}
    for rule in WITH_EXAMPLES:
        wrong = KNOWN[rule].wrong
        assert wrong is not None
        broken = {problem.rule for problem in check(load(lay(wrong, work)))} - {rule}
        if broken:
            others[rule] = broken
        shutil.rmtree(work / "example", ignore_errors=True)
    assert others == {}


def test_the_command_says_what_the_page_says() -> None:
    page = {
        (rule.rule, rule.title, rule.why)
        for group in rules_view(content_of(CASES / "rendered" / "full"))
        for rule in group.rules
    }
    assert page == {(name, found.title, found.why.strip()) for name, found in KNOWN.items()}
    for name, found in KNOWN.items():
        result = CliRunner().invoke(app, ["explain", name])
        assert (result.exit_code, result.stdout, result.stderr) == (0, as_text(found) + "\n", "")


def test_an_explanation_word_for_word() -> None:
    result = CliRunner().invoke(app, ["explain", "byte-order-mark"])
    assert result.stdout == (
        "byte-order-mark: A file begins with its text\n"
        "\n"
        "Some editors put an invisible mark first, and some programs read it as part of the first\n"
        "field's name.\n"
        "\n"
        "Wrong: glossary/word.yml\n"
        "\n"
        "    \\ufeffid: word\n"
        "    title: A word\n"
        "    summary: What it means.\n"
        "    origin: editorial\n"
        "\n"
        "Right: glossary/word.yml\n"
        "\n"
        "    id: word\n"
        "    title: A word\n"
        "    summary: What it means.\n"
        "    origin: editorial\n"
    )


def test_without_a_rule_all_are_listed() -> None:
    result = CliRunner().invoke(app, ["explain"])
    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines()]
    assert lines == [[name, found.title] for name, found in KNOWN.items()]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("unknown-feild", "there is no rule 'unknown-feild'. Did you mean unknown-field?"),
        ("x", "there is no rule 'x'."),
    ],
)
def test_a_rule_that_does_not_exist(rule: str, said: str) -> None:
    result = CliRunner().invoke(app, ["explain", rule])
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"playbook: {said}\n")
