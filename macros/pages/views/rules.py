"""What does the reference of the rules show? Each rule, its reason and two examples."""

from __future__ import annotations

from dataclasses import dataclass

from ...content.explanations import GROUPS, Explanation, RuleExample, explanations, visible
from ...model import Playbook


@dataclass(frozen=True)
class FileView:
    """A file of an example, as it is read."""

    name: str
    text: str


@dataclass(frozen=True)
class ExampleView:
    """An example, and whether the rule is kept in it."""

    label: str
    is_right: bool
    files: tuple[FileView, ...]


@dataclass(frozen=True)
class RuleView:
    """A rule of the check."""

    rule: str
    title: str
    why: str
    examples: tuple[ExampleView, ...]


@dataclass(frozen=True)
class RuleGroup:
    """Rules about one thing."""

    id: str
    title: str
    rules: tuple[RuleView, ...]


def rules_view(_playbook: Playbook) -> tuple[RuleGroup, ...]:
    """Return every rule in reading order; the same text as `playbook explain`."""
    known = explanations().values()
    return tuple(
        RuleGroup(
            f"about-{group}", title, tuple(_rule(found) for found in known if found.group == group)
        )
        for group, title in GROUPS.items()
    )


def _rule(found: Explanation) -> RuleView:
    both = (("Wrong", False, found.wrong), ("Right", True, found.right))
    return RuleView(
        found.rule,
        found.title,
        found.why.strip(),
        tuple(
            ExampleView(label, is_right, _files(example))
            for label, is_right, example in both
            if example is not None
        ),
    )


def _files(example: RuleExample) -> tuple[FileView, ...]:
    return tuple(
        FileView(name, "\n".join(map(visible, text.splitlines())))
        for name, text in example.files.items()
    )
