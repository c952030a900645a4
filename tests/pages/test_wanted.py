"""What does the page of wanted cases and ideas show, and in which order?"""

from __future__ import annotations

from macros.content.opened import open_playbook
from macros.model import Playbook
from macros.pages.views import wanted_view
from macros.pages.views.wanted import LeadView, SeenAt, WrittenUp

from ..helpers.building import PROJECT
from ..helpers.rendered import CASES, content_of

FULL = content_of(CASES / "rendered" / "full")


def ids(leads: tuple[LeadView, ...]) -> list[str]:
    return [lead.id for lead in leads]


def test_what_nobody_has_taken_comes_first() -> None:
    view = wanted_view(FULL)
    assert ids(view.cases) == ["county-score", "bank-chat"]
    assert [lead.taken_by for lead in view.cases] == [None, "A. Reader"]
    assert ids(view.ideas) == ["night-watch"]


def test_a_source_is_named_by_its_title_and_publisher_or_by_its_host() -> None:
    (county, _) = wanted_view(FULL).cases
    assert county.seen == (
        SeenAt("https://www.county.example/evaluation", "Two years on", "A county"),
        SeenAt("https://journal.example/score", "A score under review", "journal.example"),
        SeenAt("https://plain.example/a", "plain.example", None),
    )


def test_what_was_written_up_leaves_the_list_and_keeps_its_place_on_the_page() -> None:
    view = wanted_view(FULL)
    (written,) = view.written
    assert isinstance(written, WrittenUp)
    assert (written.id, written.became.address) == ("was-wanted", "retrospectives/chat-zeta/")
    assert "was-wanted" not in [*ids(view.cases), *ids(view.ideas)]


def test_a_lead_names_the_file_it_is_in() -> None:
    assert [lead.file for lead in wanted_view(FULL).ideas] == ["playbook/leads/night-watch.yml"]


def test_nothing_is_wanted_in_the_smallest_content() -> None:
    view = wanted_view(open_playbook([CASES / "base"]))
    assert (view.cases, view.ideas, view.written) == ((), (), ())


def test_every_wanted_case_of_this_playbook_has_a_named_source() -> None:
    playbook: Playbook = open_playbook([PROJECT / "playbook"])
    view = wanted_view(playbook)
    assert len(view.cases) > 0
    assert len(view.ideas) > 0
    unnamed = [lead.id for lead in view.cases if not all(at.publisher for at in lead.seen)]
    assert unnamed == []
