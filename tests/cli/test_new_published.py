"""Can a record from published sources be made in a terminal, by questions and by options?"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.loader import load
from macros.content.rules import check
from macros.contribute import drafts

from ..cases import CASES
from ..helpers.sessions import ADVICE, DRAFT, END, PUBLISHED, SOURCES, THERE, data, outcome, run

FILE = Path("base/retrospectives/2024/robot-pilot.yml")
SESSION = CASES / "sessions" / "published.txt"
"""What the terminal shows of a session about published sources."""


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def test_a_session_word_for_word() -> None:
    statements = "It packed 100 boxes. [s2]\nIt was fast.\n?\n\nIt was liked. [s9]\ns1, s2\n\n"
    practice = "y\n\nError clinic\nfull\nhelped\nstated\norganisation\nThey met each week.\n\nn\n"
    mode = "y\nno-owner\nhit\nNobody came.\nreading\nn\nn\n\n\n"
    typed = f"{PUBLISHED}{statements}It broke.\nreading\n\n{practice}{mode}"
    result = run("retrospective", typed=typed)
    assert (result.exit_code, result.stderr) == (0, ADVICE)
    assert result.stdout == SESSION.read_text(encoding="utf-8")
    written = data(FILE)
    assert written["worked"] == [
        {"text": "It packed 100 boxes.", "source": "s2"},
        {"text": "It was fast.", "source": "s2"},
        {"text": "It was liked.", "source": ["s1", "s2"]},
    ]
    assert written["did_not_work"] == [{"text": "It broke.", "reading": True}]
    assert written["practices"][0]["source"] == ["s1", "s2"]
    assert written["sources"] == [
        {
            "id": "s1",
            "title": "Robot stopped",
            "publisher": "The News",
            "published": "2024-05-08",
            "url": "https://news.example/2024/05/08/a",
            "read_on": "2026-11-24",
            "extent": "whole",
            "form": "press",
        },
        {
            "id": "s2",
            "title": "Audit",
            "publisher": "Audit office",
            "published": "2024-03",
            "url": "https://audit.example/report",
            "read_on": "2026-11-24",
            "extent": "whole",
            "form": "audit",
        },
    ]
    assert check(load([Path("base")])) == ()
    assert not DRAFT.exists()


def test_a_statement_is_said_again_in_place_of_its_source() -> None:
    result = run(
        "retrospective", typed=f"{PUBLISHED}It was fst.\n<\nIt was fast. [s1,s2]\n\n\n{END}"
    )
    assert result.exit_code == 0, result.output
    assert data(FILE)["worked"] == [{"text": "It was fast.", "source": ["s1", "s2"]}]


def test_a_source_is_added_where_a_statement_needs_it() -> None:
    more = "https://court.example/1\nThe ruling\nA court\n2024\ncourt\nwhole\n\n\n\n"
    typed = f"{PUBLISHED}It was unlawful.\n+\n<\n+\n{more}s3\n\n\n{END}drop\ndrop\n"
    result = run("retrospective", typed=typed)
    assert result.exit_code == 0, result.output
    assert "  No source was added.\n" in result.stdout
    assert data(FILE)["worked"] == [{"text": "It was unlawful.", "source": "s3"}]
    assert [(one["id"], one["title"]) for one in data(FILE)["sources"]] == [("s3", "The ruling")]


def test_a_record_that_no_source_carries_is_asked_for_one_that_does() -> None:
    vendor = PUBLISHED.replace("press\n", "vendor\n").replace("audit\n", "vendor\n")
    statements = "It was fast. [s1, s2]\n\n\n"
    stopped = run("retrospective", typed=f"{vendor}{statements}{END}\n")
    assert stopped.exit_code == 1
    assert "Type s1, s2 to correct it, + to add another one, Enter to stop:" in stopped.stdout
    corrected = "\n\ns2\n" + "\n" * 4 + "audit\n" + "\n" * 4
    result = run("retrospective", typed=f"{corrected}\n")
    assert result.exit_code == 0, result.output
    assert [one["form"] for one in data(FILE)["sources"]] == ["vendor", "audit"]


def test_by_options_alone() -> None:
    source = "{title: Robot stopped, form: press, extent: whole, url: https://news.example/a}"
    flags = [
        *("--there", "published", "--sources", source, "--title", "Robot pilot"),
        *("--summary", "S.", "--organisations", "{name: Acme, kind: company, sector: retail}"),
        *("--use-case", "U.", "--technique", "agent", "--outcome", "stopped"),
        *("--dates-outcome", "2024", "--did-not-work", "It broke. [s1]"),
        *("--worked", "It was fast. [reading]", "--story", "One.\n\nTwo. [s1]"),
        *("--owner-named", "never", "--owner-source", "s1"),
    ]
    result = run("retrospective", *flags)
    assert outcome(result) == (0, f"{FILE}\nbase/organisations/acme.yml\n", ADVICE)
    written = data(FILE)
    assert written["story"] == {"text": "One.\n\nTwo.", "source": "s1"}
    assert written["worked"] == [{"text": "It was fast.", "reading": True}]
    assert written["did_not_work"] == [{"text": "It broke.", "source": "s1"}]
    assert written["owner"] == {"named": "never", "source": ["s1"]}
    assert check(load([Path("base")])) == ()


def test_a_file_without_sources_for_its_statements_is_asked_for_them_alone() -> None:
    Path("mine.yml").write_text(
        "title: Robot pilot\nsummary: S.\n"
        "organisations: [{name: Acme, kind: company, sector: retail}]\n"
        "use_case: U.\ntechnique: agent\nrecord: public-record\noutcome: scaled\n"
        "dates: {outcome: 2024}\nworked: [It ran., It ran twice. '[s2]', {text: It held.}]\n"
        "practices: []\nfailure_modes: []\n"
        "sources: [{title: A paper, extent: whole, form: paper}, {title: B, form: press}]\n",
        encoding="utf-8",
    )
    text = Path("mine.yml").read_text(encoding="utf-8").replace("It ran twice. '[s2]'", "B. '[s2]'")
    Path("mine.yml").write_text(text.replace("B. '[s2]'", '"It ran twice. [s2]"'), encoding="utf-8")
    result = run("retrospective", "--from", "mine.yml", typed="n\n\n\ns1\n\nexcerpt\n")
    assert result.exit_code == 0, result.output
    assert data(FILE)["worked"] == [
        {"text": "It ran.", "source": "s1"},
        {"text": "It ran twice.", "source": "s2"},
        {"text": "It held.", "source": "s1"},
    ]
    assert Path("mine.yml").exists()


def test_a_team_may_cite_what_was_published_and_a_source_that_nobody_names_is_asked_about() -> None:
    team = PUBLISHED.replace(f"published\n{SOURCES}", THERE).replace("2024-05\n\n\n", "2024-05\n")
    sources = (
        "y\nhttps://news.example/a\nRobot stopped\nThe News\n\npress\n\ny\n"
        "https://audit.example/b\nAudit\n\n\naudit\n\nn\n"
    )
    nothing_else = "\n" * 25  # from the sector of its use to its id
    typed = f"{team}It was fast.\n\n\nn\nn\ny\n{sources}{nothing_else}1\ndrop\n"
    result = run("retrospective", typed=typed)
    assert result.exit_code == 0, result.output
    assert data(FILE)["worked"] == [{"text": "It was fast.", "source": "s1"}]
    assert [source["title"] for source in data(FILE)["sources"]] == ["Robot stopped"]
