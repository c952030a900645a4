"""What is a deck? What those who decide see on the wall, slide by slide, with a speaker's notes."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from .base import LINE, Count, Markup, Record, Slug, Statement, WithOrigin

# What a slide shows has a limit, as in a workshop: tests/files/test_decks.py works out what fits.
TITLE_LETTERS, POINT_LETTERS, DECISION_LETTERS = 90, 160, 120
SlidePart = Annotated[
    str,
    Markup.PLAIN,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=40, pattern=LINE),
]
SlideMessage = Annotated[
    str,
    Markup.PLAIN,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=TITLE_LETTERS, pattern=LINE),
]
SlidePoint = Annotated[
    str,
    Markup.INLINE,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=POINT_LETTERS),
]
SlideDecision = Annotated[
    str,
    Markup.INLINE,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=DECISION_LETTERS),
]
DeckCount = Literal["outcomes", "failure-modes", "fixes", "steps"]
"""What the build counts for a slide: endings, failure modes, the fixes' reports, steps by week."""

MOST_SAID = 5
"""How many points a slide holds, and how many beside a table that the build counts."""
MOST_BESIDE_A_TABLE = 1


class DeckSlide(WithOrigin):
    """A slide: one message, what carries it, and what is decided on it."""

    id: Slug = Field(description="Stable id of the slide inside its deck.")
    part: SlidePart = Field(description="The part of the deck that it belongs to.")
    title: SlideMessage = Field(description="Its one message, as a sentence.")
    says: Annotated[tuple[SlidePoint, ...], Field(max_length=MOST_SAID)] = Field(
        (), description="What carries the message, in at most five points."
    )
    counts: DeckCount | None = Field(
        None, description="The table that the build counts from the content and puts on the slide."
    )
    decide: SlideDecision | None = Field(None, description="What is decided on this slide.")
    notes: Annotated[tuple[Statement, ...], Field(min_length=1)] = Field(
        description="What the speaker says, in order."
    )

    @model_validator(mode="after")
    def _shows_something(self) -> Self:
        if not self.says and self.counts is None:
            raise ValueError("a slide has points in `says`, or a table by `counts`")
        if self.counts is not None and len(self.says) > MOST_BESIDE_A_TABLE:
            raise ValueError("beside a table by `counts` a slide has room for one point")
        return self


class Deck(Record):
    """Slides with speaker notes, for a room that decides."""

    minutes: Count = Field(description="How long it takes with its questions.")
    audience: Statement = Field(description="Who it is for, and who presents it.")
    slides: Annotated[tuple[DeckSlide, ...], Field(min_length=2, max_length=20)] = Field(
        description="The slides, in order."
    )
