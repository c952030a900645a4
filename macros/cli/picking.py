"""What does somebody choose in a terminal who types a word, a name, a number or what was done?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import typer

from ..content.loader import Loaded
from ..content.problems import did_you_mean
from ..contribute.choosing import MOST_OFFERED, Choice, choices_of, fitting, named
from ..contribute.questions import Question
from ..model import FailureMode, Pattern
from ..text.prose import to_text
from ..text.slugs import slug
from .prompting import HELP

_FLAGS: Mapping[str, str] = {"y": "yes", "true": "yes", "n": "no", "false": "no"}
_SHORT = 3
"""Letters of a word that says nothing by itself."""


@dataclass
class Picking:
    """What can be chosen for one question after another; a number means the last list shown."""

    loaded: Loaded
    _by_kind: dict[str, tuple[Choice, ...]] = field(default_factory=dict)
    _shown: tuple[str, ...] = ()

    def offered(self, question: Question) -> Mapping[str, str]:
        """Return every word that can be chosen with its meaning; nothing where all is free."""
        if question.kind == "flag":
            return {"yes": "", "no": ""}
        if question.points_to:
            return {choice.id: choice.title for choice in self._choices(question)}
        return {word: question.meanings.get(word, "") for word in question.choices}

    def begin(self) -> None:
        """Forget the list that was shown for another question."""
        self._shown = ()

    def show(self, offered: Mapping[str, str], indent: str) -> None:
        """Show what can be chosen, by number."""
        self._shown = tuple(offered)
        width = max(map(len, offered), default=0)
        for number, (word, meaning) in enumerate(offered.items(), 1):
            typer.echo(f"{indent}  {number:2}  {word:{width}}  {meaning}".rstrip())

    def chosen(self, question: Question, given: str, indent: str) -> str | None:
        """Return the word that is meant, or None after saying what may have been meant."""
        offered = self.offered(question)
        if given in offered:
            return given
        if given.isdecimal() and 0 < int(given) <= len(self._shown):
            return self._shown[int(given) - 1]
        if question.points_to:
            return self._item(question, given, indent)
        by_name = {slug(name): word for word, label in question.options for name in (word, label)}
        by_name |= _FLAGS if question.kind == "flag" else {}
        by_name |= {word: word for word in offered}
        if word := by_name.get(slug(given)):
            return word
        near = _by_meaning(given, offered) or did_you_mean(given, offered)
        hint = f"Did you mean {near}?" if near else f"Type {HELP} for the list."
        typer.echo(f"{indent}  {given!r} is not one of the choices. {hint}")
        return None

    def tell(self, question: Question, word: str, indent: str) -> None:
        """Tell the test of the pattern or failure mode that was chosen, where it has one."""
        item = self.loaded.items.get((question.points_to, word))
        test = item.test if isinstance(item, Pattern | FailureMode) else None
        if test:
            typer.echo(f"{indent}  Its test, by what was done. An account shows that")
            for fact in test.shown:
                typer.echo(f"{indent}  - {to_text(fact)}")

    def _item(self, question: Question, given: str, indent: str) -> str | None:
        choices = self._choices(question)
        if choice := named(choices, given):
            typer.echo(f"{indent}  {choice.id}: {choice.title}.")
            return choice.id
        near = _near(choices, given)
        if not near:
            skips = "" if question.is_needed else " Enter skips it."
            typer.echo(f"{indent}  Nothing fits {given!r}. Type {HELP} for the list.{skips}")
            return None
        typer.echo(f"{indent}  What fits {given!r}, by number:")
        self.show({choice.id: choice.title for choice in near}, indent)
        return None

    def _choices(self, question: Question) -> tuple[Choice, ...]:
        kind = question.points_to
        return self._by_kind.setdefault(kind, choices_of(kind, self.loaded))


def _near(choices: Sequence[Choice], given: str) -> tuple[Choice, ...]:
    """Return the choices whose name is nearly what was typed, or that say it."""
    names = {name: choice for choice in choices for name in choice.names}
    misspelt = names.get(did_you_mean(slug(given), names))
    found = (choice for choice in fitting(choices, given) if choice is not misspelt)
    return (*((misspelt,) if misspelt else ()), *found)[:MOST_OFFERED]


def _by_meaning(given: str, offered: Mapping[str, str]) -> str:
    """Return the one choice whose meaning has a word that was typed, or nothing."""
    typed = {word for word in slug(given).split("-") if len(word) > _SHORT}
    found = [
        word for word, meaning in offered.items() if typed & {slug(one) for one in meaning.split()}
    ]
    return found[0] if len(found) == 1 else ""
