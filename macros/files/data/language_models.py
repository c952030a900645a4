"""How does a language model read the playbook? As `llms.txt` and `llms-full.txt`.

The one lists the pages, the other has all their text.
Source: llmstxt.org: a title, a quoted summary, then sections of links with notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from ...evidence import evidence_of
from ...model import KINDS, Coding, Item, Markup, Organisation, Playbook, Retrospective
from ...model.walk import leaves
from ...pages.addresses import address_of
from ...pages.listing import group_pages
from ...text.counted import counted
from ...text.prose import to_text
from ...work.memo import memoised

_PLURALS = {
    "step": "Framework steps",
    "failure-mode": "Failure modes",
    "fix": "Fixes",
    "practice": "Scaling practices",
    "role": "Roles",
    "checklist": "Checklists",
    "template": "Templates",
    "pattern": "Patterns",
    "retrospective": "Retrospectives",
    "term": "Glossary",
    "ref": "Sources",
    "duties": "Duties by document",
    "route": "Ways in",
    "workshop": "Workshops",
    "organisation": "Organisations",
    "frame": "Where we looked",
    "lead": "Wanted cases and pattern ideas",
    "past-edition": "Earlier editions",
}


_ACTIVE, _ESCAPED = re.compile(r"[\\`\[\]<]"), r"\\\g<0>"

NAMED = 200
"""How many retrospectives and organisations the contents name.

Of more than that they name the newest retrospectives and every list of them, and some of the
organisations with the page of all.
"""


def language_model_files(playbook: Playbook, site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield both files by their addresses."""
    yield "llms.txt", "\n".join(_contents(playbook, site_url)).encode()
    yield "llms-full.txt", "\n".join(_whole(playbook)).encode()


def _head(playbook: Playbook) -> Iterator[str]:
    edition = playbook.edition
    yield f"# {edition.title}"
    yield ""
    yield f"> {edition.tagline}. Edition {edition.edition} of {edition.released}, CC BY 4.0."
    yield ""


def _contents(playbook: Playbook, site_url: str) -> Iterator[str]:
    yield from _head(playbook)
    yield f"The whole text in one file: [llms-full.txt]({site_url}llms-full.txt)"
    yield f"The same as data: [index.json]({site_url}api/v1/index.json)"
    yield ""
    for kind in _read_kinds():
        items = _named(playbook, kind)
        if items:
            yield f"## {_PLURALS[kind.kind]}"
            yield ""
            for item in items:
                summary = " ".join(to_text(item.summary).split())
                yield f"- {_link(item.title, site_url + address_of(item))}: {summary}"
            if len(items) < len(playbook.all(kind)):
                yield from _others(playbook, kind, site_url)
            yield ""


def _read_kinds() -> Iterator[type[Item]]:
    """Yield the kinds that are read as text; codes are figures, and are had as data."""
    return (kind for kind in KINDS if kind is not Coding)


def _named(playbook: Playbook, kind: type[Item]) -> Sequence[Item]:
    """Return as many items of a kind as a reader of the contents can take in."""
    items = playbook.all(kind)
    if kind is Retrospective and len(items) > NAMED:
        return evidence_of(playbook).cases[:NAMED]
    return items[:NAMED] if kind is Organisation else items


def _others(playbook: Playbook, kind: type[Item], site_url: str) -> Iterator[str]:
    """Yield where those are that the contents do not name."""
    if kind is Organisation:
        count = counted(len(playbook.all(kind)), "organisation")
        yield f"- {_link('All organisations', f'{site_url}organisations/')}: {count}"
        return
    for page in group_pages(playbook):
        yield f"- {_link(page.title, site_url + page.address)}: {page.description}"


def _link(title: str, address: str) -> str:
    """Write a link in Markdown; nothing in its title ends the link or begins another one."""
    return f"[{_ACTIVE.sub(_ESCAPED, title)}]({address})"


def _whole(playbook: Playbook) -> Iterator[str]:
    yield from _head(playbook)
    for kind in _read_kinds():
        for item in playbook.all(kind):
            yield memoised(("llms", item.kind, item.id), item, partial(_text_of, item))


def _text_of(item: Item) -> str:
    return "\n".join((f"## {item.label}: {item.title}", "", *_paragraphs(item)))


def _paragraphs(item: Item) -> Iterator[str]:
    """Yield every text of an item in the order of its fields, each under its field's name."""
    under = ""
    for leaf in leaves(item):
        name = str(leaf.path[0]).replace("_", " ")
        if leaf.markup is None or name == "title":
            continue
        if name != under:
            under = name
            yield f"### {name.capitalize()}"
            yield ""
        block = leaf.markup is Markup.BLOCK
        yield leaf.value.strip() if block else f"- {' '.join(leaf.value.split())}"
        if block:
            yield ""
    yield ""
