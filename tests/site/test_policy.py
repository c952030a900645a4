"""Does every page keep the Content-Security-Policy, without a script or a style of its own?"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from bs4 import Tag

from ..helpers.html import BuiltPage

Pages = dict[str, BuiltPage]

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)

ANYWHERE = "404.html"
"""The page that a host shows at any address; it loads nothing, and brings its style and script."""

NAMESPACES = ("http://www.w3.org/", "http://schemas.openxmlformats.org/")
"""Names of XML vocabularies, which nobody asks for."""


def test_every_page_states_the_policy_before_anything_is_loaded(pages: Pages) -> None:
    for page in pages.values():
        if page.address == ANYWHERE:
            continue
        stated = page.soup.find_all("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert [tag["content"] for tag in stated] == [POLICY], page.address
        assert page.soup.head is not None
        first = [tag.name for tag in page.soup.head.find_all(True)[:2]]
        assert first == ["meta", "meta"], page.address


def test_no_page_carries_code_or_style(pages: Pages) -> None:
    carried = [
        (page.address, tag.name, sorted(tag.attrs))
        for page in pages.values()
        if page.address != ANYWHERE
        for tag in (*page.scripts, *page.soup.select(":not(script)"))
        if (tag.name == "script" and not tag.has_attr("src"))
        or tag.name in {"style", "iframe", "object", "embed", "base"}
        or any(name == "style" or name.startswith("on") for name in tag.attrs)
    ]
    assert carried == []


def test_the_page_for_any_address_is_held_to_what_is_inside_it(pages: Pages) -> None:
    page = pages[ANYWHERE]
    (style,), (script,) = page.soup.find_all("style"), page.scripts
    assert page.soup.head is not None
    policy = page.soup.head.find_all(True)[1]
    assert policy.attrs == {
        "http-equiv": "Content-Security-Policy",
        "content": f"default-src 'none'; script-src '{hashed(script)}'; "
        f"style-src '{hashed(style)}'; img-src data:; connect-src 'self'; base-uri 'none'; "
        "form-action 'self'",
    }
    assert (style.attrs, script.attrs) == ({}, {})
    inline = [tag for tag in page.soup.find_all(True) if "style" in tag.attrs]
    assert inline == []
    assert [target for tag, target in page.references if tag.name != "a"] == [
        str(tag["href"]) for tag in page.soup.select("link[href^='data:image/svg+xml']")
    ]


def hashed(tag: Tag) -> str:
    """Return the name by which a policy allows what stands in an element."""
    return f"sha256-{b64encode(sha256(tag.get_text().encode()).digest()).decode()}"


def test_style_sheets_and_scripts_name_no_other_host(site: Path) -> None:
    scripts = (site / "assets" / "js").rglob("*.js")
    ours = [
        *(site / "assets" / "css").rglob("*.css"),
        *(path for path in scripts if path.parent.name != "vendor"),
    ]
    assert len(ours) > 20
    hosts = [
        (path.name, found)
        for path in ours
        for found in re.findall(r"""["'(](?:https?:)?//[^"')]+""", path.read_text(encoding="utf-8"))
        if not found[1:].startswith(NAMESPACES)
    ]
    assert hosts == []


def test_the_themes_own_search_index_is_not_shipped(site: Path) -> None:
    assert not (site / "search" / "search_index.json").exists()
    assert (site / "pagefind" / "pagefind.js").is_file()
