"""Pilots' records as teams could keep them: whole, half filled in, and wrong in shape.

The same seed gives the same records, so that what one run finds the next one finds too.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Any, get_args

from macros.content.loader import visible
from macros.contribute.writer import data_text
from macros.model import Checklist, FailureMode, FrameworkStep, Sector, Technique
from macros.pilot import WAIVABLE, gate_items
from macros.pilot.points import points_of
from macros.pilot.record import WeekLog

from .faults import with_faults
from .judgements import playbook
from .texts import awkward

Data = dict[str, Any]

MONDAY = date(2026, 1, 5)
RECORDS = [name for name in WeekLog.model_fields if name not in {"week", "readings"}]
CRITERIA = ["correct", "minutes", "cost", "correct"]
LISTS: dict[str, list[str]] = {
    checklist.id: list(gate_items(checklist))
    for checklist in playbook().all(Checklist)
    if checklist.gate
}
MODES = [mode.id for mode in playbook().all(FailureMode)]
NOTHING = ["None", "n/a.", " - ", "No", "\u2013", "nothing at all", "NA", ". none .", "..", "no no"]
FIGURES = [
    *(0, 1, 90, 84.5, -3, 1e15, -1e15, 1e-7, 0.00005, 0.00015, -0.00005, 0.12345, 1234567.891),
    *(999999999999999.1, 123456789012.34567, 1 / 3, 2.5e-20, 0.1 + 0.2, -0.0, 2.00005, 100.0),
]
ODD_EVENTS = ["Not A Slug", "", "x" * 81, "a" * 80, "a--b", "run-pilot\n", "\u00fc"]
NAMES = {"question", "property", "area", "criterion", "failure_mode", "code", "about"}
RAW = [
    *("0.0", "4e0", "4.5e3", "4e+3", "1E5", "4e-2", "4.0e-2", "010", "08", "0o10", "0x1F", "0b11"),
    *("1_000", "1,000", "1:30", "12:30:45", ".inf", "-.Inf", ".nan", "NaN", "-.5", "4 %", "~"),
    *("null", "", "yes", "No", "on", "true", "FALSE", "y", '"4"', "'010'", "2026-01-05", "[4]"),
    *("2026-01-05 10:00:00", "!!int 4", "!!str 4", "&a 4", "*a", "{a: 4}", "{a: 1,5}", "4: 5"),
    *("123456789012345680", "1234567890123456789", "\u0664", "\uff14", "<<", "=", "@4", "`4"),
    *("%4", "? 4", "'4", '"\\x34"', ">-\n   4"),
]
"""Values as they may be written in a file, by YAML 1.1, by 1.2, or by neither."""
PLAIN = ["4", "4.0", "4.", "+4", ".5", "-4", "-0", "0", "4.5e+3", "4 # four", "12.50"]
"""Numbers that every reader takes for the same."""
_VALUE = re.compile(r"^ *(?:- )?[a-z_]+: \S")
_NUMBER = re.compile(r"^ *(?:- )?[a-z_]+: [-0-9.e+]+$")
JUNK: tuple[object, ...] = (
    None, "", "  ", 0, 3, -1, 2.5, True, False, [], {}, [None], ["a"], {"text": "x"}, 1e16, 1e-7,
    "2025-13-01", "2025-02-30", "2024-02-29", "0000", "1899-12-31", "2200-01-01", "higher", "go",
    "connected", "run-pilot", "Not A Slug", "two\nlines", "x" * 81, "x" * 241, "x" * 2001, "a-b\n",
    "\u00fc" * 240, " s1 ", [["a"]], {"Not A Slug": "2026-01-05", "run": "soon"}, 521, 520, 12, 13,
    "1,5", "1,500", "12.5", {"": "2026-01-05"}, {"x" * 81: None}, {"run-pilot": 3}, "\U0001f642",
)  # fmt: skip


def whole_records(seed: int, count: int) -> list[Data]:
    """Return records of which nearly all have the right shape, whatever else is odd in them."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    texts = [text for text in map(visible, awkward(seed, 400)) if text.strip()]
    return [_Maker(chance, texts).record() for _ in range(count)]


