"""What is a workshop? A session in which a team does a step together, minute by minute."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, StringConstraints, model_validator

from .base import (
    LINE,
    Action,
    AnyTarget,
    Count,
    Flag,
    Inline,
    Markup,
    NumberedItem,
    Passage,
    Record,
    RoleId,
    Serves,
    Slug,
    Statement,
    Text,
    Variants,
    WithOrigin,
)
from .framework import Example, Trap

# What a slide shows has a limit, so that it is read from the back of a room. How much fits at the
# sizes of the slides, tests/files/test_slides.py works out from these.
AgendaTitle = Annotated[
    str,
    Markup.PLAIN,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=48, pattern=LINE),
]
QuestionText = Annotated[
    str,
    Markup.PLAIN,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=140, pattern=LINE),
]
WallEntry = Annotated[
    str,
    Markup.PLAIN,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=36, pattern=LINE),
]
Instruction = Annotated[
    str,
    Markup.INLINE,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=240),
]
Product = Annotated[
    str,
    Markup.INLINE,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=140),
]


class Attendee(WithOrigin):
    """A role in the room, and what it is there for."""

    role: RoleId = Field(description="The role that comes.")
    does: Inline = Field(description="What nobody else in the room can say or decide.")
    needed: Flag = Field(default=False, description="Whether the session is moved without it.")


class Material(WithOrigin):
    """Something that lies on the table: a page of the playbook, or a thing."""

    target: AnyTarget | None = Field(None, description="The page, such as template:pilot-design.")
    thing: Text | None = Field(None, description="The thing, where it is no page.")
    why: Inline = Field(description="What it is for, and how many of it.")

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.target is None) == (self.thing is None):
            raise ValueError("a material has either `target` or `thing`")
        return self


class AgendaItem(WithOrigin):
    """A part of the session: one question, and what the room makes of it."""

    id: Slug = Field(description="Stable id of the part inside its workshop.")
    title: AgendaTitle = Field(description="The part in a few words.")
    minutes: Count = Field(description="How long it takes.")
    ask: QuestionText = Field(description="The question that the facilitator asks, word for word.")
    do: Instruction = Field(description="What the room does with it, in a sentence or two.")
    produces: Product = Field(description="What stands on the wall or the page afterwards.")
    wall: Annotated[tuple[WallEntry, ...], Field(max_length=6)] = Field(
        (), description="What the facilitator writes on the wall beforehand, from left to right."
    )
    notes: Annotated[tuple[Statement, ...], Field(min_length=1)] = Field(
        description="How to run it: notes for the facilitator, in order."
    )
    stuck: Statement | None = Field(None, description="What to do when the room gets no further.")


class Done(Record):
    """What exists when a session ends, and how one knows."""

    text: Instruction = Field(description="What exists when the session ends.")
    when: Annotated[tuple[Product, ...], Field(min_length=1, max_length=4)] = Field(
        description="What is true then, so that anybody in the room can check it."
    )


class Workshop(NumberedItem):
    """A session that somebody who has never run it can run tomorrow."""

    kind: ClassVar[str] = "workshop"
    label: ClassVar[str] = "Workshop"
    folder: ClassVar[str] = "workshops"

    serves: Serves = Field(description="The step, or the failure modes, that it is held for.")
    minutes: Count = Field(description="Its length, which the parts of its agenda add up to.")
    when: Text = Field(description="When it is held.")
    facilitator: Statement = Field(description="Who leads it, and who had better not.")
    attendees: Annotated[tuple[Attendee, ...], Field(min_length=1)] = Field(
        description="Who comes, those first without whom it is moved."
    )
    outcome: Done = Field(description="What exists when it ends.")
    call_off: Statement = Field(description="When not to hold it, and what to do instead.")
    before: Annotated[tuple[Action, ...], Field(min_length=1)] = Field(
        description="What is prepared, and by whom."
    )
    materials: Annotated[tuple[Material, ...], Field(min_length=1)] = Field(
        description="What lies on the table."
    )
    opening: Passage = Field(description="What the facilitator says first, word for word.")
    agenda: Annotated[tuple[AgendaItem, ...], Field(min_length=1, max_length=9)] = Field(
        description="The parts of the session, in order."
    )
    after: Annotated[tuple[Action, ...], Field(min_length=1, max_length=6)] = Field(
        description="Who does what by when, once it is over."
    )
    traps: Annotated[tuple[Trap, ...], Field(min_length=1)] = Field(
        description="How it goes wrong for the facilitator, and what to do then."
    )
    example: Example | None = Field(None, description="How it went at the running example.")
    remote: Statement = Field(description="What differs when people are not in one room.")
    variants: Variants = Field((), description="What differs by kind of organisation or of AI.")
