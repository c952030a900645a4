"""Which source says a statement? Read from the marks at its end, or asked in one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import typer

from ..contribute import drafts
from ..contribute.questions import Question
from ..contribute.questions.sourced import numbered, with_sources
from ..text.addresses import told_by
from ..text.marks import READING
from .prompting import BACK, HELP, MORE, Back, line

_QUESTION = "Which source says this?"
_MARKED = """\
End a statement with the sources that say it: It was stopped in May. [s1]
Whom you quote stands there too, by position: It saves me an hour. [who: a claims clerk] [s1]"""
_BETWEEN = re.compile(r"[\s,;\[\]]+")


@dataclass
class Sourcing:
    """Gives statements their sources; Enter means those of the statement before."""

    told: Callable[[], Mapping[str, Any]]
    """Returns the answers of the whole contribution so far."""
    add: Callable[[], None] = lambda: None
    """Asks for one more source, and lists it."""
    _before: tuple[str, ...] = ()
    _sources_before: tuple[str, ...] = ()

    def explain(self) -> None:
        """Say once how statements name the sources that there are."""
        if self._listed():
            typer.echo(_MARKED)

    def with_mark(self, listed: Sequence[Any], source: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return a source with the mark by which statements name it."""
        known = [one for one in listed if isinstance(one, Mapping)]
        return numbered([*known, source])[-1]

    def of(self, question: Question, answer: Any, indent: str) -> Any:
        """Return an answer with its sources, asking for them where nothing else says any.

        Raise `Back` where somebody wants to say it again.
        """
        if not question.sourcing:
            return answer
        named = _named(question, answer, self.told())
        sources = _sources_of(named)
        if unknown := [one for one in sources if one not in self._listed()]:
            typer.echo(f"{indent}  There is no source {', '.join(unknown)}.")
            return self.ask(question, _bare(named), indent)
        if sources:
            self._remember(sources)
        elif self._must(named):
            return self.ask(question, named, indent)
        return named

    def ask(self, question: Question, answer: Any, indent: str) -> Any:
        """Return an answer with the sources that somebody names for it."""
        must = self._must(answer)
        has_reading = any(part.name == READING for part in question.sourcing)
        while True:
            usual = ", ".join(self._usual(has_reading=has_reading)) if must else ""
            asked = _QUESTION if must else f"{_QUESTION} (optional)"
            given = line(f"{indent}  {asked}", usual)
            if given == BACK:
                raise Back
            if given == HELP:
                self.show(indent, has_reading=has_reading)
            elif given == MORE:
                self._add()
            elif not given and not must:
                return answer
            elif (said := self._meant(given, has_reading=has_reading)) is None:
                typer.echo(f"{indent}  {self._instead(given, has_reading=has_reading)}")
            else:
                self._remember(said)
                return _with(answer, said)

    def show(self, indent: str, *, has_reading: bool) -> None:
        """Show the sources by their marks."""
        for mark, source in self._listed().items():
            parts = (source.get("title"), source.get("publisher"), source.get("published"))
            typer.echo(f"{indent}  {mark}  {', '.join(str(part) for part in parts if part)}")
        if has_reading:
            typer.echo(f"{indent}  {READING}  Our own reading: no source says it in words.")
        typer.echo(
            f"{indent}  Enter takes what is in brackets; several with commas; {MORE} adds a source."
        )

    def _add(self) -> None:
        try:
            self.add()
        except Back:
            typer.echo("  No source was added.")

    def _meant(self, given: str, *, has_reading: bool) -> tuple[str, ...] | None:
        """Return the marks that a line names, or None where it names something else."""
        words = [word for word in _BETWEEN.split(given.lower()) if word]
        marks = [f"s{word}" if word.isdecimal() else word for word in words]
        known = {*self._listed(), *((READING,) if has_reading else ())}
        return tuple(dict.fromkeys(marks)) if marks and known.issuperset(marks) else None

    def _instead(self, given: str, *, has_reading: bool) -> str:
        marks = ", ".join(self._listed())
        more = f" Our own reading is {READING}." if has_reading else ""
        if not given:
            return f"It is needed. The sources are {marks}; {HELP} shows them.{more}"
        return f"{given!r} is no source. The sources are {marks}; {HELP} shows them.{more}"

    def _remember(self, said: Sequence[str]) -> None:
        sources = tuple(mark for mark in said if mark != READING)
        self._before = tuple(said)
        self._sources_before = sources or self._sources_before

    def _usual(self, *, has_reading: bool) -> Sequence[str]:
        """Return what the statement before names, or the last one that can be named here."""
        known = list(self._listed())
        said = self._before if has_reading else self._sources_before
        before = [mark for mark in said if mark in known or mark == READING]
        return before or (known if len(known) == 1 else ())

    def _must(self, answer: Any) -> bool:
        """Whether a published record's statement has to name a source here, and can."""
        is_published = self.told().get("record") == "public-record"
        return bool(is_published and self._listed() and not is_our_own(answer))

    def _listed(self) -> Mapping[str, Mapping[str, Any]]:
        sources = self.told().get("sources")
        listed = sources if isinstance(sources, list) else []
        return {
            str(source["id"]): source
            for source in listed
            if isinstance(source, Mapping) and source.get("id")
        }


def is_our_own(answer: Any) -> bool:
    """Whether nobody outside need have said it, by what is answered already."""
    if not isinstance(answer, Mapping):
        return False
    is_judged = answer.get("basis") == READING or answer.get("use") == "unclear"
    return bool(answer.get(READING)) or is_judged


def _named(question: Question, answer: Any, told: Mapping[str, Any]) -> Any:
    """Return one answer, or one entry of a list, in which marks have become sources."""
    is_list = question.is_list
    whole = {question.name: [answer] if is_list else answer, "sources": told.get("sources")}
    said = with_sources((question,), whole)[question.name]
    return said[0] if is_list else said


def _sources_of(answer: Any) -> Sequence[str]:
    source = answer.get("source") if isinstance(answer, Mapping) else None
    if source is None:
        return ()
    return [str(one) for one in source] if isinstance(source, list) else [str(source)]


def _bare(answer: Any) -> Any:
    return {name: value for name, value in answer.items() if name not in ("source", READING)}


def _with(answer: Any, said: Sequence[str]) -> Any:
    entry = dict(answer) if isinstance(answer, Mapping) else {"text": answer}
    sources = [mark for mark in said if mark != READING]
    if sources:
        entry["source"] = sources[0] if len(sources) == 1 else sources
    if READING in said:
        entry[READING] = True
    return entry


def suggested(question: Question, part: Question, answers: Mapping[str, Any]) -> str | None:
    """Return what a source's part probably is, to be confirmed; None where nothing says it."""
    if question.name != "sources":
        return None
    told = told_by(str(answers.get("url", "")), drafts.today())
    likely = {"publisher": told.publisher, "published": told.published, "read_on": drafts.today()}
    return likely.get(part.name) or None
