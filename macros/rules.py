"""What must hold between records?

Each rule is a small function that yields problems; its docstring is what an author reads about
it. Rules see only whole records: what is wrong inside one file, the loader has said already.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .loader import ItemKey, Loaded, Tree, load
from .model import (
    KIND_BY_NAME,
    Action,
    Checklist,
    Edition,
    FailureMode,
    Fix,
    Item,
    Markup,
    NumberedItem,
    Playbook,
    Pointer,
)
from .model.walk import Leaf, leaves, records
from .problems import ContentError, Place, Problem, clipped, did_you_mean, field_name
from .prose import Construct, Link, constructs

_MISPLACED = {
    "heading": (
        "a heading stands in the text",
        "Write it as a sentence; the page sets the headings.",
    ),
    "image": ("an image stands in the text", "Say it in words; prose has no images."),
}


@dataclass(frozen=True)
class Entry:
    """A record of the content with the file that it came from; the edition has no key."""

    record: Item | Edition
    tree: Tree
    key: ItemKey | None = None


Rule = Callable[[Entry, Loaded], Iterator[Problem]]


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """Return every problem of the content, the loader's and the rules', in order of place."""
    problems = set(loaded.problems)
    for entry in _entries(loaded):
        for rule in ENTRY_RULES:
            problems.update(rule(entry, loaded))
    for whole_rule in WHOLE_RULES:
        problems.update(whole_rule(loaded))
    return tuple(sorted(problems))


def open_playbook(roots: Iterable[Path]) -> Playbook:
    """Read and check the content; raise `ContentError` with every problem when there is one."""
    loaded = load(roots)
    problems = check(loaded)
    if problems:
        raise ContentError(problems)
    return loaded.playbook()


def known_targets(entry: Entry, loaded: Loaded) -> Iterator[Problem]:
    """A link leads to an item that exists, and never to the item that it stands in."""
    for leaf in leaves(entry.record):
        for kind, item_id, written in _targets(leaf):
            place = entry.tree.find(written, leaf.path)
            if kind not in KIND_BY_NAME:
                near = did_you_mean(kind, KIND_BY_NAME)
                hint = f"Did you mean {near}:{item_id}?" if near else _kinds_hint()
                message = f"{kind!r} is not a kind of item"
                yield _problem(place, "unknown-target", message, hint, leaf)
            elif (kind, item_id) == entry.key:
                hint = "Remove the link, or name another item."
                yield _problem(place, "self-reference", "this item links to itself", hint, leaf)
            elif item_id not in loaded.declared[kind]:
                yield _problem(
                    place,
                    "unknown-target",
                    f"there is no {KIND_BY_NAME[kind].label.lower()} {item_id!r}",
                    _target_hint(kind, item_id, loaded),
                    leaf,
                )


def plain_prose(entry: Entry, _loaded: Loaded) -> Iterator[Problem]:
    """Prose links to items, http(s) or mailto, and has no headings and no images."""
    for leaf in leaves(entry.record):
        if leaf.markup not in (Markup.INLINE, Markup.BLOCK):
            continue
        for found in constructs(leaf.value, inline=leaf.markup is Markup.INLINE):
            if isinstance(found, Construct):
                message, hint = _MISPLACED[found.name]
                yield _problem(entry.tree.place(leaf.path), found.name, message, hint, leaf)
            elif not found.target and not found.is_external:
                yield _problem(
                    entry.tree.find(found.href, leaf.path)
                    if found.href
                    else entry.tree.place(leaf.path),
                    "bad-link",
                    f'the link leads to "{clipped(found.href)}", which is no item and no address',
                    "Link to an item as kind:id, or to an https:// or mailto: address.",
                    leaf,
                )


def distinct_inner_ids(entry: Entry, _loaded: Loaded) -> Iterator[Problem]:
    """Ids are unique among their siblings, so that a link or a tick means one thing."""
    seen: set[tuple[str | int, ...]] = set()
    for path, record in records(entry.record):
        inner_id = getattr(record, "id", None)
        if not path or not isinstance(inner_id, str):
            continue
        siblings = (*_field_path(path), inner_id)
        if siblings in seen:
            yield Problem(
                entry.tree.place((*path, "id")),
                "duplicate-id",
                f"the id {inner_id!r} is used twice in this list",
                "Give each entry an id of its own.",
                field_name((*path, "id")),
            )
        seen.add(siblings)


def week_or_when(entry: Entry, _loaded: Loaded) -> Iterator[Problem]:
    """An action says when it is done: in a week of the framework, or in words, not both."""
    for path, record in records(entry.record):
        if isinstance(record, Action) and (record.week is None) == (record.when is None):
            said = "neither `week` nor `when`" if record.week is None else "both `week` and `when`"
            yield Problem(
                entry.tree.place(path),
                "timing",
                f"the action has {said}",
                "Give the framework's week, or in words when it is done.",
                field_name(path),
            )


def gates_guarded(entry: Entry, _loaded: Loaded) -> Iterator[Problem]:
    """Gate items stand in a checklist that guards a gate, and such a checklist has some."""
    checklist = entry.record
    if not isinstance(checklist, Checklist):
        return
    has_gate_items = any(item.gate for item in checklist.items)
    if has_gate_items and not checklist.gate:
        message, hint = "items block a gate, but none is named", "Add `gate:` with the gate's name."
        yield Problem(entry.tree.place(("items",)), "gate", message, hint, "items")
    if checklist.gate and not has_gate_items:
        message = "the checklist guards a gate, but no item blocks it"
        yield Problem(
            entry.tree.place(("gate",)), "gate", message, "Mark items with `gate: true`.", "gate"
        )


def renamed_once(entry: Entry, loaded: Loaded) -> Iterator[Problem]:
    """An old id under `was` is given once and not in use, so that its address can redirect."""
    if entry.key is None or not isinstance(entry.record, Item):
        return
    kind, own_id = entry.key
    for index, old in enumerate(entry.record.was):
        if old == own_id:
            message, hint = f"{old!r} is this item's id", "List only ids that it had before."
        elif old in loaded.declared[kind]:
            message = f"{old!r} is still the id of another item"
            hint = "Remove it from `was`, or rename the other item."
        elif sum(item.was.count(old) for (of, _), item in loaded.items.items() if of == kind) > 1:
            message = f"{old!r} is listed under `was` more than once"
            hint = "Keep it where readers of the old page should arrive."
        else:
            continue
        path = ("was", index)
        yield Problem(entry.tree.place(path), "was", message, hint, field_name(path))


def numbered_in_order(loaded: Loaded) -> Iterator[Problem]:
    """Numbers of a kind run from 1 without gaps or repeats."""
    for name, kind in KIND_BY_NAME.items():
        if not issubclass(kind, NumberedItem):
            continue
        items = [item for (of, _), item in loaded.items.items() if of == name]
        numbers = Counter(item.number for item in items if isinstance(item, NumberedItem))
        for item in items:
            if not isinstance(item, NumberedItem):
                continue
            count = len(loaded.declared[name])
            if numbers[item.number] > 1 or item.number > count:
                fault = "is given twice" if numbers[item.number] > 1 else "leaves a gap"
                yield Problem(
                    loaded.trees[name, item.id].place(("number",)),
                    "number",
                    f"number {item.number} {fault}",
                    f"Number the files of {kind.folder}/ from 1 to {count}.",
                    "number",
                )


def modes_have_one_fix(loaded: Loaded) -> Iterator[Problem]:
    """Every failure mode has exactly one fix, since they share a page."""
    fixes = [item for item in loaded.items.values() if isinstance(item, Fix)]
    for item in loaded.items.values():
        if not isinstance(item, FailureMode):
            continue
        count = sum(fix.failure_mode == item.id for fix in fixes)
        unread = len(loaded.declared["fix"]) > len(fixes)
        if count > 1 or (count == 0 and not unread):
            yield Problem(
                loaded.trees["failure-mode", item.id].place(("id",)),
                "one-fix",
                f"{count or 'no'} fixes name this failure mode",
                f"Exactly one file in {Fix.folder}/ has `failure_mode: {item.id}`.",
                "id",
            )


ENTRY_RULES: tuple[Rule, ...] = (
    known_targets,
    plain_prose,
    distinct_inner_ids,
    week_or_when,
    gates_guarded,
    renamed_once,
)
WHOLE_RULES = (numbered_in_order, modes_have_one_fix)


def _entries(loaded: Loaded) -> Iterator[Entry]:
    if loaded.edition is not None and loaded.edition_tree is not None:
        yield Entry(loaded.edition, loaded.edition_tree)
    for key, item in loaded.items.items():
        yield Entry(item, loaded.trees[key], key)


def _targets(leaf: Leaf) -> Iterator[tuple[str, str, str]]:
    """Yield kind, id and the author's words of everything that a text points to."""
    if isinstance(leaf.pointer, Pointer):
        yield leaf.pointer.kind, leaf.value, leaf.value
    elif leaf.pointer:
        kind, colon, item_id = leaf.value.partition(":")
        if colon:
            yield kind, item_id, leaf.value
    elif leaf.markup in (Markup.INLINE, Markup.BLOCK):
        for found in constructs(leaf.value, inline=leaf.markup is Markup.INLINE):
            if isinstance(found, Link) and found.target and not found.is_external:
                yield *found.target, found.href


def _problem(place: Place, rule: str, message: str, hint: str, leaf: Leaf) -> Problem:
    return Problem(place, rule, message, hint, field_name(leaf.path))


def _kinds_hint() -> str:
    return f"The kinds are {', '.join(KIND_BY_NAME)}."


def _target_hint(kind: str, item_id: str, loaded: Loaded) -> str:
    near = did_you_mean(item_id, loaded.declared[kind])
    if near:
        return f"Did you mean {kind}:{near}?"
    elsewhere = next((k for k, ids in loaded.declared.items() if item_id in ids), "")
    if elsewhere:
        return f"Did you mean {elsewhere}:{item_id}?"
    return f"Name a file of {KIND_BY_NAME[kind].folder}/ without its .yml."


def _field_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    return path[:-1] if isinstance(path[-1], int) else path
