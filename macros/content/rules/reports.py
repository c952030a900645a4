"""What must hold of what a retrospective reports, so that it can be counted?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ...model import (
    PRIMARY,
    CaseSource,
    InlineOrganisation,
    ModeReport,
    PracticeReport,
    Result,
    Retrospective,
)
from ...model.walk import Path
from ...text.names import organisation_name
from ...text.words import message_of
from ..loader import Loaded
from ..problems import Problem, did_you_mean
from .checked import Checked, Rule, WholeRule

USED = ("full", "partly")
UNKNOWN = "unknown"
"""What `copy_of` says where nobody knows what the text was copied from."""


def practices_coded(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A practice that was used may have an effect, which says how it was seen and who concluded it.

    A reading is nobody else's conclusion, so it does not say whose it is.
    One without a pattern has no test by which anybody could say that it was not used.
    """
    case = entry.record
    if not isinstance(case, Retrospective):
        return
    for index, report in enumerate(case.practices):
        for field, told in _miscoded(case, report):
            yield entry.told(("practices", index, field), message_of(told))


def contributor_tied(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Whoever contributes what they know at first hand says how they are tied to it."""
    case = entry.record
    if not isinstance(case, Retrospective):
        return
    if case.record == "contributed" and case.contributor is None:
        yield entry.told(("record",), message_of("contributor-missing"))
    if case.record == "public-record" and case.contributor is not None:
        yield entry.told(("contributor",), message_of("contributor-of-public-record"))


def one_organisation_each(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Where a record has several organisations, each practice, result and mode names one."""
    case = entry.record
    if not isinstance(case, Retrospective):
        return
    known = [
        named.name if isinstance(named, InlineOrganisation) else named
        for named in case.organisations
    ]
    for index, name in enumerate(known):
        if name in known[:index]:
            said = message_of("organisation-twice", id=name)
            yield entry.told(("organisations", index), said)
    for path, record in entry.records:
        if not isinstance(record, ModeReport | PracticeReport | Result):
            continue
        if record.organisation is None and len(known) > 1:
            yield entry.told(path, message_of("which-organisation", names=", ".join(known)))
        elif record.organisation is not None and record.organisation not in known:
            said = message_of(
                "not-its-organisation", id=record.organisation, names=", ".join(known)
            )
            yield entry.told((*path, "organisation"), said)


def results_have_a_figure(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A result has one figure, the two ends of a range, or a finding that is told in words."""
    if not isinstance(entry.record, Retrospective):
        return
    for index, result in enumerate(entry.record.results):
        path: Path = ("results", index)
        ends = (result.low, result.high)
        is_in_words = result.finding is not None and ends == (None, None)
        if result.value is None and None in ends and not is_in_words:
            yield entry.told(path, message_of("result-without-figure"))
        elif result.value is not None and ends != (None, None):
            yield entry.told(path, message_of("result-twice"))
        elif result.low is not None and result.high is not None and result.low >= result.high:
            yield entry.told((*path, "low"), message_of("range-upside-down"))


def sources_read(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A public record says when and how far each source was read, and read one that knows itself.

    That is one by the organisation, an authority or an independent author, which is no copy.
    """
    case = entry.record
    if not isinstance(case, Retrospective) or case.record != "public-record":
        return
    for index, source in enumerate(case.sources):
        for field in ("read_on", "extent"):
            if getattr(source, field) is None:
                yield entry.told(("sources", index), message_of(f"source-without-{field}"))
    if case.sources and not any(map(_carries, case.sources)):
        yield entry.told(("sources",), message_of("no-carrying-source"))


def copies_known(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A copy names another source of the list, an address, or that nobody knows; in no circle."""
    if not isinstance(entry.record, Retrospective):
        return
    of = {source.id: source.copy_of for source in entry.record.sources}
    for index, source in enumerate(entry.record.sources):
        original = source.copy_of
        if original is None or original == UNKNOWN or "://" in original:
            continue
        path: Path = ("sources", index, "copy_of")
        if original not in of:
            near = did_you_mean(original, of)
            said = message_of("no-such-original", id=original, near=near or next(iter(of)))
            yield entry.told(path, said)
        elif _is_circle(of, source.id):
            yield entry.told(path, message_of("copies-in-a-circle"))


def disputes_open(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A disputed record says what is disputed."""
    case = entry.record
    if isinstance(case, Retrospective) and case.status == "disputed" and not case.disputes:
        yield entry.told(("status",), message_of("dispute-missing"))


def no_pair_is_one(asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Warns of two records of one organisation that may tell of the same deployment."""
    wanted = [(entry, entry.record) for entry in asked if isinstance(entry.record, Retrospective)]
    by_organisation: dict[str, list[Retrospective]] = {}
    for told in _cases_of({key for _, case in wanted for key in _keys(case)}, loaded):
        for key in _keys(told):
            by_organisation.setdefault(key, []).append(told)
    for entry, case in wanted:
        cases = (told for key in _keys(case) for told in by_organisation[key])
        for other in {told.id: told for told in cases}.values():
            if not _are_settled(case, other):
                yield from _same(entry, case, other)


RULES: tuple[Rule, ...] = (
    practices_coded,
    contributor_tied,
    one_organisation_each,
    results_have_a_figure,
    sources_read,
    copies_known,
    disputes_open,
)
WHOLE_WARNING_RULES: tuple[WholeRule, ...] = (no_pair_is_one,)


def _miscoded(case: Retrospective, report: PracticeReport) -> Iterator[tuple[str, str]]:
    """Yield each field of a report that does not fit its use, and the words for it."""
    if report.proposed is not None and report.use not in USED:
        yield "use", "proposed-unused"
    if report.use not in USED and report.effect is not None:
        yield "effect", "effect-unused"
    if report.effect is None:
        for field in ("basis", "by"):
            if getattr(report, field) is not None:
                yield field, "no-effect-given"
        return
    if report.basis is None:
        yield "effect", "basis-missing"
    yield from _concluded_otherwise(case, report)


def _concluded_otherwise(case: Retrospective, report: PracticeReport) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with who is said to have concluded an effect; of a reading, nobody is."""
    if report.basis == "reading":
        if report.by is not None:
            yield "by", "reading-by"
        return
    if report.by is None and case.record == "public-record":
        yield "effect", "by-missing"
    if report.by == "independent" and case.record == "contributed" and not report.source:
        yield "by", "independent-unsourced"


def _carries(source: CaseSource) -> bool:
    is_own = source.form in PRIMARY or source.form == "press"
    return is_own and source.extent in ("whole", "excerpt") and source.copy_of is None


def _is_circle(of: Mapping[str, str | None], start: str) -> bool:
    """Whether a source is a copy of itself, over one or more others."""
    seen, at = set[str](), of[start]
    while at is not None and at in of and at not in seen:
        seen.add(at)
        at = of[at]
    return start in seen


def _keys(case: Retrospective) -> list[str]:
    """Return what tells a record's organisations apart: an id, or a name where there is no file."""
    return [
        named if isinstance(named, str) else f"{organisation_name(named.name)} without a file"
        for named in case.organisations
        if isinstance(named, str) or named.kind != "unnamed"
    ]


def _cases_of(keys: set[str], loaded: Loaded) -> Sequence[Retrospective]:
    """Return the records of organisations; where each has a file, few others are made."""
    if any(" " in key for key in keys):
        return loaded.items.of(Retrospective)
    return loaded.items.naming(Retrospective, keys)


def _are_settled(case: Retrospective, other: Retrospective) -> bool:
    """Whether two records are one, or one of them says that they are two."""
    return other.id in (case.id, *case.not_same_as) or case.id in other.not_same_as


def _same(entry: Checked, case: Retrospective, other: Retrospective) -> Iterator[Problem]:
    own, others = _addresses(case), _addresses(other)
    if case.technique == other.technique and _overlap(case, other):
        yield entry.warned(("organisations",), message_of("same-deployment", id=other.id))
    elif shared := own.keys() & others.keys():
        path: Path = ("sources", min(own[url] for url in shared), "url")
        yield entry.warned(path, message_of("shared-source", id=other.id))


def _addresses(case: Retrospective) -> dict[str, int]:
    return {source.url: index for index, source in enumerate(case.sources) if source.url}


def _overlap(case: Retrospective, other: Retrospective) -> bool:
    """Whether two deployments may have gone on at the same time, as far as dates are known."""
    (start, end), (other_start, other_end) = _span(case), _span(other)
    return start <= other_end and other_start <= end


def _span(case: Retrospective) -> tuple[str, str]:
    written: Sequence[str] = [
        day
        for day in (
            case.dates.pilot_start,
            case.dates.production,
            case.dates.decision,
            case.dates.outcome,
        )
        if day
    ]
    last = max(f"{day}-12-31"[: len(date.max.isoformat())] for day in written)
    return min(written), last
