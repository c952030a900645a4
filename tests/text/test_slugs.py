"""Does a title suggest a fitting id, in the terminal as in the browser?"""

from __future__ import annotations

import pytest

from macros.text.slugs import slug

SUGGESTED = {
    "Invoice triage": "invoice-triage",
    "Größe & Maß: über 30 %": "grosse-mass-uber-30",
    "ØRSTED Łódź Ærø": "orsted-lodz-aero",
    "  --  ": "",
    "مرحبا": "",
    "../../etc/passwd": "etc-passwd",
    "word " * 30: "-".join(["word"] * 12),
    "x" * 100: "x" * 60,
}
"""Ids by the titles that suggest them."""


@pytest.mark.parametrize(("title", "own"), SUGGESTED.items())
def test_the_id_that_a_title_suggests(title: str, own: str) -> None:
    assert slug(title) == own
