"""Which sources does somebody list, in whichever way they write them?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.contribute.issues.source_lines import sources_in
from macros.model import CaseSource

from ...helpers.texts import texts

WHOLE = {
    "id": "s1",
    "title": "City ends trial",
    "publisher": "The Daily Post",
    "published": "2024-05-08",
    "url": "https://news.example/robots",
    "extent": "whole",
    "form": "press",
}


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in WHOLE.items() if name not in names}


@pytest.mark.parametrize(
    "line",
    [
        "s1 | City ends trial | The Daily Post | https://news.example/robots | 2024-05-08 "
        "| press | whole",
        "| s1 | City ends trial | The Daily Post | https://news.example/robots | 2024-05-08 "
        "| whole | press |",
        "[s1] City ends trial, https://news.example/robots, The Daily Post, 8 May 2024, press, "
        "whole",
        "- S1: City ends trial https://news.example/robots The Daily Post (8 May 2024, press, "
        "read whole).",
        "1. [City ends trial](https://news.example/robots) The Daily Post — May 8, 2024 — press — "
        "whole",
        "“City ends trial” <https://news.example/robots> The Daily Post; press; 2024-05-08; whole",
        "https://news.example/robots | City ends trial | The Daily Post | press whole 2024-05-08",
        "s1; City ends trial; The Daily Post; https://news.example/robots; 2024-05-08; press; "
        "whole",
        "s1\tCity ends trial\tThe Daily Post\thttps://news.example/robots\t2024-05-08\tpress"
        "\twhole",
        "[^s1]: City ends trial | The Daily Post | https://news.example/robots | 2024-05-08 "
        "| press | whole",
        "### Press\n\nWhat the papers wrote:\n- City ends trial | The Daily Post "
        "| https://news.example/robots | 2024-05-08 | press | whole",
    ],
)
def test_a_whole_source_in_the_ways_of_people(line: str) -> None:
    listed = sources_in(line)
    assert (listed.sources, listed.unclear) == ((WHOLE,), ())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("https://a.example", {"id": "s1", "url": "https://a.example"}),
        ("An annual report 2024", {"id": "s1", "title": "An annual report 2024"}),
        (
            "City ends\nhttps://a.example, published 8 May 2024; press; whole",
            {
                "id": "s1",
                "title": "City ends",
                "published": "2024-05-08",
                "url": "https://a.example",
                "extent": "whole",
                "form": "press",
            },
        ),
        (
            "Report (revised), 2024",
            {"id": "s1", "title": "Report (revised)", "published": "2024"},
        ),
        (
            "5 lessons from a bank https://a.example/x. 2024",
            {
                "id": "s1",
                "title": "5 lessons from a bank",
                "published": "2024",
                "url": "https://a.example/x",
            },
        ),
        (
            "[a-report] Audit of it https://a.example/x_(2)?p=1#f, audit",
            {
                "id": "a-report",
                "title": "Audit of it",
                "url": "https://a.example/x_(2)?p=1#f",
                "form": "audit",
            },
        ),
        (
            "2 | Audit | https://a.example | https://web.archive.org/web/https://a.example | audit",
            {
                "id": "2",
                "title": "Audit",
                "url": "https://a.example",
                "archived": "https://web.archive.org/web/https://a.example",
                "form": "audit",
            },
        ),
        (
            "s3 T https://web.archive.org/web/1/x read 2026-11-01",
            {
                "id": "s3",
                "title": "T",
                "url": "https://web.archive.org/web/1/x",
                "read_on": "2026-11-01",
            },
        ),
        (
            "[Report](https://a.example) press",
            {"id": "s1", "title": "Report", "url": "https://a.example", "form": "press"},
        ),
    ],
)
def test_nothing_is_made_up(line: str, expected: dict[str, Any]) -> None:
    assert sources_in(line).sources == (expected,)


def test_each_without_a_mark_gets_one_that_is_free() -> None:
    listed = sources_in("s2 | Two\nOne\nhttps://one.example\n\n- Three\n  goes on here\n* Four")
    assert [(source["id"], source.get("title")) for source in listed.sources] == [
        ("s2", "Two"),
        ("s1", "One"),
        ("s3", "Three goes on here"),
        ("s4", "Four"),
    ]
    assert listed.sources[1]["url"] == "https://one.example"


def test_the_heading_of_a_table_is_no_source() -> None:
    text = "| Mark | Title | Address |\n|:---|---|---|\n| s1 | T | https://a.example |"
    assert sources_in(text).sources == ({"id": "s1", "title": "T", "url": "https://a.example"},)


@pytest.mark.parametrize(
    ("line", "unclear"),
    [
        ("s1 | T | P | something else | https://a.example", "something else"),
        ("s1 | T | https://a.example | https://b.example", "https://b.example"),
        ("T | P | press | press", "press"),
    ],
)
def test_what_nobody_can_tell_is_asked(line: str, unclear: str) -> None:
    assert sources_in(f"T0 https://c.example\n{line}").unclear == ((2, unclear),)


@given(texts())
def test_any_text_gives_fields_of_a_source(text: str) -> None:
    listed = sources_in(text)
    for source in listed.sources:
        assert source["id"]
        assert source.keys() <= CaseSource.model_fields.keys()
        assert all(value and isinstance(value, str) for value in source.values())


@given(st.lists(st.sampled_from([*"|,;()[]<>- s1", " 2024", "press", "https://a.b/"]), max_size=20))
def test_any_order_of_its_signs_is_read(parts: list[str]) -> None:
    assert all(source["id"] for source in sources_in("".join(parts)).sources)
