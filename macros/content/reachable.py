"""Which addresses outside the playbook still answer, and where would an archive have the others?

Asked are the addresses that the content links to; nothing of what they answer is read.
"""

from __future__ import annotations

import socket
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal
from urllib.parse import quote

from ..model.walk import urls
from ..text.link import ProseLink
from .links import prose_of
from .loader import Loaded
from .problems import Place
from .rules.checked import entries

State = Literal["alive", "dead", "unsure"]

TIMEOUT = 20.0
"""Seconds to wait for an answer."""

AT_ONCE = 8
_AGENT = "Mozilla/5.0 (compatible; playbook-links/1)"
_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_NO_SUCH_HOST = {getattr(socket, name, None) for name in ("EAI_NONAME", "EAI_NODATA")} - {None}
_ARCHIVE = "https://web.archive.org/web/2/"
"""The Wayback Machine's newest copy of the address that follows."""


@dataclass(frozen=True, order=True)
class Use:
    """A place in the content that leads to an address."""

    url: str
    place: Place


@dataclass(frozen=True)
class Found:
    """What became of an address."""

    url: str
    state: State
    said: str
    """The answer in words: a status, or why there was none."""
    uses: tuple[Place, ...]

    @property
    def archived(self) -> str:
        """Where an archive would have its newest copy."""
        return _ARCHIVE + quote(self.url, safe=":/?&=%+,;@~")


def addresses(loaded: Loaded) -> Iterator[Use]:
    """Yield every address outside the playbook that a field holds or prose links to."""
    for entry in entries(loaded):
        for path, url in urls(entry.record):
            yield Use(url, entry.tree.place(path))
        for leaf in entry.leaves:
            for link in prose_of(leaf):
                if (
                    isinstance(link, ProseLink)
                    and link.is_external
                    and link.href.startswith("http")
                ):
                    yield Use(link.href, entry.tree.find(link.href, leaf.path))


def ask_all(
    uses: Iterable[Use],
    told: Callable[[int, int], None],
    *,
    timeout: float = TIMEOUT,
) -> tuple[Found, ...]:
    """Ask for every address once, some at a time; return what became of each, in their order."""
    by_url: dict[str, list[Place]] = {}
    for use in sorted(set(uses)):
        by_url.setdefault(use.url, []).append(use.place)
    found = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        answers = pool.map(lambda url: _ask(url, timeout), by_url)
        for done, (url, (state, said)) in enumerate(zip(by_url, answers, strict=True)):
            told(done, len(by_url))
            found.append(Found(url, state, said, tuple(by_url[url])))
    return tuple(found)


def _ask(url: str, timeout: float) -> tuple[State, str]:
    """Ask for a page's head, and for the page where a server does not answer heads."""
    state, said = _request("HEAD", url, timeout)
    return (state, said) if state == "alive" else _request("GET", url, timeout)


def _request(method: str, url: str, timeout: float) -> tuple[State, str]:
    request = urllib.request.Request(url, method=method, headers={"User-Agent": _AGENT})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:  # noqa: S310
            return "alive", str(answer.status)
    except urllib.error.HTTPError as error:
        error.close()
        return ("dead" if error.code in _GONE else "unsure"), f"{error.code} {error.reason}"
    except urllib.error.URLError as error:
        return ("dead" if _has_no_host(error.reason) else "unsure"), _plain(error.reason)
    except (OSError, ValueError) as error:
        return "unsure", _plain(error)


def _has_no_host(reason: object) -> bool:
    """Whether there is no such host; a name server that does not answer says nothing of it."""
    return isinstance(reason, socket.gaierror) and reason.errno in _NO_SUCH_HOST


def _plain(error: object) -> str:
    said = getattr(error, "strerror", None) or str(error)
    return " ".join(str(said).split()) or "no answer"
