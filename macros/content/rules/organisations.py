"""What must hold of organisations, so that each counts once and none counts as another?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...model import Coding, InlineOrganisation, Organisation, Retrospective, Withdrawn
from ...text.names import near_names, organisation_name
from ...text.words import message_of
from ..links import targets
from ..loader import Loaded
from ..problems import Problem
from .checked import Checked, Rule, WholeRule


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
    """Warns of an organisation whose name is near another's, until one says that they are two."""
    wanted = [(entry, entry.record) for entry in asked if isinstance(entry.record, Organisation)]
    near = _near(loaded.items.of(Organisation)) if wanted else {}
    for entry, record in wanted:
        for other in near.get(record.id, ()):
            yield entry.warned(("name",), message_of("organisation-near", id=other))


def codings_fit(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A coding is in its coder's folder, and codes nothing twice."""
    record = entry.record
    if not isinstance(record, Coding):
        return
    if record.id.partition("/")[2] != record.retrospective:
        yield entry.told(("retrospective",), message_of("coding-misplaced"))
    for field, ids in (
        ("patterns", [code.pattern for code in record.patterns]),
        ("modes", [code.mode for code in record.modes]),
    ):
        for index, coded in enumerate(ids):
            if coded in ids[:index]:
                yield entry.told((field, index), message_of("coded-twice", id=coded))


def codings_whole(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """Warns of a coding that leaves out a pattern or a mode: what is not coded is no unit."""
    record = entry.record
    if not isinstance(record, Coding):
        return
    for field, kind, ids in (
        ("patterns", "pattern", {code.pattern for code in record.patterns}),
        ("modes", "failure-mode", {code.mode for code in record.modes}),
    ):
        missing = sorted(loaded.declared[kind] - ids)
        if missing:
            yield entry.warned((field,), message_of("not-coded", ids=", ".join(missing)))


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


ENTRY_RULES: tuple[Rule, ...] = (codings_fit,)
WHOLE_RULES: tuple[WholeRule, ...] = (names_are_one, parts_end)
WARNING_RULES: tuple[Rule, ...] = (codings_whole,)
WHOLE_WARNING_RULES: tuple[WholeRule, ...] = (names_are_far, nothing_rests_on_withdrawn)


def _by_name(filed: Iterable[Organisation]) -> Mapping[str, Sequence[str]]:
    """Return the ids of the organisations with each name; those that may not be named have none."""
    found: dict[str, list[str]] = {}
    for one in filed:
        if one.type != "unnamed":
            for name in {organisation_name(own) for own in (one.title, *one.also)}:
                found.setdefault(name, []).append(one.id)
    return found


def _near(filed: Iterable[Organisation]) -> Mapping[str, Sequence[str]]:
    """Return the ids of the organisations that may be the same, by id, until somebody says."""
    by_id = {one.id: one for one in filed if one.type != "unnamed"}
    found: dict[str, list[str]] = {}
    for one, other in near_names({name: (o.title, *o.also) for name, o in by_id.items()}):
        first, then = by_id[one], by_id[other]
        is_settled = other in first.different_from or one in then.different_from
        is_part = first.part_of == other or then.part_of == one
        if not (is_settled or is_part):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found
