"""In which order does the terminal ask for a contribution, and how does it go on after a stop?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import typer

from ..content.loader import Loaded
from ..content.problems import Problem, errors_of
from ..contribute.drafts import Draft, problems_at, problems_of
from ..contribute.organisations import FIELD
from ..contribute.places import lacking, steps_of
from ..contribute.questions import Question, applies, questions
from ..contribute.questions.there import FIELDS, stance_of
from ..contribute.redaction import LEFT_OUT, names_of, places_of, without
from ..contribute.writer import UnwritableError
from ..model import Lead, Retrospective
from .asking import AnswerPlace, Asking
from .nearby import TELLING, Nearby
from .prompting import HELP, Back, confirmed, line
from .stance import asked_stance

_INTRODUCTION = """\
Enter skips what is optional, ? explains, < goes back to the question before, Ctrl-C stops.
Every answer is kept in {draft}; the same command goes on from there.
"""
ONE_OF: Mapping[str, tuple[str, ...]] = {Retrospective.kind: ("worked", "did_not_work")}
"""Fields of which one must be answered though none is required by itself."""

_CONFIRMS: Mapping[str, tuple[str, ...]] = {
    Retrospective.kind: ("practices", "failure_modes"),
    Lead.kind: ("seen",),
}
"""Fields that are optional and that even a short contribution is asked for."""

_SOURCED_FIRST = frozenset({"published", "researcher"})
"""How somebody stands to what they tell who is asked for sources before the statements."""

_LATER = frozenset({"tie", "unsourced", "unused-source"})
"""Rules about several answers, some of which may be still to come."""


@dataclass
class Interview:
    """Asks for what a draft lacks, and keeps each answer as it comes."""

    draft: Draft
    root: Path
    loaded: Loaded
    keep: Callable[[Draft], None]
    kept_in: Path

    def __post_init__(self) -> None:
        self.draft = self.draft.understood()
        self.asking = Asking(self.loaded, lambda: self.draft.answers)
        self.questions = questions(self.draft.kind)
        self.nearby = Nearby(self.draft.kind, self.loaded)
        kind = self.draft.kind.kind
        self.one_of, self._confirms = ONE_OF.get(kind, ()), _CONFIRMS.get(kind, ())
        self._more: bool | None = None
        self.asking.sourcing.add = self.add_source

    def run(self) -> Draft:
        """Ask everything that nobody was asked for yet; return the draft, which may have errors."""
        typer.echo(f"A new {self.draft.kind.label.lower()}, question by question.")
        typer.echo(_INTRODUCTION.format(draft=self.kept_in))
        self.nearby.ask(self.draft.answers)
        while (question := self._next()) is not None:
            try:
                self._turn(question)
            except Back:
                self._back(question)
        self._leave_out()
        self.ask_id()
        return self.draft

    def accept(self, trial: Draft) -> None:
        """Take a draft for what is known, and keep it."""
        self.draft = trial
        self.keep(trial)

    def problems(self) -> tuple[Problem, ...]:
        """Return every error of the file that the draft would become."""
        return errors_of(problems_of(self.draft.completed(self.loaded), self.root, self.loaded))

    def applies(self, question: Question) -> bool:
        """Whether a question is asked, by what is answered so far."""
        return applies(question, self.draft.answers, self.draft.answers)

    def ask(self, question: Question, *, must: bool) -> None:
        """Ask for a field until its answer fits, or is skipped."""
        if self.draft.kind is Retrospective and question.name == FIELDS[0]:
            self.accept(replace(self.draft, answers=asked_stance().told_in(self.draft.answers)))
            self.accept(self.draft.having_asked(question.name))
            return
        name = question.name
        known = self.draft.answers.get(name)
        answer = self.asking.fitting(question, self._spot(name), must=must, known=known)
        told = self.draft.without(name) if answer is None else self.draft.having(**{name: answer})
        self.accept(told.having_asked(name))

    def _spot(self, name: str) -> AnswerPlace:
        return AnswerPlace(
            name,
            lambda value: self.accept(self._with(name, value)),
            lambda value, where: self.refused(self._with(name, value), where),
        )

    def refused(self, trial: Draft, where: str) -> bool:
        """Say what is wrong in a place; return whether something is."""
        try:
            told = problems_of(trial.completed(self.loaded), self.root, self.loaded)
        except UnwritableError as error:
            typer.echo(f"  {error}.")
            return True
        found = [
            problem
            for problem in problems_at(told, where)
            if not _is_later(problem) and not _is_beside(problem, where)
        ]
        for problem in found:
            typer.echo(f"  {problem.message}. {problem.hint}")
        return bool(found)

    def ask_id(self) -> None:
        """Ask for the id, unless it is known."""
        if "id" in self.draft.answers and "id" in self.draft.asked:
            return
        usual = str(self.draft.completed(self.loaded).answers.get("id", ""))
        typer.echo("Id: the name of its file and the end of its address; it stays for good.")
        while True:
            given = line(usual=usual)
            trial = self.draft.having(id=given).having_asked("id")
            if given in ("", HELP):
                typer.echo("  Lower-case letters, digits and hyphens, such as invoice-triage.")
            elif not self.refused(trial, "id"):
                self.accept(trial)
                return
            else:
                usual = ""

    def add_source(self) -> None:
        """Ask for one more source. Raise `Back`."""
        question = next(question for question in self.questions if question.name == "sources")
        listed = list(self.draft.answers.get("sources", ()))
        source = self.asking.entry(question, self._spot("sources").entry(listed), {}, afresh=False)
        marked = self.asking.sourcing.with_mark(listed, source)
        self.accept(self.draft.having(sources=[*listed, marked]).having_asked("sources"))
        typer.echo(f"  This is {marked['id']}.")

    def _with(self, name: str, value: Any) -> Draft:
        is_empty = value is None or value in ([], {})
        return self.draft.without(name) if is_empty else self.draft.having(**{name: value})

    def _turns(self) -> tuple[Sequence[Question], Sequence[Question]]:
        """Return the questions of every contribution, and those that are optional."""
        stance = stance_of(self.draft.answers)
        is_sourced = stance is not None and stance.word in _SOURCED_FIRST
        early = {"sources"} if is_sourced else set()
        needed = [q for q in self.questions if q.is_needed or q.name in early]
        others = [q for q in self.questions if q.name in self.one_of]
        others += [q for q in self.questions if q.name in self._confirms]
        first = (*needed, *others)
        return first, tuple(q for q in self.questions if q not in first)

    def _next(self) -> Question | None:
        """Return the next question that has not been asked; None where that is enough."""
        while True:
            first, rest = self._turns()
            if question := next(filter(self._is_open, first), None):
                return question
            question = next(filter(self._is_open, rest), None)
            try:
                return question if question and self._tells_more(rest) else None
            except Back:
                self._ask_again([one for one in first if self.applies(one)][-1])

    def _is_open(self, question: Question) -> bool:
        return question.name not in self.draft.asked and self.applies(question)

    def _tells_more(self, rest: Sequence[Question]) -> bool:
        if self._more is None:
            told = {question.name for question in rest} & {*self.draft.asked, *self.draft.answers}
            is_in_it = bool(self.draft.begun and told)
            self._more = is_in_it or confirmed("That is enough. Tell more?")
        return self._more

    def _turn(self, question: Question) -> None:
        self.ask(question, must=self._must(question))
        if question.name in TELLING:
            self.nearby.ask(self.draft.answers)
        if question.name == "sources":
            self.asking.sourcing.explain()

    def _back(self, question: Question) -> None:
        """Make the question before the next one; the first one has none before it."""
        first, rest = self._turns()
        order = [one for one in (*first, *rest) if self.applies(one)]
        self._ask_again(order[max(0, order.index(question) - 1)])

    def _ask_again(self, question: Question) -> None:
        """Make a question the next one; the entries of a list stay, to go on from."""
        name, answers = question.name, dict(self.draft.answers)
        if name == FIELDS[1]:
            answers[name] = {"tie": answers[name].get("tie")}
        elif not question.is_list and name not in FIELDS:
            answers.pop(name, None)
        self.draft = replace(self.draft, answers=answers, asked=self.draft.asked - {name})

    def _must(self, question: Question) -> bool:
        if question.name in self.one_of:
            said = any(name in self.draft.answers for name in self.one_of)
            return not said and question.name == self.one_of[-1]
        is_published = self.draft.answers.get("record") == "public-record"
        return question.is_needed or (question.name == "sources" and is_published)

    def _leave_out(self) -> None:
        """Ask which names must not appear; they are looked for and never kept."""
        typer.echo("Names that must not appear (optional): commas between them; never kept.")
        names = names_of(line())
        if not names or not (found := list(places_of(names, self.draft.answers))):
            return
        typer.echo(f"  They stand in {', '.join(found)}.")
        try:
            is_wanted = confirmed(f"Write {LEFT_OUT} in their place?")
        except Back:
            self._leave_out()
            return
        if is_wanted:
            self.accept(replace(self.draft, answers=without(names, self.draft.answers)))
            self._describe(found)

    def _describe(self, found: Sequence[str]) -> None:
        """Ask for the organisations again where one of them was named that must not be."""
        again = [q for q in self.questions if q.name == FIELD]
        for question in again if any(where.startswith(FIELD) for where in found) else ():
            typer.echo("  Describe the organisation in place of naming it: its kind is unnamed.")
            self.draft = self.draft.to_ask(FIELD)
            self.again(question)

    def again(self, question: Question) -> None:
        """Ask once more; there is no question before."""
        while True:
            try:
                self.ask(question, must=self._must(question))
                return
            except Back:
                typer.echo("  This is the one to fix; there is none before it.")


def _is_later(problem: Problem) -> bool:
    """Whether a later answer may make right what an answer is told of."""
    is_of_list = problem.rule == "source" and problem.where == "sources"
    return problem.rule in _LATER or is_of_list


def _is_beside(problem: Problem, where: str) -> bool:
    """Whether a problem of what an answer lacks is that of a question beside it."""
    wanted, steps = lacking(problem.where, problem.hint), steps_of(where)
    return bool(wanted) and not isinstance(steps[-1], int) and wanted[: len(steps)] != steps
