"""Which files does a contribution become, and how are they written: all of them, or none?

A record names organisations by their ids; one that has no file yet gets it with the record, so
that a contribution stays one change that a person can look through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..content.loader import Loaded
from ..content.problems import Problem
from ..model import Organisation, Retrospective
from .drafts import Draft, problems_of
from .organisations import with_files


@dataclass(frozen=True)
class Filing:
    """A contribution with the organisations that it brings along, below a content root."""

    draft: Draft
    """Whole, and with an id for each organisation that is told whole."""
    organisations: tuple[Draft, ...]
    root: Path
    loaded: Loaded

    @cached_property
    def texts(self) -> Mapping[Path, str]:
        """The text of each file: the contribution's first. Raise `UnwritableError`."""
        return {
            draft.path(self.root): draft.text(self.root)
            for draft in (self.draft, *self.organisations)
        }

    @property
    def path(self) -> Path:
        """The contribution's own file."""
        return self.draft.path(self.root)

    def problems(self) -> tuple[Problem, ...]:
        """Return every error and warning that the files would have."""
        return tuple(sorted(self._problems()))

    def write(self) -> None:
        """Write the files, or none of them. Raise `FileExistsError` or another `OSError`."""
        written: list[Path] = []
        try:
            for path, text in self.texts.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("x", encoding="utf-8") as file:
                    written.append(path)
                    file.write(text)
        except BaseException:
            for path in written:
                with suppress(OSError):
                    path.unlink()
            raise

    def _problems(self) -> Iterator[Problem]:
        kind = Organisation.kind
        new = {item.answers["id"] for item in self.organisations}
        declared = {**self.loaded.declared, kind: self.loaded.declared[kind] | new}
        yield from problems_of(self.draft, self.root, replace(self.loaded, declared=declared))
        for organisation in self.organisations:
            yield from problems_of(organisation, self.root, self.loaded)


def filing_of(draft: Draft, root: Path, loaded: Loaded) -> Filing:
    """Return the files that a draft becomes below a content root."""
    whole = draft.completed(loaded)
    if draft.kind is not Retrospective:
        return Filing(whole, (), root, loaded)
    answers, files = with_files(whole.answers, loaded)
    organisations = tuple(Draft(Organisation, fields) for fields in files)
    return Filing(replace(whole, answers=answers), organisations, root, loaded)
