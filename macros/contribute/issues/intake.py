"""What does an issue's text contain? The answers of a form, read as data and nothing else.

People fill boxes as they like: with lists of every sort, titles in place of ids, dates in words.
What they can be taken to mean becomes the draft; what nobody can tell is asked, by the box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ...content.guard import secrets_in
from ...content.loader import Loaded, read_tree
from ...model import Item
from ...text.dates import date_in, dates_meant, how_to_write_date
from ...text.plain import blanks_of_one_kind, lines_in
from ..drafts import Draft, DraftError
from ..questions import all_questions, questions, value_of
from ..questions.sourced import with_sources
from ..questions.there import STANCES
from ..redaction import without_secrets
from .boxes import CONSENT, MORE, FormBox, boxes
from .consents import not_agreed
from .item_names import ItemNames, Unnamed
from .report_lines import reports_in
from .source_lines import sources_in
from .text import IssueText, issue_text
from .words import REVOKE

MAX_LENGTH = 65_536
"""Characters that GitHub lets an issue have."""

_CHOICE_ENDS = ":"
_QUOTES = "\"'`“”‘’„«»*_ "  # noqa: RUF001


@dataclass(frozen=True, order=True)
class Unclear:
    """Something in an issue that nobody can tell, at its box."""

    label: str
    said: str
    entry: int = 0
    """The entry of a box that takes several, from 1; 0 where it is the whole box."""


@dataclass(frozen=True)
class Issue:
    """An issue as it was understood."""

    draft: Draft
    unclear: tuple[Unclear, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    lost: Mapping[str, str] = field(default_factory=dict)
    """Boxes whose heading is not there, with the heading that may be meant."""
    from_yaml: frozenset[str] = frozenset()
    """Fields that the last box tells."""
    has_first: frozenset[str] = frozenset()
    """Lists whose first entry has boxes of its own, which were answered."""
    has_secrets: bool = False
    """Whether what is unclear names the passwords, keys and tokens in its boxes."""


def read_issue(kind: type[Item], text: str, loaded: Loaded) -> Issue:
    """Return what an issue holds; raise `DraftError` where it is not the form's text."""
    if len(text) > MAX_LENGTH:
        raise DraftError(f"the issue has more than {MAX_LENGTH:,} characters")
    asked = boxes(kind)
    told = issue_text(text, (*(box.label for box in asked), MORE, CONSENT))
    if not told.answers.keys() - {CONSENT}:
        raise DraftError(f"the issue is not written with the form for a {kind.label.lower()}")
    reading = _Reading(kind)
    for box in asked:
        if said := told.answers.get(box.label):
            reading.take(box, said)
    given, unclear = reading.given, [*_twice(told), *reading.unclear]
    more, wrong = _more(told.answers.get(MORE, ""))
    given |= more
    secrets = tuple(_secrets(told))
    unclear += [*wrong, *_consents(told), *_renamed(told), *secrets]
    every = all_questions(kind)
    given, unnamed = ItemNames(loaded).with_ids(every, with_sources(every, given))
    has_first = frozenset(reading.first - more.keys())
    draft = Draft(kind, given)
    return Issue(
        draft, tuple(unclear), unnamed, told.lost, frozenset(more), has_first, bool(secrets)
    )


class _Reading:
    """The answers so far."""

    def __init__(self, kind: type[Item]) -> None:
        self.lists = {question.name for question in questions(kind) if question.is_list}
        self.given: dict[str, Any] = {}
        self.unclear: list[Unclear] = []
        self.first: set[str] = set()

    def take(self, box: FormBox, said: str) -> None:
        """Put what was written in a box into its place."""
        if box.reader == "stance":
            self._take_stance(box, said)
        elif box.reader == "sources":
            listed = sources_in(said)
            self._add(box, listed.sources)
            self._ask(box, listed.unclear, _unclear_of_a_source)
        elif box.reader == "reports":
            told = reports_in(said, box.question)
            self._add(box, told.entries)
            words = ", ".join(word for part in box.question.parts for word in part.choices)
            self._ask(box, told.unclear, lambda part: f"“{part}” is none of the words {words}")
            self._ask(box, told.contrary, lambda part: f"“{part}” answer one question; keep one")
        else:
            self._put(box, _answer(box, said))

    def _take_stance(self, box: FormBox, said: str) -> None:
        word = _chosen(box, said)
        for stance in STANCES:
            if stance.word == word:
                self.given |= stance.told_in(self.given)
                return
        self.unclear.append(Unclear(box.label, f"“{_line(said)}” is not one of the choices"))

    def _add(self, box: FormBox, entries: Sequence[Mapping[str, Any]]) -> None:
        if entries:
            self.given.setdefault(box.path[0], []).extend(entries)

    def _ask(
        self, box: FormBox, found: Sequence[tuple[int, str]], said: Callable[[str], str]
    ) -> None:
        self.unclear += [Unclear(box.label, said(part), entry) for entry, part in found]

    def _put(self, box: FormBox, value: Any) -> None:
        first, *rest = box.path
        if not rest:
            self.given[first] = value
        elif first in self.lists:
            self.first.add(first)
            self.given.setdefault(first, [{}])[0][rest[0]] = value
        else:
            self.given.setdefault(first, {})[rest[0]] = value


