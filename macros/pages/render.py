"""How does a view become HTML? The only module that makes a Jinja environment and renders in it.

Templates end in `.md.j2` and give Markdown that either site generator reads: headings as
Markdown, so that the contents list works, all else as flush-left HTML blocks. Everything from
content is escaped on its way: as HTML by autoescape, in headings by the filter `heading`.
Templates that end in `.txt.j2` give plain text to copy, and escape nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup, escape

from ..model import Playbook
from ..text.autolinks import linked
from ..text.counted import agreeing, counted
from ..text.prose import to_html, to_text
from .addresses import address_of_target, source_of
from .listing import GeneratedPage, generated_pages, redirects

TEMPLATES = Path(__file__).parent / "templates"

_ACTIVE_IN_HEADINGS = re.compile(r"[^\w\s]|_")
_BLANK_LINES = re.compile(r"\n{3,}")
_QUERY_AND_FRAGMENT = re.compile("[?#]")


@dataclass(frozen=True)
class Renderer:
    """Renders views of one playbook as they are read at one address."""

    playbook: Playbook
    address: str

    def render(self, name: str, view: object) -> str:
        """Render a view with the template `name`; raise when the template asks for what is not."""
        text = (
            _environment()
            .get_template(f"{name}.j2")
            .render(
                view=view,
                document=self.render,
                inline=self.inline,
                prose=self.prose,
                text=to_text,
                url=self.url,
            )
        )
        return _BLANK_LINES.sub("\n\n", text).strip() + "\n"

    def url(self, address: str) -> str:
        """Return the relative URL from the page to an address of the site, or to a part of it."""
        if address.startswith("#"):
            return address
        path = _QUERY_AND_FRAGMENT.split(address, maxsplit=1)[0]
        url = _relative_url(self.address, path)
        return f"{url}/{address[len(path) :]}" if path.endswith("/") or not path else url

    def prose(self, text: str) -> Markup:
        """Render prose of several paragraphs."""
        return to_html(text, self._resolve, inline=False)

    def inline(self, text: str) -> Markup:
        """Render a sentence or two."""
        return to_html(text, self._resolve, inline=True)

    def _resolve(self, target: str) -> str:
        return self.url(address_of_target(self.playbook, target))


def _relative_url(start: str, path: str) -> str:
    """Return the relative URL from a folder to a path, both relative to the site's root."""
    here, there = start.split("/")[:-1], path.removesuffix("/").split("/") if path else []
    shared = 0
    while shared < min(len(here), len(there)) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:]) or "."


def render_alone(name: str, view: object) -> str:
    """Render a view that belongs to no playbook with the template `name`."""
    return _environment().get_template(f"{name}.j2").render(view=view)


def page_sources(playbook: Playbook) -> dict[str, str]:
    """Return the Markdown of every generated page by its file, relative to the docs folder."""
    sources = {page.source: page_source(playbook, page) for page in generated_pages(playbook)}
    return {**sources, **redirect_sources(playbook)}


def page_source(playbook: Playbook, page: GeneratedPage) -> str:
    """Return the Markdown of a generated page: front matter and a macro call."""
    return Renderer(playbook, page.address).render("generated_page.md", page)


def redirect_sources(playbook: Playbook) -> dict[str, str]:
    """Return the Markdown of the pages at old addresses, by their files."""
    sources = {}
    for address, moved in redirects(playbook).items():
        renderer = Renderer(playbook, address)
        sources[source_of(address)] = renderer.render("moved_page.md", moved)
    return sources


def heading(text: str) -> Markup:
    """Escape text for a Markdown heading: no character of it is markup in either generator."""
    return Markup(_ACTIVE_IN_HEADINGS.sub(lambda match: f"&#{ord(match.group())};", text))  # noqa: S704


def metadata_text(text: str) -> Markup:
    """Escape text for a page's metadata, which themes print as HTML, and macros for braces."""
    escaped = str(escape(text)).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(escaped.replace("\\", "&#92;"))  # noqa: S704


def front_matter_text(text: str) -> Markup:
    """Quote text for front matter; nothing in it means anything to YAML."""
    return Markup('"{}"').format(metadata_text(text))


def markdown_cell(text: str) -> str:
    """Keep text inside its cell of a Markdown table."""
    return " ".join(linked(text).replace("|", "\\|").split("\n"))


def markdown_entry(text: str) -> str:
    """Keep text of several lines inside its entry of a Markdown list."""
    return linked(text).replace("\n", "\n  ")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(disabled_extensions=("txt.j2",), default=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["agreeing"] = agreeing
    environment.filters["cell"] = markdown_cell
    environment.filters["counted"] = counted
    environment.filters["entry"] = markdown_entry
    environment.filters["linked"] = linked
    environment.filters["heading"] = heading
    environment.filters["front_matter"] = front_matter_text
    return environment
