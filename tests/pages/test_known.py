"""What is known of a pattern: the two-by-two, what is in no count, and where each sentence is."""

from __future__ import annotations

import re
from typing import Any

import pytest

from macros.model import Item, Retrospective
from macros.pages.render import Renderer
from macros.pages.views import failure_mode_view, pattern_view
from macros.pages.views.coding_test import CodedExampleView, CodingTestView
from macros.pages.views.common import Link
from macros.pages.views.known import ApartCount, NamedCase, UseCell, UseRow, UseTableView
from macros.pages.views.pattern import MOST_QUOTED, PatternView

from ..helpers.samples import case, organisation, pattern, playbook, report

CAVEAT = (
    "Cases were found and coded with their ending known, so this cannot show that one led to the "
    "other. Our readings and vendors' reports are in the table."
)


def saying(case_id: str, outcome: str = "scaled", **said: Any) -> Retrospective:
    """Return a record that says this of the pattern."""
    return case(case_id, outcome=outcome, practices=[report(**said)])


def view(*items: Item) -> PatternView:
    """Return what the pattern's page shows of these records."""
    return pattern_view(playbook(pattern(), *items), "shadow")


def page(*items: Item) -> str:
    """Return the pattern's page as HTML in Markdown."""
    book = playbook(pattern(), *items)
    return Renderer(book, "patterns/shadow/").render("pages/pattern.md", view(*items))


def named(case_id: str) -> NamedCase:
    """Return a record as a cell of the table names it."""
    link = Link(f"Case {case_id}", f"retrospectives/{case_id}/", "Retrospective", "It ran.")
    return NamedCase(link, f"said-{case_id}")


def test_the_two_by_two_names_deployments() -> None:
    shown = view(
        saying("a", effect="helped"),
        saying("b", "limited", use="partly"),
        saying("c", "stopped", effect="helped", basis="reading"),
        saying("d", "rolled-back", use="none"),
        saying("e", "never-left-pilot", effect="helped", by="vendor", source="seller"),
        saying("f", use="unclear"),
        case("g"),
    ).known.use
    assert shown == UseTableView(
        rows=(
            UseRow(
                "Used",
                (
                    UseCell("In use when last seen", 2, (named("a"), named("b")), 0),
                    UseCell("Ended", 2, (named("c"), named("e")), 0),
                ),
                "retrospectives/?practice=shadow",
            ),
            UseRow(
                "Not used",
                (UseCell("In use when last seen", 0, (), 0), UseCell("Ended", 1, (named("d"),), 0)),
                "retrospectives/?practice=shadow.none",
            ),
        ),
        note=(
            "Of 7 retrospectives, 5 say whether it was used, 1 does not make it clear and 1 "
            "does not "
            f"mention it. {CAVEAT}"
        ),
    )


@pytest.mark.parametrize(
    ("items", "note"),
    [
        ([saying("a")], f"1 retrospective says whether it was used. {CAVEAT}"),
        (
            [saying("a"), saying("b", use="none")],
            f"All 2 retrospectives say whether it was used. {CAVEAT}",
        ),
        (
            [saying("a"), case("b"), case("c")],
            "Of 3 retrospectives, 1 says whether it was used and 2 do not mention it. " + CAVEAT,
        ),
        (
            [saying("a"), saying("b", "not-told"), saying("c", "not-told", use="none")],
            "All 3 retrospectives say whether it was used. 2 trials whose sequel is not told are "
            f"in neither column. {CAVEAT}",
        ),
        (
            [saying("a", "not-told")],
            "1 retrospective says whether it was used. 1 trial whose sequel is not told is in "
            f"neither column. {CAVEAT}",
        ),
        (
            [saying("a", use="unclear"), saying("b", use="unclear")],
            "None of 2 retrospectives says whether it was used: 2 do not make it clear.",
        ),
        ([case("a"), case("b")], "None of 2 retrospectives mentions it."),
        (
            [saying("a", use="unclear"), case("b")],
            "None of 2 retrospectives says whether it was used: 1 does not make it clear and 1 "
            "does not "
            "mention it.",
        ),
    ],
)
def test_what_the_two_by_two_does_not_hold(items: list[Item], note: str) -> None:
    shown = view(*items).known.use
    assert shown is not None
    assert shown.note == note
    assert bool(shown.rows) == ("None of" not in note)


def test_without_a_record_there_is_no_table() -> None:
    assert view().known.use is None
    assert "use-table" not in page()


def test_a_cell_names_a_few_and_says_how_many_more() -> None:
    shown = view(*(saying(f"c-{n}") for n in range(10))).known.use
    assert shown is not None
    cell = shown.rows[0].cells[0]
    assert (cell.count, len(cell.cases), cell.more) == (10, 8, 2)


