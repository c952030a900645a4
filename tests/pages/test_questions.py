"""What does the page of questions show, and does each question lead to a page that is there?"""

from __future__ import annotations

import re

import pytest

from macros.content.opened import open_playbook
from macros.model import Playbook
from macros.pages.views.common import Link
from macros.pages.views.questions import Against, count_questions, questions_view
from macros.site.written import MissingPageError, check_questions, written_pages

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of
from ..helpers.samples import base

FULL = content_of(CASES / "rendered" / "full")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_END = re.compile(r"[.!?](?: |$)")


@pytest.fixture(scope="module")
def own() -> Playbook:
    return open_playbook([PROJECT / "playbook"])


def test_each_question_leads_to_one_place() -> None:
    view = questions_view(FULL)
    assert [
        (entry.id, entry.link.address) for group in view.groups for entry in group.questions
    ] == [
        ("ready", "framework/define/"),
        ("where", "about/#gate"),
        ("enough", "patterns/shadow/"),
    ]
    assert count_questions(FULL) == 3


def test_a_question_has_other_words_in_which_people_look_for_it() -> None:
    words = {
        entry.id: entry.also for group in questions_view(FULL).groups for entry in group.questions
    }
    assert words == {"ready": (), "where": ("first steps", "ROI & <cost>"), "enough": ()}


def test_what_comes_from_elsewhere_than_the_page_is_marked() -> None:
    view = questions_view(FULL)
    assert view.mark is not None
    assert view.mark.name == "editorial"
    assert [group.mark.name if group.mark else None for group in view.groups] == [None, "framework"]
    marks = [entry.mark for group in view.groups for entry in group.questions]
    assert [mark.name if mark else None for mark in marks] == ["framework", None, None]


def test_objections_lead_to_the_page_that_answers_them() -> None:
    assert questions_view(FULL).against == (
        Against(
            Link("Name the owner", "failure-modes/no-owner/#objections", "Fix"),
            ("Everybody is busy",),
        ),
    )


def test_without_questions_there_is_no_mark() -> None:
    view = questions_view(base())
    assert (view.mark, view.groups, count_questions(base())) == (None, (), 0)


def test_a_question_may_lead_to_written_and_to_made_pages() -> None:
    check_questions(FULL, ["about/index.md"])
    with pytest.raises(MissingPageError) as caught:
        check_questions(FULL, ["index.md"])
    assert str(caught.value) == (
        "playbook.yml: the question 'where' leads to about/#gate, and there is no such page."
    )


def test_our_own_questions_lead_to_pages(own: Playbook) -> None:
    check_questions(own, written_pages(PROJECT / "docs"))


def test_our_own_answers_have_three_sentences(own: Playbook) -> None:
    answers = {
        question.id: _LINK.sub(r"\1", question.answer)
        for group in own.edition.questions
        for question in group.questions
    }
    assert {name: len(_END.findall(answer)) for name, answer in answers.items()} == dict.fromkeys(
        answers, 3
    )
    assert len(answers) > 10
