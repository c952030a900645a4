"""Do the forms for corrections, disputes and withdrawals ask for what a maintainer needs?"""

from __future__ import annotations

import pytest

from macros.contribute.issues.requests import request_forms
from macros.contribute.queue import KINDS


def test_what_each_form_asks() -> None:
    asked = {
        name: [part["attributes"]["label"] for part in form["body"] if "id" in part]
        for name, form in request_forms().items()
    }
    assert asked == {
        "correction": ["Page", "What is wrong", "What is right", "How you know"],
        "dispute": [
            *("Retrospective", "What is wrong", "What you say instead", "How you know"),
            "Who objects",
        ],
        "withdrawal": ["Retrospective", "Reason", "How we can tell that it is yours"],
    }


@pytest.mark.parametrize("name", request_forms())
def test_a_form_sets_the_label_of_its_kind_and_nothing_is_optional(name: str) -> None:
    form = request_forms()[name]
    assert form["labels"] == [name]
    assert name in {label.name for label in KINDS}
    boxes = [part for part in form["body"] if "id" in part]
    assert [part["validations"] for part in boxes] == [{"required": True}] * len(boxes)
