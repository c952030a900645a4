"""How does a bench get thousands of retrospectives? They are made, the same ones every time.

They are a content root of their own, to be read after the playbook's: valid, about four kilobytes
each, varied in what pages and evidence depend on. None is about a real organisation.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, TypeVar, get_args

import yaml

from macros.model import (
    Basis,
    Design,
    Effect,
    Extent,
    FailureMode,
    ModeStatus,
    Outcome,
    Pattern,
    Phase,
    Playbook,
    Sector,
    Side,
    SourceForm,
)

from . import words

SEED = 8
YEARS = range(2015, 2026)
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]

AnyValue = TypeVar("AnyValue")


def write_corpus(root: Path, playbook: Playbook, count: int) -> Path:
    """Write `count` retrospectives below `root`, with their organisations; return `root`."""
    patterns = [pattern.id for pattern in playbook.all(Pattern)]
    modes = [mode.id for mode in playbook.all(FailureMode)]
    for number in range(count):
        record = _Writer(number, patterns, modes).record()
        year = record["dates"]["outcome"][:4]
        _write(root / "retrospectives" / year, record)
        for named in record["organisations"]:
            if isinstance(named, str):
                _write(root / "organisations", organisation(named))
    return root


def organisation(name: str) -> dict[str, Any]:
    """Return the organisation of an id as plain data."""
    random = Random(name)  # noqa: S311 - a corpus is no secret
    return {
        "id": name,
        "name": name.capitalize(),
        "kind": random.choice(("company", "public-body", "health-provider")),
        "sector": random.choice(get_args(Sector)),
    }


def name_of(number: int) -> str:
    """Return a name of four syllables, of which any two names differ in two or more.

    So that none is near another: the last syllable is the sum of the others.
    """
    base = len(SYLLABLES)
    places = [number % base, number // base % base, number // base**2 % base]
    return "".join(SYLLABLES[place] for place in (*places, sum(places) % base))


def _write(folder: Path, record: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{record['id']}.yml").write_text(as_yaml(record), encoding="utf-8")


def as_yaml(record: dict[str, Any]) -> str:
    """Write a record as an author would: fields in the model's order, one a line."""
    return yaml.dump(
        record, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100
    )


