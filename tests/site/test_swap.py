"""A new folder takes the place of the old one whole, one process at a time, whatever is killed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from itertools import count, takewhile
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.site import replace as publish
from macros.site import search
from macros.site.on_disk import write_pages
from macros.site.replace import MARK
from macros.work.settings import CACHE, MEANT
from macros.work.swap import replacing

from ..helpers.killing import killed_at
from ..helpers.rendered import CASES, content_of
from ..helpers.trees import tree

pytestmark = pytest.mark.slow

WAIT = """
import time
from pathlib import Path


def on_config(config):
    Path("begun").touch()
    while not Path("go-on").exists():
        time.sleep(0.02)
"""
"""A hook of mkdocs that has a build wait until a file is there."""


def say_nothing(_: str) -> None:
    """Be silent: no other process is there to wait for."""


def replace(place: Path, words: str) -> None:
    with replacing(place, say_nothing) as replacement:
        for name in ("one", "two"):
            (replacement.next / name).write_text(words, encoding="utf-8")
        replacement.swap()


def put_right(place: Path) -> None:
    """Begin as the next process does, and make nothing."""
    with replacing(place, say_nothing):
        pass


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_process_killed_at_any_moment_leaves_the_old_folder_or_the_new_one(
    tmp_path: Path,
) -> None:
    old, new = ({"one": words, "two": words} for words in ("old", "new"))
    place = tmp_path / "a place"
    left = []

    def killed(number: int) -> bool:
        shutil.rmtree(place, ignore_errors=True)
        replace(place, "old")
        was_killed = killed_at(number, lambda: replace(place, "new"))
        left.append("place" if place.exists() else "nothing")
        put_right(place)
        assert texts(place) in ([old, new] if was_killed else [new])
        assert names(tmp_path) == ["a place"]
        return was_killed

    moments = len(list(takewhile(killed, count())))
    assert moments > 10
    assert "nothing" in left  # between the two renames


def test_an_empty_folder_that_came_meanwhile_does_not_cost_the_old_one(tmp_path: Path) -> None:
    place = tmp_path / "place"
    assert any(killed_between_the_renames(number, place) for number in count())
    place.mkdir()
    put_right(place)
    assert texts(place) == {"one": "old", "two": "old"}


def killed_between_the_renames(number: int, place: Path) -> bool:
    """Kill a replacement at a moment; return whether nothing is left in the place."""
    replace(place, "old")
    assert killed_at(number, lambda: replace(place, "new"))
    return not place.exists()


def test_what_is_made_without_a_swap_or_with_an_error_is_gone(tmp_path: Path) -> None:
    replace(tmp_path / "place", "old")
    put_right(tmp_path / "place")
    with pytest.raises(FileExistsError), replacing(tmp_path / "place", say_nothing) as replacement:
        replacement.next.mkdir()
    assert texts(tmp_path / "place") == {"one": "old", "two": "old"}
    assert names(tmp_path) == ["place"]


def test_a_link_stays_and_leads_to_the_new_folder(tmp_path: Path) -> None:
    (tmp_path / "far").mkdir()
    replace(tmp_path / "far" / "place", "old")
    (tmp_path / "link").symlink_to(tmp_path / "far" / "place")
    replace(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert texts(tmp_path / "far" / "place") == {"one": "new", "two": "new"}
    assert names(tmp_path / "far") == ["place"]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page, with an old site; its builds wait for a file."""
    project = tmp_path / "a project"
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "index.md").write_text("# New\n", encoding="utf-8")
    (project / "wait.py").write_text(WAIT, encoding="utf-8")
    settings = "site_name: Small\ntheme: mkdocs\nhooks: [wait.py]\n"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (project / "site").mkdir()
    (project / "site" / MARK).write_text("old", encoding="utf-8")
    monkeypatch.setenv(CACHE.name, str(tmp_path / "cache"))
    monkeypatch.chdir(project)
    return project


def start(*arguments: str) -> subprocess.Popen[str]:
    """Start the command in a process of its own."""
    command = [sys.executable, "-c", "from macros.cli import main; main()", *arguments]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)


