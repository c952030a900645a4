"""A real browser on the built site. Any error, failed request or foreign request fails a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    Response,
    expect,
)

from .check_records import opened_with_records
from .chromium import arguments, find
from .forms import opened
from .server import BELOW, serving

EXPLAINED = {
    "net::ERR_ABORTED",  # the reader went on
    "csp",  # scripts are switched off
}
"""Failures of a request that are nobody's fault."""

expect.set_options(timeout=30_000)
"""An expectation waits as long as an action: several browsers share the machine's processors."""


class Complaints(list[str]):
    """What the pages complained about, whenever it came; what a test provokes is named."""

    def __init__(self) -> None:
        super().__init__()
        self.provoked: list[str] = []

    def provoke(self, words: str) -> None:
        """Expect complaints with these words, at least one, before this or after it."""
        self.provoked.append(words)

    @property
    def faults(self) -> list[str]:
        """Return the complaints that nobody provoked."""
        return [told for told in self if not any(words in told for words in self.provoked)]

    @property
    def unheard(self) -> list[str]:
        """Return what was provoked and did not come."""
        return [words for words in self.provoked if not any(words in told for told in self)]


Watch = Callable[[Page], Page]
Lose = Callable[[Page, str], Callable[[], None]]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Start the Chromium that this machine has; without one, say so and fail."""
    executable = find()
    if executable is None:
        pytest.fail("There is no browser for the tests. Run: make test", pytrace=False)
    return {"executable_path": str(executable), "args": arguments()}


@pytest.fixture(scope="session")
def root(site: Path) -> Iterator[str]:
    """Serve the site; return the address of its root."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def base_url(root: str) -> str:
    """Return the address of the site where it is kept in a folder of its host."""
    return root + BELOW.lstrip("/")


@pytest.fixture
def complaints() -> Iterator[Complaints]:
    """Return what the pages complain about; what no test provoked is a fault."""
    complaints = Complaints()
    yield complaints
    assert complaints.faults == []
    assert complaints.unheard == []


@pytest.fixture
def lose(complaints: Complaints) -> Lose:
    """Return a function that lets a page lose a file; it returns another that gives it back."""

    def lost(page: Page, name: str) -> Callable[[], None]:
        def is_lost(url: str) -> bool:
            return name in url

        complaints.provoke(name)
        page.route(is_lost, lambda route: route.abort())
        return lambda: page.unroute(is_lost)

    return lost


@pytest.fixture
def watch(root: str, complaints: Complaints) -> Watch:
    """Return a function that notes every complaint of a page."""

    def on_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            address = message.location["url"]
            complaints.append(f"console {message.type}: {message.text} ({address})")

    def on_request(request: Request) -> None:
        if not request.url.startswith((root, "data:", "blob:")):
            complaints.append(f"foreign request: {request.url}")

    def on_failure(request: Request) -> None:
        if request.failure not in EXPLAINED:
            complaints.append(f"failed: {request.url}: {request.failure}")

    def on_response(response: Response) -> None:
        if response.status >= 400:
            complaints.append(f"{response.status}: {response.url}")

    def attach(page: Page) -> Page:
        page.on("console", on_console)
        page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))
        page.on("request", on_request)
        page.on("requestfailed", on_failure)
        page.on("response", on_response)
        return page

    return attach


@pytest.fixture
def form(page: Page) -> Page:
    """Open the contribution form, ready to be filled in."""
    return opened(page)


@pytest.fixture
def filled(page: Page) -> Page:
    """Open a checklist in which awkward things were entered."""
    return opened_with_records(page)


@pytest.fixture(scope="module")
def warm(browser: Browser, browser_context_args: dict[str, Any]) -> Iterator[BrowserContext]:
    """Return a context that keeps the site's files from test to test, as a browser does."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def context(warm: BrowserContext) -> Iterator[BrowserContext]:
    """Return a context in which nothing is entered and nothing is allowed yet."""
    seen: set[str] = set()

    def watched(page: Page) -> None:
        page.on("framenavigated", lambda frame: seen.add(frame.url))

    warm.on("page", watched)
    yield warm
    warm.remove_listener("page", watched)
    warm.clear_permissions()
    for page in warm.pages:
        page.close()
    forget(warm, {"{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in seen})


def forget(context: BrowserContext, origins: set[str]) -> None:
    """Delete what the sites of some origins keep in the browser."""
    blank = context.new_page()
    session = context.new_cdp_session(blank)
    for origin in origins:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    blank.close()


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """Open a page whose complaints fail the test."""
    return watch(context.new_page())
