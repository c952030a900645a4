"""Does a site lead to the pages of its own repository's host, and to those of no other?"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from macros.work.settings import FILES, OFF, SEARCH

from ..helpers.building import mkdocs_build, project_of
from ..helpers.html import BuiltPage, built_pages

pytestmark = pytest.mark.slow

FORM, GOVERNANCE, STEP = "contribute/retrospective/", "about/governance/", "framework/decide/"

HOSTS = {
    "https://github.com/acme/playbook": (
        "GitHub",
        r"/(edit/main/.+|new/main\?filename=.+|issues/new\?template=\w+\.yml)",
    ),
    "https://code.acme.example/acme/playbook": (
        "GitLab",
        r"/-/(edit/trunk/.+|new/trunk\?file_name=.+|issues/new\?issue\[title\]=\w+)",
    ),
    "https://codeberg.org/acme/playbook": (
        "Codeberg",
        r"/(_edit/main/.+|_new/main/\?.+|issues/new\?template=\.github/ISSUE_TEMPLATE/\w+\.yml)",
    ),
    "https://bitbucket.org/acme/playbook": ("Bitbucket", r"/(src/main/.*|issues/new)"),
    "https://git.acme.example/acme/playbook": (None, ""),
}
SETTINGS = {
    "https://code.acme.example/acme/playbook": {
        "edit_uri": "-/edit/trunk/",
        "extra": {"repo_host": "gitlab"},
    }
}
"""What else a host sets whose address does not say what it runs."""


def built(work: Path, monkeypatch: pytest.MonkeyPatch, **settings: object) -> dict[str, BuiltPage]:
    """Build the pages alone, as a host has them who names a repository."""
    monkeypatch.setenv(FILES.name, OFF)
    monkeypatch.setenv(SEARCH.name, OFF)
    unmade = {"links": {"not_found": "ignore"}}
    project = project_of(work / "project", validation=unmade, **settings)
    config = project / "mkdocs.yml"
    done = mkdocs_build(work / "site", "playbook", config=config)
    assert done.returncode == 0, done.stderr
    return built_pages(work / "site")


@pytest.mark.parametrize("url", HOSTS)
def test_every_address_is_one_of_the_own_host(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    name, own = HOSTS[url]
    pages = built(tmp_path, monkeypatch, repo_url=url, **SETTINGS.get(url, {}))
    texts = [unescape(str(page.soup)) for page in pages.values()]
    found = {told for text in texts for told in re.findall(rf'{re.escape(url)}([^"<\s]*)', text)}
    assert {told for told in found - {""} if not re.fullmatch(own, told)} == set()
    assert all("acme/playbook" not in text.replace(url, "") for text in texts)
    form = pages[FORM].soup
    ways = [way["data-way"] for way in form.select("[data-way]")]
    assert ways == (["host", "download", "copy", "issue"] if name else ["download", "copy"])
    tool = form.select_one("retrospective-form")
    assert tool is not None
    assert tool.get("data-host") == name
    foot = pages[STEP].soup.select_one(".page-source")
    assert foot is not None
    assert bool(foot.select_one("a.external")) == bool(name)
    assert bool(pages[GOVERNANCE].soup.select_one(f'a[href^="{url}/"]')) == bool(name)


def test_a_word_that_names_no_host_stops_the_build(tmp_path: Path) -> None:
    config = project_of(tmp_path / "project", extra={"repo_host": "svn"}) / "mkdocs.yml"
    done = mkdocs_build(tmp_path / "site", "playbook", config=config)
    assert done.returncode != 0
    assert "mkdocs.yml: repo_host is 'svn'. Give one of bitbucket," in done.stderr
