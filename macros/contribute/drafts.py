"""Is a contribution ready, and if not, what is wrong with which answer?

A draft is judged as the file that it would become, so that the words are those of the check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..content.loader import (
    Loaded,
    is_text,
    may_be_trapped,
    parts_of,
    read_record,
    read_tree,
    unreadable_characters,
)
from ..content.problems import Problem, errors_of, field_name
from ..content.rules import ENTRY_RULES, WARNING_RULES
from ..content.rules.checked import Checked
from ..content.rules.writing import TextsOfFile
from ..model import Item, Record, Retrospective
from ..text.slugs import slug
from .ordered import ordered
from .organisations import with_known_ids
from .questions import DEFAULTS, all_questions, fields, settled
from .questions.sourced import numbered, with_sources
from .writer import data_text, file_text

_ASKED = "asked"
"""What a draft's file holds beside the answers."""
_BEGUN = re.compile(r"^# A draft, begun on (\d{4}-\d{2}-\d{2})", re.MULTILINE)


class DraftError(Exception):
    """Raised for a file that is no draft; the text says why."""


@dataclass(frozen=True)
class Draft:
    """Answers by field, as they stand in the file."""

    kind: type[Item]
    answers: Mapping[str, Any]
    asked: frozenset[str] = frozenset()
    """Fields that need not be asked for again: answered in full, or skipped."""
    begun: str = ""
    """The day on which it was begun, where its file says so."""

    def having(self, **answers: Any) -> Draft:
        """Return the draft with more answers, or others."""
        return replace(self, answers={**self.answers, **answers})

    def without(self, *names: str) -> Draft:
        """Return the draft without some answers."""
        kept = {name: given for name, given in self.answers.items() if name not in names}
        return replace(self, answers=kept)

    def having_asked(self, *names: str) -> Draft:
        """Return the draft with fields that need not be asked for again."""
        return replace(self, asked=self.asked | set(names))

    def to_ask(self, name: str) -> Draft:
        """Return the draft as it was before a field was asked for."""
        return replace(self.without(name), asked=self.asked - {name})

    def completed(self, loaded: Loaded) -> Draft:
        """Return the draft with what follows from its answers: its id, days, and what is usual."""
        known = fields(self.kind)
        usual = {name: value for name, value in DEFAULTS.items() if name in known}
        usual["added"] = today()
        answers = {**usual, **self.answers}
        if "id" not in answers and (own := slug(str(self.title))):
            answers["id"] = own
        if self.kind is Retrospective:
            answers = with_known_ids(_dated(_understood(answers)), loaded)
        return replace(self, answers=ordered(self.kind, answers))

    def understood(self) -> Draft:
        """Return the draft with a mark for each source, and with what its texts say in fields."""
        is_case = self.kind is Retrospective
        return replace(self, answers=_understood(dict(self.answers))) if is_case else self

    @property
    def title(self) -> str:
        """The item's name so far."""
        return str(self.answers.get("title", self.answers.get("name", "")))

    def path(self, root: Path) -> Path:
        """Return where the file belongs below a content root."""
        folder = root / self.kind.folder
        if self.kind.by_year:
            dates = self.answers.get("dates")
            outcome = dates.get("outcome") if isinstance(dates, dict) else None
            year = str(outcome)[:4]
            folder /= year if re.fullmatch(r"\d{4}", year) else "year"
        return folder / f"{self.answers.get('id', 'id')}.yml"

    def text(self, root: Path) -> str:
        """Return the file's text."""
        return file_text(self.kind, self.answers, self.path(root))


def today() -> str:
    """Return the day on which a contribution is written."""
    return date.today().isoformat()


def _understood(answers: dict[str, Any]) -> dict[str, Any]:
    """Return answers with what their texts say: the sources of a statement, and figures."""
    sources = answers.get("sources")
    if isinstance(sources, list) and all(isinstance(source, Mapping) for source in sources):
        answers = {**answers, "sources": numbered(sources)}
    asked = all_questions(Retrospective)
    return settled(asked, with_sources(asked, answers))


