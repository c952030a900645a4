"""What takes long to make is made once in a run, and a failure is told to everyone who asks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..helpers.building import PROJECT
from ..helpers.shared import Shared, SharedError

MAKER = """
import os, sys, time
from pathlib import Path
from tests.helpers.shared import Shared

def make(folder):
    (folder / "page").write_text("half")
    with open(sys.argv[2], "a") as log:
        log.write(f"{os.getpid()}\\n")
    if sys.argv[3] == "die":
        os._exit(9)
    (folder / "page").write_text("whole")
    return folder / "page"

print(Shared(Path(sys.argv[1])).get("site", make).read_text())
"""


def maker(folder: Path, log: Path, way: str) -> subprocess.Popen[str]:
    """Start a process that asks for the shared thing, and writes into `log` when it makes it."""
    return subprocess.Popen(
        [sys.executable, "-c", MAKER, str(folder), str(log), way],
        cwd=PROJECT,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_of_processes_that_ask_together_one_makes_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    processes = [maker(tmp_path / "shared", log, "live") for _ in range(3)]
    assert [process.communicate()[0] for process in processes] == ["whole\n"] * 3
    assert len(log.read_text().splitlines()) == 1


def test_what_a_process_left_half_made_is_made_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    first = maker(tmp_path / "shared", log, "die")
    assert (first.communicate()[0], first.returncode) == ("", 9)
    assert (tmp_path / "shared" / "site" / "page").read_text() == "half"
    assert maker(tmp_path / "shared", log, "live").communicate()[0] == "whole\n"
    assert len(log.read_text().splitlines()) == 2


def test_a_failure_is_told_to_everyone_and_not_tried_again(tmp_path: Path) -> None:
    tries = []

    def fail(folder: Path) -> None:
        tries.append(folder)
        raise RuntimeError("no such theme")

    with pytest.raises(RuntimeError):
        Shared(tmp_path).get("site", fail)
    for _ in range(2):
        with pytest.raises(SharedError, match="no such theme"):
            Shared(tmp_path).get("site", fail)
    assert len(tries) == 1


def test_things_of_other_names_are_others(tmp_path: Path) -> None:
    shared = Shared(tmp_path)
    assert shared.get("one", lambda folder: folder.name) == "one"
    assert shared.get("other", lambda folder: folder.name) == "other"
    assert shared.get("one", lambda _: os.fspath("never asked")) == "one"
