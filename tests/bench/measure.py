"""How long does a command take, and how much memory, when it is run several times in turn?

Memory is that of all processes of the command together, each shared page counted once (the
proportional set size, PSS), looked at five times a second. Systems other than Linux do not tell
it; there it is that of the largest process.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from uuid import uuid4

ROUNDS = 3
_PROC = Path("/proc")
_PAUSE = 0.2


@dataclass(frozen=True)
class Run:
    """What one run took: seconds on the clock, seconds of the processors, peak memory in MB."""

    seconds: float
    processor_seconds: float
    megabytes: float


@dataclass(frozen=True)
class Measured:
    """The medians of several runs, and every run's seconds."""

    seconds: float
    processor_seconds: float
    megabytes: float
    runs: tuple[float, ...]

    @classmethod
    def of(cls, runs: Sequence[Run]) -> Measured:
        """Return the medians."""
        return cls(
            round(median(run.seconds for run in runs), 3),
            round(median(run.processor_seconds for run in runs), 3),
            round(median(run.megabytes for run in runs), 1),
            tuple(round(run.seconds, 3) for run in runs),
        )


@dataclass(frozen=True)
class Command:
    """Something to measure: a name, what to run, where, and its environment."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    forgets: tuple[Path, ...] = ()
    """Files and folders that are put away before each run, so that the run is a cold one."""
    folder: Path | None = None

    def run(self) -> Run:
        """Run it once; raise when it fails."""
        for path in self.forgets:
            _put_away(path)
        begun = time.perf_counter()
        process = subprocess.Popen(
            self.arguments,
            env={**os.environ, **self.environment},
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        megabytes, status, usage = _wait(process.pid)
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, list(self.arguments))
        largest = usage.ru_maxrss / 1024
        return Run(seconds, usage.ru_utime + usage.ru_stime, megabytes or largest)


@dataclass(frozen=True)
class Probe:
    """Something to measure that is more than a command."""

    name: str
    run: Callable[[], Run]


Subject = Command | Probe


def measured(subjects: Sequence[Subject], rounds: int = ROUNDS) -> dict[str, Measured]:
    """Run all in turn, several rounds, so that a slow moment of the machine hits all."""
    runs: dict[str, list[Run]] = {subject.name: [] for subject in subjects}
    for _ in range(rounds):
        for subject in subjects:
            runs[subject.name].append(subject.run())
    return {name: Measured.of(own) for name, own in runs.items()}


def _put_away(path: Path) -> None:
    """Rename a file or folder, so that it is no longer there.

    It is not deleted: for minutes after very many files were, ext4 takes several times as long to
    make a new one, and the next to be measured would pay for that.
    """
    if path.exists():
        path.rename(path.with_name(f"{path.name}.{uuid4().hex}.old"))


def _wait(pid: int) -> tuple[float, int, os.struct_rusage]:  # type: ignore[name-defined]
    """Wait for a process; return the memory that it and its own had at most, and how it ended."""
    most, looked = 0.0, 0.0
    while True:
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            return most, status, usage
        if time.perf_counter() - looked > _PAUSE:
            most = max(most, sum(map(_megabytes, _family(pid))))
            looked = time.perf_counter()
        time.sleep(0.005)


def _family(pid: int) -> Iterator[int]:
    yield pid
    try:
        found = [path.read_text() for path in _PROC.glob(f"{pid}/task/*/children")]
    except OSError:  # it has ended meanwhile
        return
    for child in " ".join(found).split():
        yield from _family(int(child))


def _megabytes(pid: int) -> float:
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended, or this is not Linux
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
