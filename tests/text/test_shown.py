"""How is a number shown?"""

from __future__ import annotations

import pytest

from macros.text.shown import in_digits


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (3, "3"),
        (4.0, "4.0"),
        (-2.5, "-2.5"),
        (1e-7, "0.0000001"),
        (-1.5e-10, "-0.00000000015"),
        (1e16, "10000000000000000"),
        (1.5e22, "15000000000000000000000"),
    ],
)
def test_a_number_in_digits(number: float, shown: str) -> None:
    assert in_digits(number) == shown
