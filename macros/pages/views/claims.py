"""What do the records show of the framework's own advice: its fixes, and its twelve weeks?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ...evidence import Duration, Evidence, WholeEvidence, evidence_of, tables
from ...model import Fix, Pattern, Playbook, Retrospective
from ...model.walk import leaves
from ...text.counted import counted
from .common import Link, link_to
from .in_words import used_in_full_and_part
from .meters import practice_meter

TIME_BOX = "time-boxed-decision"
"""The pattern under which retrospectives report on the framework's twelve weeks."""

QUARTER = 3
"""Twelve weeks in months, as exactly as the dates of most records tell."""

UNSHOWN = "Nobody has shown this."


@dataclass(frozen=True)
class Reported:
    """What is reported on a pattern that belongs to the framework's advice."""

    pattern: Link
    words: str
    use: str
    """In how many retrospectives it was used, and in how many not."""


@dataclass(frozen=True)
class FixClaim:
    """A fix of the framework, and what is reported on it."""

    fix: Link
    reported: tuple[Reported, ...]
    uncovered: str | None
    """What of it nobody reports on, because no pattern covers it."""

    @property
    def is_unshown(self) -> bool:
        """Whether no organisation reports an effect of any of it."""
        return all(entry.words == UNSHOWN for entry in self.reported)


@dataclass(frozen=True)
class FrameworkClaims:
    """The framework's advice, held against the records."""

    framework: str
    in_short: str
    fixes: tuple[FixClaim, ...]
    weeks: Reported | None
    used_together: str
    """How many of the fixes one deployment used at most."""
    pilots: str
    """How many records say how long the pilot took, and how long that was."""
    has_times: bool
    """Whether any does, so that a table of them follows."""
    runs: tuple[Link, ...]
    """The retrospectives that name the framework."""


@lru_cache(maxsize=4)
def framework_claims(playbook: Playbook) -> FrameworkClaims | None:
    """Return what the records show of the framework's advice; None where there is no record."""
    whole = evidence_of(playbook)
    if not whole.cases:
        return None
    fixes = tuple(_fix(playbook, whole, fix) for fix in _in_order(playbook))
    weeks = TIME_BOX if TIME_BOX in whole.patterns else None
    runs = tuple(link_to(case) for case in whole.cases if _names(case, playbook.edition.framework))
    return FrameworkClaims(
        framework=playbook.edition.framework,
        in_short=_in_short(fixes, len(runs)),
        fixes=fixes,
        weeks=_reported(playbook, whole, weeks) if weeks else None,
        used_together=_together(playbook, whole),
        pilots=_pilots(whole),
        has_times=any(map(tables.time_in_pilot, whole.cases)),
        runs=runs,
    )


def _in_order(playbook: Playbook) -> list[Fix]:
    """Return the fixes in the order of their failure modes."""
    modes = list(playbook.items["failure-mode"])
    return sorted(playbook.all(Fix), key=lambda fix: modes.index(fix.failure_mode))


def _fix(playbook: Playbook, whole: WholeEvidence, fix: Fix) -> FixClaim:
    named = (_reported(playbook, whole, name) for name in fix.patterns)
    return FixClaim(link_to(fix), tuple(named), fix.uncovered)


def _reported(playbook: Playbook, whole: WholeEvidence, name: str) -> Reported:
    found = whole.patterns[name]
    words = f"{practice_meter(found).words}." if found.voices else UNSHOWN
    return Reported(link_to(playbook.get(Pattern, name)), words, _use(found))


def _use(found: Evidence) -> str:
    full, part = used_in_full_and_part(found)
    unused = len(found.table.unused)
    if not full and not part:
        done = "No record shows it in use"
    else:
        shows = counted(full, "record shows", "records show") if full else "No record shows"
        in_part = f"; {counted(part, 'shows', 'show')} part" if part else ""
        done = f"{shows} all of it{in_part}"
    others = f"; {counted(unused, 'shows', 'show')} that it was not done" if unused else ""
    return f"{done}{others}."


def _used_in(found: Evidence) -> set[str]:
    return {case.id for case in found.table.used}


def _together(playbook: Playbook, whole: WholeEvidence) -> str:
    """Say how many of the fixes were used in one deployment, at most."""
    used = [
        set().union(*(_used_in(whole.patterns[name]) for name in fix.patterns))
        for fix in playbook.all(Fix)
        if fix.patterns
    ]
    if not used:
        return ""
    which = f"{counted(len(used), 'fix', 'fixes')} that a pattern counts"
    most = max(sum(case.id in found for found in used) for case in whole.cases)
    if not most:
        return f"No record shows any of the {which}."
    return f"No record shows more than {most:,} of the {which}, in full or in part."


def _pilots(whole: WholeEvidence) -> str:
    spans = [span for case in whole.cases if (span := tables.time_in_pilot(case))]
    total = counted(len(whole.cases), "record")
    if not spans:
        return f"None of {total} says how long the pilot took."
    says = counted(len(spans), f"of {total} says", f"of {total} say")
    within = sum(span.months <= QUARTER for span in spans)
    how_many = f"{within:,} took" if within else "None took"
    return f"{says} how long the pilot took: {_range(spans)}. {how_many} three months or less."


def _range(spans: list[Duration]) -> str:
    shortest, longest = min(spans), max(spans)
    return str(shortest) if shortest == longest else f"from {shortest} to {longest}"


def _names(case: Retrospective, framework: str) -> bool:
    """Whether a record names the framework anywhere in its text."""
    name = framework.removeprefix("The ").casefold()
    return any(name in leaf.value.casefold() for leaf in leaves(case) if leaf.markup)


def _in_short(fixes: tuple[FixClaim, ...], runs: int) -> str:
    unshown = sum(fix.is_unshown for fix in fixes)
    if not fixes:
        first = ""
    elif unshown == len(fixes):
        first = "No organisation reports an effect of any of the framework's fixes. "
    elif unshown:
        first = (
            f"For {unshown:,} of the framework's {len(fixes):,} fixes, no organisation reports an "
            "effect. "
        )
    else:
        first = "Of each of the framework's fixes somebody reports an effect. "
    if runs:
        ran = counted(runs, "record names", "records name")
        return f"{first}{ran} the framework."
    return f"{first}No record is of a pilot that ran the framework or its twelve weeks."
