"""What does a retrospective's page show?"""

from __future__ import annotations

from dataclasses import dataclass

from ...evidence import between, organisations_in_words, sector_of
from ...evidence.tables import time_in_pilot, time_to_production
from ...model import (
    Criterion,
    FailureMode,
    Pattern,
    Playbook,
    PracticeReport,
    Result,
    Retrospective,
)
from ...text.counted import counted
from ...text.labels import label_of
from ...text.shown import shown_date, shown_number
from ..addresses import download_address
from .cited import CaseSourceView, Cited, Citing
from .common import Download, Link, link_to
from .pictures import CriterionBar, Timeline, criterion_bar, figures_in_words, timeline, was_met


@dataclass(frozen=True)
class Fact:
    """A line of the header: what is known under one name, with a word on how."""

    name: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class EventView:
    """An entry of the timeline."""

    when: str
    what: Cited


@dataclass(frozen=True)
class CriterionView:
    """A criterion: what was measured, its figures, and whether the target was met."""

    metric: str
    figures: Cited
    set: str
    verdict: str
    verdict_kind: str
    bar: CriterionBar | None


@dataclass(frozen=True)
class ModeView:
    """What a failure mode did here."""

    mode: Link
    status: str
    said: Cited


@dataclass(frozen=True)
class PracticeReportView:
    """How a practice worked here; one that is no pattern yet has a name only."""

    pattern: Link | None
    name: str
    effect: str
    said: Cited


@dataclass(frozen=True)
class DecisionView:
    """A decision with its reason."""

    what: Cited
    why: str | None
    alternatives: tuple[str, ...]
    details: tuple[str, ...]


@dataclass(frozen=True)
class Detailed:
    """Something that is named, dated and explained: a system, a review, a thing to take over."""

    name: str
    details: tuple[str, ...]
    note: Cited
    link: str | None = None


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
    facts: tuple[Fact, ...]
    use_case: str
    timeline: Timeline | None
    events: tuple[EventView, ...]
    story: Cited | None
    criteria: tuple[CriterionView, ...]
    results: tuple[Detailed, ...]
    modes: tuple[ModeView, ...]
    practices: tuple[PracticeReportView, ...]
    owner: Detailed | None
    integrations: tuple[Detailed, ...]
    governance: tuple[Detailed, ...]
    decisions: tuple[DecisionView, ...]
    findings: tuple[FindingsView, ...]
    reusable: tuple[Detailed, ...]
    sources: tuple[CaseSourceView, ...]
    contributors: tuple[str, ...]
    citation: str
    downloads: tuple[Download, ...]


_FINDINGS = {
    "worked": "What worked",
    "did_not_work": "What did not work",
    "edge_cases": "Cases outside the usual",
    "user_feedback": "What users said",
    "integration_challenges": "What was hard to connect",
    "benchmarks": "Measured performance, and its conditions",
    "lessons": "What to tell the next team",
}
_MEASURED_BY = {
    "organisation": "measured by the organisation",
    "vendor": "measured by the vendor",
    "independent": "measured independently",
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
        facts=_facts(playbook, case),
        use_case=case.use_case,
        timeline=timeline(case.dates, case.timeline),
        events=tuple(
            EventView(shown_date(event.when), citing.cite(event.what, event))
            for event in case.timeline
        ),
        story=citing.cite(case.story.text, case.story) if case.story else None,
        criteria=tuple(_criterion(citing, criterion) for criterion in case.criteria),
        results=_results(citing),
        modes=tuple(
            ModeView(
                link_to(playbook.get(FailureMode, report.mode)),
                report.status,
                citing.cite(report.evidence, report),
            )
            for report in case.failure_modes
        ),
        practices=tuple(_practice(playbook, citing, report) for report in case.practices),
        owner=_owner(citing),
        integrations=_integrations(citing),
        governance=_governance(citing),
        decisions=_decisions(citing),
        findings=tuple(
            FindingsView(
                name.replace("_", "-"),
                heading,
                tuple(citing.cite(finding.text, finding) for finding in getattr(case, name)),
            )
            for name, heading in _FINDINGS.items()
            if getattr(case, name)
        ),
        reusable=tuple(
            Detailed(entry.asset, _known(entry.kind), citing.cite("", entry), entry.link)
            for entry in case.reusable
        ),
        sources=tuple(citing.sources.values()),
        contributors=case.contributors,
        citation=_citation(playbook, case),
        downloads=(Download(download_address(case, "yml"), f"{case.id}.yml", "YAML"),),
    )


