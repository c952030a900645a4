"""Where is each issue form of the repository filed?"""

from __future__ import annotations

from dataclasses import dataclass

from ...contribute.hosts import repository_at
from ...contribute.queue import CORRECTION, DISPUTE, WITHDRAWAL
from ...model import Lead, Pattern, Playbook, Retrospective

_FORMS = (
    *((kind.kind, kind.label) for kind in (Retrospective, Pattern, Lead)),
    *((name, name.capitalize()) for name in (CORRECTION, DISPUTE, WITHDRAWAL)),
)
"""Each form by its name and what it is called."""


@dataclass(frozen=True)
class FiledForm:
    """A form and its address."""

    title: str
    address: str


@dataclass(frozen=True)
class IssueFormsView:
    """The forms, as far as the repository's host has an address for them."""

    host: str
    forms: tuple[FiledForm, ...]


def issue_forms_view(
    _playbook: Playbook, repository: str | None = None, repo_host: str | None = None
) -> IssueFormsView:
    """Return where an issue of each sort is filed, where the host takes any."""
    found = repository_at(repository, word=repo_host)
    if found is None or found.host is None:
        return IssueFormsView("", ())
    return IssueFormsView(
        found.host.name, tuple(FiledForm(title, found.issue(name)) for name, title in _FORMS)
    )
