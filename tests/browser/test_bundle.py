"""One style sheet, one script, and the modules that a tool will import."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.browser.bundle import SCRIPT, SHEET, imports, scripts, styles

FILES = {
    "assets/css/a.css": "/* What a is. */\n.a {\n  color: red; /* why */\n}\n",
    "assets/css/b.css": ".b {\n  background: url(../img/b.svg);\n}\n",
    "assets/css/whole.css": (
        '/* All of them.\n   @import "gone.css"; */\n@layer low, high;\n\n'
        '@import "a.css" layer(low);\n@import "deep/d.css" layer(high);\n@import "b.css";\n'
    ),
    "assets/css/deep/d.css": (
        '@import "far/e.css" layer(below);\n\n'
        '.d {\n  background: url("../../img/d.svg"), url("data:,"), url(#d);\n}\n'
    ),
    "assets/css/deep/far/e.css": ".e {\n  background: url('./e.svg');\n}\n",
    "own/host.css": ".c { color: blue; }\n",
    "assets/js/frame/one.js": 'const ROOT = new URL("../", import.meta.url);\n',
    "assets/js/frame/two.js": 'const ROOT = "two";\nconst late = () => import("./deep/far.js");\n',
    "assets/js/frame/tool.js": 'import { near } from "./deep/near.js";\nimport "./one.js";\n',
    "assets/js/frame/deep/near.js": 'import {\n  far,\n} from "./far.js";\nexport { far };\n',
    "assets/js/frame/deep/far.js": (
        'export { near } from "./near.js";\nexport const far = "../a.js";\n'
    ),
}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_our_sheets_are_one_without_comments_and_a_hosts_own_follow(docs: Path) -> None:
    joined = styles(docs, ["assets/css/b.css", "own/host.css", "assets/css/a.css"])
    assert joined.names == (SHEET, "own/host.css")
    assert joined.files == {
        SHEET: b".b {\nbackground: url(../img/b.svg);\n}\n.a {\ncolor: red; \n}\n"
    }


def test_what_a_sheet_imports_stands_in_its_place_inside_its_layer(docs: Path) -> None:
    joined = styles(docs, ["assets/css/whole.css", "own/host.css"])
    assert joined.names == (SHEET, "own/host.css")
    assert joined.files[SHEET].decode() == (
        "@layer low, high;\n"
        "@layer low {\n.a {\ncolor: red; \n}\n}\n"
        "@layer high {\n@layer below {\n.e {\nbackground: url('deep/far/e.svg');\n}\n}\n"
        '.d {\nbackground: url("../img/d.svg"), url("data:,"), url(#d);\n}\n}\n'
        ".b {\nbackground: url(../img/b.svg);\n}\n"
    )


def test_a_sheet_that_is_not_there_is_named(docs: Path) -> None:
    (docs / "assets/css/whole.css").write_text('@import "deep/gone.css" layer(low);\n')
    with pytest.raises(FileNotFoundError, match=r"assets/css/deep/gone\.css"):
        styles(docs, ["assets/css/whole.css"])


def test_scripts_that_stand_alone_are_one_and_keep_their_names_apart(docs: Path) -> None:
    joined = scripts(
        docs, ["assets/js/frame/one.js", "assets/js/frame/tool.js", "assets/js/frame/two.js"]
    )
    assert joined.names == (SCRIPT, "assets/js/frame/tool.js")
    assert joined.files == {
        SCRIPT: (
            b'{\nconst ROOT = new URL("../", import.meta.url);\n}\n'
            b'{\nconst ROOT = "two";\nconst late = () => import("./deep/far.js");\n}\n'
        )
    }


def test_nothing_of_ours_leaves_a_hosts_list_as_it_is(docs: Path) -> None:
    named = ["own/host.css", "assets/css/gone.css"]
    assert (styles(docs, named).names, styles(docs, named).files) == (tuple(named), {})


def test_a_tool_names_all_that_it_will_import_the_nearest_first(docs: Path) -> None:
    assert imports(docs) == {
        "assets/js/frame/tool.js": [
            "assets/js/frame/deep/near.js",
            "assets/js/frame/one.js",
            "assets/js/frame/deep/far.js",
        ],
        "assets/js/frame/deep/near.js": ["assets/js/frame/deep/far.js"],
        "assets/js/frame/deep/far.js": ["assets/js/frame/deep/near.js"],
    }
