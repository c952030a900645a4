"""How far do two coders agree, how was the second kept apart, and on what did they differ?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from ...evidence import evidence_of
from ...evidence.agreement import Agreement, Coded, agreement_of
from ...model import Coding, FailureMode, Pattern, PatternCode, Playbook, Resolution, Retrospective
from ...text.labels import label_of
from .common import Link, link_to

_UNDEFINED = "undefined"

Key = tuple[str, str]
"""What a code is about: the kind of item and its id."""


@dataclass(frozen=True)
class Figures:
    """How far two coders agree on one question, as a table prints it."""

    units: int
    raw: str
    ac1: str
    kappa: str


@dataclass(frozen=True)
class CodedQuestion:
    """What was coded twice: a name, the figures of every group, the counts and the categories."""

    id: str
    title: str
    units: str
    """What one unit is."""
    groups: tuple[tuple[str, Figures], ...]
    """All, and apart by whether the second coder recognised the deployment."""
    categories: tuple[str, ...]
    shares: tuple[str, ...]
    """The agreement on each category."""
    counts: tuple[tuple[int, ...], ...]
    """A row for each code of the first coder, a column for each of the second."""


@dataclass(frozen=True)
class Given:
    """What a coder had to read of one retrospective."""

    case: Link
    coder: str
    text: str
    recognised: bool


@dataclass(frozen=True)
class Difference:
    """A code on which two coders differed, and what it is now."""

    case: Link
    about: Link
    first: str
    second: str
    decided: str | None
    why: str | None


@dataclass(frozen=True)
class AgreementView:
    """Everything about the codings by two."""

    coded: int
    total: int
    recognised: int
    first_wrote: bool
    """Whether the first coder of each wrote the record as well."""
    only_machines: bool
    """Whether no person coded any of them."""
    questions: tuple[CodedQuestion, ...]
    given: tuple[Given, ...]
    differences: tuple[Difference, ...]
    unresolved: int


def agreement_view(playbook: Playbook) -> AgreementView:
    """Return how far two coders agree on the records that both coded."""
    found = agreement_of(playbook)
    pairs = _pairs(playbook)
    differences = tuple(
        difference for pair in pairs for difference in _differences(playbook, *pair)
    )
    second = [theirs for _, theirs in pairs]
    return AgreementView(
        coded=found.whole.retrospectives,
        total=found.total,
        recognised=found.recognised.retrospectives,
        first_wrote=all(first.recognised is None for first, _ in pairs),
        only_machines=all(coding.coder.kind == "machine" for pair in pairs for coding in pair),
        questions=tuple(_questions(found.whole, found.recognised, found.unrecognised)),
        given=tuple(
            Given(_case(playbook, coding), coding.coder.name, coding.given, bool(coding.recognised))
            for coding in second
        ),
        differences=differences,
        unresolved=sum(difference.decided is None for difference in differences),
    )


def _pairs(playbook: Playbook) -> list[tuple[Coding, Coding]]:
    """Return the codings of each retrospective two by two, coders in the order of their ids."""
    by_case: dict[str, list[Coding]] = {case.id: [] for case in evidence_of(playbook).cases}
    for coding in sorted(playbook.all(Coding), key=lambda coding: coding.id):
        if coding.retrospective in by_case:  # what was withdrawn counts nowhere
            by_case[coding.retrospective].append(coding)
    return [pair for own in by_case.values() for pair in combinations(own, 2)]


def _case(playbook: Playbook, coding: Coding) -> Link:
    return link_to(playbook.items[Retrospective.kind][coding.retrospective])


def _questions(whole: Coded, recognised: Coded, unrecognised: Coded) -> Iterator[CodedQuestion]:
    groups = {"All": whole, "Recognised": recognised, "Not recognised": unrecognised}
    asked = (
        ("use", "Was the pattern used?", "a pattern of a record"),
        ("effect", "What followed?", "a pattern that both say was used"),
        ("status", "Did the failure mode hit?", "a failure mode of a record"),
    )
    for name, title, unit in asked:
        of_all: Agreement = getattr(whole, name)
        yield CodedQuestion(
            id=f"agreement-{name}",
            title=title,
            units=unit,
            groups=tuple(
                (label, _figures(getattr(coded, name))) for label, coded in groups.items()
            ),
            categories=tuple(_label(name, category) for category in of_all.categories),
            shares=tuple(map(_decimal, of_all.per_category.values())),
            counts=of_all.counts,
        )


def _label(question: str, category: str) -> str:
    """Return a code as a coder reads it; the label of a failure mode's `partly` says more."""
    return category.replace("-", " ").capitalize() if question == "use" else label_of(category)


def _figures(found: Agreement) -> Figures:
    raw = f"{found.same:,} ({found.raw:.2f})" if found.raw is not None else "none"
    return Figures(found.units, raw, _decimal(found.ac1), _decimal(found.kappa))


def _decimal(share: float | None) -> str:
    return _UNDEFINED if share is None else f"{share:.2f}"


def _differences(playbook: Playbook, first: Coding, second: Coding) -> Iterator[Difference]:
    ours, theirs = _codes(first), _codes(second)
    resolved = {**_resolved(first), **_resolved(second)}
    case = _case(playbook, first)
    for key in (key for key in ours if key in theirs and ours[key] != theirs[key]):
        kind, item_id = key
        about = playbook.get(Pattern if kind == Pattern.kind else FailureMode, item_id)
        found = resolved.get(key)
        yield Difference(
            case,
            link_to(about),
            ours[key],
            theirs[key],
            found.decided if found else None,
            found.why if found else None,
        )


def _codes(coding: Coding) -> Mapping[Key, str]:
    patterns = {(Pattern.kind, code.pattern): _in_words(code) for code in coding.patterns}
    modes = {(FailureMode.kind, code.mode): label_of(code.status).lower() for code in coding.modes}
    return {**patterns, **modes}


def _in_words(code: PatternCode) -> str:
    effect = f", {label_of(code.effect).lower()}" if code.effect else ""
    return f"{code.use}{effect}"


def _resolved(coding: Coding) -> Mapping[Key, Resolution]:
    modes = {(FailureMode.kind, entry.mode): entry for entry in coding.resolved if entry.mode}
    patterns = {(Pattern.kind, entry.pattern): entry for entry in coding.resolved if entry.pattern}
    return {**patterns, **modes}
