"""Does every page keep the Content-Security-Policy, without a script or a style of its own?"""

from __future__ import annotations

import re
from pathlib import Path

from .html import BuiltPage

Pages = dict[str, BuiltPage]

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"
)

NAMESPACES = ("http://www.w3.org/", "http://schemas.openxmlformats.org/")
"""Names of XML vocabularies, which nobody asks for."""


def test_every_page_states_the_policy_before_anything_is_loaded(pages: Pages) -> None:
    for page in pages.values():
        stated = page.soup.find_all("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert [tag["content"] for tag in stated] == [POLICY], page.address
        assert page.soup.head is not None
        first = [tag.name for tag in page.soup.head.find_all(True)[:2]]
        assert first == ["meta", "meta"], page.address


def test_no_page_carries_code_or_style(pages: Pages) -> None:
    carried = [
        (page.address, tag.name, sorted(tag.attrs))
        for page in pages.values()
        for tag in (*page.scripts, *page.soup.select(":not(script)"))
        if (tag.name == "script" and not tag.has_attr("src"))
        or tag.name in {"style", "iframe", "object", "embed", "base"}
        or any(name == "style" or name.startswith("on") for name in tag.attrs)
    ]
    assert carried == []


def test_style_sheets_and_scripts_name_no_other_host(site: Path) -> None:
    scripts = (site / "assets" / "js").rglob("*.js")
    ours = [
        *(site / "assets" / "css").glob("*.css"),
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
