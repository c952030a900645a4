"""Does a stranger's text do nothing within a sentence on GitHub?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.text.inert import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("as it is: 5 % (or more), so there", "as it is: 5 % (or more), so there"),
        ("@owner closes #7, GH-8", "@\u200bowner closes #\u200b7, GH\u200b-8"),
        ("https://a.example www.a.example", "https:\u200b//a.example www\u200b.a.example"),
        ("<b> &lt; [x](y) `c` *d* _e_ ~f~ $g$ \\h", None),
        ("two\nlines\r\nand\ttabs", "two lines and tabs"),
        ("\u202eright to left", "\N{REPLACEMENT CHARACTER}right to left"),
        ("##[error] ::error::", "##\\[error\\] ::error::"),
    ],
)
def test_what_is_shown(text: str, shown: str | None) -> None:
    expected = "".join(f"\\{c}" if c in "<>&[]`*_~$\\" else c for c in text)
    assert plain(text) == (expected if shown is None else shown)


@given(st.text(alphabet="<>&[]`*_~$\\@#awGH-:/. \n", max_size=60))
def test_every_sign_of_markup_is_escaped(text: str) -> None:
    shown = plain(text)
    bare = [part[1:] if place else part for place, part in enumerate(shown.split("\\"))]
    assert "\n" not in shown
    if "\\" not in text:
        assert not set("<&[]`*_~$") & set("".join(bare))
