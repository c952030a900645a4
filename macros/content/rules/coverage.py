"""Does the content as a whole lack something: a list for a step, a link to a term?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import (
    Checklist,
    Edition,
    Fix,
    FrameworkStep,
    Item,
    Reference,
    ScalingPractice,
    Template,
    Term,
)
from ..links import targets
from ..loader import Loaded
from ..problems import Problem
from .checked import Checked, WholeRule


def served(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Every step, fix and scaling practice has a checklist or a template that serves it."""
    wanted = [(entry, names) for entry in asked if (names := _served_as(entry.record))]
    if not wanted:
        return
    serving = {target for item in loaded.items.of(Checklist) for target in item.serves}
    serving |= {target for item in loaded.items.of(Template) for target in item.serves}
    for entry, names in wanted:
        if not names & serving:
            hint = f"Name {' or '.join(sorted(names))} under `serves` of one, or write one."
            message = "no checklist and no template serves this"
            yield entry.problem(("id",), "unserved", message, hint)


def _served_as(item: Item | Edition) -> frozenset[str]:
    """Return by what names an item is served, where it has to be."""
    if isinstance(item, Fix):
        return frozenset((f"fix:{item.id}", f"failure-mode:{item.failure_mode}"))
    if isinstance(item, FrameworkStep | ScalingPractice):
        return frozenset((f"{item.kind}:{item.id}",))
    return frozenset()


def used(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Warns of a term that no other item links to, and of a source that none cites."""
    wanted = [
        (entry, entry.record) for entry in asked if isinstance(entry.record, Term | Reference)
    ]
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
    for entry, item in wanted:
        if (item.kind, item.id) not in linked:
            message = f"nothing links to this {item.label.lower()} yet"
            hint = f"Link to it as {item.kind}:{item.id} where it helps a reader."
            yield replace(entry.problem(("id",), "unused", message, hint), severity="warning")


RULES: tuple[WholeRule, ...] = (served, used)
