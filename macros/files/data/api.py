"""How do programs read the playbook? As JSON: an index, lists, items and their schemas.

What stays the same in `/api/v1/` is promised in docs/about/data: fields are added, never renamed
or removed; anything else would be `/api/v2/`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from typing import Any

from ...evidence import EFFECTS, Report, count_cases, evidence_of
from ...evidence.agreement import USES
from ...model import KINDS, Item, Pattern, Playbook
from ...pages.addresses import API, address_of
from ...pilot.schemas import DRAFT
from ...work.memo import memoised

_ADDED: dict[str, Any] = {
    "kind": {"type": "string", "description": "The item's kind, as in a typed link."},
    "address": {"type": "string", "description": "Where it is read, below the site's root."},
}
_ADDED_TO_PATTERNS: dict[str, Any] = {
    "maturity": {
        "enum": ["established", "emerging", "contested", "proposed"],
        "description": "How well it is proved, by the rule on /patterns/.",
    },
    "evidence": {
        "type": "object",
        "description": "How many organisations report each effect; an organisation counts once.",
        "properties": {name: {"type": "integer"} for name in ("helped", "mixed", "hurt")},
        "required": ["helped", "mixed", "hurt"],
        "additionalProperties": False,
    },
    "reports": {
        "type": "array",
        "description": "The sentences behind the counts, and those that count nowhere.",
        "items": {
            "type": "object",
            "properties": {
                "organisation": {"type": "string"},
                "retrospective": {"type": "string"},
                "effect": {"enum": ["helped", "mixed", "hurt", "missed"]},
                "counted": {"type": "boolean"},
                "evidence": {"type": "string"},
            },
            "required": ["organisation", "retrospective", "effect", "counted", "evidence"],
            "additionalProperties": False,
        },
    },
}


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
    yield f"{API}/index.json", _file(_text(_index(playbook)))
    edition = {"edition": _text(_edition(playbook))}
    yield f"{API}/playbook.json", _file(_object_text({**edition, **lists}))


def _named(item: Item) -> dict[str, str]:
    return {"kind": item.kind, "address": address_of(item)}


def item_schema(kind: type[Item]) -> dict[str, Any]:
    """Return the JSON Schema of an item of a kind, as the API gives it."""
    schema = kind.model_json_schema(mode="serialization")
    added = {**_ADDED, **(_ADDED_TO_PATTERNS if kind is Pattern else {})}
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
        "by": report.by if practice.effect else None,
        "standing": report.standing,
        "counted": report.standing == "counted",
        "evidence": practice.evidence,
    }
    return {name: value for name, value in told.items() if value is not None}


def _key(name: str) -> str:
    return name.replace("-", "_")


def _index(playbook: Playbook) -> dict[str, Any]:
    return {
        "edition": _edition(playbook),
        "licence": "CC-BY-4.0",
        "promise": "about/data/",
        "whole": f"{API}/playbook.json",
        "tables": [f"{API}/retrospectives.csv", f"{API}/evidence.csv"],
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
