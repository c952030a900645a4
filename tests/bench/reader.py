"""What does a first visit cost a reader, beside the same pages in the theme as it comes?

Both sites hold the same articles. Ours has our frame; the other one is mkdocs-material with its
own frame, style sheet, script and search, and without the fonts that it would load from another
host. A browser with an empty cache opens six kinds of page of each, through a server that
compresses: once to count what travels, then on a throttled phone profile to time what it sees.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml
from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from macros.content.opened import open_playbook
from macros.site.on_disk import write_pages
from macros.work.settings import CONTENT

from ..browser.chromium import arguments, find
from ..browser.server import Compressing, serving
from ..helpers.building import PROJECT, mkdocs_build

PAGES = {
    "home": "",
    "step": "framework/design-pilot/",
    "failure mode": "failure-modes/no-business-owner/",
    "pattern": "patterns/shadow-mode/",
    "retrospective": "retrospectives/duke-sepsis-watch/",
    "checklists": "checklists/",
}
"""The pages that both sites have, by their kinds."""

ROUNDS = 3
PHONE = {"width": 390, "height": 844}
SLOWER = 4
"""How many times slower than this machine the phone's processor is."""
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 180_000,
    "uploadThroughput": 84_375,
}
"""The preset "Slow 4G" of the browser's own developer tools; bytes a second."""

_WATCH = """
window.seen = { lcp: 0, shift: 0 };
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) seen.lcp = entry.startTime;
}).observe({ type: "largest-contentful-paint", buffered: true });
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) seen.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True)
class Visit:
    """What one visit with an empty cache cost."""

    requests: int
    kilobytes: float
    """What travelled, compressed, with its headers."""
    by_type: Mapping[str, float]
    """The same by the browser's types: Document, Stylesheet, Script, Font, Fetch and others."""


@dataclass(frozen=True)
class Painted:
    """What the reader saw on the phone profile: medians of several visits."""

    largest_paint: float
    """Seconds until the largest part of the first screen stood."""
    shift: float
    """How much of the page moved by itself, as the browser counts it."""
    loaded: float
    """Seconds until all that the page names was there and its scripts had run."""


@dataclass(frozen=True)
class PageCost:
    """One page of one site."""

    visit: Visit
    painted: Painted


ReaderCosts = Mapping[str, Mapping[str, PageCost]]
"""By the site's name, then by the kind of page."""


def main() -> ReaderCosts:
    """Build both sites and visit them; return the figures."""
    with TemporaryDirectory() as folder:
        return compared({"ours": build_ours(Path(folder)), "stock": build_stock(Path(folder))})


def results(costs: ReaderCosts) -> dict[str, dict[str, dict[str, float]]]:
    """Return the figures as they are written down: by the kind of page, then by the site."""
    return {
        kind: {
            name: {
                "requests": one[kind].visit.requests,
                "kilobytes": round(one[kind].visit.kilobytes, 1),
                "largest_paint": round(one[kind].painted.largest_paint, 2),
                "shift": round(one[kind].painted.shift, 3),
            }
            for name, one in costs.items()
        }
        for kind in PAGES
    }


def compared(sites: Mapping[str, Path]) -> ReaderCosts:
    """Visit every page of every site, the sites in turn."""
    found: dict[str, dict[str, PageCost]] = {name: {} for name in sites}
    with _browser() as browser:
        for kind, address in PAGES.items():
            for name, site in sites.items():
                found[name][kind] = cost_of(browser, site, address)
    return found


def build_ours(folder: Path) -> Path:
    """Build the site as it is published."""
    site = folder / "ours"
    mkdocs_build(site, PROJECT / "playbook").check_returncode()
    return site


def build_stock(folder: Path) -> Path:
    """Build the same articles in the theme's own frame, with the theme's own search."""
    written = write_pages(open_playbook([PROJECT / "playbook"]), folder / "pages", project=PROJECT)
    ours = yaml.load(written.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    base = yaml.load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    settings = {
        "site_name": ours["site_name"],
        "docs_dir": ours["docs_dir"],
        "site_dir": "site",
        "exclude_docs": base["exclude_docs"],
        "theme": {"name": "material", "font": False},
        "plugins": ["search", {"macros": {"module_name": str(PROJECT / "macros")}}],
        "markdown_extensions": base["markdown_extensions"],
        "nav": ours["nav"],
    }
    config = written.with_name("stock.yml")
    config.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--config-file", str(config)],
        env={
            **os.environ,
            CONTENT.name: str(PROJECT / "playbook"),
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONPATH": str(PROJECT),
        },
        capture_output=True,
        check=True,
    )
    return written.parent / "site"


def cost_of(browser: Browser, site: Path, address: str) -> PageCost:
    """Visit a page: once to count, then several times to time."""
    with serving(site, Compressing) as root:
        counted = _count(browser, root + address)
        seen = [_time(browser, root + address) for _ in range(ROUNDS)]
    return PageCost(
        counted,
        Painted(*map(median, zip(*seen, strict=True))),
    )


def table(costs: ReaderCosts) -> str:
    """Return the figures, a line a page, the sites beside each other."""
    names = list(costs)
    head = "".join(
        f"{f'{name}: requests':>18}{'KB':>8}{'LCP s':>8}{'shift':>8}{'load s':>8}" for name in names
    )
    lines = [f"{'page':<16}{head}"]
    for kind in PAGES:
        line = f"{kind:<16}"
        for name in names:
            visit, painted = costs[name][kind].visit, costs[name][kind].painted
            line += f"{visit.requests:>18}{visit.kilobytes:>8.0f}"
            line += f"{painted.largest_paint:>8.2f}{painted.shift:>8.3f}{painted.loaded:>8.2f}"
        lines.append(line)
    return "\n".join(lines) + "\n"


@contextmanager
def _browser() -> Iterator[Browser]:
    executable = str(find(whole=True))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments())
        yield browser
        browser.close()


@contextmanager
def _window(browser: Browser, *, slowed: bool) -> Iterator[tuple[Page, CDPSession]]:
    """Open a window with an empty cache; yield its page, and a line to the browser about it."""
    context = browser.new_context(viewport={"width": PHONE["width"], "height": PHONE["height"]})
    page = context.new_page()
    page.add_init_script(_WATCH)
    line = context.new_cdp_session(page)
    line.send("Network.enable")
    if slowed:
        line.send("Network.emulateNetworkConditions", SLOW_4G)
        line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page, line
    context.close()


def _count(browser: Browser, address: str) -> Visit:
    types: dict[str, str] = {}
    sizes: dict[str, float] = {}
    with _window(browser, slowed=False) as (page, line):
        line.on("Network.responseReceived", lambda e: types.update({e["requestId"]: e["type"]}))
        line.on(
            "Network.loadingFinished",
            lambda e: sizes.update({e["requestId"]: e["encodedDataLength"]}),
        )
        _open(page, address)
    by_type: dict[str, float] = {}
    for request, size in sizes.items():
        name = types.get(request, "Other")
        by_type[name] = by_type.get(name, 0) + size / 1000
    return Visit(len(sizes), sum(by_type.values()), by_type)


def _time(browser: Browser, address: str) -> tuple[float, float, float]:
    with _window(browser, slowed=True) as (page, _):
        _open(page, address)
        seen = page.evaluate("window.seen")
        loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    return seen["lcp"] / 1000, seen["shift"], loaded / 1000


def _open(page: Page, address: str) -> None:
    """Open a page, and wait until nothing more is loaded and nothing more moves."""
    page.goto(address, wait_until="networkidle", timeout=120_000)
    page.wait_for_timeout(500)
