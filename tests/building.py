"""Builds the site as `make build` does, for the tests that look at the result."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from macros.loader import VARIABLE

PROJECT = Path(__file__).parent.parent


def mkdocs_build(site: Path, *content: Path | str) -> subprocess.CompletedProcess[str]:
    """Build the site from these content roots; return what mkdocs said and its exit code."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=PROJECT,
        env={
            **os.environ,
            VARIABLE: os.pathsep.join(map(str, content)),
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
