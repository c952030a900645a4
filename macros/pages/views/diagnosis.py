"""What does the page of the diagnosis show: signs to tick, views to choose, and the ways out?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ...model import Action, Checklist, FailureMode, Fix, Playbook, Role, Sign
from .common import (
    Link,
    Mark,
    Reader,
    Tools,
    link_to,
    link_to_target,
    links_to,
    tools_for,
)
from .proof import ModeProof, mode_proof


@dataclass(frozen=True)
class SignToTick:
    """A sign to tick."""

    id: str
    text: str
    also: tuple[str, ...]
    note: str | None
    leads_to: tuple[Link, ...]
    """Other failure modes that it is a sign of."""
    points: str
    """Their ids, with spaces between."""
    answers: tuple[Link, ...]

    @property
    def has_more(self) -> bool:
        """Whether there is more to say of it than its text."""
        return bool(self.also or self.note or self.leads_to or self.answers)


@dataclass(frozen=True)
class FailureDuty:
    """What a role does against a failure mode."""

    role: Link
    role_id: str
    does: str


@dataclass(frozen=True)
class Share:
    """How many of the things to do against a failure mode fall to a role."""

    role_id: str
    count: int


@dataclass(frozen=True)
class Diagnosis:
    """A failure mode with its signs, its fix and what else helps."""

    link: Link
    id: str
    heard: str
    signs: tuple[SignToTick, ...]
    signs_mark: Mark | None
    fix: Link
    fix_summary: str
    duties: tuple[FailureDuty, ...]
    shares: tuple[Share, ...]
    """How many of the things to do against it fall to each role that has any."""
    tools: Tools
    proof: ModeProof

    @property
    def total(self) -> int:
        """How many things there are to do against it."""
        return sum(share.count for share in self.shares)


@dataclass(frozen=True)
class RoleChoice:
    """A role in its own words."""

    id: str
    view: str


@dataclass(frozen=True)
class DiagnosisView:
    """The diagnosis."""

    modes: tuple[Diagnosis, ...]
    roles: tuple[RoleChoice, ...]


def diagnosis_view(playbook: Playbook) -> DiagnosisView:
    """Return what the page of the diagnosis shows, the failure modes in the framework's order."""
    return DiagnosisView(
        modes=tuple(_diagnosis(playbook, mode) for mode in playbook.all(FailureMode)),
        roles=tuple(RoleChoice(role.id, role.view or role.title) for role in playbook.all(Role)),
    )


def _diagnosis(playbook: Playbook, mode: FailureMode) -> Diagnosis:
    fix = next(fix for fix in playbook.all(Fix) if fix.failure_mode == mode.id)
    read = Reader(playbook, mode.origin)
    actions = (*fix.actions, *mode.recovery)
    served = {f"fix:{fix.id}", f"failure-mode:{mode.id}"}
    items = [
        item
        for checklist in playbook.all(Checklist)
        if served & set(checklist.serves)
        for item in checklist.items
    ]
    shares = Counter([*(action.owner for action in actions), *(item.owner for item in items)])
    return Diagnosis(
        link=link_to(mode),
        id=mode.id,
        heard=mode.heard,
        signs=tuple(_sign(playbook, sign) for sign in mode.signs),
        signs_mark=read.marks(mode.signs)[0],
        fix=link_to(fix),
        fix_summary=fix.summary,
        duties=tuple(_duties(playbook, actions)),
        shares=tuple(Share(role, count) for role, count in sorted(shares.items())),
        tools=tools_for(playbook, *served),
        proof=mode_proof(playbook, mode),
    )


def _sign(playbook: Playbook, sign: Sign) -> SignToTick:
    return SignToTick(
        sign.id,
        sign.text,
        sign.also,
        sign.note,
        links_to(playbook.get(FailureMode, mode) for mode in sign.leads_to),
        " ".join(sign.leads_to),
        tuple(link_to_target(playbook, target) for target in sign.answered_by),
    )


def _duties(playbook: Playbook, actions: Iterable[Action]) -> Iterable[FailureDuty]:
    for action in actions:
        yield FailureDuty(link_to(playbook.get(Role, action.owner)), action.owner, action.do)
