"""What must a page contain that is shown at any address, while the site's own is unknown?

A host answers with the 404 page at every depth, so no relative URL from that page to a style
sheet or a script holds. Both are inside it, and that page's policy allows them by their hashes.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from ..browser.bundle import style

_SHEET = "assets/css/anywhere.css"
"""Imports the sheets that such a page needs; none of them loads a file."""

_SCRIPTS = ("scheme", "anywhere")


def inside(docs: Path) -> dict[str, str]:
    """Return the style, the script and the icon, and the hashes by which a policy allows them.

    Nothing where the docs folder holds no such page's files, as under a frame of somebody's own.
    """
    assets = docs / "assets"
    if not (docs / _SHEET).is_file():
        return {}
    css = style(docs, _SHEET)
    script = _joined(assets / "js" / "frame", _SCRIPTS)
    icon = b64encode((assets / "img" / "mark.svg").read_bytes()).decode()
    return {
        "style": css,
        "style_hash": _hash(css),
        "script": script,
        "script_hash": _hash(script),
        "icon": f"data:image/svg+xml;base64,{icon}",
    }


def _joined(folder: Path, names: tuple[str, ...]) -> str:
    return "\n".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