def begin(project: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start the command, and wait until it builds."""
    process = start(*arguments)
    while not (project / "begun").exists():
        assert process.poll() is None
    return process


def test_a_second_build_says_that_it_waits_and_finds_the_site_up_to_date(project: Path) -> None:
    with begin(project, "build", "--anew") as first, start("build") as second:
        assert first.stderr
        assert second.stderr
        said = second.stderr.readline()
        assert said == f"Process {first.pid} is at work on site/; waiting until it is done.\n"
        assert names(project / "site") == [MARK]
        (project / "go-on").touch()
        assert first.stderr.read().endswith("The site is in site/.\n")
        second.stderr.read()
    assert (first.returncode, second.returncode) == (0, 0)
    assert (project / "site" / "index.html").is_file()
    assert not (project / ".site-building").exists()


def test_a_killed_build_is_not_waited_for_and_what_it_left_running_does_no_harm(
    project: Path,
) -> None:
    with begin(project, "build") as first:
        first.kill()
        first.wait()
        (aside,) = (project / ".site-building").glob("next-*")
        (project / "wait.py").write_text("", encoding="utf-8")
        result = CliRunner().invoke(app, ["build"])
        assert (result.exit_code, result.stderr) == (0, "The site is in site/.\n")
        before = tree(project / "site")
        assert not aside.exists()
        (project / "go-on").touch()
        assert first.stderr
        first.stderr.read()  # until mkdocs, which has the other end, is done
    assert tree(project / "site") == before
    assert CliRunner().invoke(app, ["build", "--anew"]).exit_code == 0
    assert not (project / ".site-building").exists()


def test_sites_in_different_folders_are_built_at_the_same_time(project: Path) -> None:
    with begin(project, "build", "one") as first:
        (project / "begun").unlink()
        with begin(project, "build", "two") as second:
            (project / "go-on").touch()
            for process in (first, second):
                assert process.stderr
                process.stderr.read()
    assert (first.returncode, second.returncode) == (0, 0)
    assert tree(project / "one").keys() == tree(project / "two").keys()


def pretend(monkeypatch: pytest.MonkeyPatch, *written: str, meant: tuple[str, ...]) -> None:
    """Have a build write these files, and say that it was to write those."""

    def run(command: list[str], *, env: dict[str, str], check: bool) -> SimpleNamespace:
        for name in written:
            (Path(command[-1]) / name).write_text("new", encoding="utf-8")
        Path(env[MEANT.name]).write_text(json.dumps(meant), encoding="utf-8")
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(publish, "subprocess", SimpleNamespace(run=run))


def test_a_site_that_lacks_what_it_was_to_have_is_not_published(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, "b", meant=("a", "b", "c", "d", "e"))
    result = CliRunner().invoke(app, ["build"])
    assert (result.exit_code, result.stderr) == (
        1,
        "playbook: the build failed; the new site lacks files that the build was to write: "
        "a, c, d and 1 more; site/ is as it was.\n",
    )
    assert names(project / "site") == [MARK]


def test_a_build_killed_at_any_rename_is_put_right_by_the_next(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pretend(monkeypatch, "index.html", meant=("index.html",))

    def build() -> None:
        assert CliRunner().invoke(app, ["build"]).exit_code == 0

    def killed(number: int) -> bool:
        shutil.rmtree(project / "site")
        (project / "site").mkdir()
        (project / "site" / MARK).write_text("old", encoding="utf-8")
        was_killed = killed_at(number, build, frozenset({"os.rename"}))
        build()
        assert names(project / "site") == [MARK, "index.html"]
        assert not (project / ".site-building").exists()
        return was_killed

    assert len(list(takewhile(killed, count()))) > 3


def test_pages_of_a_killed_call_are_put_right_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "docs" / "about").mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("{{ home() }}\n", encoding="utf-8")
    (tmp_path / "docs" / "about" / "index.md").write_text("# About\n", encoding="utf-8")
    playbook = content_of(CASES / "rendered" / "full")

    def write() -> None:
        write_pages(playbook, tmp_path / "out", project=tmp_path, say=say_nothing)

    write()
    whole = tree(tmp_path / "out")

    def killed(number: int) -> bool:
        if number % 2:  # every other time there is nothing before
            shutil.rmtree(tmp_path / "out")
        was_killed = killed_at(number, write, frozenset({"os.rename"}))
        write()
        assert tree(tmp_path / "out") == whole
        return was_killed

    assert len(list(takewhile(killed, count()))) > 2


def test_an_index_that_fails_leaves_the_earlier_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "pagefind.js").write_text("old", encoding="utf-8")
    (tmp_path / "index.html").write_text("<!doctype html>", encoding="utf-8")

    def fail(site: Path, output: Path) -> list[str]:
        return [sys.executable, "-c", "import sys; sys.exit('no pages')"]

    monkeypatch.setattr(search, "_command", fail)
    result = CliRunner().invoke(app, ["index", str(tmp_path)])
    assert (result.exit_code, "no pages" in result.stderr) == (1, True)
    assert names(tmp_path) == ["index.html", "pagefind"]
    assert (tmp_path / "pagefind" / "pagefind.js").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("is_linked", [False, True])
def test_an_index_replaces_nothing_but_an_index(tmp_path: Path, is_linked: bool) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<!doctype html>", encoding="utf-8")
    own = tmp_path / "own" if is_linked else site / "pagefind"
    own.mkdir()
    (own / "notes.txt").write_text("mine", encoding="utf-8")
    if is_linked:
        (site / "pagefind").symlink_to(own)
    result = CliRunner().invoke(app, ["index", str(site)])
    assert (result.exit_code, result.stderr) == (
        2,
        f"playbook: {site / 'pagefind'}/ holds something else than a search index; "
        "move it elsewhere first.\n",
    )
    assert texts(own) == {"notes.txt": "mine"}
