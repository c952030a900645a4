"""The evidence page and the picture that the home page shares with it, as whole values."""

from __future__ import annotations

from typing import Any

import pytest

from macros.model import FailureMode, Fix, Item, Playbook, Retrospective, Withdrawn
from macros.pages.render import Renderer
from macros.pages.views import evidence_view, home_view, pattern_view
from macros.pages.views.charts import Key, RowView
from macros.pages.views.claims import FixClaim, FrameworkClaims, Reported, framework_claims
from macros.pages.views.common import Link
from macros.pages.views.deployments import (
    LANES,
    MOST,
    DeploymentMark,
    DeploymentRow,
    Lane,
    ModeLanes,
    deployments_view,
)
from macros.pages.views.evidence import SampleView
from macros.pages.views.objections import (
    DisputedEntry,
    ObjectionsView,
    WithdrawnEntry,
    objections_view,
)
from macros.pages.views.proof import mode_proof
from macros.pages.views.uses import ApartRow, UsedRow, UsesView

from ..helpers.samples import all_items, base, case, pattern, playbook, report

SHADOW = Link("Shadow", "patterns/shadow/", "Pattern", "It errs live, so let it run unseen first.")
TIME_BOX = Link(
    "Time-boxed decision",
    "patterns/time-boxed-decision/",
    "Pattern",
    "It errs live, so let it run unseen first.",
)
TIME_BOXED = pattern("time-boxed-decision", name="Time-boxed decision")


def link(case_id: str) -> Link:
    """Return the link to a sample."""
    return Link(f"Case {case_id}", f"retrospectives/{case_id}/", "Retrospective", "It ran.")


def hit(case_id: str, status: str | None = None, **fields: Any) -> Retrospective:
    """Return a retrospective that says this of the one failure mode, or nothing of it."""
    said = {"mode": "no-owner", "status": status, "evidence": "E."}
    return case(case_id, failure_modes=[said] if status else [], **fields)


def with_fix(*items: Item, **fields: Any) -> Playbook:
    """Return the smallest whole content with more items, and with other fields of its fix."""
    fix = base().get(Fix, "name-owner").model_copy(update=fields)
    others = (item for item in all_items(base()) if item.id != fix.id)
    return Playbook.of(base().edition, [*others, fix, *items], base().files)


def claims(*items: Item, **fields: Any) -> FrameworkClaims:
    """Return what is shown of the framework by these items."""
    found = framework_claims(with_fix(*items, **fields))
    assert found is not None
    return found


def test_a_fix_that_nobody_reports_on_is_unshown() -> None:
    fix = base().get(Fix, "name-owner")
    fix_link = Link(fix.title, "failure-modes/no-owner/#the-fix", "Fix", fix.summary)
    used = report(use="partly")
    dates = {"pilot_start": "2024-01", "pilot_end": "2024-04", "outcome": "2024"}
    long = {"pilot_start": "2022", "decision": "2024", "outcome": "2024"}
    assert claims(
        pattern(),
        TIME_BOXED,
        case("a", practices=[used], dates=dates),
        case("b", practices=[report(use="none")], dates=long),
        case("c"),
        patterns=("shadow",),
        uncovered="that it is enough.",
    ) == FrameworkClaims(
        framework="A framework of one step",
        in_short=(
            "No organisation reports an effect of any of the framework's fixes. No record is of a "
            "pilot that ran the framework or its twelve weeks."
        ),
        fixes=(
            FixClaim(
                fix_link,
                (
                    Reported(
                        SHADOW,
                        "Nobody has shown this.",
                        "No record shows all of it; 1 shows part; 1 shows that it was not done.",
                    ),
                ),
                "that it is enough.",
            ),
        ),
        weeks=Reported(TIME_BOX, "Nobody has shown this.", "No record shows it in use."),
        used_together=(
            "No record shows more than 1 of the 1 fix that a pattern counts, in full or in part."
        ),
        pilots=(
            "2 of 3 records say how long the pilot took: from 3 months to about 2 years. 1 took "
            "three months or less."
        ),
        has_times=True,
        runs=(),
    )


