"""What do the records rest on: sources, how far read, and codes on copies alone?"""

from __future__ import annotations

from typing import Any

from macros.evidence.sources import CodesRest, SourcesRead, codes_rest, sources_read

from ..helpers.samples import case, report

ADDRESS = "https://example.org/report"


def source(source_id: str, form: str, **fields: Any) -> dict[str, Any]:
    """Return a source of a record."""
    return {"id": source_id, "title": "Report", "form": form, **fields}


def mode(status: str, named: object) -> dict[str, Any]:
    """Return what a record says of a failure mode."""
    return {"mode": "no-owner", "status": status, "evidence": "E.", "source": named}


SOURCES = [
    source("audit", "audit", url=ADDRESS, extent="whole", read_on="2026-11-30"),
    source("press", "press", url=ADDRESS, extent="excerpt", read_on="2026-11-29"),
    source("speech", "statement", extent="abstract", copy_of="unknown"),
    source("reprint", "press", copy_of="press"),
]


def test_sources_are_counted_by_what_was_read_and_copied() -> None:
    cases = [case("a", sources=SOURCES), case("b", sources=SOURCES[:1])]
    assert sources_read(cases) == SourcesRead(
        total=5,
        whole=2,
        excerpt=1,
        abstract=1,
        primary=3,
        primary_copies=1,
        copies=2,
        unknown=1,
        unaddressed=2,
        days=("2026-11-29", "2026-11-30"),
        undated=2,
    )


def test_codes_rest_on_the_sources_that_they_cite() -> None:
    told = case(
        "a",
        sources=SOURCES,
        practices=[
            report(source=["audit", "reprint"]),
            report(source="press", name="other"),
            report(source=["speech", "reprint"], use="none", name="third"),
            report(source="reprint", use="unclear", name="fourth"),
            report(name="fifth"),
        ],
        failure_modes=[mode("avoided", "reprint"), mode("not-evidenced", "reprint")],
    )
    assert codes_rest([told]) == CodesRest(total=4, on_copies=2, without_primary=3)


def test_nothing_read() -> None:
    assert sources_read([]) == SourcesRead(0, 0, 0, 0, 0, 0, 0, 0, 0, (), 0)
    assert codes_rest([]) == CodesRest(0, 0, 0)
