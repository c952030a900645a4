"""What is a document made of, whatever writes it? Blocks, and spans of text inside them.

Everything is data: no text in it means anything to whatever sets it. A link inside the document
names its aim by `kind:id`, as prose does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class PlainText:
    """Letters."""

    text: str


@dataclass(frozen=True)
class Code:
    """Letters of a code."""

    code: str


@dataclass(frozen=True)
class Break:
    """The end of a line."""

    br: bool = True


@dataclass(frozen=True)
class Strong:
    """Stressed text."""

    strong: Spans


@dataclass(frozen=True)
class Emphasis:
    """Text in italics."""

    em: Spans


@dataclass(frozen=True)
class Tag:
    """A small word beside a text, such as where it comes from."""

    tag: str


@dataclass(frozen=True)
class Inside:
    """A link to another part of the document."""

    to: str
    of: Spans


@dataclass(frozen=True)
class Outside:
    """A link that leaves the document."""

    href: str
    of: Spans


Span: TypeAlias = "PlainText | Code | Break | Strong | Emphasis | Tag | Inside | Outside"
Spans: TypeAlias = "Sequence[Span]"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; its style is how it stands out, if it does."""

    spans: Spans
    style: str = ""


@dataclass(frozen=True)
class Heading:
    """A heading inside an item."""

    heading: str
    level: int = 1
    aim: str = ""
    """What leads to it, as `kind:id`, where it is an item of its own."""


@dataclass(frozen=True)
class Listing:
    """A list, whose entries are blocks."""

    entries: Sequence[Blocks]
    start: int | None = None
    """Where the numbers start; a list without numbers has none."""


@dataclass(frozen=True)
class Quote:
    """A passage set off from the text."""

    quote: Blocks


@dataclass(frozen=True)
class CodeBlock:
    """Lines of a code."""

    lines: str


@dataclass(frozen=True)
class Divider:
    """A line between two passages."""

    rule: bool = True


@dataclass(frozen=True)
class FactList:
    """Names, and what is known under each."""

    facts: Sequence[tuple[str, Spans]]


@dataclass(frozen=True)
class Table:
    """A table with a head; widths are shares of the line."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Spans]]
    widths: Sequence[int]


@dataclass(frozen=True)
class ActionStep:
    """Something to do, with who, when and how one knows on one line."""

    number: int
    do: Spans
    how: Blocks
    facts: Spans


@dataclass(frozen=True)
class Check:
    """A statement with a box."""

    check: Spans
    why: Spans
    facts: Spans
    blocks_gate: bool


@dataclass(frozen=True)
class Callout:
    """A passage under a name in the margin of the text: a gate, a trap, an example."""

    callout: str
    title: str
    body: Blocks


@dataclass(frozen=True)
class Marks:
    """Counts as marks, one for each, with their words."""

    words: str
    marks: Sequence[str]


Block: TypeAlias = (
    "Paragraph | Heading | Listing | Quote | CodeBlock | Divider | FactList | Table | ActionStep"
    " | Check | Callout | Marks"
)
Blocks: TypeAlias = "Sequence[Block]"


@dataclass(frozen=True)
class DocumentItem:
    """An item of the playbook: what leads to it, what it is, and its text."""

    id: str
    """Its aim for links, as `kind:id`."""
    title: str
    label: str
    body: Blocks
    short: bool = False
    """Whether it follows the one before on the same page."""
    listed: bool = True
    """Whether the list of contents names it."""


@dataclass(frozen=True)
class DocumentPart:
    """A part of a document: what it is for, and its items."""

    title: str
    intro: str
    body: Blocks
    entries: Sequence[DocumentItem]
