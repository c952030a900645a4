"""How does a hostile text get into every field? By a copy of a real item of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import cycle, repeat
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from macros.content.loader import load
from macros.content.rules import check
from macros.model import (
    KINDS,
    Coding,
    Edition,
    FailureMode,
    Fix,
    Item,
    Markup,
    NumberedItem,
    Organisation,
    Playbook,
    Retrospective,
    SearchFrame,
    Withdrawn,
)
from macros.model.walk import Leaf, leaves
from macros.text.prose import constructs

from ..cases import CASES
from ..helpers.building import PROJECT

ATTACKS = CASES / "attacks"
LONGEST = 240
"""How many characters the model takes for a text on one line."""

HARMLESS = "Plain words and nothing else"

ORGANISATION = Organisation.model_validate(
    {
        "id": "somebody",
        "name": "Somebody",
        "summary": "Its staff reads.",
        "also": ["Some Body"],
        "kind": "unnamed",  # attacks that differ in punctuation alone are one name
        "sector": "other",
        "region": "Europe",
        "url": "https://example.org/",
    }
)
FRAME = SearchFrame.model_validate(
    {
        "id": "search",
        "question": "Which deployments?",
        "summary": "One search.",
        "searched": "A register.",
        "day": "2026-11-24",
        "found": 2,
        "left_out": [{"what": "A second one.", "why": "It is the same."}],
    }
)
CODING = Coding.model_validate(
    {
        "id": "coder/some-retrospective",
        "title": "A coding",
        "summary": "A second reader.",
        "retrospective": "some-retrospective",
        "coder": {"kind": "person", "name": "A reader"},
        "day": "2026-11-24",
        "given": "A fact sheet.",
        "recognised": False,
        "patterns": [],
        "modes": [],
        "resolved": [{"mode": "no-business-owner", "decided": "hit", "why": "Nobody came."}],
    }
)
WITHDRAWN = Withdrawn.model_validate(
    {
        "id": "gone",
        "title": "A record",
        "summary": "It was here.",
        "status": "withdrawn",
        "withdrawn": {"day": "2026-11-24", "reason": "It was wrong."},
    }
)
SAMPLES: Mapping[type[Item], Item] = {
    type(sample): sample for sample in (ORGANISATION, FRAME, CODING, WITHDRAWN)
}
"""What is attacked of the kinds of which the playbook's own have few texts, or need not be."""
SHAPES: tuple[type[Item], ...] = (*KINDS, Withdrawn)
"""Every kind of item, and what is left of a retrospective that is withdrawn."""


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
    for kind in SHAPES:
        sample = _sample(own, kind)
        count = len(own.all(kind))
        for at, attack in enumerate(corpus, 1):
            item_id = _id_of(kind, attack.item_id)
            _write_item(root, _attacked(sample, repeat(attack), item_id, count + at))
    _write_edition(root, own.edition, corpus)
    return _read(root)


