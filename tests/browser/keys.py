"""A reader without a mouse: what the keyboard reaches, by the name that a screen reader says."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

FOCUSED = """() => {
  const at = document.activeElement;
  const labels = [...(at.labels ?? [])].map((label) => label.innerText).join(" ");
  const said = at.getAttribute("aria-label") || labels || at.innerText || "";
  const style = getComputedStyle(at);
  return {
    name: said.replace(/\\s+/g, " ").trim(),
    isSeen: style.outlineStyle !== "none" || Boolean(at.closest(".file-button")),
    section: [...document.querySelectorAll("h2[id]")]
      .filter((h) => h.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1)?.id,
  };
}"""


def focused(page: Page) -> dict[str, Any]:
    """Return the name of what has the focus, whether that is seen, and the section it is in."""
    found: dict[str, Any] = page.evaluate(FOCUSED)
    return found


def reach(page: Page, name: str, section: str = "", limit: int = 400) -> None:
    """Press Tab until the focus is on this name, in this section of the page where one is given."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        found = focused(page)
        if found["name"].startswith(name) and (not section or found["section"] == section):
            assert found["isSeen"], f"the focus on {name!r} can't be seen"
            return
    raise AssertionError(f"the keyboard does not reach {name!r} in {limit} steps")


def write(page: Page, name: str, text: str, section: str = "") -> None:
    """Go to a field and write into it."""
    reach(page, name, section)
    page.keyboard.type(text)


def tick(page: Page, name: str, section: str = "") -> None:
    """Go to a box or a button and press it."""
    reach(page, name, section)
    page.keyboard.press("Space")


def write_day(page: Page, name: str, day: str, section: str = "") -> None:
    """Go to a date and write it, month first as this browser asks for it."""
    year, month, number = day.split("-")
    write(page, name, f"{month}{number}{year}", section)
