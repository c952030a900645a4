"""What must hold of an item that takes the place of one in the first content root?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...model import InlineOrganisation, Item, Organisation, Retrospective
from ...text.names import organisation_name
from ..loader import Loaded
from ..problems import Problem, shown_path
from .checked import Checked, Rule, WholeRule


def replaces_its_own(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """A retrospective takes the place of one of the same organisation, and of no other."""
    for entry in asked:
        case, below = entry.record, _below(entry, loaded)
        if not (isinstance(case, Retrospective) and isinstance(below, Retrospective)):
            continue
        own, others = _names(case, loaded), _names(below, loaded)
        if own.keys().isdisjoint(others):
            replaced = shown_path(loaded.replaced[case.kind, case.id].path)
            whose = ", ".join(dict.fromkeys(map(repr, others.values())))
            yield entry.problem(
                ("organisations",),
                "duplicate-id",
                f"{replaced} has this id too, and tells of another organisation, {whose}, "
                "whose account would be lost",
                "Give this one an id of its own, for its file too.",
            )


def keeps_old_ids(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """What takes an item's place lists its old ids too, whose addresses lead nowhere otherwise."""
    below = _below(entry, loaded)
    if below is None or not isinstance(entry.record, Item):
        return
    in_use = loaded.declared[below.kind]
    lost = [old for old in below.was if old not in entry.record.was and old not in in_use]
    if lost:
        replaced = shown_path(loaded.replaced[below.kind, below.id].path)
        problem = entry.problem(
            ("id",),
            "was",
            f"{replaced}, which this replaces, lists {', '.join(map(repr, lost))} under `was`",
            "List it here too, or its old address no longer leads to the item.",
        )
        yield replace(problem, severity="warning")


WHOLE_RULES: tuple[WholeRule, ...] = (replaces_its_own,)
WARNING_RULES: tuple[Rule, ...] = (keeps_old_ids,)


def _below(entry: Checked, loaded: Loaded) -> Item | None:
    replaced = loaded.replaced.get(entry.key) if entry.key else None
    return replaced.held.record if replaced else None


def _names(case: Retrospective, loaded: Loaded) -> dict[str, str]:
    """Return the names of a record's organisations as they are compared, each with one in words.

    One that may not be named has its id alone.
    """
    found: dict[str, str] = {}
    for named in case.organisations:
        own: tuple[str, ...] = (named.name if isinstance(named, InlineOrganisation) else named,)
        filed = loaded.items.get((Organisation.kind, own[0]))
        if isinstance(filed, Organisation) and filed.type != "unnamed":
            own = (filed.title, *filed.also)
        found.update((organisation_name(name), own[0]) for name in own)
    return found
