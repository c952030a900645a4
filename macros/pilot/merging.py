"""How do two copies of a pilot's record become one, with nothing lost?

Fields are merged one by one, entries by what they are about, and lists of texts entry by entry.
identity.json says by which fields an entry is known; docs/assets/js/rules/pilot/merging.js is the
twin and reads the same file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar

Side = Literal["mine", "theirs", "both"]
Step = str | Mapping[str, Any]
"""A field's name, or what an entry is known by: `{"week": 5}`."""

Known = tuple[str, int]
"""What an entry is known by, as a text, and which of several with the same it is."""

_Name = TypeVar("_Name", str, Known)

FILE = Path(__file__).with_name("identity.json")


@dataclass(frozen=True)
class Conflict:
    """A value that is another one on each side; nothing where a side has none."""

    path: tuple[Step, ...]
    mine: Any
    theirs: Any
    both: Any = None
    """The two in one, where that can be."""

    @property
    def where(self) -> str:
        """The place as text: `log[week=5].readings[criterion=correct].value`."""
        steps = [f".{step}" if isinstance(step, str) else _entry(step) for step in self.path]
        return "".join(steps).removeprefix(".")


@dataclass(frozen=True)
class Merged:
    """The one record, and the conflicts, of which each was decided."""

    record: dict[str, Any]
    conflicts: tuple[Conflict, ...]


Decide = Callable[[Conflict], Side]


def merge(
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    decide: Decide = lambda _: "mine",
) -> Merged:
    """Merge two copies of the record `base`; an empty one unites them, as nothing was deleted.

    What one side alone changed or deleted is taken. What both changed, or one changed and the
    other deleted, is a conflict, of which `decide` says which side counts.
    """
    merging = _Merging(decide, is_alone=not base)
    record = merging.fields("", (), base, mine, theirs)
    return Merged(record, tuple(merging.conflicts))


