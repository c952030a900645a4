"""Is a list worked by keyboard, read on paper, and read without scripts?"""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from ..checks import ALL, FIRST, LIST, SECOND, entered, fields, progress, tick, today
from ..conftest import Complaints


def test_a_list_is_worked_through_by_keyboard_alone(page: Page) -> None:
    page.goto(LIST)
    page.locator(f"#{FIRST}").get_by_role("checkbox").focus()
    page.keyboard.press("Space")
    expect(progress(page)).to_contain_text("1 of 9 gate items done")
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Tab")  # to the role's page
    page.keyboard.press("Tab")
    expect(page.locator(f"#{FIRST} .check__fold > summary")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Anna")
    for words in ("https://example.org/", "Done with care"):
        page.keyboard.press("Tab")
        page.keyboard.type(words)
    assert entered(page, FIRST)[1:] == [
        "Owner\nAnna",
        "Evidence\nhttps://example.org/",
        "Note\nDone with care",
    ]
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.type("Not ours")
    assert entered(page, FIRST)[0] == "Does not apply\nNot ours"

    menu = page.locator(".toolbar .drop")
    menu.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(menu.get_by_role("button", name="Copy as Markdown")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu.locator("summary")).to_be_focused()
    expect(menu.get_by_role("button", name="Copy as Markdown")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Share link")).to_be_focused()
    for _ in ("Show", "Who", "Week", "Undo"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".worklist__said")).to_contain_text("Undone: Changed the reason of")


def test_undo_stays_in_sight_and_the_reader_where_the_list_was_read(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("checklists/all/")
    last = page.locator(".check__tick").last
    last.check()
    undo = page.get_by_role("button", name="Undo")
    expect(undo).to_be_in_viewport(ratio=1)
    before, place = last.bounding_box(), undo.bounding_box()
    assert before is not None
    assert place is not None
    page.mouse.click(
        place["x"] + 4, place["y"] + 4
    )  # without the scrolling that `click` does first
    expect(last).not_to_be_checked()
    expect(page.locator(".check-progress")).to_be_focused()
    after = last.bounding_box()
    assert after is not None
    assert abs(after["y"] - before["y"]) < 4


def test_what_is_focused_is_never_under_the_bars(page: Page) -> None:
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 640})
        page.goto(LIST)
        page.locator(".check__tick").last.focus()
        for _ in range(30):
            page.keyboard.press("Shift+Tab")
            top, bar = page.evaluate(
                "[document.activeElement.getBoundingClientRect().top,"
                " document.querySelector('.check-progress').getBoundingClientRect()]"
            )
            if page.evaluate("Boolean(document.activeElement.closest('.checks'))"):
                assert top >= bar["bottom"] - 1 or bar["top"] > top, width


def test_each_control_has_a_name_of_its_own(page: Page) -> None:
    page.goto(LIST)
    text = page.locator(f"#{FIRST} .check__text")
    expect(tick(page, FIRST)).to_have_accessible_name(text.inner_text())
    tick(page, FIRST).check()
    expect(tick(page, FIRST)).to_have_accessible_description(f"Done since {today()}")
    names = [
        field.evaluate("(field) => field.labels[0].textContent")
        for field in fields(page, FIRST).locator("input, textarea").all()
    ]
    assert names == [
        "Owner, by name",
        "Evidence, as a link or where it is kept",
        "Note",
        "Does not apply to our pilot",
        "Why it does not apply",
    ]


def test_paper_shows_states_and_what_was_entered(page: Page) -> None:
    page.goto(LIST)
    tick(page, FIRST).check()
    form = fields(page, SECOND)
    form.get_by_label("Owner, by name").fill("Anna Weber")
    form.get_by_label("Does not apply to our pilot").check()
    page.keyboard.type("No vendor")
    page.emulate_media(media="print")
    expect(progress(page)).to_be_visible()
    expect(tick(page, FIRST)).to_be_visible()
    assert entered(page, FIRST) == [f"Done\nsince {today()}"]
    assert entered(page, SECOND) == ["Does not apply\nNo vendor", "Owner\nAnna Weber"]
    for tool in (
        ".check__fold",
        ".filters__choice",
        ".toolbar .drop",
        ".toolbar",
        ".check-progress button",
    ):
        expect(page.locator(tool).first).to_be_hidden()
    mark = "(box) => getComputedStyle(box, '::before').content"
    assert tick(page, FIRST).evaluate(mark) == '""'
    assert page.pdf()[:5] == b"%PDF-"


def test_without_scripts_the_list_reads_as_before(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=base_url)
    page = context.new_page()
    page.goto(LIST)
    expect(page.locator(".check__box")).to_have_count(ALL)
    expect(page.locator(".check__box").first).to_be_visible()
    expect(page.locator("main :is(button, input, select):visible")).to_have_count(0)
    page.goto("checklists/all/")
    expect(page.get_by_role("heading", name="Go/no-go decision")).to_be_visible()
    page.locator("h2#go-no-go ~ .list-line a").first.click()
    expect(page.get_by_role("heading", name="How to use it")).to_be_in_viewport()
    page.goto("checklists/")
    words = page.locator("main noscript").text_content()  # which this browser never shows
    assert "Keeping ticks needs JavaScript." in str(words)
    context.close()


def test_a_page_that_only_was_read_keeps_nothing(page: Page, complaints: Complaints) -> None:
    for address in (LIST, "checklists/", "checklists/all/"):
        page.goto(address)
        expect(page.locator(".check-progress")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []
    assert complaints == []
