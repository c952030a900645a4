"""What does a maintainer need to see of one record, to review it in twenty minutes?

Each statement beside the sources that it names, each code beside the test that it was given by.
Pure functions; `sheet_markdown` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ...content.loader import Loaded, Tree
from ...content.problems import Problem, field_name
from ...evidence import Report, Standing, evidence_of
from ...model import (
    CaseSource,
    CodingTest,
    FailureMode,
    InlineOrganisation,
    Item,
    Organisation,
    Pattern,
    Playbook,
    Record,
    Retrospective,
)
from ...model.accounts import Attributed
from ...model.walk import records
from ...text.labels import label_of
from ...text.prose import to_text
from ...text.shown import in_digits, shown_date
from ..near import NearRecord, near_records

Rest = Literal["sourced", "reading", "first-hand", "unsourced"]
"""What a statement rests on."""

_FIRST_HAND = frozenset({"team", "organisation"})
_HEAD = (
    "title", "summary", "use_case", "technique", "sector", "region", "partners", "contributors",
)  # fmt: skip
"""What a record says of itself and cannot name a source for, in its order."""


@dataclass(frozen=True)
class Told:
    """A field and what it holds, as a line of text."""

    name: str
    text: str


@dataclass(frozen=True)
class Claim:
    """A statement of a record, and what it rests on."""

    where: str
    """Its field, as an author reads it."""
    line: int
    parts: tuple[Told, ...]
    rest: Rest
    sources: tuple[CaseSource, ...] = ()


@dataclass(frozen=True)
class CodeBesideTest:
    """A code of a pattern or a failure mode, beside the test that it has to be given by."""

    name: str
    """The pattern's or failure mode's own name; a proposed one's as it is written."""
    where: str
    evidence: str
    code: tuple[Told, ...]
    sources: tuple[CaseSource, ...]
    shown: tuple[str, ...] = ()
    near_miss: tuple[str, ...] = ()
    """Both are empty where there is no test."""
    standing: Standing | None = None
    """Whether a report on a pattern counts, or why it is shown apart."""


@dataclass(frozen=True)
class SourceUsed:
    """A source, and how many statements name it."""

    source: CaseSource
    uses: int


