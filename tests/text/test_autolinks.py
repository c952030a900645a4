"""Does an address lead where it leads, when a text with it becomes Markdown?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from macros.cli import app
from macros.contribute.writer import data_text
from macros.text.autolinks import linked, pointed
from macros.work.settings import CONTENT

from ..helpers.addresses import ADDRESSES, RENDERERS, SENTENCES, leads_to, links_in, text_in


def pilot(address: str) -> dict[str, Any]:
    """Return a pilot's record that has an address wherever a memo has a text."""
    return {
        "version": 1,
        "id": "x",
        "title": f"Log at {address}",
        "organisation": f"See {address}.",
        "use_case": f"Reads {address} (and {address}).",
        "start": "2026-01-05",
        "owner": {"role": f"Head of {address}"},
        "criteria": [
            {
                "id": "a",
                "metric": f"As {address} counts",
                "unit": f"% of {address}",
                "better": "higher",
                "baseline": 1,
                "target": 2,
            }
        ],
        "log": [{"week": 4, "worked": [f"{address} | was kept", f"*{address}*"]}],
        "decision": {
            "outcome": "revise",
            "by": f"Head of {address}",
            "reason": f"It holds, see {address}.\n\n- one {address}",
            "changes": [f"Move {address} on"],
        },
    }


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_in_a_sentence_leads_where_it_leads(address: str, renderer: str) -> None:
    for sentence in SENTENCES:
        html = RENDERERS[renderer](linked(sentence.replace("{}", address)))
        assert links_in(html) == [leads_to(address)] * sentence.count("{}"), html


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("", ""),
        ("no address, a_b *c* &copy;", "no address, a_b *c* &copy;"),
        ("https://a.example/b_c", "<https://a.example/b_c>"),
        ("<https://a.example/b_c>", "<https://a.example/b_c>"),
        ("[a](https://a.example/b_c)", "[a](https://a.example/b_c)"),
        ("`https://a.example/b_c`", "`https://a.example/b_c`"),
        ("www.a.example/b_c", r"[www.a.example/b\_c](<http://www.a.example/b_c>)"),
        ("https://a.example/b|c`d", "<https://a.example/b%7Cc%60d>"),
        ("**_https://a.example/b_**", "**_<https://a.example/b>_**"),
        ("https://a.example/b_ c", "<https://a.example/b_> c"),
        ("xhttps://a.example/", "xhttps://a.example/"),
        ("(([https://a.example/b_(c)])).", "(([<https://a.example/b_(c)>]))."),
        ('https://a.example/="https://b.example/', '<https://a.example/=>"https://b.example/'),
        ("javascript:alert(1)//www", "javascript:alert(1)//www"),
        ("Is it https://a.example/b?c=d?", "Is it <https://a.example/b?c=d>?"),
    ],
)
def test_what_is_an_address_in_a_text(text: str, made: str) -> None:
    assert linked(text) == made


@pytest.mark.parametrize("renderer", RENDERERS)
def test_an_address_shows_as_itself(renderer: str) -> None:
    for address in ADDRESSES:
        html = RENDERERS[renderer](pointed(address))
        assert leads_to(text_in(html)) == leads_to(address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_terminals_memo_keeps_addresses(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(CONTENT.name, raising=False)
    record = tmp_path / "pilot.yml"
    record.write_text(data_text(pilot(address)), encoding="utf-8")
    told = CliRunner().invoke(app, ["pilot", "report", str(record)])
    assert told.exit_code == 0, told.output
    html = RENDERERS["github"](told.stdout)
    found = [link for link in links_in(html) if link == leads_to(address)]
    assert len(found) == len(links_in(html)) > 12
