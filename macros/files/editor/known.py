"""Which ids may an author name, and what is each of them called?

An editor offers the ids of the content that was there when its schemas were written. A new item
is no mistake: other validators take every id that has the right form, and an editor marks only an
unknown one of the kinds that rarely grow. `playbook check` decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...content.loader import Loaded
from ...model import KIND_BY_NAME, SLUG, Item, Pointer, TypedPointer
from ...model.walk import pointers, record_types
from ...pilot.schemas import SCHEMAS
from ...text.words import FORMS, INSTEAD

Known = Mapping[str, Mapping[str, str]]
"""What each item is called, by the name of its kind and its id."""

RARELY_NEW = ("step", "failure-mode", "fix", "practice", "role", "pattern")
"""The kinds of which an unknown id is more likely misspelt than new."""

_ORIGINS = {
    "framework": "From the framework itself.",
    "editorial": "The editors' own experience and advice.",
}
_NEW = "Choose one from the list; if it is new, `playbook schema --write schema` adds it."


def known_items(loaded: Loaded) -> Known:
    """Return every item of the content; one whose file can't be read has its id for a name."""
    return {
        kind: {
            item_id: _called(loaded.items.get((kind, item_id)), item_id)
            for item_id in sorted(loaded.declared.get(kind, ()))
        }
        for kind in KIND_BY_NAME
    }


def _called(item: Item | None, item_id: str) -> str:
    return item_id if item is None else item.title


def definitions(known: Known) -> dict[str, Any]:
    """Return a JSON Schema for each way to name an item, by the name of that way."""
    found = {way_of(pointer): pointer for pointer in _every_pointer()}
    return {way: _definition(found[way], known) for way in sorted(found)}


def way_of(pointer: Pointer | TypedPointer) -> str:
    """Return the name of the definition of what such a field may hold."""
    if isinstance(pointer, Pointer):
        return pointer.kind
    return "origin" if _is_origin(pointer) else f"{pointer.kinds[0]}-to-{pointer.kinds[-1]}"


def _every_pointer() -> Iterator[Pointer | TypedPointer]:
    for kind in SCHEMAS.values():
        for record in record_types(kind):
            yield from pointers(record).values()


def _is_origin(pointer: TypedPointer) -> bool:
    return pointer.kinds == ("ref", "retrospective")


def _definition(pointer: Pointer | TypedPointer, known: Known) -> dict[str, Any]:
    if isinstance(pointer, Pointer):
        kind = pointer.kind
        form = {"pattern": f"^{SLUG}$", "maxLength": 80}
        if kind not in RARELY_NEW:
            where = INSTEAD["file"].format(folder=KIND_BY_NAME[kind].folder)
            return _offering(known.get(kind, {}), f"{where} {FORMS['slug']}", form)
        unknown = f"No {KIND_BY_NAME[kind].label.lower()} has this id. {_NEW}"
        return _offering(known.get(kind, {}), unknown, form | {"deprecationMessage": unknown})
    targets = {
        f"{kind}:{item_id}": f"{KIND_BY_NAME[kind].label}: {name}"
        for kind in pointer.kinds
        for item_id, name in known.get(kind, {}).items()
    }
    if _is_origin(pointer):
        return _offering(_ORIGINS | targets, FORMS["origin"], {"pattern": _target(pointer.kinds)})
    rare = [kind for kind in pointer.kinds if kind in RARELY_NEW]
    often = [kind for kind in pointer.kinds if kind not in RARELY_NEW]
    unknown = f"{FORMS['kinds'].format(kinds=', '.join(pointer.kinds))} {_NEW}"
    forms = [{"pattern": _target(often)}] if often else []
    forms += [{"pattern": _target(rare), "deprecationMessage": unknown}]
    return _offering(targets, unknown, *forms)


def _target(kinds: list[str] | tuple[str, ...]) -> str:
    return rf"^({'|'.join(kinds)}):{SLUG}$"


def _offering(
    offered: Mapping[str, str], unknown: str, *forms: Mapping[str, Any]
) -> dict[str, Any]:
    """Return a schema that offers these and takes any text of one of the forms.

    An editor says what the first of several alternatives says when a text fits none of them, and
    takes an alternative with a `deprecationMessage` for one that does not fit.
    """
    choices = {
        "type": "string",
        "enum": list(offered),
        "enumDescriptions": list(offered.values()),
        "errorMessage": unknown,
    }
    open_forms = [{"type": "string", **form} for form in forms]
    return {"anyOf": [choices, *open_forms] if offered else open_forms}
