"""Is somebody shown the records that may tell of the same deployment, each with its reasons?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.content.loader import Loaded, load
from macros.contribute.near import NearRecord, near_records

from ..helpers.building import PROJECT

URL = "https://www.example.org/News/a-story/"
CASE = f"""\
id: invoice-triage
title: Invoice triage with document extraction
summary: It ran.
record: public-record
organisations: [acme]
use_case: Reads invoices.
technique: agent
outcome: scaled
dates: {{outcome: "2024"}}
worked: [{{text: It ran., source: s1}}]
sources: [{{id: s1, title: A story, form: press, url: "{URL}"}}]
"""
ACME = "id: acme\nname: Acme Bank\nkind: company\nsector: finance\n"


@pytest.fixture
def filed(work: Path) -> Loaded:
    for name, text in {
        "organisations/acme.yml": ACME,
        "retrospectives/2024/invoice-triage.yml": CASE,
    }.items():
        path = Path("base") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    loaded = load([Path("base")])
    assert loaded.problems == ()
    return loaded


def source(url: str) -> dict[str, Any]:
    return {"sources": [{"id": "s1", "title": "A", "form": "press", "url": url}]}


ORGANISATION = "also tells of Acme Bank"
TITLE = "has nearly the same title"
ADDRESS = f"cites {URL} too"


@pytest.mark.parametrize(
    ("answers", "reasons"),
    [
        ({}, ()),
        ({"title": "Sorting parcels", "organisations": ["other"], **source("https://a.org")}, ()),
        ({"organisations": ["acme"]}, (ORGANISATION,)),
        ({"organisations": [{"name": "ACME Bank, Inc."}]}, (ORGANISATION,)),
        ({"organisations": "acme", "title": 3, "sources": [None, {"url": 5}]}, ()),
        ({"title": "Document extraction for invoice triage"}, (TITLE,)),
        ({"title": "Invoice triage"}, ()),
        (source("http://example.org/news/A-story#top"), (ADDRESS,)),
        (source(f"{URL}?utm_source=a&fbclid=b"), (ADDRESS,)),
        (source(f"{URL}?page=2"), ()),
        (source("https://example.org/news/another"), ()),
        (source("https://[broken"), ()),
        (
            {"title": "Invoice triage by document extraction", "organisations": ["acme"]}
            | source(URL),
            (ORGANISATION, TITLE, ADDRESS),
        ),
    ],
)
def test_what_may_be_the_same_is_shown(
    filed: Loaded, answers: dict[str, Any], reasons: tuple[str, ...]
) -> None:
    title = "Invoice triage with document extraction"
    expected = (NearRecord("invoice-triage", title, reasons),) if reasons else ()
    assert near_records(answers, filed) == expected


def test_a_record_is_not_near_to_itself(filed: Loaded) -> None:
    assert near_records({"id": "invoice-triage", "organisations": ["acme"]}, filed) == ()


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Robodebt", "robodebt"),
        ("DPD chatbot that swears", "dpd-chatbot"),
        ("IBM Watson at MD Anderson", "md-anderson-watson-oncology"),
        ("A chatbot that tells customers of an order", None),
    ],
)
def test_a_name_that_one_title_has_is_found(title: str, expected: str | None) -> None:
    known = load([PROJECT / "playbook"])
    found = [near.id for near in near_records({"title": title}, known)]
    assert found == ([expected] if expected else [])
