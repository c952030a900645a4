"""How fast was everything when it was last measured? As `make bench` wrote it down."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RESULTS = Path("bench", "results.json")
"""Where the bench writes, relative to the project's folder."""

FILE = Path(__file__).resolve().parents[2] / RESULTS


@dataclass(frozen=True)
class Measurement:
    """The medians of several runs of one thing."""

    seconds: float
    processor_seconds: float
    megabytes: float
    runs: tuple[float, ...]


@dataclass(frozen=True)
class Site:
    """What a whole built site holds, for each made retrospective."""

    files_each: float
    kilobytes_each: float
    page_kilobytes: float
    """A page of one, compressed as servers do."""


@dataclass(frozen=True)
class Visit:
    """A first visit to a page with an empty cache, and what a reader sees on a slow phone."""

    requests: int
    kilobytes: float
    """What travels, compressed, with its headers."""
    largest_paint: float
    """Seconds until the largest thing on the screen is painted."""
    shift: float
    """How far things move while the page loads, as browsers reckon it; 0 is not at all."""


@dataclass(frozen=True)
class Speed:
    """A whole run of the bench."""

    machine: Mapping[str, str | int]
    many: int
    very_many: int
    rounds: int
    figures: Mapping[str, Measurement]
    site: Site
    visits: Mapping[str, Mapping[str, Visit]]
    """By the kind of page, then by the site: `ours` and `stock`."""


def measured_speed() -> Speed | None:
    """Return what was measured last, if anything was."""
    return _read(FILE) if FILE.exists() else None


@cache
def _read(path: Path) -> Speed:
    data = json.loads(path.read_text(encoding="utf-8"))
    figures = {
        name: Measurement(**{**one, "runs": tuple(one["runs"])})
        for name, one in data["results"].items()
    }
    counts = (data["many"], data["very_many"], data["rounds"])
    visits = {
        kind: {name: Visit(**one) for name, one in sites.items()}
        for kind, sites in data["visits"].items()
    }
    return Speed(data["machine"], *counts, figures, Site(**data["site"]), visits)
