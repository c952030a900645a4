"""How does a hostile text get into every field? By a copy of a real item of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from macros.loader import load
from macros.model import KINDS, Item, Markup, NumberedItem, Playbook
from macros.model.walk import Leaf, leaves
from macros.prose import constructs
from macros.rules import check

from ..building import PROJECT
from ..cases import CASES

ATTACKS = CASES / "attacks"
HARMLESS = "Plain words and nothing else"


@dataclass(frozen=True)
class Attack:
    """A hostile text, and the id of the items that carry it."""

    name: str
    payload: str

    @property
    def item_id(self) -> str:
        return f"attack-{self.name}"

    @property
    def line(self) -> str:
        """The text on one line, for fields that take no more."""
        return " ".join(self.payload.split())

    def text_for(self, markup: Markup) -> str | None:
        """Return what stands in a field of a markup; nothing where the rules refuse it."""
        if markup is Markup.PLAIN:
            return self.line
        found = constructs(self.payload, inline=markup is Markup.INLINE)
        return None if list(found) else self.payload


def attacks() -> tuple[Attack, ...]:
    """Return every attack of the corpus, by name."""
    return tuple(
        Attack(folder.name, (folder / "payload.txt").read_text(encoding="utf-8").rstrip("\n"))
        for folder in sorted(ATTACKS.iterdir())
    )


HARMLESS_ATTACK = Attack("harmless", HARMLESS)


def write_corpus(root: Path, own: Playbook, corpus: tuple[Attack, ...]) -> Playbook:
    """Write a content root with an item of every kind for every attack; return what it holds.

    A text in Markdown takes the attack only where the rules let it: links to nowhere, images and
    headings are refused there, which tests/test_attacks.py checks by itself.
    """
    for kind in KINDS:
        sample = min(own.all(kind), key=lambda item: len(item.model_dump_json()))
        count = len(own.all(kind))
        for at, attack in enumerate(corpus, 1):
            item = _attacked(sample, attack, count + at)
            path = root / item.path
            path.parent.mkdir(parents=True, exist_ok=True)
            data = item.model_dump(mode="json", by_alias=True, exclude_none=True)
            path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    loaded = load([PROJECT / "playbook", root])
    assert check(loaded) == ()
    return loaded.playbook()


def _attacked(sample: Item, attack: Attack, number: int) -> Item:
    data = sample.model_dump(mode="json", by_alias=True)
    for leaf in leaves(sample):
        text = attack.text_for(leaf.markup) if leaf.markup else None
        if text is not None:
            _put(data, _as_written(sample, leaf), text)
    data["id"], data["was"] = attack.item_id, []
    if isinstance(sample, NumberedItem):
        data["number"] = number
    if sample.kind == "fix":
        data["failure_mode"] = attack.item_id
    _drop_choices(data)
    _take_back_too_long(data, sample)
    return type(sample).model_validate(data)


def _take_back_too_long(data: dict[str, Any], sample: Item) -> None:
    """Give a field its own text back where the attack is longer than the model lets it be."""
    own = sample.model_dump(mode="json", by_alias=True)
    try:
        type(sample).model_validate(data)
    except ValidationError as error:
        for details in error.errors():
            if details["type"] == "string_too_long":
                _put(data, details["loc"], _value_at(own, details["loc"]))


def _value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def _as_written(sample: Item, leaf: Leaf) -> tuple[str | int, ...]:
    """Return a leaf's path by the names that the file uses."""
    first, *rest = leaf.path
    field = type(sample).model_fields[str(first)]
    return (field.alias or str(first), *rest)


def _put(data: Any, path: tuple[str | int, ...], text: str) -> None:
    *way, last = path
    for step in way:
        data = data[step]
    data[last] = text


def _drop_choices(data: dict[str, Any]) -> None:
    """Make a choice of a template fit its example again, which has to be one of its choices."""
    for section in data.get("sections", ()):
        for field in section["fields"]:
            if field["kind"] == "choice":
                field["choices"] = [field["example"]]


def carriers(playbook: Playbook, attack: Attack) -> Iterator[Item]:
    """Yield the items that carry an attack."""
    for items in playbook.items.values():
        if attack.item_id in items:
            yield items[attack.item_id]
