"""Which item does somebody mean by a name? By its id, its title or its page's address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from ..content.loader import Loaded
from ..model import KIND_BY_NAME, Item
from ..text.slugs import slug
from .choosing import choices_of, fitting
from .questions import Question

_NEAR = 0.6
_MOST = 3
_FEW = 12
_QUOTES = "\"'`“”‘’„«»*_ "  # noqa: RUF001


@dataclass(frozen=True)
class Unnamed:
    """A name in a contribution by which no item goes."""

    where: str
    """The field's path, such as `practices[1].pattern`."""
    kind: str
    written: str
    near: tuple[str, ...]
    """Those that may be meant, as a reader knows them: `Shadow mode (shadow-mode)`."""
    all_of: tuple[str, ...] = ()
    """All that there are, where these are few."""


def item_named(kind: str, written: str, loaded: Loaded) -> str | None:
    """Return the id of the item that is meant exactly, or nothing."""
    names = _names(kind, loaded)
    return next((names[name] for name in _readings(written) if name in names), None)


def near_items(kind: str, written: str, loaded: Loaded) -> tuple[str, ...]:
    """Return the items that may be meant: nearly so named, or else those that speak of it."""
    names = _names(kind, loaded)
    found = get_close_matches(_key(written), names, n=_MOST * 2, cutoff=_NEAR)
    ids = list(dict.fromkeys(names[name] for name in found))
    if not ids:
        ids = [choice.id for choice in fitting(choices_of(kind, loaded), written)]
    titles = {item.id: item.title for item in loaded.items.of(KIND_BY_NAME[kind])}
    return tuple(f"{titles[own]} ({own})" if own in titles else own for own in ids[:_MOST])


def with_ids(
    asked: Iterable[Question], answers: Mapping[str, Any], loaded: Loaded, where: str = ""
) -> tuple[dict[str, Any], list[Unnamed]]:
    """Return answers with an id for each item that is named, and the names by which none goes."""
    told, unnamed = dict(answers), list[Unnamed]()
    for question in asked:
        if question.name in told:
            place = f"{where}.{question.name}".removeprefix(".")
            told[question.name], found = _meant(question, told[question.name], loaded, place)
            unnamed += found
    return told, unnamed


def _meant(question: Question, value: Any, loaded: Loaded, where: str) -> tuple[Any, list[Unnamed]]:
    if isinstance(value, list):
        pairs = [
            _meant(question, entry, loaded, f"{where}[{number}]")
            for number, entry in enumerate(value, 1)
        ]
        return [entry for entry, _ in pairs], [one for _, found in pairs for one in found]
    if isinstance(value, Mapping):
        return with_ids(question.parts, value, loaded, where)
    if question.kind != "pick" or not isinstance(value, str) or not value.strip():
        return value, []
    kind = question.points_to
    if (own := item_named(kind, value, loaded)) is not None:
        return own, []
    titles = tuple(item.title for item in loaded.items.of(KIND_BY_NAME[kind]))
    all_of = titles if len(titles) <= _FEW else ()
    return value, [Unnamed(where, kind, value, near_items(kind, value, loaded), all_of)]


def _names(kind: str, loaded: Loaded) -> dict[str, str]:
    """Return the id of an item by each of its names, as they are compared; ids come first."""
    items: list[Item] = loaded.items.of(KIND_BY_NAME[kind])
    ids = {own: own for own in sorted(loaded.declared[kind])}
    named = {
        _key(name): item.id
        for item in reversed(items)
        for name in (item.title, *getattr(item, "also", ()))
    }
    return {**named, **ids}


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
