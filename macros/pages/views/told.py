"""How is each statement of a retrospective shown: a figure, a practice, a review, an objection?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ...model import Criterion, Dates, Dispute, Pattern, Playbook, PracticeReport, Result
from ...model.accounts import Phase
from ...text.counted import counted
from ...text.labels import label_of
from ...text.shown import shown_date, shown_number
from .cited import Cited, Citing
from .common import Link, link_to
from .pictures import (
    CriterionBar,
    FigureBar,
    before_after,
    criterion_bar,
    figures_in_words,
    was_met,
)


@dataclass(frozen=True)
class EventView:
    """An entry of the timeline, with the number that its tick has."""

    number: int
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

    id: str
    """The part of the page's address at which it is told."""
    mode: Link
    status: str
    label: str
    said: Cited
    organisation: str = ""
    """Where the record has several."""


@dataclass(frozen=True)
class PracticeReportView:
    """Whether a practice was used, and what followed; one that is no pattern has a name only."""

    pattern: Link | None
    name: str
    kind: str
    """The effect, or the use where nobody says what followed: it names a colour and a shape."""
    label: str
    facts: tuple[str, ...]
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
    bars: tuple[FigureBar, ...] = ()
    """The figure and the one that it is compared with."""
    bars_say: str = ""
    """What the bars do not show by themselves."""


@dataclass(frozen=True)
class DisputeView:
    """An objection to the record, and what was answered."""

    head: str
    says: Cited
    answer: str | None


_MEASURED_BY = {
    "organisation": "measured by the organisation",
    "vendor": "measured by the vendor",
    "independent": "measured independently",
}


_DESIGNS = {
    "randomised": "assigned at random",
    "comparison": "compared with another group",
    "before-after": "before and after",
    "earlier-version": "compared with an earlier version of itself",
    "none": None,
}


_FINDINGS = {
    "better": "the source finds it better",
    "worse": "the source finds it worse",
    "no-difference": "the source finds no difference",
}
_NO_DIFFERENCE = "The source finds no difference between the two."


_PHASES = {
    "before-pilot": "before the pilot",
    "in-pilot": "during the pilot",
    "after-pilot": "after the pilot",
}
_PHASES_OF_USE = {
    "before-pilot": "before it was used",
    "in-pilot": "while it was first used",
    "after-pilot": "after it was in use",
}
"""The same of what went straight into use."""


_USES = {
    "full": "used in full",
    "partly": "used in part",
    "none": "not used",
    "unclear": "not clear whether it was used",
}


_BASES = {
    "randomised": "seen in a randomised comparison with and without it",
    "comparison": "seen in a comparison with and without it",
    "before-after": "seen before and after it",
    "stated": "stated in words",
    "reading": "our reading",
}


_SIDES = {
    "organisation": "by the organisation",
    "vendor": "by a vendor",
    "independent": "by somebody independent",
}


_STAGE_DECISIONS = {
    "go": "went on",
    "hold": "not widened yet",
    "extend": "extended",
    "stop": "stopped",
}


WORDS_SHOWN: Mapping[str, Mapping[str, str | None]] = MappingProxyType(
    {
        "measured_by": _MEASURED_BY,
        "design": _DESIGNS,
        "finding": _FINDINGS,
        "phase": _PHASES,
        "phase_of_use": _PHASES_OF_USE,
        "use": _USES,
        "basis": _BASES,
        "by": _SIDES,
        "decision": _STAGE_DECISIONS,
    }
)
"""The words for a choice of each field, which the form's preview shows too."""


def mode_status(status: str) -> str:
    """Return the status of a failure mode in a word or two."""
    return label_of(status)


def outcome_date(dates: Dates) -> str:
    """Write when the outcome came about, or by when it had."""
    written = shown_date(dates.outcome)
    return f"by {written}" if dates.outcome_by else written


def _when(citing: Citing, phase: Phase | None, happened: str, never: str) -> str | None:
    """Write in which phase something happened, where that is known."""
    if phase is None or phase == "never":
        return phase and never
    words = _PHASES_OF_USE if citing.case.dates.no_pilot else _PHASES
    return f"{happened} {words[phase]}"


def dispute_shown(citing: Citing, dispute: Dispute) -> DisputeView:
    """Return an objection with the answer to it."""
    head = ", ".join(known(shown_date(dispute.day), dispute.who))
    return DisputeView(head, citing.cite(dispute.says, dispute), dispute.answer)


def stages_of(citing: Citing) -> tuple[Detailed, ...]:
    """Return the pilots or steps one by one."""
    return tuple(
        Detailed(
            stage.name,
            known(
                _span(stage.began, stage.ended),
                _people(stage.users, "user", about=stage.about),
                _STAGE_DECISIONS[stage.decision] if stage.decision else None,
            ),
            citing.cite(stage.why or "", stage),
        )
        for stage in citing.case.stages
    )


def _span(began: str | None, ended: str | None) -> str | None:
    if began and ended:
        return f"{shown_date(began)} to {shown_date(ended)}"
    if began:
        return f"from {shown_date(began)}"
    return f"until {shown_date(ended)}" if ended else None


