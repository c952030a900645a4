"""Does what a reader loads stay as it is when retrospectives become many?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from macros.content.opened import open_playbook
from macros.model import KIND_BY_NAME, Playbook
from macros.pages.listing import PER_PAGE, generated_pages
from macros.pages.views.evidence import MOST_SENTENCES
from macros.pages.views.pattern import MOST_QUOTED as PATTERN_MOST
from macros.pages.views.proof import MOST as MODE_MOST
from macros.site.beside import shared_files
from macros.site.calls import page_markdown
from macros.work.settings import CACHE, DOCUMENTS, KEPT

from ..bench.corpus import write_corpus
from ..helpers.building import PROJECT

pytestmark = pytest.mark.slow

QUOTE = 700
"""No quoted sentence with its source and markup takes more bytes than this."""

QUOTED = {
    "patterns/": 10 * PATTERN_MOST,  # four effects, and six that are in no count
    "failure-modes/": 5 * MODE_MOST,  # a group for each status
    "evidence": 8 * MOST_SENTENCES,  # of as many practices without a pattern as there are
}
"""How many sentences a page quotes at most, by how its address or its macro begins."""

METER = 18 * 70
"""What the marks of a count may take: as many as a row has room for."""

ROW = 6 * 130
"""What the parts of a bar may take: one for each outcome."""

DIGITS = 4_000
"""What counts, shares and marks of more values may add to a page that quotes nothing more."""

LISTS = 45
"""Bytes a retrospective in what a browser loads to narrow the list or to name one in the form."""

ORGANISATION = 240
"""Bytes an organisation in what the form loads, so that it knows one by any of its names."""

TAKES_NO_ID = (
    "a_to_z", "all_checklists", "checklist_cards", "diagnosis", "evidence", "failure_cards",
    "glossary", "home", "patterns", "practice_cards", "references", "role_cards", "step_cards",
    "template_cards", "workspace",
)  # fmt: skip
"""The macros of hand-written pages that show items."""


@pytest.fixture(scope="module", autouse=True)
def _documents(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the documents of few retrospectives do for many: nothing here looks into one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE.name, str(tmp_path_factory.mktemp("kept")))
        patch.setenv(DOCUMENTS.name, KEPT)
        yield


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    return _with_made(tmp_path_factory.mktemp("few"), 100)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    return _with_made(tmp_path_factory.mktemp("many"), 1_000)


def _with_made(root: Path, count: int) -> Playbook:
    """Return the playbook with made retrospectives; each links to an item of every kind."""
    own = open_playbook([PROJECT / "playbook"])
    links = ", ".join(
        f"[{kind}]({kind}:{min(items)})"
        for kind, items in own.items.items()
        if items and not KIND_BY_NAME[kind].by_group  # no text links to those
    )
    write_corpus(root, own, count)
    for path in root.rglob("*.yml"):
        text = path.read_text(encoding="utf-8")
        linking = text.replace("use_case: ", f"use_case: It uses {links}. ", 1)
        path.write_text(linking, encoding="utf-8")
    return open_playbook([PROJECT / "playbook", root])


def _pages(playbook: Playbook) -> dict[str, str]:
    """Return every page that is about no retrospective, by its address or macro."""
    listed = ("retrospective", "retrospectives_of")
    texts = {
        page.address: page_markdown(playbook, page.address, page.macro, page.argument)
        for page in generated_pages(playbook)
        if page.macro not in listed
    }
    return texts | {name: page_markdown(playbook, "section/", name) for name in TAKES_NO_ID}


def _most(name: str, text: str) -> int:
    """Return how many bytes a page may have more once there are many retrospectives."""
    quoted = next((count for start, count in QUOTED.items() if name.startswith(start)), 0)
    meters = text.count("meter__words") + text.count("standing__counts")
    return DIGITS + quoted * QUOTE + meters * METER + text.count("chart__label") * ROW


def test_no_page_grows_with_the_number_of_retrospectives(few: Playbook, many: Playbook) -> None:
    before, after = _pages(few), _pages(many)
    grown = {
        name: more
        for name, text in before.items()
        if (more := len(after[name].encode()) - len(text.encode())) > _most(name, text)
    }
    assert grown == {}


def test_years_are_read_page_by_page(many: Playbook) -> None:
    pages = [page for page in generated_pages(many) if page.macro == "retrospectives_of"]
    assert "retrospectives/year/2024/2/" in {page.address for page in pages}
    for page in pages:
        text = page_markdown(many, page.address, page.macro, page.argument)
        assert 0 < text.count('<li class="case">') <= PER_PAGE


def test_what_a_browser_loads_is_bounded(few: Playbook, many: Playbook) -> None:
    before, after = shared_files(few), shared_files(many)
    made = sum(name.startswith("assets/lists/retrospectives/") for name in after)
    loaded = ("assets/", "contribute/", "pilot/", "llms.txt", "feed.xml")
    grown = {
        name: len(after[name]) - len(content)
        for name, content in before.items()
        if name.startswith(loaded) and not name.endswith("/0.json")
    }
    rows = {name for name, more in grown.items() if more > DIGITS}
    assert rows == {
        "assets/lists/retrospectives/rows.json",
        "contribute/retrospective/items.json",
        "contribute/retrospective/records.json",
    }
    organisations = len(many.items["organisation"]) - len(few.items["organisation"])
    assert grown["assets/lists/retrospectives/rows.json"] < LISTS * 900
    assert grown["contribute/retrospective/items.json"] < (
        LISTS * 900 + ORGANISATION * organisations
    )
    assert made == 1 + -(-len(many.items["retrospective"]) // 200)
    assert all(
        len(after[f"assets/lists/retrospectives/{part}.json"]) < 200_000 for part in range(made - 1)
    )
