"""How does a preview follow edits while somebody reads it, even when one is broken?

What an edit of a record changes is made again in place. For a whole build the last good site is
moved aside, and comes back if that fails; every page then says what is wrong.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..content.opened import current_playbook
from ..work.memo import begin_to_keep
from .deferred import Deferred
from .preview import Preview, Stamp, stamp_of
from .trouble import Trouble

_ASIDE = "-last-good"


@dataclass
class Served:
    """What a preview keeps from one build to the next."""

    later: Deferred = field(default_factory=Deferred)
    stamp: Stamp = ()
    """The stamp of everything that is no content, as it was built last."""
    preview: Preview | None = None
    """The site as it was built last; nothing while there is no whole one."""
    trouble: Trouble | None = None
    """What keeps the site from being built."""
    _site: Path | None = None
    """The folder that readers are shown, once there is a site in it."""
    _before: tuple[Preview | None, Stamp] | None = None
    """The last good site, while it is aside."""

    def begin(self, surroundings: Iterable[Path], site: Path) -> None:
        """Prepare for a whole build in the folder of the site."""
        self.later.stop()
        before = self.preview, self.stamp
        self.preview, self.stamp = None, stamp_of(*surroundings)
        begin_to_keep()
        if self._site and site.is_dir():
            shutil.rmtree(_aside(site), ignore_errors=True)
            site.rename(_aside(site))
            self._before = before

    def follow(self, surroundings: Iterable[Path]) -> bool:
        """Make again what an edit changed; return False where that takes a whole build.

        Raise `ContentError` if the content has mistakes; nothing is changed then.
        """
        preview = self.preview
        if preview is None or self.stamp != stamp_of(*surroundings):
            return False
        self.later.stop()
        current_playbook.cache_clear()
        playbook = current_playbook()
        self.preview = None
        if not preview.follow(playbook):
            return False
        self.show(preview)
        return True

    def show(self, preview: Preview) -> None:
        """Have this site read, and make what is left of it."""
        self.preview = preview
        self._site = preview.pour.site
        self.later.start(preview.pour.site, preview.write_files)

    def succeed(self) -> None:
        """Go on with the site as it was made now."""
        self.trouble = self._before = None
        if self._site:
            shutil.rmtree(_aside(self._site), ignore_errors=True)

    def fail(self, trouble: Trouble) -> None:
        """Go on with the last good site, and say on its pages what is wrong."""
        self.trouble = trouble
        self.later.stop()
        if self._before and self._site:
            shutil.rmtree(self._site, ignore_errors=True)
            _aside(self._site).rename(self._site)
            self.preview, self.stamp = self._before
            self._before = None
        if self.preview:
            self.show(self.preview)

    def end(self) -> None:
        """Leave nothing behind."""
        self.later.stop()
        if self._site:
            shutil.rmtree(_aside(self._site), ignore_errors=True)


def _aside(site: Path) -> Path:
    return site.with_name(site.name + _ASIDE)


Headers = list[tuple[str, str]]
Application = Callable[[Mapping[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True)
class Responder:
    """Answers requests as mkdocs does, and puts trouble on every page."""

    served: Served
    serve: Application

    def __call__(
        self, environ: Mapping[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        """Answer one request, by the rules of WSGI."""
        trouble = self.served.trouble
        if trouble is None:
            return self.serve(environ, start_response)
        started: list[tuple[str, Headers]] = []
        body = self.serve(environ, lambda status, headers: started.append((status, headers)))
        status, headers = started[0]
        if dict(headers).get("Content-Type") == "text/html":
            page = trouble.on(b"".join(body))
            if hasattr(body, "close"):
                body.close()
            body = [page]
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            headers.append(("Content-Length", str(len(page))))
        start_response(status, headers)
        return body
