"""What does a page carry inside that is shown at any address, where the site's own is not known?

A host answers with the 404 page at every depth, so no way from that page to a style sheet or a
script holds. Both stand inside it, and the policy of that page allows them by their hashes.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from ..browser.bundle import without_comments

_SHEETS = ("tokens", "base", "frame", "heads", "search", "anywhere")
"""The sheets of `assets/css/` that such a page needs; none of them loads a file."""

_SCRIPTS = ("scheme", "anywhere")


def inside(docs: Path) -> dict[str, str]:
    """Return the style, the script and the icon, and the hashes by which a policy allows them.

    Nothing where the docs folder holds no such page's files, as under a frame of somebody's own.
    """
    assets = docs / "assets"
    if not (assets / "css" / "anywhere.css").is_file():
        return {}
    style = without_comments(_joined(assets / "css", _SHEETS, "css"))
    script = _joined(assets / "js" / "frame", _SCRIPTS, "js")
    icon = b64encode((assets / "img" / "mark.svg").read_bytes()).decode()
    return {
        "style": style,
        "style_hash": _hash(style),
        "script": script,
        "script_hash": _hash(script),
        "icon": f"data:image/svg+xml;base64,{icon}",
    }


def _joined(folder: Path, names: tuple[str, ...], ending: str) -> str:
    return "\n".join((folder / f"{name}.{ending}").read_text(encoding="utf-8") for name in names)


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
