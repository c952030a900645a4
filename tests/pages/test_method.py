"""The page about the method: where did we look, the tests, the coders, how far they agree."""

from __future__ import annotations

from typing import Any

import pytest

from macros.evidence.sources import CodesRest, SourcesRead
from macros.model import Coding, LeftOut, Playbook, SearchFrame
from macros.pages.render import Renderer
from macros.pages.views import (
    agreement_view,
    coders_view,
    coding_tests_view,
    correction_view,
    frames_view,
)
from macros.pages.views.agreement import AgreementView, CodedQuestion, Difference, Figures, Given
from macros.pages.views.coding_test import CodedExampleView, CodingTestView
from macros.pages.views.common import Link
from macros.pages.views.method import (
    CodersView,
    CoderView,
    CodingEntry,
    CodingGroup,
    FramesView,
    FrameView,
)
from macros.pages.views.objections import CorrectionView

from ..helpers.samples import all_items, base, case, pattern, playbook, report

MODE = Link(
    "Nobody owns it", "failure-modes/no-owner/", "Failure mode",
    "Nobody in the business is committed.", 1,
)  # fmt: skip
SHADOW = Link("Shadow", "patterns/shadow/", "Pattern", "It errs live, so let it run unseen first.")
SHOWN = ["It ran unseen.", "People compared the results."]


def link(case_id: str) -> Link:
    """Return the link to a sample."""
    return Link(f"Case {case_id}", f"retrospectives/{case_id}/", "Retrospective", "It ran.")


def frame(**fields: Any) -> SearchFrame:
    """Return a search."""
    data = {
        "id": "audits",
        "question": "Which audits tell of a pilot?",
        "searched": "Reports of one audit office.",
        "day": "2026-11-29",
        "found": 3,
        "kept": ["a"],
        "left_out": [{"what": "Two reports", "why": "They tell of no deployment."}],
        **fields,
    }
    return SearchFrame.model_validate(data)


def coding(name: str, use: str, status: str, effect: str | None = None, **fields: Any) -> Coding:
    """Return what a coder found of one pattern and one failure mode of the record `a`."""
    data = {
        "id": f"{name}/a",
        "retrospective": "a",
        "coder": {"kind": "machine", "name": f"Reader {name}"},
        "day": "2026-11-29",
        "given": "A fact sheet.",
        "patterns": [{"pattern": "shadow", "use": use, **({"effect": effect} if effect else {})}],
        "modes": [{"mode": "no-owner", "status": status}],
        **fields,
    }
    return Coding.model_validate(data)


def page(name: str, book: Playbook, view: object) -> str:
    """Return what a macro of the page gives."""
    return Renderer(book, "about/method/").render(f"pages/{name}.md", view)


def test_a_search_says_what_it_kept_and_left_out() -> None:
    book = playbook(case("a"), case("b"), frame(), frame(id="old", day="2025-01-01", kept=[]))
    left_out = (LeftOut(what="Two reports", why="They tell of no deployment."),)
    question, searched = "Which audits tell of a pilot?", "Reports of one audit office."
    assert frames_view(book) == FramesView(
        (
            FrameView(
                "audits", question, "", searched, "29 November 2026", 3, (link("a"),), left_out
            ),
            FrameView("old", question, "", searched, "1 January 2025", 3, (), left_out),
        ),
        total=2,
        unframed=1,
        read=SourcesRead(10, 0, 0, 0, 4, 0, 0, 0, 8, (), 10),
        days="",
        codes=CodesRest(0, 0, 0),
    )


def test_the_page_says_what_was_read() -> None:
    day = {"read_on": "2026-11-29"}
    sources = [
        {"id": "a", "title": "A", "form": "audit", "extent": "whole", **day},
        {
            "id": "b",
            "title": "B",
            "form": "press",
            "extent": "excerpt",
            "copy_of": "unknown",
            **day,
        },
    ]
    told = [report("helped", "b", use="partly")]
    book = playbook(pattern(), case("a", sources=sources, practices=told))
    text = page("frames", book, frames_view(book))
    assert "The records list 2 sources;" in text
    assert "All were read on 29 November 2026." in text
    assert "<dd>1 whole, 1 in excerpt; the abstract only: 0</dd>" in text
    assert "<dd>1; of 1 we did not find what they copy</dd>" in text
    assert "<dd>1; resting on copies alone: 1; without a primary source" in text


def test_what_says_no_day_of_reading_is_told_apart() -> None:
    told = {"id": "a", "title": "A", "form": "audit", "read_on": "2026-11-29"}
    book = playbook(case("a", sources=[told, {"id": "b", "title": "B", "form": "press"}]))
    text = page("frames", book, frames_view(book))
    assert "Those that name the day were read on 29 November 2026; 1 names none." in text


