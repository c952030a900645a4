"""Review sheets as golden files: `cases/reviews/<case>.<id>.md` is what `playbook review` gives.

The content is that of a case of rendered pages. After a wanted change,
`python -m tests.helpers.reviewed` writes every file again; read the difference.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from typer.testing import CliRunner

from macros.cli import app
from macros.work.settings import CONTENT

from .rendered import CASES

SHEETS = sorted((CASES / "reviews").glob("*.md"))


def reviewed(expected: Path) -> str:
    """Return the sheet that a golden file holds, made in a folder of its own."""
    case, _, item_id = expected.stem.partition(".")
    here = Path.cwd()
    with TemporaryDirectory() as work:
        shutil.copytree(CASES / "base", Path(work) / "base")
        shutil.copytree(CASES / "rendered" / case / "playbook", Path(work) / "ours")
        os.chdir(work)
        try:
            roots = os.pathsep.join(("base", "ours"))
            done = CliRunner().invoke(app, ["review", item_id], env={CONTENT.name: roots})
        finally:
            os.chdir(here)
    assert (done.exit_code, done.stderr) == (0, ""), done.output
    return done.stdout


if __name__ == "__main__":
    for path in SHEETS:
        path.write_text(reviewed(path), encoding="utf-8")
