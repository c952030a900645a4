"""How is one question asked in a terminal, and what may be typed in place of an answer?

`?` explains, `<` goes back to the question before, the tab key completes what can be chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import typer

from ..content.loader import Loaded
from ..content.problems import did_you_mean
from ..contribute.organisations import known_id
from ..contribute.questions import Question, applies, value_of
from ..model import KIND_BY_NAME
from .completion import completing

HELP, BACK = "?", "<"


class Back(Exception):  # noqa: N818 - it is a wish, not an error
    """Raised when somebody wants the question before."""


@dataclass(frozen=True)
class Spot:
    """A place in the draft that an answer is for."""

    where: str
    """Its path as problems name it."""
    keep: Callable[[Any], None]
    """Keeps what is answered in this place so far."""
    refuses: Callable[[Any, str], bool]
    """Says what is wrong in a place with an answer here; returns whether something is."""
    indent: str = ""

    def part(self, answers: dict[str, Any], name: str) -> Spot:
        """Return the place of one part of a group, beside the parts that are known."""
        return Spot(
            f"{self.where}.{name}",
            lambda value: self.keep({**answers, name: value}),
            lambda value, where: self.refuses({**answers, name: value}, where),
            self.indent + "  ",
        )

    def entry(self, entries: list[Any]) -> Spot:
        """Return the place of one more entry of a list."""
        return Spot(
            f"{self.where}[{len(entries) + 1}]",
            lambda value: self.keep([*entries, value]),
            lambda value, where: self.refuses([*entries, value], where),
            self.indent,
        )


@dataclass
class Asking:
    """Asks one question at a time, about the items that there are."""

    loaded: Loaded
    told: Callable[[], Mapping[str, Any]]
    """Returns the answers of the whole contribution so far."""
    _choices: dict[str, dict[str, str]] = field(default_factory=dict)

    def fitting(self, question: Question, spot: Spot, *, must: bool, known: Any = None) -> Any:
        """Return an answer that fits, or None where it was skipped; go on from what is known."""
        while True:
            answer = self._answer(question, spot, must=must, known=known)
            if answer is None or not spot.refuses(answer, spot.where):
                return answer
            known = None

    def confirmed(self, words: str, explained: str = "") -> bool:
        """Return whether the answer is yes; Enter says no."""
        while True:
            given = self.line(f"{words} [y/N]:").lower()
            if given in ("", "n", "no"):
                return False
            if given in ("y", "yes"):
                return True
            if given == BACK:
                raise Back
            hint = f"{explained} Type y or n.".lstrip()
            typer.echo(f"  {hint}")

    def line(self, prompt: str = ">", usual: str = "") -> str:
        """Return a line as it is typed, or what is usual where none is."""
        return str(
            typer.prompt(prompt, default=usual, show_default=bool(usual), prompt_suffix=" ")
        ).strip()

    def _answer(self, question: Question, spot: Spot, *, must: bool, known: Any) -> Any:
        optional = "" if must else " (optional)"
        typer.echo(f"{spot.indent}{question.label}{optional}: {question.words}".removesuffix(": "))
        if question.kind != "group":
            if question.is_list:
                return self._list(question, spot, must=must, known=known)
            return self._single(question, spot.indent, must=must)
        if not (must or known):
            one = "one" if question.is_list else "it"
            if not self.confirmed(f"{spot.indent}Tell {one}?", question.help):
                return None
        if question.is_list:
            return self._groups(question, spot, list(known or ()))
        return self._parts(question, spot, dict(known or {}))

    def _groups(self, question: Question, spot: Spot, entries: list[Any]) -> list[Any]:
        begun = entries.pop() if entries else {}
        while True:
            own = spot.entry(entries)
            is_id = isinstance(begun, str)
            entry = begun if is_id else self._parts(question, own, begun)
            begun = {}
            if own.refuses(entry, own.where):
                continue
            entries.append(entry)
            spot.keep(entries)
            if not self.confirmed(f"{spot.indent}Another one?", question.help):
                return entries

    def _parts(self, question: Question, spot: Spot, known: dict[str, Any]) -> Any:
        """Ask for the parts of a group that are needed, and those after the last one known.

        Where the answers name an item that has a file, its id is all that there is to ask.
        """
        answers = dict(known)
        number = _first_unasked(question, known)
        while number < len(question.parts):
            part = question.parts[number]
            if part.name not in answers and applies(part, answers, self.told()):
                try:
                    self._part(part, spot, answers)
                except Back:
                    number = self._before(question, number, answers)
                    answers.pop(question.parts[number].name, None)
                    continue
                if question.points_to and (item_id := known_id(answers, self.loaded)):
                    typer.echo(f"{spot.indent}  It has a file: {item_id}.")
                    return item_id
            number += 1
        return answers

    def _part(self, part: Question, spot: Spot, answers: dict[str, Any]) -> None:
        answer = self.fitting(part, spot.part(answers, part.name), must=part.is_needed)
        if answer is not None:
            answers[part.name] = answer
            spot.keep(answers)

    def _before(self, question: Question, number: int, answers: dict[str, Any]) -> int:
        """Return the number of the part that was asked before; raise `Back` where there is none."""
        for earlier in range(number - 1, -1, -1):
            if applies(question.parts[earlier], answers, self.told()):
                return earlier
        raise Back

    def _list(self, question: Question, spot: Spot, *, must: bool, known: Any) -> Any:
        answers: list[Any] = list(known or ())
        so_far = f" {len(answers)} so far." if answers else ""
        typer.echo(f"{spot.indent}One a line; an empty line ends.{so_far}")
        while True:
            try:
                answer = self._single(question, spot.indent, must=must and not answers)
            except Back:
                if not answers:
                    raise
                typer.echo(f"{spot.indent}  Taken back: {answers.pop()}")
                spot.keep(answers)
                continue
            if answer is None:
                return answers or None
            own = spot.entry(answers)
            if not own.refuses(answer, own.where):
                answers.append(answer)
                spot.keep(answers)

    def _single(self, question: Question, indent: str, *, must: bool) -> Any:
        typed = self._prose if question.kind == "prose" else self.line
        offered = self._offered(question)
        if question.kind == "prose":
            typer.echo(f"{indent}As many lines as it takes; a line with a single dot ends.")
        while True:
            with completing(offered):
                given = typed()
            if given == BACK:
                raise Back
            if given == HELP:
                self._explain(question, offered, indent)
            elif given and offered and given not in offered:
                near = did_you_mean(given, offered)
                hint = f"Did you mean {near}?" if near else f"Type {HELP} for the list."
                typer.echo(f"{indent}  {given!r} is not one of the choices. {hint}")
            elif given:
                return value_of(question, given)
            elif not must:
                return None
            else:
                typer.echo(f"{indent}  It is needed.")

    def _prose(self) -> str:
        lines: list[str] = []
        while (line := self.line()) != "." and (line or lines):
            lines.append(line)
            if lines in ([HELP], [BACK]):
                break
        return "\n".join(lines).strip()

    def _explain(self, question: Question, offered: dict[str, str], indent: str) -> None:
        width = max(map(len, offered), default=0)
        for name, meaning in offered.items():
            typer.echo(f"{indent}  {name:{width}}  {meaning}".rstrip())
        if not offered:
            example = f" For example: {question.example}" if question.example else ""
            typer.echo(f"{indent}  {question.help}{example}")

    def _offered(self, question: Question) -> dict[str, str]:
        """Return what can be chosen, each with its meaning in a line."""
        if question.kind == "flag":
            return {"yes": "", "no": ""}
        if question.points_to:
            return self._choices.setdefault(question.points_to, self._ids(question.points_to))
        return {word: question.meanings.get(word, "") for word in question.choices}

    def _ids(self, kind: str) -> dict[str, str]:
        items = self.loaded.items.of(KIND_BY_NAME[kind])
        ordered = sorted(items, key=lambda item: (item.rank, item.id))
        return {item.id: item.title for item in ordered}


def _first_unasked(question: Question, known: Mapping[str, Any]) -> int:
    """Return the number of the first part that is needed, or else of the one after the last."""
    needed = [
        number
        for number, part in enumerate(question.parts)
        if part.is_required and part.name not in known
    ]
    after = max((n + 1 for n, part in enumerate(question.parts) if part.name in known), default=0)
    return min([after, *needed])
