"""Whose voice is it? The organisations of a retrospective, each as the one that counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..model import InlineOrganisation, Organisation, OrganisationKind, Playbook, Retrospective
from ..text.names import organisation_name


@dataclass(frozen=True)
class Party:
    """An organisation as it counts: the top one of those that it is part of."""

    key: str
    """What it is told apart by; never its name, which may change."""
    name: str
    kind: OrganisationKind
    sector: str
    id: str | None = None
    """The id of its file, where it has one."""

    @property
    def is_named(self) -> bool:
        """Whether a reader could ask it."""
        return self.kind != "unnamed"


@dataclass(frozen=True)
class Member:
    """An organisation as a retrospective names it, and the party as which it counts."""

    named_as: str
    """Its id, or its name where it has no file: what a statement's `organisation` says."""
    name: str
    sector: str
    party: Party


@lru_cache(maxsize=4)
def parties_of(playbook: Playbook) -> Mapping[str, Party]:
    """Return the party as which each organisation counts, by id."""
    filed = {item.id: item for item in playbook.all(Organisation)}
    return {item_id: _party(_top(filed, item)) for item_id, item in filed.items()}


def members_of(playbook: Playbook, case: Retrospective) -> tuple[Member, ...]:
    """Return the organisations of a retrospective, in its order."""
    parties = parties_of(playbook)
    members = []
    for place, named in enumerate(case.organisations):
        if isinstance(named, InlineOrganisation):
            party = _inline_party(playbook, case, place, named)
            members.append(Member(named.name, named.name, named.sector, party))
        else:
            own = playbook.get(Organisation, named)
            members.append(Member(named, own.title, own.sector, parties[named]))
    return tuple(members)


def organisations_in_words(playbook: Playbook, case: Retrospective) -> str:
    """Return the names of a retrospective's organisations, in its order."""
    return ", ".join(member.name for member in members_of(playbook, case))


def sector_of(playbook: Playbook, case: Retrospective) -> str:
    """Return the sector of a use: the record's own, or that of its first organisation."""
    return case.sector or members_of(playbook, case)[0].sector


def _inline_party(
    playbook: Playbook, case: Retrospective, place: int, named: InlineOrganisation
) -> Party:
    """Return as which party an organisation without a file counts: by its name, where it has one.

    The rules ask for the id of one that has a file; until it is written, the two still are one.
    """
    name = organisation_name(named.name)
    if named.kind == "unnamed":
        return Party(f"{case.id}/{place}/{name}", named.name, named.kind, named.sector)
    own = Party(f"/{name}", named.name, named.kind, named.sector)
    return _by_name(playbook).get(name, own)


@lru_cache(maxsize=4)
def _by_name(playbook: Playbook) -> Mapping[str, Party]:
    parties = parties_of(playbook)
    return {
        organisation_name(name): parties[item.id]
        for item in playbook.all(Organisation)
        if item.type != "unnamed"
        for name in (item.title, *item.also)
    }


def _party(top: Organisation) -> Party:
    return Party(top.id, top.title, top.type, top.sector, top.id)


def _top(filed: Mapping[str, Organisation], organisation: Organisation) -> Organisation:
    """Return the organisation at the top; the rules refuse a circle, and here it ends."""
    seen = {organisation.id}
    above = organisation.part_of
    while above is not None and above in filed and above not in seen:
        seen.add(above)
        organisation = filed[above]
        above = organisation.part_of
    return organisation
