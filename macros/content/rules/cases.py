"""What must hold of retrospectives and sources, so that others can rely on them?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ...model import (
    Attributed,
    CaseSource,
    Dates,
    Decision,
    Dispute,
    Event,
    OwnerRecord,
    PracticeReport,
    Record,
    Reference,
    Result,
    Retrospective,
    Sourced,
    Stage,
)
from ...model.accounts import TOLD_WHEN, Criterion
from ...model.targets import is_worse_than_baseline
from ...model.walk import Path
from ...text.shown import in_digits
from ...text.words import INSTEAD, message_of
from ..loader import Loaded
from ..problems import Problem, did_you_mean
from .checked import Checked, Rule

DATE_ORDER = (
    ("pilot_start", "pilot_end"),
    ("pilot_start", "decision"),
    ("pilot_start", "production"),
    ("pilot_start", "outcome"),
    ("pilot_end", "outcome"),
    ("decision", "outcome"),
    ("production", "outcome"),
    ("outcome", "seen"),
)
"""Which date of a retrospective comes before which. A decision may fall before the pilot's end, and
production may begin before somebody decides: both are told of, and neither is a slip."""

WHENS = tuple(name for name, info in Dates.model_fields.items() if info.annotation is not bool)
"""Which of a retrospective's dates are dates; the others say how one of them is meant."""

DATED: Mapping[type[Record], tuple[str, ...]] = {
    Event: ("when",),
    Decision: ("when",),
    OwnerRecord: ("since", "until"),
    Result: ("when",),
    Stage: ("began", "ended"),
    CaseSource: ("published",),
}
"""The fields of a retrospective's parts that hold a date, besides its own dates."""

NO_PRODUCTION: Mapping[str, str] = {
    "never-left-pilot": "production-never-reached",
    "not-told": "production-not-told",
}
"""What is wrong with a date of production, by the outcomes of what was a pilot to the last."""

ENDED_AS_PILOT: Mapping[str, str] = {
    "never-left-pilot": "pilot-never-left",
    "not-told": "pilot-not-told",
}
"""What is wrong with these outcomes where there was no pilot."""

FIRST_YEAR = 1950
"""Before it no pilot ran, and hardly a source was published."""

HAPPENED: Mapping[type[Record], tuple[str, ...]] = {
    Dates: WHENS,
    CaseSource: ("read_on",),
}
"""The fields that hold a date of what has happened, whatever was announced or planned."""

_NEEDS_A_SAMPLE = frozenset({"study", "survey", "forecast"})


