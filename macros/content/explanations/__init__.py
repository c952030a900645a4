"""What is each rule for? Its reason, with a wrong and a right example, for terminal and page.

The explanations are data, a file for each group of rules; a test lets every wrong example break
its rule and every right one keep all of them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_WIDTH = 88
_FOLDER = Path(__file__).parent

GROUPS: Mapping[str, str] = {
    "fields": "Fields",
    "links": "Text and links",
    "retrospectives": "Retrospectives and privacy",
    "items": "Items and the whole",
    "yaml": "YAML",
    "files": "Files",
}
"""The files of explanations and their names, in the order in which an author meets the rules."""


@dataclass(frozen=True)
class RuleExample:
    """Files of a content root, by their paths in it."""

    files: Mapping[str, str]
    stands_alone: bool = False
    """Whether there is no other content beside it."""
    repeats_last_line: int = 1
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Explanation:
    """A rule with its reason; a rule that no file alone can break has no examples."""

    rule: str
    group: str
    title: str
    why: str
    wrong: RuleExample | None
    right: RuleExample | None


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return every explanation by its rule, in reading order."""
    return {found.rule: found for group in GROUPS for found in _explanations_of(group)}


def as_text(explanation: Explanation) -> str:
    """Write an explanation for a terminal."""
    why = textwrap.fill(explanation.why.strip(), _WIDTH)
    lines = [f"{explanation.rule}: {explanation.title}", "", why]
    for word, example in (("Wrong", explanation.wrong), ("Right", explanation.right)):
        if example is None:
            continue
        if not example.files:
            lines += ["", f"{word}: a folder that does not exist"]
        for name, text in example.files.items():
            lines += ["", f"{word}: {name}", ""]
            lines += [f"    {visible(line)}" for line in text.splitlines()]
    return "\n".join(lines)


def visible(text: str) -> str:
    """Show what nobody sees as the escape that programs write for it."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _explanations_of(group: str) -> Iterator[Explanation]:
    data = yaml.safe_load((_FOLDER / f"{group}.yml").read_text(encoding="utf-8"))
    for rule, row in data.items():
        yield Explanation(
            rule, group, row["title"], row["why"], _example(row, "wrong"), _example(row, "right")
        )


def _example(row: dict[str, Any], which: str) -> RuleExample | None:
    if which not in row:
        return None
    is_wrong = which == "wrong"
    return RuleExample(
        files=row[which],
        stands_alone=row.get("alone", False),
        repeats_last_line=row.get("repeat", 1) if is_wrong else 1,
        encoding=row.get("encoding", "utf-8") if is_wrong else "utf-8",
    )