def test_a_reported_effect_takes_the_place_of_that_sentence() -> None:
    found = claims(
        pattern(),
        case("a", practices=[report("helped")]),
        case("b", practices=[report("mixed")], story="We ran a Framework of One Step."),
        patterns=("shadow",),
    )
    assert [(fix.is_unshown, fix.reported[0].words) for fix in found.fixes] == [
        (
            False,
            "2 organisations report an effect: 1 that it helped, 1 mixed results; both are their "
            "own accounts.",
        )
    ]
    assert found.in_short == (
        "Of each of the framework's fixes somebody reports an effect. 1 record names the framework."
    )
    assert found.runs == (link("b"),)
    assert found.weeks is None
    assert found.pilots == "None of 2 records says how long the pilot took."


@pytest.mark.parametrize("said", [{"basis": "reading"}, {"by": "vendor"}])
def test_a_reading_or_a_vendor_shows_nothing(said: dict[str, str]) -> None:
    reported = report("helped", "seller", **said)
    found = claims(pattern(), case("a", practices=[reported]), patterns=("shadow",))
    assert found.fixes[0].is_unshown
    assert found.fixes[0].reported[0].words == "Nobody has shown this."


def test_a_fix_without_a_pattern_is_unshown() -> None:
    assert claims(case("a")).fixes[0] == FixClaim(claims(case("a")).fixes[0].fix, (), None)
    assert claims(case("a")).fixes[0].is_unshown
    assert claims(case("a")).used_together == ""


def test_without_a_record_there_is_nothing_to_hold_the_framework_against() -> None:
    assert framework_claims(base()) is None
    assert deployments_view(base()) is None
    assert home_view(base()).shown == ""
    assert evidence_view(base()).sample is None


def test_what_is_evidenced_has_a_mark_by_what_it_was_and_how_it_ended() -> None:
    book = playbook(
        hit("a", "hit", outcome="stopped"),
        hit("b", "hit", outcome="limited"),
        hit("c", "avoided"),
        hit("d", outcome="rolled-back"),
        hit("e", "not-evidenced"),
    )
    found = deployments_view(book)
    assert found is not None
    assert found.picture is not None
    assert (found.title, found.in_short, found.chart) == (
        "5 deployments, 1 failure mode",
        "2 records show a failure mode in full; 1 record shows at least one avoided. Of 5 codes, "
        "one for each record and failure mode, 2 are not evidenced.",
        None,
    )
    summary = "Nobody in the business is committed."
    mode = Link("Nobody owns it", "failure-modes/no-owner/", "Failure mode", summary, 1)

    def mark(case_id: str, said: str, outcome: Any) -> DeploymentMark:
        label = f"{case_id}: Case {case_id}: {said}"
        return DeploymentMark(f"retrospectives/{case_id}/#mode-no-owner", label, outcome)

    assert found.picture.modes == (
        ModeLanes(
            mode,
            (
                Lane(
                    "hit",
                    "Hit",
                    2,
                    (
                        mark("b", "hit, limited use", "limited"),
                        mark("a", "hit, stopped", "stopped"),
                    ),
                ),
                Lane("partly", "Hit in part", 0, ()),
                Lane("recovered", "Recovered", 0, ()),
                Lane("avoided", "Avoided", 1, (mark("c", "avoided, scaled", "scaled"),)),
                Lane("not-evidenced", "Not evidenced", 2, ()),
            ),
        ),
    )
    assert found.picture.rows == (
        DeploymentRow(link("c"), "c", "scaled", "Scaled", ("Avoided",)),
        DeploymentRow(link("e"), "e", "scaled", "Scaled", ("Not evidenced",)),
        DeploymentRow(link("b"), "b", "limited", "Limited use", ("Hit",)),
        DeploymentRow(link("d"), "d", "rolled-back", "Rolled back", ("Not evidenced",)),
        DeploymentRow(link("a"), "a", "stopped", "Stopped", ("Hit",)),
    )
    assert found.picture.key == (
        Key("scaled", "Scaled"),
        Key("limited", "Limited use"),
        Key("rolled-back", "Rolled back"),
        Key("stopped", "Stopped"),
        Key("never-left-pilot", "Never left the pilot"),
        Key("not-told", "Sequel not told"),
    )


