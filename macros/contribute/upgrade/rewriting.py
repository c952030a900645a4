"""How does a file get its new fields, with every text, every remark and all other lines kept?

What is to change is said once, and done to the text and to the data that it holds. The text is
read back: either it says what it is meant to, or there is no new text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from ...content.loader import Steps, WrittenPart, parts_of
from ..removal.cutting import UncuttableError, dash, data_of, without
from ..writer import data_text

LESSONS = "lessons"
_AFTER_LESSONS = ("against", "reusable", "disputes", "not_same_as", "sources", "contributors")
"""Fields before which lessons are told, where a record has none so far."""
_REMARK = re.compile(r"(?<!\S)#[^\r\n]*")
_REMARK_BEHIND = re.compile(r"[ \t]+(?=#)")
_QUIET = re.compile(r"[ \t]*(?:#[^\n]*)?\r?\n?\Z")
"""A line that is blank or a remark."""


@dataclass(frozen=True)
class Renamed:
    """A field that gets another name, and another value if one is written."""

    path: Steps
    name: str
    value: object = None
    written: str = ""

    def value_after(self, value: object) -> object:
        """Return the value that it has afterwards."""
        return self.value if self.written else value


@dataclass
class Rewriting:
    """What becomes of a record: fields with other names, fields and entries taken out, lessons."""

    renamed: list[Renamed] = field(default_factory=list)
    cut: set[Steps] = field(default_factory=set)
    lessons: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not (self.renamed or self.cut or self.lessons)


def rewritten(text: str, rewriting: Rewriting) -> str:
    """Return the new text; raise `UncuttableError` where it would not say what it is meant to."""
    wanted = _data_after(data_of(text), rewriting)
    parts = parts_of(text)
    beside_remarks = {path for path in rewriting.cut if _remark_behind(text, parts, path)}
    new = text
    for start, end, own in sorted(_spans(text, parts, rewriting, beside_remarks), reverse=True):
        new = new[:start] + own + new[end:]
    rest = rewriting.cut - beside_remarks
    new = without(new, rest) if rest else new
    lost = list((remarks_of(text) - remarks_of(new)).elements())
    if rewriting.lessons:
        new = _with_lessons(new, rewriting.lessons, lost)
    elif lost:
        new = new.rstrip("\n") + "\n" + "".join(f"{remark}\n" for remark in lost)
    new = new.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in text else new
    if data_of(new) != wanted or remarks_of(text) - remarks_of(new):
        raise UncuttableError
    return new


def remarks_of(text: str) -> Counter[str]:
    """Return the remarks of a YAML text, without those inside a text, where they are part of it."""
    masked = list(text)
    for part in parts_of(text).values():
        if part.style is not None:
            masked[part.start : part.end] = "x" * (part.end - part.start)
    return Counter(found.rstrip() for found in _REMARK.findall("".join(masked)))


def _data_after(data: Any, rewriting: Rewriting) -> Any:
    """Do to the data what is done to the text."""
    new = deepcopy(data)
    for one in rewriting.renamed:
        holder = _holder(new, one.path)
        holder[one.name] = one.value_after(holder.pop(one.path[-1]))
    for path in sorted(rewriting.cut, key=_last_first):
        del _holder(new, path)[path[-1]]
    if rewriting.lessons:
        before = new.get(LESSONS, [])
        if not isinstance(before, list):
            raise UncuttableError
        new[LESSONS] = [*before, *rewriting.lessons]
    return new


def _holder(data: Any, path: Steps) -> Any:
    for step in path[:-1]:
        data = data[step]
    return data


def _last_first(path: Steps) -> tuple[int, int]:
    last = path[-1]
    return (-len(path), -last if isinstance(last, int) else 0)


def _remark_behind(text: str, parts: Mapping[Steps, WrittenPart], path: Steps) -> bool:
    """Whether a field that goes has a remark behind it, on a line that can hold that alone."""
    part = parts[path]
    in_block = part.key_start is not None and not parts[path[:-1]].in_brackets
    return in_block and _REMARK_BEHIND.match(text, part.end) is not None


def _spans(
    text: str, parts: Mapping[Steps, WrittenPart], rewriting: Rewriting, beside: Iterable[Steps]
) -> Iterator[tuple[int, int, str]]:
    """Yield each stretch of text that another takes the place of."""
    for one in rewriting.renamed:
        start = _key_start(parts[one.path])
        name = one.path[-1]
        spellings = (f"{name}", f"'{name}'", f'"{name}"')
        key = next((word for word in spellings if text.startswith(word, start)), None)
        if key is None:
            raise UncuttableError
        yield start, start + len(key), one.name
        if one.written:
            yield parts[one.path].start, parts[one.path].end, one.written
    for path in beside:
        behind = _REMARK_BEHIND.match(text, parts[path].end)
        yield _key_start(parts[path]), behind.end() if behind else parts[path].end, ""


def _key_start(part: WrittenPart) -> int:
    if part.key_start is None:
        raise UncuttableError
    return part.key_start


def _with_lessons(text: str, lessons: Iterable[Mapping[str, Any]], remarks: Iterable[str]) -> str:
    """Tell more lessons after those that there are, with the remarks of what they were before."""
    told = data_text({LESSONS: list(lessons)}).partition("\n")[2]
    parts = parts_of(text)
    own = parts.get((LESSONS,))
    if own is None:
        said = "".join(f"  {remark}\n" for remark in remarks)
        at = _place_for_lessons(text, parts)
        before = text[:at] if not at or text[at - 1] == "\n" else f"{text[:at]}\n"
        return f"{before}{LESSONS}:\n{said}{told}{text[at:]}"
    if own.in_brackets:
        return _with_lessons(_in_a_block(text, own, parts), lessons, remarks)
    first = dash(text, parts[own.inner[0]].start)
    indent = text[text.rfind("\n", 0, first) + 1 : first]
    said = "".join(f"{indent}{remark}\n" for remark in remarks)
    lines = "".join(indent + line[2:] for line in told.splitlines(keepends=True))
    end = text.find("\n", own.end) + 1 or len(text)
    before = text[:end] if text[:end].endswith("\n") else f"{text[:end]}\n"
    return f"{before}{said}{lines}{text[end:]}"


def _in_a_block(text: str, own: WrittenPart, parts: Mapping[Steps, WrittenPart]) -> str:
    """Write a list in brackets with an entry a line; what has lines of its own stays as it is."""
    if not own.inner:
        return without(text, {(LESSONS,)})
    entries = [text[parts[path].start : parts[path].end] for path in own.inner]
    if "\n" in text[own.start : own.end]:
        raise UncuttableError
    lines = "".join(f"\n  - {entry}" for entry in entries)
    return text[: own.start].rstrip() + lines + text[own.end :]


def _place_for_lessons(text: str, parts: Mapping[Steps, WrittenPart]) -> int:
    """Return where lessons are told in a record that has none: before what follows them."""
    starts = [_key_start(parts[(name,)]) for name in _AFTER_LESSONS if (name,) in parts]
    at = text.rfind("\n", 0, min(starts)) + 1 if starts else len(text)
    while at:  # what is remarked above a field stays with it
        above = text.rfind("\n", 0, at - 1) + 1
        if not _QUIET.match(text[above:at]):
            break
        at = above
    return at
