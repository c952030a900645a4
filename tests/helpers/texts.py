"""Texts as people type and paste them."""

from __future__ import annotations

import random
import re

from hypothesis import strategies as st

from macros.content.loader.text import INVISIBLE, visible

_AWKWARD = (
    *("no", "yes", "y", "on", "1:30", "012", "0o7", "0x1F", "1e3", "+.5", ".inf", "~", "null", "="),
    *("- x", "# a", "a: b", "a #b", "'", '"', "''", '"""', "|", ">", ">-", "?", "%a", "@", "`"),
    *("!x", "&a", "*a", "[", "]", "{", "}", ",", "---", "...", "--", ":", "<<", "\\", "\\n"),
    *("{{ 7*7 }}", "{% include %}", "--8<--", "<script>", "é", "🙂", "مرحبا", "שלום", "\u00a0"),
    *("\t", " ", "  ", "\n", "\n\n", "2025-03-14", "x " * 60, "word" * 40),
)


def _is_visible(text: str) -> bool:
    return not any(INVISIBLE.search(line) for line in text.split("\n"))


def texts() -> st.SearchStrategy[str]:
    """Return texts of several lines without the characters that content may not hold."""
    pieces = st.one_of(st.sampled_from(_AWKWARD), st.text(max_size=20))
    joined = st.tuples(st.sampled_from(["", " ", "\n"]), st.lists(pieces, max_size=8))
    return joined.map(lambda pair: pair[0].join(pair[1])).filter(_is_visible)


_PIECES = (
    *("no", "yes", "y", "on", "1:30", "12:30:45", "012", "0o17", "0x1F", "1e3", "+.5", ".inf"),
    *(".NaN", "~", "null", "=", "2025-03-14", "2001-12-14t21:59:43.10-05:00", "1_000", "5", "-3.5"),
    *("- x", "-", "# a", "a: b", ": ", " #", "'", '"', "''", "|", ">", ">-", "? ", "%YAML 1.1"),
    *("@", "`", "!!str", "!x", "&a", "*a", "[", "]", "{", "}", ", ", "---", "...", "<<", "\\"),
    *("\\n", "{{ 7*7 }}", "<b>", "=1+1", "\U0001f642", "\U0001f469\u200d\U0001f680", "e\u0301"),
    *("مرحبا", "שלום", "漢字", "\u00a0", "\u200b", "\u3000", "\u00ad", "word", "two words"),
    *("and some more words that go on ", "x" * 95, "word " * 30, "https://a.example/b_c*d?e=1#f"),
    *(
        "\t",
        " ",
        "  ",
        "\n",
        "\n\n",
        " \n",
        "\n ",
        "\n \n",
        "\n\t\n",
        "\n  - ",
        "\n\t",
        "\r",
        "\r\n",
    ),
    *("\x00", "\x0b", "\x0c", "\x1b[31m", "\x1f", "\x7f", "\x85", "\u2028", "\u2029", "\u202e"),
    *("\u2066", "\ufeff", "\ufffe", "\uffff", "\ud800 ", "\udfff", "\U0010ffff", "\ue000"),
)


def awkward(seed: int, count: int) -> list[str]:
    """Return texts that somebody could paste, put together of what readers trip over."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    return ["".join(chance.choices(_PIECES, k=chance.randint(1, 9))) for _ in range(count)]


def tidied(text: str) -> str:
    """Return what a field of a tool keeps of a text."""
    return re.sub(r"[ \t]+$", "", visible(text), flags=re.MULTILINE).strip()
