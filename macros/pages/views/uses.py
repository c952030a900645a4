"""Which patterns were used, how those deployments ended, and what is in no count of effects?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...evidence import Evidence, Standing, WholeEvidence, count_cases
from ...model import Pattern, Playbook
from ...text.counted import counted
from .common import Link, link_to

APART: Mapping[Standing, str] = {
    "reading": "Our reading",
    "vendor": "Vendor only",
    "unsourced": "No source",
    "silent": "Effect not said",
    "unclear": "Use unclear",
}
"""What is shown apart from the counts of effects; what was not used is in the other table."""

_IN_SHORT: Mapping[Standing, tuple[str, str]] = {
    "reading": ("reading of ours", "readings of ours"),
    "vendor": ("report by a vendor alone", "reports by vendors alone"),
    "unsourced": ("report without a source", "reports without a source"),
    "silent": ("use without a stated effect", "uses without a stated effect"),
    "unclear": ("use that is unclear", "uses that are unclear"),
}


@dataclass(frozen=True)
class UsedRow:
    """A pattern: the retrospectives in which it was used or not, by how they ended."""

    pattern: Link
    used_in_use: int
    used_ended: int
    unused_in_use: int
    unused_ended: int
    not_told: int
    """In how many it was used or not, and what followed is not told."""
    unclear: int
    absent: int


@dataclass(frozen=True)
class ApartRow:
    """A pattern, and in how many retrospectives something is said of it that counts nowhere."""

    pattern: Link
    counts: tuple[int, ...]


@dataclass(frozen=True)
class UsesView:
    """What is known of use, and what is shown apart from the counts of effects."""

    used: tuple[UsedRow, ...]
    used_in_short: str
    apart_columns: tuple[str, ...]
    apart_places: tuple[Standing, ...]
    """Where the pattern's page has the sentences of each column."""
    apart: tuple[ApartRow, ...]
    apart_in_short: str


def uses_view(playbook: Playbook, whole: WholeEvidence) -> UsesView:
    """Return the tables of use and of what is shown apart, over all patterns."""
    patterns = [(playbook.get(Pattern, name), found) for name, found in whole.patterns.items()]
    used = [
        row
        for pattern, found in patterns
        for row in [_used(link_to(pattern), found)]
        if row.absent + row.unclear < len(whole.cases)
    ]
    apart = [
        ApartRow(link_to(pattern), counts)
        for pattern, found in patterns
        for counts in [tuple(count_cases(found.apart(standing)) for standing in APART)]
        if any(counts)
    ]
    sums = [sum(row.counts[place] for row in apart) for place in range(len(APART))]
    return UsesView(
        tuple(used),
        _used_in_short(used, len(patterns), len(whole.cases)),
        tuple(APART.values()),
        tuple(APART),
        tuple(apart),
        _apart_in_short(dict(zip(APART, sums, strict=True))),
    )


def _apart_in_short(sums: Mapping[Standing, int]) -> str:
    told = [counted(sums[name], *words) for name, words in _IN_SHORT.items() if sums[name]]
    return ", ".join(told) or "Nothing"


def _used(pattern: Link, found: Evidence) -> UsedRow:
    table = found.table
    return UsedRow(
        pattern,
        len(table.used_in_use),
        len(table.used_ended),
        len(table.unused_in_use),
        len(table.unused_ended),
        table.not_told,
        table.unclear,
        table.absent,
    )


def _used_in_short(rows: list[UsedRow], patterns: int, cases: int) -> str:
    if not rows:
        return "No retrospective says of any pattern whether it was used."
    said = [cases - row.absent - row.unclear for row in rows]
    least, most = min(said), max(said)
    span = f"{least:,}" if least == most else f"{least:,} to {most:,}"
    records = f"{span} of {counted(cases, 'record')}"
    silent = patterns - len(rows)
    rest = f"; for {counted(silent, 'other')}, by none" if silent else ""
    said_by = f"Whether a pattern was used is said by {records}"
    return f"{said_by}, for each of {counted(len(rows), 'pattern')}{rest}."
