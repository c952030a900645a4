"""Is a stranger's text only ever shown in a review sheet, and what does a sheet find?"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st

from macros.content.loader import load
from macros.content.opened import open_playbook
from macros.contribute.near import NearRecord
from macros.contribute.review import (
    CodeBesideTest,
    EvidenceBecomes,
    ReviewSheet,
    SourceUsed,
    sheet_of,
    without,
)
from macros.contribute.review.markdown import address, sheet_markdown
from macros.model import CaseSource, Retrospective
from macros.text.inert import block, code

from ..attacks.corpus import attacks, write_mixed_corpus
from ..helpers.building import PROJECT
from ..helpers.reviewed import SHEETS, reviewed

ALLOWED = frozenset(
    (
        *("h1", "h2", "h3", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
        *("code", "br", "strong", "a", "input"),
    )
)
"""What a sheet is made of."""
LINES = st.text(
    st.one_of(st.sampled_from("`|\\<>@#[]()*_! \n:&"), st.characters(categories=["L", "N", "P"])),
    max_size=40,
)


def shown(markdown: str) -> BeautifulSoup:
    """Return Markdown as GitHub would show it, raw HTML included."""
    html = github_flavored_markdown_to_html(  # type: ignore[no-untyped-call]
        markdown, Options.CMARK_OPT_UNSAFE
    )
    return BeautifulSoup(html, "html.parser")


def outside_code(page: BeautifulSoup) -> str:
    for element in page.find_all(["code", "a"]):
        element.decompose()
    return page.get_text()


@pytest.mark.parametrize("expected", SHEETS, ids=lambda path: path.stem)
def test_the_whole_sheet(expected: Path) -> None:
    assert reviewed(expected) == expected.read_text(encoding="utf-8")


@given(LINES)
def test_code_shows_a_text_and_nothing_else(text: str) -> None:
    page = shown(f"a {code(text)} b")
    assert {element.name for element in page.find_all()} <= {"p", "code"}
    line = " ".join(text.split()).replace("##[", "# #[")
    assert page.get_text().rstrip("\n") == (f"a {line} b" if line else "a  b")
    assert [element.get_text() for element in page.find_all("code")] == ([line] if line else [])


@given(LINES, LINES)
def test_code_ends_no_cell_of_a_table(one: str, other: str) -> None:
    row = f"| {code(one, in_table=True)} | {code(other, in_table=True)} |"
    page = shown(f"| A | B |\n| --- | --- |\n{row}\n")
    cells = [cell.get_text() for cell in page.find_all("td")]
    assert cells == [" ".join(text.split()).replace("##[", "# #[") for text in (one, other)]


@given(st.text(max_size=60))
def test_a_block_shows_every_line(text: str) -> None:
    page = shown(f"before\n\n{block(text)}\n\nafter")
    assert [element.name for element in page.find_all(recursive=False)] == ["p", "pre", "p"]
    lines = re.split(r"\r\n|\r|\n", text)
    found = page.find_all("pre")[0].get_text().removesuffix("\n")
    assert len(found.split("\n")) == len(lines)


@given(st.text(max_size=60))
def test_no_command_reaches_the_runner(text: str) -> None:
    for line in (code(f"{text}##[error]x"), *block(f"{text}\n##[error]x").split("\n")):
        assert "##[" not in line
    assert not code(f"::error::{text}").startswith(":")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=1&c=@d#e", "<https://example.org/a?b=1&c=@d#e>"),
        ("https://example.org/a|b", "`https://example.org/a|b`"),
        ("https://example.org/\u202ea", "`https://example.org/�a`"),
        ("https://github.com/o/r/issues/1", "`https://github.com/o/r/issues/1`"),
        ("https://gist.github.com/o", "`https://gist.github.com/o`"),
        ("https://GITHUB.com/o/r/pull/1", "`https://GITHUB.com/o/r/pull/1`"),
        ("https://notgithub.com/o", "<https://notgithub.com/o>"),
        ("javascript:alert(1)", "`javascript:alert(1)`"),
        ("https://[::1", "`https://[::1`"),
    ],
)
def test_an_address_is_a_link_where_that_is_all_it_is(url: str, expected: str) -> None:
    assert address(url) == expected


def test_every_attack_is_shown_as_letters(tmp_path: Path) -> None:
    own = open_playbook([PROJECT / "playbook"])
    attacked = write_mixed_corpus(tmp_path, own, attacks())
    loaded = load([PROJECT / "playbook", tmp_path])
    old = {case.id for case in own.all(Retrospective)}
    cases = [case for case in attacked.all(Retrospective) if case.id not in old]
    assert cases
    for case in cases:
        lines = (case.title, case.summary, "@somebody #1 ::error::x ##[error]y")
        sheet = sheet_of(case, loaded, f"x/{case.id}.yml", EvidenceBecomes(lines))
        text = sheet_markdown(sheet)
        page = shown(text)
        assert {element.name for element in page.find_all()} <= ALLOWED
        addresses = {one for source in case.sources for one in (source.url, source.archived)}
        assert {link["href"] for link in page.find_all("a")} <= addresses
        assert "##[" not in text
        assert [line for line in text.splitlines() if line.lstrip().startswith("::")] == []
        assert re.findall(r"[@{}<>]|#\d|GH-\d", outside_code(page)) == []


def sheet(**fields: object) -> ReviewSheet:
    empty = ReviewSheet(
        *("x", "X", "x.yml", (), (), (), (), (), (), (), False, ()),
    )
    return ReviewSheet(**{**vars(empty), **fields})


def test_near_records_sources_without_use_and_what_is_asked_for_them() -> None:
    source = CaseSource.model_validate({"id": "s1", "title": "A|B", "form": "press"})
    text = sheet_markdown(
        sheet(
            near=(NearRecord("other", "Other @x", ("also tells of X", "cites `y` too")),),
            sources=(SourceUsed(source, 0),),
            changes_standing=True,
        )
    )
    assert "- [ ] 1 minute: it is none of the records under “May it be here already?”.\n" in text
    assert "- `other` `Other @x`: ``also tells of X; cites `y` too``\n" in text
    assert "| `s1` | `A\\|B` (press) | no address | **no statement** |\n" in text
    assert "- [ ] A second person codes it before it is merged" in text


def test_a_record_without_codes_asks_for_no_test() -> None:
    text = sheet_markdown(sheet())
    assert "each code follows from its test" not in text
    assert text.count("It names none.") == 2
    assert "It lists none." in text


def test_the_facts_of_a_test_stand_beside_the_evidence() -> None:
    coded = CodeBesideTest(
        name="Kill switch",
        where="practices[1]",
        evidence="It was off at once.",
        code=(),
        sources=(),
        shown=("It stops alone.", "It was there before."),
        near_miss=("All is off.",),
        standing="vendor",
    )
    page = shown(sheet_markdown(sheet(patterns=(coded,))))
    (table,) = (table for table in page.find_all("table") if "It stops" in table.get_text())
    rows = [[cell.get_text("|") for cell in row.find_all("td")] for row in table.find_all("tr")]
    assert rows[1:] == [
        ["☐ |It stops alone.|☐ |It was there before.", "It was off at once.|no source"],
        ["Looks like it, and is not: |All is off.", ""],
    ]


def test_a_playbook_without_a_record_or_with_another_one() -> None:
    own = open_playbook([PROJECT / "playbook"])
    case, other = own.all(Retrospective)[:2]
    assert case.id not in without(case, own).items[Retrospective.kind]
    again = without(case, own, case)
    assert again == own
    changed = case.model_copy(update={"title": other.title})
    assert without(case, own, changed).get(Retrospective, case.id).title == other.title
