"""How do programs read the playbook? As JSON: an index, lists, items and their schemas.

What stays the same in `/api/v1/` from the first release on is promised in docs/about/data: fields
are added, never renamed or removed; anything else would be `/api/v2/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any, get_args

from ...evidence import (
    EFFECTS,
    MATURITIES,
    REASONS,
    Report,
    Standing,
    count_cases,
    evidence_of,
)
from ...evidence.agreement import USES
from ...model import KINDS, Basis, Item, Pattern, Playbook, Retrospective, Side, Withdrawn
from ...pages.addresses import API, address_of
from ...pilot.schemas import DRAFT
from ...work.memo import memoised

_ADDED: dict[str, Any] = {
    "kind": {"type": "string", "description": "The item's kind, as in a typed link."},
    "address": {"type": "string", "description": "Where it is read, below the site's root."},
}


def _object(description: str, properties: Mapping[str, Any], *, may_lack: bool = False) -> Any:
    """Describe an object with these properties and no others."""
    return {
        "type": "object",
        "description": description,
        "properties": dict(properties),
        "required": [] if may_lack else list(properties),
        "additionalProperties": False,
    }


def _integers(names: Iterable[str]) -> dict[str, Any]:
    return {name: {"type": "integer", "minimum": 0} for name in names}


def _choice(values: Iterable[str]) -> dict[str, Any]:
    return {"enum": list(values)}


def _key(name: str) -> str:
    return name.replace("-", "_")


_CASES = {"type": "array", "items": {"type": "string"}}
_CELLS = (
    *("used_in_use", "used_ended", "not_used_in_use", "not_used_ended"),
    *("used_not_told", "not_used_not_told"),
)
_REPORT_NEEDED = {
    "organisation": {"type": "string", "description": "Its name."},
    "retrospective": {"type": "string"},
    "use": _choice(USES),
    "standing": {
        **_choice(get_args(Standing)),
        "description": "Whether it counts, or the first reason for which it does not.",
    },
    "counted": {"type": "boolean"},
    "evidence": {"type": "string"},
}
_REPORT_MORE = {
    "counts_as": {"type": "string", "description": "The id of the organisation that it counts as."},
    "effect": _choice(EFFECTS),
    "basis": _choice(get_args(Basis)),
    "by": _choice(get_args(Side)),
}
_ADDED_TO_PATTERNS: dict[str, Any] = {
    "maturity": {
        **_choice(MATURITIES),
        "description": "How much is known of it, by the rule on /patterns/.",
    },
    "evidence": _object(
        "How many organisations report each effect, of what counts; one counts once.",
        _integers(map(_key, EFFECTS)),
    ),
    "documented": _object(
        "How many of them are named and cite a published source.",
        _integers(("helped", "against")),
    ),
    "reasons": {
        "type": "array",
        "description": "Why the counts may say less than they seem to, each of which holds.",
        "items": _choice(REASONS),
    },
    "use": _object("In how many retrospectives it was used.", _integers(USES)),
    "table": _object(
        "The retrospectives in which it was used or not, by whether they are in use or ended. "
        "They were found and coded with their ending known: no rate follows from it.",
        {**dict.fromkeys(_CELLS, _CASES), **_integers(("unclear", "absent"))},
    ),
    "readings": {
        "type": "integer",
        "description": "How many reports give an effect that is the playbook's own judgement.",
    },
    "vendor_only": {
        "type": "integer",
        "description": "How many reports give an effect that a vendor concluded.",
    },
    "reports": {
        "type": "array",
        "description": "The sentences behind the counts, and those that are in none.",
        "items": {
            **_object("What one retrospective says of one organisation.", _REPORT_NEEDED),
            "properties": {**_REPORT_NEEDED, **_REPORT_MORE},
        },
    },
}

_DISPUTES = "disputes"
_WITHDRAWN = "withdrawn"


def api_files(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the API by its address."""
    lists = {}
    for kind in KINDS:
        items = {item.id: _item_text(playbook, item) for item in playbook.all(kind)}
        for item_id, text in items.items():
            yield f"{API}/{kind.folder}/{item_id}.json", _file(text)
        lists[kind.folder] = _list_text(items.values())
        yield f"{API}/{kind.folder}.json", _file(lists[kind.folder])
        yield f"{API}/schemas/{kind.folder}.json", _file(_schema_text(kind))
    lists[_DISPUTES] = _text(_disputes(playbook))
    lists[_WITHDRAWN] = _list_text(_item_text(playbook, item) for item in playbook.all(Withdrawn))
    for name in (_DISPUTES, _WITHDRAWN):
        yield f"{API}/{name}.json", _file(lists[name])
    for item in playbook.all(Withdrawn):
        yield f"{API}/{item.folder}/{item.id}.json", _file(_item_text(playbook, item))
    yield f"{API}/index.json", _file(_text(_index(playbook)))
    edition = {"edition": _text(_edition(playbook))}
    yield f"{API}/playbook.json", _file(_object_text({**edition, **lists}))


