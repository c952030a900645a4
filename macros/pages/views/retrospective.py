"""What does a retrospective's page show?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ...contribute.queue import ANSWER
from ...evidence import between, evidence_of, organisations_in_words, sector_of
from ...evidence.tables import time_in_pilot, time_to_production
from ...model import FailureMode, Playbook, Retrospective
from ...text.labels import label_of
from ...text.shown import shown_date
from ..addresses import download_address
from .cited import CaseSourceView, Cited, Citing
from .common import Download, Pager, link_to
from .pictures import Timeline, timeline
from .told import (
    CriterionView,
    DecisionView,
    Detailed,
    DisputeView,
    EventView,
    ModeView,
    PracticeReportView,
    criterion_shown,
    decisions_of,
    dispute_shown,
    harm_of,
    integrations_of,
    known,
    mode_status,
    outcome_date,
    owners_of,
    practice_shown,
    results_of,
    reviews_of,
    stages_of,
)


@dataclass(frozen=True)
class Fact:
    """A line of the header: what is known under one name, with a word on how."""

    name: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class ModeCell:
    """A cell of the strip: a failure mode, and what it did here."""

    title: str
    status: str
    label: str
    place: str | None
    """Where on the page it is told, where something is."""


@dataclass(frozen=True)
class FindingsView:
    """Statements under one heading."""

    id: str
    heading: str
    entries: tuple[Cited, ...]


@dataclass(frozen=True)
class RetrospectiveView:
    """A retrospective."""

    title: str
    summary: str
    organisation: str
    outcome: str
    is_public_record: bool
    tie: str
    """How who wrote it is tied to it, in words; empty where nobody says."""
    tie_note: str | None
    objection: DisputeView | None
    """The newest one, where the record is disputed."""
    disputes: tuple[DisputeView, ...]
    strip: tuple[ModeCell, ...]
    facts: tuple[Fact, ...]
    use_case: str
    timeline: Timeline | None
    events: tuple[EventView, ...]
    stages: tuple[Detailed, ...]
    story: Cited | None
    criteria: tuple[CriterionView, ...]
    results: tuple[Detailed, ...]
    harm: tuple[Detailed, ...]
    modes: tuple[ModeView, ...]
    practices: tuple[PracticeReportView, ...]
    owners: tuple[Detailed, ...]
    integrations: tuple[Detailed, ...]
    governance: tuple[Detailed, ...]
    decisions: tuple[DecisionView, ...]
    says: tuple[Detailed, ...]
    findings: tuple[FindingsView, ...]
    reusable: tuple[Detailed, ...]
    sources: tuple[CaseSourceView, ...]
    contributors: tuple[str, ...]
    contact: str | None
    response_days: int
    citation: str
    downloads: tuple[Download, ...]
    pager: Pager


_TIES = {
    "team": "Written by the team that ran it.",
    "organisation": "Written in the organisation, outside the team.",
    "vendor": "Written by its vendor.",
    "consultant": "Written by a consultant to it.",
    "researcher": "Written by a researcher.",
}
FINDINGS = {
    "worked": "What worked",
    "did_not_work": "What did not work",
    "edge_cases": "Edge cases",
    "user_feedback": "What users said",
    "integration_challenges": "What was hard to connect",
    "benchmarks": "Measured performance, and its conditions",
    "lessons": "What to tell the next team",
    "against": "What speaks against the playbook",
}


def retrospective_view(playbook: Playbook, case_id: str) -> RetrospectiveView:
    """Return what a retrospective's page shows."""
    case = playbook.get(Retrospective, case_id)
    citing = Citing(playbook, case)
    return RetrospectiveView(
        title=case.title,
        summary=case.summary,
        organisation=citing.organisations,
        outcome=case.outcome,
        is_public_record=case.record == "public-record",
        tie=_TIES[case.contributor.tie] if case.contributor else "",
        tie_note=case.contributor.note if case.contributor else None,
        objection=_objection(citing, case),
        disputes=tuple(dispute_shown(citing, dispute) for dispute in case.disputes),
        strip=_strip(playbook, case),
        facts=_facts(playbook, case),
        use_case=case.use_case,
        timeline=timeline(case.dates, case.timeline),
        events=tuple(
            EventView(number, shown_date(event.when), citing.cite(event.what, event))
            for number, event in enumerate(case.timeline, 1)
        ),
        stages=stages_of(citing),
        story=citing.cite(case.story.text, case.story) if case.story else None,
        criteria=tuple(criterion_shown(citing, criterion) for criterion in case.criteria),
        results=results_of(citing),
        harm=harm_of(citing),
        modes=tuple(
            ModeView(
                _mode_place(case, number),
                link_to(playbook.get(FailureMode, report.mode)),
                report.status,
                mode_status(report.status),
                citing.cite(report.evidence, report),
                citing.member(report.organisation),
            )
            for number, report in enumerate(case.failure_modes)
        ),
        practices=tuple(practice_shown(playbook, citing, report) for report in case.practices),
        owners=owners_of(citing),
        integrations=integrations_of(citing),
        governance=reviews_of(citing),
        decisions=decisions_of(citing),
        says=tuple(Detailed(said.who, (), citing.cite(said.what, said)) for said in case.says),
        findings=tuple(
            FindingsView(
                name.replace("_", "-"),
                heading,
                tuple(citing.cite(finding.text, finding) for finding in getattr(case, name)),
            )
            for name, heading in FINDINGS.items()
            if getattr(case, name)
        ),
        reusable=tuple(
            Detailed(entry.asset, known(entry.kind), citing.cite("", entry), entry.link)
            for entry in case.reusable
        ),
        sources=tuple(citing.sources.values()),
        contributors=case.contributors,
        contact=playbook.edition.contact,
        response_days=ANSWER,
        citation=_citation(playbook, case),
        downloads=(Download(download_address(case, "yml"), f"{case.id}.yml", "YAML"),),
        pager=retrospective_pager(playbook, case),
    )


