"""What does the address of a source say of it, and is nothing made up?"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.text.addresses import told_by

from ..cases import CASES

EXPECTED = json.loads((CASES / "addresses.json").read_text(encoding="utf-8"))
"""Addresses and what they tell on 30 November 2026; the form's twin is held to the same."""
TODAY = "2026-11-30"


@pytest.mark.parametrize("case", EXPECTED, ids=lambda case: case["address"] or "nothing")
def test_an_address_tells_its_host_and_its_date(case: dict[str, str]) -> None:
    assert told_by(case["address"], TODAY) == (case["publisher"], case["published"])


@given(st.text(max_size=60) | st.text(max_size=60).map(lambda text: f"https://a.example/{text}"))
def test_anything_may_be_pasted(address: str) -> None:
    assert told_by(address, TODAY).published in ("", *_written(address))


def _written(address: str) -> list[str]:
    digits = "".join(letter for letter in address if letter.isdecimal())
    found = [digits[at : at + size] for at in range(len(digits)) for size in (6, 8)]
    return ["-".join(filter(None, (part[:4], part[4:6], part[6:]))) for part in found]


@given(st.dates(), st.sampled_from(["/", "-", "_"]))
def test_a_day_that_is_written_in_full_is_found(day: object, between: str) -> None:
    written = f"{day}"
    told = told_by(f"https://a.example/{written.replace('-', between)}/x", TODAY).published
    is_believed = "1950" <= written[:4] <= "2099" and written <= TODAY
    assert told == (written if is_believed else "")
