"""Does the form ask what other answers make needful, and nothing that they make needless?"""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from ..checks import today
from ..forms import SHORT, fill, open_file


def asks(scope: Page | Locator, *names: str) -> list[bool]:
    """Return which of the questions are to be seen, the first of each name."""
    return [scope.locator(f"[data-ask={name}]").first.is_visible() for name in names]


def choose(scope: Page | Locator, name: str, choice: str) -> None:
    scope.locator(f"[data-ask={name}] .ask__control").first.select_option(choice)


def test_nobody_is_taken_for_somebody_who_was_there(form: Page) -> None:
    record = form.locator("#ask-record")
    expect(record).to_have_value("")
    assert asks(form, "contributor") == [False]
    choose(form, "record", "contributed")
    assert asks(form, "contributor") == [True]
    expect(form.locator("#ask-contributor-tie")).to_have_value("")
    record.blur()
    expect(form.locator("[data-ask=tie] .ask__said")).to_be_hidden()
    form.get_by_role("button", name="Check and finish").click()
    expect(form.locator("[data-ask=tie] .ask__said")).to_have_text(
        "Say how you are tied to it: its team, its organisation, its vendor, or neither."
    )
    choose(form, "record", "public-record")
    assert asks(form, "contributor") == [False]


def test_a_tie_that_was_given_stays_in_sight(form: Page) -> None:
    fill(form, SHORT)
    choose(form, "record", "public-record")
    assert asks(form, "contributor") == [True]
    form.locator("#ask-record").blur()
    form.get_by_role("button", name="Check and finish").click()
    expect(form.locator("[data-ask=contributor] > .ask__said")).to_have_text(
        "Leave your tie out: this is told from published sources."
    )


def test_an_effect_is_asked_of_what_was_used_and_its_basis_of_an_effect(form: Page) -> None:
    row = form.locator("[data-ask=practices] [data-row]").first
    told = ("effect", "basis", "by")
    assert asks(row, *told) == [False, False, False]
    for use in ("none", "unclear"):
        choose(row, "use", use)
        assert asks(row, *told) == [False, False, False]
    for use in ("partly", "full"):
        choose(row, "use", use)
        assert asks(row, *told) == [True, False, False]
    choose(row, "effect", "helped")
    assert asks(row, *told) == [True, True, False]
    choose(form, "record", "contributed")
    assert asks(row, *told) == [True, True, False]
    choose(form, "record", "public-record")
    assert asks(row, *told) == [True, True, True]


def test_what_was_said_of_an_effect_is_not_hidden_with_it(form: Page) -> None:
    fill(form, SHORT)
    row = form.locator("[data-ask=practices] [data-row]").first
    choose(row, "use", "none")
    assert asks(row, "effect", "basis") == [True, True]
    expect(row.locator("[data-ask=effect] .ask__said")).to_have_text(
        "What was not used has no effect. Say what would have helped as a lesson."
    )
    choose(row, "effect", "")
    expect(row.locator("[data-ask=basis] .ask__said")).to_have_text(
        "Say what followed from it, or leave this out."
    )
    choose(row, "basis", "")
    assert asks(row, "effect", "basis") == [False, False]


def test_how_a_source_was_read_is_asked_of_those_who_compile(form: Page) -> None:
    form.get_by_label("Full:").check()
    form.get_by_role("button", name="Add: source").click()
    row = form.locator("[data-ask=sources] [data-row]").first
    title = row.locator("[data-ask=title] .ask__control")
    assert asks(row, "read_on", "extent", "copy_of") == [False, False, False]
    choose(form, "record", "public-record")
    assert asks(row, "read_on", "extent", "copy_of") == [True, True, True]
    day = row.locator("[data-ask=read_on] .ask__control")
    expect(day).to_have_value("")
    title.fill("A report")
    title.blur()
    expect(day).to_have_value(today())
    day.fill("")
    title.fill("Another report")
    title.blur()
    expect(day).to_have_value("")


def test_a_day_is_filled_in_for_no_source_of_a_file(form: Page) -> None:
    form.get_by_label("Full:").check()
    open_file(form, "case.yml", "record: public-record\nsources: [{id: s1, title: A report}]\n")
    title = form.locator("[data-ask=sources] [data-ask=title] .ask__control")
    title.fill("Another report")
    title.blur()
    expect(form.locator("[data-ask=read_on] .ask__control")).to_have_value("")
