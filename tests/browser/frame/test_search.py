"""Does the search find what readers look for, by keyboard, and load nothing before that?"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.site.search import build_index, parts
from macros.work.settings import CACHE

from ..conftest import Lose, Watch
from ..keys import reach
from ..server import serving


def first_result(page: Page, scope: str = "main") -> str:
    link = page.locator(f"{scope} .result__link").first
    expect(link).to_be_visible()
    return link.inner_text()


FOUND = [
    ("readiness gate", "Readiness gate"),
    ("business owner", "Business owner"),
    ("integration later", "Integration is left for later"),
    ("works pretty well", "Nobody said what success is"),
    ("go/no-go memo", "Go/no-go memo"),
    ("security review six months", "Governance starts when the pilot ends"),
    ("laptop", "The pilot was built for the demo"),
    ("representative sample", "What the words mean here"),
    ("kill switch", "Kill switch"),
    ("human in the loop", "Human in the loop"),
    ("shadow mode", "Shadow mode"),
]
"""Words that readers look for, and a title that they expect among the first."""


@pytest.mark.parametrize(("words", "found"), FOUND)
def test_readers_words_find_their_page(page: Page, words: str, found: str) -> None:
    page.goto("search/")
    page.get_by_label("Words to look for").fill(words)
    expect(page.get_by_role("status").first).to_contain_text(f"“{words}”")
    titles = page.locator("main .result__link").all_inner_texts()
    assert found in titles[:6]


ANSWERED = [
    ("AI pilot ROI", "cost-per-case"),
    ("cost per request", "bill"),
    ("API costs too high", "bill"),
    ("evaluation dataset size", "how-many-cases"),
    ("model shutdown date", "model-retired"),
    ("vendor goes bankrupt", "supplier-collapses"),
    ("serious incident reporting", "who-is-told"),
    ("pilot purgatory", "extended-again"),
    ("kill criteria", "extended-again"),
    ("decommission AI system", "switch-off-for-good"),
    ("ISO 42001 certification", "iso-42001"),
    ("legitimate interests", "may-we-use-it"),
]
"""Words in which people ask in public, and the question that answers them."""


@pytest.mark.parametrize(("words", "question"), ANSWERED)
def test_words_of_the_asker_find_the_answer(page: Page, words: str, question: str) -> None:
    page.goto("search/")
    page.get_by_label("Words to look for").fill(words)
    expect(page.get_by_role("status").first).to_contain_text(f"“{words}”")
    found = page.locator("main .result").evaluate_all(
        """results => results.slice(0, 3)
            .map((result) => result.querySelector(".result__part")?.hash)"""
    )
    assert f"#{question}" in found


def test_the_question_stands_in_the_address(page: Page) -> None:
    page.goto("search/?q=ERP")
    expect(page.get_by_label("Words to look for")).to_have_value("ERP")
    expect(page.locator(".result").first).to_be_visible()
    page.get_by_label("Words to look for").fill("fallback")
    expect(page).to_have_url(re.compile(r"search/\?q=fallback$"))
    page.get_by_label("Words to look for").fill("")
    expect(page).to_have_url(re.compile(r"search/$"))
    expect(page.locator(".result")).to_have_count(0)


def test_results_are_grouped_by_kind_with_the_words_marked(page: Page) -> None:
    page.goto("search/?q=integration")
    expect(page.locator(".result").first).to_be_visible()
    kinds = page.locator(".results__kind").all_inner_texts()
    assert len(kinds) == len(set(kinds)) > 2
    assert set(kinds) <= {
        *("Framework step", "Failure mode", "Scaling practice", "Role"),
        *("Checklist", "Template", "Guide", "Decision", "Pattern", "Retrospective"),
        *("Way in", "Tool"),
    }
    for mark in page.locator(".result__excerpt mark").all_inner_texts():
        assert mark.lower().startswith("integrat")


def test_the_dialog_opens_by_key_and_leads_to_a_page(page: Page) -> None:
    page.goto("framework/")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Search the playbook")
    expect(dialog).to_be_visible()
    expect(page.locator("dialog [type=search]")).to_be_focused()
    page.keyboard.type("we will work out integration later")
    assert first_result(page, "dialog") == "Integration is left for later"
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog .result__link").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog [type=search]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Integration is left for later")


def test_the_dialog_closes_and_gives_the_focus_back(page: Page) -> None:
    page.goto("glossary/")
    trigger = page.get_by_role("link", name="Search").first
    trigger.focus()
    for opening in ("Control+k", "Enter", "/"):
        page.keyboard.press(opening)
        expect(page.locator("dialog")).to_be_visible()
        page.keyboard.press("Escape")
        if page.locator("dialog").is_visible():  # the first Escape empties a search field
            page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_be_hidden()
        expect(trigger).to_be_focused()
    page.keyboard.press("/")
    page.locator("dialog").get_by_role("button", name="Close").click()
    expect(page.locator("dialog")).to_be_hidden()


HINT = ".masthead .search-trigger kbd"


def test_the_slash_can_be_switched_off_and_on(page: Page, watch: Watch) -> None:
    page.goto("glossary/")
    trigger = page.get_by_role("link", name="Search").first
    expect(page.locator(HINT)).to_be_visible()
    expect(trigger).to_have_attribute("aria-keyshortcuts", "/ Control+K Meta+K")
    page.keyboard.press("/")
    reach(page, "Open this with / too")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.locator(HINT)).to_be_hidden()
    expect(trigger).to_have_attribute("aria-keyshortcuts", "Control+K Meta+K")
    other = watch(page.context.new_page())
    for later in (page, other):
        later.goto("framework/")
        later.keyboard.press("/")
        expect(later.locator("dialog")).to_be_hidden()
        expect(later.locator(HINT)).to_be_hidden()
        later.keyboard.press("Control+k")
        expect(later.locator("dialog")).to_be_visible()
    page.get_by_role("checkbox", name="Open this with / too").check()
    page.keyboard.press("Escape")
    expect(other.get_by_role("checkbox", name="Open this with / too")).to_be_checked()
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_be_visible()


def test_the_switch_is_kept_for_this_site_alone(page: Page, root: str) -> None:
    page.goto("glossary/")
    page.keyboard.press("/")
    page.get_by_role("checkbox", name="Open this with / too").uncheck()
    page.goto(f"{root}glossary/")  # the same host, and another folder of it
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_be_visible()


@pytest.mark.parametrize("storage", ["corrupted", "refused"])
def test_the_switch_works_without_storage(page: Page, storage: str) -> None:
    page.add_init_script(
        "localStorage.setItem('playbook.slash:/handbook/', '{\"broken')"
        if storage == "corrupted"
        else "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
    )
    page.goto("glossary/")
    page.keyboard.press("/")
    page.get_by_role("checkbox", name="Open this with / too").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_be_hidden()


def test_without_scripts_no_key_is_named(browser: Browser, base_url: str, watch: Watch) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = watch(context.new_page())
    page.goto("")
    expect(page.locator(HINT)).to_be_hidden()
    page.get_by_role("link", name="Search", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/search/$"))
    context.close()


KEYS = {
    "no key": ("new Event('keydown', { bubbles: true })", False),
    "a slash": ("new KeyboardEvent('keydown', { key: '/', bubbles: true })", True),
    "a slash by Shift": ("new KeyboardEvent('keydown', { key: '/', shiftKey: true })", True),
    "with Alt": ("new KeyboardEvent('keydown', { key: '/', altKey: true })", False),
    "with Control": ("new KeyboardEvent('keydown', { key: '/', ctrlKey: true })", False),
    "while letters are composed": (
        "new KeyboardEvent('keydown', { key: '/', isComposing: true })",
        False,
    ),
    "handled by another": (
        "(() => { const e = new KeyboardEvent('keydown', { key: '/', cancelable: true });"
        " e.preventDefault(); return e; })()",
        False,
    ),
    "Command-K": ("new KeyboardEvent('keydown', { key: 'k', metaKey: true })", True),
    "Control-K, capitals locked": (
        "new KeyboardEvent('keydown', { key: 'K', ctrlKey: true })",
        True,
    ),
    "k": ("new KeyboardEvent('keydown', { key: 'k' })", False),
    "Control-Shift-K, a browser's own": (
        "new KeyboardEvent('keydown', { key: 'K', ctrlKey: true, shiftKey: true })",
        False,
    ),
}
"""Events, and whether they open the search."""


def test_which_keys_open_the_search(page: Page) -> None:
    page.goto("glossary/")
    opened = page.evaluate(
        """(events) => events.map((made) => {
            const dialog = document.querySelector("dialog");
            window.dispatchEvent(eval(made));
            const { open } = dialog;
            dialog.close();
            return open;
        })""",
        [event for event, _ in KEYS.values()],
    )
    assert dict(zip(KEYS, opened, strict=True)) == {
        name: opens for name, (_, opens) in KEYS.items()
    }


def test_a_slash_is_typed_wherever_one_types(page: Page) -> None:
    page.goto("glossary/")
    page.evaluate(
        """() => {
            const [box, host] = [document.createElement("div"), document.createElement("div")];
            document.querySelector("article").append(box, host);
            box.contentEditable = "true";
            host.attachShadow({ mode: "open" }).append(document.createElement("input"));
            window.places = [box, host.shadowRoot.firstChild];
        }"""
    )
    for place in range(2):
        page.evaluate("(at) => places[at].focus()", place)
        page.keyboard.press("/")
        expect(page.locator("dialog")).to_be_hidden()
    assert page.evaluate("[places[0].textContent, places[1].value]") == ["/", "/"]


def test_a_box_that_was_ticked_does_not_keep_the_slash(page: Page) -> None:
    page.goto("checklists/go-no-go/")
    page.get_by_role("checkbox").first.check()
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_be_visible()


def test_results_are_seen_on_a_page_enlarged_four_times(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto("glossary/")
    page.keyboard.press("/")
    page.keyboard.type("memo")
    expect(page.locator("dialog .result__link").first).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("dialog .result__link").nth(1)).to_be_in_viewport(ratio=1)


def test_a_slash_in_a_field_is_a_slash(page: Page) -> None:
    page.goto("search/")
    field = page.get_by_label("Words to look for")
    field.focus()
    page.keyboard.type("go/no-go")
    expect(field).to_have_value("go/no-go")
    expect(page.locator("dialog")).to_be_hidden()


def test_more_results_are_shown_on_demand(page: Page) -> None:
    page.goto("search/?q=pilot")
    more = page.get_by_role("button", name="Show more")
    expect(more).to_be_visible()
    before = page.locator(".result").count()
    more.click()
    expect(page.locator(".result")).not_to_have_count(before)
    assert page.locator(".result").count() > before


def test_nothing_found_says_where_to_look(page: Page) -> None:
    page.goto("search/?q=qwertzuiop")
    expect(page.get_by_role("status").first).to_have_text("No page has “qwertzuiop”")
    page.get_by_role("link", name="index from A to Z").first.click()
    expect(page.locator("h1")).to_have_text("Everything from A to Z")


def test_letters_that_are_code_stay_letters(page: Page) -> None:
    page.goto("search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E")
    expect(page.get_by_role("status").first).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)


def test_nothing_is_loaded_before_somebody_searches(page: Page) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto("framework/decide/")
    page.wait_for_load_state("networkidle")
    assert [url for url in loaded if "pagefind" in url] == []
    page.keyboard.press("/")
    page.keyboard.type("memo")
    assert first_result(page, "dialog")
    assert [url for url in loaded if url.endswith("pagefind/pagefind.js")]


def test_a_search_that_can_not_load_says_so(page: Page, lose: Lose) -> None:
    give_back = lose(page, "/pagefind/")
    page.goto("search/?q=pilot")
    expect(page.locator(".state--error")).to_contain_text("The search could not be loaded.")
    give_back()
    field = page.get_by_label("Words to look for")
    field.press("End")
    field.press_sequentially("s")
    assert first_result(page)


@pytest.fixture(scope="module")
def in_parts(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site with several indexes, as a site with very many pages has; return its root."""
    copy = tmp_path_factory.mktemp("parts") / "site"
    shutil.copytree(site, copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "ROOM", 300)
        patch.setenv(CACHE.name, str(copy.parent / "shelf"))
        build_index(copy)
    assert len(json.loads((copy / "pagefind" / "parts.json").read_text())) > 2
    with serving(copy) as address:
        yield address


def count_of(page: Page, root: str, words: str) -> str:
    """Return how many pages the search says it has found."""
    page.goto(f"{root}search/?q={words}")
    expect(page.locator("main .result").first).to_be_visible()
    return page.get_by_role("status").first.inner_text()


@pytest.mark.parametrize("words", ["kill switch", "sepsis watch"])
def test_a_word_that_an_index_lacks_is_not_left_out(
    context: BrowserContext, root: str, in_parts: str, words: str
) -> None:
    page = context.new_page()
    assert count_of(page, in_parts, words) == count_of(page, root, words)


@pytest.mark.parametrize(("words", "found"), FOUND)
def test_several_indexes_are_searched_as_one(
    context: BrowserContext, in_parts: str, words: str, found: str
) -> None:
    page = context.new_page()
    page.goto(f"{in_parts}handbook/search/")
    page.get_by_label("Words to look for").fill(words)
    page.locator("main .results").get_by_role("link", name=found, exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/handbook/(?!search/)"))
    expect(page.locator("h1")).to_have_text(found)