def retrospective_pager(playbook: Playbook, case: Retrospective) -> Pager:
    """Return the neighbours in the list of all, in which the newest is first."""
    cases = evidence_of(playbook).cases
    at = _places(playbook)[case.id]
    newer = link_to(cases[at - 1]) if at > 0 else None
    older = link_to(cases[at + 1]) if at + 1 < len(cases) else None
    return Pager(newer, older)


@lru_cache(maxsize=1)
def _places(playbook: Playbook) -> Mapping[str, int]:
    return {case.id: place for place, case in enumerate(evidence_of(playbook).cases)}


def _objection(citing: Citing, case: Retrospective) -> DisputeView | None:
    if case.status != "disputed" or not case.disputes:
        return None
    return dispute_shown(citing, max(case.disputes, key=lambda dispute: dispute.day))


def _facts(playbook: Playbook, case: Retrospective) -> tuple[Fact, ...]:
    dates = case.dates
    to_decision = between(dates.pilot_start, dates.decision)
    to_production = time_to_production(case)
    facts = [
        Fact("Outcome", f"{label_of(case.outcome)}, {outcome_date(dates)}", case.outcome),
        Fact("Organisation", organisations_in_words(playbook, case)),
        Fact("With", ", ".join(case.partners)),
        Fact("Sector", ", ".join(known(label_of(sector_of(playbook, case)), case.region))),
        Fact("Technique", label_of(case.technique)),
        Fact("Pilot", _NO_PILOT if dates.no_pilot else str(time_in_pilot(case) or "")),
        Fact("Pilot to decision", str(to_decision or "")),
        Fact("Pilot to production", str(to_production or _no_production(case))),
        Fact("In production", _in_production(case)),
        Fact("Record", label_of(case.record)),
        Fact("Last looked at", shown_date(dates.seen) if dates.seen else ""),
    ]
    return tuple(fact for fact in facts if fact.text)


_SEVEREST = ("hit", "partly", "recovered", "avoided", "not-evidenced")
"""Which status of a failure mode a cell shows, where several organisations differ."""


def _mode_place(case: Retrospective, number: int) -> str:
    """Name the place of a report on a mode; a later one of another organisation has a number."""
    mode = case.failure_modes[number].mode
    before = sum(report.mode == mode for report in case.failure_modes[:number])
    return f"{mode}-{before + 1}" if before else mode


def _strip(playbook: Playbook, case: Retrospective) -> tuple[ModeCell, ...]:
    """Return a cell for each failure mode, in the framework's order."""
    found: dict[str, list[str]] = {}
    for report in case.failure_modes:
        found.setdefault(report.mode, []).append(report.status)
    cells = []
    for mode in playbook.all(FailureMode):
        status = min(found.get(mode.id, ["not-evidenced"]), key=_SEVEREST.index)
        place = f"#mode-{mode.id}" if mode.id in found else None
        cells.append(ModeCell(mode.title, status, mode_status(status), place))
    return tuple(cells)


_NO_PILOT = "none; it went straight into use"


def _in_production(case: Retrospective) -> str:
    """Return since when it was in use, of what had no pilot to count the time from."""
    start = case.dates.production
    return f"from {shown_date(start)}" if start and case.dates.no_pilot else ""


def _no_production(case: Retrospective) -> str:
    if case.dates.no_pilot:
        return ""
    if case.dates.production:
        return f"in production {shown_date(case.dates.production)}; the pilot's start is not known"
    return "no production" if case.outcome == "never-left-pilot" else ""


def _citation(playbook: Playbook, case: Retrospective) -> str:
    edition = playbook.edition
    how = "compiled from published sources" if case.record == "public-record" else "first hand"
    by = f"{', '.join(case.contributors)}: " if case.contributors else ""
    return (
        f"{by}{case.title} ({organisations_in_words(playbook, case)}). Retrospective, {how}. "
        f"{edition.title}, edition {edition.edition} of {edition.released}."
    )
