"""How does an accepted issue become a pull request, or learn what is missing?

Run by the workflow "Accepted issue" in the playbook's own environment. The issue comes through
environment variables and is data: it is written to a file, handed to programs as one argument, and
shown as code. Whoever has ticked the box for it is the commit's author.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macros.contribute.issues.consents import CREDIT, MACHINE_TEXT, ticked
from macros.contribute.queue import ACCEPTED, LEAD, PATTERN, RETROSPECTIVE, STATES, WAITING
from macros.text.inert import block, code

PLAYBOOK = Path(sys.executable).with_name("playbook")
BOT = ("github-actions[bot]", "41898282+github-actions[bot]@users.noreply.github.com")
LONGEST_BODY = 60_000
"""Characters of a pull request's text; GitHub takes 65,536."""

_LOGIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_]|-(?=[A-Za-z0-9_])){0,50}")
_NUMBER = re.compile(r"[1-9][0-9]{0,18}")
_ON_HOLD = (
    "This can't become a file yet. Edit the issue, and say so in a comment: a maintainer then "
    f"sets the label “{ACCEPTED}” again. This is what is missing:"
)
_NO_CHECKS = (
    "GitHub runs no checks on a pull request that a workflow opens. The file has passed "
    "`playbook check`; to run everything else, close this pull request and reopen it."
)


@dataclass(frozen=True)
class Issue:
    """An accepted issue, as the event describes it."""

    number: str
    kind: str
    body: str
    login: str
    user_id: str
    was_waiting: bool

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Issue:
        """Read it from the environment; stop where it can't come from GitHub."""
        number, kind = environment["NUMBER"], environment["KIND"]
        if not _NUMBER.fullmatch(number) or kind not in (RETROSPECTIVE, PATTERN, LEAD):
            sys.exit(f"there is no issue {number!r} of the kind {kind!r}")
        return cls(
            number=number,
            kind=kind,
            body=environment["BODY"],
            login=environment["LOGIN"],
            user_id=environment["USER_ID"],
            was_waiting=environment["WAS_WAITING"] == "true",
        )

    @property
    def branch(self) -> str:
        """The branch of its pull request."""
        return f"{self.kind}-issue-{self.number}"

    @property
    def author(self) -> tuple[str, str] | None:
        """The contributor's account as an author, if they want to be named."""
        is_account = _LOGIN.fullmatch(self.login) and _NUMBER.fullmatch(self.user_id)
        if not is_account or CREDIT not in ticked(self.body):
            return None
        return self.login, f"{self.user_id}+{self.login}@users.noreply.github.com"

    @property
    def provenance(self) -> str:
        """Who wrote it, on which terms and with what help, in a paragraph."""
        who = f" by {self.login}" if self.author else ""
        told = [
            f"Written{who} in issue {self.number}, and published under CC BY 4.0 as agreed there."
        ]
        if MACHINE_TEXT in ticked(self.body):
            told.append("The contributor says that an AI tool wrote or reworded part of it.")
        return " ".join(told)


def main() -> int:
    """Write the file and propose it; or say what is missing, and let the issue wait."""
    issue, work = Issue.of(os.environ), Path(os.environ["RUNNER_TEMP"])
    text = work / "issue.md"
    text.write_text(issue.body, encoding="utf-8", newline="")
    done = _run(PLAYBOOK, "new", issue.kind, "--from-issue", text, may_fail=True)
    _summarise(done.stdout + done.stderr)
    if done.returncode:
        _hold(issue, work, done.stdout + done.stderr)
        return 1
    paths = [line for line in done.stdout.splitlines() if Path(line).is_file()]
    _propose(issue, work, paths, done.stderr)
    return 0


def _hold(issue: Issue, work: Path, said: str) -> None:
    comment = work / "comment.md"
    comment.write_text(f"{_ON_HOLD}\n\n{said.strip()}\n", encoding="utf-8")
    _make_label(WAITING)
    _run("gh", "issue", "comment", issue.number, "--body-file", comment)
    _run("gh", "issue", "edit", issue.number, "--remove-label", ACCEPTED, "--add-label", WAITING)


def _propose(issue: Issue, work: Path, paths: list[str], said: str) -> None:
    message = work / "message.txt"
    message.write_text(
        f"Add the {issue.kind} of issue {issue.number}\n\n{issue.provenance}\n", encoding="utf-8"
    )
    name, mail = issue.author or BOT
    identity = ("-c", f"user.name={BOT[0]}", "-c", f"user.email={BOT[1]}")
    _run("git", "switch", "--quiet", "--create", issue.branch)
    _run("git", "add", "--", *paths)
    _run("git", *identity, "commit", "--quiet", f"--author={name} <{mail}>", "--file", message)
    _run("gh", "auth", "setup-git")
    _run("git", "push", "--quiet", "--force", "origin", issue.branch)
    body = work / "pull-request.md"
    body.write_text(_body(issue, paths[0], said), encoding="utf-8")
    if "OPEN" in _run("gh", "pr", "view", issue.branch, "--json", "state", may_fail=True).stdout:
        _run("gh", "pr", "edit", issue.branch, "--body-file", body)
    else:
        title = f"{issue.kind.capitalize()} of issue {issue.number}"
        _run("gh", "pr", "create", "--head", issue.branch, "--title", title, "--body-file", body)
    if issue.was_waiting:
        _run("gh", "issue", "edit", issue.number, "--remove-label", WAITING)


def _body(issue: Issue, path: str, said: str) -> str:
    parts = [f"Closes #{issue.number}. {issue.provenance}", _NO_CHECKS]
    parts.append(_run(PLAYBOOK, "diff", "HEAD^", "--format", "markdown").stdout.strip())
    parts.append(f"## What the command said\n\n{block(said.strip())}")
    if issue.kind == RETROSPECTIVE:
        sheet = _run(PLAYBOOK, "review", path, "--since", "HEAD^").stdout.strip()
        folded = f"<details><summary>Review sheet</summary>\n\n{sheet}\n\n</details>"
        if len("\n\n".join([*parts, folded])) <= LONGEST_BODY:
            parts.append(folded)
        else:
            parts.append(
                "The review sheet is too long for this place: `playbook review` writes it."
            )
    return "\n\n".join(parts) + "\n"


def _make_label(name: str) -> None:
    (label,) = (label for label in STATES if label.name == name)
    _run(*label.command)


def _summarise(said: str) -> None:
    with Path(os.environ["GITHUB_STEP_SUMMARY"]).open("a", encoding="utf-8") as summary:
        summary.write(f"{block(said.strip())}\n")


def _run(*command: str | Path, may_fail: bool = False) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)  # noqa: S603
    if done.returncode and not may_fail:
        sys.exit(f"{Path(command[0]).name} failed: {code(done.stderr)}")
    return done


if __name__ == "__main__":
    sys.exit(main())
