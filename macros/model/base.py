"""What is every record made of?

The building blocks of the content model: frozen records that refuse what they do not know, the
text types an author writes in, and the markers from which the loader's checks find every link.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    AfterValidator,
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

CODING_ID = rf"^{SLUG}/{SLUG}$"
"""The pattern of a coding's id: the coder's folder, and the retrospective."""

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


LINE = r"^[^\n]*$"
URL = r'^https?://[^\s<>"]+$'
PAGE = r"^(?:[a-z0-9-]+/)+(?:#[a-z0-9-]+)?$"
MAIL = r'^mailto:[^\s<>"?@]+@[^\s<>"?@]+$'
ISO_DATE = r"^(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
"""The years leave room on both sides for the weeks that are added to a day and taken from it."""
PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"

Slug = Annotated[str, StringConstraints(pattern=f"^{SLUG}$", max_length=80)]
Text = Annotated[
    str,
    Markup.PLAIN,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=240, pattern=LINE),
]
Inline = Annotated[
    str,
    Markup.INLINE,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=1200),
]
Remark = Annotated[str, Markup.INLINE, StringConstraints(strip_whitespace=True, max_length=1200)]
"""An inline text that may be empty."""
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
WEB_ADDRESS = StringConstraints(pattern=URL, max_length=2000)
Url = Annotated[str, WEB_ADDRESS]
Week = Annotated[int, Field(strict=True, ge=1, le=WEEKS)]
Count = Annotated[int, Field(strict=True, ge=1)]
Flag = Annotated[bool, Field(strict=True)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
MailAddress = Annotated[str, StringConstraints(pattern=MAIL, max_length=320)]


def _existing_day(value: str) -> str:
    try:
        date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"there is no day {value}") from None
    return value


IsoDate = Annotated[str, StringConstraints(pattern=ISO_DATE), AfterValidator(_existing_day)]


def _year_as_text(value: object) -> object:
    is_year = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_year else value


PartialDate = Annotated[
    str,
    BeforeValidator(_year_as_text),
    StringConstraints(pattern=PARTIAL_DATE),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": PARTIAL_DATE},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]
"""A day, a month or a year: `2025-03-14`, `2025-03`, `2025`."""

StepId = Annotated[Slug, Pointer("step")]
FailureModeId = Annotated[Slug, Pointer("failure-mode")]
RoleId = Annotated[Slug, Pointer("role")]
PracticeId = Annotated[Slug, Pointer("practice")]
PatternId = Annotated[Slug, Pointer("pattern")]
ChecklistId = Annotated[Slug, Pointer("checklist")]
TemplateId = Annotated[Slug, Pointer("template")]
ReferenceId = Annotated[Slug, Pointer("ref")]
RetrospectiveId = Annotated[Slug, Pointer("retrospective")]
OrganisationId = Annotated[Slug, Pointer("organisation")]

ORIGIN = rf"^(framework|editorial|(ref|retrospective):{SLUG})$"
FORM_BY_PATTERN: Mapping[str, str] = MappingProxyType(
    {
        f"^{SLUG}$": "slug",
        CODING_ID: "coding",
        LINE: "line",
        URL: "address",
        MAIL: "mail",
        PAGE: "page",
        ISO_DATE: "date",
        PARTIAL_DATE: "partial-date",
        ORIGIN: "origin",
    }
)
"""The form that a pattern holds a text to; macros/text/words.py says how to write it."""

OriginMark = Annotated[
    str, StringConstraints(pattern=ORIGIN), TypedPointer(("ref", "retrospective"))
]


def _as_sequence(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrSeveral = BeforeValidator(_as_sequence)
"""Lets a list of one text be written as the text alone."""

Origin = Annotated[
    tuple[OriginMark, ...],
    OneOrSeveral,
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


_GIVEN_FIELDS: dict[frozenset[str], set[str]] = {}


class Record(BaseModel):
    """A frozen piece of content; a field that the model does not name is refused."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=False,
        defer_build=True,  # a check of one file needs few kinds
    )

    def model_post_init(self, context: Any, /) -> None:  # noqa: ARG002
        """Share the set of given fields with all records that were given the same ones.

        A record never changes, and with thousands of records these sets are a third of their size.
        """
        given = self.__pydantic_fields_set__
        shared = _GIVEN_FIELDS.setdefault(frozenset(given), given)
        object.__setattr__(self, "__pydantic_fields_set__", shared)


class TextOrFields(Record):
    """A record that may be written as its text alone when its other fields are not needed."""

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


class WithOrigin(Record):
    """A record that can say where it comes from; without an own origin, its item's holds."""

    origin: Origin | None = Field(
        None, description="Where this comes from, when not from where the whole item comes from."
    )


