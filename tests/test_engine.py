"""mkdocs builds the site, and says in plain words when the content keeps it from that."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.site.configuration import NO_ADDRESS
from macros.work.settings import SITE_URL

from .helpers.building import PROJECT, mkdocs_build
from .helpers.html import BuiltPage
from .helpers.rendered import CASES


def test_problems_of_the_content_stop_the_build_before_a_page_is_written(tmp_path: Path) -> None:
    bad = tmp_path / "content" / "glossary"
    bad.mkdir(parents=True)
    (bad / "word.yml").write_text("id: word\ntitel: Word\n", encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site", encoding="utf-8")

    done = mkdocs_build(site, CASES / "base", bad.parent)

    assert done.returncode == 1
    assert f"{bad / 'word.yml'}:2:1: unknown-field" in done.stderr
    assert "Did you mean `title`?" in done.stderr
    assert "Traceback" not in done.stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "the last good site"
    assert [path.name for path in site.iterdir()] == ["index.html"]


def test_a_question_that_leads_nowhere_stops_the_build(tmp_path: Path) -> None:
    own = tmp_path / "content"
    own.mkdir()
    (own / "playbook.yml").write_text(
        "questions:\n"
        "  - id: start\n"
        "    title: Start\n"
        "    questions:\n"
        "      - id: where\n"
        "        ask: Where\n"
        "        answer: There.\n"
        "        page: {title: There, address: nowhere/}\n",
        encoding="utf-8",
    )

    done = mkdocs_build(tmp_path / "site", CASES / "base", own)

    assert done.returncode == 1
    said = "the question 'where' leads to nowhere/, and there is no such page."
    assert f"playbook.yml: {said}" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.slow
def test_old_addresses_lead_on_and_the_site_knows_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SITE_URL.name, "https://playbook.example/handbook")
    renamed = tmp_path / "content" / "roles"
    renamed.mkdir(parents=True)
    role = (PROJECT / "playbook" / "roles" / "legal.yml").read_text(encoding="utf-8")
    (renamed / "legal.yml").write_text(role.replace("id: legal\n", "id: legal\nwas: [counsel]\n"))
    site = tmp_path / "site"

    done = mkdocs_build(site, "playbook", renamed.parent)

    assert done.returncode == 0, done.stderr
    assert "Readers can only download what they contribute" in done.stderr
    moved = (site / "roles" / "counsel" / "index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../legal/">' in moved
    assert (site / "pagefind" / "pagefind.js").is_file()

    assert NO_ADDRESS not in done.stderr
    own = "https://playbook.example/handbook/"
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert f"<loc>{own}patterns/kill-switch/</loc>" in sitemap
    assert f"<loc>{own}retrospectives/duke-sepsis-watch/</loc>" in sitemap
    page = BuiltPage(site, site / "roles" / "legal" / "index.html")
    assert [tag["href"] for tag in page.soup.select("link[rel=canonical]")] == [
        f"{own}roles/legal/"
    ]
    missing = BuiltPage(site, site / "404.html")
    ways = [str(tag["href"]) for tag in missing.soup.select("article a, link[rel=stylesheet]")]
    assert all(way.startswith("/handbook/") for way in ways)
    assert "/handbook/framework/" in ways
    assert missing.soup.select("article [data-href], style") == []


@pytest.mark.parametrize("name", ["repo_url", "site_url"])
def test_an_address_that_is_none_of_the_web_stops_the_build(tmp_path: Path, name: str) -> None:
    config = tmp_path / "mkdocs.yml"
    settings = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "docs_dir": str(PROJECT / "docs"),
        "theme": {"custom_dir": str(PROJECT / "overrides")},
        "hooks": [str(PROJECT / "macros" / "engine.py")],
        "plugins": [],
        name: "javascript://playbook.example/%0aalert(1)",
    }
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    done = mkdocs_build(tmp_path / "site", "playbook", config=config)
    assert done.returncode == 1
    assert f"mkdocs.yml: {name} is 'javascript://" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()
