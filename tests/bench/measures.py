"""What does the bench measure? Each measure is a few subjects that run in turn."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from macros.content.opened import open_playbook
from macros.pages.measured import Site
from macros.work.settings import CACHE, CONTENT, DOCUMENTS, FILES, KEPT, OFF, SEARCH

from ..helpers.building import PROJECT
from .corpus import write_corpus
from .measure import Command, Probe, Run, Subject
from .peers import write_hugo, write_material
from .preview import edit_to_page

PEERS = PROJECT / ".venv-bench" / "bin"
_OWN = PROJECT / "playbook"
_PLAYBOOK = Path(sys.executable).with_name("playbook")
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True)
class Ground:
    """Where the bench works, and with how many retrospectives it calls many, and very many."""

    folder: Path
    many: int = 1_000
    very_many: int = 10_000

    @cached_property
    def frame(self) -> Path:
        """A retrospective's page as we build it, whose frame Hugo gets."""
        self.pages(1).run()
        return next(self.site(1).glob("retrospectives/*-00000/index.html"))

    @cached_property
    def others(self) -> Path:
        """The site without made retrospectives, whose pages the other programs get too."""
        self.pages(0).run()
        return self.site(0)

    def corpus(self, count: int) -> Path:
        """Return a content root with as many made retrospectives."""
        root = self.folder / f"corpus-{count}"
        if not root.exists():
            root.mkdir()
            write_corpus(root, open_playbook([_OWN]), count)
        return root

    def site(self, count: int) -> Path:
        """Return where the site with as many retrospectives is built."""
        return self.folder / f"site-{count}"

    def content(self, count: int) -> str:
        """Return the content roots, as the environment names them."""
        return os.pathsep.join([str(_OWN), str(self.corpus(count))])

    def pages(self, count: int) -> Command:
        """Return the build of pages only, from cold: no search index, no files beside the pages.

        Pages name the size of the PDFs, so those of an earlier build are kept, and nothing else.
        They link to the files beside them, so the build is not strict.
        """
        shelf = self.folder / "pages"
        alone = {
            SEARCH.name: OFF,
            FILES.name: OFF,
            DOCUMENTS.name: KEPT,
            CACHE.name: str(shelf),
        }
        site = self.site(count)
        return Command(
            f"pages-{count}",
            [sys.executable, "-m", "mkdocs", "build", "--no-strict", "--site-dir", str(site)],
            {**_QUIET, CONTENT.name: self.content(count), **alone},
            forgets=(shelf / "records", site),
            folder=PROJECT,
        )

    def whole(self, name: str, count: int, *options: str) -> Command:
        """Return the build of a whole site with as many retrospectives, as it is published."""
        site, shelf = self.published(name, count), self.folder / f"{name}-{count}"
        command = [str(_PLAYBOOK), "build", str(site), *options]
        environment = {**_QUIET, CONTENT.name: self.content(count), CACHE.name: str(shelf)}
        return Command(f"{name}-{count}", command, environment, folder=PROJECT)

    def published(self, name: str, count: int) -> Path:
        """Return where `whole` builds a site."""
        return self.folder / f"published-{name}-{count}"

    def material(self, count: int) -> Command:
        """Return the same pages in plain mkdocs-material."""
        folder = self.folder / f"material-{count}"
        config = folder / "mkdocs.yml"
        if not folder.exists():
            write_material(folder, self.corpus(count), self.others)
        command = [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config)]
        return Command(f"material-{count}", command, _QUIET, forgets=(folder / "site",))

    def hugo(self, count: int) -> Command:
        """Return the same pages in Hugo."""
        folder = self.folder / f"hugo-{count}"
        if not folder.exists():
            write_hugo(folder, self.corpus(count), self.frame, self.others)
        public = folder / "public"
        command = [str(PEERS / "hugo"), "--quiet", "--source", str(folder)]
        return Command(f"hugo-{count}", command, forgets=(public,))

    def index(self, count: int) -> Command:
        """Return the making of a search index of the site that was built last, from cold."""
        site, shelf = self.site(count), self.folder / "indexed"
        command = [str(_PLAYBOOK), "index", str(site)]
        forgets = (shelf, site / "pagefind")
        return Command(f"search-{count}", command, {CACHE.name: str(shelf)}, forgets)

    def index_again(self, count: int) -> Probe:
        """Return the making of the index after a page has changed, when the rest was kept."""
        page = next(self.site(count).glob("retrospectives/*-00000/index.html"))
        again = replace(self.index(count), forgets=(self.site(count) / "pagefind",))

        def run() -> Run:
            html = page.read_text(encoding="utf-8")
            page.write_text(html.replace("</h1>", " again</h1>", 1), encoding="utf-8")
            return again.run()

        return Probe(f"search-again-{count}", run)

    def edit(self, count: int) -> Probe:
        """Return an edit of a retrospective with as many others beside it."""
        edited = sorted(self.corpus(count + 1).rglob("retrospectives/*/*.yml"))[0]
        shelf = {**_QUIET, CACHE.name: str(self.folder / f"served-{count}")}
        probe = partial(edit_to_page, self.content(count + 1), edited, shelf)
        return Probe(f"edit-{count}", probe)

    def check(self, count: int) -> Command:
        """Return the check of the content with as many made retrospectives, from cold."""
        shelf = self.folder / f"checked-{count}"
        return Command(
            f"check-{count}",
            [str(_PLAYBOOK), "check"],
            {CONTENT.name: self.content(count), CACHE.name: str(shelf)},
            forgets=(shelf,),
            folder=PROJECT,
        )

    def check_one(self) -> Command:
        """Return the check of one file, when all others have been read before."""
        root = self.corpus(1)
        file = next(root.rglob("retrospectives/*/*.yml"))
        command = [str(_PLAYBOOK), "check", str(file)]
        shelf = str(self.folder / "checked-one")
        environment = {CONTENT.name: self.content(1), CACHE.name: shelf}
        return Command("check-one", command, environment, folder=PROJECT)

    def size_each(self) -> Site:
        """Return what a retrospective adds to a whole site, when both have been built anew."""
        without, with_many = (_files(self.published("anew", count)) for count in (0, self.many))
        page = next(self.published("anew", self.many).glob("retrospectives/*-00000/index.html"))
        return Site(
            round((len(with_many) - len(without)) / self.many, 2),
            round((sum(with_many) - sum(without)) / self.many / 1000, 2),
            round(len(gzip.compress(page.read_bytes())) / 1000, 2),
        )

    def schema(self, name: str, count: int) -> Command:
        """Return what check-jsonschema says of as many retrospectives."""
        files = sorted(map(str, self.corpus(count).rglob("retrospectives/*/*.yml")))
        schema = PROJECT / "schema" / "retrospective.json"
        command = [str(PEERS / "check-jsonschema"), "--schemafile"]
        return Command(name, [*command, str(schema), *files])


