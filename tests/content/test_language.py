"""Is the text spelt and written as the house style asks?

codespell knows common misspellings, proselint common faults of style; the house style adds the
words of docs/about/authoring. Quotations keep their own spelling.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from bs4 import BeautifulSoup
from proselint.checks import __register__ as proselint_checks
from proselint.config import Config
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

from macros.content.loader import load
from macros.model import Coding, Guidance, Item, Markup
from macros.model.walk import leaves
from macros.text.prose import to_html

from ..helpers.building import PROJECT

LONGEST_AVERAGE = 25
"""Words a sentence may have on average."""

LOADED = load([PROJECT / "playbook"])
ITEMS = sorted(LOADED.items)
PAGES = sorted(path.relative_to(PROJECT) for path in (PROJECT / "docs").rglob("*.md"))

NOT_HERE = re.compile(
    r"\b(leverag\w+|seamless\w*|robust\w*|unlock\w*|empower\w*|holistic\w*|cutting-edge|"
    r"best-in-class|game.changer|synerg\w+|world-class|state-of-the-art|going forward|"
    r"stakeholder alignment|in today's)\b|!(?=\s|$)|\u2014",
    re.IGNORECASE,
)
AMERICAN = re.compile(
    r"\b((?:organi|reali|recogni|prioriti|summari|optimi|minimi|maximi|standardi|utili|authori|"
    r"emphasi|categori|anonymi|randomi|finali|formali|generali|speciali|visuali|customi|"
    r"stabili|normali|mobili|apologi|critici|capitali)z(?:e|es|ed|ing|ation|ations|er|ers)|"
    r"behavior\w*|colors?|colored|favor|favors|favored|favorite|labor|analyz\w+|modeling|labeled|labeling|"
    r"canceled|fulfill|defense|offense|gray|catalog|traveler\w*)\b",
    re.IGNORECASE,
)
NAMES = re.compile(r"Bureau\s+of\s+Labor\s+Statistics|National\s+Defense\s+Medical\s+Center")
"""Names that keep their spelling."""
QUOTED = re.compile(r"[\"“][^\"”]*[\"”]")
CHECKS = (
    *("cliches", "hedging", "industrial_language", "lexical_illusions"),
    *("malapropisms", "mixed_metaphors", "mondegreens", "needless_variants", "nonwords"),
    *("oxymorons", "redundancy", "uncomparables"),
)
"""proselint's checks that fit British English; its others know American usage only."""

CONFIG: Config = {"max_errors": 1000, "checks": dict.fromkeys(CHECKS, True)}


def text_of(item: Item) -> str:
    """Return what an item says in our words, a paragraph a field, without markup.

    Names and titles of what others made stand in plain fields, and keep their spelling; what a
    coder had to read stays as it was read.
    """
    paragraphs = []
    for leaf in leaves(item):
        if isinstance(item, Coding) and leaf.path == ("given",):
            continue
        if leaf.markup is Markup.PLAIN and isinstance(item, Guidance):
            paragraphs.append(leaf.value)
        elif leaf.markup in (Markup.INLINE, Markup.BLOCK):
            html = to_html(leaf.value, str, inline=leaf.markup is Markup.INLINE)
            paragraphs.append(BeautifulSoup(html, "html.parser").get_text())
    return ".\n\n".join(paragraphs)


def own_words(text: str) -> str:
    return QUOTED.sub(" ", NAMES.sub(" ", text))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?:;])\s+|\n\n+|\n- ", text) if len(part.split()) > 2]


@pytest.fixture(scope="module", autouse=True)
def registry() -> None:
    CheckRegistry().register_many(proselint_checks)


@pytest.mark.parametrize("key", ITEMS, ids=":".join)
def test_an_item_keeps_the_house_style(key: tuple[str, str]) -> None:
    text = text_of(LOADED.items[key])
    own = own_words(text)
    assert [match.group() for match in NOT_HERE.finditer(own)] == []
    assert [match.group() for match in AMERICAN.finditer(own)] == []
    found = sentences(own)
    average = sum(len(sentence.split()) for sentence in found) / max(len(found), 1)
    assert average <= LONGEST_AVERAGE


@pytest.mark.parametrize("key", ITEMS, ids=":".join)
def test_proselint_finds_nothing_in_an_item(key: tuple[str, str]) -> None:
    text = own_words(text_of(LOADED.items[key]))
    found = LintFile(":".join(key), text).lint(CONFIG) if text else []  # of no text, a file is read
    assert [f"{e.check_result.check_path}: {e.check_result.message}" for e in found] == []


def test_codespell_finds_no_misspelling() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "playbook", "docs", "macros", "README.md",
         "CONTRIBUTING.md", "CHANGELOG.md", "RELEASING.md"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert (done.stdout, done.returncode) == ("", 0)


def test_there_is_something_to_read() -> None:
    assert len(ITEMS) > 150
    assert len(PAGES) > 15