def _unclear_of_a_source(part: str) -> str:
    """Say what is not understood in the line of a source."""
    if dates_meant(part):
        return f"“{part}” may be two days. {how_to_write_date(part, 'partial-date')}"
    if " " not in part and part.startswith(("www.", "doi:")):
        return f"“{part}” is no whole address: one begins with https://"
    return f"it is not clear what “{part}” is"


def _answer(box: FormBox, said: str) -> Any:
    question = box.question
    if question.is_list:
        parts = said.split("\n") if question.points_to else [said]
        return [entry for part in parts for entry in lines_in(part)]
    if box.options:
        return _chosen(box, said)
    if question.kind == "prose":
        return _paragraphs(said)
    if question.kind == "text":
        return _sentences(said)
    line = " ".join(said.split())
    if question.kind == "date":
        return date_in(line) or line
    if question.kind in ("pick", "id", "address"):
        line = line.strip(_QUOTES)
    return value_of(question, line)


def _chosen(box: FormBox, said: str) -> str:
    """Return the word that a choice gives: as it is offered, by its name, or as it is filed."""
    line = " ".join(said.split()).strip(f"{_QUOTES}.")
    if line in box.options:
        return box.options[line]
    names = {
        name: word
        for shown, word in box.options.items()
        for name in (_name(word), _name(shown), _name(shown.partition(_CHOICE_ENDS)[0]))
    }
    return names.get(_name(line)) or names.get(_name(line.partition(_CHOICE_ENDS)[0]), line)


def _name(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").strip(" .").split())


def _paragraphs(said: str) -> str:
    return "\n".join(line.rstrip() for line in said.strip("\n").split("\n")).strip()


def _sentences(said: str) -> str:
    """Return a text as sentences, without headings and the marks of a list."""
    entries = lines_in(said)
    if " ".join(entries) == " ".join(blanks_of_one_kind(said).split()):
        return _paragraphs(said)
    return " ".join(entry if entry[-1] in ".!?…" else f"{entry}." for entry in entries)


def _line(said: str) -> str:
    return " ".join(blanks_of_one_kind(str(without_secrets(said))).split())[:80]


def _twice(told: IssueText) -> Iterator[Unclear]:
    for label in told.twice:
        said = "its heading is in the issue twice. Keep one, with the answer under it"
        yield Unclear(label, said)


def _renamed(told: IssueText) -> Iterator[Unclear]:
    for label, heading in told.lost.items():
        if heading:
            said = f"its heading reads “{heading}”. Write it as ### {label}, so that it is found"
            yield Unclear(label, said)


def _secrets(told: IssueText) -> Iterator[Unclear]:
    """Name every secret at its box, whatever else keeps the check from looking for it."""
    for label, said in told.answers.items():
        for what in dict.fromkeys(find.sign.says for find in secrets_in(said)):
            yield Unclear(label, REVOKE.format(what=what))


def _consents(told: IssueText) -> Iterator[Unclear]:
    for label in not_agreed(told.answers.get(CONSENT, "")):
        yield Unclear(CONSENT, f"“{label}” is not ticked, and nothing can be published without it")


def _more(said: str) -> tuple[dict[str, Any], list[Unclear]]:
    if not said.strip():
        return {}, []
    tree, problems = read_tree(Path(MORE), said)
    if tree is None:
        wrong = problems[0].message.replace("the file", "it")
        return {}, [Unclear(MORE, f"line {problems[0].place.line}: {wrong}")]
    return dict(tree.data), []