def _dated(answers: dict[str, Any]) -> dict[str, Any]:
    """Return the answers with the days of looking, which are those of writing if none is given.

    A source is read on that day; and a team that tells of its own deployment has seen it then.
    """
    dates, sources = answers.get("dates"), answers.get("sources")
    if isinstance(dates, Mapping) and answers.get("record") == "contributed":
        answers["dates"] = {**dates, "seen": dates.get("seen", today())}
    if isinstance(sources, list):
        answers["sources"] = [_read_on(source) for source in sources]
    return answers


def _read_on(source: Any) -> Any:
    if not isinstance(source, Mapping):
        return source
    return {"read_on": today(), **source}


def read_draft(kind: type[Item], path: Path, text: str) -> Draft:
    """Read a draft, or another YAML file with some of the same fields, which are whole.

    Raise `DraftError` where it can't be read.
    """
    tree, problems = read_tree(path, text)
    if tree is None:
        raise DraftError("\n".join(map(str, problems)))
    answers = dict(tree.data)
    asked = answers.pop(_ASKED, None)
    names = asked if isinstance(asked, list) else answers
    begun = _BEGUN.search(text)
    return Draft(kind, answers, frozenset(map(str, names)), begun[1] if begun else "")


def read_otherwise(kind: type[Record], path: Path, text: str) -> Iterator[Problem]:
    """Yield a warning for each text that YAML does not read as it is written; the file is YAML."""
    if not may_be_trapped(text):
        return
    parts = parts_of(text)
    for steps, part in parts.items():
        if part.style is not None and is_text(kind, steps):
            found = TextsOfFile(path, text, parts, has_paragraphs=False)
            yield from found.read_otherwise(steps, field_name(steps))


def draft_text(draft: Draft) -> str:
    """Return the draft as a file from which the same command goes on."""
    begun = draft.begun or today()
    note = f"# A draft, begun on {begun}: `playbook new {draft.kind.kind}` goes on with it.\n"
    return note + data_text({**draft.answers, _ASKED: sorted(draft.asked)})


def problems_of(draft: Draft, root: Path, loaded: Loaded) -> tuple[Problem, ...]:
    """Return every error and warning of the file that the draft would become."""
    text = draft.text(root)
    path = draft.path(root)
    problems = unreadable_characters(path, text)
    tree = None
    if not problems:
        tree, problems = read_tree(path, text)
    if tree is None:
        return tuple(_placed(problem, text) for problem in problems)
    record, problems = read_record(tree, draft.kind)
    if record is None:
        return tuple(sorted(problems))
    entry = Checked(record, tree, (record.kind, record.id))
    rules = (*ENTRY_RULES, *WARNING_RULES)
    found = {problem for rule in rules for problem in rule(entry, loaded)}
    placed = {_placed(problem, text) if problem.rule == "secret" else problem for problem in found}
    return tuple(sorted({*placed, *_taken(entry, record, loaded)}))


def problems_at(found: tuple[Problem, ...], name: str) -> tuple[Problem, ...]:
    """Return the errors of one field, its parts included."""
    return tuple(
        problem
        for problem in errors_of(found)
        if re.match(rf"{re.escape(name)}(?![^.\[])", problem.where)
    )


def field_of(problem: Problem) -> str:
    """Return the field of the contribution in which something is wrong."""
    return problem.where.partition(".")[0].partition("[")[0]


def _placed(problem: Problem, text: str) -> Problem:
    """Name the field that a problem of a line belongs to."""
    above = text.splitlines()[: problem.place.line]
    names = [match[1] for line in above if (match := re.match(r"([a-z_]+):", line))]
    return replace(problem, where=names[-1] if names else "")


def _taken(entry: Checked, record: Item, loaded: Loaded) -> Iterator[Problem]:
    if record.id in loaded.declared[record.kind]:
        message = f"the {record.label.lower()} {record.id!r} exists already"
        yield entry.problem(("id",), "duplicate-id", message, "Give this one an id of its own.")
