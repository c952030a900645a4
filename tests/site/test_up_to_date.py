"""A site is built again unless it is certain that the same would come of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.site import up_to_date as unchanged
from macros.work.settings import CACHE, CONTENT, DOCUMENTS, KEPT
from macros.work.swap import Replacement

pytestmark = pytest.mark.slow

BUILT = "The site is in site/.\n"
UP_TO_DATE = "The site in site/ is up to date; --anew builds it again.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page with a content root beside it, built once."""
    project, content = tmp_path / "project", tmp_path / "content"
    (project / "docs").mkdir(parents=True)
    (project / "mkdocs.yml").write_text("site_name: Small\ntheme: mkdocs\n", encoding="utf-8")
    (project / "docs" / "index.md").write_text("# New\n", encoding="utf-8")
    content.mkdir()
    (content / "playbook.yml").write_text("title: Small\n", encoding="utf-8")
    (tmp_path / "cache").mkdir()
    monkeypatch.setenv(CONTENT.name, str(content))
    monkeypatch.setenv(CACHE.name, str(tmp_path / "cache"))
    monkeypatch.chdir(project)
    assert build() == BUILT
    return project


def build(*options: str) -> str:
    result = CliRunner().invoke(app, ["build", *options])
    assert result.exit_code == 0
    return result.stderr


def the_record(project: Path) -> Path:
    """Return the file that says how the site was built."""
    (record,) = (project.parent / "cache" / "sites").iterdir()
    return record


def test_what_has_not_changed_is_not_built_again(project: Path) -> None:
    page = project / "site" / "index.html"
    before = page.stat().st_mtime_ns
    assert build() == UP_TO_DATE
    assert page.stat().st_mtime_ns == before
    assert build("--anew") == BUILT
    assert page.stat().st_mtime_ns > before


def _write(name: str, text: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    def write(project: Path, _: pytest.MonkeyPatch) -> None:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def _remove(name: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    return lambda project, _: (project / name).unlink()


def _set(name: str, value: str) -> Callable[[Path, pytest.MonkeyPatch], None]:
    return lambda _, monkeypatch: monkeypatch.setenv(name, value)


def _touch(project: Path, _: pytest.MonkeyPatch) -> None:
    (project / "site" / "index.html").touch()


def _empty_folder(project: Path, _: pytest.MonkeyPatch) -> None:
    (project / "site" / "more").mkdir()


def _cut_off(project: Path, _: pytest.MonkeyPatch) -> None:
    record = the_record(project)
    record.write_bytes(record.read_bytes()[:-5])


def _something_else(project: Path, _: pytest.MonkeyPatch) -> None:
    the_record(project).write_bytes(b"\0\0\0")


def _no_record(project: Path, _: pytest.MonkeyPatch) -> None:
    the_record(project).unlink()


def _another_day(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: object = None) -> Tomorrow:  # noqa: ARG003
            return cls(2222, 2, 22, tzinfo=UTC)

    monkeypatch.setattr(unchanged, "datetime", Tomorrow)


def _another_package(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.parent / "more" / "package-2.0.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(project.parent / "more")])


def _another_root(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project.parent / "other").mkdir()
    (project.parent / "other" / "playbook.yml").write_text("title: Other\n", encoding="utf-8")
    monkeypatch.setenv(CONTENT.name, str(project.parent / "other"))


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(_write("docs/index.md", "# Changed\n"), id="page"),
        pytest.param(_write("docs/more.md", "# More\n"), id="one more page"),
        pytest.param(_write("mkdocs.yml", "site_name: Large\ntheme: mkdocs\n"), id="settings"),
        pytest.param(_write("../content/playbook.yml", "title: Large\n"), id="content"),
        pytest.param(_write("../content/terms/gate.yml", "id: gate\n"), id="one more item"),
        pytest.param(_remove("../content/playbook.yml"), id="one item less"),
        pytest.param(_another_root, id="another content root"),
        pytest.param(_set(DOCUMENTS.name, KEPT), id="environment"),
        pytest.param(_another_day, id="day"),
        pytest.param(_another_package, id="what is installed"),
        pytest.param(_write("site/index.html", "<h1>Edited</h1>"), id="site, a page edited"),
        pytest.param(_write("site/more.html", "<h1>More</h1>"), id="site, a page more"),
        pytest.param(_remove("site/index.html"), id="site, a page less"),
        pytest.param(_touch, id="site, a page touched"),
        pytest.param(_empty_folder, id="site, a folder more"),
        pytest.param(_write("docs/.well-known/security.txt", "Contact\n"), id="hidden page"),
        pytest.param(_cut_off, id="record cut off"),
        pytest.param(_something_else, id="record of something else"),
        pytest.param(_no_record, id="record gone"),
    ],
)
def test_what_has_changed_is_built_again(
    change: Callable[[Path, pytest.MonkeyPatch], None],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change(project, monkeypatch)
    assert build() == BUILT
    assert build() == UP_TO_DATE


def test_settings_from_elsewhere_are_never_taken_for_known(project: Path) -> None:
    (project.parent / "base.yml").write_text("site_name: Small\n", encoding="utf-8")
    settings = "INHERIT: ../base.yml\ntheme: mkdocs\n"
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert [build(), build()] == [BUILT, BUILT]


def test_a_linked_folder_is_never_taken_for_known(project: Path) -> None:
    (project.parent / "linked").mkdir()
    (project / "docs" / "linked").symlink_to(project.parent / "linked")
    assert [build(), build()] == [BUILT, BUILT]


def test_a_site_that_is_a_link_is_left_where_it_is(project: Path) -> None:
    (project / "site").rename(project / "real")
    (project / "site").symlink_to("real")
    assert [build("--anew"), build()] == [BUILT, UP_TO_DATE]
    assert (project / "site").is_symlink()
    assert (project / "real" / "index.html").exists()


def test_what_is_no_file_is_never_taken_for_known(project: Path) -> None:
    os.mkfifo(project / "docs" / "pipe")
    assert unchanged.Build.wanted(project / "site", []) != unchanged.Build.wanted(
        project / "site", []
    )


def test_short_cuts_in_the_project_are_no_part_of_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "short-cuts").mkdir()
    monkeypatch.setenv(CACHE.name, "short-cuts")
    assert [build(), build()] == [BUILT, UP_TO_DATE]


def test_another_site_is_built(project: Path) -> None:
    assert CliRunner().invoke(app, ["build", "other"]).stderr == "The site is in other/.\n"
    assert (project / "other" / "index.html").exists()


def test_what_another_writes_into_a_new_site_is_not_taken_for_built(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swap_and_spoil(replacement: Replacement) -> None:
        replaced(replacement)
        (replacement.place / "index.html").unlink()

    replaced = Replacement.swap
    with monkeypatch.context() as during:
        during.setattr(Replacement, "swap", swap_and_spoil)
        assert build("--anew") == BUILT
    assert build() == BUILT
    assert (project / "site" / "index.html").exists()


def test_a_failed_build_is_not_taken_for_a_good_one(project: Path) -> None:
    page = project / "docs" / "index.md"
    page.write_text("[nowhere](nothing.md)\n", encoding="utf-8")
    for _ in range(2):
        assert CliRunner().invoke(app, ["build"]).exit_code == 1
    page.write_text("# New\n", encoding="utf-8")
    assert build() == UP_TO_DATE


def test_a_folder_that_cannot_be_written_to_changes_nothing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.parent / "nowhere").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(CACHE.name, str(project.parent / "nowhere" / "cache"))
    assert [build(), build()] == [BUILT, BUILT]