def write_mixed_corpus(root: Path, own: Playbook, corpus: tuple[Attack, ...]) -> Playbook:
    """Write a content root with few items of every kind, among whose texts is every attack.

    For a document that holds all items at once: with an item for every attack it would have
    thousands of pages.
    """
    needed = {kind: -(-len(corpus) // _texts_in(_sample(own, kind))) + 1 for kind in SHAPES}
    needed[Retrospective] = max(needed[Retrospective], needed[Coding])
    needed[FailureMode] = needed[Fix] = max(needed[FailureMode], needed[Fix])
    for kind, count in needed.items():
        sample, turn, held = _sample(own, kind), cycle(corpus), len(own.all(kind))
        for at in range(1, count + 1):
            _write_item(root, _attacked(sample, turn, _id_of(kind, f"mixed-{at}"), held + at))
    _write_edition(root, own.edition, corpus)
    return _read(root)


def _sample(own: Playbook, kind: type[Item]) -> Item:
    """Return the shortest item of a kind, which the attacks are written into."""
    return SAMPLES.get(kind) or min(own.all(kind), key=lambda item: len(item.model_dump_json()))


def _id_of(kind: type[Item], item_id: str) -> str:
    """Return the id of an item of a kind; a coding is named after its retrospective."""
    if kind is Withdrawn:
        return f"gone-{item_id}"
    return f"coder/{item_id}" if kind is Coding else item_id


def _texts_in(item: Item) -> int:
    return sum(leaf.markup is not None for leaf in leaves(item))


def _write_item(root: Path, item: Item) -> None:
    year = "2026/" if isinstance(item, Withdrawn) else ""
    path = root / item.path.replace(item.id, f"{year}{item.id}")
    path.parent.mkdir(parents=True, exist_ok=True)
    data = item.model_dump(mode="json", by_alias=True, exclude_none=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def _read(root: Path) -> Playbook:
    loaded = load([PROJECT / "playbook", root])
    assert check(loaded) == ()
    return loaded.playbook()


def _write_edition(root: Path, own: Edition, corpus: tuple[Attack, ...]) -> None:
    """Write a playbook.yml in which each text is another attack, and links for reading are all."""
    short = [attack for attack in corpus if len(attack.line) <= LONGEST]
    turn = cycle(sorted(short, key=lambda attack: not {"<", '"'} <= set(attack.line)))
    data = own.model_dump(mode="json", by_alias=True, exclude_none=True)
    for leaf in leaves(own):
        if leaf.markup:
            _put(data, leaf.path, _next(turn, leaf.markup))
    first, second = (_address(attack) for attack in short[:2])
    data["organisation"] = {"name": _next(turn, Markup.PLAIN), "url": first}
    data["call_to_action"] = {
        "title": _next(turn, Markup.PLAIN),
        "text": _next(turn, Markup.INLINE),
        "label": _next(turn, Markup.PLAIN),
        "url": second,
    }
    data["related_reading"] = [
        {"title": attack.line, "url": _address(attack), "note": attack.text_for(Markup.INLINE)}
        for attack in short
    ]
    (root / "playbook.yml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")


def _next(turn: Iterator[Attack], markup: Markup) -> str:
    return next(text for attack in turn if (text := attack.text_for(markup)))


def _address(attack: Attack) -> str:
    """Return a web address with as much of an attack in it as the model lets through."""
    return "https://example.org/?" + re.sub(r'[\s<>"]', "", attack.line)


def _attacked(sample: Item, turn: Iterator[Attack], item_id: str, number: int) -> Item:
    """Return a copy of an item in each text of which the next attack stands, if it may."""
    data = sample.model_dump(mode="json", by_alias=True)
    for leaf in leaves(sample):
        text = next(turn).text_for(leaf.markup) if leaf.markup else None
        if text is not None:
            _put(data, _as_written(sample, leaf), text)
    data["id"], data["was"] = item_id, []
    if isinstance(sample, NumberedItem):
        data["number"] = number
    if sample.kind == "fix":
        data["failure_mode"] = item_id
    if isinstance(sample, Coding):
        data["retrospective"] = item_id.partition("/")[2]
    if isinstance(sample, Retrospective):
        _rename_organisations(data)
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


def _rename_organisations(data: dict[str, Any]) -> None:
    """Give a retrospective one organisation without a file, called as its title.

    What names an organisation, or the source that one copies, is text to the model; the rules hold
    it to be one of the record's own.
    """
    name = data["title"]
    data["organisations"] = [{"name": name, "kind": "unnamed", "sector": "other"}]
    for field in ("failure_modes", "practices", "results"):
        for part in data[field]:
            part["organisation"] = name
    for source in data["sources"]:
        source["copy_of"] = None


def _drop_choices(data: dict[str, Any]) -> None:
    """Make a choice of a template fit its example again, which has to be one of its choices."""
    for section in data.get("sections", ()):
        for field in section["fields"]:
            if field["kind"] == "choice":
                field["choices"] = [field["example"]]


def carriers(playbook: Playbook, attack: Attack) -> Iterator[Item]:
    """Yield the items that carry an attack."""
    for kind in SHAPES:
        item = playbook.items[kind.kind].get(_id_of(kind, attack.item_id))
        if item is not None:
            yield item
