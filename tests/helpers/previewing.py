"""Builds a preview as `make serve` does, without a server; run as a program, a cold one.

`python -m tests.helpers.previewing SITE` builds the preview of the content that the environment
names.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from .building import PROJECT

ADDRESS = "http://127.0.0.1:8000/"


class Preview:
    """A preview in a folder, built once; `builds` counts the whole builds."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.builds = 0
        config = self._config()
        config.plugins.on_startup(command="serve", dirty=False)
        self._build_all(config)
        server = LiveReloadServer(self._build_all, "127.0.0.1", 0, root=str(site))
        server = config.plugins.on_serve(server, config=config, builder=self._build_all)
        self._after_an_edit = server.builder
        app = server.get_app()
        assert app
        self._answer = app
        self.stop = config.plugins.on_shutdown
        server.server_close()

    def after_an_edit(self) -> None:
        """Make again what an edit changes, and wait for what is made while somebody reads."""
        before = set(threading.enumerate())
        self._after_an_edit()
        for thread in set(threading.enumerate()) - before:
            thread.join()

    def get(self, address: str) -> str:
        """Return what a reader is shown at an address of the site."""
        told: list[dict[str, str]] = []
        environ = {"PATH_INFO": f"/{address}", "REQUEST_METHOD": "GET"}

        def start(_status: str, headers: list[tuple[str, str]], _: object = None) -> Any:
            told.append(dict(headers))

        answer = self._answer(environ, start)
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        assert told[0]["Content-Length"] == str(len(body))
        return body.decode()

    def _config(self) -> MkDocsConfig:
        config = load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(self.site))
        config.site_url = ADDRESS
        return config

    def _build_all(self, config: MkDocsConfig | None = None) -> None:
        self.builds += 1
        build(config or self._config(), serve_url=ADDRESS)


if __name__ == "__main__":
    Preview(Path(sys.argv[1])).stop()
