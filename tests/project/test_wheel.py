"""Does the package alone do in an empty folder what a team needs, and carry no more than that?"""

from __future__ import annotations

import email
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import Distribution, distribution
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from typer.main import get_command

from macros.cli import app
from macros.work.extras import EXTRAS, PACKAGE

from ..helpers.building import PROJECT
from ..helpers.shared import Shared

EXAMPLE = PROJECT / "docs" / "pilot" / "example.yml"
MEGABYTES = 60
SITE = "https://playbook.example/"
BUILD = (sys.executable, "-m", "hatchling", "build")
OURS = PROJECT / "playbook"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def packages(shared: Shared) -> Path:
    """Return a folder with the wheel and the source distribution, built from the repository."""
    return shared.get("packages", _packages)


def _packages(folder: Path) -> Path:
    subprocess.run(
        [*BUILD, "--target", "sdist", "--target", "wheel", "--directory", str(folder)],
        cwd=PROJECT,
        env={"PLAYBOOK_SITE_URL": SITE, "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
    )
    return folder


@pytest.fixture(scope="session")
def wheel(packages: Path) -> ZipFile:
    (path,) = packages.glob("*.whl")
    return ZipFile(path)


@pytest.fixture(scope="session")
def metadata(wheel: ZipFile) -> Message:
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    return email.message_from_bytes(wheel.read(name))


@pytest.fixture(scope="session")
def bare(shared: Shared, packages: Path) -> Path:
    """Return the programs of an environment with the wheel and what that asks for, and no more."""
    (path,) = packages.glob("*.whl")
    return shared.get("bare", lambda folder: _installed(folder, path))


def _installed(folder: Path, wheel: Path) -> Path:
    """Install the wheel without a network; its libraries are those of this environment."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    programs = next(folder.glob("bin"), folder / "Scripts")
    where = "import sysconfig; print(sysconfig.get_path('purelib'))"
    asking = [str(programs / "python"), "-c", where]
    libraries = Path(subprocess.run(asking, capture_output=True, text=True, check=True).stdout[:-1])
    asked = [Requirement(one) for one in _metadata_of(wheel).get_all("Requires-Dist", [])]
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


def _metadata_of(wheel: Path) -> Message:
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


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_edition_travels_in_the_wheel(wheel: ZipFile) -> None:
    inside = "macros/edition/"
    found = {
        name.removeprefix(inside): wheel.read(name)
        for name in wheel.namelist()
        if name.startswith(inside)
    }
    assert found == {
        path.relative_to(OURS).as_posix(): path.read_bytes()
        for path in OURS.rglob("*")
        if path.is_file()
    }


def test_the_wheel_holds_the_package_and_its_licences_and_nothing_else(wheel: ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    (info,) = [top for top in tops if top.endswith(".dist-info")]
    assert tops == {"macros", info}
    names = set(wheel.namelist())
    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/LICENSE-CONTENT"} <= names
    assert wheel.read(f"{info}/entry_points.txt").decode().split() == [
        "[console_scripts]", "playbook", "=", "macros.cli:main",
    ]  # fmt: skip


def test_an_index_can_show_what_the_package_says_of_itself(metadata: Message) -> None:
    assert metadata["Name"] == PACKAGE
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0"
    assert metadata.get_all("License-File") == ["LICENSE", "LICENSE-CONTENT"]
    assert metadata.get_all("Project-URL") == [f"Homepage, {SITE}"]
    text = str(metadata.get_payload())
    assert text.startswith("# Pilot to Production\n")
    assert re.findall(r"\]\((?!https?://)", text) == []
    assert "Python 3.11 or newer" in text
    assert metadata["Requires-Python"] == ">=3.11"


def test_each_command_that_the_index_shows_is_one(metadata: Message) -> None:
    text = str(metadata.get_payload())
    root = get_command(app)
    named = re.findall(r"^\$ playbook (.*)", text, re.MULTILINE)
    assert len(named) > 4
    for line in named:
        command = root
        for word in line.split():
            command = getattr(command, "commands", {}).get(word, command)
        assert not hasattr(command, "commands"), line


def test_the_source_distribution_makes_the_same_wheel(
    packages: Path, wheel: ZipFile, tmp_path: Path
) -> None:
    (source,) = packages.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    subprocess.run(
        [*BUILD, "--target", "wheel"],
        cwd=unpacked,
        env={"PLAYBOOK_SITE_URL": SITE, "PATH": "/usr/bin:/bin"},
        check=True,
        capture_output=True,
    )
    (again,) = (unpacked / "dist").glob("*.whl")
    with ZipFile(again) as other:
        assert other.namelist() == wheel.namelist()
        assert [other.read(name) for name in other.namelist()] == [
            wheel.read(name) for name in wheel.namelist()
        ]


def test_a_pilot_is_kept_in_an_empty_folder(bare: Path, tmp_path: Path) -> None:
    code, out, _ = run(bare, tmp_path, "pilot", "new", "--title", "T", "--start", "2026-01-19")
    assert (code, out) == (0, "")
    assert run(bare, tmp_path, "check", "pilot.yml") == (0, "", "No problems in 1 record.\n")
    code, out, said = run(bare, tmp_path, "pilot", "gate", "readiness")
    assert (code, said) == (1, "The readiness gate is shut.\n")
    assert out.startswith("pilot.yml:2:1: owner-missing:")
    (tmp_path / "pilot.yml").write_bytes(EXAMPLE.read_bytes())
    code, out, said = run(bare, tmp_path, "pilot", "gate", "decision")
    assert (code, out) == (0, "")
    assert said.endswith("The decision gate is open.\n")
    code, memo, said = run(bare, tmp_path, "pilot", "report")
    assert (code, said) == (0, "")
    assert memo.startswith("# Decision memo: ")
    assert run(bare, tmp_path, "pilot", "report", "--out", "memo.md") == (0, "", "")
    assert (tmp_path / "memo.md").read_text("utf-8") == memo
    assert files_in(tmp_path) == {"memo.md", "pilot.yml"}


RETROSPECTIVE = (
    "new", "retrospective", "--from", "pilot.yml", "--there", "team",
    "--organisations", "{name: Northfold Supplies, kind: company, sector: retail}",
    "--outcome", "scaled", "--dates-outcome", "2026-04-06",
    "--summary", "It reads a wholesaler's invoices, and the team kept it.",
)  # fmt: skip


def test_a_retrospective_is_written_below_the_working_folder(bare: Path, tmp_path: Path) -> None:
    (tmp_path / "pilot.yml").write_bytes(EXAMPLE.read_bytes())
    _, out, said = run(bare, tmp_path, "check")
    (items,) = re.findall(r"No problems in (\d+) items\.", said)
    code, out, _ = run(bare, tmp_path, *RETROSPECTIVE)
    written = [
        "playbook/retrospectives/2026/northfold-invoices.yml",
        "playbook/organisations/northfold-supplies.yml",
    ]
    assert (code, out.splitlines()) == (0, written)
    assert files_in(tmp_path) == {"pilot.yml", *written}
    assert run(bare, tmp_path, "check") == (0, "", f"No problems in {int(items) + 2} items.\n")
    assert run(bare, tmp_path, "check", "playbook")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "library", "extra"),
    [
        (("pilot", "report", "--out", "memo.docx"), "python-docx", "documents"),
        (("build",), "mkdocs", "site"),
        (("pages", "all"), "mkdocs", "site"),
        (("index", "."), "pagefind", "site"),
    ],
)
def test_a_command_says_in_a_line_what_it_lacks(
    arguments: tuple[str, ...], library: str, extra: str, bare: Path, tmp_path: Path
) -> None:
    (tmp_path / "pilot.yml").write_bytes(EXAMPLE.read_bytes())
    assert run(bare, tmp_path, *arguments) == (
        2,
        "",
        f"playbook: this needs {library}, which is not installed. Install it with: "
        f"pip install '{PACKAGE}[{extra}]'\n",
    )
    assert files_in(tmp_path) == {"pilot.yml"}


def test_no_library_of_an_extra_is_there(bare: Path) -> None:
    modules = [module for libraries in EXTRAS.values() for module in libraries]
    code = f"from importlib.util import find_spec as f; print([m for m in {modules} if f(m)])"
    done = subprocess.run(
        [bare / "python", "-I", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"


EVERY_HELP = """
from typer.main import get_command
from typer.testing import CliRunner
from macros.cli import app

def below(command, words):
    yield words
    for name, inner in getattr(command, "commands", {}).items():
        yield from below(inner, [*words, name])

for words in below(get_command(app), []):
    done = CliRunner().invoke(app, [*words, "--help"])
    print(done.exit_code, *words)
"""


def test_every_command_explains_itself(bare: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [bare / "python", "-I", "-c", EVERY_HELP],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    lines = done.stdout.splitlines()
    assert [line for line in lines if not line.startswith("0")] == []
    assert {"0 pilot gate", "0 new retrospective", "0 build", "0 check"} <= set(lines)


def test_it_is_small(bare: Path) -> None:
    files = [path for path in bare.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < MEGABYTES * 1_000_000
