"""What is one question, as somebody is asked for a field?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ...text.labels import label_of
from .answers import Kind
from .telling import OPTIONS, Only

_LISTED_CHOICES = 6
"""Most choices that a line lists."""


@dataclass(frozen=True)
class Question:
    """A field of the model as somebody is asked for it."""

    name: str
    """As it stands in the file."""
    label: str
    help: str
    kind: Kind
    is_required: bool
    is_list: bool = False
    choices: tuple[str, ...] = ()
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What each of the choices means, in a line, where that needs saying."""
    points_to: str = ""
    """The kind of item whose id is the answer."""
    default: str = ""
    example: str = ""
    entry: str = ""
    """What one entry of a list of groups is called."""
    parts: tuple[Question, ...] = ()
    sourcing: tuple[Question, ...] = ()
    """Questions about where the answer comes from, asked apart."""
    is_text: bool = False
    """Whether the file may hold its text alone, when nothing else is answered."""
    is_brief: bool = False
    """Whether the short version asks it."""
    only_if: Only | None = None
    """When it is asked, where that hangs on another answer."""
    is_of_published: bool = False
    """Whether only those are asked who compile a record from what others published."""
    is_needed_there: bool = False
    """Whether those have to answer it who were there."""

    @property
    def is_needed(self) -> bool:
        """Whether it has to be answered wherever it is asked."""
        return self.is_required or (self.only_if is not None and self.only_if.is_needed)

    @property
    def explained(self) -> str:
        """The help, unless the label says as much."""
        return "" if self.help.rstrip(".").casefold() == self.label.casefold() else self.help

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """Each of the choices, with its name for a reader."""
        return tuple(
            (word, OPTIONS.get(f"{self.name}.{word}") or _capital(label_of(word)))
            for word in self.choices
        )

    @property
    def control(self) -> str:
        """What takes the answer on a page: for a list rows, lines, or ids with commas between."""
        if not self.is_list:
            return self.kind
        return {"group": "rows", "id": "ids"}.get(self.kind, "lines")

    @property
    def words(self) -> str:
        """What is asked for, with the choices where a line holds them."""
        if self.kind == "flag":
            return f"{self.explained} One of yes, no.".lstrip()
        if 0 < len(self.choices) <= _LISTED_CHOICES:
            return f"{self.explained} One of {', '.join(self.choices)}.".lstrip()
        return self.explained


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]
