"""Is what should not become public found before it leaves the browser, and does it go?"""

from __future__ import annotations

import yaml
from playwright.sync_api import Page, expect

from macros.content.guard import personal_in, secrets_in

from ...helpers.guarded import GROUPED, LONGER, SECRETS
from ..checks import today
from ..forms import SHORT, downloaded, fill, finish, opened

TEXTS = (
    "Write to jane.doe@insurer.eu or to press@example.org.",
    "Call +49 170 1234567, 0170 1234567 or +1 (555) 010-9999; room 12 345.",
    "IBAN DE89 3704 0044 0532 0130 00, not DE89 3704 0044 0532 0130 01.",
    "Card 4111 1111 1111 1111, not 4111 1111 1111 1112, nor 0000 0000 0000 0000.",
    "It cost EUR 12,000, then $3.5 million, 40 euros and 12 000 000 invoices.",
    "On 10.0.3.4, 192.168.1.1 and 172.20.0.1 but not 8.8.8.8 or 10.0.3.4.5.",
    "See crm.corp.local and http://jenkins.internal/job or build01.intranet.",
    "password = hunter2abc99, Password: correcthorse, api_key='A1b2C3d4E5f6'",
    "AKIAIOSFODNN7EXAMPLE and ghp_0123456789abcdefghijklmnopqrstuvwxyzA",
    "-----BEGIN RSA PRIVATE KEY-----",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcDEF123_-xyz0987654321",
    "https://user:s3cretpass@host.example.org/x and xoxb-123456789012-abcdefABCDEF1234",
    "Nothing in here: 61 % of 1,204 invoices in 9 weeks, version 1.2.3, 2025-03-14.",
    "ünïcode jürgen@firma.de; مرحبا +4915112345678.",
)

FIND = """async (texts) => {
  const root = new URL(document.querySelector("retrospective-form").dataset.root, location);
  const { Guard } = await import(new URL("assets/js/rules/retrospective/guard.js", root));
  const patterns = await (await fetch("guard.json")).json();
  const guard = new Guard(patterns, () => true);
  return texts.map((text) => ["secrets", "personal"].map((group) =>
    guard.signs(group, text).map(({ says, start, end }) => [says, start, text.slice(start, end)])));
}"""


def test_the_browser_finds_what_the_check_finds(page: Page) -> None:
    opened(page)
    found = page.evaluate(FIND, list(TEXTS))
    expected = [
        [
            sorted([find.sign.says, find.start, find.text] for find in search(text))
            for search in (secrets_in, personal_in)
        ]
        for text in TEXTS
    ]
    assert [[sorted(group) for group in groups] for groups in found] == expected
    said = {says for groups in expected for group in groups for says, *_ in group}
    assert len(said) > 10, said


def test_each_place_is_kept_or_blanked_out(form: Page) -> None:
    fill(form, {**SHORT, "use_case": "Ask jane@insurer.eu, or bob@insurer.eu of Acme. Acme-wide."})
    fill(form, {"summary": "Its password = hunter2abc99 was known.", "title": "Acme's triage"})
    finish(form)
    step = form.locator("[data-step=guard]")
    expect(step.locator("[data-guard-status]")).to_have_text("3 places to look at.")
    step.get_by_label("Names that must not appear").fill("acme, Example GmbH")
    expect(step.locator("[data-guard-status]")).to_have_text(
        "6 places to look at. “Example GmbH” does not appear."
    )
    bob = step.get_by_role("group", name="Use case: an e-mail address").nth(1)
    expect(bob.locator("mark")).to_have_text("bob@insurer.eu")
    bob.get_by_label("Blank it out").check()
    for place in step.get_by_role("group", name="a name that must not appear").all():
        expect(place.get_by_label("Blank it out")).to_be_checked()
    form.get_by_role("button", name="Go on").click()
    expect(step.locator("[data-guard-status]")).to_have_text(
        "Keep it or blank it out? Still open: Use case: an e-mail address."
    )
    jane = step.get_by_role("group", name="Use case: an e-mail address").first
    expect(jane.get_by_label("Keep it")).to_be_focused()
    jane.get_by_label("Keep it").check()
    step.get_by_role("group", name="Use case: a name").last.get_by_label("In its place").fill(
        "Firm"
    )
    secret = step.get_by_role("group", name="Summary: a password or key with its value")
    expect(secret.get_by_role("radio")).to_have_count(0)
    form.get_by_role("button", name="Go on").click()
    file = yaml.safe_load(downloaded(form)[1])
    assert file["use_case"] == "Ask jane@insurer.eu, or (left out) of (left out). Firm-wide."
    assert file["summary"] == "Its password = (left out) was known."
    assert (file["id"], file["title"]) == ("left-out-s-triage", "(left out)'s triage")
    form.get_by_role("button", name="Take that back").click()
    expect(form.locator("#ask-title")).to_have_value("Acme's triage")
    expect(form.locator("#ask-summary")).to_have_value("Its password = hunter2abc99 was known.")


