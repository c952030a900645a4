"""Which macros can a page call?

A macro `name` renders the view `name` with the template `pages/name.md.j2`, so what a page can
call, what it shows and how it looks are found under one word.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from jinja2 import pass_context
from jinja2.runtime import Context

from ..content.opened import current_playbook
from ..contribute.form import retrospective_form
from ..files.book.offer import document_offer, document_offers
from ..model import Playbook
from ..pages import views
from ..pages.render import Renderer
from ..work.memo import memoised

MACROS: dict[str, Callable[..., object]] = {
    "a_to_z": views.a_to_z_view,
    "agreement": views.agreement_view,
    "all_checklists": views.all_checklists,
    "changes": views.changes_view,
    "checklist": views.checklist_view,
    "checklist_cards": views.checklist_cards,
    "coders": views.coders_view,
    "coding_tests": views.coding_tests_view,
    "commands": views.commands_view,
    "corrections": views.correction_view,
    "diagnosis": views.diagnosis_view,
    "document_offer": document_offer,
    "document_offers": document_offers,
    "duties": views.duties_view,
    "evidence": views.evidence_view,
    "example_decision": views.example_decision,
    "example_pages": views.example_pages,
    "example_readings": views.example_readings,
    "example_week": views.example_week,
    "failure_cards": views.failure_cards,
    "failure_mode": views.failure_mode_view,
    "filled": views.filled_view,
    "frames": views.frames_view,
    "further": views.further_view,
    "gap": views.gap_view,
    "glossary": views.glossary_view,
    "home": views.home_view,
    "issue_forms": views.issue_forms_view,
    "organisations": views.organisations_view,
    "pattern": views.pattern_view,
    "patterns": views.pattern_list,
    "pilot_record": views.pilot_record_view,
    "portfolio": views.portfolio_view,
    "practice": views.practice_view,
    "practice_cards": views.practice_cards,
    "questions": views.questions_view,
    "readiness": views.start_view,
    "references": views.references_view,
    "responsibilities": views.matrix_view,
    "retrospective": views.retrospective_view,
    "retrospective_form": retrospective_form,
    "retrospectives": views.retrospective_list,
    "retrospectives_of": views.group_view,
    "role": views.role_view,
    "role_sheet": views.role_sheet,
    "role_cards": views.role_cards,
    "route": views.route_view,
    "route_cards": views.route_cards,
    "rooms": views.rooms_view,
    "rules": views.rules_view,
    "sample_size": views.sample_size_view,
    "scale": views.scale_view,
    "speed": views.speed_view,
    "step": views.step_view,
    "step_cards": views.step_cards,
    "template": views.template_view,
    "template_cards": views.template_cards,
    "wanted": views.wanted_view,
    "week_strip": views.week_strip,
    "withdrawn": views.withdrawn_view,
    "workshop": views.workshop_view,
    "workshops": views.workshop_list,
    "workspace": views.workspace_view,
}
"""The macros, and the view that each one shows; an item's macro takes the item's id."""


class Registry(Protocol):
    """What both site generators hand to `define_env`."""

    def macro(self, function: Callable[..., str], name: str = "") -> object:
        """Make a function callable from pages."""


def page_markdown(playbook: Playbook, address: str, name: str, *ids: str) -> str:
    """Return the Markdown that the macro `name` gives on the page at `address`."""
    view = MACROS[name](playbook, *ids)
    renderer = Renderer(playbook, address)
    return memoised((address, name, *ids), view, lambda: renderer.render(f"pages/{name}.md", view))


def define_env(env: Registry) -> None:
    """Register every macro with the site generator."""
    for name in MACROS:
        env.macro(_macro(name), name)


def _macro(name: str) -> Callable[..., str]:
    @pass_context
    def macro(context: Context, *ids: str) -> str:
        return page_markdown(current_playbook(), context["page"].url, name, *ids)

    return macro