def test_organisations_of_one_record_that_differ_are_in_two_lanes() -> None:
    names = [{"name": name, "kind": "company", "sector": "retail"} for name in ("A", "B")]
    said = [
        {"mode": "no-owner", "status": status, "evidence": "E.", "organisation": name}
        for name, status in (("A", "avoided"), ("B", "hit"))
    ]
    found = deployments_view(playbook(case("a", organisations=names, failure_modes=said)))
    assert found is not None
    assert found.picture is not None
    lanes = {lane.status: lane.count for lane in found.picture.modes[0].lanes}
    assert lanes == {**dict.fromkeys(LANES, 0), "hit": 1, "avoided": 1}
    assert found.picture.rows[0].cells == ("Hit, Avoided",)
    assert found.in_short == (
        "1 record shows a failure mode in full; 1 record shows at least one avoided. Of 1 code, "
        "one for each record and failure mode, 0 are not evidenced."
    )


@pytest.mark.parametrize(
    ("readings", "words"),
    [
        ((), "2 are not evidenced."),
        (("a",), "2 are not evidenced. Of 2 statements on the others, 1 is our reading."),
        (("a", "b"), "2 are not evidenced. All others are our readings."),
    ],
)
def test_what_is_our_reading_says_so(readings: tuple[str, ...], words: str) -> None:
    said = {"mode": "no-owner", "status": "partly", "evidence": "E."}
    cases = (
        case(name, failure_modes=[{**said, "reading": name in readings}]) for name in ("a", "b")
    )
    found = deployments_view(playbook(*cases, case("c"), case("d", failure_modes=[])))
    assert found is not None
    assert found.picture is not None
    assert found.in_short == (
        "No record shows a failure mode in full; 2 records show at least one in part. Of 4 codes, "
        f"one for each record and failure mode, {words}"
    )
    marks = next(lane.marks for lane in found.picture.modes[0].lanes if lane.status == "partly")
    assert [" by our reading" in mark.label for mark in marks] == [
        name in readings for name in ("a", "b")
    ]


@pytest.mark.parametrize(
    ("readings", "words"),
    [
        ("", ""),
        ("a", "1 of these is our reading. "),
        ("ab", "2 of these are our readings. "),
        ("abc", "All are our readings. "),
    ],
)
def test_a_failure_mode_says_how_much_is_our_reading(readings: str, words: str) -> None:
    said = {"mode": "no-owner", "status": "avoided", "evidence": "E."}
    book = playbook(
        *(case(name, failure_modes=[{**said, "reading": name in readings}]) for name in "abc")
    )
    assert mode_proof(book, book.get(FailureMode, "no-owner")).note == (
        f"{words}Records were found and coded with their ending known: read them as examples, not "
        "as rates."
    )


def test_a_failure_mode_of_one_record_says_that_it_is_our_reading() -> None:
    said = {"mode": "no-owner", "status": "hit", "evidence": "E.", "reading": True}
    book = playbook(case("a", failure_modes=[said]))
    note = mode_proof(book, book.get(FailureMode, "no-owner")).note
    assert note.startswith("This is our reading. ")


@pytest.mark.parametrize(("count", "is_picture"), [(MOST, True), (MOST + 1, False)])
def test_very_many_deployments_are_bars(count: int, is_picture: bool) -> None:
    book = playbook(*(hit(f"case-{number}", "hit") for number in range(count)))
    found = deployments_view(book)
    assert found is not None
    assert ((found.picture is not None), (found.chart is None)) == (is_picture, is_picture)
    if found.chart:
        assert found.chart.rows[0] == RowView(
            "Hit: Nobody owns it",
            "retrospectives/?failure-mode=no-owner.hit",
            (count, 0, 0, 0, 0, 0),
            count,
        )


