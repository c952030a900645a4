"""How is a review sheet written, for the summary of a workflow and for a terminal?

Whatever a contribution says is shown as code. The order is that of the work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from ...evidence import Standing
from ...model import CaseSource
from ...text.counted import counted
from ...text.inert import code
from ...text.link import ProseLink
from ...text.shown import shown_date
from . import Claim, CodeBesideTest, ReviewSheet, SourceUsed, Told

STANDINGS: Mapping[Standing, str] = {
    "counted": "It counts.",
    "reading": "Shown apart: the effect is our own reading.",
    "vendor": "Shown apart: only a vendor says so.",
    "unsourced": "Shown apart: it was not seen at first hand and cites no source.",
    "silent": "Shown apart: nobody says what followed.",
    "not-used": "Shown apart: it was not used.",
    "unclear": "Shown apart: whether it was used is unclear.",
}

_PLAIN_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")


def sheet_markdown(sheet: ReviewSheet) -> str:
    """Write a review sheet."""
    sections = (
        _begin(sheet),
        _about(sheet),
        _near(sheet),
        _sources(sheet.sources),
        _claims(sheet),
        _codes("Patterns: the test beside the evidence", sheet.patterns),
        _codes("Failure modes: the test beside the evidence", sheet.modes),
        _evidence(sheet.evidence),
        _check(sheet),
    )
    return "\n\n".join("\n".join(section) for section in sections)


def address(url: str, *, in_table: bool = False) -> str:
    """Return a web address to click on; as code where GitHub would make more of it than a link.

    An address on GitHub leaves a mark at the issue that it leads to.
    """
    host = urlsplit(url).hostname or "" if ProseLink(url).is_external else ""
    is_of_github = host == "github.com" or host.endswith(".github.com")
    if host and not is_of_github and _PLAIN_ADDRESS.fullmatch(url):
        return f"<{url}>"
    return code(url, in_table=in_table)


def _begin(sheet: ReviewSheet) -> Iterator[str]:
    yield f"# Review of {code(sheet.title)}"
    yield ""
    yield f"{code(sheet.path)}"
    yield ""
    yield "## In this order, in about 20 minutes"
    yield ""
    yield from (f"- [ ] {step}" for step in _steps(sheet))


def _steps(sheet: ReviewSheet) -> Iterator[str]:
    yield "You have no tie to the organisation or to a vendor in it, or you say so in writing."
    if sheet.near:
        yield "1 minute: it is none of the records under “May it be here already?”."
    if sheet.sources:
        yield (
            "5 minutes: each source opens, is what its line says, and was published on that day. "
            "Begin with those that most statements name."
        )
    yield (
        "5 minutes: each statement says no more than what it rests on. Title, summary and use "
        "case say no more than the statements."
    )
    yield "1 minute: the outcome and its day follow from a statement with a source."
    if sheet.patterns or sheet.modes:
        yield (
            "5 minutes: each code follows from its test, from what was done and not from how it "
            "ended. All facts: full, or hit. Some: partly."
        )
    yield "1 minute: no personal name without consent, nothing that may not be public."
    yield "1 minute: the evidence changes as you expect, and each warning is fixed or explained."
    if sheet.changes_standing:
        yield "A second person codes it before it is merged: it changes a pattern's standing."
    yield (
        "The boxes of its issue or pull request are ticked: the contributor may publish it, and "
        "says whether an AI tool wrote part of it."
    )


def _about(sheet: ReviewSheet) -> Iterator[str]:
    yield "## What it says of itself"
    yield ""
    yield from _table(("Field", "Says"), ((told.name, told.text) for told in sheet.about))
    if all(told.name != "contributors" for told in sheet.about):
        yield ""
        yield "It names nobody as its contributor."


def _near(sheet: ReviewSheet) -> Iterator[str]:
    yield "## May it be here already?"
    yield ""
    for near in sheet.near:
        yield f"- {code(near.id)} {code(near.title)}: {code('; '.join(near.reasons))}"
    if not sheet.near:
        yield "No record of the same organisation, with a near title or with the same source."


def _sources(used: Sequence[SourceUsed]) -> Iterator[str]:
    yield "## Sources"
    yield ""
    if not used:
        yield "It lists none."
        return
    yield "| Mark | Source | Address | Named by |"
    yield "| --- | --- | --- | --- |"
    for one in used:
        source = one.source
        named = counted(one.uses, "statement") if one.uses else "**no statement**"
        parts = (_cell(source.id), _described(source), _addresses(source), named)
        yield f"| {' | '.join(parts)} |"


def _claims(sheet: ReviewSheet) -> Iterator[str]:
    yield "## Each statement, and what it rests on"
    yield ""
    for rest, said in (
        ("unsourced", "Without a source, and not first hand"),
        ("reading", "Our own reading"),
        ("first-hand", "First hand, without a source"),
    ):
        if numbers := [n for n, claim in enumerate(sheet.claims, 1) if claim.rest == rest]:
            yield f"- **{said}:** {', '.join(map(str, numbers))}"
    if all(claim.rest == "sourced" for claim in sheet.claims):
        yield "Every statement names a source."
    yield ""
    yield "| No. | Where | Statement | Rests on |"
    yield "| --- | --- | --- | --- |"
    for number, claim in enumerate(sheet.claims, 1):
        where = f"{_cell(claim.where)}<br>line {claim.line}"
        yield f"| {number} | {where} | {_parts(claim.parts)} | {_rests(claim)} |"


def _rests(claim: Claim) -> str:
    marks = {
        "reading": "**our own reading**",
        "first-hand": "first hand",
        "unsourced": "**no source**",
    }
    named = [f"{_cell(one.id)} {_described(one)} {_addresses(one)}" for one in claim.sources]
    return "<br>".join([*filter(None, [marks.get(claim.rest)]), *named])


def _described(source: CaseSource) -> str:
    day = shown_date(source.published) if source.published else None
    said = (source.title, source.publisher, day)
    how = [source.form, *([f"read: {source.extent}"] if source.extent else [])]
    copy = f", copy of {_cell(source.copy_of)}" if source.copy_of else ""
    return f"{', '.join(_cell(part) for part in said if part)} ({', '.join(how)}{copy})"


def _addresses(source: CaseSource) -> str:
    own = address(source.url, in_table=True) if source.url else "no address"
    kept = f"<br>archived: {address(source.archived, in_table=True)}" if source.archived else ""
    return own + kept


def _codes(heading: str, codes: Sequence[CodeBesideTest]) -> Iterator[str]:
    yield f"## {heading}"
    if not codes:
        yield ""
        yield "It names none."
    for coded in codes:
        yield ""
        yield f"### {code(coded.name)}"
        yield ""
        given = ", ".join(f"{told.name} {code(told.text)}" for told in coded.code)
        counts = f" {STANDINGS[coded.standing]}" if coded.standing else ""
        yield f"{code(coded.where)} gives {given}.{counts}"
        yield ""
        yield "| It has to be seen that | The record says |"
        yield "| --- | --- |"
        marks = ", ".join(_cell(source.id) for source in coded.sources) or "no source"
        said = f"{_cell(coded.evidence)}<br>{marks}"
        facts = [f"☐ {_cell(fact)}" for fact in coded.shown] or ["There is no test."]
        yield f"| {'<br>'.join(facts)} | {said} |"
        if coded.near_miss:
            yield f"| Looks like it, and is not: {'<br>'.join(map(_cell, coded.near_miss))} | |"


def _evidence(lines: Sequence[str]) -> Iterator[str]:
    yield "## What the evidence becomes"
    yield ""
    yield from (f"- {code(line)}" for line in lines)
    if not lines:
        yield "It stays as it was."


def _check(sheet: ReviewSheet) -> Iterator[str]:
    yield "## What the check says of this file"
    yield ""
    for problem in sheet.problems:
        hint = f" {problem.hint}" if problem.hint else ""
        where = f"line {problem.place.line}, {problem.severity}"
        yield f"- {where}: {code(f'{problem.message}.{hint}')}"
    if not sheet.problems:
        yield "No warning."


def _parts(parts: Sequence[Told]) -> str:
    if [told.name for told in parts] == ["text"]:
        return _cell(parts[0].text)
    return "<br>".join(f"{told.name}: {_cell(told.text)}" for told in parts)


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "| --- | --- |"
    yield from (f"| {name} | {_cell(said)} |" for name, said in rows)


def _cell(text: str) -> str:
    return code(text, in_table=True)
