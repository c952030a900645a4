"""How does a page get the theme's frame? The pages that mkdocs sets, and the moulds from it.

With `engine.py` the only module that imports mkdocs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..model import Playbook
from ..pages.listing import GeneratedPage as MadePage
from ..pages.render import metadata_text, page_source
from .article import Article, ArticleHeading, article_of
from .calls import page_markdown
from .mould import MARKED_ARTICLE, MARKED_WITHOUT_CONTENTS, Mould, Moulds, mark


class FramedPage(Page):
    """A generated page: it has the engine's place and frame, and an article of our own making."""

    def __init__(self, playbook: Playbook, made: MadePage, config: MkDocsConfig) -> None:
        file = File.generated(config, made.source, content=page_source(playbook, made))
        super().__init__(metadata_text(made.title), file, config)
        self.playbook = playbook
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the front matter; the macro call below it is made here and not by a plugin."""
        super().read_source(config)
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002
        """Set the article that the macro gives."""
        self.set_article(article_of(self.article_markdown()))

    def article_markdown(self) -> str:
        """Return the Markdown that the macro gives."""
        made = self.made
        return page_markdown(self.playbook, made.address, made.macro, made.argument)

    def set_article(self, article: Article) -> None:
        """Set an article as if mkdocs had rendered it."""
        self.content = article.html
        self.toc = _contents(article.headings)
        self.present_anchor_ids = set(re.findall(r'\bid="([^"]+)"', article.html))


@dataclass(frozen=True)
class Theme:
    """What sets the pages of one site: the theme's templates, the settings, files and menu."""

    env: jinja2.Environment
    config: MkDocsConfig
    files: Files
    nav: Navigation

    def html(self, page: Page) -> str:
        """Return a page in its frame."""
        plugins = self.config.plugins
        page.active = True  # the menu shows where the reader is
        try:
            context = get_context(self.nav, self.files, self.config, page)
            context = plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            return plugins.on_post_page(template.render(context), page=page, config=self.config)
        finally:
            page.active = False

    def cast(self, playbook: Playbook, made: MadePage) -> Moulds:
        """Set a page of a kind with marks in it, with a contents list and without."""
        page = FramedPage(playbook, made, self.config)
        page.read_source(self.config)
        page.meta.update(
            {name: mark(name) for name in ("title", "description", "content_file", "data")}
        )
        if page.canonical_url:
            page.canonical_url = mark("canonical_url")
        moulds = []
        for article in (MARKED_ARTICLE, MARKED_WITHOUT_CONTENTS):
            page.set_article(article)
            moulds.append(Mould.of(self.html(page)))
        return Moulds(*moulds)


@dataclass(frozen=True)
class Frame:
    """A page that mkdocs made, to make it again: the steps that mkdocs takes with a page."""

    page: Page
    theme: Theme

    @property
    def address(self) -> str:
        """Where the page stands."""
        return self.page.url

    def shows(self, playbook: Playbook) -> str:
        """Return what the page shows of a playbook, as Markdown."""
        page, config = self.page, self.theme.config
        if isinstance(page, FramedPage):
            page.playbook = playbook
            return page.article_markdown()
        page.read_source(config)
        return config.plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=self.theme.files
        )

    def write(self, markdown: str) -> None:
        """Write the page anew, with this in it."""
        page, config, files = self.page, self.theme.config, self.theme.files
        page.markdown = markdown
        page.render(config, files)
        page.content = config.plugins.on_page_content(
            page.content or "", page=page, config=config, files=files
        )
        Path(page.file.abs_dest_path).write_bytes(self.theme.html(page).encode())


def _contents(headings: Sequence[ArticleHeading]) -> TableOfContents:
    """Return headings as mkdocs has them, each with those below it."""
    links = [AnchorLink(heading.text, heading.id, heading.level) for heading in headings]
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for link in links:
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return TableOfContents(top)
