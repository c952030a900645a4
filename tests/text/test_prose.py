"""How does prose become HTML, and what can a hostile author not do with it?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.text import prose
from macros.text.link import ProseLink
from macros.text.prose import Construct, constructs, to_html, to_text


def html(text: str, *, inline: bool = False) -> str:
    return str(to_html(text, lambda target: f"/{target.replace(':', '/')}/", inline=inline))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("```\n{% a %}\n```", "<pre><code>{% a %}\n</code></pre>"),
        ("[a](step:decide)", '<p><a href="/step/decide/">a</a></p>'),
        ("[a](term:pilot)", '<p><a href="/term/pilot/" class="term">a</a></p>'),
        (
            "[a](https://example.org/?b=1&c=2)",
            '<p><a href="https://example.org/?b=1&amp;c=2" rel="noopener" class="external">'
            "a</a></p>",
        ),
        (
            "<https://example.org/>",
            '<p><a href="https://example.org/" rel="noopener" class="external">'
            "https://example.org/</a></p>",
        ),
        (
            "[a](mailto:a@example.org)",
            '<p><a href="mailto:a@example.org" rel="noopener" class="external">a</a></p>',
        ),
        (
            '[a](https://example.org/ "t<i>tle")',
            '<p><a href="https://example.org/" rel="noopener" class="external">a</a></p>',
        ),
        ("R&D, 3 < 4, \"q\" 'q'", "<p>R&amp;D, 3 &lt; 4, &quot;q&quot; 'q'</p>"),
        ("&copy; &#65; \\*", "<p>© A *</p>"),
    ],
)
def test_prose(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* [c](step:decide)", 'a <em>b</em> <a href="/step/decide/">c</a>'),
        ("one\ntwo", "one\ntwo"),
        ("# no heading", "# no heading"),
        ("- no list", "- no list"),
        ("> no quote", "&gt; no quote"),
        ("    no code", "no code"),
    ],
)
def test_inline_prose(text: str, expected: str) -> None:
    assert html(text, inline=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
        ("<!-- a -->", "<p>&lt;!-- a --&gt;</p>"),
        ("<div>\n\n*a*\n\n</div>", "<p>&lt;div&gt;</p>\n<p><em>a</em></p>\n<p>&lt;/div&gt;</p>"),
        ("{{ 7 * 7 }} {% raw %} {# a #}", "<p>{{ 7 * 7 }} {% raw %} {# a #}</p>"),
        ('--8<-- "mkdocs.yml"', "<p>--8&lt;-- &quot;mkdocs.yml&quot;</p>"),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("[a](JAVASCRIPT:alert)", "<p><a>a</a></p>"),
        ("[a](javascript:alert)", "<p><a>a</a></p>"),
        ("[a](java&Tab;script:alert(1))", "<p><a>a</a></p>"),
        ("[a](&#106;avascript:alert(1))", "<p><a>a</a></p>"),
        ("[a](<java script:alert(1)>)", "<p><a>a</a></p>"),
        ("<javascript:alert(1)>", "<p><a>javascript:alert(1)</a></p>"),
        ("[a][b]\n\n[b]: javascript:alert(1)", "<p><a>a</a></p>"),
        ("[a](data:text/html;base64,eA==)", "<p><a>a</a></p>"),
        ("[a](vbscript:x)", "<p><a>a</a></p>"),
        ("[a](//example.org/)", "<p><a>a</a></p>"),
        ("[a](https:example.org)", "<p><a>a</a></p>"),
        ("[a](https:///example.org)", "<p><a>a</a></p>"),
        ("[a](https://[x)", "<p><a>a</a></p>"),
        ("[a](https://℀.example)", "<p><a>a</a></p>"),
        ("[a](../b.md)", "<p><a>a</a></p>"),
        ("[a](#b)", "<p><a>a</a></p>"),
        ("[a](steps:decide)", "<p><a>a</a></p>"),
        ("[a](step:Decide)", "<p><a>a</a></p>"),
        ("[a]()", "<p><a>a</a></p>"),
        (
            '[a](https://example.org/"onclick="alert(1))',
            '<p><a href="https://example.org/&quot;onclick=&quot;alert(1)" rel="noopener"'
            ' class="external">a</a></p>',
        ),
        ('![a "b" <i>](javascript:alert(1))', "<p>a &#34;b&#34; &lt;i&gt;</p>"),
        ("![](https://example.org/pixel.png)", "<p></p>"),
        ("[![a](b.png)](step:decide)", '<p><a href="/step/decide/">a</a></p>'),
        ("a\x00b", "<p>a\ufffdb</p>"),
    ],
)
def test_hostile_prose(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "![" * 10_000,
        "![" * 3_000 + "](a)" * 3_000,
        "[a](" * 5_000,
        "*a_ **" * 3_000,
        "<" * 20_000,
        "> " * 10_000,
        "- " * 10_000,
        "`" * 10_000 + " " + "`" * 9_999,
        "&" * 20_000,
    ],
)
@pytest.mark.parametrize("inline", [True, False])
def test_the_longest_hostile_prose_is_escaped_in_time(text: str, inline: bool) -> None:
    tags = set(re.findall(r"<(\w+)[^<>]*>", html(text, inline=inline)))
    assert tags <= {"p", "em", "strong", "ul", "li", "blockquote", "code", "a", "hr"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* [c](step:decide) `d`", "a b c d"),
        ("one\ntwo", "one two"),
        ("one\\\ntwo", "one two"),
        ("<b>a</b> & c", "<b>a</b> & c"),
        ("# a", "# a"),
        ("![a](b.png) c", "a c"),
        ("&copy; \\*", "© *"),
    ],
)
def test_plain_text(text: str, expected: str) -> None:
    assert to_text(text) == expected


def test_constructs_are_found_in_their_order() -> None:
    text = "# [a](step:x)\n\n- b\n  ===\n\n[c](<>) ![d](e.png) <mailto:f>\n\n[g][h]\n\n[h]: i\n"
    assert list(constructs(text, inline=False)) == [
        Construct("heading"),
        ProseLink("step:x"),
        Construct("heading"),
        ProseLink(""),
        Construct("image"),
        ProseLink("mailto:f"),
        ProseLink("i"),
    ]
    assert list(constructs("# [a](b)\n\nc\n---", inline=True)) == [ProseLink("b")]


@pytest.mark.parametrize(
    ("href", "target", "is_external"),
    [
        ("step:decide", ("step", "decide"), False),
        ("failure-mode:no-owner-2", ("failure-mode", "no-owner-2"), False),
        ("nothing:x", ("nothing", "x"), False),
        ("step:Decide", None, False),
        ("step:decide\n", None, False),
        ("step:", None, False),
        ("step", None, False),
        ("https://example.org", None, True),
        ("HTTP://example.org/a?b#c", None, True),
        ("https:example", None, False),
        ("https://", None, False),
        ("https://:80", None, False),
        ("https://[x", None, False),
        ("mailto:a@example.org", None, True),
        ("mailto:", None, False),
        ("ftp://example.org", None, False),
        ("//example.org", None, False),
        (" https://example.org", None, False),
        ("https:\n//example.org", None, False),
        ("mailto://example.org", None, False),
        ("https://a\N{ACCOUNT OF}b.example", None, False),
        ("", None, False),
    ],
)
def test_where_a_link_leads(href: str, target: tuple[str, str] | None, is_external: bool) -> None:
    assert (ProseLink(href).target, ProseLink(href).is_external) == (target, is_external)


SCRAPS = (
    "word", "Ärger", "7. ", "\n", "\n\n", " ", "  ", "'", '"', "- ", "# ", "===", "a1) ", "~~~",
    ">", "]", "!", "|", "{: #id }", "\u00a0", "\u2003", "\t", "*", "_", "[a](ref:b)", "&amp;",
    "<b>", "\\",
)  # fmt: skip


@given(st.lists(st.sampled_from(SCRAPS)).map("".join), st.booleans())
def test_the_short_way_for_plain_text_says_what_the_parser_says(text: str, inline: bool) -> None:
    short = html(text, inline=inline), to_text(text), list(constructs(text, inline=inline))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "_is_plain", lambda *_, **__: False)
        parsed = html(text, inline=inline), to_text(text), list(constructs(text, inline=inline))
    assert short == parsed
