"""Does a real terminal session work: the tab key, Ctrl-C, going on, and progress?"""

from __future__ import annotations

import fcntl
import io
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from macros.cli import progress
from macros.cli.progress import Progress
from macros.content.loader import load
from macros.content.rules import check
from macros.contribute.drafts import today
from macros.work.settings import CONTENT

from ..helpers.building import PROJECT

PATIENCE = 30.0
"""Seconds to wait for a word before the test fails; nothing is measured by it."""


class Terminal:
    """A process in a terminal of its own, as a person sees and uses it."""

    def __init__(self, *arguments: str) -> None:
        self.shown = ""
        self._read = 0
        ours, theirs = pty.openpty()
        self._file = ours
        self.process = subprocess.Popen(
            [sys.executable, "-c", "from macros.cli import app; app()", *arguments],
            env={
                **os.environ,
                CONTENT.name: "base",
                "PYTHONPATH": str(PROJECT),
                "TERM": "xterm",
                "INPUTRC": os.devnull,
            },
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 - so that Ctrl-C reaches the process
        )
        os.close(theirs)

    def wait_for(self, words: str) -> None:
        """Read until words are shown that were not shown before."""
        end = time.monotonic() + PATIENCE
        while words not in self.shown[self._read :]:
            assert time.monotonic() < end, f"no {words!r} in:\n{self.shown}"
            if select.select([self._file], [], [], 0.1)[0]:
                self.shown += self._some()
        self._read = self.shown.index(words, self._read) + len(words)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._file, keys.encode())

    def answer(self, asked: str, keys: str) -> None:
        """Wait for a question and its prompt, and type an answer with Enter."""
        self.wait_for(asked)
        self.wait_for("> " if not asked.endswith("[y/N]:") else "")
        self.type(keys + "\n")

    def end(self, keys: str = "") -> int:
        """Read until the process ends, and press keys while it does not; return its exit code.

        A signal that comes just before a prompt begins to wait is seen with the next key.
        """
        end = time.monotonic() + PATIENCE
        some = "."
        while some:
            assert time.monotonic() < end, self.shown
            if select.select([self._file], [], [], 1)[0]:
                some = self._some()
                self.shown += some
            else:
                self.type(keys)
        return self.process.wait(PATIENCE)

    def close(self) -> None:
        """Let go of the terminal."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._file)

    def _some(self) -> str:
        try:
            return os.read(self._file, 4096).decode("utf-8", "replace")
        except OSError:  # Linux says so when the other side is closed
            return ""


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # what a shell starts behind it ignores Ctrl-C


@contextmanager
def terminal(*arguments: str) -> Iterator[Terminal]:
    """Run the command in a terminal of its own."""
    session = Terminal(*arguments)
    try:
        yield session
    finally:
        session.close()


def test_the_tab_key_completes_ctrl_c_stops_and_the_same_command_goes_on(work: Path) -> None:
    with terminal("new", "retrospective") as first:
        first.answer("We studied it", "te\t")
        first.answer("About that tie (optional):", "")
        first.answer("Title:", "Größe & 100 %")
        first.answer("Name:", "A European insurer")
        first.answer("Kind:", "unn\t")
        first.answer("Sector:", "insu\t")
        first.answer("Region (optional):", "")
        first.answer("Another one? [y/N]:", "")
        first.answer("Use case:", "Reads invoices.")
        first.answer("Technique:", "docu\t")
        first.wait_for("Outcome:")
        first.wait_for("> ")
        first.type("\x03")
        assert first.end("\x03") == 1
        assert "6 answers are in draft-retrospective.yml" in first.shown
        assert "Traceback" not in first.shown

    assert Path("draft-retrospective.yml").read_text(encoding="utf-8") == (
        f"# A draft, begun on {today()}: `playbook new retrospective` goes on with it.\n"
        "record: contributed\n"
        "contributor:\n  tie: team\n"
        "title: Größe & 100 %\n"
        "organisations:\n"
        "  - name: A European insurer\n    kind: unnamed\n    sector: insurance\n"
        "use_case: Reads invoices.\n"
        "technique: document-extraction\n"
        "asked:\n  - contributor\n  - organisations\n  - record\n  - technique\n  - title\n"
        "  - use_case\n"
    )

    with terminal("new", "retrospective") as second:
        second.answer("Outcome:", "sca\t")
        for date in ("Pilot start", "Pilot end", "Without a pilot"):
            second.answer(f"{date} (optional):", "")
        for date in ("Decision to go on or not", "First in production"):
            second.answer(f"{date} (optional):", "")
        second.answer("Date of the outcome:", "2025-06")
        second.answer("Summary:", "Two sentences: one, two.")
        second.answer("an empty line ends.", "The clerks set the criteria.")
        second.answer("criteria.", "")
        second.answer("an empty line ends.", "")
        second.answer("Tell one? [y/N]:", "")
        second.answer("Tell one? [y/N]:", "y")
        second.answer("Failure mode:", "no\t")
        second.answer("Status:", "av\t")
        second.answer("How you know", "The owner came to each review.")
        second.answer("Another one? [y/N]:", "")
        second.answer("Tell more? [y/N]:", "")
        second.answer("Names that must not appear", "")
        second.answer("Id:", "")
        assert second.end() == 0
    assert Path("base/retrospectives/2025/grosse-100.yml").exists()
    assert check(load([Path("base")])) == ()


class Screen(io.StringIO):
    """A stream that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_one_line_that_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    monkeypatch.setattr(progress, "_BETWEEN", 0.0)
    screen = Screen()
    with Progress("Checking", stream=screen) as told:
        for done in (0, 1_200):
            told(done, 3_000)
    assert screen.getvalue() == (
        "\r\x1b[KChecking: 0 of 3,000 files\r\x1b[KChecking: 1,200 of 3,000 files\r\x1b[K"
    )


def test_a_short_run_and_a_file_see_no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    screen, file = Screen(), io.StringIO()
    with Progress("Checking", stream=screen) as told:
        told(1, 2)
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    with Progress("Checking", stream=file) as told:
        told(1, 2)
    assert (screen.getvalue(), file.getvalue()) == ("", "")
