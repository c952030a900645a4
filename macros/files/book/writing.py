"""How do the finished values of a page become blocks of a document?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from ...model import Playbook
from ...pages.addresses import address_of
from ...pages.views.cited import Cited
from ...pages.views.coding_test import CodingTestView
from ...pages.views.common import Actions, Link, Mark, Marked, MarkedText, Titled
from .blocks import (
    ActionStep,
    Block,
    Blocks,
    Callout,
    FactList,
    Heading,
    Inside,
    Listing,
    Paragraph,
    PlainText,
    Span,
    Spans,
    Strong,
    Tag,
)
from .prose_tree import blocks_of, spans_of


@lru_cache(maxsize=1)
def _aims(playbook: Playbook) -> Mapping[str, str]:
    return {
        address_of(item): f"{kind}:{item.id}"
        for kind, items in playbook.items.items()
        for item in items.values()
    }


class Pen:
    """Writes what views hold; knows which item each address of the site is."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self.aims = _aims(playbook)

    def link(self, link: Link) -> Span:
        """Return a link to an item of the document, or its title where it is no item."""
        aim = self.aims.get(link.address)
        return Inside(aim, [PlainText(link.title)]) if aim else PlainText(link.title)

    def links(self, links: Iterable[Link]) -> Spans:
        """Return links in a row."""
        return joined([self.link(link)] for link in links)

    def tag(self, mark: Mark | None) -> Spans:
        """Return where a part comes from, if that differs from its whole."""
        if mark is None:
            return []
        named = ", ".join(link.title for link in mark.links)
        return [PlainText(" "), Tag(f"{mark.lead}: {named}" if named else mark.label)]

    def origin(self, mark: Mark | None, *, above: bool = False) -> Blocks:
        """Return a line that says where a passage comes from, above it or below."""
        return [Paragraph(self.tag(mark)[1:], "above" if above else "origin")] if mark else []

    def said(self, said: MarkedText) -> Blocks:
        """Return a passage with its mark."""
        return [*blocks_of(said.text), *self.origin(said.mark)]

    def sentence(self, said: MarkedText) -> Spans:
        """Return a sentence with its mark."""
        return [*spans_of(said.text), *self.tag(said.mark)]

    def marked(self, marked: Marked) -> Iterator[Block]:
        """Yield a list of sentences."""
        yield from self.origin(marked.mark, above=True)
        yield bullets(self.sentence(said) for said in marked.entries)

    def actions(self, actions: Actions) -> Iterator[Block]:
        """Yield actions in their order."""
        yield from self.origin(actions.mark, above=True)
        for number, action in enumerate(actions.entries, 1):
            facts: list[Spans] = [[self.link(action.owner)], [PlainText(action.timing)]]
            if action.done_when:
                facts.append([PlainText("Done when: "), *spans_of(action.done_when)])
            yield ActionStep(
                number,
                [*spans_of(action.do), *self.tag(action.mark)],
                blocks_of(action.how) if action.how else [],
                joined(facts, " · "),
            )

    def callouts(
        self, name: str, entries: Iterable[Titled], *, inline: bool = False
    ) -> Iterator[Block]:
        """Yield passages under a name each: traps, objections, what differs by case."""
        for entry in entries:
            body: Blocks = [Paragraph(spans_of(entry.text))] if inline else blocks_of(entry.text)
            yield Callout(name, entry.title, [*body, *self.origin(entry.mark)])

    def cited(self, cited: Cited) -> Spans:
        """Return a sentence with the numbers of its sources, or as a reading of ours."""
        numbers = ", ".join(str(source.number) for source in cited.sources)
        said: list[Span] = list(spans_of(cited.text))
        if cited.who:
            said.append(PlainText(f" ({cited.who})"))
        if numbers:
            said += [PlainText(" "), Tag(f"[{numbers}]")]
        if cited.is_reading:
            said += [PlainText(" "), Tag("our reading")]
        return said


def bullets(entries: Iterable[Spans]) -> Listing:
    """Return a list of sentences."""
    return Listing([[Paragraph(spans)] for spans in entries])


def coding_test(pen: Pen, title: str, test: CodingTestView | None) -> Iterator[Block]:
    """Yield by which facts one tells that a practice was used, or that a mode hit."""
    if test:
        yield Heading(title, 2)
        yield bullets(map(spans_of, test.shown))
        yield Paragraph([PlainText("Not shown by this alone")])
        yield bullets(map(spans_of, test.near_miss))
        examples = (
            ("A record that shows it", test.example),
            ("A near miss", test.counter_example),
        )
        facts = [
            (name, [pen.link(example.case), PlainText(": "), *spans_of(example.text)])
            for name, example in examples
            if example
        ]
        if facts:
            yield FactList(facts)


def numbered(entries: Iterable[Spans]) -> Listing:
    """Return a numbered list of sentences."""
    return Listing([[Paragraph(spans)] for spans in entries], 1)


def section(title: str, blocks: Iterable[Block], level: int = 1, aim: str = "") -> Iterator[Block]:
    """Yield blocks under a heading; nothing where there are none."""
    found = list(blocks)
    if found:
        yield Heading(title, level, aim)
        yield from found


def joined(parts: Iterable[Spans], between: str = ", ") -> list[Span]:
    """Return spans in a row."""
    row: list[Span] = []
    for part in parts:
        if row:
            row.append(PlainText(between))
        row += part
    return row


def lede(text: str) -> Paragraph:
    """Return the sentence that says what an item is about."""
    return Paragraph(spans_of(text), "lede")


def strong(text: str) -> Strong:
    """Return stressed letters."""
    return Strong([PlainText(text)])


def name_and(name: str, spans: Spans) -> list[Span]:
    """Return spans after their name."""
    return [strong(f"{name}: "), *spans]


def kicker(*parts: str) -> str:
    """Return what an item is, on the line above its title."""
    return " · ".join(filter(None, parts))


def plain(spans: Sequence[str]) -> list[Spans]:
    """Return texts as spans each."""
    return [[PlainText(text)] for text in spans]
