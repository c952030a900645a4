"""The search index of a built site."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from macros.cli import app

PAGE = '<!doctype html><html lang="en"><title>T</title><body><main data-pagefind-body>{}</main>'


def test_index_is_written_beside_the_pages(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format("<h1>Words</h1>"), encoding="utf-8")
    result = CliRunner().invoke(app, ["index", str(tmp_path)])
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "pagefind" / "pagefind.js").is_file()
    assert (tmp_path / "pagefind" / "pagefind-entry.json").is_file()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["index", str(tmp_path / "nothing")])
    assert result.exit_code == 1
    assert result.stderr.startswith("playbook: ")
    assert str(tmp_path / "nothing") in result.stderr
    assert "Traceback" not in result.stderr
