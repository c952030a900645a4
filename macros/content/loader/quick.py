"""Which plain data does an ordinary YAML text hold?

Nearly every text has nothing unusual about it, and nobody asks where its parts stand. It is read
here in a third of the time that `located.py` needs; whatever that might refuse is left to it.
"""

from __future__ import annotations

from typing import Any

import yaml

from .located import MAX_DEPTH, Parser
from .scalars import AmbiguousError, value_of
from .text import INVISIBLE


class UnusualError(Exception):
    """Raised when a text is not read here: something about it wants a closer look."""


def quick_data(text: str) -> Any:
    """Return the data of a YAML text; raise `UnusualError` where it is not plain and clear."""
    parser = Parser(text)
    try:
        return _Reader(parser.get_event).document()
    except (yaml.MarkedYAMLError, AmbiguousError, RecursionError) as error:
        raise UnusualError from error
    finally:
        parser.dispose()


class _Reader:
    """Takes a parser's events and makes values of them."""

    def __init__(self, next_event: Any) -> None:
        self.next = next_event

    def document(self) -> Any:
        """Return the value of the only document."""
        self.next()  # the stream begins
        if not isinstance(self.next(), yaml.DocumentStartEvent):
            raise UnusualError
        data = self.value(self.next(), 0)
        self.next()  # the document ends
        if not isinstance(self.next(), yaml.StreamEndEvent):
            raise UnusualError
        return data

    def value(self, event: Any, depth: int) -> Any:
        """Return the value that begins with an event."""
        kind = type(event)
        if kind is yaml.AliasEvent or event.anchor is not None or event.tag is not None:
            raise UnusualError
        if kind is yaml.ScalarEvent:
            return value_of(event.value) if event.implicit[0] else _quoted(event)
        if depth == MAX_DEPTH:
            raise UnusualError
        if kind is yaml.MappingStartEvent:
            return self.mapping(depth + 1, in_braces=event.flow_style)
        return self.sequence(depth + 1)

    def mapping(self, depth: int, *, in_braces: bool) -> dict[str, Any]:
        """Return the fields up to the end of a mapping."""
        data: dict[str, Any] = {}
        while True:
            event = self.next()
            kind = type(event)
            if kind is yaml.MappingEndEvent:
                return data
            if kind is not yaml.ScalarEvent or event.anchor is not None or event.tag is not None:
                raise UnusualError
            key = _quoted(event)
            if key in data:
                raise UnusualError
            following = self.next()
            if in_braces and type(following) is yaml.ScalarEvent and not following.value:
                raise UnusualError
            data[key] = self.value(following, depth)

    def sequence(self, depth: int) -> list[Any]:
        """Return the entries up to the end of a list."""
        data: list[Any] = []
        while True:
            event = self.next()
            if type(event) is yaml.SequenceEndEvent:
                return data
            data.append(self.value(event, depth))


def _quoted(event: Any) -> str:
    text: str = event.value
    if event.style == '"' and INVISIBLE.search(text):  # written as an escape, such as "\\0"
        raise UnusualError
    return text