BLANK = """async (texts) => {
  const root = new URL(document.querySelector("retrospective-form").dataset.root, location);
  const { Guard } = await import(new URL("assets/js/rules/retrospective/guard.js", root));
  const patterns = await (await fetch("guard.json")).json();
  const guard = new Guard(patterns, () => true);
  return texts.map((text) => guard.cleared({ text }, guard.secrets({ text })).text);
}"""


def test_nothing_of_a_secret_is_left(form: Page) -> None:
    cases = [(text, secret) for _, text, secret in (*SECRETS, *GROUPED, *LONGER)]
    blanked = form.evaluate(BLANK, [text for text, _ in cases])
    left = [
        (after, piece)
        for (text, secret), after in zip(cases, blanked, strict=True)
        for piece in (secret[at : at + 6] for at in range(max(1, len(secret) - 5)))
        if len(piece.strip("- \n")) > 4 and piece in after
    ]
    assert left == []
    assert all("(left out)" in after for after in blanked)


def test_a_secret_that_comes_to_light_by_blanking_goes_too(form: Page) -> None:
    text = "Its password = Acmehunter2abc99 (jane@insurer.eu)."
    fill(form, {**SHORT, "use_case": text})
    finish(form)
    step = form.locator("[data-step=guard]")
    step.get_by_role("group", name="an e-mail address").get_by_label("Blank it out").check()
    form.get_by_role("button", name="Go on").click()
    file = yaml.safe_load(downloaded(form)[1])
    assert file["use_case"] == "Its password = (left out) (left out)."


def test_a_sum_that_a_source_says_is_no_finding(form: Page) -> None:
    form.get_by_label("Full:").check()
    cost = "It cost EUR 12,000."
    source = {"id": "s1", "title": "A report", "form": "audit"}
    worked = [{"text": cost, "source": "s1"}, cost]
    fill(form, {**SHORT, "sources": [source], "worked": worked})
    finish(form)
    expect(form.locator("[data-step=guard] legend")).to_have_text(
        ["What worked 2: an amount of money"]
    )


def test_places_are_named_as_in_the_form(form: Page) -> None:
    form.get_by_label("Full:").check()
    mail = "Ask jane@insurer.eu."
    fill(form, {**SHORT, "story": mail, "partners": [mail], "worked": [mail]})
    finish(form)
    expect(form.locator("[data-step=guard] legend")).to_have_text(
        [
            "Partners: an e-mail address",
            "Story: an e-mail address",
            "What worked 1: an e-mail address",
        ]
    )


def test_dates_are_made_coarser(form: Page) -> None:
    form.get_by_label("Full:").check()
    dates = {"pilot_start": "2025-02-03", "decision": "2025-03", "outcome": "2025-06-30"}
    event = {"when": "2025-02-03", "what": "It began on 2025-02-03."}
    stage = {"name": "Private pilot", "began": "2025-02-03"}
    fill(form, {**SHORT, "dates": dates, "timeline": [event], "stages": [stage]})
    finish(form)
    form.get_by_label("Write dates").select_option("Months only")
    form.get_by_role("button", name="Go on").click()
    file = yaml.safe_load(downloaded(form)[1])
    assert file["dates"] == {
        "pilot_start": "2025-02",
        "decision": "2025-03",
        "outcome": "2025-06",
        "seen": today()[:7],
    }
    assert file["stages"] == [{"name": "Private pilot", "began": "2025-02"}]
    assert file["timeline"] == [{"when": "2025-02", "what": "It began on 2025-02-03."}]


def test_what_breaks_by_being_blanked_out_goes_back_to_the_form(form: Page) -> None:
    form.get_by_label("Full:").check()
    link = "https://user:s3cretpass99@host.insurer.eu/x"
    fill(form, {**SHORT, "reusable": [{"asset": "Reader", "link": link}]})
    finish(form)
    form.get_by_role("button", name="Go on").click()
    expect(form.get_by_role("region", name="What is left to fix")).to_be_visible()
    expect(form.locator("[data-ask=link] .ask__control")).to_be_focused()


def test_names_are_kept_nowhere(form: Page) -> None:
    fill(form, SHORT)
    finish(form)
    form.get_by_label("Names that must not appear").fill("Acme Secret")
    form.get_by_role("button", name="Go on").click()
    kept = form.evaluate("JSON.stringify({ ...localStorage, ...sessionStorage })")
    assert "Invoice triage" in kept
    assert "Acme Secret" not in kept
