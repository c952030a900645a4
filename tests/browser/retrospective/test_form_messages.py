"""Does the contribution form say what is wrong, where it is, in words of the form?"""

from __future__ import annotations

from playwright.sync_api import Page, expect

from ..forms import SHORT, fill, finish

TITLE_HELP = (
    "What was piloted, in a few words, without the outcome. "
    "For example: Invoice triage with document extraction"
)


def test_what_is_missing_stands_at_its_field_and_in_a_list(form: Page) -> None:
    finish(form)
    summary = form.get_by_role("region", name="What is left to fix")
    expect(summary.get_by_role("heading")).to_have_text("9 things left to fix")
    expect(summary.get_by_role("listitem")).to_have_text(
        [
            "Answer this: Were you there?",
            "Answer this: Title.",
            "Answer this: Organisations.",
            "Answer this: Use case.",
            "Answer this: Technique.",
            "Answer this: Outcome.",
            "Answer this: Date of the outcome.",
            "Answer this: Summary.",
            "What worked: Say what worked or what did not.",
        ]
    )
    expect(form.locator("[data-progress]")).to_have_text("0 of 9 required answers.")
    expect(form.locator("[name=stance]").first).to_be_focused()
    expect(form.get_by_role("group", name="Were you there?")).to_have_accessible_description(
        "Answer this: Were you there?"
    )
    title = form.get_by_label("Title").first
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(f"{TITLE_HELP} Answer this: Title.")
    summary.get_by_role("link", name="Technique").click()
    expect(form.get_by_label("Technique").first).to_be_focused()
    title.fill("A title")
    expect(summary.get_by_role("heading")).to_have_text("8 things left to fix")
    expect(title).not_to_have_attribute("aria-invalid", "true")
    expect(title).to_have_accessible_description(TITLE_HELP)
    summary.get_by_role("link", name="What worked").click()
    expect(form.get_by_role("textbox", name="What worked 1")).to_be_focused()


def test_a_field_is_judged_once_somebody_has_left_it(form: Page) -> None:
    fill(form, SHORT)
    outcome = form.locator("#ask-dates-outcome")
    said = form.locator("#ask-dates-outcome-said")
    outcome.fill("yester")
    expect(said).to_have_text(
        '"yester" does not fit here. Write a day, a month or a year: 2025-03-14, 2025-03 or 2025.'
    )
    outcome.fill("2025-02-30")
    expect(said).to_contain_text("There is no date 2025-02-30.")
    outcome.fill("2025-02-28")
    expect(said).to_be_hidden()
    form.locator("#ask-title").fill("")
    expect(form.locator("#ask-title-said")).to_have_text("Answer this: Title.")


def test_rules_between_fields_speak_at_the_field(form: Page) -> None:
    form.get_by_label("Full:").check()
    fill(form, SHORT)
    fill(form, {"dates": {"pilot_start": "2025-08", "outcome": "2025-06"}})
    criterion = {"metric": "Right", "better": "higher", "baseline": 9, "target": 8, "set": "never"}
    fill(form, {"criteria": [criterion]})
    fill(form, {"sources": [{"title": "A report", "form": "audit"}]})
    fill(form, {"lessons": ["See [it](patern:shadow-mode). [s9]"]})
    finish(form)
    said = form.locator(".ask__said:not([hidden])")
    expect(said).to_have_text(
        [
            "No statement names the source 's1'. "
            "Name it where a statement rests on it, or remove it.",
            "“Pilot start” (2025-08) is after “Date of the outcome” (2025-06). "
            "Correct one of them.",
            "The target (8) is no better than the baseline, and higher is better. Correct one "
            "of them, or choose “Keep within” if it is a limit.",
            "'patern' is not a kind of item. Did you mean pattern:shadow-mode?",
            "There is no source 's9'. List it under “Sources”.",
        ]
    )


def test_everything_is_said_at_once(form: Page) -> None:
    form.get_by_label("Full:").check()
    fill(form, {"dates": {"pilot_start": "2025-08", "pilot_end": "2025-06"}})
    fill(form, {"practices": [{"pattern": "shadow-mode", "evidence": "It ran."}]})
    finish(form)
    summary = form.get_by_role("region", name="What is left to fix")
    said = summary.get_by_role("listitem").all_inner_texts()
    assert "Answer this: Date of the outcome." in said
    assert "Answer this: Practice 1, use." in said
    assert [text for text in said if text.startswith("Pilot start: “Pilot start” (2025-08)")]
    assert len(said) == 11
    expect(form.locator("[data-ask=dates] > .group__name")).to_have_text("Dates")


def test_a_figure_with_a_comma_is_shown_with_a_point(form: Page) -> None:
    form.get_by_label("Full:").check()
    value = form.locator("[id^=ask-results-value].ask__control")
    said = form.locator("[id^=ask-results-value][id*=said]")
    form.get_by_role("button", name="Add: measurement").click()
    for entered, hint in {
        "74,5": 'This is the text "74,5", not a number. Write 74.5.',
        "about nine": 'This is the text "about nine", not a number. Give a number.',
    }.items():
        value.fill(entered)
        value.blur()
        expect(said).to_have_text(hint)
    value.fill("1,204")
    value.blur()
    expect(value).to_have_value("1204")
    expect(said).to_be_hidden()
    value.fill("74.5")
    expect(said).to_be_hidden()
