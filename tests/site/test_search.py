"""The search index of a built site."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.site import search
from macros.site.search import build_index, parts
from macros.site.search.parts import parts_of
from macros.work.cache import digest
from macros.work.settings import CACHE

pytestmark = pytest.mark.slow

PAGE = '<!doctype html><html lang="en"><title>T</title><body><main data-pagefind-body>{}</main>'
COUNT = 24
"""As many cases have four indexes here."""


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where parts of the index are kept; there are several as soon as names are long together."""
    monkeypatch.setenv(CACHE.name, str(tmp_path / "shelf"))
    monkeypatch.setattr(parts, "ROOM", 70)
    return tmp_path / "shelf" / "search"


@pytest.fixture
def indexed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the indexes that Pagefind has made; a test empties it between two of them."""
    made: list[str] = []
    run = search._run

    def noting(site: Path, output: Path, glob: str) -> None:
        made.append(output.name)
        run(site, output, glob)

    monkeypatch.setattr(search, "_run", noting)
    return made


def site_of(folder: Path, count: int) -> Path:
    """Write a site with a home page and as many cases."""
    for number in range(count):
        write(folder / "cases" / f"case-{number}" / "index.html", f"Case number{number}")
    return write(folder / "index.html", "Home").parent


def write(page: Path, words: str) -> Path:
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(PAGE.format(f"<h1>{words}</h1>"), encoding="utf-8")
    return page


def files_of(site: Path) -> dict[str, bytes]:
    """Return the files of a site's index by their paths."""
    output = site / "pagefind"
    files = (file for file in output.rglob("*") if file.is_file())
    return {str(file.relative_to(output)): file.read_bytes() for file in files}


def test_index_is_written_beside_the_pages(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE.format("<h1>Words</h1>"), encoding="utf-8")
    result = CliRunner().invoke(app, ["index", str(tmp_path)])
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "pagefind" / "pagefind.js").is_file()
    assert (tmp_path / "pagefind" / "pagefind-entry.json").is_file()
    assert (tmp_path / "pagefind" / "parts.json").read_text() == "[]"


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["index", str(tmp_path / "nothing")])
    assert result.exit_code == 1
    assert result.stderr.startswith("playbook: ")
    assert str(tmp_path / "nothing") in result.stderr
    assert "Traceback" not in result.stderr
    assert not (tmp_path / "nothing").exists()


def test_few_pages_have_one_index(tmp_path: Path, kept: Path) -> None:
    (part,) = parts_of(site_of(tmp_path / "site", 4))
    assert [str(page) for page in part.pages] == [
        *(f"cases/case-{number}/index.html" for number in range(4)),
        "index.html",
    ]


def test_many_pages_are_dealt_out_and_keep_their_parts(tmp_path: Path, kept: Path) -> None:
    site = site_of(tmp_path / "site", COUNT)
    first, *others = parts_of(site)
    assert [str(page) for page in first.pages] == ["index.html"]
    assert [part.name for part in others] == [f"cases-{number}" for number in (1, 2, 3, 4)]
    dealt = [page for part in others for page in part.pages]
    assert len(dealt) == len(set(dealt)) == COUNT
    (site / "cases" / "case-0" / "index.html").unlink()
    fewer = {part.name: set(part.pages) for part in parts_of(site)[1:]}
    assert all(fewer[part.name] <= set(part.pages) for part in others)


def test_every_page_is_in_an_index_the_own_page_of_a_section_too(
    tmp_path: Path, kept: Path
) -> None:
    site = site_of(tmp_path / "site", COUNT)
    write(site / "cases" / "index.html", "All stories")
    write(site / "cases" / "about.html", "About the stories")
    build_index(site)
    counts = [
        sum(
            language["page_count"]
            for language in json.loads(entry.read_text())["languages"].values()
        )
        for entry in (site / "pagefind").rglob("pagefind-entry.json")
    ]
    assert (len(counts), sum(counts)) == (5, COUNT + 3)


def test_what_has_not_changed_is_not_indexed_again(
    tmp_path: Path, kept: Path, indexed: list[str]
) -> None:
    site = site_of(tmp_path / "site", COUNT)
    build_index(site)
    assert sorted(indexed) == [*(f"cases-{number}" for number in (1, 2, 3, 4)), "pagefind"]
    before = files_of(site)
    indexed.clear()
    build_index(site)
    assert indexed == ["pagefind"]
    assert files_of(site) == before
    indexed.clear()
    write(site / "cases" / "case-7" / "index.html", "Another story")
    build_index(site)
    (changed,) = set(indexed) - {"pagefind"}
    again = files_of(site)
    assert {name.partition("/")[0] for name in again if again[name] != before.get(name)} <= {
        changed,
        *("fragment", "index", "parts.json"),
    }
    assert len(list(kept.iterdir())) == 4


def test_nothing_is_kept_of_parts_that_are_no_more(tmp_path: Path, kept: Path) -> None:
    build_index(site_of(tmp_path / "site", COUNT))
    assert len(list(kept.iterdir())) == 4
    build_index(site_of(tmp_path / "smaller", 4))
    assert list(kept.iterdir()) == []


def cut_off(part: Path) -> None:
    part.write_bytes(part.read_bytes()[:500])


def changed(part: Path) -> None:
    whole = part.read_bytes()
    part.write_bytes(whole[:600] + b"~" + whole[601:])


def no_archive(part: Path) -> None:
    """Hold, under a true check, what no index is packed in."""
    part.write_bytes(digest(b"nothing").encode() + b"nothing")


def a_folder(part: Path) -> None:
    part.unlink()
    (part / "inside").mkdir(parents=True)


@pytest.mark.parametrize("damage", [cut_off, changed, no_archive, a_folder, Path.unlink])
def test_a_damaged_part_is_indexed_again(
    tmp_path: Path, kept: Path, indexed: list[str], damage: Callable[[Path], None]
) -> None:
    site = site_of(tmp_path / "site", COUNT)
    build_index(site)
    before = files_of(site)
    for part in list(kept.iterdir()):
        damage(part)
    indexed.clear()
    build_index(site)
    assert len(indexed) == 5
    assert files_of(site) == before


def test_parts_are_made_where_nothing_can_be_kept(tmp_path: Path, kept: Path) -> None:
    kept.parent.write_text("a file stands where the folder should", encoding="utf-8")
    site = site_of(tmp_path / "site", COUNT)
    build_index(site)
    with_parts = files_of(site)
    kept.parent.unlink()
    shutil.rmtree(site / "pagefind")
    build_index(site)
    assert files_of(site) == with_parts
