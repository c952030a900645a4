"""How is what organisations report said in words? Counts, the rule of a maturity, its reasons.

Every sentence is whole for no organisation, for one and for many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ...evidence import (
    AGAINST,
    EFFECTS,
    Evidence,
    Maturity,
    ModeEvidence,
    Reason,
    Report,
    count_cases,
)
from ...model import Basis, Effect, EvidenceThresholds, ModeStatus, Side
from ...text.counted import agreeing, counted
from ...text.labels import label_of

MODE_STATUSES: tuple[ModeStatus, ...] = ("hit", "partly", "recovered", "avoided")
"""What a deployment may have done with a failure mode, in the order in which it is told."""

_REPORTED: Mapping[Effect, str] = {
    "helped": "that it helped",
    "mixed": "mixed results",
    "hurt": "that it did harm",
    "no-effect": "no effect",
}
_DID: Mapping[ModeStatus, str] = {
    "hit": "fell into it",
    "partly": "fell into it in part",
    "recovered": "recovered from it",
    "avoided": "avoided it",
}
_BY: Mapping[Side, str] = {
    "organisation": "The organisation's own account",
    "vendor": "A vendor's account",
    "independent": "An independent finding",
}
_BASIS: Mapping[Basis, str] = {
    "randomised": "from a randomised comparison with and without it",
    "comparison": "from a comparison with and without it",
    "before-after": "from figures before and after it",
    "stated": "stated without a comparison",
}


@dataclass(frozen=True)
class SentencePart:
    """A part of a sentence; one that gives a count names the kind of what it counts."""

    text: str
    kind: str = ""


@dataclass(frozen=True)
class CountSentence:
    """A sentence on counts, without its full stop; a page can link each count to what it counts."""

    parts: tuple[SentencePart, ...]

    def __str__(self) -> str:
        return "".join(part.text for part in self.parts)


def counts_in_words(evidence: Evidence) -> CountSentence:
    """Say how many organisations report which effect, and whose findings these are."""
    counts = _counts(evidence)
    if not counts:
        return CountSentence((SentencePart(_nobody(evidence)),))
    if len(counts) == 1:
        parts = [SentencePart(reporting(count, effect), effect) for effect, count in counts.items()]
    else:
        total = counted(len(evidence.voices), "organisation reports", "organisations report")
        told = (
            SentencePart(f"{count:,} {_REPORTED[effect]}", effect)
            for effect, count in counts.items()
        )
        parts = [SentencePart(f"{total} an effect: "), *_between(told, ", ", ", ")]
    return CountSentence((*parts, SentencePart(f"; {_whose(evidence)}")))


def _nobody(evidence: Evidence) -> str:
    if evidence.apart("unsourced"):
        return "Nobody has reported an effect of this in a way that counts"
    whom = "Nobody but a vendor" if evidence.apart("vendor") else "Nobody"
    return f"{whom} has reported an effect of this"


def _between(parts: Iterable[SentencePart], comma: str, last: str) -> list[SentencePart]:
    """Return parts of a sentence with what stands between them."""
    found = list(parts)
    row = found[:1]
    for place, part in enumerate(found[1:], 1):
        row += [SentencePart(last if place == len(found) - 1 else comma), part]
    return row


def in_a_row(parts: Sequence[str]) -> str:
    """Return parts of a sentence in a row: `a, b and c`."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def reporting(count: int, effect: Effect) -> str:
    """Say that so many organisations report an effect."""
    reports = counted(count, "organisation reports", "organisations report")
    return f"{reports} {_REPORTED[effect]}"


def counts_in_brief(evidence: Evidence) -> str:
    """Say in a few words how many organisations report which effect."""
    counts = _counts(evidence)
    brief = (f"{count:,} {label_of(effect).lower()}" for effect, count in counts.items())
    return ", ".join(brief) or "None"


