"""Is what a problem names found in a contribution, and changed there alone?"""

from __future__ import annotations

import pytest

from macros.contribute.places import (
    Steps,
    nearest,
    steps_of,
    value_at,
    with_value,
    without_value,
)

TOLD = {"title": "T", "worked": ["One", {"text": "Two"}], "owner": {"named": "never"}}


@pytest.mark.parametrize(
    ("where", "steps", "value"),
    [
        ("", (), TOLD),
        ("title", ("title",), "T"),
        ("worked[1]", ("worked", 0), "One"),
        ("worked[2].text", ("worked", 1, "text"), "Two"),
        ("worked[3]", ("worked", 2), None),
        ("worked[0]", ("worked", -1), None),
        ("owner.named", ("owner", "named"), "never"),
        ("owner[1]", ("owner", 0), None),
        ("title.text", ("title", "text"), None),
    ],
)
def test_a_place_is_read_as_problems_write_it(where: str, steps: Steps, value: object) -> None:
    assert steps_of(where) == steps
    assert value_at(TOLD, steps) == value


def test_a_value_is_changed_and_all_else_stays() -> None:
    assert with_value(TOLD, ("worked", 1, "source"), "s1") == {
        **TOLD,
        "worked": ["One", {"text": "Two", "source": "s1"}],
    }
    assert with_value(TOLD, ("worked", 2), "Three")["worked"] == ["One", {"text": "Two"}, "Three"]
    assert with_value({}, ("owner", "named"), "never") == {"owner": {"named": "never"}}
    assert TOLD["worked"] == ["One", {"text": "Two"}]


def test_what_is_left_out_takes_an_empty_list_along() -> None:
    assert without_value(TOLD, ("worked", 0))["worked"] == [{"text": "Two"}]
    assert without_value({"worked": ["One"]}, ("worked", 0)) == {}
    assert without_value(TOLD, ("title",)) == {
        name: value for name, value in TOLD.items() if name != "title"
    }
    assert without_value(TOLD, ("owner", "named"))["owner"] == {}
    assert without_value(TOLD, ("nowhere", 1, "x")) == TOLD


def test_steps_lead_as_far_as_there_is_something() -> None:
    assert nearest(TOLD, ("worked", 1, "source", 0)) == ("worked", 1)
    assert nearest(TOLD, ("nowhere", 1)) == ()
