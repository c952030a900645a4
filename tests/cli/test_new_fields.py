"""Does every field of the model have an option, or is it named among those of a file alone?"""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.cli.flags import flag_of, flags, only_in_a_file
from macros.cli.writing import KINDS
from macros.contribute.questions import fields, questions
from macros.model import Item, Pattern, Retrospective


def helped(kind: type[Item]) -> str:
    """Return the help of a command, in one line."""
    shown = CliRunner().invoke(app, ["new", kind.kind, "--help"], env={"COLUMNS": "400"}).stdout
    return " ".join(shown.split())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_field_has_an_option_or_is_said_to_have_none(kind: type[Item]) -> None:
    shown = helped(kind)
    by_option = {path[0] for path in flags(kind)} | {"id"}
    assert {*by_option, *only_in_a_file(kind)} == set(fields(kind))
    assert [flag_of(path) for path in flags(kind) if f"{flag_of(path)} " not in shown] == []
    first, last = ", ".join(only_in_a_file(kind)[:-1]), only_in_a_file(kind)[-1]
    assert f"No option takes {first} and {last}: these come from a file alone" in shown


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_part_of_a_group_has_an_option_or_a_place_in_one(kind: type[Item]) -> None:
    for question in questions(kind):
        if question.kind == "group" and not question.is_list:
            parts = [part for part in (*question.parts, *question.sourcing) if not part.parts]
            assert [flags(kind).get((question.name, part.name)) for part in parts] == parts


def test_what_only_a_file_brings() -> None:
    assert only_in_a_file(Retrospective) == (
        "was",
        "added",
        "changed",
        "status",
        "disputes",
        "not_same_as",
    )
    assert only_in_a_file(Pattern) == ("was", "added", "changed", "origin")
