"""Were you there? How does the terminal ask it, and what does it say at once?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import typer

from ..content.problems import did_you_mean
from ..contribute.questions.there import HELP as MEANING
from ..contribute.questions.there import QUESTION, STANCES, Stance, stance_of
from ..text.slugs import slug
from .base import refuse
from .completion import completing
from .prompting import BACK, HELP, Back, line

FLAG = "--there"
WORDS = "|".join(stance.word for stance in STANCES)


def asked_stance() -> Stance:
    """Return how somebody says that they stand to what they tell. Raise `Back`."""
    typer.echo(f"{QUESTION} {MEANING}")
    width = max(len(stance.word) for stance in STANCES)
    for number, stance in enumerate(STANCES, 1):
        typer.echo(f"  {number}  {stance.word:{width}}  {stance.label}")
    while True:
        with completing(stance.word for stance in STANCES):
            given = line()
        if given == BACK:
            raise Back
        if chosen := _meant(given):
            typer.echo(f"  {chosen.counts}")
            return chosen
        if given == HELP:
            for known in STANCES:
                typer.echo(f"  {known.word}: {known.counts}")
            continue
        near = did_you_mean(given, [known.word for known in STANCES])
        hint = f"Did you mean {near}?" if near else "Type a word or a number of the list."
        typer.echo(f"  {hint}" if given else "  It is needed.")


def told_by_flag(word: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what options say with the one that says it in a word; refuse a contradiction."""
    stance = _meant(word)
    if stance is None:
        refuse(f"{FLAG}: {word!r} is not one of {WORDS.replace('|', ', ')}.")
    told = stance.told_in(given)
    contributor = given.get("contributor")
    tie = contributor.get("tie") if isinstance(contributor, Mapping) else None
    says_otherwise = {
        f"--record {given.get('record')}": given.get("record") not in (None, stance.record),
        f"--contributor-tie {tie}": tie not in (None, stance.tie),
        "--contributor-note": bool(contributor) and not stance.tie and tie is None,
    }
    others = [flag for flag, is_other in says_otherwise.items() if is_other]
    if others:
        tied = f" with --contributor-tie {stance.tie}" if stance.tie else " without a contributor"
        refuse(
            f"{FLAG} {stance.word} means --record {stance.record}{tied}; "
            f"{' and '.join(others)} says otherwise. Give one of them."
        )
    return told


def is_said(answers: Mapping[str, Any]) -> bool:
    """Whether a retrospective's answers say how its writer stands to it."""
    return stance_of(answers) is not None


def _meant(given: str) -> Stance | None:
    if given.isdecimal():
        return STANCES[int(given) - 1] if 0 < int(given) <= len(STANCES) else None
    names = {name: known for known in STANCES for name in (known.word, slug(known.label))}
    return names.get(slug(given))