def _disputes(playbook: Playbook) -> list[dict[str, Any]]:
    """Return every objection to a retrospective, with the retrospective and its status."""
    return [
        {
            "retrospective": case.id,
            "status": case.status,
            **dispute.model_dump(mode="json", by_alias=True, exclude_none=True),
        }
        for case in playbook.all(Retrospective)
        for dispute in case.disputes
    ]


def _named(item: Item) -> dict[str, str]:
    """Return the kind of an item and its address; an organisation's own `kind` is another thing."""
    named = {"kind": item.kind, "address": address_of(item)}
    return {name: value for name, value in named.items() if name not in _own_names(type(item))}


def _own_names(kind: type[Item]) -> set[str]:
    return {info.alias or name for name, info in kind.model_fields.items()}


def item_schema(kind: type[Item]) -> dict[str, Any]:
    """Return the JSON Schema of an item of a kind, as the API gives it."""
    schema = kind.model_json_schema(mode="serialization")
    own = _own_names(kind)
    added = {name: shape for name, shape in _ADDED.items() if name not in own}
    added |= _ADDED_TO_PATTERNS if kind is Pattern else {}
    schema["properties"] = {**added, **schema["properties"]}
    schema["required"] = [*added, *schema.get("required", ())]
    return {"$schema": DRAFT, **schema}


def _standing(playbook: Playbook, pattern: Pattern) -> dict[str, Any]:
    whole = evidence_of(playbook)
    found = whole.patterns[pattern.id]
    table = found.table
    return {
        "maturity": whole.maturities[pattern.id],
        "evidence": {_key(effect): len(found.of(effect)) for effect in EFFECTS},
        "documented": {
            "helped": len(found.documented_helped),
            "against": len(found.documented) - len(found.documented_helped),
        },
        "reasons": list(whole.reasons[pattern.id]),
        "use": {use: count_cases(found.used_as(use)) for use in USES},
        "table": {
            "used_in_use": [case.id for case in table.used_in_use],
            "used_ended": [case.id for case in table.used_ended],
            "not_used_in_use": [case.id for case in table.unused_in_use],
            "not_used_ended": [case.id for case in table.unused_ended],
            "used_not_told": [case.id for case in table.used_not_told],
            "not_used_not_told": [case.id for case in table.unused_not_told],
            "unclear": table.unclear,
            "absent": table.absent,
        },
        "readings": len(found.apart("reading")),
        "vendor_only": len(found.apart("vendor")),
        "reports": [_report(report) for report in found.reports],
    }


def _report(report: Report) -> dict[str, Any]:
    practice = report.practice
    told = {
        "organisation": report.member.name,
        "counts_as": report.party.id,
        "retrospective": report.case.id,
        "use": practice.use,
        "effect": practice.effect,
        "basis": practice.basis,
        "by": report.concluded_by,
        "standing": report.standing,
        "counted": report.standing == "counted",
        "evidence": practice.evidence,
    }
    return {name: value for name, value in told.items() if value is not None}


def _index(playbook: Playbook) -> dict[str, Any]:
    return {
        "edition": _edition(playbook),
        "licence": "CC-BY-4.0",
        "promise": "about/data/",
        "whole": f"{API}/playbook.json",
        "tables": [f"{API}/retrospectives.csv", f"{API}/evidence.csv"],
        "disputes": f"{API}/{_DISPUTES}.json",
        "withdrawn": f"{API}/{_WITHDRAWN}.json",
        "kinds": {
            kind.folder: {
                "kind": kind.kind,
                "count": len(playbook.all(kind)),
                "list": f"{API}/{kind.folder}.json",
                "item": f"{API}/{kind.folder}/{{id}}.json",
                "schema": f"{API}/schemas/{kind.folder}.json",
            }
            for kind in KINDS
        },
    }


def _edition(playbook: Playbook) -> dict[str, str]:
    edition = playbook.edition
    return {"title": edition.title, "edition": edition.edition, "released": edition.released}


def _item_text(playbook: Playbook, item: Item) -> str:
    """Write an item with what stands before its fields, and after them."""
    derived = _standing(playbook, item) if isinstance(item, Pattern) else {}
    return memoised(("api", item.kind, item.id), (item, derived), partial(_joined, item, derived))


def _joined(item: Item, derived: dict[str, Any]) -> str:
    fields = item.model_dump_json(by_alias=True, exclude_none=True, indent=1)
    parts = (_text(_named(item)), fields, _text(derived))
    inner = (part[2:-2] for part in parts if part != "{}")
    return "{{\n{}\n}}".format(",\n".join(inner))


@cache
def _schema_text(kind: type[Item]) -> str:
    return _text(item_schema(kind))


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _list_text(texts: Iterable[str]) -> str:
    """Write a list of what is written already; a whole file is made of the texts of its parts."""
    return _inside("[", texts, "]")


def _object_text(texts: Mapping[str, str]) -> str:
    return _inside("{", (f"{json.dumps(name)}: {text}" for name, text in texts.items()), "}")


def _inside(start: str, texts: Iterable[str], end: str) -> str:
    entries = ",\n".join(texts).replace("\n", "\n ")
    return f"{start}\n {entries}\n{end}" if entries else f"{start}{end}"


def _file(text: str) -> bytes:
    return f"{text}\n".encode()
