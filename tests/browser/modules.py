"""Runs the browser's own modules on a page that uses none of them."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

BLANK = "about/"
"""A page that keeps nothing and shows no tool."""


def run(page: Page, code: str, argument: object = None) -> Any:
    """Run code on the blank page and return its value; `load("kept/store")` imports a module."""
    if not page.url.endswith(BLANK):
        page.goto(BLANK)
    return page.evaluate(
        f"""async (argument) => {{
            const load = (name) => import(new URL(`../assets/js/${{name}}.js`, location.href));
            {code}
        }}""",
        argument,
    )
