"""What does a prose field say, as a tree for documents that are no page?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from ...model import KIND_BY_NAME
from ...text.link import ProseLink
from ...text.prose import tokens
from .blocks import (
    Block,
    Blocks,
    Break,
    Code,
    CodeBlock,
    Divider,
    Emphasis,
    Inside,
    Listing,
    Outside,
    Paragraph,
    PlainText,
    Quote,
    Span,
    Spans,
    Strong,
)


def spans_of(text: str) -> Spans:
    """Return what a sentence or two say."""
    return [
        span for token in tokens(text, inline=True) for span in _spans(iter(token.children or ()))
    ]


def blocks_of(text: str) -> Blocks:
    """Return what several paragraphs say."""
    return list(_blocks(iter(tokens(text, inline=False))))


def _blocks(stream: Iterator[Token], end: str = "") -> Iterator[Block]:
    for token in stream:
        if token.type == end:
            return
        if token.type == "inline":
            yield Paragraph(list(_spans(iter(token.children or ()))))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            yield _listing(stream, token)
        elif token.type == "blockquote_open":
            yield Quote(list(_blocks(stream, "blockquote_close")))
        elif token.type in ("fence", "code_block", "html_block"):
            yield CodeBlock(token.content.rstrip("\n"))
        elif token.type == "hr":
            yield Divider()


def _listing(stream: Iterator[Token], opened: Token) -> Listing:
    end = opened.type.replace("_open", "_close")
    entries: list[Sequence[Block]] = []
    for token in stream:
        if token.type == end:
            break
        if token.type == "list_item_open":
            entries.append(list(_blocks(stream, "list_item_close")))
    start = int(opened.attrGet("start") or 1) if opened.type == "ordered_list_open" else None
    return Listing(entries, start)


def _spans(stream: Iterator[Token], end: str = "") -> Iterator[Span]:
    for token in stream:
        if token.type == end:
            return
        if token.type in ("text", "html_inline", "image"):
            yield PlainText(token.content)
        elif token.type == "softbreak":
            yield PlainText(" ")
        elif token.type == "hardbreak":
            yield Break()
        elif token.type == "code_inline":
            yield Code(token.content)
        elif token.type == "strong_open":
            yield Strong(list(_spans(stream, "strong_close")))
        elif token.type == "em_open":
            yield Emphasis(list(_spans(stream, "em_close")))
        elif token.type == "link_open":
            yield from _link(ProseLink(str(token.attrGet("href") or "")), stream)


def _link(link: ProseLink, stream: Iterator[Token]) -> Spans:
    said = list(_spans(stream, "link_close"))
    if link.target and link.target[0] in KIND_BY_NAME:
        return [Inside(link.href, said)]
    return [Outside(link.href, said)] if link.is_external else said
