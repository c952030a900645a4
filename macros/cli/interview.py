"""In which order does the terminal ask for a contribution, and how does it go on after a stop?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from ..content.loader import Loaded
from ..content.problems import Problem, errors_of
from ..contribute.drafts import Draft, DraftError, field_of, problems_at, problems_of
from ..contribute.organisations import FIELD
from ..contribute.questions import Question, applies, questions
from ..contribute.redaction import LEFT_OUT, names_of, places_of, without
from ..model import Lead, Retrospective
from .asking import Asking, Back, Spot

_INTRODUCTION = """\
Enter skips what is optional, ? explains, < goes back to the question before, Ctrl-C stops.
Every answer is kept in {draft}; the same command goes on from there.
"""
_ONE_OF: Mapping[str, tuple[str, ...]] = {
    Retrospective.kind: ("worked", "did_not_work"),
}
"""Fields of which one must be answered though none is required by itself."""

_ANSWERED_BY: Mapping[str, str] = {"tie": "contributor"}
"""The field that answers a problem which is told of another one, by its rule."""

_PUBLISHED = (
    "a record from published sources names one for each statement, which no terminal asks for. "
    "Write it in the form on the site or by hand, and give that file with --from; your answers "
    "so far are in {draft}"
)

_CONFIRMS: Mapping[str, tuple[str, ...]] = {
    Retrospective.kind: ("practices", "failure_modes"),
    Lead.kind: ("seen",),
}
"""Fields that are optional and that even a short contribution is asked for."""


@dataclass
class Interview:
    """Asks for what a draft lacks, and keeps each answer as it comes."""

    draft: Draft
    root: Path
    loaded: Loaded
    keep: Callable[[Draft], None]
    kept_in: Path

    def __post_init__(self) -> None:
        self._asking = Asking(self.loaded, lambda: self.draft.answers)
        self._questions = questions(self.draft.kind)
        kind = self.draft.kind.kind
        self._one_of, self._confirms = _ONE_OF.get(kind, ()), _CONFIRMS.get(kind, ())

    def run(self) -> Draft:
        """Ask until the draft can be written; return it."""
        typer.echo(f"A new {self.draft.kind.label.lower()}, question by question.")
        typer.echo(_INTRODUCTION.format(draft=self.kept_in))
        first, rest = self._turns()
        number = 0
        while number < len(first) + len(rest):
            question = (*first, *rest)[number]
            try:
                if number == len(first) and not self._tells_more(rest):
                    break
                self._turn(question)
                number += 1
            except Back:
                number = self._before((*first, *rest)[:number])
                self.draft = self.draft.to_ask((*first, *rest)[number].name)
        self._leave_out()
        self._ask_id()
        self._fix_answers()
        return self.draft

    def _turns(self) -> tuple[tuple[Question, ...], tuple[Question, ...]]:
        """Return the questions of every contribution, and those that are optional."""
        asked = self._questions
        needed = [question for question in asked if question.is_needed]
        others = [q for q in asked if q.name in self._one_of]
        others += [q for q in asked if q.name in self._confirms]
        first = (*needed, *others)
        return first, tuple(question for question in asked if question not in first)

    def _tells_more(self, rest: tuple[Question, ...]) -> bool:
        begun = {question.name for question in rest} & {*self.draft.asked, *self.draft.answers}
        return bool(begun) or self._asking.confirmed("That is enough. Tell more?")

    def _before(self, asked: Sequence[Question]) -> int:
        """Return the number of the question before, or of the first one."""
        return max((n for n, question in enumerate(asked) if self._applies(question)), default=0)

    def _turn(self, question: Question) -> None:
        """Ask for a field, unless it was asked for before or does not apply."""
        if question.name not in self.draft.asked and self._applies(question):
            self._ask(question, must=self._must(question))
            if self.draft.answers.get("record") == "public-record":
                self._refuse_published()

    def _applies(self, question: Question) -> bool:
        return applies(question, self.draft.answers, self.draft.answers)

    def _refuse_published(self) -> None:
        """Stop where a record needs what a terminal does not ask for."""
        if not self.draft.answers.get("sources"):
            self._accept(self.draft.to_ask("record"))
            raise DraftError(_PUBLISHED.format(draft=self.kept_in))

    def _must(self, question: Question) -> bool:
        if question.name in self._one_of:
            said = any(name in self.draft.answers for name in self._one_of)
            return not said and question.name == self._one_of[-1]
        return question.is_needed

    def _ask(self, question: Question, *, must: bool) -> None:
        """Ask for a field until its answer fits, or is skipped."""
        name = question.name
        spot = Spot(
            name,
            lambda value: self._accept(self.draft.having(**{name: value})),
            lambda value, where: self._refused(self.draft.having(**{name: value}), where),
        )
        known = self.draft.answers.get(name)
        answer = self._asking.fitting(question, spot, must=must, known=known)
        told = self.draft.without(name) if answer is None else self.draft.having(**{name: answer})
        self._accept(told.having_asked(name))

    def _leave_out(self) -> None:
        """Ask which names must not appear; they are looked for and never kept."""
        typer.echo("Names that must not appear (optional): commas between them; never kept.")
        names = names_of(self._asking.line())
        if not names or not (found := list(places_of(names, self.draft.answers))):
            return
        typer.echo(f"  They stand in {', '.join(found)}.")
        try:
            is_wanted = self._asking.confirmed(f"Write {LEFT_OUT} in their place?")
        except Back:
            self._leave_out()
            return
        if is_wanted:
            self._accept(replace(self.draft, answers=without(names, self.draft.answers)))
            self._describe(found)

    def _describe(self, found: Sequence[str]) -> None:
        """Ask for the organisations again where one of them was named that must not be."""
        again = [q for q in self._questions if q.name == FIELD]
        for question in again if any(where.startswith(FIELD) for where in found) else ():
            typer.echo("  Describe the organisation in place of naming it: its kind is unnamed.")
            self.draft = self.draft.to_ask(FIELD)
            self._again(question)

    def _ask_id(self) -> None:
        if "id" in self.draft.answers:
            return
        usual = str(self.draft.completed(self.loaded).answers.get("id", ""))
        typer.echo("Id: the name of its file and the end of its address; it stays for good.")
        while True:
            given = self._asking.line(usual=usual) or usual
            trial = self.draft.having(id=given)
            if not self._refused(trial, "id"):
                self._accept(trial)
                return
            usual = ""

    def _fix_answers(self) -> None:
        """Ask again for each answer that does not fit the others, such as dates out of order."""
        by_name = {question.name: question for question in self._questions}
        while found := errors_of(self._problems()):
            names = {_ANSWERED_BY.get(problem.rule) or field_of(problem) for problem in found}
            for problem in found:
                typer.echo(f"{problem.where}: {problem.message}. {problem.hint}")
            if not names & {*by_name, "id"}:
                raise DraftError("no answer fixes this; correct it in the draft")
            self.draft = self.draft.without(*names)
            for name in sorted(names & set(by_name)):
                if self._applies(by_name[name]):
                    self._again(by_name[name])
            if "id" in names:
                self._ask_id()

    def _again(self, question: Question) -> None:
        """Ask once more; there is no question before."""
        while True:
            try:
                self._ask(question, must=question.is_needed)
                return
            except Back:
                typer.echo("  This is the one to fix; there is none before it.")

    def _accept(self, trial: Draft) -> None:
        self.draft = trial
        self.keep(trial)

    def _problems(self) -> tuple[Problem, ...]:
        self.draft = self.draft.completed(self.loaded)
        return problems_of(self.draft, self.root, self.loaded)

    def _refused(self, trial: Draft, name: str) -> bool:
        """Say what is wrong with an answer; return whether something is."""
        told = problems_of(trial.completed(self.loaded), self.root, self.loaded)
        found = [
            problem
            for problem in problems_at(told, name)
            if _ANSWERED_BY.get(problem.rule, name) in {name, *trial.asked}
        ]
        for problem in found:
            typer.echo(f"  {problem.message}. {problem.hint}")
        return bool(found)
