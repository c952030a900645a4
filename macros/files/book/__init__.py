"""Which documents does the playbook become, and what is in each?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial

from ...model import (
    Checklist,
    FailureMode,
    FrameworkStep,
    Item,
    Pattern,
    Playbook,
    Reference,
    Retrospective,
    Role,
    ScalingPractice,
    Template,
    Term,
)
from ...pages.addresses import download_address
from ...pages.views import gap_view
from . import evidence, guidance, tools
from .blocks import Blocks, DocumentItem, DocumentPart, Paragraph, PlainText
from .prose_tree import spans_of
from .writing import Pen, bullets, section, strong

WHOLE = "playbook.pdf"
"""The address of the whole playbook as a document, relative to the site's root."""


@dataclass(frozen=True)
class Document:
    """A document: its address, its title, and how its parts are made."""

    address: str
    title: str
    subtitle: str
    compose: Callable[[], Sequence[DocumentPart]]

    @cached_property
    def parts(self) -> Sequence[DocumentPart]:
        """Its parts, composed when they are first asked for."""
        return self.compose()


@dataclass(frozen=True)
class _Chapter:
    folder: str
    title: str
    intro: str
    entries: Callable[[Playbook], list[DocumentItem]]
    kind: type[Item]


_CHAPTERS = (
    _Chapter(
        "framework", "The framework",
        "Five steps over twelve weeks, with three gates that a pilot passes or does not.",
        guidance.steps, FrameworkStep,
    ),
    _Chapter(
        "failure-modes", "Failure modes, with their fixes",
        "Why pilots do not reach production, how to tell, and what to do about it.",
        guidance.modes, FailureMode,
    ),
    _Chapter(
        "scaling", "Scaling", "What, by the framework, makes the second use case faster.",
        guidance.practices, ScalingPractice,
    ),
    _Chapter(
        "roles", "Roles", "Who is needed, for how many hours, and what each one decides.",
        guidance.roles, Role,
    ),
    _Chapter(
        "checklists", "Checklists",
        "Each item is a statement that holds or does not, with its proof, its owner and its week. "
        "A heavy box blocks a gate.",
        tools.checklists, Checklist,
    ),
    _Chapter(
        "templates", "Templates",
        "The documents that a pilot needs, field by field. The site has each as a Word file, and "
        "with a filled example.",
        tools.templates, Template,
    ),
    _Chapter(
        "patterns", "Patterns",
        "Answers to problems that come back, the most established first. What is known of one is "
        "counted from the retrospectives, in organisations; a count is not a rate.",
        evidence.patterns, Pattern,
    ),
    _Chapter(
        "retrospectives", "Retrospectives",
        "What became of deployments, the newest first. Numbers in brackets are the sources at a "
        "record's end.",
        evidence.retrospectives, Retrospective,
    ),
    _Chapter("glossary", "Glossary", "", tools.terms, Term),
    _Chapter("references", "Sources", "", tools.sources, Reference),
)  # fmt: skip


def documents(playbook: Playbook) -> Iterator[Document]:
    """Yield the whole playbook as one document, each section, and each checklist."""
    edition = playbook.edition
    held = [chapter for chapter in _CHAPTERS if playbook.all(chapter.kind)]
    part_of = cache(partial(_part, playbook))
    checklists = cache(partial(tools.checklists, playbook))
    opening = partial(_opening, playbook)
    yield Document(WHOLE, edition.title, edition.tagline, lambda: [opening(), *map(part_of, held)])
    for chapter in held:
        address = section_address(chapter.folder)
        subtitle = chapter.intro or edition.tagline
        yield Document(address, chapter.title, subtitle, partial(_alone, part_of, chapter))
    for at, checklist in enumerate(playbook.all(Checklist)):
        address = download_address(checklist, "pdf")
        compose = partial(_checklist, checklist.title, checklists, at)
        yield Document(address, checklist.title, edition.title, compose)


def section_address(folder: str) -> str:
    """Return the address of a section as a document."""
    return f"{folder}/{folder}.pdf"


def _part(playbook: Playbook, chapter: _Chapter) -> DocumentPart:
    return DocumentPart(chapter.title, chapter.intro, (), chapter.entries(playbook))


def _alone(
    part_of: Callable[[_Chapter], DocumentPart], chapter: _Chapter
) -> Sequence[DocumentPart]:
    return [part_of(chapter)]


def _checklist(
    title: str, checklists: Callable[[], list[DocumentItem]], at: int
) -> Sequence[DocumentPart]:
    return [DocumentPart(title, "", (), [checklists()[at]])]


def _opening(playbook: Playbook) -> DocumentPart:
    """Return the part that says what the playbook is for, and how to read it."""
    view = gap_view(playbook)
    pen = Pen(playbook)
    body: Blocks = [
        *pen.origin(view.mark),
        *(block for said in (view.estimate, view.course, view.cause) for block in pen.said(said)),
        Paragraph([PlainText("Organisations that succeed share four habits:")]),
        *pen.marked(view.habits),
        *pen.said(view.contrast),
        *section("How to read this document", _reading()),
    ]
    return DocumentPart(view.title, "", body, ())


def _reading() -> Blocks:
    return [
        bullets(
            [
                [
                    strong("Where a statement comes from "),
                    PlainText(
                        "stands beside its title: from the framework, editorial, or a source. "
                    ),
                    PlainText("A part that comes from elsewhere says so in italics."),
                ],
                [
                    strong("What organisations report "),
                    PlainText(
                        "is shown with a mark for each: a full circle where it helped or the "
                        "failure was avoided, an empty one for mixed results or a recovery, a "
                        "cross for harm or a hit, half a cross for a hit in part, a dash for no "
                        "effect."
                    ),
                ],
                [
                    strong("Coloured words "),
                    PlainText(
                        "lead to another page of this document; an address in brackets leaves it."
                    ),
                ],
                spans_of(
                    "Examples are invented. Shares of pilots that fail, and hours in roles and "
                    "fixes, are estimates."
                ),
            ]
        )
    ]
