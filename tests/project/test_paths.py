"""Does every file exist that the docs and the code's own words name?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..helpers.building import PROJECT

PATH = re.compile(r"\b(?:docs|macros|overrides|playbook|requirements|schema|tests)/[\w./-]*\w")
"""A path of the repository, from its root on."""
ROOM = re.compile(r"`((?:[a-z_]+/)+(?:[a-z_]+\.(?:py|json|yml|md\.j2))?)`")
"""A path inside the package, as the page on the architecture writes it."""


def texts() -> Iterator[tuple[Path, str]]:
    written = [*PROJECT.glob("*.md"), *(PROJECT / "docs" / "about").rglob("*.md")]
    code = [
        *(PROJECT / "macros").rglob("*.py"),
        *(PROJECT / "docs" / "assets" / "js").rglob("*.js"),
    ]
    for path in sorted([*written, *code]):
        yield path.relative_to(PROJECT), path.read_text(encoding="utf-8")


def test_every_path_that_is_named_exists() -> None:
    named = {(path, name) for path, text in texts() for name in PATH.findall(text)}
    gone = {(str(path), name) for path, name in named if not (PROJECT / name).exists()}
    assert gone == set()
    assert len(named) > 50


def test_every_path_of_the_package_exists_that_the_architecture_names() -> None:
    text = (PROJECT / "docs" / "about" / "architecture" / "index.md").read_text(encoding="utf-8")
    found = set(ROOM.findall(text))
    roots = (PROJECT, PROJECT / "macros", PROJECT / "docs" / "assets" / "js")
    gone = {name for name in found if not any((root / name).exists() for root in roots)}
    assert gone == set()
    assert len(found) > 20