def sound_records(seed: int, count: int) -> list[Data]:
    """Return records whose criteria can be judged, and whose run was logged, or nearly so."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    texts = [text for text in map(visible, awkward(seed, 400)) if text.strip()]
    return [_Maker(chance, texts).sound() for _ in range(count)]


def half_filled_records(seed: int, count: int) -> list[Data]:
    """Return records that lack some of what they need."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    return [_thinned(record, chance) for record in whole_records(seed, count)]


def wrong_records(seed: int, count: int) -> list[Data]:
    """Return records with one to three things wrong, or merely different, in them."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    made = [with_faults(record, JUNK, chance) for record in whole_records(seed, count)]
    for record in made:
        if chance.random() < 0.2:
            record["moved"] = _oddly_moved(chance)
    return made


def misnamed_records(seed: int, count: int) -> list[Data]:
    """Return records of the right shape in which ids name nothing, or days and targets can't be."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    made = whole_records(seed, count)
    for record in made:
        _misname(record, chance)
    return made


def _misname(value: Any, chance: random.Random) -> None:
    """Put a typing error into some of the ids, wherever they are."""
    for part in value.values() if isinstance(value, dict) else value:
        if isinstance(part, dict | list):
            _misname(part, chance)
    for name in NAMES.intersection(value if isinstance(value, dict) else ()):
        if isinstance(value[name], str) and chance.random() < 0.15:
            value[name] = chance.choice([value[name][:-1] or "x", f"{value[name]}s", "moon"])
    if isinstance(value, dict) and isinstance(value.get("moved"), dict) and chance.random() < 0.3:
        value["moved"][chance.choice(["run-pilto", "decide", "moon", "decide-gates"])] = (
            "2026-03-02"
        )


def raw_texts(seed: int, count: int) -> list[str]:
    """Return files in which values are written as people, and other programs, write them."""
    chance = random.Random(seed)  # noqa: S311 - for cases, not for secrets
    texts = map(data_text, whole_records(seed, count))
    return [_rewritten(text, chance) for text in texts]


def _rewritten(text: str, chance: random.Random) -> str:
    """Return a file in which one to three numbers, or other values, are written otherwise."""
    lines = text.split("\n")
    of_numbers = [at for at, line in enumerate(lines) if _NUMBER.search(line)]
    of_values = [at for at, line in enumerate(lines) if _VALUE.search(line)]
    for _ in range(chance.randint(1, 3)):
        is_plain = bool(of_numbers) and chance.random() < 0.9
        at = chance.choice(of_numbers if is_plain else of_values)
        said = chance.choice(PLAIN if is_plain and chance.random() < 0.9 else RAW)
        lines[at] = lines[at].partition(": ")[0] + f": {said}"
    return "\n".join(lines)


def _oddly_moved(chance: random.Random) -> Data:
    """Return days that were moved, near the number that may be, some of them wrong."""
    odd = chance.choice([0.0, 0.05])
    days = {f"day-{count}": "2026-01-05" for count in range(chance.randint(98, 104))}
    return {
        (chance.choice(ODD_EVENTS) if chance.random() < odd else event): (
            chance.choice(JUNK) if chance.random() < odd else day
        )
        for event, day in days.items()
    }


def _thinned(value: Any, chance: random.Random) -> Any:
    if isinstance(value, list):
        return [_thinned(entry, chance) for entry in value]
    if not isinstance(value, dict):
        return value
    kept = {name: part for name, part in value.items() if chance.random() < 0.98}
    return {name: _thinned(part, chance) for name, part in kept.items()}


