"""Does the contribution form ask for the whole model, in a team's words?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import StringConstraints

from macros import model
from macros.content.loader import load
from macros.content.opened import open_playbook
from macros.content.rules import check
from macros.contribute.form import retrospective_form
from macros.contribute.questions import Only, Question, applies, markup_of
from macros.contribute.questions import questions as of_ones_own
from macros.contribute.questions.there import STANCES
from macros.model import FORM_BY_PATTERN, Record, Retrospective
from macros.text.figures import how_to_write_number
from macros.text.words import FORMS, WORDS, message_of

from ..cases import BASE

PLAYBOOK = open_playbook([BASE])
UNASKED = {"was", "added", "changed", "status", "disputes", "not_same_as"}


def every(questions: tuple[Question, ...]) -> Iterator[Question]:
    for question in questions:
        yield question
        yield from every((*question.parts, *question.sourcing))


def questions() -> dict[str, Question]:
    parts = retrospective_form(PLAYBOOK).parts
    return {question.name: question for part in parts for question in part.questions}


def test_every_field_of_the_model_is_asked_once() -> None:
    asked = [q.name for part in retrospective_form(PLAYBOOK).parts for q in part.questions]
    assert len(asked) == len(set(asked))
    assert set(asked) == set(Retrospective.model_fields) - UNASKED


def test_required_is_what_the_model_requires() -> None:
    required = {name for name, field in Retrospective.model_fields.items() if field.is_required()}
    assert {q.name for q in questions().values() if q.is_required} == required


def test_the_short_version_asks_what_is_required_what_counts_and_one_lesson() -> None:
    brief = {q.name for q in questions().values() if q.is_brief}
    assert brief == {
        *("id", "title", "summary", "organisations", "use_case", "technique", "record"),
        *("contributor", "outcome", "dates", "practices", "failure_modes"),
        *("worked", "did_not_work", "lessons"),
    }


def test_a_question_is_whole() -> None:
    asked = {q.name: q for q in questions()["practices"].parts}
    assert asked["effect"] == Question(
        name="effect",
        label="Effect",
        help="What followed from it by its own aim; leave it out if nobody says.",
        kind="choice",
        is_required=False,
        choices=("helped", "mixed", "hurt", "no-effect"),
        meanings={
            "helped": "It did what it is for.",
            "mixed": "It did what it is for in part, or at a cost.",
            "hurt": "It did harm.",
            "no-effect": "It was done, and changed nothing.",
        },
        only_if=Only("use", ("full", "partly")),
    )
    assert asked["effect"].options[0] == ("helped", "Helped")
    assert asked["pattern"] == Question(
        name="pattern",
        label="Pattern",
        help="The pattern that was used, or was not; type what you did.",
        kind="pick",
        is_required=False,
        points_to="pattern",
    )


def test_what_hangs_on_another_answer_is_asked_once_that_is_given() -> None:
    several = Only("organisations", is_needed=True, is_several=True)
    asked = [(q.name, q.only_if) for q in every(tuple(questions().values())) if q.only_if]
    assert asked == [
        ("contributor", Only("record", ("contributed",), is_needed=True)),
        ("no_pilot", Only("pilot_start", is_unless=True)),
        ("organisation", several),
        ("effect", Only("use", ("full", "partly"))),
        ("basis", Only("effect", is_needed=True)),
        ("by", Only("basis", ("randomised", "comparison", "before-after", "stated"), True)),
        ("organisation", several),
        ("organisation", several),
    ]


@pytest.mark.parametrize(
    ("only", "beside", "whole", "is_asked"),
    [
        (None, {}, {}, True),
        (Only("use", ("full", "partly")), {"use": "partly"}, {}, True),
        (Only("use", ("full", "partly")), {"use": "none"}, {"use": "full"}, False),
        (Only("use", ("full", "partly")), {}, {}, False),
        (Only("effect"), {"effect": "hurt"}, {}, True),
        (Only("effect"), {}, {"effect": "hurt"}, False),
        (Only("these", is_several=True), {}, {"these": ["a", "b"]}, True),
        (Only("these", is_several=True), {"these": ["a", "b"]}, {"these": ["a"]}, False),
        (Only("these", is_several=True), {}, {}, False),
        (Only("begun", is_unless=True), {}, {"begun": "2025"}, True),
        (Only("begun", is_unless=True), {"begun": "2025"}, {}, False),
    ],
)
def test_a_question_is_asked_where_it_applies(
    only: Only | None, beside: dict[str, Any], whole: dict[str, Any], is_asked: bool
) -> None:
    question = Question("q", "", "", "line", is_required=False, only_if=only)
    assert applies(question, beside, whole) is is_asked


def test_what_those_know_who_were_there_is_needed_of_them() -> None:
    needed = [q.name for q in every(tuple(questions().values())) if q.is_needed_there]
    assert needed == ["named", "named", "set", "started"]


def test_what_published_sources_are_asked_for_no_team_is() -> None:
    asked = [q.name for q in every(tuple(questions().values())) if q.is_of_published]
    assert asked == ["extent", "read_on", "copy_of", "outcome_by", "seen", "by"]
    own = {q.name for q in every(of_ones_own(Retrospective))}
    assert "id" not in own


def test_nothing_is_answered_for_somebody() -> None:
    asked = every(tuple(questions().values()))
    assert [q.name for q in asked if q.default] == []


def test_every_question_has_a_label_and_says_what_belongs_there() -> None:
    for question in every(tuple(questions().values())):
        assert question.label, question.name
        assert question.help, question.name
        assert (question.control == "rows") == bool(question.entry), question.name


def test_choices_that_need_it_are_explained_each_with_a_line_of_its_own() -> None:
    asked = [q for q in every(tuple(questions().values())) if q.meanings]
    assert [q.name for q in asked if tuple(q.meanings) != q.choices] == []
    assert {q.name for q in every(tuple(questions().values())) if q.choices} - {
        q.name for q in asked
    } == {"sector"}
    for question in asked:
        assert len(set(question.meanings.values())) == len(question.choices), question.name


def test_no_two_questions_of_a_record_have_one_name() -> None:
    for question in every(tuple(questions().values())):
        labels = [part.label for part in (*question.parts, *question.sourcing)]
        assert len(labels) == len(set(labels)), question.name


def test_texts_with_markdown_are_known_to_the_browser() -> None:
    assert markup_of(model.Decision) == {
        "what": "inline",
        "why": "inline",
        "alternatives": "inline",
    }
    assert markup_of(model.PracticeReport) == {"pattern": "pattern", "evidence": "inline"}
    assert markup_of(model.Story) == {"text": "block"}


def test_a_text_is_trimmed_where_its_schema_has_a_least_length() -> None:
    """The browser reads this from the schema, which has no word for trimming.

    A remark may be empty; no form asks for one.
    """
    texts = [
        mark
        for name in vars(model.base).keys() - {"Remark"}
        for mark in getattr(getattr(model.base, name), "__metadata__", ())
        if isinstance(mark, StringConstraints)
    ]
    assert len(texts) > 8
    assert [t for t in texts if bool(t.strip_whitespace) != bool(t.min_length)] == []


def test_every_form_of_a_text_is_explained() -> None:
    assert set(FORM_BY_PATTERN.values()) == set(FORMS) - {"kinds"}


def test_words_are_filled_in() -> None:
    said = message_of(
        "dates-swapped", first="pilot_start", early="2025", then="outcome", late="2024"
    )
    assert said.message == "`pilot_start` (2025) is after `outcome` (2024)"
    assert said.rule == "date-order"
    assert all(words.rule and words.message for words in WORDS.values())


def test_a_form_says_nothing_of_its_file() -> None:
    """What a form shows names questions by their labels and never asks for a line of YAML."""
    for name, words in WORDS.items():
        shown = words.form or f"{words.message}. {words.hint}"
        assert ":`" not in shown, name
        assert "{field}" not in shown, name
        assert "{name}" not in shown or name.startswith("unknown"), name


@pytest.mark.parametrize(
    ("given", "expected", "said"),
    [
        ("74,5", "a number", "Write 74.5."),
        ("-0,25", "a number", "Write -0.25."),
        ("1,204", "a number", "Write 1204."),
        ("1.204", "a number", "Write 1.2040, or 1204 if that is what it means."),
        ("1,204", "a whole number", "Write 1204."),
        ("4,5", "a whole number", "Give a whole number."),
        ("about nine", "a number", "Give a number."),
        ("1,2,3", "a number", "Give a number."),
        (True, "a number", "Give a number."),
    ],
)
def test_a_figure_with_a_comma_is_shown_as_it_is_read(
    given: object, expected: str, said: str
) -> None:
    assert how_to_write_number(given, expected) == said


PAGE = Path("docs/contribute/retrospective/index.md")


def test_the_files_that_the_page_shows_pass_the_check(tmp_path: Path) -> None:
    shown = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    records = [yaml.safe_load(text)["record"] for text in shown]
    assert records == ["contributed", "public-record"]
    for text in shown:
        path = tmp_path / "retrospectives" / "2025" / f"{yaml.safe_load(text)['id']}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert check(load([Path("playbook"), tmp_path])) == ()


def test_a_source_is_asked_for_by_its_address_first() -> None:
    asked = [part.name for part in questions()["sources"].parts]
    assert asked[:4] == ["url", "title", "publisher", "published"]
    assert set(asked) == set(model.CaseSource.model_fields)


def test_who_tells_it_is_asked_before_all_else() -> None:
    first, *others = retrospective_form(PLAYBOOK).parts
    assert [stance.word for stance in first.stances] == [stance.word for stance in STANCES]
    assert [part.id for part in others if part.stances] == []


def test_records_are_found_by_the_names_that_the_schema_has() -> None:
    names = Retrospective.model_json_schema()["$defs"]
    assert all(issubclass(getattr(model, name), Record) for name in names)
