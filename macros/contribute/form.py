"""What does the contribution form show: its parts, its questions, and where it is handed in?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..content.loader import content_roots
from ..model import Playbook, Retrospective
from .hosts import CodeHost, Repository, folder_of, repository_at
from .questions import STORY, Question, all_questions
from .questions.there import FIELDS, HELP, STANCES, Stance


@dataclass(frozen=True)
class StoryPart:
    """A part of the story, with what is asked in it."""

    id: str
    title: str
    help: str
    questions: tuple[Question, ...]
    stances: tuple[Stance, ...] = ()
    """How somebody may stand to what they tell, where the part asks for it."""

    @property
    def is_brief(self) -> bool:
        """Whether the short version asks something in this part."""
        return any(question.is_brief for question in self.questions)


@dataclass(frozen=True)
class FormView:
    """The form, with the ways to hand in what it makes."""

    parts: tuple[StoryPart, ...]
    repository: Repository | None
    folder: str
    """The folder of the repository for what is contributed, with a slash at its end."""
    contact: str

    @property
    def host(self) -> CodeHost | None:
        """The repository's host, where its addresses are known."""
        return self.repository.host if self.repository else None


def retrospective_form(
    playbook: Playbook,
    repository: str | None = None,
    edit_uri: str | None = None,
    host: str | None = None,
) -> FormView:
    """Return the form, and where its answers can be handed in."""
    asked = {question.name: _as_shown(question) for question in all_questions(Retrospective)}
    found = repository_at(repository, edit_uri, host)
    return FormView(
        parts=tuple(
            StoryPart(
                told.id,
                told.title,
                HELP if _asks_of_stance(told.fields) else told.help,
                tuple(asked[name] for name in told.fields),
                STANCES if _asks_of_stance(told.fields) else (),
            )
            for told in STORY
        ),
        repository=found,
        folder=(found.folder if found else "") + folder_of(content_roots()),
        contact=playbook.edition.contact or "",
    )


def _asks_of_stance(names: tuple[str, ...]) -> bool:
    return set(FIELDS) <= set(names)


def _as_shown(question: Question) -> Question:
    """Return a question as the form shows it: the mark of a source, which it makes itself, last."""
    if question.name != "sources":
        return question
    parts = sorted(question.parts, key=lambda part: part.name == "id")
    return replace(question, parts=tuple(parts))
