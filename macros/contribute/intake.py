"""What does an issue's text contain? The answers of a form, read as data and nothing else.

GitHub writes a form as a heading for each box and the answer under it. Headings count only where a
box has that label; what stands below is text, whatever it looks like.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..content.loader import read_tree
from ..model import Item
from .drafts import Draft, DraftError
from .issue_forms import CONSENT, MORE, FormBox, boxes
from .questions import Question, questions, value_of

MAX_LENGTH = 65_536
"""Characters that GitHub lets an issue have."""

_UNANSWERED = {"", "_No response_", "None"}
_FENCE = "```"


def read_issue(kind: type[Item], text: str) -> Draft:
    """Return the draft that an issue holds; raise `DraftError` where it is not the form's text."""
    if len(text) > MAX_LENGTH:
        raise DraftError(f"the issue has more than {MAX_LENGTH:,} characters")
    asked = boxes(kind)
    answers = dict(_answers(text.replace("\r\n", "\n"), {box.label for box in asked}))
    if not answers:
        raise DraftError(f"the issue is not written with the form for a {kind.label.lower()}")
    given: dict[str, Any] = {}
    for box in asked:
        said = answers.get(box.label, "")
        said = box.options.get(said, said)
        if said not in _UNANSWERED:
            _put(given, box, _value(box.question, said), kind)
    given.update(_more(answers.get(MORE, "")))
    return Draft(kind, given)


def _answers(text: str, labels: set[str]) -> Iterator[tuple[str, str]]:
    known = {*labels, MORE, CONSENT}
    label, lines, seen = "", [], set()
    for line in [*text.split("\n"), f"### {CONSENT}"]:
        heading = line.removeprefix("### ").rstrip()
        if not line.startswith("### ") or heading not in known:
            lines.append(line)
            continue
        if heading in seen and heading != CONSENT:
            raise DraftError(f"the heading {heading!r} stands in the issue twice")
        if label and label != CONSENT:
            yield label, "\n".join(lines).strip()
        seen.add(heading)
        label, lines = heading, []


def _value(question: Question, said: str) -> Any:
    if not question.is_list:
        return value_of(question, said)
    lines = (line.strip().removeprefix("- ").strip() for line in said.split("\n"))
    return [line for line in lines if line]


def _put(given: dict[str, Any], box: FormBox, value: Any, kind: type[Item]) -> None:
    """Put an answer in its place; of a list's entries a form asks for the first one."""
    first, *rest = box.path
    if not rest:
        given[first] = value
        return
    is_list = _is_list(kind, first)
    entry = given.setdefault(first, [{}] if is_list else {})
    (entry[0] if is_list else entry)[rest[0]] = value


def _is_list(kind: type[Item], name: str) -> bool:
    return next(question.is_list for question in questions(kind) if question.name == name)


def _more(said: str) -> dict[str, Any]:
    lines = said.split("\n")
    if lines[0].startswith(_FENCE) and lines[-1] == _FENCE:
        said = "\n".join(lines[1:-1])
    if said.strip() in _UNANSWERED:
        return {}
    tree, problems = read_tree(Path(MORE), said)
    if tree is None:
        place = problems[0].place
        raise DraftError(f"{MORE!r}, line {place.line}: {problems[0].message}")
    return dict(tree.data)
