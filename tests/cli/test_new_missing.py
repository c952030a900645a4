"""What is said to somebody who has no terminal and gave too little?"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.contribute import drafts

from ..helpers.sessions import DRAFT, FILE, FLAGS, run

THERE = "  --there team|organisation|vendor|consultant|published|researcher\n"
ORGANISATION = "  --organisations '{name: …, kind: …, sector: …}'\n"
SOURCES = "--sources '{title: …, form: …, extent: …}'"
CITED = " (end it with its source: 'text [s1]')"


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def needed(*arguments: str) -> str:
    """Return what is said to be missing, an option a line."""
    result = run("retrospective", *arguments)
    first = "playbook: stopped before the first answer. Without a terminal, give each of these:\n"
    assert (result.exit_code, result.stderr[: len(first)]) == (1, first)
    assert not DRAFT.exists()
    return result.stderr.removeprefix(first)


def test_everything_is_missing_at_first() -> None:
    assert needed() == (
        f"{THERE}  --title TEXT\n{ORGANISATION}  --use-case TEXT\n  --technique CHOICE\n"
        "  --outcome scaled|limited|rolled-back|stopped|never-left-pilot|not-told\n"
        "  --dates-outcome DATE\n  --summary TEXT\n"
        f"  with --there published, {SOURCES} too, and a source at the end of each statement: "
        "'text [s1]'\n"
        "  --worked TEXT or --did-not-work TEXT\n"
    )


def test_of_a_published_record_sources_are_missing() -> None:
    whole = ("--title", "T", "--organisations", "{name: A, kind: company, sector: retail}")
    assert needed("--there", "published", *whole, "--use-case", "U", "--technique", "agent") == (
        f"  {SOURCES}\n"
        "  --outcome scaled|limited|rolled-back|stopped|never-left-pilot|not-told\n"
        "  --dates-outcome DATE\n  --summary TEXT\n"
        f"  --worked TEXT or --did-not-work TEXT{CITED}\n"
    )


def test_a_title_without_a_latin_letter_needs_an_id() -> None:
    whole = [flag for flag in FLAGS if flag not in ("--title", "Invoice triage")]
    assert needed(*whole, "--title", "影子模式") == (
        "  --id ID (the title has no Latin letter to make one of)\n"
    )
    assert (
        run("retrospective", *whole, "--title", "影子模式", "--id", "invoice-triage").exit_code == 0
    )
    assert FILE.exists()


@pytest.mark.parametrize("left_out", ["--record", "--contributor-tie"])
def test_nothing_says_for_somebody_who_they_are(left_out: str) -> None:
    at = FLAGS.index(left_out)
    assert needed(*FLAGS[:at], *FLAGS[at + 2 :]).startswith(THERE)
    assert not FILE.exists()


def test_a_statement_without_a_source_is_named() -> None:
    at = FLAGS.index("--record")
    rest = [*FLAGS[:at], *FLAGS[at + 4 :]]
    source = "{title: A paper, extent: whole, form: paper}"
    published = ("--there", "published", "--sources", source, "--lessons", "L. [s1]")
    assert needed(*rest, *published) == (
        f"  a source for criteria[1]{CITED}\n"
        f"  a source for worked[1]{CITED}\n"
        f"  a source for worked[2]{CITED}\n"
    )


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--there", "published", "--record", "contributed"), "--record contributed says"),
        (("--there", "team", "--record", "public-record"), "--record public-record says"),
        (("--there", "team", "--contributor-tie", "vendor"), "--contributor-tie vendor says"),
        (("--there", "published", "--contributor-note", "x"), "--contributor-note says"),
        (("--there", "nobody"), "--there: 'nobody' is not one of team, organisation, vendor"),
    ],
)
def test_a_contradiction_is_refused_in_words(flags: tuple[str, ...], said: str) -> None:
    result = run("retrospective", *flags)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not DRAFT.exists()


def test_what_a_word_says_twice_is_no_contradiction() -> None:
    result = run("retrospective", "--there", "organisation", *FLAGS)
    assert (result.exit_code, FILE.exists()) == (0, True)
