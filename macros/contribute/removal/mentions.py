"""What leads to an item: which links in prose, which entries, which fields?

A relation goes with the item that it leads to: an entry of a list, a field that may be left out, or
a whole record that only relates something to that item. So does a coding with the retrospective
that was coded. What is left without something that it needs is for a person to decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ...content.links import targets_of
from ...content.loader import ItemKey, Steps
from ...content.rules.checked import Checked
from ...model import (
    AskedQuestion,
    Attendee,
    CheckedBy,
    CodedExample,
    Coding,
    Material,
    ModeCode,
    ModeReport,
    Participant,
    PatternCode,
    PracticeReport,
    Record,
    Resolution,
    Stop,
)
from ...model.walk import Leaf

RELATIONS = (
    *(Stop, Participant, Attendee, Material, ModeReport, PracticeReport, CodedExample),
    *(Coding, PatternCode, ModeCode, Resolution, CheckedBy, AskedQuestion),
)
"""Records that only relate something to one other item."""


@dataclass(frozen=True)
class Mention:
    """A text or a field that leads to an item, and what becomes of it."""

    entry: Checked
    leaf: Leaf
    takes: Steps | None = None
    """The path of what is taken out; None for a link in prose, and where `needs` says why not.

    An empty path is the whole item, whose file goes too.
    """
    needs: str = ""
    """What a person has to name in its place."""

    @property
    def is_link(self) -> bool:
        """Whether it is a link in prose, which becomes its words."""
        return self.leaf.pointer is None


def mentions(entry: Checked, key: ItemKey) -> list[Mention]:
    """Return everything in a record that leads to the item `key`."""
    leaves = [leaf for leaf in entry.leaves if _leads_to(leaf, key)]
    records = dict(entry.records)
    found = [
        Mention(entry, leaf) if leaf.pointer is None else _taken(entry, leaf, records)
        for leaf in leaves
    ]
    found = list(_emptied(entry, found, records))
    taken = {mention.takes for mention in found if mention.takes is not None}
    return [mention for mention in found if not _is_inside(mention, taken)]


def holder_of(path: Steps) -> tuple[Steps, str]:
    """Return the path of the record that holds a value, and the name of its field there."""
    field = path[:-1] if isinstance(path[-1], int) else path
    return field[:-1], str(field[-1])


def _leads_to(leaf: Leaf, key: ItemKey) -> bool:
    return any((target.kind, target.id) == key for target in targets_of(leaf))


def _taken(entry: Checked, leaf: Leaf, records: dict[Steps, Record]) -> Mention:
    """Return what goes with a field or an entry that leads to the item."""
    holder, name = holder_of(leaf.path)
    record = records[holder]
    if isinstance(record, RELATIONS) and name != "origin":
        return Mention(entry, leaf, holder)
    is_entry = isinstance(leaf.path[-1], int)
    if is_entry or not type(record).model_fields[name].is_required():
        return Mention(entry, leaf, leaf.path)
    return Mention(entry, leaf, needs=f"`{name}` is needed here: name another item, or reword it")


def _emptied(
    entry: Checked, found: list[Mention], records: dict[Steps, Record]
) -> Iterator[Mention]:
    """Take out a whole field of which no entry is left, where the record can do without it."""

    def list_of(mention: Mention) -> Steps:
        path = mention.takes
        return path[:-1] if path and isinstance(path[-1], int) else ()

    for path, group in groupby(sorted(found, key=lambda one: str(list_of(one))), key=list_of):
        several = list(group)
        if not path or len({one.takes for one in several}) < _length(records, path):
            yield from several
            continue
        holder, name = holder_of(path)
        if type(records[holder]).model_fields[name].is_required():
            needs = f"`{name}` needs an entry, and this is the last one: name another item"
            yield from (Mention(entry, one.leaf, needs=needs) for one in several)
        else:
            yield from (Mention(entry, one.leaf, path) for one in several)


def _length(records: dict[Steps, Record], path: Steps) -> int:
    holder, name = holder_of(path)
    return len(getattr(records[holder], name))


def _is_inside(mention: Mention, taken: set[Steps]) -> bool:
    """Whether a mention goes anyway, with something around it."""
    own = mention.takes if mention.takes is not None else mention.leaf.path
    around = {own[:length] for length in range(1, len(own))}
    return bool(around & taken) or (mention.takes is None and own in taken)
