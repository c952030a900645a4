"""A list in which awkward things were entered, and the ways to copy it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .checks import FIRST, LIST, PLAIN, SECOND, keep, progress

FORMULA = '=HYPERLINK("https://evil.example","Click")'

NOTE = 'Says "yes", then\n=1+1; <b>bold</b> & [a](b) *c*'

RECORDS = {
    f"go-no-go/{FIRST}": {
        "state": "done",
        "on": "2026-11-20",
        "owner": FORMULA,
        "link": "https://wiki.example.org/memo?a=1&b=2",
        "note": NOTE,
    },
    f"go-no-go/{SECOND}": {"state": "na", "on": "2026-11-21", "reason": "+Bought, not built"},
    f"go-no-go/{PLAIN}": {"owner": "Źofia Öst 李", "note": "@home"},
}


def opened_with_records(page: Page) -> Page:
    """Open a list in which awkward things were entered."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(LIST)
    keep(page, RECORDS)
    expect(progress(page)).to_contain_text("1 of 9 gate items done, 1 does not apply")
    return page
