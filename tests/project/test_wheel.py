"""Does the package alone do in an empty folder what a team needs, and carry no more than that?"""

from __future__ import annotations

import re
import subprocess
import tarfile
from email.message import Message
from pathlib import Path
from zipfile import ZipFile

import pytest
from typer.main import get_command

from macros.cli import app
from macros.work.extras import EXTRAS, PACKAGE

from ..helpers.building import PROJECT
from ..helpers.installed import BUILD, SITE, metadata_of, run

EXAMPLE = PROJECT / "docs" / "pilot" / "example.yml"
MEGABYTES = 60
OURS = PROJECT / "playbook"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def metadata(packages: Path) -> Message:
    (path,) = packages.glob("*.whl")
    return metadata_of(path)


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
    note = "The checklist \u201cReadiness gate\u201d is not kept in this record.\n"
    assert (code, said) == (1, f"{note}The readiness gate is shut.\n")
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
    "--failure-modes", "{mode: demo-optimised, status: avoided, evidence: Real invoices at once.}",
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