def test_use_is_told_beside_endings_and_the_rest_apart() -> None:
    book = playbook(
        pattern(),
        pattern("other"),
        case("a", practices=[report("helped")]),
        case("b", outcome="stopped", practices=[report("helped", basis="reading")]),
        case("c", outcome="stopped", practices=[report(use="none")]),
        case("d", practices=[report("helped", "seller", by="vendor")]),
        case("e", practices=[report(use="unclear")]),
        case("f"),
    )
    view = evidence_view(book)
    assert view.uses == UsesView(
        used=(UsedRow(SHADOW, 2, 1, 0, 1, 0, 1, 1),),
        used_in_short=(
            "Whether a pattern was used is said by 4 of 6 records, for each of 1 pattern; for 1 "
            "other, by none."
        ),
        apart_columns=("Our reading", "Vendor only", "No source", "Effect not said", "Use unclear"),
        apart_places=("reading", "vendor", "unsourced", "silent", "unclear"),
        apart=(ApartRow(SHADOW, (1, 1, 0, 0, 1)),),
        apart_in_short="1 reading of ours, 1 report by a vendor alone, 1 use that is unclear",
    )
    assert view.sample == SampleView(
        6, 6, 6, "2024", "2024", 4, 0, 0, "retrospectives/?against=yes"
    )
    assert (view.practices.chart.sample, view.practices.in_short) == (
        "1 report by 1 organisation",
        "1 pattern has an effect that an organisation reports; 1 has none.",
    )


def test_disputed_and_withdrawn_records_are_listed() -> None:
    disputes = [
        {"day": "2026-11-01", "says": "It never ran."},
        {"day": "2026-11-20", "says": "It ran once.", "who": "The company", "answer": "It did."},
    ]
    gone = Withdrawn.model_validate(
        {
            "id": "gone",
            "title": "Gone",
            "status": "withdrawn",
            "withdrawn": {"day": "2026-11-29", "reason": "Its source is gone."},
        }
    )
    book = playbook(case("a", status="disputed", disputes=disputes), case("b"), gone)
    assert objections_view(book) == ObjectionsView(
        (DisputedEntry(link("a"), "20 November 2026", "The company", "It ran once.", "It did."),),
        (
            WithdrawnEntry(
                Link("Gone", "retrospectives/gone/", "Retrospective"),
                "29 November 2026",
                "Its source is gone.",
            ),
        ),
    )
    assert evidence_view(book).sample == SampleView(
        2, 2, 2, "2024", "2024", 2, 0, 0, "retrospectives/?against=yes"
    )


def test_a_pattern_without_a_report_that_counts_is_an_open_question() -> None:
    book = playbook(
        pattern(),
        pattern("seen"),
        pattern("untold"),
        case("a", practices=[report("helped"), report("helped", name="seen", basis="reading")]),
    )
    view = evidence_view(book)
    assert [(question.pattern.title, question.used) for question in view.open] == [
        ("Seen", "1 record shows that it was used."),
        ("Untold", "No record shows that it was used."),
    ]
    said = "An open question: what does this bring?"
    for name, is_open in (("shadow", False), ("seen", True), ("untold", True)):
        shown = Renderer(book, f"patterns/{name}/").render(
            "pages/pattern.md", pattern_view(book, name)
        )
        assert (said in shown) is is_open
        assert (f'?pattern={name}">tell us</a> where' in shown) is is_open


def test_what_is_folded_is_inside_its_fold() -> None:
    """A browser opens a fold for a link to something in it, and not for a link to the fold."""
    book = playbook(pattern(), hit("a", "hit"))
    page = Renderer(book, "evidence/").render("pages/evidence.md", evidence_view(book))
    folds = page.split('<details class="fold"')[1:]
    assert [fold.split('<div class="fold__body" id="')[1].split('"')[0] for fold in folds] == [
        *("practices", "open", "used", "apart", "time", "coverage", "candidates"),
        *("unexplained", "disputed"),
    ]