def test_without_a_search_the_page_says_how_the_records_were_picked() -> None:
    book = playbook(case("a"))
    text = page("frames", book, frames_view(book))
    assert "No record came of a search that could be repeated." in text
    assert "They were not drawn from a register" in text


def test_every_test_has_an_example_or_says_that_none_shows_it() -> None:
    told = {"retrospective": "a", "text": "It ran beside the clerks."}
    tested = pattern(test={"shown": SHOWN, "near_miss": ["A demo."], "example": told})
    book = playbook(tested, pattern("other"), case("a"))
    other = Link("Other", "patterns/other/", "Pattern", SHADOW.summary)
    assert coding_tests_view(book) == (
        CodingGroup(
            "failure-mode",
            "Did a deployment fall into it?",
            (CodingEntry("test-failure-mode-no-owner", MODE, None),),
        ),
        CodingGroup(
            "pattern",
            "Was the pattern used?",
            (
                CodingEntry("test-pattern-other", other, None),
                CodingEntry(
                    "test-pattern-shadow",
                    SHADOW,
                    CodingTestView(
                        tuple(SHOWN),
                        ("A demo.",),
                        CodedExampleView(link("a"), "It ran beside the clerks."),
                        None,
                    ),
                ),
            ),
        ),
    )
    text = page("coding_tests", book, coding_tests_view(book))
    assert "It ran beside the clerks." in text
    assert "No record shows one yet." in text
    assert "It has no test yet" in text


def test_who_codes_is_told_by_coder() -> None:
    person = {"kind": "person", "name": "A. Reader"}
    second = coding("second", "full", "hit", coder=person, day="2026-12-01")
    book = playbook(
        pattern(),
        case("a"),
        case("b", record="public-record"),
        coding("first", "full", "hit"),
        second,
    )
    assert coders_view(book) == CodersView(
        (
            CoderView("Reader first", is_person=False, coded=1, days="29 November 2026"),
            CoderView("A. Reader", is_person=True, coded=1, days="1 December 2026"),
        ),
        public=1,
        contributed=1,
    )


def test_two_coders_are_compared_and_their_differences_told() -> None:
    resolved = [{"pattern": "shadow", "decided": "full", "why": "The log shows it."}]
    first = coding("first", "full", "hit", "helped")
    second = coding("second", "partly", "avoided", "helped", recognised=True, resolved=resolved)
    view = agreement_view(playbook(pattern(), case("a"), case("b"), first, second))
    none = Figures(0, "none", "undefined", "undefined", 0, "none")
    uses = ("Full", "Partly", "None", "Unclear")
    effects = ("Helped", "Mixed", "Hurt", "No effect", "Not said")
    statuses = ("Hit", "Recovered", "Avoided", "Hit in part", "Not evidenced")

    def groups(figures: Figures) -> tuple[tuple[str, Figures], ...]:
        return (("All", figures), ("Recognised", figures), ("Not recognised", none))

    def one_at(row: int, column: int, size: int) -> tuple[tuple[int, ...], ...]:
        cells = range(size)
        return tuple(tuple(int((row, column) == (x, y)) for y in cells) for x in cells)

    assert view == AgreementView(
        coded=1,
        total=2,
        recognised=1,
        first_wrote=True,
        only_machines=True,
        questions=(
            CodedQuestion(
                "agreement-use",
                "Was the pattern used?",
                "a pattern of a record",
                groups(Figures(1, "0 (0.00)", "-0.20", "0.00", 1, "0 (0.00)")),
                uses,
                ("0.00", "0.00", "undefined", "undefined"),
                one_at(0, 1, 4),
                silent="Unclear",
                low=("Full", "Partly"),
                is_low=True,
            ),
            CodedQuestion(
                "agreement-effect",
                "What followed?",
                "a pattern that both say was used",
                groups(Figures(1, "1 (1.00)", "1.00", "undefined", 1, "1 (1.00)")),
                effects,
                ("1.00", *["undefined"] * 4),
                one_at(0, 0, 5),
                silent="Not said",
                low=(),
                is_low=False,
            ),
            CodedQuestion(
                "agreement-status",
                "Did the failure mode hit?",
                "a failure mode of a record",
                groups(Figures(1, "0 (0.00)", "-0.14", "0.00", 1, "0 (0.00)")),
                statuses,
                ("0.00", "undefined", "0.00", "undefined", "undefined"),
                one_at(0, 2, 5),
                silent="Not evidenced",
                low=("Hit", "Avoided"),
                is_low=True,
            ),
        ),
        given=(Given(link("a"), "Reader second", "A fact sheet.", recognised=True),),
        differences=(
            Difference(
                link("a"),
                SHADOW,
                "full, helped",
                "partly, helped",
                "full",
                "The log shows it.",
                "third",
            ),
            Difference(link("a"), MODE, "hit", "avoided", None, None, None),
        ),
        unresolved=1,
        to_first=0,
        to_second=0,
        to_third=1,
    )


