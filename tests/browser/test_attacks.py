"""Does a real browser find anything to run, or anybody to ask, on pages that carry attacks?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ViewportSize

from macros.model import KIND_BY_NAME
from macros.pages.addresses import address_of

from ..attacks.built import Attacked
from ..attacks.corpus import attacks
from .server import serving

SHOWN = (
    "checklist",
    "template",
    "pattern",
    "retrospective",
    "role",
    "route",
    "failure-mode",
    "workshop",
)
"""Kinds whose pages hold every component that shows text from content."""

LOW: ViewportSize = {"width": 1280, "height": 120}
"""A page runs as much on a low screen, and less of the work is to paint it."""

TRIPWIRE = """
window.tripped = [];
for (const name of ["alert", "confirm", "prompt", "print"]) {
  window[name] = () => window.tripped.push(name);
}
"""


@pytest.mark.parametrize("kind", SHOWN)
def test_nothing_runs_and_nobody_is_asked(browser: Browser, attacked: Attacked, kind: str) -> None:
    complaints: list[str] = []
    with serving(attacked.site) as root:
        context = browser.new_context(viewport=LOW)
        context.add_init_script(TRIPWIRE)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith((root, "data:")) else complaints.append(request.url)
            ),
        )
        for attack in attacks():
            item = attacked.playbook.get(KIND_BY_NAME[kind], attack.item_id)
            address = root + address_of(item).partition("#")[0]
            page.goto(address)
            assert page.url == address
            tripped: list[str] = page.evaluate("window.tripped")
            complaints += [f"{attack.name}: {name}" for name in tripped]
        context.close()
    assert complaints == []
