"""Whole records of any kind that the model has, made from its types for property tests."""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any, get_type_hints

from hypothesis import strategies as st

from macros.contribute.questions import NOT_ASKED
from macros.contribute.questions.answers import AnswerShape, answer_of
from macros.model import Record, Retrospective

_PLAIN = string.ascii_letters + string.digits + " .,:;#-'\"()[]{}%&äßé€"
LINES = st.text(_PLAIN, min_size=1, max_size=40).map(str.strip).filter(bool)
"""Lines in which YAML and Markdown have much to say."""

_BY_KIND: Mapping[str, st.SearchStrategy[Any]] = {
    "line": LINES,
    "text": LINES,
    "prose": st.lists(LINES, min_size=1, max_size=3).map("\n\n".join),
    "number": st.integers(-(10**6), 10**6) | st.floats(-1e6, 1e6, allow_nan=False),
    "count": st.integers(1, 10**6),
    "flag": st.booleans(),
    "date": st.dates().map(lambda day: f"2{day.isoformat()[1:]}")
    | st.just("2024-05")
    | st.just("2024"),
    "id": st.from_regex(r"\A[a-z][a-z0-9]{0,8}\Z"),
    "address": LINES.map(lambda line: f"https://example.org/{len(line)}"),
    "pick": st.sampled_from(["shadow-mode", "no-owner"]),
}


def records(kind: type[Record]) -> st.SearchStrategy[dict[str, Any]]:
    """Return data that have the shape of a record: every needed field, and some of the others."""
    hints = get_type_hints(kind, include_extras=True)
    needed: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for name, info in kind.model_fields.items():
        place = needed if info.is_required() else optional
        place[info.alias or name] = _values(answer_of(hints[name]))
    return st.fixed_dictionaries(needed, optional=optional)


def contributions() -> st.SearchStrategy[dict[str, Any]]:
    """Return data of the shape of a retrospective, without what only maintainers write."""
    left_out = {name.partition(".")[2] for name in NOT_ASKED}
    return records(Retrospective).map(
        lambda data: {name: value for name, value in data.items() if name not in left_out}
    )


def _values(shape: AnswerShape) -> st.SearchStrategy[Any]:
    one = _one(shape)
    return st.lists(one, min_size=1, max_size=2) if shape.is_list else one


def _one(shape: AnswerShape) -> st.SearchStrategy[Any]:
    if shape.record is not None:
        return records(shape.record)
    return st.sampled_from(shape.choices) if shape.choices else _BY_KIND[shape.kind]
