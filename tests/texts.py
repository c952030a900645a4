"""Texts as people type and paste them, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from macros.loader.text import INVISIBLE

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
