"""Which item does somebody mean by a name? By its id, its title or its page's address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Any

from ...content.loader import Loaded
from ...model import KIND_BY_NAME
from ...text.slugs import slug
from ..choosing import choices_of, fitting
from ..questions import Question

_NEAR = 0.6
_MOST = 3
_MOST_ASKED = 40
"""Names for which others are looked for; an issue with more is no contribution."""
_LONGEST = 200
_FEW = 12
_QUOTES = "\"'`“”‘’„«»*_ "  # noqa: RUF001


@dataclass(frozen=True)
class Unnamed:
    """A name in a contribution by which no item goes."""

    where: str
    """The field's path, such as `practices[1].pattern`."""
    kind: str
    written: str
    near: tuple[str, ...] = ()
    """Those that may be meant, as a reader knows them: `Shadow mode (shadow-mode)`."""
    all_of: tuple[str, ...] = ()
    """All that there are, where these are few."""


class ItemNames:
    """The names of the items that a playbook has."""

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.known: dict[str, dict[str, str]] = {}

    def id_of(self, kind: str, written: str) -> str | None:
        """Return the id of the item that is meant exactly, or nothing."""
        names = self._of(kind)
        return next((names[name] for name in _readings(written) if name in names), None)

    def near(self, kind: str, written: str) -> tuple[str, ...]:
        """Return the items that may be meant: nearly so named, or else those that speak of it."""
        names = self._of(kind)
        found = get_close_matches(_key(written), names, n=_MOST * 2, cutoff=_NEAR)
        ids = list(dict.fromkeys(names[name] for name in found))
        if not ids:
            choices = choices_of(kind, self.loaded)
            ids = [choice.id for choice in fitting(choices, written[:_LONGEST])]
        titles = {item.id: item.title for item in self.loaded.items.of(KIND_BY_NAME[kind])}
        return tuple(f"{titles[own]} ({own})" if own in titles else own for own in ids[:_MOST])

    def with_ids(
        self, asked: Iterable[Question], answers: Mapping[str, Any]
    ) -> tuple[dict[str, Any], tuple[Unnamed, ...]]:
        """Return answers with an id for each item that is named, and the names of none."""
        told, unnamed = self._told(asked, answers, "")
        offered = [self._offered(one) for one in unnamed[:_MOST_ASKED]]
        return told, (*offered, *unnamed[_MOST_ASKED:])

    def _told(
        self, asked: Iterable[Question], answers: Mapping[str, Any], where: str
    ) -> tuple[dict[str, Any], list[Unnamed]]:
        told, unnamed = dict(answers), list[Unnamed]()
        for question in asked:
            if question.name in told:
                place = f"{where}.{question.name}".removeprefix(".")
                told[question.name], found = self._meant(question, told[question.name], place)
                unnamed += found
        return told, unnamed

    def _meant(self, question: Question, value: Any, where: str) -> tuple[Any, Sequence[Unnamed]]:
        if isinstance(value, list):
            pairs = [
                self._meant(question, entry, f"{where}[{number}]")
                for number, entry in enumerate(value, 1)
            ]
            return [entry for entry, _ in pairs], [one for _, found in pairs for one in found]
        if isinstance(value, Mapping):
            return self._told(question.parts, value, where)
        if question.kind != "pick" or not isinstance(value, str) or not value.strip():
            return value, ()
        own = self.id_of(question.points_to, value)
        return (value, (Unnamed(where, question.points_to, value),)) if own is None else (own, ())

    def _offered(self, unnamed: Unnamed) -> Unnamed:
        titles = tuple(item.title for item in self.loaded.items.of(KIND_BY_NAME[unnamed.kind]))
        near = self.near(unnamed.kind, unnamed.written)
        return replace(unnamed, near=near, all_of=titles if len(titles) <= _FEW else ())

    def _of(self, kind: str) -> dict[str, str]:
        """Return the id of an item by each of its names, as they are compared; ids come first."""
        if kind not in self.known:
            named = {
                _key(name): item.id
                for item in reversed(self.loaded.items.of(KIND_BY_NAME[kind]))
                for name in (item.title, *getattr(item, "also", ()))
            }
            self.known[kind] = {**named, **{own: own for own in self.loaded.declared[kind]}}
        return self.known[kind]


def _key(name: str) -> str:
    return slug(name) or " ".join(name.casefold().split())


def _readings(written: str) -> Iterator[str]:
    """Yield what may be the name in what was written, as it is compared."""
    text = written.strip(_QUOTES + ".,;")
    before, _, inside = text.rstrip(")").partition("(")
    link = text[1:].partition("]")[0] if text.startswith("[") else ""
    address = text.rstrip("/").rpartition("/")[2]
    parts = (text, inside, before, address, text.partition(":")[2], link)
    yield from filter(None, map(_key, parts))
