"""What does a page load besides its text? One style sheet, one script, and its tool's modules.

The parts are a file a component. On a slow line each file costs a round trip, so what
every page loads becomes one sheet and one script, and a page names the modules that its tool will
import, however deep. Nothing here knows the site generator.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_STYLES, _SCRIPTS = "assets/css/", "assets/js/frame/"
SHEET, SCRIPT = f"{_STYLES}all.css", f"{_SCRIPTS}all.js"
"""The joined files. A script stands where its parts do, and what they refer to is found from there;
what a part of the sheet refers to is named anew from here."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\n\s*")
_SHEET_IMPORT = re.compile(r'@import "([^"]+)"(?: layer\(([\w-]+)\))?;')
_FILE = re.compile(r"""(?<=url\()(["']?)(\.{1,2}/[^"')]+)""")
_MODULE = re.compile(r"^(?:import|export)\b(?!\.)", re.MULTILINE)
_IMPORT = re.compile(
    r"""^(?:import|export)\b(?:[^;"']*\bfrom)?\s*["'](\.{1,2}/[^"']+)["']""", re.MULTILINE
)


@dataclass(frozen=True)
class Bundle:
    """The files that every page names, and those of them that are made by joining others."""

    names: tuple[str, ...]
    files: Mapping[str, bytes]


def styles(docs: Path, names: Sequence[str]) -> Bundle:
    """Join the sheets of our folder, in their order; a host's own sheets elsewhere follow."""
    parts = {name: style(docs, name) for name in _parts(docs, names, _STYLES)}
    return _joined(names, parts, SHEET, "".join(parts.values()))


def style(docs: Path, name: str) -> str:
    """Return a sheet of our folder as the joined one holds it: what it imports stands in its place.

    An import that names a layer becomes a block of that layer, as an import left in the built site
    would cost a round trip for each file.
    """
    text = _COMMENT.sub("", (docs / name).read_text(encoding="utf-8"))
    folder = posixpath.dirname(name)

    def imported(found: re.Match[str]) -> str:
        below = style(docs, posixpath.normpath(posixpath.join(folder, found[1])))
        return f"@layer {found[2]} {{\n{below}}}" if found[2] else below

    def moved(found: re.Match[str]) -> str:
        target = posixpath.relpath(posixpath.join(folder, found[2]), posixpath.dirname(SHEET))
        return found[1] + target

    # A sheet that is imported has its own addresses moved already.
    text = _SHEET_IMPORT.sub(imported, _FILE.sub(moved, text))
    return _BLANK.sub("\n", text).strip() + "\n"


def scripts(docs: Path, names: Sequence[str]) -> Bundle:
    """Join the scripts of our folder that import and export nothing; each keeps its own names."""
    parts = {
        name: text
        for name, text in _parts(docs, names, _SCRIPTS).items()
        if not _MODULE.search(text)
    }
    return _joined(names, parts, SCRIPT, "".join(f"{{\n{text}}}\n" for text in parts.values()))


def imports(docs: Path) -> dict[str, list[str]]:
    """Return, for every script that imports others, all that it will load, the nearest first."""
    direct = direct_imports(docs)
    return {name: _all_below(name, direct) for name, needed in direct.items() if needed}


def direct_imports(docs: Path) -> dict[str, list[str]]:
    """Return, for every script, what it names in its imports, in their order."""
    return {
        path.relative_to(docs).as_posix(): _imported(docs, path)
        for path in sorted((docs / "assets" / "js").rglob("*.js"))
    }


def _imported(docs: Path, script: Path) -> list[str]:
    folder = script.parent.relative_to(docs).as_posix()
    found = _IMPORT.findall(script.read_text(encoding="utf-8"))
    return [posixpath.normpath(posixpath.join(folder, url)) for url in dict.fromkeys(found)]


def _all_below(script: str, direct: Mapping[str, Sequence[str]]) -> list[str]:
    found = dict.fromkeys(direct[script])
    waiting = list(found)
    while waiting:
        further = [name for name in direct.get(waiting.pop(0), ()) if name not in {script, *found}]
        found.update(dict.fromkeys(further))
        waiting.extend(further)
    return list(found)


def _parts(docs: Path, names: Sequence[str], folder: str) -> dict[str, str]:
    return {
        name: (docs / name).read_text(encoding="utf-8")
        for name in names
        if name.startswith(folder) and (docs / name).is_file()
    }


def _joined(names: Sequence[str], parts: Mapping[str, str], whole: str, text: str) -> Bundle:
    if not parts:
        return Bundle(tuple(names), {})
    others = (name for name in names if name not in parts)
    return Bundle((whole, *others), {whole: text.encode()})
