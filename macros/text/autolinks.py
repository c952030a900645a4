"""Where in a text is an address, and how is it written in Markdown so that it becomes a link?

In angle brackets, in which nothing is markup, for CommonMark and for GitHub alike. The browser's
twin is docs/assets/js/documents/addresses.js.
"""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import quote

_ADDRESS = re.compile(
    r"(?ai)(?<![A-Za-z0-9.+-])(?:(?:https?|ftp)://|mailto:|www\.)"
    r"(?u:[^\s<>\"\u3001\u3002\u3008-\u3011\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]+)"
)
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_ENDS_A_SENTENCE = "?!.,:;'\u2019\u201d\u00bb\u2026"
_MARKS = "*_~`"
_ENCODED = re.compile(r"[\s<>`|]")
_ENTITY = re.compile(r"(?ai)&(#?[0-9a-z]+);")
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~]")
_POINTED = ("<", "](", "`", '="')
"""What stands before an address that Markdown takes for one already, or for code."""


def linked(text: str) -> str:
    """Return a text in Markdown with its addresses in angle brackets."""
    made, start = [], 0
    for match in _ADDRESS.finditer(text):
        address = _trimmed(match.group(), _marks_before(text, match.start()))
        is_pointed = text.endswith(_POINTED, 0, match.start())
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


def _marks_before(text: str, end: int) -> str:
    start = end
    while start and text[start - 1] in _MARKS:
        start -= 1
    return text[start:end]


def _trimmed(address: str, marks: str) -> str:
    """Leave out what follows in a sentence: its full stop, what closes a bracket or emphasis."""
    opened, kept = Counter(marks), Counter(address)
    end = len(address)
    for last in reversed(address):
        if opener := _CLOSERS.get(last):
            is_over = kept[last] > kept[opener]
        else:
            is_over = last in _ENDS_A_SENTENCE or opened[last] > 0
        if not is_over:
            break
        opened[last] -= 1
        kept[last] -= 1
        end -= 1
    return address[:end]