def _counts(evidence: Evidence) -> dict[Effect, int]:
    counts = {effect: len(evidence.of(effect)) for effect in EFFECTS}
    return {effect: count for effect, count in counts.items() if count}


def _whose(evidence: Evidence) -> str:
    """Say whether these are own accounts or independent findings."""
    total = len(evidence.voices)
    independent = sum(voice.is_independent for voice in evidence.voices)
    if 0 < independent < total:
        own = counted(total - independent, "is its own account", "are their own accounts")
        others = counted(independent, "is an independent finding", "are independent findings")
        return f"{own}, {others}"
    alone = {1: "this is", 2: "both are"}.get(total, "all are")
    if independent:
        return f"{alone} {agreeing(total, 'an independent finding', 'independent findings')}"
    return f"{alone} {agreeing(total, 'its own account', 'their own accounts')}"


def used_in_full_and_part(evidence: Evidence) -> tuple[int, int]:
    """Return in how many retrospectives a practice was used in full, and in how many in part."""
    full = count_cases(evidence.used_as("full"))
    return full, len(evidence.table.used) - full


def why(evidence: Evidence, maturity: Maturity, thresholds: EvidenceThresholds) -> str:
    """Say which rule gives a pattern its maturity."""
    return _WHY[maturity](evidence, thresholds)


def _why_contested(evidence: Evidence, thresholds: EvidenceThresholds) -> str:
    documented = len(evidence.documented)
    against = documented - len(evidence.documented_helped)
    return (
        f"{against:,} of {counted(documented, 'documented organisation')} "
        f"{agreeing(against, 'reports', 'report')} otherwise. A pattern is contested once at least "
        f"{counted(thresholds.contested_organisations, 'does', 'do')}, and they are "
        f"{share_in_words(thresholds)} or more of all documented ones."
    )


def _why_established(evidence: Evidence, thresholds: EvidenceThresholds) -> str:
    helped = evidence.documented_helped
    organisations = counted(len(helped), "documented organisation")
    sectors = counted(len({voice.party.sector for voice in helped}), "sector")
    return (
        f"{organisations} in {sectors} {agreeing(len(helped), 'reports', 'report')} that it "
        f"helped, and it is confirmed from outside for at least one. {_asked(thresholds)}"
    )


def _why_emerging(_: Evidence, thresholds: EvidenceThresholds) -> str:
    return f"More organisations report that it helped than report otherwise. {_asked(thresholds)}"


def _why_proposed(_: Evidence, __: EvidenceThresholds) -> str:
    return "It is proposed until more organisations report that it helped than report otherwise."


def _asked(thresholds: EvidenceThresholds) -> str:
    organisations = counted(thresholds.established_organisations, "documented organisation")
    sectors = counted(thresholds.established_sectors, "sector")
    return (
        f"To be established it takes {organisations} in {sectors}, and confirmation from outside "
        "for at least one."
    )


_WHY: Mapping[Maturity, Callable[[Evidence, EvidenceThresholds], str]] = {
    "contested": _why_contested,
    "established": _why_established,
    "emerging": _why_emerging,
    "proposed": _why_proposed,
}


def share_in_words(thresholds: EvidenceThresholds) -> str:
    """Write the share from which on a pattern is contested: `1 in 3`."""
    share = Fraction(thresholds.contested_share).limit_denominator(20)
    return f"{share.numerator} in {share.denominator}"


def reasons_in_words(
    evidence: Evidence, reasons: Sequence[Reason], thresholds: EvidenceThresholds
) -> tuple[str, ...]:
    """Say for each reason why the counts may be weaker than they look."""
    return tuple(_REASONS[reason](evidence, thresholds) for reason in reasons)


def _own_accounts(evidence: Evidence, _: EvidenceThresholds) -> str:
    whom = agreeing(len(evidence.voices), "The organisation judges", "Each organisation judges")
    return f"{whom} itself; no independent finding is recorded."


def _no_comparison(_: Evidence, __: EvidenceThresholds) -> str:
    return "No report compares doing this with not doing it."


