"""What WCAG 2.2 asks of a page that axe can't judge, as far as a script in the page can."""

from __future__ import annotations

from playwright.sync_api import Page

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * {
      line-height: 1.5 !important;
      letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important;
    }
    p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""The spacing that a reader may set. Source: WCAG 2.2, 1.4.12 "Text Spacing"."""

PLAIN = "() => { document.adoptedStyleSheets = []; }"

CUT_OFF = """() => {
  const UNSEEN = ".visually-hidden, .visually-hidden *, svg *, select *, textarea, input, .skip";
  const cuts = (overflow) => ["hidden", "clip"].includes(overflow);
  const isCut = (e) => {
    const isTall = e.scrollHeight > e.clientHeight + 1;
    const isWide = e.scrollWidth > e.clientWidth + 1;
    if (e.clientWidth <= 1 || !(isTall || isWide)) return false;
    const { overflowX, overflowY } = getComputedStyle(e);
    return (isTall && cuts(overflowY)) || (isWide && cuts(overflowX));
  };
  return [...document.body.querySelectorAll("*")]
    .filter((e) => !e.matches(UNSEEN) && isCut(e))
    .filter((e) => e.textContent.trim() && e.checkVisibility())
    .map((e) => e.outerHTML.slice(0, 120));
}"""
"""What has a pixel's width is for screen readers, and is not seen at any spacing."""

COVERED = """(most) => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
    .filter((e) => !e.closest(".visually-hidden, .skip, [popover]") && e.tabIndex >= 0)
    .filter((e) => !e.matches(".visually-hidden"));
  const step = Math.max(1, Math.ceil(all.length / most));
  const stops = all.filter((_, at) => at % step === 0);
  const isShown = (e) => [...e.getClientRects()].some(({ left, right, top, bottom }) =>
    [[left + right, top + bottom], [2 * left + 4, 2 * top + 4], [2 * right - 4, 2 * bottom - 4]]
      .map(([x, y]) => document.elementFromPoint(x / 2, y / 2))
      .some((found) => found && (e.contains(found) || found.closest("label")?.control === e)));
  const isCovered = (e) => {
    document.activeElement.blur();  // what has the focus already is not scrolled to again
    e.focus();
    return document.activeElement === e && !isShown(e);
  };
  const covered = [...stops, ...stops.toReversed()].filter(isCovered);
  return [...new Set(covered)].map((e) => e.outerHTML.slice(0, 120));
}"""

FOREIGN_EVENTS = """async () => {
  const fields = { bubbles: true, cancelable: true };
  const names = [
    "keydown", "keyup", "keypress", "input", "change", "paste", "drop", "dragover", "focusin",
    "focusout", "pointerdown", "storage", "message", "pageshow", "hashchange", "beforeprint",
    "afterprint", "toggle",
  ];
  const keys = [
    () => Object.assign(new Event("keydown", fields), { key: 7 }),
    () => new KeyboardEvent("keydown", { ...fields, key: "toString" }),
    () => new KeyboardEvent("keydown", { ...fields, key: "ArrowDown", isComposing: true }),
  ];
  const events = [...names.map((name) => () => new Event(name, fields)), ...keys];
  const controls = document.querySelectorAll("main :is(input, textarea, select, [role])");
  const insides = [...document.querySelectorAll("main :is(form, fieldset)")];
  const texts = insides.map(({ firstChild }) => firstChild).filter(Boolean);
  for (const place of [window, document, document.body, ...[...controls].slice(0, 40), ...texts]) {
    for (const event of events) place.dispatchEvent(event());
  }
  for (const key of Object.keys(localStorage).concat("playbook.scheme", "playbook.slash", "x")) {
    for (const newValue of [null, "", "{", "[]", '{"version":9}']) {
      window.dispatchEvent(new StorageEvent("storage", { key, newValue }));
    }
  }
  await new Promise((resolve) => setTimeout(resolve));
}"""


def with_text_spacing(page: Page) -> list[str]:
    """Return what is cut off once the reader has set the spacing of text; set it back."""
    page.evaluate(SPACED)
    cut: list[str] = page.evaluate(CUT_OFF)
    page.evaluate(PLAIN)
    return cut


def covered_when_focused(page: Page, most: int = 60) -> list[str]:
    """Return what is wholly covered while it has the focus, going down the page and up again."""
    found: list[str] = page.evaluate(COVERED, most)
    return found


def send_foreign_events(page: Page) -> None:
    """Dispatch events as browsers and their extensions do, without the fields that are usual."""
    page.evaluate(FOREIGN_EVENTS)
