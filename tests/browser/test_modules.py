"""Do the browser's modules import only what is below them, and do the rules know no page?"""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config

from ..helpers.building import PROJECT
from ..helpers.scripts import BELOW, SCRIPTS, circles, graph_of, impure, upward

DOCS = PROJECT / "docs"

WRONG = {
    "ground/dom.js": 'import { openStore } from "../kept/store.js";\n',
    "kept/store.js": "const store = 1;\nexport { store };\n",
    "rules/plan.js": (
        '/**\n * @typedef {import("../pilot/desk.js").Desk} Desk   Draws the document.\n */\n'
        'import { say } from "./words.js";\nexport const today = () => say(document.title);\n'
    ),
    "rules/words.js": 'export const say = () => import("./plan.js");\n',
    "pilot/desk.js": 'const read = () => import("../templates/facts.js");\n',
    "pilot/part.js": "const read = (name) => import(name);\n",
    "templates/facts.js": (
        'import MarkdownIt from "../vendor/markdown-it.js";\nimport "../rules/plan.js";\n'
    ),
    "vendor/markdown-it.js": "export { vr as default };\n",
    "start/answers.js": 'import { slug } from "../ground/slug.js";\n',
    "frame/search-box.js": 'const open = () => import(new URL("assets/js/kept/store.js", ROOT));\n',
    "frame/search-engine.js": 'const load = () => import(new URL("pagefind.js", INDEX));\n',
    "elsewhere/new.js": 'import "../ground/dom.js";\n',
}


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    for name, text in WRONG.items():
        (tmp_path / SCRIPTS / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / SCRIPTS / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_a_module_imports_only_what_is_below_its_room() -> None:
    graph = graph_of(DOCS)
    assert upward(graph) == []
    assert {name.split("/")[0] for name in graph} == set(BELOW)


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert circles(graph_of(DOCS)) == []


def test_the_rules_know_no_page() -> None:
    assert impure(DOCS) == []


def test_what_is_imported_later_counts_as_well() -> None:
    graph = graph_of(DOCS)
    assert graph["frame/search-box.js"] == ["frame/search-engine.js"]
    assert graph["documents/take-along.js"][-1] == "documents/docx.js"


def test_an_import_of_a_room_above_or_beside_is_found(wrong: Path) -> None:
    assert upward(graph_of(wrong)) == [
        "elsewhere/new.js -> ground/dom.js",
        "frame/search-box.js -> kept/store.js",
        "ground/dom.js -> kept/store.js",
        "pilot/desk.js -> templates/facts.js",
        "pilot/part.js -> an address that nobody can read",
        "start/answers.js -> ground/slug.js",
    ]


def test_a_circle_is_found(wrong: Path) -> None:
    assert circles(graph_of(wrong)) == ["rules/plan.js", "rules/words.js"]


def test_rules_that_know_a_page_are_found(wrong: Path) -> None:
    assert impure(wrong) == ["rules/plan.js: document"]


def test_what_only_describes_scripts_is_no_part_of_the_site() -> None:
    excluded = load_config(str(PROJECT / "mkdocs.yml")).exclude_docs
    assert excluded is not None
    names = [path.relative_to(DOCS).as_posix() for path in (DOCS / SCRIPTS).rglob("*.ts")]
    assert names == ["assets/js/vendor/markdown-it.d.ts"]
    assert [name for name in names if excluded.match_file(name)] == names
