"""What is every record made of?

The building blocks of the content model: frozen records that refuse what they do not know, the
text types an author writes in, and the markers from which the loader's checks find every link.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""The one pattern of an id: kebab-case, lower case, no leading or trailing hyphen."""

WEEKS = 12
"""Length of the framework in weeks."""


class Markup(Enum):
    """How a text field is written."""

    PLAIN = "plain"
    INLINE = "inline"
    BLOCK = "block"


@dataclass(frozen=True)
class Pointer:
    """Marks a field that holds the id of another item of the kind `kind`."""

    kind: str


@dataclass(frozen=True)
class TypedPointer:
    """Marks a field that holds a typed target such as `step:decide`, of one of `kinds`."""

    kinds: tuple[str, ...]


Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$", max_length=80)]
Text = Annotated[
    str,
    Markup.PLAIN,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=240, pattern=r"^[^\n]*$"),
]
Inline = Annotated[
    str,
    Markup.INLINE,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1200),
]
Prose = Annotated[
    str,
    Markup.BLOCK,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20000),
]
Entry = Annotated[
    str,
    Markup.PLAIN,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=2000),
]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=2000)]
Week = Annotated[int, Field(strict=True, ge=1, le=WEEKS)]
Count = Annotated[int, Field(strict=True, ge=1)]
Flag = Annotated[bool, Field(strict=True)]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]

StepId = Annotated[Slug, Pointer("step")]
FailureModeId = Annotated[Slug, Pointer("failure-mode")]
RoleId = Annotated[Slug, Pointer("role")]

ORIGIN = rf"^(framework|editorial|(ref|retrospective):{SLUG})$"
OriginMark = Annotated[
    str, StringConstraints(pattern=ORIGIN), TypedPointer(("ref", "retrospective"))
]


def _as_sequence(value: object) -> object:
    return [value] if isinstance(value, str) else value


Origin = Annotated[
    tuple[OriginMark, ...],
    BeforeValidator(_as_sequence),
    Field(min_length=1),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": ORIGIN},
                {
                    "type": "array",
                    "items": {"type": "string", "pattern": ORIGIN},
                    "minItems": 1,
                },
            ]
        }
    ),
]
"""Where a statement comes from: `framework`, `editorial`, `ref:<id>`, `retrospective:<id>`."""


class Record(BaseModel):
    """A frozen piece of content; a field that the model does not name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Block(Record):
    """A record that can say where it comes from; without an own origin, its item's holds."""

    origin: Origin | None = Field(
        None, description="Where this comes from, when not from where the whole item comes from."
    )


class _Shorthand(Block):
    """A block that may be written as its text alone when it needs no own origin."""

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        full = handler(core_schema)
        return {"anyOf": [{"type": "string", "minLength": 1}, full]}


class Statement(_Shorthand):
    """One or two sentences: text alone, or `{text, origin}`."""

    text: Inline = Field(description="The statement, in inline Markdown.")


class Passage(_Shorthand):
    """A few paragraphs: text alone, or `{text, origin}`."""

    text: Prose = Field(description="The paragraphs, in Markdown without raw HTML.")


class Action(Block):
    """Something a role does: what, how, when, and how one knows it is done."""

    do: Inline = Field(description="What to do, in one imperative sentence.")
    how: Prose | None = Field(None, description="How to do it, where the sentence is not enough.")
    owner: RoleId = Field(description="The role that does it.")
    week: Week | None = Field(None, description="The framework's week in which it is done.")
    when: Text | None = Field(None, description="When it is done, where no week can say it.")
    done_when: Inline | None = Field(None, description="What is true once it is done.")


class Item(Block):
    """What every kind of item has: a stable id, a title, a summary and an origin."""

    kind: ClassVar[str]
    """The kind's name, as it stands in a typed link: `failure-mode`."""
    label: ClassVar[str]
    """The kind's name as a reader sees it: `Failure mode`."""
    folder: ClassVar[str]
    """The folder of the content root that holds the kind's files."""

    id: Slug = Field(description="Stable id in kebab-case; equals the file's name without .yml.")
    title: Text = Field(description="The name readers see.")
    summary: Inline = Field(description="One sentence that answers what the page is about.")
    was: tuple[Slug, ...] = Field((), description="Earlier ids of this item; they redirect here.")
    origin: Origin = Field(description="Where the item comes from, unless a part says otherwise.")

    @property
    def rank(self) -> int:
        """Place among the items of its kind; items of the same rank follow by title."""
        return 0


class NumberedItem(Item):
    """An item with a place in the framework's own order."""

    number: Count = Field(description="Place in the framework's order, from 1.")

    @property
    def rank(self) -> int:
        """Place in the framework's own order."""
        return self.number
