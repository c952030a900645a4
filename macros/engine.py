"""What does mkdocs ask of the playbook while it builds?

Only this adapter and `site/frame.py` know mkdocs; the files named below are in `site/`.

mkdocs loads this file as a hook. Any engine that runs mkdocs-macros can render the pages, by the
macro call in each. Here they come about faster, and to the byte the same, as
tests/site/test_mould.py holds:

- a hand-written page goes the engine's whole way;
- a generated page in the menu takes its article from `article.py`, and its frame from the theme;
- of a kind that may have thousands of pages, the theme renders one with marks in it, and `mould.py`
  and `pour.py` make all of them from that;
- in a preview, an edit of a record has only those pages made again that it changes (`preview.py`),
  and a mistake leaves the last good ones, with a banner (`served.py`).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

# mkdocs loads hooks by their path, also from a checkout in which nothing is installed.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from macros.browser.bundle import imports, scripts, styles
from macros.content.loader import content_roots
from macros.content.opened import current_playbook
from macros.content.problems import ContentError
from macros.model import Playbook
from macros.pages.listing import UNLISTED, GeneratedPage, generated_pages
from macros.pages.menu import masthead, navigation, tools
from macros.pages.render import TEMPLATES, redirect_sources
from macros.pages.views import edition_view
from macros.site.anywhere import inside
from macros.site.beside import framed_files, shared_files
from macros.site.configuration import (
    EDIT_URI,
    NO_ADDRESS,
    REPO_HOST,
    ConfigurationError,
    configuration_of,
    edit_settings,
    site_address,
)
from macros.site.frame import Frame, FramedPage, Theme
from macros.site.meant import list_meant
from macros.site.pour import Pour
from macros.site.preview import Preview
from macros.site.search import SearchIndexError, build_index, index_files
from macros.site.served import Responder, Served
from macros.site.trouble import Trouble, noting
from macros.site.written import MissingPageError, check_questions, linked_files, written_pages
from macros.work.memo import stop_keeping
from macros.work.settings import DOCUMENTS, FILES, KEPT, MEANT, OFF, SEARCH
from macros.work.swap import replacing


@dataclass
class _Build:
    """What one hook of a build leaves for the next."""

    playbook: Playbook
    poured: tuple[GeneratedPage, ...]
    """The pages that are made from moulds, outside mkdocs."""
    joined: Mapping[str, bytes]
    """The style sheet and the script of every page."""
    written: tuple[str, ...]
    """The hand-written pages."""
    files: Mapping[str, bytes]
    """The files beside the pages, but for those that come with a poured page."""
    site_url: str
    """The site's own address with a slash at its end, where it is known."""
    theme: Theme | None = None
    pour: Pour | None = None
    pouring: Iterator[int] = field(default_factory=lambda: iter(()))
    framed: tuple[Frame, ...] = ()
    """The pages that mkdocs makes."""
    meant: tuple[str, ...] = ()
    """The addresses of the files that mkdocs writes."""


_NOT_ALWAYS = {"sitemap.xml"}
"""Files that depend on the settings."""
_NO_WAY_IN = (
    "Readers can only download what they contribute: set repo_url in mkdocs.yml, "
    "or contact in playbook.yml, to say where it goes."
)

_SITEMAP = "sitemap.xml"

log = get_plugin_logger("playbook")


_served: Served | None = None
"""Set under `mkdocs serve` alone."""
_built_alone = ExitStack()
"""Holds the site's folder while `mkdocs build` writes into it; `playbook build` holds it itself."""
_build: _Build


def on_startup(*, command: str, dirty: bool) -> None:  # noqa: ARG001
    """Remember whether this is `mkdocs serve`, whose reload script the page's policy must allow.

    There a change is seen at once, so documents of an earlier build have to do.
    """
    global _served  # noqa: PLW0603 - mkdocs tells the command here, before there is a config
    _served = Served() if command == "serve" else None
    if _served:
        os.environ.setdefault(DOCUMENTS.name, KEPT)


def on_shutdown() -> None:
    """Leave nothing running behind a preview, and the folder of the site to others."""
    _built_alone.close()
    if _served:
        _served.end()
        stop_keeping()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the content before any page does, and make the site's name and menu from it."""
    global _build  # noqa: PLW0603 - a build begins
    if _served:
        _served.begin(_surroundings(config), Path(config.site_dir))
    elif not MEANT.value:
        _built_alone.close()
        with suppress(OSError):  # it may be written to where the folder around it may not
            _built_alone.enter_context(replacing(Path(config.site_dir), log.info))
    current_playbook.cache_clear()
    try:
        site_url = site_address(config.site_url)
        # mkdocs guesses one that is not given, for another layout.
        config.edit_uri = configuration_of(Path(config.config_file_path)).get(EDIT_URI)
        repo_host = config.extra.get(REPO_HOST)
        editing = edit_settings(config.repo_url, config.edit_uri, repo_host)
        playbook = current_playbook()
        docs = Path(config.docs_dir)
        written = written_pages(docs)
        check_questions(playbook, written)
    except (ConfigurationError, MissingPageError) as error:
        raise PluginError(str(error)) from None
    except ContentError as error:
        raise PluginError(f"The content has problems.\n{error}") from None
    linked = set(linked_files(docs, written))  # mkdocs needs them, to check the links
    unlisted = (page for page in generated_pages(playbook) if page.macro in UNLISTED)
    poured = tuple(page for page in unlisted if page.source not in linked)
    addresses = {page.address for page in poured}
    files = (
        {**shared_files(playbook, site_url), **framed_files(playbook, addresses)}
        if _with_files()
        else {}
    )
    _build = _Build(playbook, poured, _join(config), written, files, site_url)
    config.site_name = playbook.edition.title
    config.extra.update(editing)
    config.extra["edition"] = edition_view(playbook)
    config.extra["anywhere"] = inside(docs)
    config.extra["imports"] = imports(docs)
    config.extra["masthead"] = masthead()
    config.extra["tools"] = tools()
    config.extra["is_preview"] = _served is not None
    config.nav = navigation(playbook, written)
    return config


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the pages made from items and from old addresses, and the files beside them."""
    playbook, poured = _build.playbook, set(_build.poured)
    for page in generated_pages(playbook):
        if page not in poured:
            files.append(FramedPage(playbook, page, config).file)
    made: dict[str, str | bytes] = {
        **redirect_sources(playbook),
        **_build.files,
        **_build.joined,
    }
    for source, content in made.items():
        files.append(File.generated(config, source, content=content))
    return files


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Cast the moulds, and begin to fill them while mkdocs reads and makes the other pages."""
    _build.theme = theme = Theme(config.theme.get_env(), config, files, nav)
    first_of_kind = {page.macro: page for page in reversed(_build.poured)}
    moulds = {name: theme.cast(_build.playbook, page) for name, page in first_of_kind.items()}
    _build.pour = Pour(
        _build.playbook, moulds, Path(config.site_dir), _build.site_url, _with_files()
    )
    _build.pouring = _build.pour.write(_build.poured)
    return nav


