"""What must be made again after an edit, while somebody looks at a preview of the site?

An edit of a record leaves nearly every page as it was. As long as the same pages stand in the same
menu, only those that show something else are made again; after any other change the whole site is.
A test holds the result to what a whole build makes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from ..model import KINDS, Item, Playbook, Retrospective, Withdrawn
from ..pages.addresses import address_of
from ..pages.listing import UNLISTED, GeneratedPage, generated_pages
from ..pages.menu import Navigation, navigation
from ..pages.render import redirect_sources
from ..pages.views import edition_view, retrospective_pager
from .beside import framed_files, shared_files
from .pour import Pour


@dataclass(frozen=True)
class Outline:
    """What every page of the site depends on, beside what it shows itself."""

    edition: object
    menu: Navigation
    listed: tuple[GeneratedPage, ...]
    unlisted: frozenset[str]
    """The addresses of pages whose titles no other page's frame names."""
    redirects: dict[str, str]
    addresses: dict[tuple[str, str], str]
    """Where a link in prose leads, by kind and id."""

    @classmethod
    def of(cls, playbook: Playbook, written: Sequence[str]) -> Outline:
        """Return the outline of a site with these hand-written pages."""
        pages = generated_pages(playbook)
        items = (item for kind in playbook.items.values() for item in kind.values())
        return cls(
            edition_view(playbook),
            navigation(playbook, written),
            tuple(page for page in pages if page.macro not in UNLISTED),
            frozenset(page.address for page in pages if page.macro in UNLISTED),
            redirect_sources(playbook),
            {(item.kind, item.id): address_of(item) for item in items},
        )


class Framed(Protocol):
    """A page in the site generator's frame."""

    @property
    def address(self) -> str:
        """Where it stands."""

    def shows(self, playbook: Playbook) -> str:
        """Return what it shows of a playbook, as Markdown."""

    def write(self, markdown: str) -> None:
        """Write it anew, with this in it."""


class Preview:
    """A whole site as it was built last, and what each address of it was made from."""

    def __init__(
        self,
        pour: Pour,
        poured: Sequence[GeneratedPage],
        framed: Sequence[Framed],
        written: Sequence[str],
        files: Mapping[str, bytes],
    ) -> None:
        self.pour = pour
        self.poured = frozenset(page.address for page in poured)
        self.framed = framed
        self.written = written
        self.outline = Outline.of(pour.playbook, written)
        self.pages = generated_pages(pour.playbook)
        self._made_from: dict[str, str | bytes] = {**files}
        for _ in self._changed_frames():
            pass

    def follow(self, playbook: Playbook) -> bool:
        """Make the pages again that a playbook changes; return False where all has to be built."""
        if Outline.of(playbook, self.written) != self.outline:
            return False
        before, self.pour = self.pour, replace(self.pour, playbook=playbook)
        shown, self.pages = self.pages, generated_pages(playbook)
        for page in self._changed_pages(before.playbook, shown):
            self.pour.write_page(page)
        for framed, markdown in self._changed_frames():
            framed.write(markdown)
        return True

    def write_files(self) -> None:
        """Make those files again that belong to no page and that the playbook changes."""
        for address, content in self._changed_files():
            (self.pour.site / address).write_bytes(content)

    def _changed_pages(
        self, before: Playbook, shown: Sequence[GeneratedPage]
    ) -> Iterator[GeneratedPage]:
        """Yield the poured pages that differ.

        Each shows its record, the records before and after it, and items of other kinds.
        """
        playbook, earlier = self.pour.playbook, set(shown)
        others_differ = _others(playbook) != _others(before)
        now, then = _beside(playbook), _beside(before)
        for page in self.pages:
            if page.address in self.poured:
                name = page.argument
                case, old = (one.get(Retrospective, name) for one in (playbook, before))
                stays = case is old and page in earlier and now[name] == then[name]
                if others_differ or not stays:
                    yield page

    def _changed_frames(self) -> Iterator[tuple[Framed, str]]:
        """Yield the framed pages that show something else than before, with what they show."""
        for framed in self.framed:
            markdown = framed.shows(self.pour.playbook)
            if self._differs(framed.address, markdown):
                yield framed, markdown

    def _changed_files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the files that differ but for those beside poured pages, by their addresses."""
        playbook = self.pour.playbook
        shared = shared_files(playbook, self.pour.site_url)
        for address, content in {**shared, **framed_files(playbook, self.poured)}.items():
            if self._differs(address, content):
                yield address, content

    def _differs(self, address: str, made_from: str | bytes) -> bool:
        before = self._made_from.get(address)
        self._made_from[address] = made_from
        return before != made_from


def _beside(playbook: Playbook) -> dict[str, object]:
    """Return what the page of each record says of those before and after it, by its id."""
    cases = playbook.all(Retrospective)
    return {case.id: retrospective_pager(playbook, case) for case in cases}


def _others(playbook: Playbook) -> list[Item]:
    """Return the items of kinds whose pages are not poured."""
    kinds = (kind for kind in KINDS if kind is not Retrospective)
    return [*playbook.all(Withdrawn), *(item for kind in kinds for item in playbook.all(kind))]


Stamp = tuple[tuple[str, int, int], ...]
"""Files with their sizes and the times of their last change."""


def stamp_of(*places: Path) -> Stamp:
    """Return the stamp of these files, and of all files in these folders."""
    return tuple(
        (str(file), status.st_size, status.st_mtime_ns)
        for place in places
        for file in _files_in(place)
        for status in [file.stat()]
    )


def _files_in(place: Path) -> Iterator[Path]:
    files = sorted(place.rglob("*")) if place.is_dir() else [place]
    return (file for file in files if file.is_file())
