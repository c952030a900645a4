"""What does the contribution form show: its parts, its questions, and where it is handed in?"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Playbook, Retrospective
from .questions import STORY, Question, all_questions


@dataclass(frozen=True)
class StoryPart:
    """A part of the story, with what is asked in it."""

    id: str
    title: str
    help: str
    questions: tuple[Question, ...]

    @property
    def is_brief(self) -> bool:
        """Whether the short version asks something in this part."""
        return any(question.is_brief for question in self.questions)


@dataclass(frozen=True)
class FormView:
    """The form, with the ways to hand in what it makes."""

    parts: tuple[StoryPart, ...]
    repository: str
    branch: str
    contact: str


def retrospective_form(
    playbook: Playbook, repository: str | None = None, edit_uri: str | None = None
) -> FormView:
    """Return the form, and where its answers can be handed in."""
    asked = {question.name: question for question in all_questions(Retrospective)}
    return FormView(
        parts=tuple(
            StoryPart(told.id, told.title, told.help, tuple(asked[name] for name in told.fields))
            for told in STORY
        ),
        repository=(repository or "").rstrip("/"),
        branch=_branch(edit_uri or ""),
        contact=playbook.edition.contact or "",
    )


def _branch(edit_uri: str) -> str:
    """Return the branch that mkdocs.yml's `edit_uri` names, such as `edit/main/`."""
    _edit, _slash, branch = edit_uri.strip("/").partition("/")
    return branch.partition("/")[0] or "main"
