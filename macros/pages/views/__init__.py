"""What does a page show? Records become finished values: sorted, counted, labelled, linked."""

from .agreement import agreement_view
from .changes import changes_view
from .commands import commands_view
from .common import week_strip
from .comparison import sample_size_view
from .decks import DeckView, SlideView, deck_view
from .diagnosis import diagnosis_view
from .duties import duties_view
from .evidence import evidence_view
from .example import (
    example_decision,
    example_pages,
    example_readings,
    example_week,
    filled_view,
)
from .framework import failure_mode_view, practice_view, step_view
from .issue_forms import issue_forms_view
from .lists import group_view, retrospective_list
from .method import coders_view, coding_tests_view, frames_view
from .objections import correction_view
from .organisations import organisations_view
from .overviews import (
    a_to_z_view,
    edition_view,
    failure_cards,
    further_view,
    gap_view,
    home_view,
    practice_cards,
    role_cards,
    step_cards,
)
from .pattern import pattern_list, pattern_view
from .pilot_record import pilot_record_view
from .portfolio import portfolio_view
from .questions import questions_view
from .responsibilities import MatrixView, ShareView, matrix_view
from .retrospective import retrospective_pager, retrospective_view
from .role_sheet import role_sheet
from .roles import role_view
from .rooms import rooms_view
from .routes import route_cards, route_view
from .rules import rules_view
from .sources import references_view
from .speed import scale_view, speed_view
from .toolbox import checklist_cards, template_cards
from .tools import (
    FieldView,
    SectionView,
    TemplateView,
    all_checklists,
    checklist_view,
    glossary_view,
    template_view,
)
from .wanted import wanted_view
from .withdrawn import withdrawn_view
from .work import start_view, workspace_view
from .workshops import PartView, WorkshopView, workshop_list, workshop_view

__all__ = [
    "DeckView",
    "FieldView",
    "MatrixView",
    "PartView",
    "SectionView",
    "ShareView",
    "SlideView",
    "TemplateView",
    "WorkshopView",
    "a_to_z_view",
    "agreement_view",
    "all_checklists",
    "changes_view",
    "checklist_cards",
    "checklist_view",
    "coders_view",
    "coding_tests_view",
    "commands_view",
    "correction_view",
    "deck_view",
    "diagnosis_view",
    "duties_view",
    "edition_view",
    "evidence_view",
    "example_decision",
    "example_pages",
    "example_readings",
    "example_week",
    "failure_cards",
    "failure_mode_view",
    "filled_view",
    "frames_view",
    "further_view",
    "gap_view",
    "glossary_view",
    "group_view",
    "home_view",
    "issue_forms_view",
    "matrix_view",
    "organisations_view",
    "pattern_list",
    "pattern_view",
    "pilot_record_view",
    "portfolio_view",
    "practice_cards",
    "practice_view",
    "questions_view",
    "references_view",
    "retrospective_list",
    "retrospective_pager",
    "retrospective_view",
    "role_cards",
    "role_sheet",
    "role_view",
    "rooms_view",
    "route_cards",
    "route_view",
    "rules_view",
    "sample_size_view",
    "scale_view",
    "speed_view",
    "start_view",
    "step_cards",
    "step_view",
    "template_cards",
    "template_view",
    "wanted_view",
    "week_strip",
    "withdrawn_view",
    "workshop_list",
    "workshop_view",
    "workspace_view",
]