def test_the_table_has_heads_for_its_rows_and_columns() -> None:
    table = re.search(
        r"<table class=\"use-table\".*?</table>", page(saying("a"), saying("b", use="none")), re.S
    )
    assert table is not None
    assert re.findall(r"<(th scope[^>]*|caption)>([^<]*)<", table[0]) == [
        ("caption", "Who used it, and was the system in use when last seen?"),
        ('th scope="col"', "In use when last seen"),
        ('th scope="col"', "Ended"),
        ('th scope="row"', "Used"),
        ('th scope="row"', "Not used"),
    ]
    assert re.findall(r"__count\">(\d+)<", table[0]) == ["1", "0", "1", "0"]


def test_what_is_in_no_count_is_shown_with_its_number() -> None:
    items = [
        saying("a", effect="helped", basis="reading"),
        saying("b", effect="hurt", by="vendor", source="seller"),
        case("c", record="public-record", practices=[report("helped", by="independent")]),
        saying("d"),
        saying("e", use="partly"),
        saying("f", use="none"),
        saying("g", use="unclear"),
    ]
    shown = view(*items)
    assert shown.known.apart == (
        ApartCount("reading", "Our readings", 1),
        ApartCount("vendor", "Vendors' own accounts", 1),
        ApartCount("unsourced", "Without a source, and not first hand", 1),
        ApartCount("silent", "Used, but nobody says what followed", 2),
        ApartCount("not-used", "Not used", 1),
        ApartCount("unclear", "Unclear whether it was used", 1),
    )
    assert [group.heading for group in shown.apart] == [
        "Our readings: 1",
        "Vendors' own accounts: 1",
        "Without a source, and not first hand: 1",
        "Used, but nobody says what followed: 2",
        "Not used: 1",
        "Unclear whether it was used: 1",
    ]
    assert shown.groups == ()


def test_each_count_leads_to_the_sentences_behind_it() -> None:
    shown = page(
        saying("a", effect="helped"),
        saying("b", effect="no-effect"),
        saying("c", effect="hurt", basis="reading"),
        saying("d", use="none"),
        *(saying(f"e-{n}") for n in range(5)),
    )
    aims = set(re.findall(r"href=\"#([^\"]+)\"", shown))
    places = re.findall(r"(?:id=\"|{: #)([\w-]+)", shown)
    assert aims == {
        *("known", "helped", "no-effect", "reading", "not-used", "silent"),
        *("said-a", "said-b", "said-c", "said-d", *(f"said-e-{n}" for n in range(5))),
    }
    assert aims <= set(places)
    assert len(places) == len(set(places))


def test_a_record_that_says_two_things_has_one_place() -> None:
    twice = case("a", practices=[report("helped"), report("mixed"), report(use="none")])
    entries = [
        entry
        for group in (*view(twice).groups, *view(twice).apart)
        for entry in group.quoted.entries
    ]
    assert [entry.place for entry in entries] == ["said-a", "", ""]


def test_a_deployment_that_the_page_does_not_quote_leads_to_its_record() -> None:
    ended = (saying(f"c-{n:02}", "stopped", effect="helped") for n in range(MOST_QUOTED))
    items = (*ended, saying("d", effect="helped"))
    use = view(*items).known.use
    assert use is not None
    in_use, stopped = use.rows[0].cells
    assert [one.place for one in in_use.cases] == [""]
    assert [one.place for one in stopped.cases] == [f"said-c-{n:02}" for n in range(8)]
    assert '<li><a href="../../retrospectives/d/">Case d</a></li>' in page(*items)


def test_an_organisation_says_as_part_of_which_it_counts() -> None:
    works = case("a", organisations=["works"], practices=[report("helped")])
    whole = case("b", organisations=["acme"], practices=[report("helped")])
    (group,) = view(
        organisation("acme"), organisation("works", part_of="acme"), works, whole
    ).groups
    assert group.heading == "1 organisation reports that it helped"
    assert [entry.organisation for entry in group.quoted.entries] == ["Works, part of Acme", "Acme"]


@pytest.mark.parametrize(
    ("effect", "count", "shown", "folded", "is_rest"),
    [
        ("helped", 8, 8, 0, False),
        ("helped", 9, 9, 0, False),
        ("helped", 10, 8, 2, False),
        ("helped", 16, 8, 8, False),
        ("helped", 17, 8, 8, True),
        (None, 3, 3, 0, False),
        (None, 4, 4, 0, False),
        (None, 5, 3, 2, False),
        (None, 17, 3, 13, True),
    ],
)
def test_many_sentences_are_folded(
    effect: str | None, count: int, shown: int, folded: int, *, is_rest: bool
) -> None:
    page_of = view(*(saying(f"c-{n:02}", effect=effect) for n in range(count)))
    (group,) = (*page_of.groups, *page_of.apart)
    quoted = group.quoted
    assert (len(quoted.entries), len(quoted.folded)) == (shown, folded)
    assert quoted.rest == ("retrospectives/?practice=shadow" if is_rest else None)


