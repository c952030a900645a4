"""Does an unfinished contribution go on from its file, whoever wrote that?"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.contribute import drafts

from ..helpers.sessions import ADVICE, DRAFT, END, FILE, FLAGS, SHORT, data, run

OTHER = Path("draft-retrospective-2.yml")
BEGUN = SHORT.partition("Reads invoices.")[0]
FROM_A_FORM = {
    "title": "Invoice triage",
    "summary": "It read invoices.",
    "record": "contributed",
    "contributor": {"tie": "team"},
    "organisations": [{"name": "A European insurer", "kind": "unnamed", "sector": "insurance"}],
    "use_case": "Reads invoices.",
    "dates": {"outcome": "2025-06"},
    "practices": [{"proposed": "Error clinic", "use": "full"}],
    "worked": ["The clerks set the criteria."],
}
"""What the form downloads of an unfinished contribution, without a word on what was asked."""


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def test_it_says_which_answers_there_are_and_since_when(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("retrospective", typed=BEGUN).exit_code == 1
    monkeypatch.setattr(drafts, "today", lambda: "2026-12-01")
    result = run("retrospective", typed="Reads invoices.\n")
    assert result.stderr.startswith(
        "4 answers from draft-retrospective.yml, begun on 2026-11-24; delete it to begin again.\n"
    )
    assert DRAFT.read_text("utf-8").startswith("# A draft, begun on 2026-11-24: ")


def test_an_unfinished_file_is_asked_for_what_is_missing_alone() -> None:
    Path("downloaded.yml").write_text(yaml.safe_dump(FROM_A_FORM), encoding="utf-8")
    before = Path("downloaded.yml").read_bytes()
    typed = "agent\nscaled\nn\nn\n\n\n\nIt met weekly.\n"  # modes, more, names, id, the practice
    result = run("retrospective", "--from", "downloaded.yml", typed=typed)
    assert (result.exit_code, result.stderr) == (0, ADVICE)
    assert "Title" not in result.stdout
    written = data(FILE)
    assert written["practices"] == [
        {"proposed": "Error clinic", "use": "full", "evidence": "It met weekly."}
    ]
    assert Path("downloaded.yml").read_bytes() == before
    assert not DRAFT.exists()


def test_the_draft_of_another_contribution_is_never_written_over() -> None:
    assert run("retrospective", typed=BEGUN).exit_code == 1
    before = DRAFT.read_bytes()
    Path("downloaded.yml").write_text(yaml.safe_dump(FROM_A_FORM), encoding="utf-8")
    result = run("retrospective", "--from", "downloaded.yml", typed="agent\n")
    assert "`playbook new retrospective --draft draft-retrospective-2.yml` goes on" in result.stderr
    assert DRAFT.read_bytes() == before
    assert data(OTHER)["technique"] == "agent"
    rest = "scaled\nn\nn\n\n\n\nIt met weekly.\n"
    result = run("retrospective", "--draft", str(OTHER), typed=rest)
    assert result.exit_code == 0, result.output
    assert (FILE.exists(), OTHER.exists(), DRAFT.read_bytes() == before) == (True, False, True)


def test_a_draft_given_as_a_file_goes_on_as_itself() -> None:
    assert run("retrospective", typed=BEGUN).exit_code == 1
    rest = SHORT.partition("Reads invoices.")[2]
    result = run("retrospective", "--from", str(DRAFT), typed=f"Reads invoices.{rest}{END}")
    assert result.exit_code == 0, result.output
    assert (FILE.exists(), DRAFT.exists()) == (True, False)


@pytest.mark.parametrize(
    ("more", "typed", "kept"),
    [
        ("surprise: 1\n", "y\n", {}),
        ("status: disputed\n", "\n", {}),
        ("disputes: [{day: 2026-01-01, says: It is wrong.}]\n", "", {"disputes": 1}),
        ("not_same_as: [nobody]\n", "\n", {}),
        ("not_same_as: []\n", "", {}),
        ("practices: none\n", "\n", {}),
        ("timeline: [{when: 2025-02, what: B}, {when: 2025-01, what: A}]\n", "", {"timeline": 2}),
        ("asked: 5\n", "", {}),
    ],
)
def test_what_no_question_asks_for_is_no_dead_end(
    more: str, typed: str, kept: dict[str, int]
) -> None:
    assert run("retrospective", *FLAGS).exit_code == 0
    whole = {name: value for name, value in data(FILE).items() if name not in ("id", "title")}
    text = yaml.safe_dump({**whole, "title": "Another"}) + more
    Path("mine.yml").write_text(text, encoding="utf-8")
    DRAFT.write_text(text, encoding="utf-8")
    practices = "" if "practices" in more else "n\n"
    lines = f"n\n{practices}n\nn\n\n\n"  # the same organisation, modes, more, names, id
    result = run("retrospective", typed=lines + typed * 4)
    made = FILE.with_name("another.yml")
    assert made.exists(), result.output
    assert {name: len(data(made).get(name, ())) for name in kept} == kept
    assert "surprise" not in data(made)


def test_who_would_rather_keep_it_stops_with_all_answers_kept() -> None:
    assert run("retrospective", *FLAGS).exit_code == 0
    whole = {name: value for name, value in data(FILE).items() if name != "id"}
    DRAFT.write_text(yaml.safe_dump({**whole, "surprise": "mine"}), encoding="utf-8")
    result = run("retrospective", typed="n\nn\nn\nn\n\nother\nn\n")
    assert result.exit_code == 1
    assert "  surprise is: mine\nLeave it out? [Y/n]: n\n" in result.stdout
    assert data(DRAFT)["surprise"] == "mine"
