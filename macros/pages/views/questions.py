"""What do people ask, what is the short answer, and where is the long one?"""

from __future__ import annotations

from dataclasses import dataclass

from ...model import AskedQuestion, FailureMode, Playbook
from ..addresses import address_of
from .common import Link, Mark, Reader, link_to, link_to_target
from .framework import fix_of

QUESTIONS = "questions/"
"""Where the questions are read."""


@dataclass(frozen=True)
class AnsweredQuestion:
    """A question with its answer, and the page to read next."""

    id: str
    ask: str
    also: tuple[str, ...]
    answer: str
    link: Link
    mark: Mark | None


@dataclass(frozen=True)
class QuestionGroupView:
    """Questions about one matter."""

    id: str
    title: str
    mark: Mark | None
    questions: tuple[AnsweredQuestion, ...]


@dataclass(frozen=True)
class Against:
    """What people say against a fix, and where that is answered."""

    fix: Link
    said: tuple[str, ...]


@dataclass(frozen=True)
class QuestionsView:
    """Every question, and every objection to a fix."""

    mark: Mark | None
    groups: tuple[QuestionGroupView, ...]
    against: tuple[Against, ...]


def questions_view(playbook: Playbook) -> QuestionsView:
    """Return every question in its group, under the mark of the first group's."""
    groups = playbook.edition.questions
    first = groups[0].origin if groups else None
    read = Reader(playbook, first or playbook.edition.origin)
    return QuestionsView(
        mark=read.own_mark if groups else None,
        groups=tuple(
            QuestionGroupView(
                id=group.id,
                title=group.title,
                mark=read.mark(group),
                questions=tuple(_question(read, entry) for entry in group.questions),
            )
            for group in groups
        ),
        against=tuple(_against(playbook)),
    )


def count_questions(playbook: Playbook) -> int:
    """Return how many questions are answered."""
    return sum(len(group.questions) for group in playbook.edition.questions)


def _question(read: Reader, question: AskedQuestion) -> AnsweredQuestion:
    page = question.page
    return AnsweredQuestion(
        id=question.id,
        ask=question.ask,
        also=question.also,
        answer=question.answer,
        link=Link(page.title, page.address)
        if page
        else link_to_target(read.playbook, question.target or ""),
        mark=read.mark(question),
    )


def _against(playbook: Playbook) -> list[Against]:
    """Return the objections to each fix; they are answered on its page."""
    found = []
    for mode in playbook.all(FailureMode):
        fix = fix_of(playbook, mode)
        if fix.objections:
            answered = Link(link_to(fix).title, f"{address_of(mode)}#objections", fix.label)
            said = tuple(entry.objection for entry in fix.objections)
            found.append(Against(answered, said))
    return found
