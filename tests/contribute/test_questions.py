"""Is a contributor asked for the fields of the model, in its order, and for nothing twice?"""

from __future__ import annotations

import pytest

from macros.contribute.questions import Question, fields, questions, value_of
from macros.model import Pattern, Retrospective

from ..cases import CASES


def shown(question: Question) -> str:
    """Write a question in a line: its name, whether it is needed or a list, and what it takes."""
    marks = ("*" if question.is_required else "") + ("[]" if question.is_list else "")
    aim = f"->{question.points_to}" if question.points_to else ""
    choices = f"({len(question.choices)})" if question.choices else ""
    parts = f" {{{', '.join(map(shown, question.parts))}}}" if question.parts else ""
    return f"{question.name}{marks} {question.kind}{choices}{aim}{parts}"


@pytest.mark.parametrize("kind", [Retrospective, Pattern], ids=lambda kind: kind.kind)
def test_what_a_contribution_is_asked_for(kind: type[Retrospective | Pattern]) -> None:
    asked = (CASES / "questions" / f"{kind.kind}.txt").read_text(encoding="utf-8").splitlines()
    assert [shown(question) for question in questions(kind)] == asked


def test_a_question_has_words_for_a_reader() -> None:
    asked = questions(Retrospective)
    assert [(one.label, one.help) for one in asked[3:4]] == [
        ("Title", "What was piloted, in a few words, without the outcome.")
    ]
    assert [one.name for one in asked if not one.help.endswith(".")] == []
    assert list(fields(Pattern))[:3] == ["id", "name", "summary"]


def test_what_is_typed_becomes_what_the_file_holds() -> None:
    number = Question("n", "", "", "number", is_required=True)
    flag = Question("f", "", "", "flag", is_required=True)
    line = Question("l", "", "", "line", is_required=True)
    typed = ("61", "-3", "92.5", "22,427", "1.234", "about 3,000", "many", "1e3", "1:30")
    assert [value_of(number, said) for said in typed] == [
        61, -3, 92.5, 22427, "1.234", "about 3,000", "many", "1e3", "1:30",
    ]  # fmt: skip
    date = Question("d", "", "", "date", is_required=True)
    days = ("2025-06", "June 2025", "6 June 2025", "06/07/2025", "soon")
    assert [value_of(date, said) for said in days] == [
        "2025-06", "2025-06", "2025-06-06", "06/07/2025", "soon",
    ]  # fmt: skip
    assert [value_of(flag, said) for said in ("yes", "no", "maybe")] == [True, False, "maybe"]
    assert [value_of(line, said) for said in ("no", "61", "a\r\nb")] == ["no", "61", "a\nb"]
