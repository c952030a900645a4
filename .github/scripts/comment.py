"""How is a pull request told what it changes, by a workflow that runs none of its code?

Run by the workflow "Pull request comment" with the code of the default branch. What the pull
request's own run has left behind may hold anything: it is read up to a limit, never unpacked, and
shown as a block of code. Which pull request it belongs to, GitHub says and not the run.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from macros.text.inert import block

ARTIFACT = "what-it-changes"
PARTS = (
    ("diff.txt", "What it changes for readers, and the evidence before and after"),
    ("check.txt", "What the check says of it"),
)
"""The files that are looked at, each with its heading."""
LARGEST_ARCHIVE = 1_000_000
LONGEST_PART = 25_000
"""Characters of a part; GitHub takes 65,536 for the whole comment."""
MARK = "<!-- playbook: what it changes -->"
BOT = "github-actions[bot]"

_SHA = re.compile(r"[0-9a-f]{40}")
_LONG_FENCE = re.compile("`{21,}")
_NUMBER = re.compile(r"[1-9][0-9]{0,18}")
_FORGED = (
    "The pull request's own code has worked this out. Where it changes more than content, a "
    "maintainer runs `playbook diff` before believing it."
)


def main() -> int:
    """Write the comment, or renew the one that is there."""
    run, sha = os.environ["RUN_ID"], os.environ["HEAD_SHA"]
    if not _NUMBER.fullmatch(run) or not _SHA.fullmatch(sha):
        sys.exit("this is no run of a workflow")
    number = pull_request(sha, os.environ["HEAD"])
    if number is None:
        return _end("No open pull request ends with this commit.")
    archive = archive_of(run)
    if archive is None:
        return _end("The run has left nothing to tell, or more than is read.")
    address = f"{os.environ['SERVER']}/{os.environ['GH_REPO']}/actions/runs/{run}"
    write(number, comment(archive, address))
    return _end(f"Pull request {number} has its comment.")


def pull_request(sha: str, head: str) -> int | None:
    """Return the open pull request from this branch whose last commit is this one.

    The event names none where the branch is in a fork.
    """
    found = _api("repos/{owner}/{repo}/pulls", "-f", "state=open", "-f", f"head={head}")
    numbers = [one["number"] for one in found if one["head"]["sha"] == sha]
    return numbers[0] if numbers else None


def archive_of(run: str) -> bytes | None:
    """Return what the run has left behind, as it is packed; nothing where it is too large."""
    listed = _api(
        f"repos/{{owner}}/{{repo}}/actions/runs/{run}/artifacts", "-f", f"name={ARTIFACT}"
    )
    small = [one for one in listed["artifacts"] if one["size_in_bytes"] <= LARGEST_ARCHIVE]
    if not small:
        return None
    return _gh("api", f"repos/{{owner}}/{{repo}}/actions/artifacts/{small[-1]['id']}/zip")


def comment(archive: bytes, run: str) -> str:
    """Return the comment's text."""
    parts = [MARK, *_told(archive), _FORGED]
    parts.append(
        f"Review sheets and all else that the check says are in [the run's summary]({run})."
    )
    return "\n\n".join(parts) + "\n"


def write(number: int, text: str) -> None:
    """Write a comment on a pull request, over the one that this workflow wrote before."""
    comments = f"repos/{{owner}}/{{repo}}/issues/{number}/comments"
    own = [
        one["id"]
        for page in _api(comments, "--paginate", "--slurp", "-f", "per_page=100")
        for one in page
        if one["user"]["login"] == BOT and one["body"].startswith(MARK)
    ]
    body = json.dumps({"body": text}).encode()
    if own:
        place = f"repos/{{owner}}/{{repo}}/issues/comments/{own[0]}"
        _gh("api", "--method", "PATCH", place, "--input", "-", given=body)
    else:
        _gh("api", "--method", "POST", comments, "--input", "-", given=body)


def _told(archive: bytes) -> Iterator[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as packed:
            for name, heading in PARTS:
                if text := _read(packed, name):
                    yield f"## {heading}\n\n{block(text)}"
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error):
        yield "What the run has left behind can't be read."


def _read(packed: zipfile.ZipFile, name: str) -> str:
    """Return the text of a file, cut where it is too long; nothing where there is none."""
    if name not in packed.namelist():
        return ""
    with packed.open(name) as file:
        text = file.read(4 * LONGEST_PART + 4).decode("utf-8", "replace").strip()
    text = _LONG_FENCE.sub("`" * 20, text)
    is_long = len(text) > LONGEST_PART
    return f"{text[:LONGEST_PART]}\n… cut here" if is_long else text


def _end(message: str) -> int:
    sys.stdout.write(f"{message}\n")
    return 0


def _api(path: str, *fields: str) -> Any:
    return json.loads(_gh("api", "--method", "GET", path, *fields))


def _gh(*arguments: str, given: bytes = b"") -> bytes:
    done = subprocess.run(["gh", *arguments], input=given, capture_output=True, check=False)  # noqa: S603, S607
    if done.returncode:
        sys.exit(f"gh {arguments[0]} failed: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
