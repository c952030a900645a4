"""mkdocs builds the site, and says in plain words when the content keeps it from that."""

from __future__ import annotations

from pathlib import Path

from .building import PROJECT, mkdocs_build
from .rendered import CASES


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


def test_old_addresses_lead_on(tmp_path: Path) -> None:
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
