"""Does content that looks like code come out of the whole build as the letters it is made of?"""

from __future__ import annotations

import json
from shutil import copytree

import pytest

from ..helpers.building import mkdocs_build
from ..helpers.html import DATA_BLOCK, BuiltPage, built_pages
from ..helpers.rendered import CASES

pytestmark = pytest.mark.slow

Pages = dict[str, BuiltPage]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Build the playbook with items of every kind that try to break out."""
    folder = tmp_path_factory.mktemp("hostile")
    site, content = folder / "site", folder / "content"
    copytree(CASES / "rendered" / "hostile" / "playbook", content)
    for file in content.rglob("*.yml"):  # the playbook's failure mode in place of the base's
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("no-owner", "no-business-owner"), encoding="utf-8")
    done = mkdocs_build(site, "playbook", content, keeps_documents=True)
    assert done.returncode == 0, done.stderr
    return built_pages(site)


def text(page: BuiltPage, selector: str) -> list[str]:
    return [" ".join(tag.get_text().split()) for tag in page.soup.select(selector)]


def test_a_role_says_its_letters(hostile: Pages) -> None:
    page = hostile["roles/owner/"]
    title = '{{ 7*7 }} <script>alert(1)</script> \\ "quoted" # & *star* 🦺 مالك'
    assert text(page, "h1") == [title]
    (data,) = page.soup.select(f"script[type='{DATA_BLOCK}']")
    assert json.loads(data.get_text())["headline"] == title
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


def test_a_pattern_and_a_retrospective_say_their_letters(hostile: Pages) -> None:
    pattern, case = hostile["patterns/trap/"], hostile["retrospectives/breakout/"]
    assert text(pattern, "h1") == ["{{ pattern }} <script>alert(1)</script> {: #x } | a"]
    assert text(pattern, "article > .lede") == [
        "</p></article> {% raw %} <img src=x onerror=alert(1)>"
    ]
    assert text(case, "h1") == ["{{ title }} </h1><h2> # & *star* {: #x }"]
    assert text(case, "article > .lede") == ["</p></article> {{ 7*7 }}"]
    headings = text(case, "article > h2")
    assert headings[:3] == ["When it happened", "Step by step", "The story"]
    for letters in ("<svg onload=x>", "{{ metric }}", "</summary> {{ proposed }} <script>", "{#"):
        assert letters in case.soup.get_text()


def test_lists_and_counts_say_the_letters_too(hostile: Pages) -> None:
    listed = hostile["retrospectives/"]
    assert "{{ title }} </h1><h2> # & *star* {: #x }" in text(listed, ".case__title")
    names = ("<script>alert(1)</script> {{ org }} \\ مالك", "</b> {{ inline }} <script>")
    assert ", ".join(names) in text(listed, ".case__organisation")
    cards = text(hostile["patterns/"], ".card__title")
    assert "{{ pattern }} <script>alert(1)</script> {: #x } | a" in cards
    proposed = text(hostile["evidence/"], ".candidate__name")
    assert "</summary> {{ proposed }} <script>" in proposed


def scripts(page: BuiltPage) -> set[str]:
    """Return the names of the scripts that a page loads, and the text of those inside it."""
    return {str(tag.get("src", "")).rpartition("/")[2] or tag.get_text() for tag in page.scripts}


def test_nothing_of_it_runs(hostile: Pages, pages: Pages) -> None:
    own = set[str]().union(*map(scripts, pages.values()))
    inside = {
        address
        for address, page in pages.items()
        if any(not tag.get("src") for tag in page.scripts)
    }
    assert inside == {"404.html"}  # whose policy allows its one script by its hash
    for page in hostile.values():
        assert scripts(page) <= own
        assert page.soup.find_all("img") == []
        names = {name for tag in page.soup.find_all(True) for name in tag.attrs}
        assert [name for name in names if name.startswith("on")] == []
        assert [link for _, link in page.references if link.startswith("javascript")] == []


def test_a_workshop_says_its_letters(hostile: Pages) -> None:
    page = hostile["workshops/requirements-session/"]
    assert text(page, "h1") == [
        '{{ 7*7 }} <script>alert(1)</script> \\ "quoted" # & *star* 🦺 مالك'
    ]
    assert text(page, "h3")[0] == "{{ title }} <script> & _x0041_"
    assert text(page, ".session-part__ask")[0] == (
        "“</a:t></a:r><a:hlinkClick r:id=\"rId1\"/> {% include 'x' %} ?”"
    )
    assert text(page, ".wall li") == ["<td>", "=1+1", "#slide"]
    assert text(page, ".clock tbody th") == ["{{ title }} <script> & _x0041_", "Two"]
