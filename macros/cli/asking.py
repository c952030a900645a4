"""How is one question asked in a terminal, and what may be typed in place of an answer?

`?` explains, `<` goes back to the question before, the tab key completes what can be chosen. Where
something is asked again, Enter keeps what was said and `-` leaves it out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from ..content.loader import Loaded, unreadable_characters
from ..contribute.organisations import known_id
from ..contribute.questions import Question, applies, settled_entry, value_of
from ..text.shown import clipped
from .completion import completing
from .picking import Picking
from .prompting import BACK, HELP, NOTHING, Back, confirmed, line, prose
from .sourcing import Sourcing, suggested

_UNLESS: Mapping[str, str] = {"proposed": "pattern", "low": "value", "high": "value"}
"""Parts that are asked for, and needed, where another one beside them was not answered."""

_NEEDED_OF_PUBLISHED = frozenset({"extent"})
"""Parts that the check wants of a published record alone."""


@dataclass(frozen=True)
class AnswerPlace:
    """A place in the draft that an answer is for."""

    where: str
    """Its path as problems name it."""
    keep: Callable[[Any], None]
    """Keeps what is answered in this place so far."""
    refuses: Callable[[Any, str], bool]
    """Says what is wrong in a place with an answer here; returns whether something is."""
    indent: str = ""

    def part(self, answers: dict[str, Any], name: str) -> AnswerPlace:
        """Return the place of one part of a group, beside the parts that are known."""
        return AnswerPlace(
            f"{self.where}.{name}",
            lambda value: self.keep({**answers, name: value}),
            lambda value, where: self.refuses({**answers, name: value}, where),
            self.indent + "  ",
        )

    def entry(self, entries: list[Any]) -> AnswerPlace:
        """Return the place of one more entry of a list."""
        return AnswerPlace(
            f"{self.where}[{len(entries) + 1}]",
            lambda value: self.keep([*entries, value] if value else list(entries)),
            lambda value, where: self.refuses([*entries, value], where),
            self.indent,
        )


class Asking:
    """Asks one question at a time, about the items that there are."""

    def __init__(self, loaded: Loaded, told: Callable[[], Mapping[str, Any]]) -> None:
        """`told` returns the answers of the whole contribution so far."""
        self._loaded, self._told = loaded, told
        self._picking = Picking(loaded)
        self.sourcing = Sourcing(told)

    def fitting(
        self,
        question: Question,
        spot: AnswerPlace,
        *,
        must: bool,
        known: Any = None,
        afresh: bool = False,
    ) -> Any:
        """Return an answer that fits, or None where it was skipped; go on from what is known.

        With `afresh` every part is asked again, and what is known of it can be kept.
        """
        known = _as_asked(question, known)
        while True:
            answer = self._answer(question, spot, must=must, known=known, afresh=afresh)
            if answer is None or not spot.refuses(answer, spot.where):
                return answer
            known, afresh = (answer, True) if question.kind == "group" else (None, False)

    def entry(self, question: Question, spot: AnswerPlace, known: Any, *, afresh: bool) -> Any:
        """Return one entry of a list that fits, going on from what is known of it."""
        while True:
            if question.kind == "group":
                entry = self._entry(question, spot, _as_group(known), afresh=afresh)
            else:
                entry = self._statement(question, spot.indent, must=False)
            if entry is None or not spot.refuses(entry, spot.where):
                return entry
            known, afresh = entry, True

    def _answer(
        self, question: Question, spot: AnswerPlace, *, must: bool, known: Any, afresh: bool
    ) -> Any:
        optional = "" if must else " (optional)"
        words = question.words or (question.choices and f"One of {', '.join(question.choices)}.")
        typer.echo(f"{spot.indent}{question.label}{optional}: {words or ''}".removesuffix(": "))
        if question.kind != "group":
            if question.is_list:
                return self._list(question, spot, must=must, known=known)
            return self._statement(question, spot.indent, must=must, known=known)
        if not (must or known):
            one = "one" if question.is_list else "it"
            if not confirmed(f"{spot.indent}Tell {one}?", question.help):
                return None
        if question.is_list:
            return self._groups(question, spot, list(known or ()))
        return self._entry(question, spot, _as_group(known), afresh=afresh)

    def _groups(self, question: Question, spot: AnswerPlace, entries: list[Any]) -> list[Any]:
        begun = entries.pop() if entries else {}
        if begun and not isinstance(begun, str):
            typer.echo(f"{spot.indent}{question.entry or question.label}: {in_brief(begun)}")
        afresh = False
        while True:
            own = spot.entry(entries)
            is_id = isinstance(begun, str)
            entry = begun if is_id else self._entry(question, own, _as_group(begun), afresh=afresh)
            if question.name == "sources":
                entry = self.sourcing.with_mark(entries, entry)
            if own.refuses(entry, own.where):
                begun, afresh = _as_group(entry), not is_id
                continue
            begun, afresh = {}, False
            entries.append(entry)
            spot.keep(entries)
            if question.name == "sources":
                typer.echo(f"{spot.indent}  This is {entry['id']}.")
            if not confirmed(f"{spot.indent}Another one?", question.help):
                return entries

    def _entry(
        self, question: Question, spot: AnswerPlace, known: dict[str, Any], *, afresh: bool
    ) -> Any:
        """Ask for a group, and for the sources that say it."""
        while True:
            entry = self._parts(question, spot, known, afresh=afresh)
            if isinstance(entry, str):
                return entry
            try:
                return self.sourcing.of(question, entry, spot.indent)
            except Back:
                last = [part.name for part in question.parts if part.name in entry][-1:]
                known = {name: value for name, value in entry.items() if name not in last}
                afresh = False

    def _parts(
        self, question: Question, spot: AnswerPlace, known: dict[str, Any], *, afresh: bool
    ) -> Any:
        """Ask for the parts of a group that are needed, and those after the last one known.

        Where the answers name an item that has a file, its id is all that there is to ask.
        """
        answers = known
        number = 0 if afresh else _first_unasked(question, known)
        while number < len(question.parts):
            part = question.parts[number]
            if not self._applies(part, answers):
                if afresh and part.only_if:
                    answers.pop(part.name, None)
            elif afresh or part.name not in answers:
                try:
                    self._part(question, part, spot, answers)
                except Back:
                    number = self._before(question, number, answers)
                    if not afresh:
                        answers.pop(question.parts[number].name, None)
                        spot.keep(answers)
                    continue
                if question.points_to and (item_id := known_id(answers, self._loaded)):
                    typer.echo(f"{spot.indent}  It has a file: {item_id}.")
                    return item_id
            number += 1
        return answers

    def _applies(self, part: Question, answers: Mapping[str, Any]) -> bool:
        is_instead = part.name not in _UNLESS or _UNLESS[part.name] not in answers
        return is_instead and applies(part, answers, self._told())

    def _part(
        self, question: Question, part: Question, spot: AnswerPlace, answers: dict[str, Any]
    ) -> None:
        record = self._told().get("record")
        is_instead = _UNLESS.get(part.name) in {beside.name for beside in question.parts}
        must = (
            part.is_needed
            or (is_instead and part.name in _UNLESS)
            or (record == "public-record" and part.name in _NEEDED_OF_PUBLISHED)
            or (record == "contributed" and part.is_needed_there)
        )
        known = answers.get(part.name)
        if known is None:
            known = suggested(question, part, answers)
        own = spot.part(answers, part.name)
        answer = self.fitting(part, own, must=must, known=known, afresh=known is not None)
        if answer is None:
            answers.pop(part.name, None)
        else:
            answers[part.name] = answer
            self._settle(question, part, answers, own.indent)
        spot.keep(answers)

    def _settle(
        self, question: Question, part: Question, answers: dict[str, Any], indent: str
    ) -> None:
        """Say how a figure was understood that fills more fields than its own."""
        told = settled_entry(question, answers)
        changed = {name: value for name, value in told.items() if answers.get(name) != value}
        if part.kind in ("number", "count") and changed:
            shown = ", ".join(f"{name} {_shown(value)}" for name, value in changed.items())
            typer.echo(f"{indent}  Understood as {shown}.")
            answers.clear()
            answers.update(told)

    def _before(self, question: Question, number: int, answers: dict[str, Any]) -> int:
        """Return the number of the part that was asked before; raise `Back` where there is none."""
        for earlier in range(number - 1, -1, -1):
            if self._applies(question.parts[earlier], answers):
                return earlier
        raise Back

    def _list(self, question: Question, spot: AnswerPlace, *, must: bool, known: Any) -> Any:
        answers: list[Any] = list(known or ())
        so_far = f" {len(answers)} so far." if answers else ""
        typer.echo(f"{spot.indent}One a line; an empty line ends.{so_far}")
        while True:
            try:
                answer = self._statement(question, spot.indent, must=must and not answers)
            except Back:
                if not answers:
                    raise
                typer.echo(f"{spot.indent}  Taken back: {_text_of(answers.pop())}")
                spot.keep(answers)
                continue
            if answer is None:
                return answers or None
            own = spot.entry(answers)
            if not own.refuses(answer, own.where):
                answers.append(answer)
                spot.keep(answers)

    def _statement(self, question: Question, indent: str, *, must: bool, known: Any = None) -> Any:
        """Ask for one answer, and for the sources that say it, where it is a statement."""
        while True:
            answer = self._single(question, indent, must=must, known=known)
            try:
                return None if answer is None else self.sourcing.of(question, answer, indent)
            except Back:
                continue

    def _single(self, question: Question, indent: str, *, must: bool, known: Any = None) -> Any:
        offered = self._picking.offered(question)
        usual = _shown(_text_of(known))
        self._picking.begin()
        if question.kind == "prose":
            typer.echo(f"{indent}As many lines as it takes; a line with a single dot ends.")
        while True:
            with completing(offered):
                given = prose() if question.kind == "prose" else line(usual=usual)
            if given == BACK:
                raise Back
            if known is not None and given in ("", usual):
                return known
            is_nothing = given == NOTHING if known is not None else not given
            if is_nothing and not must:
                return None
            if given == HELP:
                self._explain(question, offered, indent)
            elif is_nothing:
                typer.echo(f"{indent}  It is needed.")
            elif (answer := self._meant(question, given, indent)) is not None:
                return answer

    def _meant(self, question: Question, given: str, indent: str) -> Any:
        """Return the answer that was typed, or None after saying why it is none."""
        if found := unreadable_characters(Path(), given):
            typer.echo(f"{indent}  {found[0].message}. {found[0].hint}")
            return None
        if self._picking.offered(question):
            if (word := self._picking.chosen(question, given, indent)) is None:
                return None
            self._picking.tell(question, word, indent)
            return value_of(question, word)
        return value_of(question, given)

    def _explain(self, question: Question, offered: Mapping[str, str], indent: str) -> None:
        if offered and question.kind != "flag":
            self._picking.show(offered, indent)
            return
        example = f" For example: {question.example}" if question.example else ""
        typer.echo(f"{indent}  {question.help}{example}")


def _as_asked(question: Question, known: Any) -> Any:
    """Return what is known where it has the shape that is asked for."""
    if question.is_list:
        return known if isinstance(known, list) else None
    return known if question.kind != "group" or isinstance(known, Mapping) else None


def in_brief(answer: Any) -> str:
    """Return what an answer or an entry says, in a line."""
    if not isinstance(answer, Mapping):
        return clipped(str(answer))
    told = (value for name, value in answer.items() if name not in ("source", "reading"))
    listed = ", ".join(str(value) for value in told if value is not None)
    return clipped(str(answer.get("text") or answer.get("title") or listed))


def _as_group(known: Any) -> dict[str, Any]:
    return dict(known) if isinstance(known, Mapping) else {}


def _text_of(answer: Any) -> Any:
    return answer.get("text") if isinstance(answer, Mapping) else answer


def _shown(known: Any) -> str:
    """Show a value as it would be typed."""
    if known is None:
        return ""
    return ("yes" if known else "no") if isinstance(known, bool) else str(known)


def _first_unasked(question: Question, known: Mapping[str, Any]) -> int:
    """Return the number of the first part that is needed, or else of the one after the last."""
    needed = [
        number
        for number, part in enumerate(question.parts)
        if part.is_required and part.name not in known
    ]
    after = max((n + 1 for n, part in enumerate(question.parts) if part.name in known), default=0)
    return min([after, *needed])
