"""How is a stranger's text shown in Markdown on GitHub, so that it does nothing there?

As code: in code, GitHub links no names and no issues, and nothing is markup. In a sentence,
each sign is escaped, and a character of no width breaks up what GitHub would link. The workflow
that comments on pull requests loads this module, so it needs nothing that has to be installed.
Source: GitHub Flavored Markdown Spec, "Code spans" and "Tables".
"""

from __future__ import annotations

import re
from unicodedata import category

_MARKUP = re.compile(r"([\\`*_\[\]<>~&$])")
_LINKED = re.compile(r"[@#](?=\w)|https?:(?=//)|www(?=\.)|GH(?=-)", re.IGNORECASE)
"""What GitHub makes a mention, a reference or a link of, up to where it is broken up."""
_NO_WIDTH = "\u200b"
_COMMAND = "##["
"""How a command for GitHub's runner begins, wherever it is in a line."""


def code(text: str, *, in_table: bool = False) -> str:
    """Return text as code on one line; in a table its bars end no cell."""
    line = " ".join(_visible(text).split()).replace(_COMMAND, "# #[")
    if not line:
        return ""
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if line[0] == "`" or line[-1] == "`" else ""
    if in_table:
        line = line.replace("|", r"\|")
    return f"{fence}{pad}{line}{pad}{fence}"


def block(text: str) -> str:
    """Return a text of several lines as a block of code, whatever fences it holds."""
    lines = [_visible(line).replace(_COMMAND, "# #[") for line in re.split(r"\r\n|\r|\n", text)]
    longest = max(map(len, re.findall("`+", text)), default=0)
    fence = "`" * max(longest + 1, 3)
    return "\n".join([f"{fence}text", *lines, fence])


def plain(text: str) -> str:
    """Return text on one line, as Markdown within a sentence that shows it and does nothing."""
    line = _MARKUP.sub(r"\\\1", " ".join(_visible(text).split()))
    return _LINKED.sub(lambda found: found[0] + _NO_WIDTH, line)


def _visible(text: str) -> str:
    """Return text with a sign in place of each character that would not be seen."""
    return "".join(
        c
        if c.isprintable() or c in "\t\r\n" or category(c) == "Zs"
        else "\N{REPLACEMENT CHARACTER}"
        for c in text
    )
