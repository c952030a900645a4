"""What does a page show? Records become finished values: sorted, counted, labelled, linked."""

from .common import week_strip
from .framework import failure_mode_view, practice_view, role_view, step_view
from .overviews import (
    a_to_z_view,
    checklist_cards,
    edition_view,
    failure_cards,
    further_view,
    gap_view,
    home_view,
    practice_cards,
    role_cards,
    step_cards,
    template_cards,
)
from .tools import checklist_view, glossary_view, template_view

__all__ = [
    "a_to_z_view",
    "checklist_cards",
    "checklist_view",
    "edition_view",
    "failure_cards",
    "failure_mode_view",
    "further_view",
    "gap_view",
    "glossary_view",
    "home_view",
    "practice_cards",
    "practice_view",
    "role_cards",
    "role_view",
    "step_cards",
    "step_view",
    "template_cards",
    "template_view",
    "week_strip",
]
