"""Does the form ask what other answers make needful, and nothing that they make needless?"""

from __future__ import annotations

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from macros.contribute.questions.there import STANCES

from ..checks import today
from ..forms import SHORT, data_of, fill, open_file, stand


def asks(scope: Page | Locator, *names: str) -> list[bool]:
    """Return which of the questions are to be seen, the first of each name."""
    return [scope.locator(f"[data-ask={name}]").first.is_visible() for name in names]


def choose(scope: Page | Locator, name: str, choice: str) -> None:
    scope.locator(f"[data-ask={name}] .ask__control").first.select_option(choice)


def test_nobody_is_taken_for_somebody_who_was_there(form: Page) -> None:
    expect(form.locator("[name=stance]:checked")).to_have_count(0)
    form.get_by_label("Full:").check()
    assert asks(form, "record", "contributor", "sources") == [False, False, False]
    expect(form.locator("[data-waits]")).to_be_visible()
    form.get_by_role("button", name="Check and finish").click()
    expect(form.locator("#stance-said")).to_have_text("Answer this: Were you there?")
    stand(form, "vendor")
    expect(form.locator("#stance-said")).to_be_hidden()
    expect(form.locator("[data-waits]")).to_be_hidden()
    expect(form.get_by_role("group", name="Were you there?")).to_have_accessible_description(
        "What you say followed is shown apart, as a vendor's word, and is in no count."
    )
    assert asks(form, "record", "contributor", "tie", "note") == [False, True, False, True]
    assert data_of(form) == {"record": "contributed", "contributor": {"tie": "vendor"}}


STATED = {
    stance.word: {
        "record": stance.record,
        **({"contributor": {"tie": stance.tie}} if stance.tie else {}),
    }
    for stance in STANCES
}


@pytest.mark.parametrize("word", STATED)
def test_an_answer_is_two_fields_and_a_file_gives_it_back(form: Page, word: str) -> None:
    stand(form, word)
    expect(form.locator("[data-stance-counts]")).not_to_be_empty()
    assert data_of(form) == STATED[word]
    stand(form, "team")
    open_file(form, "case.yml", yaml.safe_dump(STATED[word]))
    expect(form.locator("[data-said]")).to_contain_text("Opened case.yml")
    expect(form.locator("[name=stance]:checked")).to_have_value(word)
    assert asks(form, "record", "tie") == [False, False]
    assert data_of(form) == STATED[word]


def test_what_is_said_of_a_tie_is_out_of_the_file_and_comes_back(form: Page) -> None:
    form.get_by_label("Full:").check()
    stand(form, "team")
    form.locator("#ask-contributor-note").fill("One of four")
    stand(form, "published")
    assert asks(form, "contributor") == [False]
    assert data_of(form) == {"record": "public-record"}
    stand(form, "consultant")
    expect(form.locator("#ask-contributor-note")).to_have_value("One of four")
    told = {"tie": "consultant", "note": "One of four"}
    assert data_of(form) == {"record": "contributed", "contributor": told}


def test_a_file_that_contradicts_itself_shows_both_fields(form: Page) -> None:
    open_file(form, "case.yml", "title: A\nrecord: public-record\ncontributor: {tie: team}\n")
    expect(form.locator("#ask-title")).to_have_value("A")
    assert asks(form, "record", "contributor", "tie") == [True, True, True]
    expect(form.locator("[name=stance]:checked")).to_have_count(0)
    form.get_by_role("button", name="Check and finish").click()
    expect(form.locator("[data-ask=contributor] > .ask__said")).to_have_text(
        "Leave your tie out: this is told from published sources."
    )
    stand(form, "published")
    assert asks(form, "record", "contributor", "tie") == [False, False, False]
    assert data_of(form)["record"] == "public-record"
    assert "contributor" not in data_of(form)


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
    stand(form, "team")
    assert asks(row, *told) == [True, True, False]
    stand(form, "published")
    assert asks(row, *told) == [True, True, False]
    choose(row, "basis", "stated")
    assert asks(row, *told) == [True, True, True]
    choose(row, "basis", "reading")
    assert asks(row, *told) == [True, True, False]


def test_an_author_of_a_reading_is_not_hidden_with_the_question(form: Page) -> None:
    fill(form, SHORT)
    stand(form, "published")
    row = form.locator("[data-ask=practices] [data-row]").first
    choose(row, "by", "vendor")
    choose(row, "basis", "reading")
    form.get_by_role("button", name="Check and finish").click()
    expect(row.locator("[data-ask=by] .ask__said")).to_have_text(
        "Leave this out: a reading is nobody else's conclusion."
    )
    choose(row, "by", "")
    assert asks(row, "by") == [False]


def test_a_pilot_is_asked_about_and_what_had_none_has_no_dates_of_one(form: Page) -> None:
    fill(form, {**SHORT, "outcome": "scaled", "dates": {"outcome": "2025-06"}})
    dates = form.locator("[data-ask=dates]")
    start = dates.locator("[data-ask=pilot_start] .ask__control")
    assert asks(dates, "no_pilot", "outcome_by") == [True, False]
    start.fill("2025-01")
    expect(dates.locator("[data-ask=no_pilot]")).to_be_hidden()
    start.fill("")
    dates.get_by_label("Without a pilot").check()
    start.fill("2025-01")
    form.get_by_role("button", name="Check and finish").click()
    expect(dates.locator("[data-ask=pilot_start] .ask__said")).to_have_text(
        "It went straight into use, as you say: leave this date out, or take that back."
    )
    expect(dates.locator("[data-ask=no_pilot]")).to_be_visible()
    start.fill("")
    assert data_of(form)["dates"] == {"no_pilot": True, "outcome": "2025-06"}
    stand(form, "published")
    dates.get_by_label("By that date; when exactly is not told").check()
    assert data_of(form)["dates"]["outcome_by"] is True


def test_when_an_owner_was_named_is_needed_of_those_who_were_there(form: Page) -> None:
    form.get_by_label("Full:").check()
    fill(form, {**SHORT, "owner": {"role": "Head of claims"}})
    named = form.locator("[data-ask=owner] [data-ask=named]")
    expect(named.locator(".ask__need")).to_have_text("required if you were there")
    form.get_by_role("button", name="Check and finish").click()
    expect(named.locator(".ask__said")).to_have_text("Answer this: Named when.")
    stand(form, "published")
    expect(named.locator(".ask__said")).to_be_hidden()


def test_what_a_comparison_shows_may_stand_without_a_figure(form: Page) -> None:
    form.get_by_label("Full:").check()
    result = {"metric": "Minutes", "measured_by": "vendor", "design": "randomised"}
    fill(form, {**SHORT, "results": [result]})
    row = form.locator("[data-ask=results] [data-row]").first
    form.get_by_role("button", name="Check and finish").click()
    expect(row.locator("[data-ask=value] .ask__said")).to_have_text(
        "Give the figure or both ends of the range, or say what the comparison shows."
    )
    choose(row, "finding", "no-difference")
    expect(row.locator("[data-ask=value] .ask__said")).to_be_hidden()
    row.locator("[data-ask=interval] .ask__control").fill("95 % interval 0.8 to 1.3")
    more = {"finding": "no-difference", "interval": "95 % interval 0.8 to 1.3"}
    assert data_of(form)["results"] == [{**result, **more}]


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
    stand(form, "researcher")
    row = form.locator("[data-ask=sources] [data-row]").first
    title = row.locator("[data-ask=title] .ask__control")
    row.get_by_text("A copy of it, or what it copies").click()
    assert asks(row, "read_on", "extent", "copy_of") == [False, False, False]
    stand(form, "published")
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
