"""What does the contribution form check with? The schema, the words and the ids, as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any, get_args

from .. import model
from ..content.guard import patterns_text
from ..content.loader.pasted import table
from ..content.rules.cases import DATE_ORDER, DATED, FIRST_YEAR, HAPPENED
from ..content.rules.reports import USED
from ..contribute.choosing import SPELLINGS, SYNONYMS, WORTH, Choice, choice_of
from ..contribute.leads import starting_with
from ..contribute.near import NEAR, names_of
from ..contribute.questions import markup_of
from ..model import (
    FORM_BY_PATTERN,
    KIND_BY_NAME,
    PRIMARY,
    FailureMode,
    Item,
    Lead,
    ModeStatus,
    Organisation,
    Pattern,
    Playbook,
    Retrospective,
    Term,
)
from ..model.accounts import TOLD_WHEN
from ..pages.addresses import address_of
from ..pages.views.retrospective import FINDINGS
from ..pages.views.told import WORDS_SHOWN, mode_status
from ..text.labels import label_of
from ..text.names import LISTS
from ..text.prose import to_text
from ..text.words import FORMS, HOW, INSTEAD, WORDS
from .keywords import browser_schema

FOLDER = "contribute/retrospective"
"""Where the form stands, and the files that it reads beside it."""

_PICKED: tuple[type[Item], ...] = (Pattern, FailureMode, Organisation)


def contribution_files(playbook: Playbook) -> dict[str, bytes]:
    """Return the files that the form reads, by their address."""
    terms = playbook.all(Term)
    return {
        f"{FOLDER}/schema.json": browser_schema(Retrospective.kind),
        f"{FOLDER}/rules.json": _json({**_rules(), "released": playbook.edition.released}),
        f"{FOLDER}/guard.json": patterns_text().encode(),
        f"{FOLDER}/records.json": _json(records_of(playbook.all(Retrospective))),
        f"{FOLDER}/leads.json": _json(leads_of(playbook.all(Lead))),
        f"{FOLDER}/items.json": _json(
            {
                **items_of(playbook.items),
                "choices": {kind.kind: choices_of(playbook.all(kind), terms) for kind in _PICKED},
            }
        ),
    }


@cache
def _rules() -> dict[str, Any]:
    """Return all that the rules say and know, so that the browser's copy holds logic alone."""
    records = [Retrospective.__name__, *Retrospective.model_json_schema()["$defs"]]
    return {
        "words": {name: asdict(said) for name, said in WORDS.items()},
        "forms": dict(FORMS),
        "form_by_pattern": dict(FORM_BY_PATTERN),
        "how": dict(HOW),
        "instead": dict(INSTEAD),
        "date_order": DATE_ORDER,
        "dated": {kind.__name__: fields for kind, fields in DATED.items()},
        "happened": {kind.__name__: fields for kind, fields in HAPPENED.items()},
        "told_when": {kind.__name__: field for kind, field in TOLD_WHEN.items()},
        "first_year": FIRST_YEAR,
        "used": USED,
        "choosing": _choosing(),
        "near": dict(NEAR),
        "pasted": table(),
        "primary": sorted(PRIMARY),
        "names": LISTS,
        "texts": {name: markup_of(getattr(model, name)) for name in records},
        "shown": {
            **{field: dict(words) for field, words in WORDS_SHOWN.items()},
            "findings": dict(FINDINGS),
            "status": {status: mode_status(status) for status in get_args(ModeStatus)},
        },
    }


def items_of(declared: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """Return every kind of item with its ids, in the order in which suggestions are looked for."""
    kinds = {
        name: {"label": kind.label.lower(), "folder": kind.folder, "ids": sorted(declared[name])}
        for name, kind in KIND_BY_NAME.items()
    }
    return {"kinds": kinds}


def choices_of(items: Iterable[Item], terms: Iterable[Term] = ()) -> list[dict[str, Any]]:
    """Return what somebody chooses from, each with its names, its meaning and what it says."""
    known = tuple(terms)
    return [
        {
            **_found_by(choice_of(item, known)),
            "meaning": _meaning(item),
            "address": address_of(item),
            **(_sort_of(item) if isinstance(item, Organisation) else {}),
            **_test_of(item),
        }
        for item in items
    ]


def _test_of(item: Item) -> dict[str, list[str]]:
    """Return the facts by which one tells that an item was used or hit, where it has a test."""
    test = item.test if isinstance(item, Pattern | FailureMode) else None
    return {"shown": [to_text(fact) for fact in test.shown]} if test else {}


def records_of(records: Collection[Retrospective]) -> list[dict[str, Any]]:
    """Return what tells that another record may be of the same deployment as one of these."""
    names = names_of(records)
    return [
        {
            "id": record.id,
            "title": record.title,
            "names": names[record.id],
            "organisations": [own for own in record.organisations if isinstance(own, str)],
            "urls": [source.url for source in record.sources if source.url],
            "address": address_of(record),
        }
        for record in records
    ]


def leads_of(leads: Iterable[Lead]) -> dict[str, dict[str, Any]]:
    """Return what each wanted case gives to a retrospective, by its id."""
    return {
        lead.id: starting_with(lead)
        for lead in leads
        if lead.type == "case" and lead.became is None
    }


def _found_by(choice: Choice) -> dict[str, Any]:
    """Return a choice's names, and each word of its texts once, where it is worth most."""
    fields = choice.fields
    shown = fields["title"] | fields["also"] | fields["terms"] | fields["meaning"]
    test = fields["test"] - shown
    found = {
        "id": choice.id,
        "title": choice.title,
        "also": choice.also,
        "terms": choice.terms,
        "test": " ".join(sorted(test)),
        "told": " ".join(sorted(fields["told"] - shown - test)),
    }
    return {name: value for name, value in found.items() if value or name == "also"}


def _choosing() -> dict[str, Any]:
    """Return the tables by which words lead to what somebody means."""
    return {
        "worth": dict(WORTH),
        "synonyms": dict(SYNONYMS),
        "spellings": [
            (british.pattern, re.sub(r"\\(\d)", r"$\1", american))
            for british, american in SPELLINGS
        ],
    }


def _sort_of(organisation: Organisation) -> dict[str, str]:
    return {"kind": organisation.type, "sector": organisation.sector}


def _meaning(item: Item) -> str:
    """Return a line that tells one choice from another; of an organisation, what sort it is."""
    if item.summary or not isinstance(item, Organisation):
        return to_text(item.summary)
    sector = label_of(item.sector).lower()
    return ", ".join(filter(None, (label_of(item.type), sector, item.region)))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
