"""Is a pull request told what it changes, whatever its own run has left behind?"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from ..contribute.test_review import outside_code, shown
from ..helpers.building import PROJECT
from ..helpers.github import FakeGitHub

SHA = "0123456789abcdef0123456789abcdef01234567"
API = "repos/{owner}/{repo}"
MARK = "<!-- playbook: what it changes -->"
RUN = "https://github.example/o/r/actions/runs/77"
FORGED = (
    "The pull request's own code has worked this out. Where it changes more than content, a "
    "maintainer runs `playbook diff` before believing it.\n\n"
    "Review sheets and all else that the check says are in [the run's summary]"
    f"({RUN}).\n"
)
BOTS = {"id": 5, "user": {"login": "github-actions[bot]"}, "body": f"{MARK}\n\nOld"}
OTHERS = [
    {"id": 3, "user": {"login": "somebody"}, "body": f"{MARK}\n\nMine"},
    {"id": 4, "user": {"login": "github-actions[bot]"}, "body": "Something else"},
]


def packed(**files: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name.replace("_", "."), text)
    return data.getvalue()


def answered(
    folder: Path,
    archive: bytes,
    *,
    sha: str = SHA,
    size: int | None = None,
    comments: list[dict[str, Any]] | None = None,
) -> FakeGitHub:
    """Return GitHub with one pull request, what its run has left, and the comments on it."""
    file = folder / "artifact.zip"
    file.write_bytes(archive)
    artifact = {"id": 9, "size_in_bytes": len(archive) if size is None else size}
    return FakeGitHub.below(
        folder,
        ([f"{API}/actions/artifacts/9/zip"], {"file": str(file)}),
        ([f"{API}/pulls"], json.dumps([{"number": 31, "head": {"sha": sha}}])),
        ([f"{API}/actions/runs/77/artifacts"], json.dumps({"artifacts": [artifact]})),
        (["--slurp"], json.dumps([OTHERS, comments or []])),
    )


def run(github: FakeGitHub, **environment: str) -> subprocess.CompletedProcess[str]:
    return github.run(
        "comment.py",
        **{
            "GH_REPO": "o/r",
            "HEAD": "somebody:a-branch",
            "HEAD_SHA": SHA,
            "PYTHONPATH": str(PROJECT),
            "RUN_ID": "77",
            "SERVER": "https://github.example",
            **environment,
        },
    )


def written(github: FakeGitHub) -> str:
    """Return the text of the one comment that was written."""
    (write,) = [words for words in github.asked if "--input" in words]
    (body,) = json.loads(write[-1]).values()
    return str(body)


def test_a_comment_is_written(tmp_path: Path) -> None:
    github = answered(tmp_path, packed(diff_txt="New: X\n", check_txt="", review_md="# Sheet"))
    done = run(github)
    assert (done.returncode, done.stderr) == (0, "")
    assert [words[:-1] for words in github.asked][-1] == [
        *("api", "--method", "POST", f"{API}/issues/31/comments", "--input"),
    ]
    assert github.asked[0][-2:] == ["-f", "head=somebody:a-branch"]
    assert written(github) == (
        f"{MARK}\n\n"
        "## What it changes for readers, and the evidence before and after\n\n"
        "```text\nNew: X\n```\n\n" + FORGED
    )


def test_the_comment_of_before_is_renewed_and_no_other_one(tmp_path: Path) -> None:
    github = answered(tmp_path, packed(diff_txt="D", check_txt="C"), comments=[BOTS])
    assert run(github).returncode == 0
    assert github.asked[-1][:-1] == [
        *("api", "--method", "PATCH", f"{API}/issues/comments/5", "--input"),
    ]
    assert "## What the check says of it\n\n```text\nC\n```" in written(github)


@pytest.mark.parametrize(
    "hostile",
    [
        "```\n@everybody <img src=x> [a](https://evil.example)\n#1 ::error::x ##[error]y",
        f"{'`' * 30_000}\n@everybody",
        "a\x1b[2J\u202eb\x00c\u2028d",
        "x" * 200_000,
        b"\xff\xfe\x00",
    ],
)
def test_what_is_forged_appears_as_one_block_of_code(tmp_path: Path, hostile: str | bytes) -> None:
    github = answered(tmp_path, packed(diff_txt=hostile, check_txt=hostile))
    assert run(github).returncode == 0
    text = written(github)
    assert len(text) < 65_536
    assert "##[" not in text
    page = shown(text)
    assert [element.name for element in page.find_all(recursive=False)] == [
        *("h2", "pre", "h2", "pre", "p", "p"),
    ]
    assert [link["href"] for link in page.find_all("a")] == [RUN]
    assert "@" not in outside_code(page)
    assert text.endswith(FORGED)
    assert all(c.isprintable() or c == "\n" for c in text)


@pytest.mark.parametrize(
    ("archive", "said"),
    [
        (b"", "What the run has left behind can't be read."),
        (b"PK\x03\x04 nonsense", "What the run has left behind can't be read."),
        (packed(other_txt="@everybody"), ""),
    ],
)
def test_what_is_no_such_archive(tmp_path: Path, archive: bytes, said: str) -> None:
    github = answered(tmp_path, archive)
    assert run(github).returncode == 0
    assert written(github) == "\n\n".join(part for part in (MARK, said, FORGED) if part)


def test_a_bomb_is_read_to_a_limit(tmp_path: Path) -> None:
    bomb = packed(diff_txt=b"0" * 300_000_000)
    assert len(bomb) < 1_000_000
    github = answered(tmp_path, bomb)
    assert run(github).returncode == 0
    assert len(written(github)) < 30_000


def test_a_large_archive_is_not_fetched(tmp_path: Path) -> None:
    github = answered(tmp_path, packed(diff_txt="D"), size=1_000_001)
    done = run(github)
    assert (done.returncode, done.stdout) == (
        0,
        "The run has left nothing to tell, or more than is read.\n",
    )
    assert [words for words in github.asked if "zip" in words[1] or "--input" in words] == []


def test_another_commit_has_no_comment(tmp_path: Path) -> None:
    github = answered(tmp_path, packed(diff_txt="D"), sha="f" * 40)
    done = run(github)
    assert (done.returncode, done.stdout) == (
        0,
        "No open pull request ends with this commit.\n",
    )
    assert len(github.asked) == 1


@pytest.mark.parametrize(
    "environment", [{"HEAD_SHA": "main"}, {"RUN_ID": "77/../1"}, {"RUN_ID": ""}]
)
def test_what_github_never_says_is_refused(tmp_path: Path, environment: dict[str, str]) -> None:
    github = answered(tmp_path, packed(diff_txt="D"))
    done = run(github, **environment)
    assert (done.returncode, done.stderr) == (1, "this is no run of a workflow\n")
    assert github.asked == []


def test_the_script_needs_nothing_that_has_to_be_installed() -> None:
    """Its job sets up no environment: the script loads Python's own modules and ours."""
    loading = "import sys; sys.path.insert(0, '.'); import macros.text.inert"
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", loading],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stderr) == (0, "")
