"""Which statements of a contribution name their sources by marks, and how does a file say it?"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from ...text.marks import marked, quoted
from .asked import Question

_TEXTS = frozenset({"line", "text", "prose"})


def with_sources(asked: Iterable[Question], answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return answers in which marks at the end of a statement have become its sources.

    `asked` are the questions with their `sourcing`. A text that names no source stays as it is, and
    so does what is no statement; what was said of a source before the mark is kept.
    """
    known = _ids(answers.get("sources"))
    told = dict(answers)
    for question in asked:
        if question.name in told and question.sourcing:
            told[question.name] = _told(question, told[question.name], known)
    return told


def numbered(sources: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return sources with a mark for each that has none: `s1`, `s2` and so on."""
    taken = {str(source["id"]) for source in sources if source.get("id")}
    free = (mark for number in count(1) if (mark := f"s{number}") not in taken)
    return [{"id": source.get("id") or next(free), **_rest(source)} for source in sources]


def _rest(source: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in source.items() if name != "id"}


def _ids(sources: Any) -> frozenset[str]:
    listed = sources if isinstance(sources, list) else []
    return frozenset(
        str(source["id"]) for source in listed if isinstance(source, Mapping) and "id" in source
    )


def _told(question: Question, value: Any, known: Collection[str]) -> Any:
    if isinstance(value, list):
        return [_told(question, entry, known) for entry in value]
    marks = {part.name for part in question.sourcing}
    if isinstance(value, str) and question.is_text:
        entry = _entry({"text": value}, {"text"}, marks, known)
        return entry if len(entry) > 1 else entry["text"]
    if isinstance(value, Mapping):
        texts = {part.name for part in question.parts if part.kind in _TEXTS and not part.is_list}
        return _entry(value, texts, marks, known)
    return value


def _entry(
    entry: Mapping[str, Any],
    texts: Collection[str],
    marks: Collection[str],
    known: Collection[str],
) -> dict[str, Any]:
    told, named = dict(entry), _listed(entry.get("source"))
    for name, value in entry.items():
        if name not in texts or not isinstance(value, str):
            continue
        text, who = quoted(value) if "who" in marks else (value, "")
        found = marked(text, known)
        if found.is_reading and "reading" not in marks:
            continue
        told[name] = found.text
        named += [one for one in found.sources if one not in named]
        told |= {"reading": True} if found.is_reading else {}
        told |= {"who": who} if who else {}
    if named != _listed(entry.get("source")):
        told["source"] = named[0] if len(named) == 1 else named
    return told


def _listed(source: Any) -> list[Any]:
    if source is None:
        return []
    return list(source) if isinstance(source, list) else [source]