def tidied(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record without what makes no difference: blanks, usual values, what says nothing."""
    return _tidied(record, "") or {}


@cache
def identity() -> Mapping[str, Any]:
    """Return by what entries are known, and which values need a rule of their own.

    `given` entries stand for something that is there in any case, such as a week; `separate`
    groups are merged field by field even where one side has none; of `rows` both are asked for
    where it is not known what was there before; of `latest` the later day counts; `usual` values
    say the same as none; two `texts` can be one after the other, up to so many characters.
    """
    table: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return table


class _Merging:
    """One merging of two records."""

    def __init__(self, decide: Decide, *, is_alone: bool) -> None:
        self.decide = decide
        self.is_alone = is_alone
        self.conflicts: list[Conflict] = []

    def fields(
        self,
        place: str,
        path: tuple[Step, ...],
        base: Mapping[str, Any],
        mine: Mapping[str, Any],
        theirs: Mapping[str, Any],
    ) -> dict[str, Any]:
        """Merge two groups field by field."""
        merged = {}
        for name in _woven(list(mine), list(theirs)):
            inner = f"{place}.{name}" if place else name
            sides = (base.get(name), mine.get(name), theirs.get(name))
            value = self.value(inner, (*path, name), *sides)
            if value is not None or (name in mine and name in theirs and sides[1] is None):
                merged[name] = value
        return merged

    def value(self, place: str, path: tuple[Step, ...], base: Any, mine: Any, theirs: Any) -> Any:
        """Merge what stands in one field."""
        own, old, other = (_meaning(side, place) for side in (mine, base, theirs))
        if other in (own, old):
            return mine
        if own == old:
            return theirs
        sides = (base, mine, theirs)
        if place in identity()["entries"] and all(map(_holds_entries, sides)):
            return self.entries(place, path, *(side or [] for side in sides))
        if all(map(_may_be_list, sides)) and any(isinstance(side, list) for side in sides[1:]):
            return self.sequence(place, path, *(side or [] for side in sides))
        if place in identity()["separate"]:
            sides = tuple({} if side is None else side for side in sides)
        if isinstance(sides[1], dict) and isinstance(sides[2], dict):
            old_fields = sides[0] if isinstance(sides[0], dict) else {}
            return self.fields(place, path, old_fields, sides[1], sides[2]) or None
        return self.leaf(place, path, mine, theirs)

    def leaf(self, place: str, path: tuple[Step, ...], mine: Any, theirs: Any) -> Any:
        """Return the side that counts of two values that can't both stand there."""
        both = None
        if isinstance(mine, str) and isinstance(theirs, str):
            if place in identity()["latest"]:
                return max(mine, theirs)
            most = identity()["texts"].get(place, 0)
            together = f"{mine.strip()}\n{theirs.strip()}"
            # As many as JavaScript counts: a letter beyond the first plane is two.
            both = together if len(together.encode("utf-16-le")) // 2 <= most else None
        return self.decided(Conflict(path, mine, theirs, both))

    def decided(self, conflict: Conflict) -> Any:
        """Return the value on which somebody decided."""
        self.conflicts.append(conflict)
        side = self.decide(conflict)
        if side == "both" and conflict.both is None:
            return conflict.mine
        return getattr(conflict, side)

    def entries(
        self,
        place: str,
        path: tuple[Step, ...],
        base: Sequence[Mapping[str, Any]],
        mine: Sequence[Mapping[str, Any]],
        theirs: Sequence[Mapping[str, Any]],
    ) -> list[Any] | None:
        """Merge two lists whose entries are known by some of their fields."""
        by = identity()["entries"][place]["by"]
        old, own, other = (_known(entries, by) for entries in (base, mine, theirs))
        merged = [
            self.entry(place, path, known, (old, own, other))
            for known in _in_order(place, own, other)
        ]
        return [entry for entry in merged if entry is not None] or None

    def entry(
        self, place: str, path: tuple[Step, ...], known: Known, lists: Sequence[Mapping[Known, Any]]
    ) -> Any:
        """Merge an entry of two lists; nothing where it is gone, or says nothing any more."""
        old, own, other = lists
        entry = own[known] if known in own else other[known]
        is_given = _is_given(place)
        by = identity()["entries"][place]["by"]
        step = {name: said for name in by if (said := _plain(entry.get(name))) is not None}
        numbered = step if known[1] == 1 else {**step, "number": known[1]}
        sides: list[Any] = [one.get(known) for one in lists]
        if is_given:
            sides = [step if side is None else side for side in sides]
        value = self.value(place, (*path, numbered), *sides)
        if not is_given or _meaning(value, place) is not None:
            return value
        return value if (known in own and known in other) or known not in old else None

    def sequence(
        self,
        place: str,
        path: tuple[Step, ...],
        base: Sequence[Any],
        mine: Sequence[Any],
        theirs: Sequence[Any],
    ) -> Any:
        """Merge two lists of values that are known by nothing but what they say."""
        old, own, other = (_numbered(side, place) for side in (base, mine, theirs))
        united = [
            own.get(known, other.get(known))
            for known in _woven(list(own), list(other))
            if (known in own and known in other) or known not in old
        ]
        is_asked = self.is_alone and place in identity()["rows"]
        if is_asked and own.keys() - other.keys() and other.keys() - own.keys():
            return self.decided(Conflict(path, mine, theirs, united))
        return united or None


def _entry(step: Mapping[str, Any]) -> str:
    said = [f"{name}={value}" for name, value in step.items()]
    return f"[{' '.join(said)}]"


def _is_given(place: str) -> bool:
    return identity()["entries"][place].get("given", False) is True


def _holds_entries(side: Any) -> bool:
    return side is None or (isinstance(side, list) and all(isinstance(e, dict) for e in side))


def _may_be_list(side: Any) -> bool:
    return side is None or isinstance(side, list)


def _known(entries: Sequence[Any], by: Sequence[str]) -> dict[Known, Any]:
    """Return entries by what they are known by; of several with the same, the first comes first."""
    counts: Counter[str] = Counter()
    known = {}
    for entry in entries:
        name = _text([_plain(entry.get(field)) for field in by])
        counts[name] += 1
        known[name, counts[name]] = entry
    return known


def _numbered(values: Sequence[Any], place: str) -> dict[Known, Any]:
    """Return values by what they mean; of several that mean the same, the first comes first."""
    counts: Counter[str] = Counter()
    known = {}
    for value in values:
        meaning = _meaning(value, place) or "null"
        counts[meaning] += 1
        known[meaning, counts[meaning]] = value
    return known


def _in_order(place: str, own: Mapping[Known, Any], other: Mapping[Known, Any]) -> list[Known]:
    """Return what entries are known by in the order of the merged list, weeks by their number."""
    known = _woven(list(own), list(other))
    if place != "log":
        return known
    weeks = {one: _plain({**other.get(one, {}), **own.get(one, {})}.get("week")) for one in known}
    sides = [[weeks[one] for one in side] for side in (own, other)]
    is_sorted = all(all(map(_is_whole, side)) and side == sorted(side) for side in sides)
    return sorted(known, key=lambda one: weeks[one]) if is_sorted else known


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _woven(mine: Sequence[_Name], theirs: Sequence[_Name]) -> list[_Name]:
    """Return both sides' names once: mine in their order, and each of theirs after its neighbour.

    What mine has alone after the same neighbour comes first.
    """
    woven, shared = list(mine), set(theirs)
    at = 0
    for name in theirs:
        if name in woven:
            at = woven.index(name) + 1
            continue
        while at < len(woven) and woven[at] not in shared:
            at += 1
        woven.insert(at, name)
        at += 1
    return woven


def _meaning(value: Any, place: str) -> str | None:
    """Return what a value means, as a text to compare, or nothing where it says nothing."""
    tidied = _tidied(value, place)
    return None if tidied is None else _text(tidied)


def _tidied(value: Any, place: str) -> Any:
    if isinstance(value, dict):
        return _tidied_group(value, place)
    if isinstance(value, list):
        parts = [part for entry in value if (part := _tidied(entry, place)) is not None]
        return parts or None
    plain = _plain(value)
    return None if plain == identity()["usual"].get(place) else plain


def _tidied_group(value: Mapping[str, Any], place: str) -> dict[str, Any] | None:
    parts = {
        name: part
        for name, inner in value.items()
        if (part := _tidied(inner, f"{place}.{name}" if place else name)) is not None
    }
    entries = identity()["entries"].get(place, {})
    says_nothing = set(parts) <= set(entries["by"]) if entries.get("given") else not parts
    return None if says_nothing else parts


def _plain(value: Any) -> Any:
    """Return a single value without what makes no difference; nothing where it says nothing."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return None if value is False else value


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)
