"""Is a name left out however it is written, and nothing else?"""

from __future__ import annotations

import pytest

from macros.contribute.redaction import names_of, places_of, without

from ..helpers.redactions import REDACTIONS


@pytest.mark.parametrize(("line", "text", "rest"), REDACTIONS)
def test_a_name_is_left_out_however_it_is_written(line: str, text: str, rest: str) -> None:
    names = names_of(line)
    assert without(names, {"worked": [text]}) == {"worked": [rest]}
    assert list(places_of(names, {"worked": [text]})) == ([] if text == rest else ["worked[1]"])


def test_no_name_is_no_name() -> None:
    assert names_of(" , ;-") == ()
    assert list(places_of((), {"title": "A"})) == []
