"""How does a spreadsheet or a notebook read the retrospectives? As two tables in CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from ...evidence import evidence_of, organisations_in_words, sector_of
from ...model import Playbook, Retrospective
from ...pages.addresses import API, address_of

_ACTIVE = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet takes for the beginning of a formula, also in full width.

docs/assets/js/documents/csv.js has the same. Source: OWASP, "CSV Injection".
"""

_RETROSPECTIVES = (
    *("id", "title", "organisations", "organisation_ids", "sector", "region", "technique"),
    *("record", "tie", "status", "outcome", "pilot_start", "pilot_end", "decision"),
    *("production", "outcome_date", "seen", "address", "outcome_by", "no_pilot"),
)
_EVIDENCE = (
    *("pattern", "maturity", "organisation", "counts_as", "sector", "retrospective", "use"),
    *("effect", "basis", "by", "counted", "standing", "evidence"),
)


def table_files(playbook: Playbook) -> Iterator[tuple[str, bytes]]:
    """Yield the tables by their addresses."""
    yield f"{API}/retrospectives.csv", csv_bytes(_RETROSPECTIVES, _case_rows(playbook))
    yield f"{API}/evidence.csv", csv_bytes(_EVIDENCE, _evidence_rows(playbook))


def _case_rows(playbook: Playbook) -> Iterator[tuple[str, ...]]:
    for case in playbook.all(Retrospective):
        dates = case.dates
        yield (
            case.id,
            case.title,
            organisations_in_words(playbook, case),
            " ".join(name for name in case.organisations if isinstance(name, str)),
            sector_of(playbook, case),
            case.region or "",
            case.technique,
            case.record,
            case.contributor.tie if case.contributor else "",
            case.status,
            case.outcome,
            dates.pilot_start or "",
            dates.pilot_end or "",
            dates.decision or "",
            dates.production or "",
            dates.outcome,
            dates.seen or "",
            address_of(case),
            _truth(dates.outcome_by),
            _truth(dates.no_pilot),
        )


def _evidence_rows(playbook: Playbook) -> Iterator[tuple[str, ...]]:
    whole = evidence_of(playbook)
    for pattern, found in whole.patterns.items():
        for report in found.reports:
            practice = report.practice
            yield (
                pattern,
                whole.maturities[pattern],
                report.member.name,
                report.party.key if report.party.id else "",
                report.party.sector,
                report.case.id,
                practice.use,
                practice.effect or "",
                practice.basis or "",
                report.concluded_by or "",
                _truth(report.standing == "counted"),
                report.standing,
                practice.evidence,
            )


def _truth(is_so: object) -> str:
    return "yes" if is_so else "no"


def csv_bytes(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> bytes:
    """Return a table as CSV that no spreadsheet takes for formulas."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")  # the mark tells Excel that it is UTF-8


def _inert(cell: str) -> str:
    """Put an apostrophe before text that a spreadsheet would run."""
    return f"'{cell}" if cell.startswith(_ACTIVE) else cell