def _files(folder: Path) -> list[int]:
    """Return the sizes of all files in a folder."""
    return [path.stat().st_size for path in folder.rglob("*") if path.is_file()]


def _pages(ground: Ground) -> Sequence[Subject]:
    many, most = ground.many, ground.very_many
    ground.pages(0).run()  # makes the PDFs
    return (
        ground.pages(0), ground.pages(many), ground.material(many), ground.hugo(many),
        ground.pages(most), ground.hugo(most),
    )  # fmt: skip


def _search(ground: Ground) -> Sequence[Subject]:
    most = ground.very_many
    ground.pages(most).run()
    return ground.index(most), ground.index_again(most)


def _edit(ground: Ground) -> Sequence[Subject]:
    return ground.edit(0), ground.edit(ground.many)


def _check(ground: Ground) -> Sequence[Subject]:
    return (
        ground.check_one(), ground.schema("schema-one", 1),
        ground.check(ground.many), ground.schema(f"schema-{ground.many}", ground.many),
    )  # fmt: skip


def _rebuild(ground: Ground) -> Sequence[Subject]:
    """Return builds that find their site up to date, and the same made anew."""
    counts = (0, ground.many)
    anew = [ground.whole("anew", count, "--anew") for count in counts]
    again = [ground.whole("rebuild", count) for count in counts]
    for build in (*anew, *again):
        build.run()
    return (*anew, *again)


MEASURES: dict[str, Callable[[Ground], Sequence[Subject]]] = {
    "pages": _pages,
    "search": _search,
    "edit": _edit,
    "check": _check,
    "rebuild": _rebuild,
}
"""The measures by name."""
