"""What does an editor say of a YAML file? Asked of the language server that editors run."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import IO, Any, cast

from .node import NODE, PACKAGES

_SETTINGS = {"yaml": {"validate": True, "schemaStore": {"enable": False}}}


class Editor:
    """A client of the language server, as far as it takes to be told what is wrong in a file."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._to, self._from = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        self._numbers = count(1)
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def says(self, folder: Path, text: str) -> list[tuple[str, str, str]]:
        """Open a new file of a folder; return each diagnostic: its line, message and source."""
        uri = (folder / f"{next(self._numbers)}.yml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        found = self._wait(lambda message: _is_about(message, uri))
        lines = text.splitlines()
        return [
            (lines[one["range"]["start"]["line"]], one["message"], one["source"])
            for one in found["params"]["diagnostics"]
        ]

    def _ask(self, method: str, params: Mapping[str, object]) -> None:
        self._send({"id": 1, "method": method, "params": params})
        self._wait(lambda message: message.get("id") == 1)

    def _tell(self, method: str, params: Mapping[str, object]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Mapping[str, object]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._to.flush()

    def _wait(self, is_it: Any) -> dict[str, Any]:
        return next(message for message in self._messages() if is_it(message))

    def _messages(self) -> Iterator[dict[str, Any]]:
        while line := self._from.readline():
            length = int(line.removeprefix(b"Content-Length: "))
            while self._from.readline().strip():
                pass
            yield json.loads(self._from.read(length))


def _is_about(message: Mapping[str, Any], uri: str) -> bool:
    is_told = message.get("method") == "textDocument/publishDiagnostics"
    return is_told and message["params"]["uri"] == uri


@contextmanager
def editor() -> Iterator[Editor]:
    """Run the language server for as long as it is needed."""
    server = PACKAGES / "yaml-language-server" / "bin" / "yaml-language-server"
    command = [str(NODE), str(server), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield Editor(process)
        finally:
            process.terminate()
