"""Which rules are there, and do they hold what their docstrings say?"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from macros.content.loader import load
from macros.content.opened import open_playbook
from macros.content.problems import ContentError, Place, Problem
from macros.content.rules import (
    COVERAGE_RULES,
    ENTRY_RULES,
    WARNING_RULES,
    WHOLE_RULES,
    WHOLE_WARNING_RULES,
    cases,
    check,
    codings,
    coverage,
    duties,
    items,
    layers,
    leads,
    links,
    organisations,
    privacy,
    reports,
    review,
    writing,
)
from macros.model import Term

from ..cases import BAD, CASES, lay, names

RULES = {
    *(
        "criterion",
        "date",
        "date-order",
        "named-twice",
        "no-pilot",
        "outcome",
        "reserved-id",
        "statistic",
        "unknown-source",
    ),
    *("unsourced", "unused-source", "wrong-folder"),
    *("coding", "dispute", "duty", "lead", "organisation", "practice", "result"),
    "schema-version",
    *("source", "tie"),
    *(
        "agenda",
        "ambiguous-value",
        "anchor",
        "bad-choice",
        "bad-link",
        "bad-value",
        "byte-order-mark",
    ),
    *("control-character", "duplicate-id", "duplicate-key", "empty-file", "empty-value", "gate"),
    *("heading", "id-mismatch", "image", "missing-field", "no-content-root", "no-edition"),
    *("not-a-file", "not-a-mapping", "not-utf-8", "number", "one-fix", "self-reference"),
    *("several-documents", "stray-file", "tab", "tag", "timing", "too-deep", "too-large"),
    *("code-fence", "comma-in-braces", "conflict", "full-width", "list-mark", "no-space"),
    *("odd-blank", "smart-quotes"),
    *("secret", "too-long", "unknown-field", "unknown-target", "was", "wrong-type", "yaml-syntax"),
}
"""Every rule that content can break, but for `unreadable`: a system's rights break that one."""
WARNINGS = {
    *(
        "hours",
        "near-name",
        "personal-data",
        "same-deployment",
        "text-read-otherwise",
        "told-already",
    ),
    *("unused", "withdrawn"),
}
WARNING_TOO = {"coding", "date", "was"}
"""Rules of `RULES` that also warn, of what may be left as it is."""
WHOLE = {"unserved"}
"""Rules about the content as a whole."""


@pytest.mark.parametrize(("group", "rules"), [("bad", RULES), ("warned", WARNINGS | WARNING_TOO)])
def test_every_rule_has_a_case(group: str, rules: set[str]) -> None:
    found = {
        rule
        for case in names(CASES / group)
        for rule in re.findall(
            r"^\S.*?:\d+:\d+: (?:warning: )?([a-z0-9-]+): ",
            (CASES / group / case / "problems.txt").read_text("utf-8"),
            re.MULTILINE,
        )
    }
    assert found == rules


def test_gaps_are_said_when_nothing_is_broken(work: Path) -> None:
    folder = Path("playbook")
    (folder / "glossary").mkdir(parents=True)
    (folder / "glossary" / "word.yml").write_text(
        "id: word\ntitle: A word\nsummary: Links to [itself](term:word)?\norigin: editorial\n",
        encoding="utf-8",
    )
    (folder / "templates").mkdir()
    memo = (Path("base") / "templates" / "memo.yml").read_text(encoding="utf-8")
    (folder / "templates" / "memo.yml").write_text(
        memo.replace(", fix:name-owner, practice:reuse", ""), encoding="utf-8"
    )
    roots = [Path("base"), folder]
    assert [problem.rule for problem in review(load(roots))] == ["self-reference"]
    word = folder / "glossary" / "word.yml"
    word.write_text(word.read_text("utf-8").replace("(term:word)", "(term:pilot)"), "utf-8")
    assert check(load(roots)) == ()
    assert [str(problem) for problem in review(load(roots))] == [
        "base/fixes/name-owner.yml:1:5: unserved: no checklist and no template serves this\n"
        "    Name failure-mode:no-owner or fix:name-owner under `serves` of one, or write one.",
        "base/scaling/reuse.yml:1:5: unserved: no checklist and no template serves this\n"
        "    Name practice:reuse under `serves` of one, or write one.",
        "playbook/glossary/word.yml:1:5: warning: unused: nothing links to this term yet\n"
        "    Link to it as term:word where it helps a reader.",
    ]


def test_every_rule_is_run_and_says_what_must_hold() -> None:
    found = {
        name: inspect.getdoc(function)
        for module in (
            *(cases, codings, coverage, duties, items, layers, leads, links),
            *(organisations, privacy, reports, writing),
        )
        for name, function in vars(module).items()
        if not name.startswith("_")
        and "Iterator[Problem]" in str(getattr(function, "__annotations__", {}).get("return", ""))
    }
    assert set(found) == {
        rule.__name__
        for rules in (ENTRY_RULES, WHOLE_RULES, COVERAGE_RULES, WARNING_RULES, WHOLE_WARNING_RULES)
        for rule in rules
    }
    assert [name for name, doc in found.items() if not (doc or "").endswith(".")] == []


def test_good_content_opens_as_a_playbook(work: Path) -> None:
    playbook = open_playbook([Path("base")])
    assert playbook == load([Path("base")]).playbook()
    assert [term.title for term in playbook.all(Term)] == ["Pilot"]


def test_bad_content_raises_once_with_all_of_its_problems(work: Path) -> None:
    roots = lay(BAD / "many-files", work)
    with pytest.raises(ContentError) as caught:
        open_playbook(roots)
    assert caught.value.problems == check(load(roots))
    assert f"{caught.value}\n" == (BAD / "many-files" / "problems.txt").read_text("utf-8")


def test_a_problem_of_a_rule_has_its_field(work: Path) -> None:
    word = Path("playbook/glossary/word.yml")
    word.parent.mkdir(parents=True)
    word.write_text(
        "id: word\ntitle: A word\nsummary: What it means.\norigin: editorial\n"
        "note:\n  text: See [this](step:decied).\nsee: [term:word]\nwas: [pilot]\n",
        encoding="utf-8",
    )
    assert check(load([Path("base"), Path("playbook")])) == (
        Problem(
            Place(word, 6, 20),
            "unknown-target",
            "there is no framework step 'decied'",
            "Did you mean step:decide?",
            "note.text",
        ),
        Problem(
            Place(word, 7, 7),
            "self-reference",
            "this item links to itself",
            "Remove the link, or name another item.",
            "see[1]",
        ),
        Problem(
            Place(word, 8, 7),
            "was",
            "'pilot' is still the id of another item",
            "Remove it from `was`, or rename the other item.",
            "was[1]",
        ),
    )
