"""How far do two coders agree, how was the second kept apart, and on what did they differ?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from ...evidence import evidence_of
from ...evidence.agreement import SILENT, Agreement, Coded, Spoken, agreement_of, spoken
from ...model import Coding, FailureMode, Pattern, PatternCode, Playbook, Resolution, Retrospective
from ...text.labels import label_of
from .common import Link, link_to

_UNDEFINED = "undefined"
_HALF = 0.5

Key = tuple[str, str]
"""What a code is about: the kind of item and its id."""


@dataclass(frozen=True)
class Figures:
    """How far two coders agree on one question, as a table prints it."""

    units: int
    raw: str
    ac1: str
    kappa: str
    spoken: int
    """How many units at least one of them did not leave empty."""
    spoken_raw: str
    """How many of those they coded alike."""


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
    silent: str
    """The category that says nothing."""
    low: tuple[str, ...]
    """The other categories that were given and on which they agree in less than half."""
    is_low: bool
    """Whether they coded less than half of what either coded alike."""


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
    for_whom: Literal["first", "second", "third"] | None
    """Whose code it is now, or a third one; None while it is open."""


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
    to_first: int
    to_second: int
    to_third: int
    """How many of the differences were decided for a code that neither had given."""


def agreement_view(playbook: Playbook) -> AgreementView:
    """Return how far two coders agree on the records that both coded."""
    found = agreement_of(playbook)
    pairs = _pairs(playbook)
    differences = tuple(
        difference for pair in pairs for difference in _differences(playbook, *pair)
    )
    fell = Counter(difference.for_whom for difference in differences)
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
        unresolved=fell[None],
        to_first=fell["first"],
        to_second=fell["second"],
        to_third=fell["third"],
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
        silent = SILENT[name]
        yield CodedQuestion(
            id=f"agreement-{name}",
            title=title,
            units=unit,
            groups=tuple(
                (label, _figures(getattr(coded, name), silent)) for label, coded in groups.items()
            ),
            categories=tuple(_label(name, category) for category in of_all.categories),
            shares=tuple(map(_decimal, of_all.per_category.values())),
            counts=of_all.counts,
            silent=_label(name, silent),
            low=tuple(
                _label(name, category)
                for category, share in of_all.per_category.items()
                if category != silent and _is_low(share)
            ),
            is_low=_is_low(spoken(of_all, silent).raw),
        )


def _is_low(share: float | None) -> bool:
    return share is not None and share < _HALF


def _label(question: str, category: str) -> str:
    """Return a code as a coder reads it; the label of a failure mode's `partly` says more."""
    return category.replace("-", " ").capitalize() if question == "use" else label_of(category)


def _figures(found: Agreement, silent: str) -> Figures:
    said = spoken(found, silent)
    return Figures(
        found.units,
        _alike(found),
        _decimal(found.ac1),
        _decimal(found.kappa),
        said.units,
        _alike(said),
    )


def _alike(found: Agreement | Spoken) -> str:
    return f"{found.same:,} ({found.raw:.2f})" if found.raw is not None else "none"


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
        decided = _decided(kind, found.decided) if found else None
        yield Difference(
            case,
            link_to(about),
            ours[key],
            theirs[key],
            decided,
            found.why if found else None,
            _for_whom(ours[key], theirs[key], decided),
        )


def _decided(kind: str, code: str) -> str:
    """Return what was decided as the coders' own codes are written."""
    if kind == FailureMode.kind:
        return label_of(code).lower()
    use, *effect = (part.strip() for part in code.split(","))
    return ", ".join([use, *(label_of(part).lower() for part in effect)])


def _for_whom(
    first: str, second: str, decided: str | None
) -> Literal["first", "second", "third"] | None:
    if decided is None:
        return None
    return "first" if decided == first else "second" if decided == second else "third"


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
