"""What must hold of organisations, so that each counts once and none counts as another?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model import (
    Edition,
    InlineOrganisation,
    Item,
    Lead,
    Organisation,
    Retrospective,
    Withdrawn,
)
from ...model.walk import Path
from ...text.names import near_names, organisation_name
from ...text.words import message_of
from ..links import targets_of
from ..loader import Loaded
from ..problems import Problem
from .checked import Checked, Rule, WholeRule

Owner = tuple[str, str]
"""Who has a name: the kind of its file and the id; without one, a retrospective's and the name."""


@dataclass(frozen=True)
class Named:
    """The names of an organisation, in its own file or inside a retrospective."""

    names: tuple[str, ...]
    may_be_named: bool
    id: str
    """The id of its file, or of the retrospective."""
    place: int | None = None
    """Where it has no file, its place among the retrospective's organisations."""

    @property
    def owner(self) -> Owner:
        """What tells it apart from others; without a file that is its name."""
        if self.place is None:
            return (Organisation.kind, self.id)
        return (Retrospective.kind, organisation_name(self.names[0]))

    def path(self, number: int = 0) -> Path:
        """Return where one of its names is written."""
        if self.place is not None:
            return ("organisations", self.place, "name")
        return ("also", number - 1) if number else ("name",)


def names_are_one(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """No two organisations have the same name, in whatever spelling; a record names the file's id.

    Those that may not be named are told apart by their ids alone, and have nobody's name.
    """
    wanted = [(entry, named) for entry in asked for named in _named_in(entry.record)]
    owners: dict[str, list[str]] = {}
    for filed in loaded.items.of(Organisation) if wanted else ():
        for named in _named_in(filed):
            for name in {organisation_name(own) for own in named.names if named.may_be_named}:
                owners.setdefault(name, []).append(filed.id)
    for entry, named in wanted:
        for number, name in enumerate(named.names):
            known = owners.get(organisation_name(name), ())
            if named.place is not None:
                others, said = known, "organisation-is-filed"
            else:
                others = [one for one in known if one != named.id]
                said = "organisation-named-twice"
            for other in others[:1]:
                yield entry.told(named.path(number), message_of(said, id=other))


def parts_end(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """An organisation is no part of itself, over one or more others."""
    for entry in asked:
        one = entry.record
        if not isinstance(one, Organisation) or one.part_of == one.id:
            continue  # that an item links to itself is said elsewhere
        if one.id in _above(one, loaded):
            yield entry.told(("part_of",), message_of("part-of-itself"))


def names_are_far(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Warns of an organisation whose name is near another's, until one says that they are two."""
    every = [(entry, named) for entry in asked for named in _named_in(entry.record)]
    wanted = [(entry, named) for entry, named in every if named.may_be_named]
    near = _near(loaded) if wanted else {}
    for entry, named in wanted:
        for number, other in near.get(named.owner, {}).values():
            said = message_of(_nearness(named, other), id=other.id, other=other.names[0])
            yield entry.warned(named.path(number), said)


def nothing_rests_on_withdrawn(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """Warns of text and codings that rest on a retrospective that was withdrawn.

    What was wanted and became one does not rest on it.
    """
    if isinstance(entry.record, Lead):
        return
    told = {
        target.id: leaf.path
        for leaf in reversed(entry.leaves)
        for target in targets_of(leaf)
        if target.kind == Retrospective.kind
    }
    for item_id in sorted(told):
        if isinstance(loaded.items.get((Retrospective.kind, item_id)), Withdrawn):
            yield entry.warned(told[item_id], message_of("rests-on-withdrawn", id=item_id))


WHOLE_RULES: tuple[WholeRule, ...] = (names_are_one, parts_end)
WARNING_RULES: tuple[Rule, ...] = (nothing_rests_on_withdrawn,)
WHOLE_WARNING_RULES: tuple[WholeRule, ...] = (names_are_far,)


def _named_in(record: Item | Edition) -> Iterator[Named]:
    """Yield the organisations whose names a record gives."""
    if isinstance(record, Organisation):
        yield Named((record.title, *record.also), record.type != "unnamed", record.id)
    elif isinstance(record, Retrospective):
        for place, named in enumerate(record.organisations):
            if isinstance(named, InlineOrganisation):
                yield Named((named.name,), named.kind != "unnamed", record.id, place)


def _above(organisation: Organisation, loaded: Loaded) -> Iterator[str]:
    """Yield the ids of what an organisation is part of, until one comes again."""
    seen, at = set[str](), organisation.part_of
    while at is not None and at not in seen:
        yield at
        seen.add(at)
        above = loaded.items.get((Organisation.kind, at))
        at = above.part_of if isinstance(above, Organisation) else None


def _near(loaded: Loaded) -> Mapping[Owner, Mapping[Owner, tuple[int, Named]]]:
    """Return the organisations with a name near one of each owner's, of which nobody says more.

    With the number of that name among the owner's.
    """
    records = (*loaded.items.of(Organisation), *loaded.items.of(Retrospective))
    by_owner: dict[Owner, Named] = {}
    for record in records:
        for named in _named_in(record):
            if named.may_be_named:
                by_owner.setdefault(named.owner, named)
    names = {
        (owner, number): (name,)
        for owner, named in by_owner.items()
        for number, name in enumerate(named.names)
    }
    found: dict[Owner, dict[Owner, tuple[int, Named]]] = {}
    for (one, number), (other, other_number) in near_names(names):
        if one != other and not _are_told_apart(one, other, loaded):
            found.setdefault(one, {}).setdefault(other, (number, by_owner[other]))
            found.setdefault(other, {}).setdefault(one, (other_number, by_owner[one]))
    return found


def _nearness(named: Named, other: Named) -> str:
    """Return the words for two near names, by what can be done about them."""
    if other.place is not None:
        return "organisation-near-other"
    return "organisation-near" if named.place is None else "organisation-near-file"


def _are_told_apart(one: Owner, other: Owner, loaded: Loaded) -> bool:
    """Whether one says that the other is another, or both are parts of a whole and count as one."""
    first, then = loaded.items.get(one), loaded.items.get(other)
    if not (isinstance(first, Organisation) and isinstance(then, Organisation)):
        return False
    if then.id in first.different_from or first.id in then.different_from:
        return True
    whole = {first.id, *_above(first, loaded)}
    return not whole.isdisjoint((then.id, *_above(then, loaded)))
