"""A stand-in for GitHub: a bare repository to push to, and a `gh` that notes what it is asked.

The scripts of the workflows run against it as they are, each in a process of its own.
"""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .building import PROJECT

SCRIPTS = PROJECT / ".github" / "scripts"
_GH = """\
#!{python}
import json, os, pathlib, shutil, sys

here = pathlib.Path(os.environ["FAKE_GITHUB"])
arguments = sys.argv[1:]
noted = list(arguments)
for place, word in enumerate(arguments):
    if word == "--body-file":
        noted[place + 1] = pathlib.Path(arguments[place + 1]).read_text(encoding="utf-8")
    if word == "--input":
        noted[place + 1] = sys.stdin.read() if arguments[place + 1] == "-" else "?"
with (here / "asked.jsonl").open("a", encoding="utf-8") as log:
    log.write(json.dumps(noted) + "\\n")
answers = json.loads((here / "answers.json").read_text(encoding="utf-8"))
for words, answer in answers:
    if set(words) <= set(arguments):
        if isinstance(answer, dict):
            with open(answer["file"], "rb") as file:
                shutil.copyfileobj(file, sys.stdout.buffer)
        elif isinstance(answer, int):
            sys.exit(answer)
        else:
            print(answer)
        break
"""


@dataclass(frozen=True)
class FakeGitHub:
    """The stand-in, with its answers to commands that hold certain words."""

    folder: Path

    @classmethod
    def below(cls, folder: Path, *answers: tuple[list[str], object]) -> FakeGitHub:
        """Set it up in a new folder."""
        own = folder / "github"
        own.mkdir()
        gh = own / "bin" / "gh"
        gh.parent.mkdir()
        gh.write_text(_GH.format(python=sys.executable), encoding="utf-8")
        gh.chmod(gh.stat().st_mode | stat.S_IXUSR)
        (own / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        (own / "temp").mkdir()
        return cls(own)

    def run(self, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a script of the workflows in the working folder."""
        return subprocess.run(
            [sys.executable, SCRIPTS / script],
            capture_output=True,
            encoding="utf-8",
            check=False,
            env={
                "FAKE_GITHUB": str(self.folder),
                "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
                "HOME": str(self.folder),
                "PATH": os.pathsep.join([str(self.folder / "bin"), "/usr/bin", "/bin"]),
                "RUNNER_TEMP": str(self.folder / "temp"),
                **environment,
            },
        )

    @property
    def asked(self) -> list[list[str]]:
        """What `gh` was asked to do, with the text of files in place of their names."""
        log = self.folder / "asked.jsonl"
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [json.loads(line) for line in lines]

    @property
    def summary(self) -> str:
        """What the run wrote into its summary."""
        return (self.folder / "summary.md").read_text(encoding="utf-8")