class Statement(TextOrFields, WithOrigin):
    """One or two sentences: text alone, or `{text, origin}`."""

    text: Inline = Field(description="The statement, in inline Markdown.")


class Passage(TextOrFields, WithOrigin):
    """A few paragraphs: text alone, or `{text, origin}`."""

    text: Prose = Field(description="The paragraphs, in Markdown without raw HTML.")


class CodedExample(Record):
    """A record that helps a coder to draw the line."""

    retrospective: RetrospectiveId = Field(description="Which record.")
    text: Inline = Field(description="What is told there, and why it is on this side of the line.")


class CodingTest(Record):
    """By which facts a reader of an account tells that a practice was used, or that a mode hit."""

    shown: Annotated[tuple[Inline, ...], Field(min_length=2, max_length=4)] = Field(
        description="Facts that an account has to show, each of which one can observe."
    )
    near_miss: Annotated[tuple[Inline, ...], Field(min_length=1, max_length=4)] = Field(
        description="What looks like it, and is something else."
    )
    example: CodedExample | None = Field(
        None, description="A record that shows it, and what in it does."
    )
    counter_example: CodedExample | None = Field(
        None, description="A record that is a near miss, and why."
    )


_SERVED = ("step", "failure-mode", "fix", "practice", "role", "pattern")
_TOOLS = ("checklist", "template", "pattern")
_ANY = (
    *_SERVED, "checklist", "template", "term", "ref", "retrospective", "route", "workshop",
    "duties",
)  # fmt: skip


def _target(kinds: tuple[str, ...]) -> str:
    return rf"^({'|'.join(kinds)}):{SLUG}$"


ServedTarget = Annotated[str, StringConstraints(pattern=_target(_SERVED)), TypedPointer(_SERVED)]
AnyTarget = Annotated[str, StringConstraints(pattern=_target(_ANY)), TypedPointer(_ANY)]
ToolTarget = Annotated[str, StringConstraints(pattern=_target(_TOOLS)), TypedPointer(_TOOLS)]
Serves = Annotated[tuple[ServedTarget, ...], Field(min_length=1)]

CaseName = Literal["small-team", "regulated", "public-body", "generative", "agentic"]


class Variant(WithOrigin):
    """What differs for one kind of organisation or of AI."""

    case: CaseName = Field(description="The kind of organisation or of AI.")
    text: Inline = Field(description="What to do differently there, and why.")


Variants = tuple[Variant, ...]


class Stop(WithOrigin):
    """A place to read next, and what it is read for."""

    target: AnyTarget = Field(description="Where to go, as kind:id.")
    why: Inline = Field(description="What the reader gets there, in a sentence.")


class Action(WithOrigin):
    """Something a role does: what, how, when, and how one knows it is done."""

    do: Inline = Field(description="What to do, in one imperative sentence.")
    how: Prose | None = Field(None, description="How to do it, where the sentence is not enough.")
    owner: RoleId = Field(description="The role that does it.")
    week: Week | None = Field(None, description="The framework's week in which it is done.")
    when: Text | None = Field(None, description="When it is done, where no week can say it.")
    done_when: Inline | None = Field(None, description="What is true once it is done.")


class Item(Record):
    """What every kind of item has: a stable id, a title and a summary."""

    kind: ClassVar[str]
    """The kind's name, as it stands in a typed link: `failure-mode`."""
    label: ClassVar[str]
    """The kind's name as a reader sees it: `Failure mode`."""
    folder: ClassVar[str]
    """The folder of the content root that holds the kind's files."""
    by_year: ClassVar[bool] = False
    """Whether that folder holds a folder for each year, and the files are in those."""
    by_group: ClassVar[bool] = False
    """Whether it holds a folder for each group, whose name is the first half of the id."""

    id: Slug = Field(description="Stable id in kebab-case; equals the file's name without .yml.")
    title: Text = Field(description="The name readers see.")
    summary: Inline = Field(description="One sentence that answers what the page is about.")
    was: tuple[Slug, ...] = Field((), description="Earlier ids of this item; they redirect here.")
    added: IsoDate | None = Field(None, description="The day it came into the playbook.")
    changed: IsoDate | None = Field(None, description="The day it was last changed in substance.")

    @property
    def rank(self) -> int:
        """Place among the items of its kind; items of the same rank follow by title."""
        return 0

    @property
    def path(self) -> str:
        """The item's file, relative to the content root."""
        return f"{self.folder}/{self.id}.yml"


class Guidance(Item):
    """An item that says what to do or what a word means, and names where that comes from."""

    origin: Origin = Field(description="Where the item comes from, unless a part says otherwise.")


class NumberedItem(Guidance):
    """Guidance with a place in the framework's own order."""

    number: Count = Field(description="Place in the framework's order, from 1.")

    @property
    def rank(self) -> int:
        """Place in the framework's own order."""
        return self.number
