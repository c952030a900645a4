"""Builds the package, and installs it by itself, so that tests can use it as a team would."""

from __future__ import annotations

import email
import subprocess
import sys
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

from packaging.requirements import Requirement

from .building import PROJECT

SITE = "https://playbook.example/"
BUILD = (sys.executable, "-m", "hatchling", "build")


def build_packages(folder: Path) -> Path:
    """Build the wheel and the source distribution into a folder, and return that."""
    subprocess.run(
        [*BUILD, "--target", "sdist", "--target", "wheel", "--directory", str(folder)],
        cwd=PROJECT,
        env={"PLAYBOOK_SITE_URL": SITE, "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
    )
    return folder


def install(folder: Path, wheel: Path) -> Path:
    """Install the wheel without a network; its libraries are those of this environment."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    programs = next(folder.glob("bin"), folder / "Scripts")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    asking = [str(programs / "python"), "-c", where]
    libraries = Path(subprocess.run(asking, capture_output=True, text=True, check=True).stdout[:-1])
    asked = [Requirement(one) for one in metadata_of(wheel).get_all("Requires-Dist", [])]
    for library in _closure(asked):
        for file in library.files or ():
            if ".." not in file.parts and "__pycache__" not in file.parts:
                target = libraries / file
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(Path(str(file.locate())).read_bytes())
    uv = Path(sys.executable).parent / "uv"
    subprocess.run(
        [uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--python", programs / "python",
         "--no-cache", wheel],
        check=True,
    )  # fmt: skip
    return programs


def metadata_of(wheel: Path) -> Message:
    """Return what a wheel says of itself."""
    with ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        return email.message_from_bytes(archive.read(name))


def _closure(asked: list[Requirement]) -> Iterator[Distribution]:
    """Yield what these ask for, and what that asks for in turn, without any extra."""
    seen: set[str] = set()
    while asked:
        one = asked.pop()
        if one.name in seen or (one.marker and not one.marker.evaluate({"extra": ""})):
            continue
        seen.add(one.name)
        found = distribution(one.name)
        asked += [Requirement(line) for line in found.requires or ()]
        yield found


def run(bare: Path, folder: Path, *arguments: str | Path) -> tuple[int, str, str]:
    """Run the command of an environment in a folder; return its exit code and what it said."""
    done = subprocess.run(
        [bare / "playbook", *arguments],
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder / "home")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr
