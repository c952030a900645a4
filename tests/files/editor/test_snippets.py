"""Does a retrospective that an editor began pass the check once it is filled in?"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.contribute.questions import fields
from macros.files.editor.snippets import SNIPPETS, TODAY
from macros.model import Retrospective
from macros.work.settings import CONTENT

from ...helpers.editing import SMALL, Author
from ...helpers.language_server import CURSOR

YES, NO = (snippet.label for snippet in SNIPPETS["Retrospective"])
ALL = {
    20: "claims-reader",
    21: "A reader of claims",
    22: "It read claims and stayed: the clerks kept it.",
    23: "uber",
    24: "Reads claims and suggests an answer.",
    25: "classification",
    26: "scaled",
    27: "2025-06",
    30: "shadow-mode",
    31: "full",
    32: "helped",
    33: "stated",
}
FIRST_HAND = ALL | {
    1: "team",
    34: "Two weeks beside the clerks: it misread one supplier.",
    35: "The clerks checked each suggestion.",
    36: "Start with one supplier.",
}
PUBLISHED = ALL | {
    1: "Reading claims: a talk",
    2: "A newspaper",
    3: "2025-05-08",
    4: "https://example.org/claims",
    5: "whole",
    6: "statement",
    34: "organisation",
    35: "Two weeks beside the clerks: it misread one supplier.",
    36: "The clerks checked each suggestion.",
}
ASKED = {YES: FIRST_HAND, NO: PUBLISHED}


def begun(writing: Author, label: str) -> str:
    """Return what the editor writes in an empty file for that offer."""
    offered = writing.is_offered("retrospective", CURSOR)
    return next(offer.text for offer in offered if offer.label == label)


def filled(text: str, answers: Mapping[int, str]) -> str:
    """Answer each place of a snippet."""
    text = text.replace(TODAY, "2025-07-01")
    return re.sub(r"\$(\d+)", lambda place: answers[int(place[1])], text)


def test_the_first_offer_of_an_empty_file_asks_whether_one_was_there(writing: Author) -> None:
    offered = writing.is_offered("retrospective", CURSOR)
    assert [offer.label for offer in offered[:2]] == [YES, NO]


@pytest.mark.parametrize(("label", "answers"), ASKED.items())
def test_it_passes_the_check_once_it_is_filled_in(
    writing: Author,
    label: str,
    answers: dict[int, str],
    work: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = begun(writing, label)
    assert {int(place) for place in re.findall(r"\$(\d+)", text)} == set(answers)
    file = work / "mine" / "retrospectives" / "2025" / "claims-reader.yml"
    file.parent.mkdir(parents=True)
    file.write_text(filled(text, answers), encoding="utf-8")
    monkeypatch.setenv(CONTENT.name, os.pathsep.join(map(str, (*SMALL, work / "mine"))))
    done = CliRunner().invoke(app, ["check"])
    assert (done.exit_code, done.output) == (0, "No problems in 20 items.\n")
    assert writing.is_told(("retrospective", filled(text, answers))) == [[]]


@pytest.mark.parametrize("label", ASKED)
def test_its_fields_have_the_order_of_every_other_way_to_write_them(
    writing: Author, label: str
) -> None:
    named = [
        line.partition(":")[0] for line in begun(writing, label).splitlines() if line[0] != " "
    ]
    assert named == [name for name in fields(Retrospective) if name in named]


@pytest.mark.parametrize(
    ("label", "first"), [(YES, "  tie: $1"), (NO, '    title: "$1"')], ids=["yes", "no"]
)
def test_the_first_place_to_fill_in_is_what_decides_the_rest(
    writing: Author, label: str, first: str
) -> None:
    assert [line for line in begun(writing, label).splitlines() if "$1" in line] == [first]


@pytest.mark.parametrize("label", ASKED)
def test_no_choice_is_made_in_advance_and_one_that_is_needed_is_marked(
    writing: Author, label: str
) -> None:
    text = re.sub(r"\$\d+", "", begun(writing, label).replace(TODAY, "2025-07-01"))
    [told] = writing.is_told(("retrospective", text))
    marked = {line.strip().partition(":")[0].removeprefix("- ") for line, _ in told}
    assert marked >= {"technique", "outcome", "pattern", "use", "tie" if label == YES else "form"}
