"""Is it one of the records that there are? Asked, or told, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import typer

from ..content.loader import Loaded
from ..content.problems import shown_path
from ..contribute.near import NearRecord, near_records
from ..model import Item, Retrospective
from ..pages.addresses import address_of
from .base import say
from .prompting import Back, confirmed

TELLING = frozenset({"title", "organisations", "sources"})
"""The answers by which a retrospective is found that may be the same."""

_MOST = 5


class SameRecordError(Exception):
    """Raised where somebody says that what they tell is in a record already."""


@dataclass
class Nearby:
    """Shows each record that may be the same once."""

    kind: type[Item]
    loaded: Loaded
    _seen: set[str] = field(default_factory=set)

    def ask(self, answers: Mapping[str, Any]) -> None:
        """Ask whether it is one of those not shown before; raise `SameRecordError` if it is."""
        new = self._new(answers)
        if not new:
            return
        typer.echo("There are records that may tell of the same:")
        for told in self._lines(new):
            typer.echo(told)
        if _is_one():
            raise SameRecordError(_how_to_add(new, self.loaded))

    def tell(self, answers: Mapping[str, Any]) -> None:
        """Say which records may be the same, where nobody is asked."""
        new = self._new(answers)
        if new:
            lines = "\n".join(self._lines(new))
            say(f"Is it one of these? Then add to that one instead.\n{lines}")

    def _new(self, answers: Mapping[str, Any]) -> Sequence[NearRecord]:
        if self.kind is not Retrospective:
            return ()
        found = [near for near in near_records(answers, self.loaded) if near.id not in self._seen]
        self._seen.update(near.id for near in found)
        return found

    def _lines(self, found: Sequence[NearRecord]) -> Sequence[str]:
        lines = []
        for near in found[:_MOST]:
            reasons = "; ".join(near.reasons)
            lines.append(f"  {near.title}: {reasons}\n    {_where(near, self.loaded)}")
        rest = len(found) - _MOST
        return [*lines, f"  and {rest} more"] if rest > 0 else lines


def _is_one() -> bool:
    while True:
        try:
            return confirmed("Is it one of these?", "Yes stops here and keeps your answers.")
        except Back:
            typer.echo("  Type n to go on, and < at the next question.")


def _where(near: NearRecord, loaded: Loaded) -> str:
    """Return the record's file, and its page on the site."""
    key = (Retrospective.kind, near.id)
    address = address_of(loaded.items[key])
    return f"{shown_path(loaded.trees[key].path)}, on the site {address}"


def _how_to_add(found: Sequence[NearRecord], loaded: Loaded) -> str:
    if len(found) == 1:
        path = shown_path(loaded.trees[Retrospective.kind, found[0].id].path)
    else:
        path = "its file"
    return (
        f"add what you know to {path}: a source, a statement, a correction; and open a pull request"
    )
