"""Does a page lead to the issue forms of the repository's own host?"""

from __future__ import annotations

import pytest

from macros.pages.views.issue_forms import FiledForm, IssueFormsView, issue_forms_view

from ..helpers.samples import base


def test_each_form_is_filed_at_its_own_address() -> None:
    view = issue_forms_view(base(), "https://github.com/o/r/")
    new = "https://github.com/o/r/issues/new?template="
    assert view == IssueFormsView(
        "GitHub",
        (
            FiledForm("Retrospective", f"{new}retrospective.yml"),
            FiledForm("Pattern", f"{new}pattern.yml"),
            FiledForm("Wanted case or pattern idea", f"{new}lead.yml"),
            FiledForm("Correction", f"{new}correction.yml"),
            FiledForm("Dispute", f"{new}dispute.yml"),
            FiledForm("Withdrawal", f"{new}withdrawal.yml"),
        ),
    )


@pytest.mark.parametrize(
    ("repository", "word", "host"),
    [
        ("https://git.example/o/r", "forgejo", "Forgejo"),
        ("https://gitlab.com/o/r", None, "GitLab"),
        ("https://git.example/o/r", None, ""),
        (None, None, ""),
    ],
)
def test_a_host_without_addresses_has_no_forms(
    repository: str | None, word: str | None, host: str
) -> None:
    view = issue_forms_view(base(), repository, word)
    assert (view.host, bool(view.forms)) == (host, bool(host))
