"""Does content that looks like code come out of the whole build as the letters it is made of?"""

from __future__ import annotations

import pytest

from ..building import mkdocs_build
from ..rendered import CASES
from .html import BuiltPage, built_pages

Pages = dict[str, BuiltPage]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Build the playbook with a role, a checklist and a template that try to break out."""
    site = tmp_path_factory.mktemp("hostile") / "site"
    done = mkdocs_build(site, "playbook", CASES / "rendered" / "hostile" / "playbook")
    assert done.returncode == 0, done.stderr
    return built_pages(site)


def text(page: BuiltPage, selector: str) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in page.soup.select(selector)]


def test_a_role_says_its_letters(hostile: Pages) -> None:
    page = hostile["roles/owner/"]
    title = '{{ 7*7 }} <script>alert(1)</script> \\ "quoted" # & *star* 🦺 مالك'
    assert text(page, "h1") == [title]
    assert text(page, "title") == [f"{title} · Pilot to Production"]
    assert text(page, ".lede") == [
        "{% raw %} <img src=x onerror=alert(1)> --8<-- 'file' < \"two\" \\ safe"
    ]
    assert "indented code" in text(page, "pre code")
    shown = page.soup.get_text()
    for letters in ('--8<-- "README.md"', "{: .class }", "??? note", "{# comment #}", "| a | b |"):
        assert letters in shown


def test_a_checklist_and_a_template_stay_inside_their_elements(hostile: Pages) -> None:
    checklist, memo = hostile["checklists/ready/"], hostile["templates/memo/"]
    assert text(checklist, "h1") == ["Ready </h1><h2>"]
    assert text(checklist, "article .lede") == ["</p></article>"]
    assert "</li><script>x</script> {{ text }}" in checklist.soup.get_text()
    assert text(memo, "h1") == ["Memo {: #other }"]
    assert "{{ example }} </div>" in memo.soup.get_text()


def scripts(page: BuiltPage) -> set[str]:
    """Return the names of the scripts that a page loads; a script inside it has none."""
    return {str(tag.get("src", "")).rpartition("/")[2] for tag in page.soup.find_all("script")}


def test_nothing_of_it_runs(hostile: Pages) -> None:
    own = scripts(hostile["about/"])
    assert "" not in own
    for page in hostile.values():
        assert scripts(page) == own
        assert page.soup.find_all("img") == []
        names = {name for tag in page.soup.find_all(True) for name in tag.attrs}
        assert [name for name in names if name.startswith("on")] == []
        assert [link for _, link in page.references if link.startswith("javascript")] == []
