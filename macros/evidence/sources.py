"""What do the records rest on: how many sources, how far read, and which codes on copies alone?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import PRIMARY, CaseSource, Retrospective
from ..model.accounts import Extent

_UNKNOWN = "unknown"
"""What `copy_of` says where nobody knows what the text was copied from."""
_SILENT = frozenset({"unclear", "not-evidenced"})
"""Codes that say nothing of the deployment."""


@dataclass(frozen=True)
class SourcesRead:
    """The sources of all records, counted; one that two records list counts for each."""

    total: int
    whole: int
    excerpt: int
    abstract: int
    primary: int
    """Of a form that tells at first hand, or has examined what it tells of."""
    primary_copies: int
    """How many of these are copies."""
    copies: int
    unknown: int
    """Copies of a text that was not found."""
    unaddressed: int
    days: tuple[str, ...]
    """Every day on which one was read, the earliest first."""
    undated: int
    """How many do not say when they were read."""


@dataclass(frozen=True)
class CodesRest:
    """What the codes that cite a source rest on, without those that say nothing."""

    total: int
    on_copies: int
    """Each source that they cite is a copy."""
    without_primary: int
    """None of the sources that they cite is primary and no copy; on copies alone included."""


def sources_read(cases: Iterable[Retrospective]) -> SourcesRead:
    """Count the sources of records, how far each was read and whether it is a copy."""
    sources = [source for case in cases for source in case.sources]
    extents: Counter[Extent | None] = Counter(source.extent for source in sources)
    primary = [source for source in sources if source.form in PRIMARY]
    return SourcesRead(
        total=len(sources),
        whole=extents["whole"],
        excerpt=extents["excerpt"],
        abstract=extents["abstract"],
        primary=len(primary),
        primary_copies=sum(map(_is_copy, primary)),
        copies=sum(map(_is_copy, sources)),
        unknown=sum(source.copy_of == _UNKNOWN for source in sources),
        unaddressed=sum(source.url is None for source in sources),
        days=tuple(sorted({source.read_on for source in sources if source.read_on})),
        undated=sum(source.read_on is None for source in sources),
    )


def codes_rest(cases: Iterable[Retrospective]) -> CodesRest:
    """Count the codes of use and of failure modes by the sources that they cite."""
    cited = [own for case in cases for own in _cited(case) if own]
    return CodesRest(
        total=len(cited),
        on_copies=sum(all(map(_is_copy, own)) for own in cited),
        without_primary=sum(not any(map(_is_original, own)) for own in cited),
    )


def _cited(case: Retrospective) -> Iterable[list[CaseSource]]:
    """Yield the sources of each code that says something."""
    by_id = {source.id: source for source in case.sources}
    coded = (
        *((said.use, said.source) for said in case.practices),
        *((said.status, said.source) for said in case.failure_modes),
    )
    for code, named in coded:
        if code not in _SILENT:
            yield [by_id[name] for name in named if name in by_id]


def _is_copy(source: CaseSource) -> bool:
    return source.copy_of is not None


def _is_original(source: CaseSource) -> bool:
    return source.form in PRIMARY and not _is_copy(source)
