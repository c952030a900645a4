"""What becomes of a retrospective of edition 2026.1, and what does it not say yet?

Nothing is decided here that a person has to decide: what does not follow from what is written is
left out and asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...content.loader import Steps
from .rewriting import LESSONS, Renamed, Rewriting

PUBLIC = "public-record"
_MISSED = "missed"
_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True)
class Open:
    """Something that a person has to decide, and where in the new file it belongs."""

    path: Steps
    message: str


@dataclass(frozen=True)
class Home:
    """The organisation of a record: its id, and the sector that its file has."""

    id: str
    sector: object


class OldRecord:
    """A retrospective as edition 2026.1 had it."""

    def __init__(
        self, data: Mapping[str, Any], home: Home | None, patterns: Mapping[str, str]
    ) -> None:
        self.data = data
        self.home = home
        self.patterns = patterns
        self.rewriting = Rewriting()
        self.open: list[Open] = []
        self.is_public = data.get("record") == PUBLIC
        self._organisation()
        self._account()
        for number, result in self._entries("results"):
            if "design" not in result:
                self._ask(("results", number), "`design`: what the figure was compared with")
        self._practices()
        for number, source in self._entries("sources"):
            self._source(("sources", number), source)

    def _ask(self, path: Steps, message: str) -> None:
        self.open.append(Open(path, message))

    def _list(self, name: str) -> list[Any]:
        entries = self.data.get(name)
        return entries if isinstance(entries, list) else []

    def _entries(self, name: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
        """Yield the entries of a list that are fields with values; the check says of others."""
        for number, entry in enumerate(self._list(name)):
            if isinstance(entry, dict):
                yield number, entry

    def _organisation(self) -> None:
        if self.home is None:
            return
        written = f"[{self.home.id}]"
        renamed = Renamed(("organisation",), "organisations", [self.home.id], written)
        self.rewriting.renamed.append(renamed)
        if "sector" not in self.data:
            return
        if self.data["sector"] == self.home.sector:
            self.rewriting.cut.add(("sector",))
        else:
            what = f"the file of {self.home.id!r} has the sector {self.home.sector!r}"
            self._ask(("sector",), f"{what}: keep this one if only the use differs")

    def _account(self) -> None:
        if "record" not in self.data:
            self._ask((), "`record`: contributed or public-record")
        elif not self.is_public and "contributor" not in self.data:
            what = "`contributor`: how whoever tells it is tied to it, `{tie: …}`"
            self._ask(("record",), what)

    def _practices(self) -> None:
        reports = [
            (number, report)
            for number, report in self._entries("practices")
            if "use" not in report and "effect" in report
        ]
        moved = [number for number, report in reports if _is_lesson(report)]
        is_all = len(moved) == len(self._list("practices"))
        for number, report in reports:
            if number in moved:
                self._lesson(number, report, is_cut=not is_all)
                continue
            now = number - sum(other < number for other in moved)
            if report["effect"] == _MISSED:
                self._unused(number, now, report)
            else:
                self._used(number, now, report)
        if moved and is_all:
            self.rewriting.cut.add(("practices",))

    def _lesson(self, number: int, report: Mapping[str, Any], *, is_cut: bool) -> None:
        """What would have helped is a lesson of ours."""
        if is_cut:
            self.rewriting.cut.add(("practices", number))
        source = {"source": report["source"]} if report.get("source") else {}
        lesson = {"text": self._in_words(report), **source, "reading": True}
        self.rewriting.lessons.append(lesson)
        place = len(self._list(LESSONS)) + len(self.rewriting.lessons) - 1
        what = "it was told as missed, where no source says so, and is a lesson of ours now"
        self._ask((LESSONS, place), what)

    def _in_words(self, report: Mapping[str, Any]) -> str:
        """Return what a report says, with the practice that it is about."""
        pattern, evidence = report.get("pattern"), str(report["evidence"])
        if pattern is None:
            proposed = str(report.get("proposed", "")).rstrip(".")
            return f"{proposed}. {evidence}" if proposed else evidence
        name = self.patterns.get(pattern, pattern)
        return f"[{_BRACKETS.sub('', name)}](pattern:{pattern}): {evidence}"

    def _unused(self, number: int, now: int, report: Mapping[str, Any]) -> None:
        effect: Steps = ("practices", number, "effect")
        self.rewriting.renamed.append(Renamed(effect, "use", "none", "none"))
        if "reading" in report:
            self.rewriting.cut.add(("practices", number, "reading"))
        what = (
            "it was told as missed: does its source say that it was not used? Else `use: unclear`"
        )
        self._ask(("practices", now), what)

    def _used(self, number: int, now: int, report: Mapping[str, Any]) -> None:
        is_tested = report.get("pattern") is not None
        wanted = ["`use`, by the test of the pattern" if is_tested else "`use`, full or partly"]
        if report.get("reading"):
            reading: Steps = ("practices", number, "reading")
            self.rewriting.renamed.append(Renamed(reading, "basis", "reading", "reading"))
        else:
            if "reading" in report:
                self.rewriting.cut.add(("practices", number, "reading"))
            wanted.append("`basis`, how the effect was seen")
        if self.is_public:
            wanted.append("`by`, who concluded it")
        self._ask(("practices", now), "; ".join(wanted))

    def _source(self, path: Steps, source: Mapping[str, Any]) -> None:
        wanted = []
        if "year" in source:
            self.rewriting.renamed.append(Renamed((*path, "year"), "published"))
        if source.get("kind") == "vendor":
            self.rewriting.renamed.append(Renamed((*path, "kind"), "form"))
        elif "kind" in source:
            self.rewriting.cut.add((*path, "kind"))
            wanted.append(f"`form` (its kind was {source['kind']})")
        elif "form" not in source:
            wanted.append("`form`")
        if self.is_public:
            wanted += [f"`{name}`" for name in ("read_on", "extent") if name not in source]
        if wanted:
            self._ask(path, ", ".join(wanted))


def _is_lesson(report: Mapping[str, Any]) -> bool:
    """Whether nobody says that it was not used: what cites no source, or has no test for it."""
    is_sourced = bool(report.get("source") and report.get("pattern"))
    return report["effect"] == _MISSED and not is_sourced and "evidence" in report
