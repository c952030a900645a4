"""How is a document typeset? By Typst, in a process of its own: `typesetting.py FOLDER`.

Typst works with threads that a copy of a process would lack, and a build makes copies of itself;
so this file imports nothing of the package and is run by its path. It sets each `<name>.json` of
the folder as `<name>.pdf`.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

HERE = Path(__file__).parent
TEMPLATE = HERE / "book.typ"
FONTS = HERE / "fonts"


def set_in_type(data: str) -> bytes:
    """Set a document, accessible by the standard PDF/UA-1 where every letter has a typeface."""
    try:
        return _typst(data, "ua-1")
    except typst.TypstError:
        return _typst(data)


def _typst(data: str, *standards: typst.PDFStandard) -> bytes:
    year, month, day = json.loads(data)["date"]
    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        font_paths=_fonts(),
        sys_inputs={"data": data},
        timestamp=datetime(year, month, day, tzinfo=UTC),
        pdf_standards=list(standards),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]
    )


if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        content = set_in_type(path.read_text(encoding="utf-8"))
        path.with_suffix(".pdf").write_bytes(content)
