"""How is prose parsed and rendered, where it is more than plain text?

Source: CommonMark 0.31.2; markdown-it-py, preset "commonmark".
"""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup

from ..model import KIND_BY_NAME
from .link import ProseLink


class PlaybookMarkdown(MarkdownIt):
    """Keeps every link as the author wrote it: rules judge links, rendering drops bad ones."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"html": False})
        self.add_render_rule("link_open", _open_link)
        self.add_render_rule("link_close", _close_link)
        self.add_render_rule("image", _image_text)

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        """Let every address be a link."""
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        """Return an address as it is."""
        return url


def _open_link(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    link = ProseLink(str(token.attrGet("href") or ""))
    if link.target and link.target[0] in KIND_BY_NAME:
        token.attrs = {"href": env["resolve"](link.href)}
        if link.target[0] == "term":
            token.attrs["class"] = "term"
    elif link.is_external:
        token.attrs = {"href": link.href, "rel": "noopener", "class": "external"}
    else:
        token.attrs = {}
    return self.renderToken(tokens, index, options, env)


def _close_link(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    return self.renderToken(tokens, index, options, env)


def _image_text(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    return str(Markup.escape(tokens[index].content))
