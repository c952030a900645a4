"""Does the frame show every value of a host as the letters it is made of, with either engine?"""

from __future__ import annotations

import json

import pytest

from ..helpers.html import DATA_BLOCK, BuiltPage
from ..site.test_policy import POLICY
from .corpus import HARMLESS_ATTACK, Attack, attacks
from .framed import ENGINES, SECTION, build_framed

pytestmark = pytest.mark.slow

Pages = dict[str, BuiltPage]

CORPUS = attacks()
SAID = " ".join(attack.line for attack in CORPUS)
by_name = pytest.mark.parametrize("attack", CORPUS, ids=lambda attack: attack.name)


def words(text: object) -> str:
    return " ".join(str(text).split())


def text(page: BuiltPage, selector: str) -> set[str]:
    return {words(tag.get_text()) for tag in page.soup.select(selector)}


def attribute(page: BuiltPage, selector: str, name: str) -> str:
    (tag,) = page.soup.select(selector)
    return words(tag[name])


def shapes(page: BuiltPage) -> set[tuple[str, ...]]:
    """Return the elements of a page, each with the names of its attributes."""
    return {(tag.name, *sorted(tag.attrs)) for tag in page.soup.find_all(True)}


@pytest.fixture(scope="module", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def hostile(engine: str, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    folder = tmp_path_factory.mktemp(f"hostile-{engine}")
    return build_framed(engine, folder, SAID, CORPUS)


@pytest.fixture(scope="module")
def harmless(engine: str, tmp_path_factory: pytest.TempPathFactory) -> BuiltPage:
    folder = tmp_path_factory.mktemp(f"harmless-{engine}")
    pages = build_framed(engine, folder, "Words", (HARMLESS_ATTACK, Attack("other", "Other")))
    return pages[f"{SECTION}/harmless/"]


@by_name
def test_no_page_has_an_element_that_a_harmless_one_lacks(
    hostile: Pages, harmless: BuiltPage, attack: Attack
) -> None:
    assert shapes(hostile[f"{SECTION}/{attack.name}/"]) <= shapes(harmless) | {
        ("a", "aria-current", "href"),
        ("a", "href"),
    }


@by_name
def test_a_page_says_its_own_letters(hostile: Pages, attack: Attack) -> None:
    page = hostile[f"{SECTION}/{attack.name}/"]
    said = words(SAID)
    assert text(page, "title") == {f"{attack.line} · {said}"}
    assert attribute(page, "meta[name=description]", "content") == attack.line
    assert attribute(page, "meta[data-pagefind-filter]", "content") == attack.line
    assert text(page, ".page-source code") == {attack.line}
    assert text(page, ".section-menu__pages [aria-current=page]") == {attack.line}
    (data,) = page.soup.select(f"script[type='{DATA_BLOCK}']")
    told = json.loads(data.get_text())
    assert (told["headline"], words(told["isPartOf"]["name"])) == (attack.line, said)


def test_every_page_says_what_the_host_says(hostile: Pages) -> None:
    said = words(SAID)
    for page in hostile.values():
        assert attribute(page, "html", "data-edition") == said
        assert text(page, ".brand") == {said}
        assert text(page, ".colophon__inner > p a[href^='https://example.org/']") == {said}
        assert said in text(page, ".menu a")
        assert text(page, ".tool-menu p") == {said}
    assert attribute(hostile[""], "meta[name=description]", "content") == said


def test_the_menu_names_every_page_by_its_letters(hostile: Pages) -> None:
    for page in hostile.values():
        if page.address.startswith(f"{SECTION}/"):
            listed = text(page, ".section-menu__pages a")
            assert listed == {attack.line for attack in CORPUS}


def test_with_an_address_the_page_for_any_address_needs_no_script(hostile: Pages) -> None:
    page = hostile["404.html"]
    ways = {str(tag["href"]) for tag in page.soup.select("article a[href]")}
    assert "/handbook/framework/" in ways
    assert {way for way in ways if not way.startswith("/handbook/")} == set()
    assert attribute(page, "article form", "action") == "/handbook/search/"
    assert page.soup.select("style, [data-href], [data-action]") == []


def test_the_policy_comes_before_every_value(hostile: Pages) -> None:
    for page in hostile.values():
        assert page.soup.head is not None
        charset, policy, *_ = page.soup.head.find_all(True)
        assert charset.attrs == {"charset": "utf-8"}
        assert policy.get("content") == POLICY


def test_every_script_is_a_file_of_the_site(hostile: Pages) -> None:
    for page in hostile.values():
        for tag in page.scripts:
            assert str(tag.get("src", "")).startswith((".", "/", "assets/"))
            assert tag.get_text() == ""
