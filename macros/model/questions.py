"""What do people ask of the playbook, and where is it answered?"""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from .base import PAGE, AnyTarget, Inline, Record, Slug, Text, WithOrigin

PageAddress = Annotated[str, StringConstraints(pattern=PAGE, max_length=240)]
"""Where a page is read, relative to the site's root, such as `start/` or `evidence/#framework`."""


class PageLink(Record):
    """A page of the site that is no item's."""

    title: Text = Field(description="What the page is called.")
    address: PageAddress = Field(description="Its address in this site, such as start/.")


class AskedQuestion(WithOrigin):
    """A question as people ask it, with a short answer and the page that has the long one."""

    id: Slug = Field(description="Stable id of the question; no other question or group has it.")
    ask: Text = Field(description="The question as one hears it, with its question mark.")
    also: tuple[Text, ...] = Field((), description="Other words in which people look for it.")
    answer: Inline = Field(description="The answer in three sentences, the first one to the point.")
    target: AnyTarget | None = Field(None, description="The item to read next, as kind:id.")
    page: PageLink | None = Field(None, description="The page to read next, where it is no item's.")

    @model_validator(mode="after")
    def _leads_to_one(self) -> Self:
        if (self.target is None) == (self.page is None):
            raise ValueError("a question leads to one place, a `target` or a `page`")
        return self


class QuestionGroup(WithOrigin):
    """Questions about one matter, under a heading."""

    id: Slug = Field(description="Stable id of the group.")
    title: Text = Field(description="Its heading.")
    questions: Annotated[tuple[AskedQuestion, ...], Field(min_length=1)] = Field(
        description="The questions, in order."
    )