@event_priority(100)
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Keep what it takes to make a page again, and leave out a sitemap without addresses.

    The moulds have come from an environment like this one, which has the theme's templates
    compiled already; mkdocs goes on with that.
    """
    if not _build.site_url:  # earlier, mkdocs would take the template for a file to copy
        config.theme.static_templates.discard(_SITEMAP)
    theme = _build.theme
    if theme is None:
        return env
    pages = (file.page for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve))
    _build.framed = tuple(Frame(page, theme) for page in pages if page)
    drafts = InclusionLevel.DRAFT.value
    written = (file.dest_uri for file in files if file.inclusion.value > drafts)
    templates = theme.config.theme.static_templates - _NOT_ALWAYS
    _build.meant = (*written, *templates, *theme.config.extra_templates)
    return theme.env


def on_template_context(
    context: TemplateContext, *, template_name: str, config: MkDocsConfig
) -> TemplateContext:
    """Name the moulded pages in the sitemap."""
    if template_name == _SITEMAP:
        poured = sorted(_build.poured, key=lambda page: page.address)
        pages = (FramedPage(_build.playbook, page, config) for page in poured)
        context["pages"] = [*context["pages"], *(page.file for page in pages)]
    return context


def on_post_build(*, config: MkDocsConfig) -> None:
    """Wait for the last page, and index all of them for the search."""
    for _ in _build.pouring:
        pass
    if not (config.repo_url or _build.playbook.edition.contact or _served):
        log.info(_NO_WAY_IN)
    if not _build.site_url:
        log.info(NO_ADDRESS)
    if _served and _build.pour:
        made = _build.poured, _build.framed, _build.written, _build.files
        _served.show(Preview(_build.pour, *made))
        return
    site = Path(config.site_dir)
    if SEARCH.value != OFF:
        try:
            build_index(site)
        except SearchIndexError as error:
            raise PluginError(str(error)) from None
    list_meant((*_build.meant, *_addresses_poured(), *index_files(site)))


def on_serve(
    server: LiveReloadServer,
    *,
    config: MkDocsConfig,
    builder: Callable[[], None],
) -> LiveReloadServer:
    """Rebuild when the content or a template changes: no more of the site than need be."""
    for root in content_roots():
        server.watch(str(root))
    server.watch(str(TEMPLATES))
    if served := _served:
        server.set_app(Responder(served, server.serve_request))
        server.builder = lambda: _follow(served, config, builder)
    return server


def _follow(served: Served, config: MkDocsConfig, builder: Callable[[], None]) -> None:
    """Build what an edit changed; if that fails, go on with the last good pages.

    mkdocs would answer nobody until it is fixed.
    """
    with noting("mkdocs") as logged:
        try:
            if not served.follow(_surroundings(config)):
                builder()
            served.succeed()
        except (Exception, SystemExit) as error:
            served.fail(Trouble.of(error, logged))
            expected = isinstance(error, (ContentError, MkDocsException, SystemExit))
            if isinstance(error, Exception):  # the code of a mere exit says nothing
                log.error(f"{error}", exc_info=not expected)
            log.error("The preview shows the last good pages until this is fixed.")


def _surroundings(config: MkDocsConfig) -> tuple[Path, ...]:
    """Return where all that pages are made from is, but for the content."""
    theme = config.theme.custom_dir
    return (
        Path(config.config_file_path),
        Path(config.docs_dir),
        TEMPLATES,
        *([Path(theme)] if theme else []),
    )


def _join(config: MkDocsConfig) -> dict[str, bytes]:
    """Have pages name one style sheet and one script; return these files."""
    docs = Path(config.docs_dir)
    sheets = styles(docs, config.extra_css)
    code = scripts(docs, [str(script) for script in config.extra_javascript])
    config.extra["styles"] = list(sheets.names)
    config.extra["scripts"] = list(code.names)
    return {**sheets.files, **code.files}


def _addresses_poured() -> Iterator[str]:
    """Yield the addresses of all that is written outside mkdocs."""
    if _build.pour:
        for page in _build.poured:
            yield from _build.pour.addresses(page)


def _with_files() -> bool:
    return FILES.value != OFF
