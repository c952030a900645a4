"""Do the form's boxes fall into the entries that the terminal reads?"""

from __future__ import annotations

import random

from playwright.sync_api import Page

from macros.content.loader import visible
from macros.text.plain import blanks_of_one_kind, lines_in

from ...helpers.texts import awkward
from ...helpers.twins import differences
from ...text.test_plain import BOXES
from ..modules import run

SEED = 19
PIECES = (
    *(
        "- ",
        "* ",
        "+ ",
        "\u2022",
        "\u2022 ",
        "\u2013 ",
        "1. ",
        "12) ",
        "- [ ] ",
        "[x] ",
        "# ",
        "## ",
    ),
    *("\n", "\n", "\n", "\n\n", "\n  ", "\n    - ", "\t", " ", "\u00a0", "\u200b", "\ufeff", "---"),
    *(
        "word",
        "Two words",
        "a:",
        "End.",
        "12",
        "\u201csmart\u201d",
        "\u59cb\u3081\u305f\u3002",
        "*b* ",
    ),
)


def boxes(count: int) -> list[str]:
    """Return lists as people write them into a box, and texts that look like some."""
    chance = random.Random(SEED)  # noqa: S311 - for cases, not for secrets
    made = ["".join(chance.choices(PIECES, k=chance.randint(1, 16))) for _ in range(count)]
    return [*(case["given"] for case in BOXES), *made, *map(visible, awkward(SEED, 1000))]


def test_boxes(page: Page) -> None:
    given = boxes(6000)
    code = """const { blanksOfOneKind, linesIn } = await load("ground/lines");
    return argument.map((text) => [linesIn(text), blanksOfOneKind(text)]);"""
    expected = [[lines_in(text), blanks_of_one_kind(text)] for text in given]
    assert differences(given, run(page, code, given), expected) == []
