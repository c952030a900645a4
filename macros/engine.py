"""How does the playbook become a site? The adapter to mkdocs, and the only module that imports it.

mkdocs loads this file as a hook. The pages themselves are rendered by macros, which every engine
that runs mkdocs-macros can call; here they only get their place among the files and in the menu.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files

# mkdocs loads hooks by their path, also from a checkout in which nothing is installed.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from macros import DEFAULT_CONTENT, current_playbook
from macros.loader import content_roots
from macros.pages import navigation
from macros.problems import ContentError
from macros.render import page_sources
from macros.search import SearchIndexError, build_index
from macros.views import edition_view

_preview = False


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001
    """Remember whether this is `mkdocs serve`, whose reload script the page's policy must allow."""
    global _preview  # noqa: PLW0603 - mkdocs tells the command only here, before there is a config
    _preview = command == "serve"


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the content before any page does, and make the site's name and menu from it."""
    current_playbook.cache_clear()
    try:
        playbook = current_playbook()
    except ContentError as error:
        raise PluginError(f"The content has problems.\n{error}") from None
    docs = Path(config.docs_dir)
    written = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md"))]
    config.site_name = playbook.edition.title
    config.extra["edition"] = edition_view(playbook)
    config.extra["is_preview"] = _preview
    config.nav = navigation(playbook, written)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page for every item, and one for every address that an item has left."""
    for source, text in page_sources(current_playbook()).items():
        files.append(File.generated(config, source, content=text))
    return files


def on_post_build(*, config: MkDocsConfig) -> None:
    """Index the finished pages for the search."""
    try:
        build_index(Path(config.site_dir))
    except SearchIndexError as error:
        raise PluginError(str(error)) from None


def on_serve(
    server: LiveReloadServer,
    *,
    config: MkDocsConfig,  # noqa: ARG001
    builder: object,  # noqa: ARG001
) -> LiveReloadServer:
    """Rebuild when the content or a template changes."""
    for root in content_roots(DEFAULT_CONTENT):
        server.watch(str(root))
    server.watch(str(Path(__file__).parent / "templates"))
    return server