def dates_exist(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A date of a retrospective is a day, a month or a year that exists."""
    for path, written in _dates(entry, {**DATED, Dates: WHENS}):
        if not _exists(written):
            yield entry.told(path, message_of("no-such-date", date=written))


def dates_in_order(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Nothing is dated before the pilot began or after the outcome; a timeline runs forward."""
    if not isinstance(entry.record, Retrospective):
        return
    dates = entry.record.dates
    for first, then in DATE_ORDER:
        early, late = getattr(dates, first), getattr(dates, then)
        if early and late and _is_after(early, late):
            said = message_of("dates-swapped", first=first, early=early, then=then, late=late)
            yield entry.told(("dates", first), said)
    for index, event in enumerate(entry.record.timeline[1:], 1):
        before = entry.record.timeline[index - 1]
        if _is_after(before.when, event.when):
            said = message_of("timeline-order", early=event.when, late=before.when)
            yield entry.told(("timeline", index, "when"), said)


def dates_of_the_past(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """What a record tells of itself has happened, in a year of pilots."""
    last = _this_year(loaded)
    for path, written in _dates(entry, HAPPENED):
        if int(written[:4]) > last:
            yield entry.told(path, message_of("date-to-come", date=written))
        elif int(written[:4]) < FIRST_YEAR:
            yield entry.told(path, message_of("date-long-ago", date=written))


def dates_believable(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """A date of a statement or a source in a year to come, or of long ago, is looked at again."""
    last = _this_year(loaded)
    for path, written in _dates(entry, DATED):
        if int(written[:4]) > last:
            yield entry.warned(path, message_of("date-planned", date=written))
        elif int(written[:4]) < FIRST_YEAR:
            yield entry.warned(path, message_of("date-long-ago", date=written))


def in_the_folder_of_its_year(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A retrospective is in the folder of the year of its outcome."""
    if not isinstance(entry.record, Retrospective):
        return
    year = entry.record.dates.outcome[:4]
    if entry.tree.path.parent.name != year:
        message = f"the outcome is of {year}, and the file is elsewhere"
        yield entry.problem(
            ("dates", "outcome"), "wrong-folder", message, f"Move it to {entry.record.path}."
        )


def sources_known(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Every source that a statement names is listed, and every listed source is named."""
    if not isinstance(entry.record, Retrospective):
        return
    listed = {source.id for source in entry.record.sources}
    named = set()
    for path, record in _citing(entry):
        for index, source in enumerate(record.source):
            named.add(source)
            if source not in listed:
                near = did_you_mean(source, listed)
                instead = INSTEAD["source"].format(id=near) if near else INSTEAD["list-source"]
                said = message_of("no-such-source", id=source, instead=instead)
                yield entry.told((*path, "source", index), said)
    for index, listed_source in enumerate(entry.record.sources):
        if listed_source.id not in named:
            said = message_of("source-unused", id=listed_source.id)
            yield entry.told(("sources", index, "id"), said)


def public_record_sourced(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """In a retrospective from published sources, each statement has a source or is a reading."""
    case = entry.record
    if not isinstance(case, Retrospective) or case.record != "public-record":
        return
    if not case.sources:
        yield entry.told((), message_of("no-sources"))
        return
    for path, record in _citing(entry):
        if not record.source and not _is_ours(record):
            yield entry.told(path, message_of(_unsourced(record)))


def straight_into_use(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """What had no pilot has no date of one, and did not end in it."""
    case = entry.record
    if not isinstance(case, Retrospective) or not case.dates.no_pilot:
        return
    for field in ("pilot_start", "pilot_end"):
        if getattr(case.dates, field) is not None:
            yield entry.told(("dates", field), message_of("pilot-dated", field=field))
    if said := ENDED_AS_PILOT.get(case.outcome):
        yield entry.told(("outcome",), message_of(said))


def told_when(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Whoever was there says when an owner was named, a criterion set, a review begun."""
    case = entry.record
    if not isinstance(case, Retrospective) or case.record != "contributed":
        return
    for path, record in entry.records:
        field = TOLD_WHEN.get(type(record))
        if field is not None and getattr(record, field) is None:
            description = type(record).model_fields[field].description
            yield entry.told(path, message_of("missing", field=field, description=description))


def readings_named(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A retrospective names each failure mode once, and production only when it got there."""
    case = entry.record
    if not isinstance(case, Retrospective):
        return
    seen: set[tuple[str, str | None]] = set()
    for index, report in enumerate(case.failure_modes):
        named = (report.mode, report.organisation)
        if named in seen:
            twice = message_of("mode-named-twice", id=report.mode)
            yield entry.told(("failure_modes", index, "mode"), twice)
        seen.add(named)
    if case.dates.production and (said := NO_PRODUCTION.get(case.outcome)):
        yield entry.told(("dates", "production"), message_of(said))


def criteria_comparable(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A criterion's figures can be compared: a target to improve to is better than the baseline."""
    if not isinstance(entry.record, Retrospective):
        return
    for index, criterion in enumerate(entry.record.criteria):
        path: Path = ("criteria", index)
        figures = (criterion.baseline, criterion.target, criterion.actual)
        if all(figure is None for figure in figures):
            yield entry.told(path, message_of("criterion-without-figure"))
        if criterion.target is not None and _asks_for_nothing(criterion):
            target = in_digits(criterion.target).removesuffix(".0")
            said = message_of("target-no-better", target=target, better=criterion.better)
            yield entry.told((*path, "target"), said)


def _asks_for_nothing(criterion: Criterion) -> bool:
    """Whether a target to improve to is the baseline itself, or worse."""
    kind, better = criterion.kind, criterion.better
    is_same = criterion.baseline == criterion.target
    if kind == "improve" and better is not None and is_same:
        return True
    return is_worse_than_baseline(kind, better, criterion.baseline, criterion.target)


def statistics_qualified(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """A study, a survey or a forecast is cited with its sample and its caveat."""
    source = entry.record
    if not isinstance(source, Reference) or source.type not in _NEEDS_A_SAMPLE:
        return
    for name in ("sample", "caveat"):
        if getattr(source, name) is None:
            message = f"a {source.type} without `{name}`"
            hint = f"Say it under `{name}`, or that the publisher does not state it."
            yield entry.problem(("type",), "statistic", message, hint)


RULES: tuple[Rule, ...] = (
    dates_exist,
    dates_in_order,
    dates_of_the_past,
    in_the_folder_of_its_year,
    sources_known,
    public_record_sourced,
    straight_into_use,
    told_when,
    readings_named,
    criteria_comparable,
    statistics_qualified,
)
WARNING_RULES: tuple[Rule, ...] = (dates_believable,)


def _citing(entry: Checked) -> Iterator[tuple[Path, Attributed]]:
    for path, record in entry.records:
        if isinstance(record, Attributed):
            yield path, record


def _is_ours(record: Attributed) -> bool:
    """Whether nobody outside need have said it: a reading, or an objection that came in."""
    if isinstance(record, PracticeReport):
        return record.basis == "reading" or record.use == "unclear"
    return isinstance(record, Dispute) or (isinstance(record, Sourced) and record.reading)


def _unsourced(record: Attributed) -> str:
    """Return the words for what has no source: what can be written there differs by its kind."""
    if isinstance(record, PracticeReport):
        return "practice-unsourced"
    return "statement-unsourced" if isinstance(record, Sourced) else "position-unsourced"


def _dates(
    entry: Checked, fields_of: Mapping[type[Record], tuple[str, ...]]
) -> Iterator[tuple[Path, str]]:
    """Yield each date of a retrospective in these fields of its parts."""
    if not isinstance(entry.record, Retrospective):
        return
    for path, record in entry.records:
        for field in fields_of.get(type(record), ()):
            if written := getattr(record, field):
                yield (*path, field), written


def _this_year(loaded: Loaded) -> int:
    """Return this year, or that of the edition where the clock is behind it."""
    released = loaded.edition.released[:4] if loaded.edition else ""
    return max(date.today().year, int(released or 0))


def _exists(written: str) -> bool:
    year, month, day = (*written.split("-"), "01", "01")[:3]
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def _is_after(early: str, late: str) -> bool:
    """Compare two dates as far as both are known: a year has no place inside itself."""
    length = min(len(early), len(late))
    return early[:length] > late[:length]
