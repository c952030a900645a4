"""Does the browser find in Markdown what the terminal finds?"""

from __future__ import annotations

import random
from typing import Any

from playwright.sync_api import Page

from macros.content.loader import visible
from macros.text.link import ProseLink
from macros.text.prose import constructs

from ...helpers.texts import awkward
from ...helpers.twins import differences
from ..modules import run

PIECES = (
    *("[a](step:decide)", "[a *b*](https://x.org)", "![i](https://x.org/i.png)", "<mailto:a@b.c>"),
    *("\n# A\n", "\nA\n===\n", "[a]( <x y> )", "[a](x 'y')", "<https://x.org>", "\n\n[r]: x\n\n"),
    *(
        "[a](",
        ")",
        "![i](",
        "<",
        ">",
        "`",
        "``",
        "\n",
        "\n\n",
        "# ",
        "## x\n",
        "---",
        "===",
        "    ",
    ),
    *(
        "* ",
        "1. ",
        "> ",
        "\\",
        "&amp;",
        "&#35;",
        "*",
        "_",
        "**",
        "[r]",
        "[r]: ",
        " ",
        "\t",
        "word ",
    ),
    *("step:decide", "step:", "https://", "http://x.org", "mailto:a@b.example", "HTTPS://X.org"),
    *("javascript:alert(1)", "//x.org", "ftp://x", "pattern:a-b", ' "title"', "<b>", "~~~\n", "|"),
    *("https://x.example/a_b", "\u00e9", "\U0001f642", "www.x.org", "a@b.example", "{", "[", "]"),
)
ADDRESSES = (
    *("https:", "http:", "HTTP:", "mailto:", "ftp:", "step:", "pattern:", "http-x:", "", "x:"),
    *("//", "/", "///", "\\", "a", "decide", "shadow-mode", "--", "X", "x.org", "[", "]", "[::1]"),
    *("[x]", "@", "a@b.example", ":", ":80", ":x", "?", "#", "?q=1", "#a", " ", "\u00e9", "%20"),
    *("\t", "\n", "\x01", "]", "\u2100", "\uff03", "\U0001f642", ".", "-"),
)


def strung(pieces: tuple[str, ...], count: int, most: int) -> list[str]:
    chance = random.Random(6)  # noqa: S311 - for cases, not for secrets
    return ["".join(chance.choices(pieces, k=chance.randint(1, most))) for _ in range(count)]


def test_links_headings_and_images(page: Page) -> None:
    texts = [*strung(PIECES, 3000, 9), *map(visible, awkward(6, 1000))]
    given = [[text, inline] for text in texts for inline in (True, False)]
    code = """const { constructs } = await load("rules/prose");
    return argument.map((given) => constructs(...given));"""
    expected = [
        [said_of(found) for found in constructs(str(text), inline=bool(inline))]
        for text, inline in given
    ]
    assert differences(given, run(page, code, given), expected) == []
    assert sum(map(bool, expected)) > 1000


def said_of(found: Any) -> dict[str, str]:
    """Return a construct as the browser has it."""
    return {"href": found.href} if isinstance(found, ProseLink) else {"construct": found.name}


def test_where_a_link_leads(page: Page) -> None:
    addresses = strung(ADDRESSES, 6000, 6)
    code = """const { isExternal, targetOf } = await load("rules/prose");
    return argument.map((href) => {
      const { kind, id } = targetOf(href) ?? {};
      return [kind ? [kind, id] : null, isExternal(href)];
    });"""
    links = map(ProseLink, addresses)
    expected = [[link.target and list(link.target), link.is_external] for link in links]
    assert differences(addresses, run(page, code, addresses), expected) == []
    assert {bool(target) for target, _ in expected} == {True, False}
    assert {external for _, external in expected} == {True, False}
