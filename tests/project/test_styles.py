"""Do our style sheets keep to their layers, and to the four widths that divide the screens?"""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path

from macros.browser.bundle import style

from ..helpers.building import PROJECT

DOCS = PROJECT / "docs"
SHEETS = DOCS / "assets" / "css"
LAYERS = ("tokens", "base", "frame", "components", "tools", "pages", "print")
ENTRIES = {"playbook.css", "anywhere.css"}
"""The sheets that import others: of the site, and of the page that is shown at any address."""

ON_THEIR_OWN = {"pages/anywhere.css"}
"""Sheets that only the second of them imports."""

WIDTHS = {"30rem", "40rem", "54rem", "76rem"}
HEIGHTS = {"30rem"}

_LAYERED = re.compile(r'^@import "([^"]+)" layer\(([a-z]+)\);$', re.MULTILINE)
_ASKED = re.compile(r"@media ([^{]+)\{|matchMedia\(([^)]*\)*)")
_SIZE = re.compile(r"\((?:(?:min|max)-)?(width|height)(?: ?[<>=:]+ ?)([^)]+)\)")


def test_every_sheet_is_in_the_layer_of_its_folder() -> None:
    layered = _LAYERED.findall((SHEETS / "playbook.css").read_text(encoding="utf-8"))
    there = {path.relative_to(SHEETS).as_posix() for path in SHEETS.rglob("*.css")}
    assert dict(layered) == {
        name: name.partition("/")[0].removesuffix(".css") for name in there - ENTRIES - ON_THEIR_OWN
    }
    assert len(layered) == len(dict(layered))
    assert [layer for _, layer in layered] == sorted(
        (layer for _, layer in layered), key=LAYERS.index
    )


def test_the_page_for_any_address_has_its_sheets_in_the_same_layers() -> None:
    layered = _LAYERED.findall((SHEETS / "anywhere.css").read_text(encoding="utf-8"))
    assert layered == [(name, name.partition("/")[0].removesuffix(".css")) for name, _ in layered]
    assert {name for name, _ in layered} >= ON_THEIR_OWN


def test_the_joined_sheet_names_its_layers_first_and_files_that_are_there() -> None:
    for name in ENTRIES:
        joined = style(DOCS, f"assets/css/{name}")
        named = re.match(r"@layer ([a-z, ]+);\n", joined)
        assert named
        order = named[1].split(", ")
        assert order == [layer for layer in LAYERS if layer in order]
        assert "@import" not in joined
        assert set(re.findall(r"@layer (\w+) \{", joined)) == set(order)
        files = re.findall(r'url\("([^"]+)"\)', joined)
        assert [file for file in files if not (SHEETS / file).is_file()] == []
        assert (len(files) == 0) == (name == "anywhere.css")  # it could not say where from


def test_four_widths_divide_the_screens() -> None:
    asked = {path: _sizes(path) for path in chain(SHEETS.rglob("*.css"), _own_scripts())}
    strays = {
        path.relative_to(DOCS).as_posix(): stray
        for path, sizes in asked.items()
        if (stray := sizes - {("width", at) for at in WIDTHS} - {("height", at) for at in HEIGHTS})
    }
    assert strays == {}
    used = set().union(*asked.values())
    assert used == {("width", at) for at in WIDTHS} | {("height", at) for at in HEIGHTS}


def test_the_four_widths_are_explained() -> None:
    head = (SHEETS / "playbook.css").read_text(encoding="utf-8").partition("*/")[0]
    assert set(re.findall(r"^   - ([0-9.]+rem):", head, re.MULTILINE)) == WIDTHS


def _sizes(path: Path) -> set[tuple[str, str]]:
    """Return the sizes of the screen that a sheet or a script asks about."""
    queries = ["".join(found) for found in _ASKED.findall(path.read_text(encoding="utf-8"))]
    unread = {
        ("unread", query) for query in queries if re.search("width|height", _SIZE.sub("", query))
    }
    return unread | {size for query in queries for size in _SIZE.findall(query)}


def _own_scripts() -> list[Path]:
    scripts = (DOCS / "assets" / "js").rglob("*.js")
    return [path for path in scripts if "vendor" not in path.parts]