class _Maker:
    """Makes one record from chance."""

    def __init__(self, chance: random.Random, texts: list[str]) -> None:
        self.chance = chance
        self.texts = texts

    def record(self) -> Data:
        """Return a record with any of its parts, each as odd as its shape allows."""
        steps = playbook().all(FrameworkStep)
        events = [f"{step.id}{end}" for step in steps for end in ("", "-start", "-gate")]
        return {
            "version": 1,
            "id": self.one_of("a-pilot", "p", "invoices-2026"),
            "title": self.line(),
            "start": self.day(20),
            **self.some(
                organisation=self.line,
                sector=lambda: self.chance.choice(get_args(Sector)),
                technique=lambda: self.chance.choice(get_args(Technique)),
                use_case=self.text,
                moved=lambda: {event: self.day(90) for event in self.part_of(events)},
                revision=self.flag,
                owner=self.owner,
                answers=lambda: self.points("question", self.answer),
                properties=lambda: self.points("property", self.property),
                criteria=lambda: [self.criterion(name) for name in self.part_of(CRITERIA)],
                integrations=lambda: self.list_of(self.integration),
                governance=lambda: self.list_of(self.review),
                log=lambda: self.list_of(self.week, most=6),
                decision=self.decision,
                plan=lambda: self.points("area", self.area),
                **self.kept_beside(),
            ),
        }

    def sound(self) -> Data:
        """Return a record that is ready to be decided, but for a week or a reading at times."""
        record = self.record()
        record.pop("moved", None)
        names = ["correct", "minutes"][: self.chance.randint(1, 2)]
        record["criteria"] = [self.judged(name) for name in names]
        record["log"] = [
            {
                "week": week,
                "readings": [
                    {"criterion": name, "value": self.chance.choice([1, 2, 2.00001, 3])}
                    for name in names
                    if self.chance.random() < 0.97
                ],
                **{name: [self.line()] for name in RECORDS},
            }
            for week in range(4, 9)
            if self.chance.random() < 0.97
        ]
        record["decision"] = {**self.decision(), "on": "2026-03-05"}
        return record

    def judged(self, name: str) -> Data:
        better = self.chance.choice(["higher", "lower"])
        target = {"target": 2, "baseline": 2, "agreed": "2025-12-01"}
        kind = self.chance.choice(["improve", "keep-within"])
        return {"id": name, "metric": self.line(), "kind": kind, "better": better, **target}

    def kept_beside(self) -> dict[str, Callable[[], Any]]:
        """Return the makers of what the gates do not ask for by themselves."""
        return {
            "status": lambda: self.one_of("running", "paused", "archived"),
            "criterion_changes": lambda: self.list_of(self.change),
            "risks": lambda: self.list_of(self.risk),
            "blocked": lambda: self.list_of(self.blocker),
            "waivers": lambda: self.list_of(self.waiver, most=6),
            "earlier": lambda: self.list_of(self.decision, most=2),
            "checklists": lambda: [self.ticks(name) for name in self.part_of([*LISTS, *LISTS])],
            "templates": lambda: self.list_of(self.template, most=1),
        }

    def some(self, **fields: Callable[[], Any]) -> Data:
        """Return some of the fields, now and then one that is given and says nothing."""
        made = {}
        for name, make in fields.items():
            if (draw := self.chance.random()) < 0.8:
                made[name] = make()
            elif draw < 0.82 and name in {"use_case", "unit", "note", "on", "owner", "by"}:
                made[name] = None
        return made

    def one_of(self, *choices: Any) -> Any:
        return self.chance.choice(choices)

    def part_of(self, names: Iterable[str]) -> list[str]:
        return [name for name in names if self.chance.random() < 0.6]

    def list_of(self, make: Callable[[], Data], most: int = 3) -> list[Data]:
        return [make() for _ in range(self.chance.randint(0, most))]

    def points(self, kind: str, make: Callable[[str], Data]) -> list[Data]:
        ids = [point.id for point in points_of(playbook(), kind)]
        given = [*ids, *self.part_of(ids[:2])] if self.flag() else self.part_of(ids)
        return [make(name) for name in given]

    def flag(self) -> bool:
        return self.chance.random() < 0.5

    def figure(self) -> float:
        if self.flag():
            return float(self.chance.choice(FIGURES))
        return round(self.chance.uniform(-200, 200), self.chance.randint(0, 6))

    def day(self, most: int) -> str:
        return str(MONDAY + timedelta(days=self.chance.randint(-most // 2, most)))

    def text(self) -> str:
        return self.chance.choice(self.texts)[:1900]

    def line(self) -> str:
        return self.text().strip().split("\n")[0].strip()[:200] or "A line"

    def entries(self) -> list[str]:
        return [self.one_of(self.text(), *NOTHING) for _ in range(self.chance.randint(0, 3))]

    def role(self) -> str:
        return self.chance.choice(["Head", "head", "HEAD", "Lead", self.line()])

    def owner(self) -> Data:
        some = self.some(named=lambda: self.day(60), commitment=self.text)
        return {"role": self.role(), **some}

    def change(self) -> Data:
        fields = ("metric", "unit", "kind", "better", "baseline", "target", "removed")
        some = self.some(was=self.line, now=self.line, by=self.role, why=self.text)
        changed = {"field": self.one_of(*fields), "on": self.day(60)}
        return {"criterion": self.one_of(*CRITERIA), "metric": self.line(), **changed, **some}

    def risk(self) -> Data:
        states = ("open", "reduced", "accepted", "occurred")
        some = self.some(
            failure_mode=lambda: self.one_of(*MODES),
            owner=self.line,
            response=self.text,
            state=lambda: self.one_of(*states),
        )
        return {"risk": self.line(), **some}

    def blocker(self) -> Data:
        return {"what": self.line(), "on": self.line(), **self.some(since=lambda: self.day(60))}

    def waiver(self) -> Data:
        some = self.some(about=lambda: self.one_of(*CRITERIA), on=lambda: self.day(90))
        given = {"code": self.one_of(*WAIVABLE), "reason": self.line(), "by": self.role()}
        return {**given, **some}

    def ticks(self, name: str) -> Data:
        items = [item for item in LISTS[name] if self.chance.random() < 0.8]
        return {"checklist": name, "items": [self.tick(item) for item in [*items, "of-old"]]}

    def tick(self, item: str) -> Data:
        states = ("open", "done", "done", "done", "na")
        some = self.some(state=lambda: self.one_of(*states), reason=self.line, note=self.text)
        return {"item": item, **some}

    def template(self) -> Data:
        field = {"section": "facts", "field": "owner", **self.some(text=self.text)}
        return {"template": "weekly-log", "fields": [field]}

    def answer(self, name: str) -> Data:
        judged = {"judged_by": self.role, "judged_on": lambda: self.day(30)}
        return {"question": name, **self.some(text=self.text, sufficient=self.flag, **judged)}

    def property(self, name: str) -> Data:
        return {"property": name, **self.some(shown_by=self.text, holds=self.flag)}

    def criterion(self, name: str) -> Data:
        some = self.some(
            unit=lambda: self.one_of("%", "min", self.line()),
            baseline=self.figure,
            target=self.figure,
            agreed=lambda: self.day(60),
            better=lambda: self.one_of("higher", "lower"),
            kind=lambda: self.one_of("improve", "keep-within"),
        )
        return {"id": name, "metric": self.line(), **self.beside(some)}

    def beside(self, criterion: Data) -> Data:
        """Return a criterion whose target may be a hair away from its baseline."""
        if "baseline" in criterion and self.chance.random() < 0.2:
            criterion["target"] = criterion["baseline"] + self.one_of(-4e-5, 1e-5, 3e-9, 0)
        return criterion

    def integration(self) -> Data:
        some = self.some(kind=self.line, in_pilot=self.flag, note=self.text)
        state = self.one_of("open", "requested", "connected")
        return {"system": self.line(), "state": state, **some}

    def review(self) -> Data:
        some = self.some(
            reviewer=self.line,
            started=lambda: self.day(90),
            lead_weeks=lambda: self.one_of(1, 2, 9, 520),
            note=self.text,
            outcome=lambda: self.one_of("passed", "conditions", "not-passed"),
            conditions=self.entries,
            due=lambda: self.day(120),
            conditions_met=lambda: self.day(120),
            signed_by=self.line,
        )
        finished = {"finished": self.day(120)} if self.chance.random() < 0.3 else {}
        return {"review": self.line(), **some, **finished}

    def week(self) -> Data:
        readings = [{"criterion": name, "value": self.figure()} for name in self.part_of(CRITERIA)]
        records = {name: self.entries() for name in self.part_of(RECORDS)}
        return {"week": self.chance.randint(1, 12), "readings": readings, **records}

    def decision(self) -> Data:
        some = self.some(
            reason=self.text,
            by=self.line,
            on=lambda: self.day(90),
            changes=self.entries,
            ends=lambda: self.day(150),
        )
        return {"outcome": self.one_of("go", "revise", "stop"), **some}

    def area(self, name: str) -> Data:
        days = {"start": lambda: self.day(90), "by": lambda: self.day(120)}
        return {"area": name, **self.some(owner=self.line, **days, text=self.text)}
