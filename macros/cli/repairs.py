"""How does a draft become right by answers alone, whatever is wrong with it?

One problem after the other: the part that it names is asked again, then the group around it, with
what was said to keep; what no question asks for is left out, if somebody agrees.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import typer

from ..content.problems import Problem
from ..contribute.drafts import Draft
from ..contribute.places import (
    Steps,
    lacking,
    nearest,
    steps_of,
    value_at,
    with_value,
    without_value,
)
from ..contribute.questions import Question
from ..contribute.questions.sourced import numbered
from ..contribute.questions.there import FIELDS
from ..text.shown import clipped
from .asking import AnswerPlace, in_brief
from .interview import Interview
from .prompting import MORE, Back, confirmed, line

_MISSING = re.compile(r"`(\w+)` is missing")
_IN_A_GROUP = frozenset({"date-order", "result", "criterion", "practice", "source"})
"""Rules about several parts of one group, any of which may be the wrong one."""
_DROP = "drop"


def repaired(interview: Interview) -> Draft:
    """Return the draft without errors; raise `typer.Abort` where somebody would rather stop."""
    return _Repairs(interview).run()


class _Repairs:
    def __init__(self, interview: Interview) -> None:
        self._interview = interview
        self._by_name = {question.name: question for question in interview.questions}
        self._tried: Counter[tuple[str, str, str]] = Counter()
        self._by_rule: Mapping[str, Callable[[Problem], None]] = {
            "unused-source": self._unused_source,
            "unsourced": self._unsourced,
            "unknown-source": self._unsourced,
            "tie": self._stance,
        }
        self._by_place: Mapping[str, Callable[[Problem], None]] = {
            "sources": self._uncarried,
            "id": self._id,
            **dict.fromkeys(FIELDS, self._stance),
        }

    @property
    def _answers(self) -> Mapping[str, Any]:
        return self._interview.draft.answers

    def run(self) -> Draft:
        while found := self._interview.problems():
            self._interview.draft = self._interview.draft.completed(self._interview.loaded)
            self._repair(min(found, key=_is_answer))
        return self._interview.draft

    def _repair(self, problem: Problem) -> None:
        place = f"{problem.where}: " if problem.where else ""
        typer.echo(f"{place}{problem.message}. {problem.hint}".rstrip())
        key = _key(problem)
        self._tried[key] += 1
        steps = nearest(self._answers, steps_of(problem.where))
        try:
            if self._tried[key] > _MOST_TRIES:
                self._leave_out(steps)
            elif problem.where.endswith(".id") and problem.rule == "duplicate-id":
                self._mark_again(steps)
            elif problem.rule == "date-order" and steps[:1] == ("timeline",):
                self._sort_timeline()
            elif repair := self._by_rule.get(problem.rule) or self._by_place.get(problem.where):
                repair(problem)
            elif not steps:
                self._whole(problem)
            else:
                self._part(problem, steps, is_wider=self._tried[key] > 1)
        except Back:
            typer.echo("  This is the one to fix; there is none before it.")

    def _whole(self, problem: Problem) -> None:
        """Ask for what is missing at the top."""
        missing = _MISSING.match(problem.message)
        named = str((steps_of(problem.where) or ("",))[0])
        name = missing[1] if missing else named or (self._interview.one_of or ("",))[0]
        if name == "id":
            self._id(problem)
        elif question := self._by_name.get(name):
            self._ask(question)
            if not (missing or named) and not any(
                one in self._answers for one in self._interview.one_of
            ):
                self._ask(self._by_name[self._interview.one_of[-1]])
        else:
            raise typer.Abort

    def _ask(self, question: Question) -> None:
        if question.name in FIELDS:
            self._interview.ask(self._by_name[FIELDS[0]], must=True)
            return
        self._interview.ask(question, must=question.is_needed)

    def _stance(self, _problem: Problem) -> None:
        self._interview.ask(self._by_name[FIELDS[0]], must=True)

    def _id(self, _problem: Problem) -> None:
        self._interview.draft = self._interview.draft.to_ask("id")
        self._interview.ask_id()

    def _part(self, problem: Problem, steps: Steps, *, is_wider: bool) -> None:
        """Ask for the part that is wrong, or for the group that it belongs to."""
        if problem.rule in _IN_A_GROUP or problem.rule == "missing-field":
            is_wider = True
        wanted = () if problem.rule == "missing-field" else lacking(problem.where, problem.hint)
        if wanted and self._tried[_key(problem)] == 1 and (path := self._questions(wanted)):
            typer.echo(f"  {_where(wanted[:-1])}: {in_brief(value_at(self._answers, wanted[:-1]))}")
            self._at(wanted, replace(path[-1], is_required=True))
            return
        path = self._questions(steps)
        if path is None:
            self._leave_out(steps)
            return
        if is_wider:
            groups = [at for at, question in enumerate(path) if _is_entry(question, steps, at)]
            end = groups[-1] + 1 if groups else len(path)
            steps, path = steps[:end], path[:end]
        self._at(steps, path[-1], afresh=problem.rule != "missing-field")

    def _questions(self, steps: Steps) -> list[Question] | None:
        """Return the question that each step leads to, as far as something is asked for there."""
        known, path = self._by_name, list[Question]()
        for step in steps:
            if isinstance(step, int):
                path.append(path[-1])
            elif question := known.get(step):
                path.append(question)
                known = {part.name: part for part in question.parts}
            elif path and not path[-1].parts and step == "text":
                path.append(path[-1])
            else:
                return None
        return path

    def _at(self, steps: Steps, question: Question, *, afresh: bool = True) -> None:
        """Ask for what is at a place again; what is skipped is left out."""
        if steps[-1] == "text":
            steps = steps[:-1]
        is_entry = isinstance(steps[-1], int)
        known = value_at(self._answers, steps)
        if not is_entry and not self._applies(question, steps):
            self._put(steps, None)
            return
        spot = self._spot(steps)
        asking = self._interview.asking
        if is_entry:
            again = "; Enter keeps what is in brackets, - leaves it out" if afresh else ""
            typer.echo(f"{question.entry or question.label}: {in_brief(known)}{again}.")
            answer = asking.entry(question, spot, known, afresh=afresh)
        else:
            is_group = question.kind == "group" or question.is_list
            kept = known if is_group else None
            answer = asking.fitting(
                question, spot, must=question.is_needed, known=kept, afresh=is_group and afresh
            )
        self._put(steps, answer)

    def _applies(self, question: Question, steps: Steps) -> bool:
        beside = value_at(self._answers, steps[:-1]) if len(steps) > 1 else self._answers
        only = question.only_if
        if only is None or only.is_several:
            return True
        given = beside.get(only.field) if isinstance(beside, Mapping) else None
        if only.is_unless:
            return given is None
        return given is not None and (not only.answers or given in only.answers)

    def _spot(self, steps: Steps) -> AnswerPlace:
        return AnswerPlace(
            _where(steps),
            lambda value: self._interview.accept(self._with(steps, value)),
            lambda value, where: self._interview.refused(self._with(steps, value), where),
        )

    def _with(self, steps: Steps, value: Any) -> Draft:
        is_gone = value is None
        answers = self._answers
        told = without_value(answers, steps) if is_gone else with_value(answers, steps, value)
        return replace(self._interview.draft, answers=_without_empty(told))

    def _put(self, steps: Steps, value: Any) -> None:
        self._interview.accept(self._with(steps, value))

    def _leave_out(self, steps: Steps) -> None:
        """Leave out what no answer can make right, if somebody agrees; stop if not."""
        if not steps:
            raise typer.Abort
        value = clipped(str(value_at(self._answers, steps)))
        typer.echo(f"  {_where(steps)} is: {value}")
        if not confirmed("Leave it out?", "No stops here and keeps your answers.", usual=True):
            raise typer.Abort
        self._put(steps, None)

    def _sort_timeline(self) -> None:
        typer.echo("  It is put in the order of its dates.")
        events = sorted(self._answers["timeline"], key=lambda event: str(event["when"]))
        self._put(("timeline",), events)

    def _mark_again(self, steps: Steps) -> None:
        """Give the second of two sources with one mark a mark of its own."""
        listed = self._answers.get("sources")
        if steps[0] != "sources" or not isinstance(listed, list):
            self._part_without(steps)
            return
        at = int(steps[1])
        others = [source for number, source in enumerate(listed) if number != at]
        source = {name: value for name, value in listed[at].items() if name != "id"}
        mark = numbered([*others, source])[-1]["id"]
        typer.echo(f"  The later one, {clipped(str(source.get('title', '')))}, is {mark} now.")
        self._put(steps, mark)

    def _part_without(self, steps: Steps) -> None:
        self._leave_out(steps)

    def _unsourced(self, problem: Problem) -> None:
        """Ask which source says a statement, or which sources there are."""
        steps = nearest(self._answers, steps_of(problem.where))
        if not steps:
            self._ask(self._by_name["sources"])
            return
        if "source" in steps:
            steps = steps[: steps.index("source")]
        path = self._questions(steps)
        if path is None or not self._answers.get("sources"):
            self._leave_out_sources(steps)
            return
        answer = value_at(self._answers, steps)
        typer.echo(f"  {_where(steps)}: {in_brief(answer)}")
        if isinstance(answer, Mapping):
            answer = {name: value for name, value in answer.items() if name != "source"}
        told = self._interview.asking.sourcing.ask(path[-1], answer, "")
        self._put(steps, told)

    def _leave_out_sources(self, steps: Steps) -> None:
        """Leave out the sources of a statement where none is listed."""
        self._leave_out((*steps, "source"))

    def _uncarried(self, _problem: Problem) -> None:
        """Ask for a source that carries a record, by correcting one or adding another."""
        question = self._by_name["sources"]
        listed = self._answers.get("sources")
        if not isinstance(listed, list) or not listed:
            self._ask(question)
            return
        marks = [str(value_at(source, ("id",))) for source in listed]
        asked = f"Type {', '.join(marks)} to correct it, {MORE} to add another one, Enter to stop:"
        given = line(asked)
        if given in marks:
            self._at(("sources", marks.index(given)), question)
        elif given == MORE:
            self._interview.add_source()
        elif not given:
            raise typer.Abort

    def _unused_source(self, problem: Problem) -> None:
        """Ask which statements a source says that none of them names, or drop it."""
        steps = steps_of(problem.where)[:2]
        source = value_at(self._answers, steps)
        statements = list(self._statements())
        for number, (place, text) in enumerate(statements, 1):
            typer.echo(f"  {number:2}  {_where(place)}: {text}")
        asked = f"Numbers of the statements that {source['id']} says, or {_DROP}:"
        while True:
            given = line(asked).lower()
            if given == _DROP:
                self._put(steps, None)
                return
            if chosen := _numbers(given, len(statements)):
                for number in chosen:
                    self._cite(statements[number - 1][0], source["id"])
                return
            typer.echo(f"  Type numbers with commas between them, or {_DROP}.")

    def _statements(self) -> Sequence[tuple[Steps, str]]:
        """Return the place and the text of each statement."""
        found: list[tuple[Steps, str]] = []
        for question in self._interview.questions:
            value = self._answers.get(question.name)
            if not question.sourcing or value is None:
                continue
            if question.is_list and isinstance(value, list):
                found += [((question.name, at), in_brief(one)) for at, one in enumerate(value)]
            else:
                found.append(((question.name,), in_brief(value)))
        return found

    def _cite(self, steps: Steps, mark: str) -> None:
        answer = value_at(self._answers, steps)
        entry = dict(answer) if isinstance(answer, Mapping) else {"text": answer}
        before = entry.get("source", [])
        named = [*(before if isinstance(before, list) else [before]), mark]
        self._put(steps, {**entry, "source": named[0] if len(named) == 1 else named})


_MOST_TRIES = 3
"""How often something is asked again before it is offered to leave it out."""


def _key(problem: Problem) -> tuple[str, str, str]:
    return (problem.rule, problem.where, problem.message)


def _is_answer(problem: Problem) -> bool:
    """Whether a question can put it right; what none asks for keeps its whole entry wrong."""
    return problem.rule != "unknown-field"


def _is_entry(question: Question, steps: Steps, at: int) -> bool:
    """Whether a step leads to a group, or to one entry of a list of groups."""
    is_group = question.kind == "group"
    return is_group and (isinstance(steps[at], int) or not question.is_list)


def _where(steps: Steps) -> str:
    parts = (f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in steps)
    return "".join(parts).removeprefix(".")


def _numbers(given: str, most: int) -> list[int]:
    """Return the numbers of a list that a line names; none where it names anything else."""
    words = [word for word in re.split(r"[\s,;]+", given) if word]
    are_numbers = all(word.isdecimal() and 0 < int(word) <= most for word in words)
    return [int(word) for word in words] if are_numbers else []


def _without_empty(answers: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answers.items() if value not in (None, [], {})}
