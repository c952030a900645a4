"""What does the page about all retrospectives show?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from ...evidence import (
    LASTING,
    Candidate,
    Duration,
    WholeEvidence,
    count_cases,
    evidence_of,
    organisations_in_words,
    sector_of,
    tables,
)
from ...model import Pattern, Playbook, Retrospective
from ...text.counted import counted
from ...text.labels import label_of
from ..addresses import address_of, filtered
from .charts import Caption, Chart, chart
from .cited import Cited, Citing, Quoted, quote, quoted
from .claims import FrameworkClaims, framework_claims
from .common import Link, link_to
from .deployments import DeploymentsView, deployments_view
from .known import used_in_words
from .meters import Meter, practice_meter
from .objections import ObjectionsView, objections_view
from .uses import UsesView, uses_view

MOST_PRACTICES = 15
"""How many patterns the picture of practices holds."""
MOST_SENTENCES = 5
MOST_LISTED = 40
"""How many candidates and unexplained endings the page names."""


@dataclass(frozen=True)
class SampleView:
    """What the sample is: how many, from whom, and how they ended."""

    cases: int
    organisations: int
    first_hand: int
    first_year: str
    last_year: str
    reached_use: int
    """How many scaled or are in limited use."""
    not_told: int
    """Of how many no source tells what followed the trial."""
    against: int
    """How many hold something that speaks against the playbook."""
    against_address: str
    """The address of the list of these."""


@dataclass(frozen=True)
class CandidateView:
    """A practice without a pattern, with what is reported about it."""

    name: str
    organisations: int
    meter: Meter
    quoted: Quoted


@dataclass(frozen=True)
class OpenQuestion:
    """A pattern of which nobody says what followed in a way that counts."""

    pattern: Link
    used: str
    """How many records show that it was used."""


@dataclass(frozen=True)
class UnexplainedView:
    """A deployment that ended and fits no failure mode, with what did not work there."""

    case: Link
    organisation: str
    outcome: str
    signs: tuple[Cited, ...]


@dataclass(frozen=True)
class CountView:
    """A table as a picture, and what it says in a sentence."""

    chart: Chart
    in_short: str


@dataclass(frozen=True)
class Took:
    """A deployment with how long something took there."""

    case: Link
    time: str


@dataclass(frozen=True)
class TimeView:
    """How long something took: as a picture, and deployment by deployment."""

    chart: Chart
    took: tuple[Took, ...]


@dataclass(frozen=True)
class EvidenceView:
    """What all retrospectives show together."""

    claims: FrameworkClaims | None
    sample: SampleView | None
    deployments: DeploymentsView | None
    practices: CountView
    uses: UsesView
    times: tuple[TimeView, ...]
    sectors: Chart
    years: Chart
    open: tuple[OpenQuestion, ...]
    candidates: tuple[CandidateView, ...]
    more_candidates: int
    unexplained: tuple[UnexplainedView, ...]
    more_unexplained: int
    objections: ObjectionsView


def evidence_view(playbook: Playbook) -> EvidenceView:
    """Return what the page about all retrospectives shows."""
    whole = evidence_of(playbook)
    cases = whole.cases
    return EvidenceView(
        claims=framework_claims(playbook),
        sample=_sample(whole) if cases else None,
        deployments=deployments_view(playbook),
        practices=_practices(playbook, whole),
        uses=uses_view(playbook, whole),
        times=_times(whole),
        sectors=chart(
            tables.sectors_by_outcome(cases, partial(sector_of, playbook)),
            Caption(
                id="sectors",
                title="Retrospectives by sector and outcome",
                row_label="Sector",
                address=lambda sector: filtered("sector", sector),
            ),
        ),
        years=chart(
            tables.years_by_outcome(cases),
            Caption(
                id="years",
                title="Retrospectives by the year of their outcome",
                row_label="Year",
                address=lambda year: filtered("year", year),
            ),
        ),
        open=tuple(
            OpenQuestion(link_to(playbook.get(Pattern, name)), used_in_words(evidence))
            for name, evidence in whole.patterns.items()
            if not evidence.voices
        ),
        candidates=tuple(
            _candidate(playbook, candidate) for candidate in whole.candidates[:MOST_LISTED]
        ),
        more_candidates=len(whole.candidates[MOST_LISTED:]),
        unexplained=tuple(_unexplained(playbook, case) for case in whole.unexplained[:MOST_LISTED]),
        more_unexplained=len(whole.unexplained[MOST_LISTED:]),
        objections=objections_view(playbook),
    )


def _sample(whole: WholeEvidence) -> SampleView:
    cases = whole.cases
    return SampleView(
        cases=len(cases),
        organisations=len({member.party.key for own in whole.members.values() for member in own}),
        first_hand=sum(case.record == "contributed" for case in cases),
        first_year=min(map(tables.year_of, cases)),
        last_year=max(map(tables.year_of, cases)),
        reached_use=sum(case.outcome in LASTING for case in cases),
        not_told=sum(case.outcome == "not-told" for case in cases),
        against=sum(bool(case.against) for case in cases),
        against_address=filtered("against", "yes"),
    )


def _practices(playbook: Playbook, whole: WholeEvidence) -> CountView:
    table = tables.practices_by_effect(whole.patterns)
    voices = {voice.party.key for found in whole.patterns.values() for voice in found.voices}
    reports = counted(table.n, "report")
    picture = chart(
        table,
        Caption(
            id="practices",
            title="What organisations report about each pattern",
            row_label="Pattern",
            label=lambda name: playbook.get(Pattern, name).title,
            address=lambda name: f"{address_of(playbook.get(Pattern, name))}#known",
            sample=f"{reports} by {counted(len(voices), 'organisation')}",
            most=MOST_PRACTICES,
        ),
    )
    told = counted(len(table.rows), "pattern has", "patterns have")
    none = counted(table.silent, "has none", "have none")
    in_short = f"{told} an effect that an organisation reports; {none}."
    return CountView(picture, in_short)


def _times(whole: WholeEvidence) -> tuple[TimeView, ...]:
    subjects = (
        ("pilot", "Time that the pilot took", tables.time_in_pilot),
        ("production", "Time from the pilot's start to production", tables.time_to_production),
    )
    return tuple(
        TimeView(
            chart(tables.periods_by_outcome(whole.cases, span_of), Caption(name, title, "Time")),
            _took(whole.cases, span_of),
        )
        for name, title, span_of in subjects
    )


def _took(
    cases: Sequence[Retrospective], span_of: Callable[[Retrospective], Duration | None]
) -> tuple[Took, ...]:
    """Return the deployments with known dates, the shortest time first."""
    known = [(span, case) for case in cases if (span := span_of(case))]
    known.sort(key=lambda entry: entry[0])
    return tuple(Took(link_to(case), str(span)) for span, case in known[:MOST_LISTED])


def _candidate(playbook: Playbook, candidate: Candidate) -> CandidateView:
    evidence = candidate.evidence
    reports = evidence.reports
    # One record may be quoted for several practices, so it has no place of its own here.
    told = (replace(quote(playbook, report, ""), place="") for report in reports)
    return CandidateView(
        candidate.name,
        candidate.organisations,
        practice_meter(evidence),
        quoted(told, count_cases(reports), "retrospectives/", MOST_SENTENCES),
    )


def _unexplained(playbook: Playbook, case: Retrospective) -> UnexplainedView:
    citing = Citing(playbook, case)
    return UnexplainedView(
        link_to(case),
        organisations_in_words(playbook, case),
        label_of(case.outcome),
        tuple(citing.cite(finding.text, finding) for finding in case.did_not_work),
    )