def _contradicted(evidence: Evidence, _: EvidenceThresholds) -> str:
    if not evidence.helped:
        return "No organisation reports that it helped."
    against = {effect: count for effect, count in _counts(evidence).items() if effect in AGAINST}
    reports = agreeing(evidence.against, "reports", "report")
    said = f"{evidence.against:,} of {len(evidence.voices):,} organisations {reports}"
    if len(against) == 1:
        return f"{said} {_REPORTED[next(iter(against))]}."
    listed = ", ".join(f"{count:,} {_REPORTED[effect]}" for effect, count in against.items())
    return f"{said} otherwise: {listed}."


def _few(evidence: Evidence, thresholds: EvidenceThresholds) -> str:
    helped = len(evidence.documented_helped)
    found = "none" if not helped else f"{helped:,}"
    asked = counted(thresholds.established_organisations, "documented organisation")
    there = agreeing(max(helped, 1), "there is", "there are")
    return f"To be established it would have to help {asked}; {there} {found}."


def _undocumented(evidence: Evidence, _: EvidenceThresholds) -> str:
    total = len(evidence.voices)
    count = total - len(evidence.documented)
    if total == 1:
        return "The organisation is unnamed or cites nothing published: nobody can check it."
    lacking = agreeing(
        count,
        "is unnamed or cites nothing published: nobody can check it",
        "are unnamed or cite nothing published: nobody can check them",
    )
    return f"{count:,} of {total:,} organisations {lacking}."


def _one_sector(evidence: Evidence, _: EvidenceThresholds) -> str:
    sector = label_of(evidence.of("helped")[0].party.sector).lower()
    return f"Every report that it helped comes from one sector: {sector}."


def _no_negative(_: Evidence, __: EvidenceThresholds) -> str:
    return "Nobody reports mixed results, harm or no effect; failures are published less often."


_REASONS: Mapping[Reason, Callable[[Evidence, EvidenceThresholds], str]] = {
    "own-accounts": _own_accounts,
    "no-comparison": _no_comparison,
    "contradicted": _contradicted,
    "few": _few,
    "undocumented": _undocumented,
    "one-sector": _one_sector,
    "no-negative": _no_negative,
}


def concluded(report: Report) -> str:
    """Say who concluded what a report says, and from what; empty where it gives no effect."""
    practice = report.practice
    part = "Used in part. " if practice.use == "partly" else ""
    if practice.basis in (None, "reading"):
        return part.rstrip()
    return f"{part}{_BY[report.by]}, {_BASIS[practice.basis]}."


def mode_counts_in_words(evidence: ModeEvidence) -> CountSentence:
    """Say what the deployments did with a failure mode, of which a retrospective tells it."""
    counts = {status: len(evidence.of(status)) for status in MODE_STATUSES}
    total = sum(counts.values())
    if not total:
        words = "No record shows whether a deployment fell into it"
        return CountSentence((SentencePart(words),))
    if total == 1:
        status = next(status for status, count in counts.items() if count)
        words = f"1 record mentions it; the deployment {_DID[status]}"
        return CountSentence((SentencePart(words, status),))
    did = (
        SentencePart(f"{count:,} {_DID[status]}", status)
        for status, count in counts.items()
        if count
    )
    lead = SentencePart(f"Of {total:,} deployments whose records mention it, ")
    return CountSentence((lead, *_between(did, ", ", " and ")))


def mode_rest_in_words(evidence: ModeEvidence) -> str:
    """Say in how many retrospectives nothing shows a failure mode, and how many are silent."""
    open_ones = len(evidence.of("not-evidenced"))
    said = []
    if open_ones:
        said.append(f"In {open_ones:,} more, nothing shows whether it hit.")
    if evidence.silent:
        said.append(
            f"{counted(evidence.silent, 'retrospective does', 'retrospectives do')} not mention it."
        )
    return " ".join(said)
