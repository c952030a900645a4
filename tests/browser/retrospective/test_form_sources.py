"""Are sources listed first, and do statements choose theirs from the list?"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from ..checks import today
from ..forms import data_of, fill, open_file, stand
from .test_form import tab_until

ADDRESS = "https://www.theguardian.com/technology/2024/05/08/a-chatbot"


def rows_of(page: Page) -> Locator:
    return page.locator("[data-ask=sources] [data-row]")


def control(row: Locator, name: str) -> Locator:
    return row.locator(f"[data-ask={name}] .ask__control").first


def listing(page: Page, *titles: str) -> None:
    """List a source of each title."""
    stand(page, "published")
    fill(page, {"sources": [{"title": title, "form": "press"} for title in titles]})
    data_of(page)


def statement(page: Page, name: str = "worked", at: int = 0) -> Locator:
    return page.locator(f"[data-ask={name}] [data-row]").nth(at)


def add(page: Page, name: str, text: str) -> Locator:
    """Write a statement into the last row of a list, which is added where the last one is full."""
    rows = page.locator(f"[data-ask={name}] [data-row]")
    if rows.last.locator("textarea").first.input_value():
        page.locator(f"[data-ask={name}] > .rows__tools [data-add]").click()
    rows.last.locator("textarea").first.fill(text)
    return rows.last


def test_a_source_begins_with_its_address(form: Page) -> None:
    stand(form, "published")
    row = rows_of(form)
    names = row.evaluate(
        "(row) => [...row.querySelectorAll('[data-ask]')].map((a) => a.dataset.ask)"
    )
    assert names[:4] == ["url", "title", "publisher", "published"]
    expect(row.locator(".row__name")).to_have_text("Source 1 (s1)")
    expect(row.locator("[data-ask=id]")).to_be_hidden()
    assert data_of(form) == {"record": "public-record"}
    url, title, publisher, published = (control(row, name) for name in names[:4])
    url.fill(ADDRESS)
    title.focus()
    expect(publisher).to_have_value("theguardian.com")
    expect(published).to_have_value("2024-05-08")
    expect(row.locator(".ask__taken")).to_have_count(2)
    assert data_of(form)["sources"] == [
        {
            "id": "s1",
            "url": ADDRESS,
            "publisher": "theguardian.com",
            "published": "2024-05-08",
            "read_on": today(),
        }
    ]
    publisher.fill("The Guardian")
    expect(row.locator(".ask__taken")).to_have_count(1)
    url.fill("https://example.org/2023/01/other")
    title.focus()
    expect(publisher).to_have_value("The Guardian")
    expect(published).to_have_value("2023-01")
    published.fill("2022")
    url.fill("https://example.org/plain")
    title.focus()
    expect(published).to_have_value("2022")
    expect(row.locator(".ask__taken")).to_have_count(0)


def paste(page: Page, field: Locator, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    field.focus()
    page.keyboard.press("ControlOrMeta+V")


def test_a_row_that_was_emptied_is_no_source(form: Page) -> None:
    stand(form, "published")
    row = rows_of(form)
    control(row, "title").fill("A report")
    control(row, "title").blur()
    expect(control(row, "read_on")).to_have_value(today())
    assert [source["title"] for source in data_of(form)["sources"]] == ["A report"]
    control(row, "title").fill("")
    control(row, "title").blur()
    assert "sources" not in data_of(form)
    control(row, "title").fill("Another")
    control(row, "title").blur()
    expect(control(row, "read_on")).to_have_value(today())


def test_a_pasted_address_is_read_at_once(form: Page) -> None:
    stand(form, "published")
    paste(form, control(rows_of(form), "url"), ADDRESS)
    expect(control(rows_of(form), "published")).to_have_value("2024-05-08")
    expect(form.locator("[data-said]")).to_have_text(
        "Taken from the address: theguardian.com, 2024-05-08."
    )


def test_a_statement_chooses_several_sources_from_the_list(form: Page) -> None:
    listing(form, "One", "Two", "Three")
    row = add(form, "worked", "It did.")
    boxes = row.get_by_role("group", name="Source that says it").get_by_role("checkbox")
    expect(boxes).to_have_count(3)
    row.get_by_label("s3 Three").check()
    row.get_by_label("s1 One").check()
    expect(row.locator("summary").last).to_have_text("Where this comes from: s3, s1")
    assert data_of(form)["worked"] == [{"text": "It did.", "source": ["s3", "s1"]}]
    row.get_by_label("s3 Three").uncheck()
    assert data_of(form)["worked"] == [{"text": "It did.", "source": "s1"}]
    row.get_by_label("Our own reading").check()
    assert data_of(form)["worked"] == [{"text": "It did.", "source": "s1", "reading": True}]


def test_marks_are_stable_and_a_removed_source_is_missed(form: Page) -> None:
    listing(form, "One", "Two", "Three")
    row = add(form, "worked", "It did.")
    row.get_by_label("s2 Two").check()
    form.get_by_role("button", name="Remove: source 2").click()
    expect(row.locator(".cite--gone")).to_have_text("s2 is not listed")
    names = rows_of(form).locator(".row__name")
    expect(names).to_have_text(["Source 1 (s1)", "Source 2 (s3)"])
    expect(row.get_by_text("There is no source 's2'.")).to_be_visible()
    form.get_by_role("button", name="Add: source").click()
    expect(names.last).to_have_text("Source 3 (s4)")
    row.get_by_label("s2 is not listed").click()
    expect(row.get_by_label("s1 One")).to_be_focused()
    expect(row.locator(".cite--gone")).to_have_count(0)
    assert [source["id"] for source in data_of(form)["sources"]] == ["s1", "s3"]


def test_a_statement_says_that_it_has_no_source_once_it_is_left(form: Page) -> None:
    listing(form, "One")
    row = add(form, "worked", "It did.")
    said = row.locator("[data-ask=source] > .ask__said")
    row.locator("summary").last.focus()
    expect(row.locator("[data-sourced]")).to_have_text(": nothing yet")
    expect(said).to_be_hidden()
    form.locator("#ask-title").focus()
    expect(said).to_have_text(
        "Choose the source that says it, or tick that it is your own reading."
    )
    row.get_by_label("s1 One").check()
    expect(said).to_be_hidden()
    practice = form.locator("[data-ask=practices] [data-row]").first
    practice.locator("[data-ask=evidence] textarea").fill("It ran.")
    form.locator("#ask-title").focus()
    expect(practice.locator("[data-ask=source] > .ask__said")).to_have_text(
        "Choose the source that says it, or say that its use is unclear."
    )


def test_as_above_by_button_and_by_key(form: Page) -> None:
    listing(form, "One", "Two")
    first = add(form, "worked", "It did.")
    first.get_by_label("s1 One").check()
    first.get_by_label("s2 Two").check()
    second = add(form, "did_not_work", "It did not.")
    second.get_by_role("button", name="As above: s1, s2").click()
    expect(second.get_by_role("button", name="As above")).to_have_count(0)
    expect(second.locator("summary").last).to_be_focused()
    third = form.locator("[data-ask=practices] [data-row]").first
    third.locator("[data-ask=evidence] textarea").fill("It ran.")
    form.keyboard.press("Alt+ArrowUp")
    expect(form.locator("[data-said]")).to_have_text("As above: s1, s2.")
    told = data_of(form)
    assert told["did_not_work"] == [{"text": "It did not.", "source": ["s1", "s2"]}]
    assert told["practices"][0]["source"] == ["s1", "s2"]


def test_a_practice_is_no_reading_as_above(form: Page) -> None:
    listing(form, "One")
    add(form, "worked", "It did. [reading]")
    practice = form.locator("[data-ask=practices] [data-row]").first
    practice.locator("[data-ask=evidence] textarea").fill("It ran. [reading]")
    expect(practice.get_by_role("button", name="As above")).to_have_count(0)
    form.keyboard.press("Alt+ArrowUp")
    told: Any = data_of(form)
    assert told["worked"] == [{"text": "It did.", "reading": True}]
    assert told["practices"] == [{"evidence": "It ran. [reading]"}]


def test_marks_typed_at_the_end_become_sources(form: Page) -> None:
    listing(form, "One", "Two")
    row = add(form, "worked", "It did. [s2]")
    form.locator("#ask-title").focus()
    expect(row.locator("textarea").first).to_have_value("It did.")
    expect(form.locator("[data-said]")).to_have_text("Where it comes from: s2.")
    row.locator("textarea").first.fill("It did [s1, s2]")
    form.locator("#ask-title").focus()
    assert data_of(form)["worked"] == [{"text": "It did", "source": ["s2", "s1"]}]


def test_many_sources_are_opened_only_when_wanted(form: Page) -> None:
    listing(form, *(f"Source {number}" for number in range(1, 9)))
    row = add(form, "worked", "It did.")
    boxes = row.locator("[data-cite]")
    expect(boxes.first).to_be_hidden()
    row.locator("summary").last.click()
    expect(boxes).to_have_count(8)
    later = add(form, "did_not_work", "It did not.")
    form.locator("#ask-title").focus()
    expect(later.locator("[data-ask=source] > .ask__said")).to_be_visible()
    expect(later.locator("[data-cite]")).to_have_count(8)


def test_no_source_yet_leads_to_one(form: Page) -> None:
    stand(form, "published")
    row = add(form, "worked", "It did.")
    row.locator("summary").last.click()
    row.get_by_role("button", name="List one").click()
    expect(control(rows_of(form).last, "url")).to_be_focused()


def test_the_sources_of_a_file_are_all_there(form: Page) -> None:
    text = (
        "record: public-record\nsources: [{id: own-report, title: Report}, {title: Other}]\n"
        "worked: [{text: It did., source: [gone, own-report]}]\n"
    )
    open_file(form, "case.yml", text)
    names = rows_of(form).locator(".row__name")
    expect(names).to_have_text(["Source 1 (own-report)", "Source 2 (s1)"])
    told = data_of(form)
    assert [source["id"] for source in told["sources"]] == ["own-report", "s1"]
    assert told["worked"] == [{"text": "It did.", "source": ["gone", "own-report"]}]
    expect(statement(form).locator(".cite--gone")).to_have_text("gone is not listed")


def test_a_mark_that_is_wrong_can_be_corrected(form: Page) -> None:
    open_file(form, "case.yml", "record: public-record\nsources: [{id: A report, title: R}]\n")
    form.get_by_role("button", name="Check and finish").click()
    own = rows_of(form).locator("[data-ask=id] .ask__control")
    expect(own).to_be_visible()
    own.fill("a-report")
    expect(rows_of(form).locator(".row__name")).to_have_text("Source 1 (a-report)")


def test_sources_are_chosen_with_the_keyboard_on_a_phone(form: Page) -> None:
    form.set_viewport_size({"width": 390, "height": 844})
    form.locator("h1").click()
    tab_until(form, "[name=stance]")
    for _ in range(4):
        form.keyboard.press("ArrowDown")
    expect(form.locator("[name=stance]:checked")).to_have_value("published")
    expect(form.locator("[data-stance-counts]")).to_contain_text("names the published source")
    tab_until(form, "[data-ask=sources] [data-ask=url] input")
    form.keyboard.type(ADDRESS)
    form.keyboard.press("Tab")
    form.keyboard.type("A chatbot")
    tab_until(form, "[data-ask=worked] textarea")
    form.keyboard.type("It did.")
    expect(form.locator("[data-ask=worked] [data-cite]").first).to_be_visible()
    tab_until(form, "[data-ask=worked] [data-cite]")
    form.keyboard.press("Space")
    tab_until(form, "[data-ask=did_not_work] textarea")
    form.keyboard.type("It did not.")
    expect(form.locator("[data-ask=did_not_work] [data-as-above]")).to_be_visible()
    tab_until(form, "[data-ask=did_not_work] [data-as-above]")
    form.keyboard.press("Enter")
    told = data_of(form)
    assert told["worked"] == [{"text": "It did.", "source": "s1"}]
    assert told["did_not_work"] == [{"text": "It did not.", "source": "s1"}]
