"""What does an editor say of a YAML file? Asked of the language server that editors run."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import IO, Any, cast

from .node import NODE, PACKAGES

_SETTINGS = {"yaml": {"validate": True, "completion": True, "schemaStore": {"enable": False}}}
_ABLE = {
    "textDocument": {
        "completion": {
            "completionItem": {"snippetSupport": True, "documentationFormat": ["markdown"]}
        }
    }
}
_PUBLISHED = "textDocument/publishDiagnostics"
CURSOR = "‸"
"""Where in a text the author is."""


@dataclass(frozen=True)
class Offer:
    """What an editor offers to complete: its label, what it says of it, and what it would write."""

    label: str
    about: str
    text: str


class Editor:
    """A client of the language server: it is told what is wrong, and what could come next."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._to, self._from = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        self._numbers = count(1)
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": _ABLE})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def says(self, folder: Path, texts: Sequence[str]) -> list[list[tuple[str, str]]]:
        """Open new files of a folder; return the lines of each that are marked, with what is said.

        The server waits a while before it reads a file, and for all of them at once.
        """
        uris = [self._open(folder, text) for text in texts]
        found: dict[str, list[dict[str, Any]]] = {}
        while not found.keys() >= set(uris):
            about = self._wait(lambda message: message.get("method") == _PUBLISHED)["params"]
            found[about["uri"]] = about["diagnostics"]
        return [_marked(text, found[uri]) for uri, text in zip(uris, texts, strict=True)]

    def offers(self, folder: Path, text: str) -> list[Offer]:
        """Open a new file of a folder; return what is offered at the cursor, in its order."""
        before, _, after = text.partition(CURSOR)
        uri = self._open(folder, before + after)
        line, character = before.count("\n"), len(before.rpartition("\n")[2])
        place = {"line": line, "character": character}
        asked = {"textDocument": {"uri": uri}, "position": place}
        found = self._ask("textDocument/completion", asked)["items"]
        return [_offer(item) for item in sorted(found, key=_order)]

    def _open(self, folder: Path, text: str) -> str:
        uri = (folder / f"{next(self._numbers)}.yml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        return uri

    def _ask(self, method: str, params: Mapping[str, object]) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        answer = self._wait(lambda message: message.get("id") == number and "method" not in message)
        return answer["result"]

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


def _marked(text: str, diagnostics: list[dict[str, Any]]) -> list[tuple[str, str]]:
    lines = text.splitlines()
    return [(lines[one["range"]["start"]["line"]], one["message"]) for one in diagnostics]


def _order(item: Mapping[str, Any]) -> str:
    return str(item.get("sortText") or item["label"])


def _offer(item: Mapping[str, Any]) -> Offer:
    about = item.get("documentation") or ""
    return Offer(
        item["label"],
        about["value"] if isinstance(about, dict) else about,
        item["textEdit"]["newText"] if "textEdit" in item else item["insertText"],
    )


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
