"""What is an author offered? The fields of an empty file; ids and choices with their meanings."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
import yaml

from macros.files.editor import IDS, schema_text
from macros.files.editor.known import way_of
from macros.files.editor.snippets import SNIPPETS
from macros.model.walk import pointers, record_types
from macros.pilot.schemas import SCHEMAS

from ...helpers.editing import OFFERS, SMALL, Author, cases, known_in, offered
from ...helpers.language_server import CURSOR, Offer

CASES = cases(OFFERS)


@pytest.mark.parametrize("name", SCHEMAS)
def test_an_empty_file_offers_what_it_needs_and_then_each_of_its_fields(
    writing: Author, name: str
) -> None:
    kind = SCHEMAS[name]
    own = {field.alias or field_name: field for field_name, field in kind.model_fields.items()}
    begin = [snippet.label for snippet in SNIPPETS.get(kind.__name__, ())]
    offers = writing.is_offered(name, CURSOR)
    assert [offer.label for offer in offers] == [*begin, kind.__name__, *sorted(own)]
    skeleton = next(offer for offer in offers if offer.label == kind.__name__)
    needed = [field_name for field_name, field in own.items() if field.is_required()]
    assert top_fields(skeleton.text) == needed
    told = {offer.label: offer.about for offer in offers if offer.label in own}
    assert [label for label, about in told.items() if not about.rstrip("`\n ").strip()] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_what_is_offered_for_a_field_of_any_record_is_a_field(writing: Author, name: str) -> None:
    schema = json.loads(schema_text(name))
    bare: list[str] = []
    for record in record_types(SCHEMAS[name]):
        called = record.__name__
        of = schema if record is SCHEMAS[name] else schema["$defs"][called]
        alternatives = [of, *of.get("oneOf", ()), *of.get("anyOf", ())]
        own = next(one for one in alternatives if "properties" in one)
        offers = writing.of(f"{name}-{called}", {**own, "$defs": schema["$defs"]})
        assert {offer.label for offer in offers} >= set(own["properties"])
        bare += [f"{called}: {offer.label}" for offer in offers if not _is_field(offer, own)]
    assert bare == []


def _is_field(offer: Offer, record: dict[str, Any]) -> bool:
    """Whether a text that is offered reads back as the field, or as all that is needed."""
    if offer.label in record["properties"]:
        wanted = [offer.label]
    elif "defaultSnippets" in record and offer.label != record["title"]:
        return True
    else:
        wanted = list(record.get("required", ()))
    try:
        read = yaml.safe_load(re.sub(r"\$\d+|\$\{\d+:?([^}]*)\}", r"\1", offer.text))
    except yaml.YAMLError:
        return False
    return isinstance(read, dict) and list(read) == wanted if wanted else True


def top_fields(text: str) -> list[str]:
    """Return the fields that a snippet begins a line with."""
    return [line.partition(":")[0] for line in text.splitlines() if line[:1].isalpha()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['in']}: {case['at']!r}")
def test_a_value_is_offered_with_what_it_means(writing: Author, case: dict[str, Any]) -> None:
    assert offered(writing, case) == case["offers"]
    written = [offer.text for offer in writing.is_offered(case["in"], case["at"])]
    assert written == list(case["offers"])


def test_an_entry_of_practices_begins_with_a_pattern_or_a_name(writing: Author) -> None:
    offers = writing.is_offered("retrospective", f"practices:\n  - {CURSOR}")
    assert [(offer.label, offer.text) for offer in offers[:2]] == [
        (
            "A pattern that was used",
            "pattern: $1\n  use: $2\n  effect: $3\n  basis: $4\n  evidence: $5",
        ),
        (
            "A practice that no pattern describes",
            "proposed: $1\n  use: $2\n  effect: $3\n  basis: $4\n  evidence: $5",
        ),
    ]


def test_an_organisation_is_offered_by_its_id_or_in_place(writing: Author) -> None:
    offers = writing.is_offered("retrospective", f"organisations:\n  - {CURSOR}")
    assert [(offer.label, offer.text) for offer in offers] == [
        ("{name, kind, sector}", "name: $1\n  kind: $2\n  sector: $3"),
        ("kind", "kind: "),
        ("name", "name: "),
        ("region", "region: "),
        ("sector", "sector: "),
        ("uber", "uber"),
    ]


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_that_names_an_item_offers_those_there_are(name: str) -> None:
    schema = json.loads(schema_text(name))
    described = {**schema["$defs"], SCHEMAS[name].__name__: schema}
    for record in record_types(SCHEMAS[name]):
        node = json.dumps(described[record.__name__])
        ways = {f'"{IDS}#/$defs/{way_of(pointer)}"' for pointer in pointers(record).values()}
        assert {way for way in ways if way not in node} == set()


def test_the_small_content_has_an_item_of_each_kind() -> None:
    assert {kind for kind, items in known_in(*SMALL).items() if not items} == set()
