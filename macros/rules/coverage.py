"""Does the content as a whole lack something: a list for a step, a link to a term?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..links import targets
from ..loader import ItemKey, Loaded
from ..model import Checklist, Fix, FrameworkStep, Item, Reference, ScalingPractice, Template, Term
from ..problems import Problem
from .entry import Entry

CoverageRule = Callable[[Mapping[ItemKey, Item], Loaded], Iterator[Problem]]
"""Yields what the items that are asked about lack in all that was loaded."""


def served(asked: Mapping[ItemKey, Item], loaded: Loaded) -> Iterator[Problem]:
    """Every step, fix and scaling practice has a checklist or a template that serves it."""
    serving = {
        target
        for item in loaded.items.values()
        if isinstance(item, Checklist | Template)
        for target in item.serves
    }
    for item in asked.values():
        if isinstance(item, Fix):
            names = {f"fix:{item.id}", f"failure-mode:{item.failure_mode}"}
        elif isinstance(item, FrameworkStep | ScalingPractice):
            names = {f"{item.kind}:{item.id}"}
        else:
            continue
        if not names & serving:
            hint = f"Name {' or '.join(sorted(names))} under `serves` of one, or write one."
            yield _problem(
                loaded, item, "unserved", "no checklist and no template serves this", hint
            )


def used(asked: Mapping[ItemKey, Item], loaded: Loaded) -> Iterator[Problem]:
    """Every term is linked to by another item, and every source is cited by one."""
    wanted = {key: item for key, item in asked.items() if isinstance(item, Term | Reference)}
    if not wanted:
        return
    linked = {
        (target.kind, target.id)
        for key, item in loaded.items.items()
        for target in targets(item)
        if (target.kind, target.id) != key
    }
    if loaded.edition is not None:
        linked.update((target.kind, target.id) for target in targets(loaded.edition))
    for key, item in wanted.items():
        if key not in linked:
            message = f"nothing links to this {item.label.lower()}"
            hint = f"Link to it as {item.kind}:{item.id} where it helps a reader, or remove it."
            yield _problem(loaded, item, "unused", message, hint)


RULES: tuple[CoverageRule, ...] = (served, used)


def _problem(loaded: Loaded, item: Item, rule: str, message: str, hint: str) -> Problem:
    key = (item.kind, item.id)
    return Entry(item, loaded.trees[key], key).problem(("id",), rule, message, hint)
