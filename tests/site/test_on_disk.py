"""Pages as files, for site generators that know no hooks."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from macros.cli import app, building
from macros.content.opened import current_playbook
from macros.pages.menu import masthead, tools
from macros.pages.render import page_sources
from macros.site import on_disk
from macros.site.on_disk import write_pages
from macros.work.settings import CONTENT

from ..helpers.rendered import CASES, content_of

FULL = content_of(CASES / "rendered" / "full")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "docs" / "about").mkdir(parents=True)
    (tmp_path / "docs" / "index.md").write_text("{{ home() }}\n", encoding="utf-8")
    (tmp_path / "docs" / "about" / "index.md").write_text("# About\n", encoding="utf-8")
    return tmp_path


def test_pages_and_configuration_are_written(project: Path) -> None:
    config = write_pages(FULL, project / "out", project=project)
    assert config == project / "out" / "mkdocs.yml"
    written = {
        path.relative_to(project / "out" / "docs").as_posix(): path.read_text(encoding="utf-8")
        for path in (project / "out" / "docs").rglob("*.md")
    }
    assert written == {
        **page_sources(FULL),
        "index.md": "{{ home() }}\n",
        "about/index.md": "# About\n",
    }
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    nav = settings.pop("nav")
    assert settings == {
        "INHERIT": "../mkdocs.yml",
        "site_name": "Full",
        "site_url": None,
        "docs_dir": "docs",
        "site_dir": "site",
        "hooks": [],
        "theme": {"custom_dir": "../overrides"},
        "extra": {
            "edition": {
                "name": "1",
                "released": "2026-11-24",
                "organisation": {"name": "An organisation", "url": "https://example.org/"},
                "takes_mail": False,
            },
            "anywhere": {},
            "imports": {},
            "masthead": masthead(),
            "tools": [asdict(tool) for tool in tools()],
            "styles": [],
            "scripts": [],
            "is_preview": False,
            "repo_host": "",
            "edit": "",
        },
    }
    assert nav[-1] == {"About": ["about/index.md"]}


def test_writing_again_leaves_nothing_of_before(project: Path) -> None:
    write_pages(FULL, project / "out", project=project)
    (project / "out" / "docs" / "gone.md").write_text("# Gone\n", encoding="utf-8")
    write_pages(FULL, project / "out", project=project)
    assert not (project / "out" / "docs" / "gone.md").exists()


def test_a_folder_of_something_else_is_left_alone(project: Path) -> None:
    (project / "mine").mkdir()
    (project / "mine" / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(
        FileExistsError, match="holds something else than pages; name an empty folder"
    ):
        write_pages(FULL, project / "mine", project=project)
    assert [path.name for path in (project / "mine").iterdir()] == ["letter.txt"]


def test_a_project_is_no_folder_of_an_earlier_call(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: Mine\n", encoding="utf-8")
    with pytest.raises(
        FileExistsError, match="holds something else than pages; name an empty folder"
    ):
        write_pages(FULL, project, project=project)
    assert (project / "docs" / "about" / "index.md").exists()


def test_pages_are_not_written_among_those_that_are_copied(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileExistsError, match="which is copied; name another folder"):
        write_pages(FULL, project / "docs" / "out", project=project)
    assert not (project / "docs" / "out").exists()
    monkeypatch.chdir(project / "docs")
    with pytest.raises(FileExistsError, match="which is copied; name another folder"):
        write_pages(FULL, Path("out"), project=project)


def test_the_command_to_go_on_with_can_be_pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    folder = Path("two words")
    monkeypatch.setattr(building, "say", told.append)
    monkeypatch.setattr(building, "current_playbook", lambda: FULL)
    monkeypatch.setattr(on_disk, "write_pages", lambda _, where, **__: where / "mkdocs.yml")
    building.pages(folder)
    assert told == ["Build the site with: zensical build --config-file 'two words/mkdocs.yml'"]


def test_the_command_names_the_problems_of_the_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CONTENT.name, str(tmp_path / "nothing"))
    current_playbook.cache_clear()
    result = CliRunner().invoke(app, ["pages", str(tmp_path / "out")])
    assert result.exit_code == 1
    assert "no-content-root" in result.stderr
    assert not (tmp_path / "out").exists()
