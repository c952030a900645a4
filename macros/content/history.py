"""What did the content look like at a revision, and which files have changed since?"""

from __future__ import annotations

import io
import subprocess
import tarfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from .loader import is_installed
from .problems import Problem


class HistoryError(Exception):
    """Raised when the history can't answer, with a reason for the author."""


@contextmanager
def content_at(revision: str, roots: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Lay the content roots of a revision into a temporary folder; yield where they are.

    A root that the revision does not have is an empty folder there. The edition that came with the
    command has no history here, and is yielded as it is.
    """
    commit = commit_of(revision)
    top = Path(_git("rev-parse", "--show-toplevel").strip())
    with TemporaryDirectory(prefix="playbook-") as work:
        then = []
        for number, root in enumerate(roots):
            if is_installed(root):
                then.append(root)
                continue
            inside = _path_inside(top, root)
            folder = Path(work) / str(number)
            folder.mkdir()
            if _git("-C", str(top), "ls-tree", commit, "--", inside):
                _unpack(top, commit, inside, folder)
            then.append(folder / inside)
            then[-1].mkdir(parents=True, exist_ok=True)
        yield tuple(then)


def commit_of(revision: str) -> str:
    """Return the commit at which this line of work left a revision; the revision's, if it has not.

    What others have added to a branch since then is no change of ours.
    """
    try:
        commit = _git(
            "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
        )
    except HistoryError:
        raise HistoryError(f"there is no revision {revision!r}") from None
    try:
        return _git("merge-base", commit.strip(), "HEAD").strip()
    except HistoryError:
        return commit.strip()


def changed_files(revision: str) -> frozenset[Path]:
    """Return the files that are not as they were at a revision, in absolute paths."""
    top = Path(_git("rev-parse", "--show-toplevel").strip())
    changed = _git("-C", str(top), "diff", "--name-only", "-z", commit_of(revision), "--")
    added = _git("-C", str(top), "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(top / name for name in (changed + added).split("\0") if name)


def tags_with(path: Path) -> tuple[str, ...]:
    """Return the tags of the history that a file was added before; none where there is no history.

    A tag is how an edition is released.
    """
    try:
        top = Path(_git("rev-parse", "--show-toplevel").strip())
        inside = _path_inside(top, path)
        added = _git("-C", str(top), "log", "--diff-filter=A", "--format=%H", "--", inside).split()
        return tuple(_git("tag", "--contains", added[-1]).split()) if added else ()
    except HistoryError:
        return ()


def caused(
    now: Iterable[Problem], then: Iterable[Problem], changed: frozenset[Path]
) -> tuple[Problem, ...]:
    """Return the problems of changed files, and those elsewhere that were not there before."""
    before = frozenset(then)
    return tuple(
        problem
        for problem in now
        if problem.place.path.absolute() in changed or problem not in before
    )


def moved_back(
    problems: Iterable[Problem], then: Sequence[Path], roots: Sequence[Path]
) -> Iterator[Problem]:
    """Yield problems that were found below `then` as if they had been found below `roots`."""
    for problem in problems:
        path = problem.place.path
        for there, here in zip(then, roots, strict=True):
            if path.is_relative_to(there):
                place = replace(problem.place, path=here / path.relative_to(there))
                yield replace(problem, place=place)


def _path_inside(top: Path, root: Path) -> str:
    try:
        return root.resolve().relative_to(top.resolve()).as_posix()
    except ValueError:
        raise HistoryError(f"{root} is not in the repository {top}") from None


def _unpack(top: Path, commit: str, inside: str, folder: Path) -> None:
    archive = _run("-C", str(top), "archive", "--format=tar", commit, "--", inside)
    with tarfile.open(fileobj=io.BytesIO(archive)) as packed:
        packed.extractall(folder, filter="data")


def _git(*arguments: str) -> str:
    return _run(*arguments).decode("utf-8", "surrogateescape")


def _run(*arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise HistoryError("git is not installed, and only it knows the history") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise HistoryError(said[-1] if said else "git could not answer")
    return done.stdout
