"""What does a contribution still need, for somebody who gives all answers as options?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..content.loader import Loaded
from ..content.problems import errors_of
from ..contribute.drafts import Draft, problems_of
from ..contribute.questions import Question, applies, questions
from ..contribute.questions.there import FIELDS, stance_of
from ..contribute.writer import UnwritableError
from ..model import Retrospective
from ..text.slugs import slug
from .flags import OptionPath, flag_of, flags, needed_shape
from .interview import ONE_OF
from .stance import FLAG, WORDS

_WITH_SOURCE = " (end it with its source: 'text [s1]')"


def needed(draft: Draft, root: Path, loaded: Loaded) -> str:
    """Return a sentence that names each option that is missing, with what it takes."""
    missing = [*_missing(draft), *_id(draft), *_unsourced(draft, root, loaded)]
    if not missing:
        return ""
    return "\n  ".join(("Without a terminal, give each of these:", *missing))


def _missing(draft: Draft) -> Iterator[str]:
    is_case = draft.kind is Retrospective
    stance = stance_of(draft.answers) if is_case else None
    is_published = stance is not None and stance.record == "public-record"
    cited = _WITH_SOURCE if is_published else ""
    if is_case and stance is None:
        yield f"{FLAG} {WORDS}"
    every = flags(draft.kind)
    for question in questions(draft.kind):
        if is_case and question.name in FIELDS:
            continue
        is_sources = question.name == "sources" and is_published
        is_asked = question.is_needed and applies(question, draft.answers, draft.answers)
        if is_asked or is_sources:
            yield from _of(question, every, draft)
    if is_case and stance is None:
        yield (
            "with --there published, --sources "
            f"{needed_shape(next(q for q in questions(draft.kind) if q.name == 'sources'))} too, "
            "and a source at the end of each statement: 'text [s1]'"
        )
    names = ONE_OF.get(draft.kind.kind, ())
    if names and not any(draft.answers.get(name) for name in names):
        yield " or ".join(f"{flag_of((name,))} TEXT" for name in names) + cited


def _id(draft: Draft) -> Iterator[str]:
    """Name the id of a contribution whose title gives none."""
    if draft.title and not slug(draft.title) and not draft.answers.get("id"):
        yield "--id ID (the title has no Latin letter to make one of)"


def _of(question: Question, every: dict[OptionPath, Question], draft: Draft) -> Iterator[str]:
    for path, asked in every.items():
        if path[0] == question.name and (len(path) == 1 or asked.is_required):
            held = draft.answers.get(path[0])
            inside = held.get(path[1]) if len(path) > 1 and isinstance(held, dict) else held
            if inside in (None, "", [], {}):
                yield f"{flag_of(path)} {needed_shape(asked)}"


def _unsourced(draft: Draft, root: Path, loaded: Loaded) -> Sequence[str]:
    """Name the statements of a published record that say no source."""
    try:
        found = errors_of(problems_of(draft.completed(loaded), root, loaded))
    except UnwritableError:
        return ()
    places = [problem.where for problem in found if problem.rule == "unsourced" and problem.where]
    return [f"a source for {place}{_WITH_SOURCE}" for place in places]