@pytest.mark.parametrize("use", ["none", "unclear"])
def test_the_rest_of_what_was_not_used_is_found_as_such(use: str) -> None:
    (group,) = view(*(saying(f"c-{n:02}", use=use) for n in range(17))).apart
    assert group.quoted.rest == f"retrospectives/?practice=shadow.{use}"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"effect": "helped", "basis": "reading"}, "read as helped"),
        ({"effect": "no-effect", "by": "vendor", "source": "seller"}, "reported as no effect"),
        ({"effect": "no-effect"}, ""),
        ({"use": "none"}, ""),
    ],
)
def test_a_sentence_says_its_effect_where_the_heading_does_not(said: Any, words: str) -> None:
    found = re.findall(r"(?:read|reported) as [\w ]+", page(saying("a", **said)))
    assert found == ([words] if words else [])


def test_a_pattern_without_a_counted_report_says_so_first() -> None:
    shown = page(saying("a"))
    known = shown.partition("## What is known")[2]
    assert known.index("Nobody has reported an effect of this.") < known.index("use-table")
    assert "Why this may be weaker" not in shown


def test_the_order_of_a_patterns_page() -> None:
    test = {"shown": ["A.", "B."], "near_miss": ["C."]}
    book = playbook(pattern(test=test), saying("a", effect="helped"))
    shown = Renderer(book, "patterns/shadow/").render(
        "pages/pattern.md", pattern_view(book, "shadow")
    )
    assert re.findall(r"^##+ (.*?) {: #", shown, re.M) == [
        "What is known",
        "Did you use it?",
        "The problem",
        "Where it applies",
        "What pulls in different directions",
        "Do this, in this order",
        "What you may gain, and what it costs",
        "The sentences behind the counts",
        "1 organisation reports that it helped",
    ]


def test_a_test_shows_a_record_and_a_near_miss() -> None:
    test = {
        "shown": ["A.", "B."],
        "near_miss": ["C."],
        "example": {"retrospective": "a", "text": "It ran beside."},
    }
    book = playbook(pattern(test=test), case("a"))
    shown = pattern_view(book, "shadow")
    assert shown.test == CodingTestView(
        ("A.", "B."),
        ("C.",),
        CodedExampleView(
            Link("Case a", "retrospectives/a/", "Retrospective", "It ran."), "It ran beside."
        ),
    )
    told = Renderer(book, "patterns/shadow/").render("pages/pattern.md", shown)
    assert "A record that shows it" in told
    assert "A near miss" not in told


def falling(case_id: str, status: str, **fields: Any) -> Retrospective:
    """Return a record in which the failure mode had this status."""
    said = {"mode": "no-owner", "status": status, "evidence": "E.", "source": "press"}
    return case(case_id, failure_modes=[said], **fields)


def test_a_failure_mode_shows_every_status_in_order() -> None:
    statuses = ("avoided", "not-evidenced", "hit", "recovered", "partly")
    book = playbook(*(falling(status, status) for status in statuses), case("silent"))
    proof = failure_mode_view(book, "no-owner").proof
    assert [group.heading for group in proof.groups] == [
        "Where it hit",
        "Where it hit in part",
        "Where a team recovered, and how",
        "Where it was avoided",
        "Where nothing shows whether it hit",
    ]
    assert [sign.kind for sign in proof.meter.marks] == ["hit", "partly", "recovered", "avoided"]
    assert proof.note == (
        "In 1 more, nothing shows whether it hit. 1 retrospective does not mention it. Records "
        "were found and coded with their ending known: read them as examples, not as rates."
    )


def test_each_count_of_a_failure_mode_leads_to_its_sentences() -> None:
    book = playbook(falling("a", "hit"), falling("b", "avoided"), falling("c", "partly"))
    shown = Renderer(book, "failure-modes/no-owner/").render(
        "pages/failure_mode.md", failure_mode_view(book, "no-owner")
    )
    aims = set(re.findall(r"href=\"#(evidence-[\w-]+)\"", shown))
    assert aims == {"evidence-hit", "evidence-avoided", "evidence-partly"}
    assert aims <= set(re.findall(r"{: #([\w-]+)", shown))


@pytest.mark.parametrize(
    ("said", "helped"),
    [
        (report("helped"), True),
        (report("helped", basis="reading"), False),
        (report("helped", "seller", by="vendor"), False),
        (report("mixed"), False),
        (report(), False),
    ],
)
def test_only_what_counts_helped_a_team_to_recover(said: Any, helped: bool) -> None:
    book = playbook(pattern(), falling("a", "recovered", practices=[said]))
    (group,) = failure_mode_view(book, "no-owner").proof.groups
    links = group.quoted.entries[0].practices
    assert [link.title for link in links] == (["Shadow"] if helped else [])
