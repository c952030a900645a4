"""How long after an edit is the page on screen? `mkdocs serve` runs, and a reader waits."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from macros.work.settings import CONTENT

from ..helpers.building import PROJECT
from .measure import Run

_PATIENCE = 300
_EDITS = 3
"""How many edits a round makes; its figure is their mean, since the watcher looks now and then."""


def edit_to_page(content: str, retrospective: Path, environment: Mapping[str, str]) -> Run:
    """Serve `content`, edit a retrospective in it, and time from the saved file to the page.

    The reader asks for the page as a browser does: with the script's question whether there is
    a newer one, and then for that.
    """
    text = retrospective.read_text(encoding="utf-8")
    path = f"/retrospectives/{retrospective.stem}/"
    with _served({**environment, CONTENT.name: content}) as address:
        taken = []
        try:
            for number in range(_EDITS):
                title = f"Edited {os.getpid()} {number}"
                epoch = _epoch(_page(address + path))
                edited = re.sub("(?m)^title: .*", f"title: {title}", text, count=1)
                retrospective.write_text(edited, encoding="utf-8")
                begun = time.perf_counter()
                _page(f"{address}/livereload/{epoch}/1")
                if title not in _page(address + path):
                    raise RuntimeError(f"{path} does not show the edit")
                taken.append(time.perf_counter() - begun)
        finally:
            retrospective.write_text(text, encoding="utf-8")
    return Run(sum(taken) / len(taken), 0.0, 0.0)


@contextmanager
def _served(environment: Mapping[str, str]) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(
        command,
        cwd=PROJECT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            _page(address + "/")
        except OSError:
            time.sleep(0.2)
        else:
            time.sleep(3)  # the first index of the search is made after the first page
            return
    raise RuntimeError("mkdocs serve does not answer")


def _page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - our own
        body: bytes = answer.read()
    return body.decode("utf-8")


def _epoch(page: str) -> str:
    found = re.search(r"livereload\((\d+), \d+\);", page)
    if found is None:
        raise RuntimeError("the page does not follow edits")
    return found[1]
