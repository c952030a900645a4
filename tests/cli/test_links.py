"""Does `playbook links` tell dead addresses from doubtful ones, and where they stand?"""

from __future__ import annotations

import socket
import ssl
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.cli.linking import as_markdown
from macros.content.problems import Place
from macros.content.reachable import Found, Use, ask_all
from macros.work.settings import CONTENT

ANSWERS = {"/alive": 200, "/gone": 410, "/missing": 404, "/private": 403, "/broken": 500}


class Handler(BaseHTTPRequestHandler):
    """Answers each path with its status; `/moved` leads on, `/get-only` answers no heads."""

    def do_HEAD(self) -> None:
        """Answer a head."""
        self._answer(405 if self.path == "/get-only" else self._status())

    def do_GET(self) -> None:
        """Answer a page."""
        self._answer(200 if self.path == "/get-only" else self._status())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""

    def _status(self) -> int:
        return 302 if self.path == "/moved" else ANSWERS.get(self.path, 404)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/alive")
        self.send_header("Content-Length", "0")
        self.end_headers()


@pytest.fixture(scope="module")
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["links", *arguments], env={CONTENT.name: "base"})


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def link_to(name: str, *addresses: str) -> None:
    path = Path("base/glossary") / f"{name}.yml"
    links = " ".join(f"[here]({address})" for address in addresses)
    path.write_text(f"id: {name}\ntitle: T\nsummary: See {links}\norigin: editorial\n", "utf-8")


def test_every_address_answers(work: Path, host: str) -> None:
    link_to("word", f"{host}/alive", f"{host}/moved", f"{host}/get-only", "mailto:a@example.org")
    said = "3 addresses: 0 dead, 0 gave no clear answer.\n"
    assert outcome(run()) == (0, "", said)
    assert outcome(run("--format", "markdown")) == (
        0,
        "Every address that the playbook links to answers.\n",
        said,
    )


def test_dead_and_doubtful(work: Path, host: str) -> None:
    link_to("one", f"{host}/gone", f"{host}/private")
    link_to("two", f"{host}/gone", f"{host}/missing?a=1&b=2", f"{host}/broken")
    archive = "https://web.archive.org/web/2/"
    hint = f"    Link to another page, or to a copy: {archive}"
    assert outcome(run()) == (
        1,
        f"base/glossary/one.yml:3:21: dead-link: {host}/gone is gone (410 Gone)\n"
        f"{hint}{host}/gone\n"
        f"base/glossary/two.yml:3:21: dead-link: {host}/gone is gone (410 Gone)\n"
        f"{hint}{host}/gone\n"
        f"base/glossary/two.yml:3:{21 + len(host) + 14}: dead-link: {host}/missing?a=1&b=2 is gone "
        "(404 Not Found)\n"
        f"{hint}{host}/missing?a=1&b=2\n"
        "3 problems in 2 files\n",
        "4 addresses: 2 dead, 2 gave no clear answer.\n",
    )
    assert run("--format", "markdown").stdout == (
        "Addresses that the playbook links to and that are gone:\n"
        "\n"
        f"- [ ] `{host}/gone` (410 Gone), in `base/glossary/one.yml` line 3, "
        "`base/glossary/two.yml` line 3.\n"
        f"  Perhaps `{archive}{host}/gone` has it: put a good copy under `archived`.\n"
        f"- [ ] `{host}/missing?a=1&b=2` (404 Not Found), in `base/glossary/two.yml` line 3.\n"
        f"  Perhaps `{archive}{host}/missing?a=1&b=2` has it: put a good copy under `archived`.\n"
        "\n"
        "No clear answer; a reader may still get one:\n"
        "\n"
        f"- `{host}/broken` (500 Internal Server Error), in `base/glossary/two.yml` line 3.\n"
        f"- `{host}/private` (403 Forbidden), in `base/glossary/one.yml` line 3.\n"
    )


def test_an_address_in_a_field_is_asked_for_too(work: Path, host: str) -> None:
    path = Path("base/references/source.yml")
    path.parent.mkdir()
    path.write_text(
        "id: source\ntitle: T\nsummary: S.\ntype: guidance\npublisher: P\n"
        f"url: {host}/alive\nvia: {host}/missing\n",
        encoding="utf-8",
    )
    result = run()
    assert result.stdout.startswith(f"base/references/source.yml:7:6: dead-link: {host}/missing")
    assert result.stderr == "2 addresses: 1 dead, 0 gave no clear answer.\n"


def test_a_host_that_refuses_is_no_proof(work: Path) -> None:
    link_to("word", "http://127.0.0.1:9/closed")
    assert outcome(run("--timeout", "2")) == (0, "", "1 address: 0 dead, 1 gave no clear answer.\n")


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "dead"),
        (socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution"), "unsure"),
        (ssl.SSLCertVerificationError("Hostname mismatch"), "unsure"),
    ],
)
def test_only_a_host_that_does_not_exist_is_dead(
    reason: OSError, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise urllib.error.URLError(reason)

    monkeypatch.setattr(urllib.request, "urlopen", fail)
    [found] = ask_all([Use("https://example.org/", Place(Path("a.yml"), 1, 1))], lambda *_: None)
    assert found.state == state


def test_an_issue_s_text_mentions_nobody_and_closes_nothing() -> None:
    url = "https://example.org/`@everyone`#1"
    found = Found(url, "dead", "404 Not Found", (Place(Path("a.yml"), 1, 1),))
    assert as_markdown([found], []).splitlines()[2:] == [
        "- [ ] `https://example.org/%60@everyone%60#1` (404 Not Found), in `a.yml` line 1.",
        "  Perhaps `https://web.archive.org/web/2/https://example.org/%60@everyone%60%231` has it: "
        "put a good copy under `archived`.",
    ]
