"""The bench still runs: a small corpus is valid, and a command's cost is measured."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from macros.content.loader import load
from macros.content.opened import open_playbook
from macros.content.rules import check

from ..bench.corpus import write_corpus
from ..bench.measure import ROUNDS, Command, Measured, Run, measured
from ..bench.peers import write_hugo, write_material
from ..helpers.building import PROJECT


def test_a_made_corpus_is_valid_and_the_same_every_time(tmp_path: Path) -> None:
    own = open_playbook([PROJECT / "playbook"])
    once = write_corpus(tmp_path / "once", own, 12)
    again = write_corpus(tmp_path / "again", own, 12)
    texts = [
        {file.relative_to(root): file.read_bytes() for file in root.rglob("*.yml")}
        for root in (once, again)
    ]
    assert sum(path.parts[0] == "retrospectives" for path in texts[0]) == 12
    assert texts[0] == texts[1]
    problems = check(load([PROJECT / "playbook", once]))
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_a_command_is_run_several_times_and_measured(tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    code = f"open({str(runs)!r}, 'a').write('x'); held = b'x' * 60_000_000; time.sleep(0.7)"
    found = measured([Command("python", [sys.executable, "-c", f"import time; {code}"], {})])
    assert runs.read_text() == "x" * ROUNDS
    assert found["python"].seconds > 0.7
    assert len(found["python"].runs) == ROUNDS
    assert found["python"].megabytes > 57


def test_medians_are_taken_one_by_one() -> None:
    runs = [Run(3.0, 1.0, 50.0), Run(1.0, 3.0, 70.0), Run(2.0, 2.0, 60.0)]
    assert Measured.of(runs) == Measured(2.0, 2.0, 60.0, (3.0, 1.0, 2.0))


def test_other_programs_get_the_same_pages(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", open_playbook([PROJECT / "playbook"]), 3)
    files = sorted((corpus / "retrospectives").rglob("*.yml"))
    page = tmp_path / "page.html"
    page.write_text(
        '<title>One · Ours</title><meta name="description" content="Two">'
        '<nav>One</nav><article class="prose"><p>Three</p></article><footer>',
        encoding="utf-8",
    )
    ours = tmp_path / "ours"
    for address, article in (("", "Home"), ("terms/gate/", "Gate")):
        (ours / address).mkdir(parents=True, exist_ok=True)
        text = f"<nav>Menu</nav><article><h1>{article}</h1></article>"
        (ours / address / "index.html").write_text(text, encoding="utf-8")
    hugo = write_hugo(tmp_path / "hugo", corpus, page, ours)
    contents = sorted((hugo / "content").rglob("*.md"))
    texts = [file.read_text(encoding="utf-8") for file in files]
    assert sorted(path.read_text(encoding="utf-8") for path in contents) == sorted(
        f"---\n{text}---\n" for text in texts
    )
    layout = (hugo / "layouts" / "_default" / "single.html").read_text(encoding="utf-8")
    assert layout.startswith(
        '<title>{{ .Title }} · Ours</title><meta name="description" '
        'content="{{ .Params.summary }}"><nav>{{ .Title }}</nav><article class="prose">'
    )
    assert layout.endswith("</article><footer>")
    assert "Three" not in layout
    other = (hugo / "layouts" / "_default" / "other.html").read_text(encoding="utf-8")
    assert '<article class="prose">\n{{ .Content }}</article><footer>' in other
    others = sorted((hugo / "content").glob("*.html"))
    assert [path.read_text(encoding="utf-8").split("url: ")[1] for path in others] == [
        "/\nlayout: other\n---\n<div><h1>Home</h1></div>\n",
        "/terms/gate/\nlayout: other\n---\n<div><h1>Gate</h1></div>\n",
    ]

    docs = write_material(tmp_path / "material", corpus, ours).parent / "docs"
    assert (docs / "terms/gate/index.md").read_text(encoding="utf-8") == (
        "---\ntitle: terms/gate/\n---\n<div><h1>Gate</h1></div>\n"
    )
    for text in texts:
        record = yaml.safe_load(text)
        markdown = (docs / f"{record['id']}.md").read_text(encoding="utf-8")
        said = [record["summary"], record["decisions"][0]["what"], record["results"][0]["note"]]
        assert [sentence for sentence in said if sentence not in markdown] == []


def test_a_command_that_fails_stops_the_bench() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        measured([Command("fails", [sys.executable, "-c", "raise SystemExit(3)"], {})])
