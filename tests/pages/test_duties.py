"""What does the page of duties show, by what is it narrowed, and which roles does it concern?"""

from __future__ import annotations

from macros.content.opened import open_playbook
from macros.model import DutyDocument, Playbook, Role
from macros.pages.views import duties_view, role_view
from macros.pages.views.common import Link
from macros.pages.views.duties import ConcernedBy, duty_facets, served

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of

FULL = content_of(CASES / "rendered" / "full")


def test_a_duty_is_served_in_part_or_not_at_all() -> None:
    duties = FULL.get(DutyDocument, "house-rules").duties
    assert {duty.id: served(duty) for duty in duties} == {
        "owner": "yes",
        "money": "no",
        "record": "partly",
    }


def test_documents_stand_by_their_place_and_say_how_much_is_served() -> None:
    view = duties_view(FULL)
    assert [(document.id, document.served) for document in view.documents] == [
        ("house-rules", "3 duties: 1 served, 1 served in part and 1 not served"),
        ("guide", "1 duty: 1 served"),
    ]
    assert view.as_of == "30 November 2026"
    assert [row.id for row in view.rows] == [
        *("house-rules-owner", "house-rules-money", "house-rules-record"),
        "guide-owner",
    ]


def test_a_checklist_item_is_named_by_its_words_and_has_its_own_address() -> None:
    owner = duties_view(FULL).rows[0]
    (check,) = owner.checks
    assert (check.title, check.address) == ("The brief is signed.", "checklists/gate/#signed")
    assert [link.address for link in owner.answers] == ["roles/owner/", "framework/define/"]


def test_the_list_is_narrowed_by_role_and_document_and_sorted_by_date() -> None:
    listing = duty_facets(FULL)
    values = {facet.name: [value.id for value in facet.values] for facet in listing.facets}
    assert values == {
        "role": ["owner", "lead"],
        "document": ["house-rules", "guide"],
        "binds": ["deployer", "organisation", "provider"],
        "served": ["yes", "partly", "no"],
        "force": ["policy", "guidance"],
    }
    rows = {facet.name: facet.rows for facet in listing.facets}
    assert rows["role"] == ((0, 1), (1,), (0,), (0,))
    assert rows["document"] == ((0,), (0,), (0,), (1,))
    (by_date,) = listing.orders
    assert by_date.ranks == (1, None, 0, None)


def test_a_role_is_led_to_the_duties_that_concern_it() -> None:
    view = role_view(FULL, "owner")
    assert view.concerned_by == (
        ConcernedBy(
            Link(
                "House rules: *first* & last",
                "duties/?role=owner&document=house-rules#list",
            ),
            2,
        ),
        ConcernedBy(Link("A guide", "duties/?role=owner&document=guide#list"), 1),
    )
    assert view.all_duties == "duties/?role=owner#list"


def test_without_documents_there_is_an_empty_page() -> None:
    base = content_of(CASES / "base")
    view = duties_view(base)
    assert (view.rows, view.documents, view.as_of, view.listing.count) == ((), (), "", 0)
    assert role_view(base, "owner").concerned_by == ()


def test_the_playbook_maps_what_its_reviewers_report_against() -> None:
    own = open_playbook([PROJECT / "playbook"])
    counts = {document.id: len(document.duties) for document in own.all(DutyDocument)}
    assert sum(counts.values()) >= 100
    assert {"eu-ai-act", "iso-iec-42001", "nist-ai-rmf", "uk-ai-playbook", "au-ai-policy"} <= set(
        counts
    )
    assert _unconcerned(own) == set()


def _unconcerned(playbook: Playbook) -> set[str]:
    return {role.id for role in playbook.all(Role) if not role_view(playbook, role.id).concerned_by}
