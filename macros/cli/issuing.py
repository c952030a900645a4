"""`playbook new … --from-issue`: how does an issue become files, or a comment that says why not?

Standard output has the paths that were written, one a line. Everything else is Markdown on standard
error, for a comment below the issue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import typer

from ..content.loader import Loaded
from ..contribute.drafts import DraftError
from ..contribute.filing import Filing, filing_of
from ..contribute.issues.intake import read_issue
from ..contribute.issues.said import IssueSaid, located
from ..contribute.near import NearRecord, near_records
from ..contribute.redaction import without_secrets
from ..contribute.writer import UnwritableError
from ..model import Item, Retrospective
from ..pages.addresses import address_of
from ..text.inert import plain
from ..work.settings import SITE_URL
from .base import DONE, PROBLEMS, fail, say

PASSED = "It passes the check."


def write_issue(
    kind: type[Item], text: str, given: Mapping[str, Any], root: Path, loaded: Loaded
) -> int:
    """Write the files of an issue, or say what is wrong with its boxes."""
    try:
        return _written(kind, text, given, root, loaded)
    except (DraftError, UnwritableError) as error:
        say(f"Nothing was written yet: {plain(without_secrets(str(error)))}.")
        return PROBLEMS


def _written(
    kind: type[Item], text: str, given: Mapping[str, Any], root: Path, loaded: Loaded
) -> int:
    issue = read_issue(kind, text, loaded)
    issue = replace(issue, draft=issue.draft.having(**given))
    filing = filing_of(issue.draft, root, loaded)
    said = IssueSaid(issue, located(filing), _near(filing, loaded))
    if said.is_refused:
        say(said.refusal().rstrip())
        return PROBLEMS
    try:
        filing.write()
    except FileExistsError as error:
        fail(f"{error.filename} exists already, and nothing is ever overwritten.")
    for path in filing.texts:
        typer.echo(path.as_posix())
    say("\n\n".join(filter(None, (PASSED, said.advice()))))
    return DONE


def _near(filing: Filing, loaded: Loaded) -> tuple[tuple[NearRecord, str], ...]:
    if filing.draft.kind is not Retrospective:
        return ()
    records = {record.id: record for record in loaded.items.of(Retrospective)}
    answers = {name: told for name, told in filing.draft.answers.items() if name != "id"}
    return tuple(
        (near, _address(records[near.id], loaded)) for near in near_records(answers, loaded)
    )


def _address(record: Retrospective, loaded: Loaded) -> str:
    """Return where a record is read: its page's full address, or its file where there is none."""
    if SITE_URL.value:
        return f"{SITE_URL.value.rstrip('/')}/{address_of(record)}"
    return loaded.trees[record.kind, record.id].path.as_posix()
