"""Which texts are read the quick way, and which are left to the thorough one?"""

from __future__ import annotations

import pytest

from macros.content.loader import MAX_DEPTH
from macros.content.loader.quick import UnusualError, quick_data


def nested(levels: int) -> str:
    return f"{'[' * levels}{']' * levels}\n"


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1\n", {"a": 1}),
        ("a: [1, {b: two}]\n# c\n", {"a": [1, {"b": "two"}]}),
        ("---\na:\n  - 'x'\n  - |\n    y\n", {"a": ["x", "y\n"]}),
        ("word\n", "word"),
    ],
)
def test_a_usual_text(text: str, data: object) -> None:
    assert quick_data(text) == data


def test_the_deepest_nesting() -> None:
    data = quick_data(nested(MAX_DEPTH))
    for _ in range(MAX_DEPTH - 1):
        (data,) = data
    assert data == []


@pytest.mark.parametrize(
    "text",
    [
        *("", "a: &x 1\n", "a: !!str 1\n", "a: no\n", "a: 1\na: 2\n", "a: 1\n---\nb: 2\n"),
        *("[a]: 1\n", '"\\0": 1\n', 'a: "\\0"\n', "a: [\n", "&x a: 1\n", nested(MAX_DEPTH + 1)),
    ],
)
def test_an_unusual_text(text: str) -> None:
    with pytest.raises(UnusualError):
        quick_data(text)
