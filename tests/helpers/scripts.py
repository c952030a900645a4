"""Which of our scripts imports which, and does each import only what is below it?"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from macros.browser.bundle import direct_imports

SCRIPTS = "assets/js/"
GENERATED = {"pagefind.js"}
"""What the build writes beside the search index; it imports none of our scripts."""

_TOOLS = (
    "checklists", "comparison", "diagnose", "pilot", "portfolio", "retrospective", "start",
    "templates",
)  # fmt: skip
_SHARED = {"controls", "documents", "ground", "kept", "rules", "vendor"}
BELOW: Mapping[str, set[str]] = {
    "ground": set(),
    "rules": {"ground", "vendor"},
    "kept": {"ground", "rules"},
    "documents": {"ground", "rules", "vendor"},
    "controls": {"ground", "kept", "rules"},
    "frame": {"ground"},
    "vendor": set(),
    **dict.fromkeys(_TOOLS, _SHARED),
}
"""The rooms that each room may import, beside itself."""

_COMMENT = re.compile(r"/\*\*.*?\*/|^ *\*(?= |/|$).*$|^ */[/*].*$", re.MULTILINE)
"""A comment as the formatter lays it out; types that one imports load nothing."""

_LATER = re.compile(r"""\bimport\((?:new URL\()?\s*["']([^"']+)["']""")
_ANY_LATER = re.compile(r"\bimport\(")
_PAGE = re.compile(r"\b(?:document|window|localStorage)\b")


def code_of(script: Path) -> str:
    """Return what a script says without its comments."""
    return _COMMENT.sub("", script.read_text(encoding="utf-8"))


def graph_of(docs: Path) -> dict[str, list[str]]:
    """Return, for every script by its path below our scripts, what it imports, also later on."""
    return {
        _short(name): [*map(_short, direct), *_imported_later(docs, name)]
        for name, direct in direct_imports(docs).items()
    }


def _short(name: str) -> str:
    return name.removeprefix(SCRIPTS)


def _imported_later(docs: Path, name: str) -> Iterator[str]:
    if _short(name).startswith("vendor/"):
        return
    code = code_of(docs / name)
    found = _LATER.findall(code)
    if len(found) != len(_ANY_LATER.findall(code)):
        yield "an address that nobody can read"
    for address in found:
        folder = posixpath.dirname(name) if address.startswith(".") else ""
        yield _short(posixpath.normpath(posixpath.join(folder, address)))


def upward(graph: Mapping[str, Sequence[str]]) -> list[str]:
    """Return every import, as `importer -> imported`, of a room that the importer's may not import.

    So is an import of a script that is not there.
    """
    return [
        f"{script} -> {name}"
        for script, imported in graph.items()
        for name in imported
        if name not in GENERATED and not (name in graph and _may(_room(script), _room(name)))
    ]


def _room(name: str) -> str:
    return name.split("/", 1)[0]


def _may(room: str, other: str) -> bool:
    return other in {room, *BELOW.get(room, ())} & BELOW.keys()


def circles(graph: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the scripts that import themselves by way of others."""
    return [script for script in graph if script in _below(script, graph)]


def _below(script: str, graph: Mapping[str, Sequence[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [*graph[script]]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(graph.get(name, ()))
    return found


def impure(docs: Path) -> list[str]:
    """Return what the rules name of the page or of the browser, as `script: name`."""
    return [
        f"{_short(script.relative_to(docs).as_posix())}: {name}"
        for script in sorted((docs / SCRIPTS / "rules").rglob("*.js"))
        for name in _PAGE.findall(code_of(script))
    ]