class _Writer:
    """Makes one retrospective; its number alone decides what is in it."""

    def __init__(self, number: int, patterns: Sequence[str], modes: Sequence[str]) -> None:
        self.random = Random(SEED * 1_000_003 + number)  # noqa: S311 - a corpus is no secret
        self.number = number
        self.patterns = patterns
        self.modes = modes
        self.is_public = self.random.random() < 0.3

    def record(self) -> dict[str, Any]:
        """Return the retrospective as plain data."""
        use_case, name, technique = self.any(words.SYSTEMS)
        sector, outcome = self.any(get_args(Sector)), self.any(get_args(Outcome))
        year = self.any(YEARS)
        record: dict[str, Any] = {
            "id": f"{name.lower().replace(' ', '-')}-{self.number:05}",
            "title": f"{name} in {sector.replace('-', ' ')}, case {self.number}",
            "summary": f"{use_case}. {self.sentence()}",
            "organisations": [self.organisation(sector)],
            "region": self.any(("Europe", "North America", "Asia", "Africa", "South America")),
            "use_case": f"{use_case}. {self.sentence()}",
            "technique": technique,
            **self.told_by(),
            "outcome": outcome,
            "dates": self.dates(year, outcome),
            "timeline": [
                self.sourced({"when": f"{year}-{month:02}", "what": self.any(words.EVENTS)})
                for month in (2, 4, 6)
            ],
            "story": self.sourced(
                {"text": "\n\n".join(f"{self.sentence()} {self.sentence()}" for _ in range(2))}
            ),
            "owner": self.sourced(
                {"role": self.any(words.OWNERS), "named": self.phase(), "commitment": self.text()}
            ),
            "criteria": [self.criterion()],
            "results": [self.result()],
            "integrations": [self.connection()],
            "governance": [self.review() for _ in range(self.random.randrange(1, 3))],
            "failure_modes": self.mode_reports(),
            "practices": self.practice_reports(),
            "decisions": [self.decision()],
        }
        for field in ("worked", "did_not_work", "lessons", self.any(("edge_cases", "benchmarks"))):
            record[field] = [self.finding() for _ in range(self.random.randrange(1, 3))]
        if self.is_public:
            record["sources"] = [self.source(place) for place in (1, 2)]
        else:
            record["contributors"] = ["The generator of the bench"]
        return record

    def told_by(self) -> dict[str, Any]:
        """Return the kind of the record; a team is tied to what it contributes, others may be."""
        if self.is_public:
            return {"record": "public-record"}
        tie = self.any(("team", "team", "team", "organisation", "vendor", "consultant"))
        return {"record": "contributed", "contributor": {"tie": tie}}

    def organisation(self, sector: Sector) -> object:
        """Return whose it is: mostly an id, of an organisation that may have other records."""
        if self.random.random() < 0.1:
            return {"name": f"An organisation in {sector}", "kind": "unnamed", "sector": sector}
        return name_of(self.random.randrange(self.number + 3))

    def any(self, choices: Sequence[AnyValue]) -> AnyValue:
        return self.random.choice(choices)

    def sentence(self) -> str:
        """Return a sentence; one in twenty leads to a pattern, as authors' sentences do."""
        verb, tail = self.any(words.VERBS), self.any(words.TAILS)
        said = f"{self.any(words.SUBJECTS)} {verb} {tail}."
        if self.random.random() < 0.05:
            said += f" It is told under [this pattern](pattern:{self.any(self.patterns)})."
        return said

    def text(self) -> str:
        return (
            f"{self.sentence()} {self.sentence()}"
            if self.random.random() < 0.3
            else (self.sentence())
        )

    def phase(self) -> Phase:
        return self.any(get_args(Phase))

    def sourced(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Name the sources of a statement, as a public record must."""
        if self.is_public:
            fields["source"] = self.any(("s1", "s2", ["s1", "s2"]))
        return fields

    def finding(self) -> object:
        return self.sourced({"text": self.text()}) if self.is_public else self.text()

    def dates(self, year: int, outcome: str) -> dict[str, str]:
        dates = {
            "pilot_start": f"{year}-01",
            "pilot_end": f"{year}-04",
            "decision": f"{year}-04-{self.random.randrange(1, 29):02}",
        }
        if outcome not in ("never-left-pilot", "not-told"):
            dates["production"] = f"{year}-{self.random.randrange(5, 9):02}"
        return {**dates, "outcome": f"{year}-{self.random.randrange(9, 13):02}"}

    def criterion(self) -> dict[str, Any]:
        metric, unit, better = self.any(words.METRICS)
        baseline = self.random.randrange(40, 60)
        target = baseline + (20 if better == "higher" else -20)
        figures = {
            "baseline": baseline,
            "target": target,
            "actual": target + self.random.randrange(-9, 9),
        }
        named = {"metric": metric, **({"unit": unit} if unit else {}), "better": better}
        return self.sourced({**named, **figures, "set": self.phase()})

    def result(self) -> dict[str, Any]:
        metric, unit, _ = self.any(words.METRICS)
        named = {"metric": metric, **({"unit": unit} if unit else {})}
        measured_by = self.any(("organisation", "vendor", "independent"))
        figures = {
            "value": self.random.randrange(5, 60),
            "compared_with": self.random.randrange(5, 60),
            "measured_by": measured_by,
            "design": self.any(get_args(Design)),
            "note": self.sentence(),
        }
        return self.sourced({**named, **figures})

    def connection(self) -> dict[str, Any]:
        system, kind = self.any(words.CONNECTIONS)
        return self.sourced(
            {"system": system, "kind": kind, "when": self.phase(), "note": self.sentence()}
        )

    def review(self) -> dict[str, Any]:
        weeks = self.random.randrange(1, 12)
        review = self.any(words.REVIEWS)
        return self.sourced({"review": review, "started": self.phase(), "took_weeks": weeks})

    def mode_reports(self) -> list[dict[str, Any]]:
        return [
            self.sourced(
                {
                    "mode": mode,
                    "status": self.any(get_args(ModeStatus)),
                    "evidence": self.text(),
                }
            )
            for mode in self.random.sample(self.modes, k=min(2, len(self.modes)))
        ]

    def practice_reports(self) -> list[dict[str, Any]]:
        named = self.random.sample(self.patterns, k=min(2, len(self.patterns)))
        reports: list[dict[str, Any]] = [{"pattern": pattern} for pattern in named]
        if self.random.random() < 0.2:
            reports.append({"proposed": self.any(words.PRACTICES)})
        return [
            self.sourced({**report, **self.use(report), "evidence": self.text()})
            for report in reports
        ]

    def use(self, report: dict[str, Any]) -> dict[str, str]:
        """Return whether a practice was used, and what followed; a new name has always been."""
        uses = ("full", "full", "full", "partly", "none", "unclear")
        use = self.any(uses[:4] if "proposed" in report else uses)
        if use not in ("full", "partly") or self.random.random() < 0.2:
            return {"use": use}
        effects: tuple[Effect, ...] = ("helped", "helped", "helped", "mixed", "hurt", "no-effect")
        seen = {"use": use, "effect": self.any(effects), "basis": self.any(get_args(Basis))}
        has_author = self.is_public and seen["basis"] != "reading"
        return {**seen, "by": self.any(get_args(Side))} if has_author else seen

    def decision(self) -> dict[str, Any]:
        return self.sourced(
            {"what": self.sentence(), "why": self.sentence(), "by": self.any(words.OWNERS)}
        )

    def source(self, place: int) -> dict[str, Any]:
        """Return a source; the first is one that carries a public record."""
        forms: tuple[SourceForm, ...] = ("paper", "audit", "statement", "press")
        extents: tuple[Extent, ...] = ("whole", "excerpt")
        return {
            "id": f"s{place}",
            "title": f"Report {place} on case {self.number}",
            "publisher": "The generator of the bench",
            "published": "2025",
            "url": f"https://example.org/cases/{self.number}/{place}",
            "read_on": "2025-12-01",
            "extent": self.any(extents),
            "form": self.any(forms if place == 1 else get_args(SourceForm)),
        }
