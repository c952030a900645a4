"""Is an item found by whatever people call it, and is nothing taken for one that it is not?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.contribute.issues.item_names import ItemNames, Unnamed
from macros.contribute.questions import all_questions
from macros.model import FailureMode, Pattern, Retrospective, Role

from ...helpers.issues import content

NAMES = ItemNames(content())


@pytest.mark.parametrize(
    "written",
    [
        "shadow-mode",
        "Shadow mode",
        "SHADOW  MODE.",
        "“Shadow mode”",
        "**Shadow mode**",
        "Dark launch",
        "Shadow mode (shadow-mode)",
        "the one that we used (shadow-mode)",
        "pattern:shadow-mode",
        "patterns/shadow-mode/",
        "https://playbook.example/patterns/shadow-mode/",
        "[Shadow mode](https://playbook.example/patterns/shadow-mode/)",
    ],
)
def test_a_pattern_by_its_names(written: str) -> None:
    assert NAMES.id_of("pattern", written) == "shadow-mode"


@pytest.mark.parametrize(
    ("kind", "written", "near"),
    [
        ("pattern", "shadow run", ("Shadow mode (shadow-mode)",)),
        ("pattern", "Kil switch", ("Kill switch (kill-switch)",)),
        ("failure-mode", "no owner", ("Nobody in the business owns it (no-business-owner)",)),
        (
            "pattern",
            "rollback",
            ("Kill switch (kill-switch)", "Manual fallback (manual-fallback)"),
        ),
        ("role", "boss", ()),
        ("pattern", "", ()),
        ("pattern", "影のモード", ()),
    ],
)
def test_the_nearest_are_offered_and_not_taken(
    kind: str, written: str, near: tuple[str, ...]
) -> None:
    assert NAMES.id_of(kind, written) is None
    assert NAMES.near(kind, written) == near


def test_names_become_ids_wherever_an_item_is_named() -> None:
    answers = {
        "title": "Shadow mode",
        "practices": [{"pattern": "Kill switch", "use": "full"}, {"pattern": "Kil swich"}, "?"],
        "failure_modes": [{"mode": "Nobody owns it"}],
        "worked": "not a list",
    }
    told, unnamed = NAMES.with_ids(all_questions(Retrospective), answers)
    assert told == {
        **answers,
        "practices": [{"pattern": "kill-switch", "use": "full"}, {"pattern": "Kil swich"}, "?"],
    }
    modes = tuple(item.title for item in content().items.of(FailureMode))
    assert unnamed == (
        Unnamed("practices[2].pattern", "pattern", "Kil swich", ("Kill switch (kill-switch)",)),
        Unnamed(
            "failure_modes[1].mode",
            "failure-mode",
            "Nobody owns it",
            ("Nobody in the business owns it (no-business-owner)",),
            modes,
        ),
    )


@pytest.mark.parametrize("kind", [Pattern, FailureMode, Role])
def test_every_item_is_found_by_its_title_and_its_id(
    kind: type[Pattern] | type[FailureMode] | type[Role],
) -> None:
    for item in content().items.of(kind):
        assert NAMES.id_of(kind.kind, item.id) == item.id
        assert NAMES.id_of(kind.kind, item.title) == item.id


@given(st.text(max_size=60))
def test_any_text_is_a_name_or_none(written: str) -> None:
    found = NAMES.id_of("pattern", written)
    assert found is None or found in content().declared["pattern"]
    NAMES.near("pattern", written)
