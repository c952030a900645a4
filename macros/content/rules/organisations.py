"""What must hold of organisations, so that each counts once and none counts as another?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...model import InlineOrganisation, Organisation, Retrospective, Withdrawn
from ...model.walk import Path
from ...text.names import near_names, organisation_name
from ...text.words import message_of
from ..links import targets
from ..loader import Loaded
from ..problems import Problem
from .checked import Checked, WholeRule

_Owner = str | tuple[str, int]
"""Whose name it is: an organisation's id, or a place in a retrospective."""


def names_are_one(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """No two organisations have the same name, in whatever spelling; a record names the file's id.

    Those that may not be named are told apart by their ids alone.
    """
    owners = _by_name(loaded.items.of(Organisation))
    for entry in asked:
        record = entry.record
        if isinstance(record, Organisation) and record.type != "unnamed":
            for place, name in enumerate((record.title, *record.also)):
                others = [one for one in owners[organisation_name(name)] if one != record.id]
                if others:
                    path = ("name",) if place == 0 else ("also", place - 1)
                    yield entry.told(path, message_of("organisation-named-twice", id=others[0]))
        elif isinstance(record, Retrospective):
            for index, named in enumerate(record.organisations):
                if isinstance(named, InlineOrganisation) and named.kind != "unnamed":
                    for owner in owners.get(organisation_name(named.name), ())[:1]:
                        said = message_of("organisation-is-filed", id=owner)
                        yield entry.told(("organisations", index, "name"), said)


def parts_end(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """An organisation is no part of itself, over one or more others."""
    above = {one.id: one.part_of for one in loaded.items.of(Organisation)}
    for entry in asked:
        if isinstance(entry.record, Organisation):
            seen, at = set[str](), entry.record.part_of
            while at is not None and at not in seen:
                seen.add(at)
                at = above.get(at)
            if entry.record.id in seen:
                yield entry.told(("part_of",), message_of("part-of-itself"))


def names_are_far(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Warns of a name that is near a filed organisation's, until one says that they are two."""
    filed = {one.id: one for one in loaded.items.of(Organisation) if one.type != "unnamed"}
    near = _near(filed, _inline_names(asked))
    for entry in asked if near else ():
        if isinstance(entry.record, Organisation):
            owners: list[tuple[_Owner, Path]] = [(entry.record.id, ("name",))]
        elif isinstance(entry.record, Retrospective):
            places = range(len(entry.record.organisations))
            owners = [((entry.record.id, place), ("organisations", place)) for place in places]
        else:
            continue
        for owner, path in owners:
            for other in near.get(owner, ()):
                yield entry.warned(path, message_of("organisation-near", id=other))


def nothing_rests_on_withdrawn(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Warns of text and codings that rest on a retrospective that was withdrawn."""
    withdrawn = {item.id for item in loaded.items.of(Withdrawn)}
    for entry in asked if withdrawn else ():
        told = {
            target.id
            for target in targets(entry.record)
            if target.kind == Retrospective.kind and target.id in withdrawn
        }
        for item_id in sorted(told):
            yield entry.warned((), message_of("rests-on-withdrawn", id=item_id))


WHOLE_RULES: tuple[WholeRule, ...] = (names_are_one, parts_end)
WHOLE_WARNING_RULES: tuple[WholeRule, ...] = (names_are_far, nothing_rests_on_withdrawn)


def _by_name(filed: Iterable[Organisation]) -> Mapping[str, Sequence[str]]:
    """Return the ids of the organisations with each name; those that may not be named have none."""
    found: dict[str, list[str]] = {}
    for one in filed:
        if one.type != "unnamed":
            for name in {organisation_name(own) for own in (one.title, *one.also)}:
                found.setdefault(name, []).append(one.id)
    return found


def _inline_names(asked: Sequence[Checked]) -> Mapping[tuple[str, int], str]:
    """Return the names of the organisations without a file, by their places."""
    return {
        (entry.record.id, place): named.name
        for entry in asked
        if isinstance(entry.record, Retrospective)
        for place, named in enumerate(entry.record.organisations)
        if isinstance(named, InlineOrganisation) and named.kind != "unnamed"
    }


def _near(
    filed: Mapping[str, Organisation], inline: Mapping[tuple[str, int], str]
) -> Mapping[_Owner, Sequence[str]]:
    """Return the ids of the organisations that may be the same, by owner, until somebody says."""
    names: dict[_Owner, Sequence[str]] = {
        name: (one.title, *one.also) for name, one in filed.items()
    }
    names.update({place: (name,) for place, name in inline.items()})
    found: dict[_Owner, list[str]] = {}
    for one, other in near_names(names):
        if not _are_told_apart(filed, one, other):
            for owner, near in ((one, other), (other, one)):
                if isinstance(near, str):
                    found.setdefault(owner, []).append(near)
    return found


def _are_told_apart(filed: Mapping[str, Organisation], one: _Owner, other: _Owner) -> bool:
    """Whether somebody says that two organisations with near names are two, or one a part."""
    if not (isinstance(one, str) and isinstance(other, str)):
        return False
    first, then = filed[one], filed[other]
    is_part = first.part_of == other or then.part_of == one
    return is_part or other in first.different_from or one in then.different_from
