"""A good build takes the old site's place; a failed one leaves it as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.site.replace import MARK
from macros.work.settings import CACHE


@pytest.fixture
def project(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one page, with the site of an earlier build."""
    monkeypatch.setenv(CACHE.name, str(tmp_path_factory.mktemp("cache")))
    tmp_path = tmp_path_factory.mktemp("project of one page")
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\ntheme: mkdocs\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# New\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    for name in (MARK, "old.html"):
        (tmp_path / "site" / name).write_text("old", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_good_build_replaces_the_site(project: Path) -> None:
    result = CliRunner().invoke(app, ["build"])
    assert (result.exit_code, result.stderr) == (0, "The site is in site/.\n")
    assert "<h1" in (project / "site" / "index.html").read_text(encoding="utf-8")
    assert not (project / "site" / "old.html").exists()
    assert entries(project) == ["docs", "mkdocs.yml", "site"]


def test_a_failed_build_leaves_the_site(project: Path) -> None:
    (project / "docs" / "index.md").write_text("[nowhere](nothing.md)\n", encoding="utf-8")
    result = CliRunner().invoke(app, ["build"])
    assert (result.exit_code, result.stderr) == (
        1,
        "playbook: the build failed; site/ is as it was.\n",
    )
    assert entries(project / "site") == [MARK, "old.html"]
    assert entries(project) == ["docs", "mkdocs.yml", "site"]


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("docs", "docs/ holds something else than a site; name an empty folder"),
        (".", "./ holds something else than a site; name an empty folder"),
        ("mkdocs.yml", "mkdocs.yml is a file; name a folder"),
    ],
)
def test_only_a_site_is_replaced(project: Path, place: str, why: str) -> None:
    result = CliRunner().invoke(app, ["build", place])
    assert (result.exit_code, result.stderr) == (2, f"playbook: {why}.\n")
    assert entries(project) == ["docs", "mkdocs.yml", "site"]
    assert entries(project / "docs") == ["index.md"]


@pytest.mark.parametrize(
    "page",
    [
        '{% extends "main.html" %}\n',
        '<!doctype html>\n<html lang="en">\n<p>Somebody else\'s site</p>\n',
    ],
)
def test_a_theme_and_the_site_of_another_project_are_not_replaced(project: Path, page: str) -> None:
    (project / "theirs").mkdir()
    for name in ("404.html", "sitemap.xml", "index.html"):
        (project / "theirs" / name).write_text(page, encoding="utf-8")
    result = CliRunner().invoke(app, ["build", "theirs"])
    assert (result.exit_code, result.stderr) == (
        2,
        "playbook: theirs/ holds something else than a site; name an empty folder.\n",
    )
    assert (project / "theirs" / "404.html").read_text(encoding="utf-8") == page


def entries(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
