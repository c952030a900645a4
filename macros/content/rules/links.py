"""Where do links lead, and what may prose hold?"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import KIND_BY_NAME
from ...text.prose import Construct
from ...text.shown import clipped
from ...text.words import INSTEAD, message_of
from ..links import LinkTarget, prose_of, targets_of
from ..loader import Loaded
from ..problems import Problem, did_you_mean
from .checked import Checked, Rule, problem_of


def known_targets(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """A link leads to an item that exists, and never to the item that it stands in."""
    for leaf in entry.leaves:
        for target in targets_of(leaf):
            kind, item_id = target.kind, target.id
            if item_id in loaded.declared.get(kind, ()) and (kind, item_id) != entry.key:
                continue
            place = entry.tree.find(target.written, leaf.path)
            if kind not in KIND_BY_NAME:
                near = did_you_mean(kind, KIND_BY_NAME)
                instead = _target(near, item_id) if near else _kinds()
                yield problem_of(
                    place, message_of("no-such-kind", kind=kind, instead=instead), leaf
                )
            elif (kind, item_id) == entry.key:
                yield problem_of(place, message_of("links-to-itself"), leaf)
            else:
                label = KIND_BY_NAME[kind].label.lower()
                instead = _nearest(target, loaded)
                said = message_of("no-such-item", kind=label, id=item_id, instead=instead)
                yield problem_of(place, said, leaf)


def plain_prose(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """Prose links to items, http(s) or mailto, and has no headings and no images."""
    for leaf in entry.leaves:
        for found in prose_of(leaf):
            if isinstance(found, Construct):
                said = message_of(f"{found.name}-in-prose")
                yield problem_of(entry.tree.place(leaf.path), said, leaf)
            elif not found.target and not found.is_external:
                place = (
                    entry.tree.find(found.href, leaf.path)
                    if found.href
                    else entry.tree.place(leaf.path)
                )
                yield problem_of(place, message_of("bad-link", address=clipped(found.href)), leaf)


RULES: tuple[Rule, ...] = (known_targets, plain_prose)


def _kinds() -> str:
    return INSTEAD["kinds"].format(kinds=", ".join(KIND_BY_NAME))


def _target(kind: str, item_id: str) -> str:
    return INSTEAD["target"].format(kind=kind, id=item_id)


def _nearest(target: LinkTarget, loaded: Loaded) -> str:
    """Say what may have been meant, as it is written there: an id alone, or with its kind."""
    kind, item_id = target.kind, target.id
    near = did_you_mean(item_id, loaded.declared[kind])
    if near and target.written == item_id:
        return INSTEAD["source"].format(id=near)
    if near:
        return _target(kind, near)
    elsewhere = next((k for k, ids in loaded.declared.items() if item_id in ids), "")
    if elsewhere:
        return _target(elsewhere, item_id)
    return INSTEAD["file"].format(folder=KIND_BY_NAME[kind].folder)
