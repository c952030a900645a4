"""Which regular expressions does our own code have, and how is each used?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "docs" / "assets" / "js"

_ONCE = {"match", "fullmatch"}
_USES = _ONCE | {"search", "sub", "subn", "split", "findall", "finditer"}


@dataclass(frozen=True)
class Regex:
    """A regular expression, as Python writes it."""

    where: str
    source: str
    flags: int = 0
    begins: bool = False
    """Whether it is tried at one place only."""
    ends: bool = False
    """Whether what it matches must be the whole text."""


@dataclass(frozen=True)
class Unknown:
    """A regular expression that is put together from what a caller gives."""

    where: str
    written: str


def python_regexes() -> Iterator[Regex | Unknown]:
    """Yield every regular expression of `macros`."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in (ROOT / "macros").rglob("*.py")}
    uses = _uses(trees.values())
    for path, tree in sorted(trees.items()):
        for call, name in _calls(tree):
            yield _regex(path, call, uses.get(name, _USES) if name else {_method(call)})


def _calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    """Yield every call of the module `re` with an expression, and the name of what it compiles."""
    names = {
        node.value: node.targets[0].id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _method(node) in _USES | {"compile"}:
            called = node.func
            if isinstance(called, ast.Attribute) and ast.unparse(called.value) == "re":
                yield node, names.get(node, "") or "?" * (_method(node) == "compile")


def _method(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _uses(trees: Any) -> dict[str, set[str]]:
    """Return for each name what is done with it anywhere, of what a pattern can do."""
    uses: dict[str, set[str]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _USES:
                uses.setdefault(ast.unparse(node.value).rpartition(".")[2], set()).add(node.attr)
    return uses


def _regex(path: Path, call: ast.Call, uses: set[str]) -> Regex | Unknown:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    where, written = f"{name}:{call.lineno}", ast.unparse(call.args[0])
    most = {"sub": 3, "subn": 3, "compile": 1}.get(_method(call), 2)
    flags = [*call.args[most:], *(word.value for word in call.keywords if word.arg == "flags")]
    known = vars(import_module(name))
    try:
        values = [eval(ast.unparse(one), known) for one in (call.args[0], *flags)]  # noqa: S307
    except NameError:
        return Unknown(name, written)
    source = values[0].decode("latin-1") if isinstance(values[0], bytes) else values[0]
    return Regex(where, source, sum(values[1:]), uses <= _ONCE, uses <= {"fullmatch"})


_SCRIPT = re.compile(
    r"/\*[\s\S]*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`"
    r"|/(?P<source>(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\[\n])+)/(?P<flags>[a-z]*)"
)
"""Comments and texts of a script, and what may be a regular expression."""

_BEFORE = re.compile(r"(?:[(,=:\[!&|?;{]|=>|\breturn)\s*\Z")
"""What stands before a slash that begins a regular expression, and does not divide."""

_PART = re.compile(
    r"\[(?P<set>(?:\\.|[^\]\\])*)\]|\\[pu]\{[\w=]+\}|\\.|(?P<name>\(\?<)(?![=!])|(?P<end>\$)"
)
_KINDS = {
    r"\p{L}": r"a-zA-Z\u00c0-\u024f\u4e00",
    r"\p{Ll}": r"a-z\u00df-\u00ff",
    r"\p{M}": r"\u0300-\u036f",
    r"\p{N}": "0-9",
    r"\p{Script=Cherokee}": r"\u13a0-\u13f5",
    r"\p{Cc}": r"\x00-\x1f\x7f",
    r"\p{Surrogate}": r"\ud800-\udfff",
    r"\u{10ffff}": r"\U0010ffff",
}


def script_regexes() -> Iterator[Regex]:
    """Yield every regular expression that our scripts write between slashes."""
    for path in scripts():
        text = path.read_text("utf-8")
        for match in _SCRIPT.finditer(text):
            before = text[max(0, match.start() - 20) : match.start()]
            if match["source"] is not None and _BEFORE.search(before):
                line = text.count("\n", 0, match.start()) + 1
                where = f"{path.relative_to(SCRIPTS).as_posix()}:{line}"
                yield Regex(where, *as_python(match["source"], match["flags"]))


def scripts() -> list[Path]:
    """Return the scripts that are our own."""
    return [path for path in sorted(SCRIPTS.rglob("*.js")) if "vendor" not in path.parts]


def as_python(source: str, letters: str) -> tuple[str, int]:
    """Write a browser's regular expression and its flags as Python's."""
    kinds = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL}
    end = "$" if "m" in letters else r"\Z"

    def part(found: re.Match[str]) -> str:
        if found["set"] is not None:
            inner = found["set"].replace("[", r"\[")
            for theirs, ours in _KINDS.items():
                inner = inner.replace(theirs, ours)
            return f"[{inner}]"
        if found["name"]:
            return "(?P<"
        kind = _KINDS.get(found[0])
        return end if found["end"] else f"[{kind}]" if kind else found[0]

    flags = sum(kinds.get(letter, re.NOFLAG) for letter in letters) | re.ASCII
    return _PART.sub(part, source), flags
