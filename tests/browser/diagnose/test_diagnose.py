"""Do the failure modes that fit come first, for the stated reason and no other?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from ..conftest import Watch
from ..modules import run

ORDER = [
    "demo-optimised",
    "no-business-owner",
    "integration-deferred",
    "no-success-criteria",
    "governance-not-addressed",
]
RANK = """
const { rank } = await load("diagnose/ranking");
const { isBySigns, fitting, others } = rank(argument);
return [isBySigns, fitting.map(({ id }) => id), others.map(({ id }) => id)];
"""


@pytest.mark.parametrize(
    ("counts", "ranked"),
    [
        ([(0, 0), (0, 0), (0, 0)], [False, [], ["0", "1", "2"]]),
        ([(1, 0), (2, 0), (1, 9)], [True, ["1", "0", "2"], []]),
        ([(1, 0, 10, 0), (1, 0), (2, 0, 10, 0)], [True, ["2", "1", "0"], []]),
        ([(0, 1), (0, 3), (0, 1)], [False, ["1", "0", "2"], []]),
        ([(0, 9), (1, 0), (0, 0)], [True, ["1"], ["0", "2"]]),
        ([(0, 1, 30), (0, 1, 10), (0, 0, 0)], [False, ["1", "0"], ["2"]]),
    ],
)
def test_the_rule(page: Page, counts: list[tuple[int, ...]], ranked: list[object]) -> None:
    modes = [
        {
            "id": str(at),
            "signs": signs,
            "own": rest[1] if len(rest) > 1 else signs,
            "duties": duties,
            "total": rest[0] if rest else 10,
        }
        for at, (signs, duties, *rest) in enumerate(counts)
    ]
    assert run(page, RANK, modes) == ranked


def order(page: Page) -> list[str]:
    """Return the failure modes as they stand."""
    found: list[str] = page.locator(".diagnosis").evaluate_all(
        "(all) => all.map(({ dataset }) => dataset.mode)"
    )
    return found


def test_a_phones_first_screen_has_a_sign_to_tick(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("diagnose/")
    expect(page.locator("input[name=sign]").nth(1)).to_be_in_viewport(ratio=1)
    role = page.get_by_label("What do you answer for?")
    expect(role).to_have_accessible_description(
        re.compile(r"^The failure mode with the most signs ticked comes first\.")
    )
    rule = page.get_by_text("Equal ones stand in the framework's order.")
    expect(rule).to_be_hidden()
    page.get_by_text("How they are ranked").click()
    expect(rule).to_be_visible()


def test_ticked_signs_put_their_failure_modes_first_and_say_why(page: Page) -> None:
    page.goto("diagnose/")
    assert order(page) == ORDER
    page.get_by_label("It runs on a researcher's laptop.").check()
    for sign in ("The sponsor", "Nobody in the business has committed"):
        page.get_by_label(sign).first.check()
    assert order(page) == [ORDER[1], ORDER[0], *ORDER[2:]]
    first = page.locator(".diagnosis").first
    expect(first.locator(".diagnosis__why")).to_have_text("You ticked 2 of its 7 signs.")
    expect(page.locator(".finder__status")).to_have_text(
        "2 failure modes fit: Nobody in the business owns it; The pilot was built for the demo."
    )
    expect(page.get_by_label("Nobody in the business has committed").first).to_be_focused()
    page.get_by_role("button", name="Take every tick back").click()
    assert order(page) == ORDER
    assert "#" not in page.url


def test_a_role_puts_first_what_it_can_do_most_about(page: Page) -> None:
    page.goto("diagnose/")
    page.get_by_label("What do you answer for?").select_option("I review security")
    first = page.locator(".diagnosis").first
    expect(first).to_have_attribute("data-mode", "governance-not-addressed")
    expect(first.locator(".diagnosis__why")).to_have_text(
        re.compile(r"^\d+ of \d+ things to do against it (is|are) yours\.$")
    )
    page.get_by_label("What do you answer for?").select_option("I build it")
    expect(first).to_have_attribute("data-mode", "integration-deferred")
    first.get_by_text("What to do, what to use, and who recovered").click()
    for duty in first.locator(".is-yours").all():
        expect(duty).to_contain_text("Engineer")
    expect(first.locator(".is-yours")).not_to_have_count(0)


def test_the_choice_is_shared_by_its_address(
    page: Page, browser: Browser, watch: Watch, base_url: str
) -> None:
    page.goto("diagnose/")
    page.get_by_label("It runs on a researcher's laptop.").check()
    page.get_by_label("What do you answer for?").select_option("I build it")
    other = watch(browser.new_context(base_url=base_url).new_page())
    requested: list[str] = []
    other.on("request", lambda request: requested.append(request.url))
    other.goto(page.url)
    expect(other.get_by_label("It runs on a researcher's laptop.")).to_be_checked()
    expect(other.get_by_label("What do you answer for?")).to_have_value("engineer")
    assert order(other) == order(page)
    assert [url for url in requested if "researcher" in url or "signs=" in url] == [
        url for url in requested if url == other.url
    ]
    other.context.close()


def test_what_is_no_sign_or_role_any_more_is_left_out(page: Page) -> None:
    page.goto("diagnose/#signs=no-business-owner.gone,lost.sign,no-business-owner.guests&role=x")
    expect(page.locator("input[name=sign]:checked")).to_have_count(1)
    expect(page.get_by_label("What do you answer for?")).to_have_value("")


def test_the_way_out_names_checklists_patterns_and_who_recovered(page: Page) -> None:
    page.goto("diagnose/")
    mode = page.locator("[data-mode=integration-deferred]")
    mode.get_by_text("What to do, what to use, and who recovered").click()
    for words in ("Checklists:", "Templates:", "Patterns that counter it", "avoided it"):
        expect(mode).to_contain_text(words)


def test_a_sign_of_two_failure_modes_counts_for_both_and_names_what_answers_it(
    page: Page,
) -> None:
    page.goto("diagnose/")
    page.get_by_label("keep to the old way").check()
    assert order(page) == [ORDER[1], ORDER[0], *ORDER[2:]]
    first, second = page.locator(".diagnosis__why").all()[:2]
    expect(first).to_have_text("You ticked 1 of its 7 signs.")
    expect(second).to_have_text("You ticked 1 sign listed elsewhere that points here too.")
    page.get_by_label("It runs on a researcher's laptop.").check()
    assert order(page)[:2] == ["demo-optimised", "no-business-owner"]
    expect(page.locator(".diagnosis__why").first).to_have_text(
        "You ticked 1 of its 5 signs and 1 sign listed elsewhere that points here too."
    )
    page.get_by_label("keep to the old way").uncheck()
    expect(page.locator(".diagnosis--fits")).to_have_count(1)


@pytest.mark.parametrize(
    ("sign", "answer", "address"),
    [
        ("keep to the old way", "Frontline training", "patterns/train-the-frontline/"),
        ("has left or changed jobs", "Business owner charter", "templates/business-owner-charter/"),
        ("costs more than the work it saves", "Measured baseline", "patterns/measured-baseline/"),
        ("changed or withdrawn the model", "Drift monitoring", "patterns/drift-monitoring/"),
    ],
)
def test_each_thing_that_happens_midway_is_known_and_answered(
    page: Page, sign: str, answer: str, address: str
) -> None:
    page.goto("diagnose/")
    row = page.locator(".diagnosis__signs li").filter(has_text=sign)
    expect(row).to_have_count(1)
    expect(row).to_contain_text("Also heard: ")
    expect(row.get_by_role("link", name=answer)).to_have_attribute("href", f"../{address}")


@pytest.mark.parametrize("words", ["shelfware", "token bill", "model deprecated"])
def test_the_search_finds_the_words_in_which_people_say_it(page: Page, words: str) -> None:
    page.goto(f"search/?q={words}")
    expect(
        page.locator("main").get_by_role("link", name=re.compile("stalling")).first
    ).to_be_visible()
