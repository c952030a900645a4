"""Where in a text is an address, and how does Markdown say it so that it leads there?

In angle brackets, in which nothing is markup, for CommonMark and for GitHub alike. The browser's
twin is docs/assets/js/documents/addresses.js.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_ADDRESS = re.compile(
    r"(?ai)(?<![A-Za-z0-9.+-])(?:(?:https?|ftp)://|mailto:|www\.)"
    r"(?u:[^\s<>\"\u3001\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+)"
)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_ENDS_A_SENTENCE = "?!.,:;'\u2019\u201d\u00bb\u2026"
_MARKS = re.compile(r"[*_~`]*\Z")
_ENCODED = re.compile(r"[\s<>`|]")
_ENTITY = re.compile(r"(?ai)&(#?[0-9a-z]+);")
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~]")
_POINTED = re.compile(r"(?:<|\]\(|`|=\")\Z")
"""What stands before an address that Markdown takes for one already, or for code."""


def linked(text: str) -> str:
    """Return a text in Markdown with its addresses in angle brackets."""
    made, start = [], 0
    for match in _ADDRESS.finditer(text):
        before = text[: match.start()]
        address = _trimmed(match.group(), before)
        is_pointed = _POINTED.search(before)
        made += [text[start : match.start()], address if is_pointed else pointed(address)]
        start = match.start() + len(address)
    return "".join([*made, text[start:]])


def pointed(address: str) -> str:
    """Return an address as Markdown."""
    target = _ENTITY.sub(r"&\1%3B", _ENCODED.sub(lambda match: quote(match.group()), address))
    if not address.lower().startswith("www."):
        return f"<{target}>"
    shown = _ENTITY.sub(r"\\&\1;", _ACTIVE.sub(r"\\\g<0>", address))
    return f"[{shown}](<http://{target}>)"


def _trimmed(address: str, before: str) -> str:
    """Leave out what follows in a sentence: its full stop, what closes a bracket or emphasis."""
    marks = _MARKS.search(before)
    opened = marks.group() if marks else ""
    while address:
        last = address[-1]
        opener = _CLOSERS.get(last)
        if opener:
            is_over = address.count(last) > address.count(opener)
        else:
            is_over = last in _ENDS_A_SENTENCE or last in opened
        if not is_over:
            break
        opened = opened.replace(last, "", 1)
        address = address[:-1]
    return address