@pytest.mark.parametrize(
    ("decided", "for_whom"),
    [
        ({"pattern": "shadow", "decided": "full, no-effect"}, ("first", None)),
        ({"pattern": "shadow", "decided": "unclear"}, ("second", None)),
        ({"mode": "no-owner", "decided": "not-evidenced"}, (None, "second")),
        ({"mode": "no-owner", "decided": "partly"}, (None, "first")),
        ({"mode": "no-owner", "decided": "avoided"}, (None, "third")),
    ],
)
def test_a_decision_falls_to_one_coder_or_to_neither(
    decided: dict[str, str], for_whom: tuple[str | None, ...]
) -> None:
    resolved = [{**decided, "why": "The log shows it."}]
    first = coding("first", "full", "partly", "no-effect")
    second = coding("second", "unclear", "not-evidenced", resolved=resolved)
    view = agreement_view(playbook(pattern(), case("a"), first, second))
    assert tuple(difference.for_whom for difference in view.differences) == for_whom


def test_what_both_left_empty_supports_no_conclusion() -> None:
    codings = (coding(name, "unclear", "hit") for name in ("first", "second"))
    book = playbook(pattern(), case("a"), *codings)
    text = page("agreement", book, agreement_view(book))
    assert "<strong>Was the pattern used?</strong> Neither gave a code." in text
    assert "<strong>Did the failure mode hit?</strong> Of 1 unit, 1 (1.00) was coded alike." in text
    assert "less than half" not in text
    assert "below one half" not in text


def test_a_question_coded_differently_is_not_said_to_be_coded_alike() -> None:
    codings = (coding("first", "full", "hit"), coding("second", "partly", "avoided"))
    book = playbook(pattern(), case("a"), *codings)
    text = page("agreement", book, agreement_view(book))
    assert text.count("we cannot say that two coders code this alike") == 2
    assert "Agreement is below one half for these codes: hit, avoided." in text


@pytest.mark.parametrize(
    ("kinds", "is_said"), [(("machine", "machine"), True), (("machine", "person"), False)]
)
def test_programs_are_no_independent_readers(kinds: tuple[str, str], is_said: bool) -> None:
    codings = (
        coding(name, "full", "hit", coder={"kind": kind, "name": name})
        for name, kind in zip(("first", "second"), kinds, strict=True)
    )
    book = playbook(pattern(), case("a"), *codings)
    text = page("agreement", book, agreement_view(book))
    assert ("one model twice is not two independent readers" in text) == is_said


def test_what_only_one_coder_coded_is_no_unit() -> None:
    view = agreement_view(playbook(pattern(), case("a"), coding("first", "full", "hit")))
    assert (view.coded, view.total, view.differences, view.given) == (0, 1, (), ())
    assert "No record has been coded by a second coder yet." in page("agreement", base(), view)


@pytest.mark.parametrize(
    ("fields", "repository", "expected", "said"),
    [
        (
            {},
            None,
            CorrectionView(None, None, None, None, None, None, 7, 14, 30),
            "This copy names no contact yet.",
        ),
        (
            {},
            "https://github.com/o/r",
            CorrectionView(
                *(None, None, None, None),
                "https://github.com/o/r/issues/new?template=dispute.yml",
                "https://github.com/o/r/issues/new?template=withdrawal.yml",
                *(7, 14, 30),
            ),
            "The form needs an account with the repository's host",
        ),
        (
            {"contact": "mailto:a@example.org"},
            "https://gitlab.com/o/r/",
            CorrectionView(
                "mailto:a@example.org",
                "a@example.org",
                None,
                None,
                "https://gitlab.com/o/r/-/issues/new?issue[title]=Dispute",
                "https://gitlab.com/o/r/-/issues/new?issue[title]=Withdrawal",
                *(7, 14, 30),
            ),
            'With an account, file a <a class="external" rel="noopener" '
            'href="https://gitlab.com/o/r/-/issues/new?issue[title]=Dispute">dispute</a>, '
            "which does the same.</p>\n\n"
            "<p>To take back a record that your own organisation contributed, file a ",
        ),
        (
            {"contact": "mailto:a@example.org?subject=x"},
            None,
            CorrectionView(
                "mailto:a@example.org?subject=x", "a@example.org", None, None, None, None, 7, 14, 30
            ),
            'Write to <a class="external" href="mailto:a@example.org?subject=x">a@example.org</a>. '
            "It takes no account.",
        ),
    ],
)
def test_an_organisation_can_object_without_an_account(
    fields: dict[str, str], repository: str | None, expected: CorrectionView, said: str
) -> None:
    edition = base().edition.model_copy(update={"organisation": None, **fields})
    book = Playbook.of(edition, all_items(base()), base().files)
    view = correction_view(book, repository)
    assert view == expected
    text = page("corrections", book, view)
    assert said in text
    assert ">7 days</th>" in text
