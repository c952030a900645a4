"""How do pages of which the theme would render too many get into the site?

A page is the mould of its kind, filled with what its macro gives; pages do not depend on each
other, so they are made in parallel.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import Playbook, Retrospective
from ..pages.listing import GeneratedPage
from ..pages.render import metadata_text
from ..work.workers import spread
from .article import article_of
from .beside import files_beside
from .calls import page_markdown
from .mould import Moulds

_PAGE = "index.html"


@dataclass(frozen=True)
class Pour:
    """Everything that the making of moulded pages needs."""

    playbook: Playbook
    moulds: Mapping[str, Moulds]
    """The moulds by the macro that renders a page."""
    site: Path
    site_url: str = ""
    """The site's own address with a slash at its end, where it is known."""
    with_files: bool = True
    """Whether the files beside a page are written too."""

    def write(self, pages: Sequence[GeneratedPage]) -> Iterator[int]:
        """Begin to write `pages`; return an iterator that waits for them and counts them."""
        return spread(self._write, pages)

    def _write(self, pages: Sequence[GeneratedPage]) -> int:
        for page in pages:
            self.write_page(page)
        return len(pages)

    def write_page(self, page: GeneratedPage) -> None:
        """Write a page and the files beside it."""
        folder = self.site / page.address
        folder.mkdir(parents=True, exist_ok=True)
        html = self.moulds[page.macro].fill(self._values(page), article_of(self.markdown(page)))
        (folder / _PAGE).write_bytes(html.encode())
        for address, content in self._files_beside(page).items():
            (self.site / address).write_bytes(content)

    def addresses(self, page: GeneratedPage) -> tuple[str, ...]:
        """Return where a page and the files beside it are written."""
        return (f"{page.address}{_PAGE}", *self._files_beside(page))

    def markdown(self, page: GeneratedPage) -> str:
        """Return what a page shows, as Markdown."""
        return page_markdown(self.playbook, page.address, page.macro, page.argument)

    def _files_beside(self, page: GeneratedPage) -> Mapping[str, bytes]:
        if not self.with_files:
            return {}
        return files_beside(self.playbook, self.playbook.get(Retrospective, page.argument))

    def _values(self, page: GeneratedPage) -> dict[str, str]:
        return {
            "title": metadata_text(page.title),
            "description": metadata_text(page.description),
            "content_file": metadata_text(page.content_file or ""),
            "data": metadata_text(page.data_file),
            "canonical_url": f"{self.site_url}{page.address}",
        }
