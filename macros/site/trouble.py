"""Why can a preview not be built, and how do its pages show that?

Mistakes in the content are shown with their places, anything else in the site generator's words.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from ..content.problems import ContentError, errors_of
from ..pages.render import render_alone
from ..text.shown import clipped

_SHOWN = 3
"""So many mistakes are shown; the terminal lists all of them."""
_LONGEST = 400
"""Letters of a message that are shown."""
_BODY = re.compile(rb"<body\b[^<>]*>", re.IGNORECASE)
_FENCE = "```"
_MARKS = re.compile(r"^\[macros\] - ERROR|(?<!\w)[#*_`]+|(?<![#*_`])[#*_`]+(?!\w)")


@dataclass(frozen=True)
class Mistake:
    """What a reader sees of one mistake."""

    message: str
    place: str = ""
    """File, line and column, where they are known."""
    hint: str = ""


@dataclass(frozen=True)
class Trouble:
    """Everything that keeps the site from being built, as it is shown."""

    shown: tuple[Mistake, ...]
    more: int

    @classmethod
    def of(cls, error: BaseException, logged: Sequence[str] = ()) -> Trouble:
        """Return the trouble behind an error; `logged` is what was logged about it before."""
        content = next((e for e in _behind(error) if isinstance(e, ContentError)), None)
        told = _of_content(content) if content else _of_others(error, logged)
        return cls(told[:_SHOWN], len(told[_SHOWN:]))

    def on(self, page: bytes) -> bytes:
        """Return a page of the last good site with a banner at its top."""
        banner = render_alone("preview_trouble.html", self).encode()
        body = _BODY.search(page)
        at = body.end() if body else 0
        return page[:at] + banner + page[at:]


@contextmanager
def noting(logger: str) -> Iterator[list[str]]:
    """Note the warnings and errors that are said to a logger meanwhile."""
    said: list[str] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logging.getLogger(logger).addHandler(handler)
    try:
        yield said
    finally:
        logging.getLogger(logger).removeHandler(handler)


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    while error:
        yield error
        error = error.__cause__ or error.__context__


def _of_content(error: ContentError) -> tuple[Mistake, ...]:
    return tuple(
        Mistake(
            clipped(problem.message, _LONGEST),
            str(problem.place),
            clipped(problem.hint, _LONGEST),
        )
        for problem in errors_of(error.problems)
    )


def _of_others(error: BaseException, logged: Sequence[str]) -> tuple[Mistake, ...]:
    """Return what was said; a macro's error comes as Markdown, with all calls below a fence."""
    messages = logged or [str(error) or type(error).__name__]
    plain = (_MARKS.sub("", message.split(_FENCE)[0]) for message in messages)
    return tuple(Mistake(clipped(text, _LONGEST)) for text in dict.fromkeys(plain))
