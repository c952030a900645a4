"""Which records are disputed or withdrawn, and how does somebody object to one?"""

from __future__ import annotations

from dataclasses import dataclass

from ...contribute.hosts import repository_at
from ...contribute.queue import ANSWER, BOTH, DISPUTE, SETTLE, WITHDRAWAL
from ...evidence import evidence_of
from ...model import Playbook
from ...text.shown import shown_date
from .common import Link, link_to


@dataclass(frozen=True)
class DisputedEntry:
    """A record to which somebody objects, and the newest objection."""

    case: Link
    day: str
    who: str | None
    says: str
    answer: str | None


@dataclass(frozen=True)
class WithdrawnEntry:
    """A record that was withdrawn, with the day and the reason."""

    case: Link
    day: str
    reason: str


@dataclass(frozen=True)
class ObjectionsView:
    """The records that are disputed or withdrawn."""

    disputed: tuple[DisputedEntry, ...]
    withdrawn: tuple[WithdrawnEntry, ...]


@dataclass(frozen=True)
class CorrectionView:
    """How somebody without an account has a record corrected, and how soon they are answered."""

    contact: str | None
    """The host's mail address, as a link."""
    address: str | None
    """The same, to read."""
    host: str | None
    host_url: str | None
    dispute: str | None
    """Where an objection can be filed with an account."""
    withdrawal: str | None
    """Where an organisation with an account takes its own record back."""
    answer: int
    settle: int
    both: int


def objections_view(playbook: Playbook) -> ObjectionsView:
    """Return the records that are disputed or withdrawn, the newest first."""
    whole = evidence_of(playbook)
    return ObjectionsView(
        tuple(
            DisputedEntry(
                link_to(case),
                shown_date(last.day),
                last.who,
                last.says,
                last.answer,
            )
            for case in whole.cases
            if case.status == "disputed" and case.disputes
            for last in [max(case.disputes, key=lambda dispute: dispute.day)]
        ),
        tuple(
            WithdrawnEntry(link_to(case), shown_date(case.withdrawn.day), case.withdrawn.reason)
            for case in sorted(whole.withdrawn, key=lambda case: case.withdrawn.day, reverse=True)
        ),
    )


def correction_view(
    playbook: Playbook, repository: str | None = None, repo_host: str | None = None
) -> CorrectionView:
    """Return how a record is corrected: with an account by an issue, where the host takes any."""
    found = repository_at(repository, word=repo_host)
    edition = playbook.edition
    contact, host = edition.contact, edition.organisation
    return CorrectionView(
        contact=contact,
        address=contact.removeprefix("mailto:").partition("?")[0] if contact else None,
        host=host.name if host else None,
        host_url=host.url if host else None,
        dispute=(found.issue(DISPUTE) or None) if found else None,
        withdrawal=(found.issue(WITHDRAWAL) or None) if found else None,
        answer=ANSWER,
        settle=SETTLE,
        both=BOTH,
    )
