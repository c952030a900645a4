"""Which organisations do the records tell of, how did it end, and what do they report?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...evidence import EFFECTS, Member, Report, WholeEvidence, evidence_of, grouped
from ...model import Organisation, Outcome, Pattern, Playbook, Retrospective
from ...text.labels import label_of
from .common import Link, link_to
from .objections import WithdrawnEntry, objections_view
from .told import outcome_date


@dataclass(frozen=True)
class CaseOf:
    """A retrospective of an organisation, and how it ended."""

    case: Link
    outcome: Outcome
    outcome_label: str
    day: str
    is_disputed: bool


@dataclass(frozen=True)
class ReportsOf:
    """The patterns of which an organisation reports the same effect, where that counts."""

    effect: str
    patterns: tuple[Link, ...]


@dataclass(frozen=True)
class OrganisationView:
    """An organisation with its records, and what it reports."""

    id: str | None
    """The end of its address; None where it has no file."""
    name: str
    summary: str
    also: tuple[str, ...]
    facts: tuple[str, ...]
    url: str | None
    part_of: Link | None
    parts: tuple[Link, ...]
    cases: tuple[CaseOf, ...]
    reports: tuple[ReportsOf, ...]


@dataclass(frozen=True)
class OrganisationsView:
    """All organisations: those that are named, those that may not be, and withdrawn records."""

    named: tuple[OrganisationView, ...]
    unnamed: tuple[OrganisationView, ...]
    withdrawn: tuple[WithdrawnEntry, ...]


_Told = tuple[Member, Retrospective]


def organisations_view(playbook: Playbook) -> OrganisationsView:
    """Return every organisation by name; one without a file has no address of its own."""
    whole = evidence_of(playbook)
    told = [(member, case) for case in whole.cases for member in whole.members[case.id]]
    by_key = grouped(told, lambda pair: _key(pair[0]))
    reports = grouped(_counted(whole), lambda report: _key(report.member))
    entries = [
        *(
            (item.type, _filed(playbook, item, by_key.get(item.id, []), reports.get(item.id, [])))
            for item in playbook.all(Organisation)
        ),
        *(
            (own[0][0].party.kind, _inline(playbook, own, reports.get(key, [])))
            for key, own in by_key.items()
            if own[0][0].party.id is None
        ),
    ]
    entries.sort(key=lambda entry: entry[1].name.casefold())
    return OrganisationsView(
        tuple(entry for kind, entry in entries if kind != "unnamed"),
        tuple(entry for kind, entry in entries if kind == "unnamed"),
        objections_view(playbook).withdrawn,
    )


def _key(member: Member) -> str:
    """Tell organisations apart as they are named, a part from what it is part of."""
    return member.named_as if member.party.id else member.party.key


def _counted(whole: WholeEvidence) -> Iterator[Report]:
    for found in whole.patterns.values():
        for voice in found.voices:
            yield from voice.reports


def _filed(
    playbook: Playbook, item: Organisation, told: list[_Told], reports: list[Report]
) -> OrganisationView:
    above = playbook.get(Organisation, item.part_of) if item.part_of else None
    parts = (other for other in playbook.all(Organisation) if other.part_of == item.id)
    return OrganisationView(
        id=item.id,
        name=item.title,
        summary=item.summary,
        also=item.also,
        facts=_facts(item.type, item.sector, item.region),
        url=item.url,
        part_of=link_to(above) if above else None,
        parts=tuple(map(link_to, parts)),
        cases=_cases(told),
        reports=_reports(playbook, reports),
    )


def _inline(playbook: Playbook, told: list[_Told], reports: list[Report]) -> OrganisationView:
    member, _ = told[0]
    return OrganisationView(
        id=None,
        name=member.name,
        summary="",
        also=(),
        facts=_facts(member.party.kind, member.sector, None),
        url=None,
        part_of=None,
        parts=(),
        cases=_cases(told),
        reports=_reports(playbook, reports),
    )


def _facts(kind: str, sector: str, region: str | None) -> tuple[str, ...]:
    """Return kind, sector and region; an unnamed one is of no kind, and no word is said twice."""
    words = ["" if kind == "unnamed" else label_of(kind), label_of(sector), region or ""]
    return tuple(dict.fromkeys(word for word in words if word))


def _cases(told: list[_Told]) -> tuple[CaseOf, ...]:
    return tuple(
        CaseOf(
            link_to(case),
            case.outcome,
            label_of(case.outcome),
            outcome_date(case.dates),
            case.status == "disputed",
        )
        for _, case in told
    )


def _reports(playbook: Playbook, reports: list[Report]) -> tuple[ReportsOf, ...]:
    by_effect = grouped(reports, lambda report: report.practice.effect)
    return tuple(
        ReportsOf(
            label_of(effect),
            tuple(
                link_to(playbook.get(Pattern, name))
                for name in dict.fromkeys(said.practice.pattern or "" for said in by_effect[effect])
            ),
        )
        for effect in EFFECTS
        if effect in by_effect
    )
