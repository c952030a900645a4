"""The page of all organisations, as whole values."""

from __future__ import annotations

from typing import Any

from macros.model import Retrospective, Withdrawn
from macros.pages.render import Renderer
from macros.pages.views import a_to_z_view, organisations_view
from macros.pages.views.common import Link
from macros.pages.views.objections import WithdrawnEntry
from macros.pages.views.organisations import (
    CaseOf,
    OrganisationsView,
    OrganisationView,
    ReportsOf,
)

from ..helpers.samples import base, case, organisation, pattern, playbook, report

SHADOW = Link("Shadow", "patterns/shadow/", "Pattern", "It errs live, so let it run unseen first.")
OTHER = Link("Other", "patterns/other/", "Pattern", SHADOW.summary)


def told(
    case_id: str, organisations: list[Any], *practices: dict[str, Any], **fields: Any
) -> Retrospective:
    """Return a record of these organisations that reports this."""
    return case(case_id, organisations=organisations, practices=list(practices), **fields)


def shown(case_id: str, **fields: Any) -> CaseOf:
    """Return a record as the page lists it."""
    link = Link(f"Case {case_id}", f"retrospectives/{case_id}/", "Retrospective", "It ran.")
    ended = {"outcome": "scaled", "outcome_label": "Scaled", "day": "2024", "is_disputed": False}
    return CaseOf(link, **{**ended, **fields})


def entry(name: str, **fields: Any) -> OrganisationView:
    """Return an organisation as the page shows it."""
    shape: dict[str, Any] = {
        "id": None, "summary": "", "also": (), "facts": ("Company", "Finance"), "url": None,
        "part_of": None, "parts": (), "cases": (), "reports": (),
    }  # fmt: skip
    return OrganisationView(name=name, **{**shape, **fields})


def test_an_organisation_has_its_records_and_what_counts_of_its_reports() -> None:
    gone = Withdrawn.model_validate(
        {
            "id": "gone",
            "title": "Gone",
            "status": "withdrawn",
            "withdrawn": {"day": "2026-11-29", "reason": "Its source is gone."},
        }
    )
    unnamed = {"name": "An insurer", "kind": "unnamed", "sector": "insurance"}
    disputed = {"status": "disputed", "disputes": [{"day": "2026-11-29", "says": "No."}]}
    book = playbook(
        pattern(),
        pattern("other"),
        organisation("top", also=["Old name"], region="Europe", url="https://example.org/"),
        organisation("part", part_of="top"),
        organisation("alone"),
        told("a", ["part"], report("helped"), report("mixed", name="other"), outcome="stopped"),
        told("b", ["part"], report("helped"), report("hurt", basis="reading"), **disputed),
        told("c", [unnamed], report("helped")),
        told("d", [{"name": "Inline", "kind": "company", "sector": "finance"}]),
        gone,
    )
    top, part = (
        Link(name.capitalize(), f"organisations/#{name}", "Organisation")
        for name in ("top", "part")
    )
    assert organisations_view(book) == OrganisationsView(
        named=(
            entry("Alone", id="alone"),
            entry("Inline", cases=(shown("d"),)),
            entry(
                "Part",
                id="part",
                part_of=top,
                cases=(
                    shown("a", outcome="stopped", outcome_label="Stopped"),
                    shown("b", is_disputed=True),
                ),
                reports=(ReportsOf("Helped", (SHADOW,)), ReportsOf("Mixed", (OTHER,))),
            ),
            entry(
                "Top",
                id="top",
                also=("Old name",),
                facts=("Company", "Finance", "Europe"),
                url="https://example.org/",
                parts=(part,),
            ),
        ),
        unnamed=(
            entry(
                "An insurer",
                facts=("Insurance",),
                cases=(shown("c"),),
                reports=(ReportsOf("Helped", (SHADOW,)),),
            ),
        ),
        withdrawn=(
            WithdrawnEntry(
                Link("Gone", "retrospectives/gone/", "Retrospective"),
                "29 November 2026",
                "Its source is gone.",
            ),
        ),
    )


def test_without_an_organisation_the_page_says_so() -> None:
    view = organisations_view(base())
    assert view == OrganisationsView((), (), ())
    text = Renderer(base(), "organisations/").render("pages/organisations.md", view)
    assert text == '<p class="state">No record names an organisation yet.</p>\n'


def test_the_index_leaves_organisations_to_their_own_page() -> None:
    book = playbook(organisation("zeta", also=["Zeta Holding"]), case("a"))
    words = [entry.word for letter in a_to_z_view(book) for entry in letter.entries]
    assert words == [entry.word for letter in a_to_z_view(base()) for entry in letter.entries]