@dataclass(frozen=True)
class ReviewSheet:
    """Everything that a review of one record looks at."""

    id: str
    title: str
    path: str
    about: tuple[Told, ...]
    near: tuple[NearRecord, ...]
    sources: tuple[SourceUsed, ...]
    claims: tuple[Claim, ...]
    patterns: tuple[CodeBesideTest, ...]
    modes: tuple[CodeBesideTest, ...]
    evidence: tuple[str, ...]
    """What the evidence becomes, a line each."""
    changes_standing: bool
    """Whether a pattern's maturity is another with it."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class EvidenceBecomes:
    """What the evidence becomes with a record, in words, and whether a maturity changes."""

    lines: Sequence[str] = ()
    changes_standing: bool = False


def sheet_of(
    case: Retrospective,
    loaded: Loaded,
    path: str,
    becomes: EvidenceBecomes,
    problems: Iterable[Problem] = (),
) -> ReviewSheet:
    """Return the review sheet of a record in content without errors.

    `path` is how its file is shown, `problems` what the check says of it.
    """
    playbook = loaded.playbook()
    tree = loaded.trees[case.kind, case.id]
    claims = tuple(_claims(case, tree))
    named = [source.id for claim in claims for source in claim.sources]
    return ReviewSheet(
        id=case.id,
        title=case.title,
        path=path,
        about=tuple(_about(case, playbook)),
        near=near_records(case.model_dump(mode="json", by_alias=True), loaded),
        sources=tuple(SourceUsed(source, named.count(source.id)) for source in case.sources),
        claims=claims,
        patterns=tuple(_patterns(case, playbook)),
        modes=tuple(_modes(case, playbook)),
        evidence=tuple(becomes.lines),
        changes_standing=becomes.changes_standing,
        problems=tuple(sorted(problems)),
    )


def without(case: Item, playbook: Playbook, instead: Item | None = None) -> Playbook:
    """Return the playbook as it is without an item, or with another in its place."""
    others = (
        item
        for items in playbook.items.values()
        for item in items.values()
        if (item.kind, item.id) != (case.kind, case.id)
    )
    return Playbook.of(playbook.edition, [*others, *([instead] if instead else [])], playbook.files)


def _is_first_hand(case: Retrospective) -> bool:
    return case.contributor is not None and case.contributor.tie in _FIRST_HAND


def _about(case: Retrospective, playbook: Playbook) -> Iterator[Told]:
    yield Told("record", label_of(case.record))
    if case.contributor:
        yield Told("contributor.tie", label_of(case.contributor.tie))
        if case.contributor.note:
            yield Told("contributor.note", case.contributor.note)
    for named in case.organisations:
        yield Told("organisations", _organisation(playbook, named))
    yield Told("outcome", label_of(case.outcome))
    for name, said in case.dates:
        if said:
            yield Told(f"dates.{name}", "yes" if said is True else shown_date(said))
    for name in _HEAD:
        if text := _text(getattr(case, name)):
            yield Told(name, text)
    if case.status != "current":
        yield Told("status", label_of(case.status))


def _organisation(playbook: Playbook, named: str | InlineOrganisation) -> str:
    if isinstance(named, InlineOrganisation):
        return f"{named.name} ({label_of(named.kind)}, {label_of(named.sector)}), without a file"
    own = playbook.get(Organisation, named)
    return f"{named}: {own.title} ({label_of(own.type)}, {label_of(own.sector)})"


def _claims(case: Retrospective, tree: Tree) -> Iterator[Claim]:
    by_id = {source.id: source for source in case.sources}
    for path, record in records(case):
        if isinstance(record, Attributed):
            yield Claim(
                where=field_name(path),
                line=tree.place(path).line,
                parts=tuple(_parts(record)),
                rest=_rest(case, record),
                sources=tuple(by_id[name] for name in record.source if name in by_id),
            )


def _rest(case: Retrospective, record: Attributed) -> Rest:
    is_reading = getattr(record, "reading", False) or getattr(record, "basis", "") == "reading"
    if is_reading:
        return "reading"
    if record.source:
        return "sourced"
    return "first-hand" if _is_first_hand(case) else "unsourced"


def _parts(record: Record) -> Iterator[Told]:
    for name, info in type(record).model_fields.items():
        if name not in ("source", "reading") and (text := _text(getattr(record, name))):
            yield Told(info.alias or name, text)


def _text(value: object) -> str:
    """Return a value of the model as text; nothing where it says nothing."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, tuple):
        return "; ".join(map(_text, value))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return in_digits(value) if isinstance(value, int | float) else str(value)


def _patterns(case: Retrospective, playbook: Playbook) -> Iterator[CodeBesideTest]:
    by_id = {source.id: source for source in case.sources}
    members = evidence_of(playbook).members[case.id]
    for number, said in enumerate(case.practices):
        pattern = playbook.get(Pattern, said.pattern) if said.pattern else None
        report = Report(case, said, members[0])
        coded = {"use": said.use, "effect": said.effect, "basis": said.basis, "by": report.by}
        shown, near_miss = _facts(pattern.test if pattern else None)
        yield CodeBesideTest(
            name=pattern.title if pattern else said.proposed or "",
            where=field_name(("practices", number)),
            evidence=said.evidence,
            code=tuple(Told(name, code) for name, code in coded.items() if code),
            sources=tuple(by_id[name] for name in said.source if name in by_id),
            shown=shown,
            near_miss=near_miss,
            standing=report.standing if pattern else None,
        )


def _modes(case: Retrospective, playbook: Playbook) -> Iterator[CodeBesideTest]:
    by_id = {source.id: source for source in case.sources}
    for number, said in enumerate(case.failure_modes):
        mode = playbook.get(FailureMode, said.mode)
        shown, near_miss = _facts(mode.test)
        yield CodeBesideTest(
            name=mode.title,
            where=field_name(("failure_modes", number)),
            evidence=said.evidence,
            code=(Told("status", said.status),),
            sources=tuple(by_id[name] for name in said.source if name in by_id),
            shown=shown,
            near_miss=near_miss,
        )


def _facts(test: CodingTest | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if test is None:
        return (), ()
    return tuple(map(to_text, test.shown)), tuple(map(to_text, test.near_miss))