def _facts(playbook: Playbook, case: Retrospective) -> tuple[Fact, ...]:
    dates = case.dates
    to_decision = between(dates.pilot_start, dates.decision)
    to_production = time_to_production(case)
    facts = [
        Fact("Outcome", f"{label_of(case.outcome)}, {shown_date(dates.outcome)}", case.outcome),
        Fact("Organisation", organisations_in_words(playbook, case)),
        Fact("With", ", ".join(case.partners)),
        Fact("Sector", ", ".join(_known(label_of(sector_of(playbook, case)), case.region))),
        Fact("Technique", label_of(case.technique)),
        Fact("Pilot", str(time_in_pilot(case) or "")),
        Fact("Pilot to decision", str(to_decision or "")),
        Fact("Pilot to production", str(to_production or _no_production(case))),
        Fact("Record", label_of(case.record)),
    ]
    return tuple(fact for fact in facts if fact.text)


def _no_production(case: Retrospective) -> str:
    if case.dates.production:
        return f"in production {shown_date(case.dates.production)}; the pilot's start is not known"
    return "no production" if case.outcome == "never-left-pilot" else ""


def _criterion(citing: Citing, criterion: Criterion) -> CriterionView:
    met = was_met(criterion)
    kind = {True: "met", False: "missed", None: "open"}[met]
    words = {True: "Met", False: "Missed", None: "Not decided by these figures"}[met]
    figures = figures_in_words(criterion)
    return CriterionView(
        metric=criterion.metric,
        figures=citing.cite(figures[:1].upper() + figures[1:], criterion),
        set="never set" if criterion.set == "never" else f"set {label_of(criterion.set).lower()}",
        verdict=words,
        verdict_kind=kind,
        bar=criterion_bar(criterion),
    )


def _results(citing: Citing) -> tuple[Detailed, ...]:
    return tuple(
        Detailed(
            result.metric,
            _known(
                _figure(result),
                None
                if result.compared_with is None
                else f"compared with {shown_number(result.compared_with, result.unit)}",
                _MEASURED_BY[result.measured_by],
            ),
            citing.cite(result.note or "", result),
        )
        for result in citing.case.results
    )


def _figure(result: Result) -> str:
    """Write a result's figure, or the two ends of its range."""
    about = "about " if result.about else ""
    if result.value is not None:
        return about + shown_number(result.value, result.unit)
    low, high = result.low or 0.0, result.high or 0.0
    return f"{about}{shown_number(low, None)} to {shown_number(high, result.unit)}"


def _practice(playbook: Playbook, citing: Citing, report: PracticeReport) -> PracticeReportView:
    pattern = link_to(playbook.get(Pattern, report.pattern)) if report.pattern else None
    return PracticeReportView(
        pattern=pattern,
        name=pattern.title if pattern else report.proposed or "",
        effect=report.effect or "",
        said=citing.cite(report.evidence, report),
    )


def _owner(citing: Citing) -> Detailed | None:
    owner = citing.case.owner
    if owner is None:
        return None
    when = label_of(owner.named).lower()
    named = "never named" if owner.named == "never" else f"named {when}"
    return Detailed(
        owner.role or "Business owner", (named,), citing.cite(owner.commitment or "", owner)
    )


def _integrations(citing: Citing) -> tuple[Detailed, ...]:
    return tuple(
        Detailed(
            entry.system,
            _known(
                entry.kind,
                "never connected"
                if entry.when == "never"
                else f"connected {label_of(entry.when).lower()}",
            ),
            citing.cite(entry.note or "", entry),
        )
        for entry in citing.case.integrations
    )


def _governance(citing: Citing) -> tuple[Detailed, ...]:
    return tuple(
        Detailed(
            entry.review[:1].upper() + entry.review[1:],
            _known(
                "never began"
                if entry.started == "never"
                else f"began {label_of(entry.started).lower()}",
                f"took {counted(entry.took_weeks, 'week')}" if entry.took_weeks else None,
                f"done {label_of(entry.finished).lower()}" if entry.finished else None,
            ),
            citing.cite(entry.note or "", entry),
        )
        for entry in citing.case.governance
    )


def _decisions(citing: Citing) -> tuple[DecisionView, ...]:
    return tuple(
        DecisionView(
            citing.cite(decision.what, decision),
            decision.why,
            decision.alternatives,
            _known(decision.by, shown_date(decision.when) if decision.when else None),
        )
        for decision in citing.case.decisions
    )


def _citation(playbook: Playbook, case: Retrospective) -> str:
    edition = playbook.edition
    how = "compiled from published sources" if case.record == "public-record" else "first hand"
    by = f"{', '.join(case.contributors)}: " if case.contributors else ""
    return (
        f"{by}{case.title} ({organisations_in_words(playbook, case)}). Retrospective, {how}. "
        f"{edition.title}, edition {edition.edition} of {edition.released}."
    )


def _known(*details: str | None) -> tuple[str, ...]:
    return tuple(detail for detail in details if detail)
