"""Addresses that readers of Markdown trip over, and where each leads."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

import cmarkgfm
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

_PUNYCODE = re.compile(r"xn--[a-z0-9-]+")

ADDRESSES = (
    "https://wiki.example/pilot_log/week_4?a=1&b=2*3",
    "https://wiki.example/_a_/*b*/__c__/**d**",
    "https://wiki.example/~team/~~old~~/x",
    "https://wiki.example/Log_(week_4)",
    "https://wiki.example/a[1]=b&c[]=d",
    "https://wiki.example/a|b|c",
    "https://wiki.example/?q=a&copy;b&lt;=c&amp;d&#42;e",
    "https://wiki.example/?a=1&b=2&copy=3",
    "https://wiki.example/page#part_one_two",
    "https://wiki.example/100%25_done/%7Eme",
    "https://wiki.example/a``b`c",
    "https://wiki.example/{team}/!x/$y'z;a,b:c@d",
    "https://wiki.example/größe/漢字_漢字/مرحبا",
    "https://münchen.example/straße_1",
    "http://localhost:8000/a_b_c",
    "https://user@wiki.example:8443/a_b/?x=//y",
    "ftp://files.example/pub_lic/a_b",
    "mailto:a_b_c@team.example",
)
"""Addresses without anything that ends them in a sentence."""

WHOLE = (
    *(address for address in ADDRESSES if address.startswith("http")),
    "https://wiki.example/my file_of_week 4.pdf",
    "https://wiki.example/?q=<a>_b_&r=>",
    'https://wiki.example/?q="a_b"_c',
    "https://wiki.example/a_b.",
    "https://wiki.example/a_b_",
    "https://wiki.example/a_b)",
    "https://wiki.example/*",
)
"""Addresses that stand alone in their field, where nothing ends them."""

SENTENCES = (
    "See {} for the *log*.",
    "See {}.",
    "({})",
    "As agreed (see {}), it_holds_.",
    "*{}*",
    'Under "{}", or {}!',
    "one_two {} three_four {} <b>",
    "前は{}。次",
    "e.g. {}; {}, {}?",
)


def leads_to(address: str) -> str:
    """Return an address as two that lead to the same place have it: without its encoding."""
    return _PUNYCODE.sub(lambda match: match.group().encode().decode("idna"), unquote(address))


def links_in(html: str) -> list[str]:
    """Return where the links of a page lead."""
    return [leads_to(str(link["href"])) for link in BeautifulSoup(html, "html.parser")("a")]


def text_in(html: str) -> str:
    """Return what a page shows, on one line."""
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


RENDERERS: Mapping[str, Callable[[str], str]] = {
    "commonmark": MarkdownIt("commonmark").render,
    "github": cmarkgfm.github_flavored_markdown_to_html,
}
"""CommonMark's own rules, and GitHub's with the program that GitHub uses."""
