"""Pages from moulds, and articles of our own making, are what the engine makes the long way."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from macros.content.opened import open_playbook
from macros.site.mould import MARKED_ARTICLE, Mould, Slot, mark
from macros.site.on_disk import write_pages
from macros.work.settings import OFF, SEARCH, SITE_URL

from ..bench.corpus import write_corpus
from ..helpers.building import PROJECT, mkdocs_build
from ..helpers.trees import differing, tree

ENOUGH_FOR_WORKERS = 220


@pytest.mark.slow
def test_every_file_is_to_the_byte_what_the_engine_makes_without_our_hook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hook's site against that of mkdocs, mkdocs-macros and Python-Markdown alone."""
    monkeypatch.setenv(SEARCH.name, OFF)
    monkeypatch.setenv(SITE_URL.name, "https://playbook.example/")
    own = PROJECT / "playbook"
    corpus = write_corpus(tmp_path / "corpus", open_playbook([own]), ENOUGH_FOR_WORKERS)
    config = write_pages(open_playbook([own, corpus]), tmp_path / "pages", project=PROJECT)
    (config.parent / "macros").symlink_to(PROJECT / "macros")

    poured, plain = tmp_path / "poured", tmp_path / "plain"
    done = mkdocs_build(poured, own, corpus)
    assert done.returncode == 0, done.stderr
    done = mkdocs_build(plain, own, corpus, config=config)
    assert done.returncode == 0, done.stderr

    pages = tree(poured)
    assert sum(name.startswith("retrospectives/") for name in pages) > ENOUGH_FOR_WORKERS
    made = tree(plain)
    assert _listed(pages) == _listed(made) != set()
    assert differing(pages, made) == ["sitemap.xml", "sitemap.xml.gz"]  # in another order


def test_a_value_in_json_stands_there_as_text_without_tags() -> None:
    mould = Mould.of(f'<b>{mark("title")}</b> {{"name": {json.dumps(mark("title"))}}}')
    assert mould.parts == (
        "<b>",
        Slot("title"),
        '</b> {"name": "',
        Slot("title", in_json=True),
        '"}',
    )
    page = mould.fill({"title": 'A <i>bold</i> "word" &amp; more'}, MARKED_ARTICLE)
    assert page == (
        '<b>A <i>bold</i> "word" &amp; more</b> {"name": "A bold \\"word\\" \\u0026 more"}'
    )


def test_content_cannot_hold_a_mark() -> None:
    frame = "<i>\ue000title\ue001</i> \ue0001.id\ue001 \ue000unknown\ue001 {}"
    mould = Mould.of(frame.format(mark("title")))
    assert mould.fill({"title": "Shown"}, MARKED_ARTICLE) == frame.format("Shown")


def _listed(files: Mapping[str, bytes]) -> set[bytes]:
    """Return what a sitemap lists."""
    return set(re.findall(rb"<loc>(.*?)</loc>", files["sitemap.xml"]))
