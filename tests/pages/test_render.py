"""Ways between pages, headings, front matter, and templates that ask for what is not there."""

from __future__ import annotations

from html import unescape

import pytest
import yaml
from jinja2 import TemplateNotFound, UndefinedError

from macros.pages.render import Renderer, front_matter_text, heading, page_sources

from ..helpers.rendered import CASES, content_of

FULL = content_of(CASES / "rendered" / "full")


@pytest.mark.parametrize(
    ("at", "to", "way"),
    [
        ("framework/define/", "framework/decide/", "../decide/"),
        ("framework/define/", "framework/define/", "./"),
        ("framework/define/", "glossary/#poc", "../../glossary/#poc"),
        ("framework/define/", "", "../../"),
        ("framework/define/", "#gate", "#gate"),
        ("", "framework/decide/", "framework/decide/"),
        ("", "", "./"),
        ("framework/", "framework/decide/", "decide/"),
    ],
)
def test_way_between_pages(at: str, to: str, way: str) -> None:
    assert Renderer(FULL, at).url(to) == way


def test_a_heading_has_no_active_character() -> None:
    assert heading("a_b *c* {{ d }} <e>") == (
        "a&#95;b &#42;c&#42; &#123;&#123; d &#125;&#125; &#60;e&#62;"
    )


@pytest.mark.parametrize("text", ['"', "\\", "{{ x }}", "{% x %}", "a: b # c", "<b> & 'c'", "🦺"])
def test_front_matter_reads_back_as_escaped_html(text: str) -> None:
    read = yaml.safe_load(f"title: {front_matter_text(text)}")["title"]
    assert not set(read) & set('{}<>"')
    assert unescape(read) == text


def test_a_page_is_front_matter_and_one_macro_call() -> None:
    sources = page_sources(FULL)
    assert sources["framework/decide/index.md"] == (
        '---\ntitle: "Decide"\ndescription: "Judge the pilot."\nkind: "Framework step"\n'
        'content_file: "playbook/framework/decide.yml"\n'
        'data: "api/v1/framework/decide.json"\n---\n\n{{ step("decide") }}\n'
    )


def test_a_renamed_item_leaves_a_page_that_leads_on() -> None:
    assert page_sources(FULL)["framework/specify/index.md"] == (
        '---\ntitle: "Define: *first*, &amp; well"\nmoved_to: "../define/"\nsearch: false\n---\n\n'
        "# Define&#58; &#42;first&#42;&#44; &#38; well\n\n"
        '<p class="lede">This page has a new address: '
        '<a href="../define/">Define: *first*, &amp; well</a>.</p>\n'
    )


def test_a_template_that_is_not_there_is_an_error() -> None:
    with pytest.raises(TemplateNotFound):
        Renderer(FULL, "").render("pages/nothing.md", None)


def test_a_template_that_asks_for_what_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        Renderer(FULL, "").render("pages/step.md", object())