def harm_of(citing: Citing) -> tuple[Detailed, ...]:
    """Return who was hurt, and what followed."""
    return tuple(
        Detailed(
            harm.what,
            known(_people(harm.people, "person", about=harm.about), harm.money),
            citing.cite(harm.law or "", harm),
        )
        for harm in citing.case.harm
    )


def _people(count: int | None, noun: str, *, about: bool) -> str | None:
    if count is None:
        return None
    words = counted(count, noun, "people" if noun == "person" else f"{noun}s")
    return f"about {words}" if about else words


def criterion_shown(citing: Citing, criterion: Criterion) -> CriterionView:
    """Return a criterion with its figures and whether its target was met."""
    met = was_met(criterion)
    kind = {True: "met", False: "missed", None: "open"}[met]
    words = {True: "Met", False: "Missed", None: "Not decided by these figures"}[met]
    if criterion.kind == "keep-within" and met is not None:
        words = "Limit kept" if met else "Limit crossed"
    figures = figures_in_words(criterion)
    return CriterionView(
        metric=criterion.metric,
        figures=citing.cite(figures[:1].upper() + figures[1:], criterion),
        set=_when(citing, criterion.set, "set", "never set") or "",
        verdict=words,
        verdict_kind=kind,
        bar=criterion_bar(criterion),
    )


def results_of(citing: Citing) -> tuple[Detailed, ...]:
    """Return what was measured, each figure beside what it is compared with."""
    return tuple(_result(citing, result) for result in citing.case.results)


def _result(citing: Citing, result: Result) -> Detailed:
    bars = before_after(result.compared_with, result.value, result.unit)
    return Detailed(
        result.metric,
        known(
            _figure(result),
            None
            if result.compared_with is None
            else f"compared with {shown_number(result.compared_with, result.unit)}",
            _FINDINGS[result.finding] if result.finding else None,
            result.interval,
            result.population,
            f"{result.sample:,} counted" if result.sample else None,
            shown_date(result.when) if result.when else None,
            _MEASURED_BY[result.measured_by],
            _DESIGNS[result.design],
            citing.member(result.organisation),
        ),
        citing.cite(result.note or "", result),
        bars=bars,
        bars_say=_NO_DIFFERENCE if bars and result.finding == "no-difference" else "",
    )


def _figure(result: Result) -> str:
    """Write a result's figure, or the two ends of its range; empty where it is told in words."""
    about = "about " if result.about else ""
    if result.value is not None:
        return about + shown_number(result.value, result.unit)
    if result.low is None or result.high is None:
        return ""
    return f"{about}{shown_number(result.low, None)} to {shown_number(result.high, result.unit)}"


def practice_shown(
    playbook: Playbook, citing: Citing, report: PracticeReport
) -> PracticeReportView:
    """Return a practice with its use, its effect, and how that was seen."""
    pattern = link_to(playbook.get(Pattern, report.pattern)) if report.pattern else None
    use = _USES[report.use]
    facts: list[str | None] = [citing.member(report.organisation)]
    if report.effect:
        facts += [use, _BASES[report.basis or "stated"]]
        facts.append(_SIDES[report.by] if report.by and report.basis != "reading" else None)
    return PracticeReportView(
        pattern=pattern,
        name=pattern.title if pattern else report.proposed or "",
        kind=report.effect or f"use-{report.use}",
        label=label_of(report.effect) if report.effect else use.capitalize(),
        facts=known(*facts),
        said=replace(citing.cite(report.evidence, report), is_reading=False),
    )


def owners_of(citing: Citing) -> tuple[Detailed, ...]:
    """Return who owned it in the business, one after the other."""
    case = citing.case
    owners = (*filter(None, [case.owner]), *case.later_owners)
    return tuple(
        Detailed(
            owner.role or "Business owner",
            known(
                _when(citing, owner.named, "named", "never named"),
                _span(owner.since, owner.until),
            ),
            citing.cite(owner.commitment or "", owner),
        )
        for owner in owners
    )


def integrations_of(citing: Citing) -> tuple[Detailed, ...]:
    """Return the systems that it used, or never did."""
    return tuple(
        Detailed(
            entry.system,
            known(
                entry.kind,
                _when(citing, entry.when, "connected", "never connected"),
            ),
            citing.cite(entry.note or "", entry),
        )
        for entry in citing.case.integrations
    )


def reviews_of(citing: Citing) -> tuple[Detailed, ...]:
    """Return the reviews, and when they began and ended."""
    return tuple(
        Detailed(
            entry.review[:1].upper() + entry.review[1:],
            known(
                _when(citing, entry.started, "began", "never began"),
                f"took {counted(entry.took_weeks, 'week')}" if entry.took_weeks else None,
                _when(citing, entry.finished, "done", "never done"),
            ),
            citing.cite(entry.note or "", entry),
        )
        for entry in citing.case.governance
    )


def decisions_of(citing: Citing) -> tuple[DecisionView, ...]:
    """Return the decisions with their reasons."""
    return tuple(
        DecisionView(
            citing.cite(decision.what, decision),
            decision.why,
            decision.alternatives,
            known(decision.by, shown_date(decision.when) if decision.when else None),
        )
        for decision in citing.case.decisions
    )


def known(*details: str | None) -> tuple[str, ...]:
    """Return the details that are known."""
    return tuple(detail for detail in details if detail)
