"""Is a file with a wrong answer asked about in a terminal, and told of whole without one?"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.cli import writing
from macros.contribute import drafts

from ..helpers.sessions import ADVICE, DRAFT, data, run

TOLD = Path("base/retrospectives/2025/told.yml")
REST = "n\nn\n\n\n"
"""No failure mode, nothing more, no names, and the id that is proposed."""
WHOLE = """\
title: Told
summary: S.
organisations: [{name: Acme, kind: company, sector: retail}]
use_case: U.
technique: agent
record: public-record
outcome: scaled
dates: {outcome: 2025}
worked: [{text: It ran., source: s1}]
practices:
  - proposed: Error clinic
    use: full
    effect: helped
    basis: stated
    by: vendor
    evidence: It met.
    source: s1
sources: [{id: s1, title: A paper, extent: whole, form: paper}]
"""


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


@pytest.fixture
def _asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "is_terminal", lambda: True)


def given(*edits: tuple[str, str]) -> None:
    """Write the file of a contributor, with something in place of something else."""
    text = WHOLE
    for right, wrong in edits:
        assert text.count(right) == 1
        text = text.replace(right, wrong)
    Path("mine.yml").write_text(text, encoding="utf-8")


@pytest.mark.usefixtures("_asked")
@pytest.mark.parametrize(
    ("edits", "typed"),
    [
        ([("    by: vendor\n", "")], "vendor\n"),
        ([("    basis: stated\n", "")], "stated\n"),
        ([("    by: vendor\n", ""), ("    basis: stated\n", "")], "stated\nvendor\n"),
        ([("use: full", "use: most")], "full\n"),
        ([("    use: full", "    used: full")], "y\nfull\n"),
    ],
)
def test_what_is_wrong_is_asked_and_nothing_else(edits: list[tuple[str, str]], typed: str) -> None:
    given(*edits)
    result = run("retrospective", "--from", "mine.yml", typed=REST + typed)
    assert (result.exit_code, result.stderr) == (0, ADVICE), result.output
    assert data(TOLD)["practices"] == [
        {
            "proposed": "Error clinic",
            "use": "full",
            "effect": "helped",
            "basis": "stated",
            "by": "vendor",
            "evidence": "It met.",
            "source": "s1",
        }
    ]


@pytest.mark.usefixtures("_asked")
def test_an_answer_that_is_kept_is_not_refused_for_one_that_comes_after_it() -> None:
    given(("use: full", "use: none"), ("    by: vendor\n", ""))
    kept = "\n\n\n\nfull\n\n\nvendor\n\n"
    result = run("retrospective", "--from", "mine.yml", typed=REST + kept)
    assert (result.exit_code, result.stderr) == (0, ADVICE), result.output
    assert (data(TOLD)["practices"][0]["use"], result.stdout.count("Effect")) == ("full", 1)


@pytest.mark.parametrize("more", [(), (("outcome: scaled\n", ""),)])
def test_without_a_terminal_all_that_is_wrong_is_told_at_its_lines(
    more: tuple[tuple[str, str], ...],
) -> None:
    faults = [("    by: vendor\n", ""), ("technique: agent", "technique: magic\nnonsense: 1")]
    given(*faults, *more)
    result = run("retrospective", "--from", "mine.yml")
    assert result.exit_code == 1
    assert "mine.yml:5:1: " in result.output
    assert "mine.yml:6:1: unknown-field: " in result.output
    assert not TOLD.exists()
    assert not DRAFT.exists()


@pytest.mark.parametrize(
    "written", ["Nobody owns it", "no owner", "NO-OWNER", "failure-mode:no-owner"]
)
def test_an_item_is_named_as_readers_know_it(written: str) -> None:
    mode = f'{{mode: "{written}", status: hit, source: s1, evidence: E.}}'
    given(("practices:", f"failure_modes: [{mode}]\npractices:"))
    result = run("retrospective", "--from", "mine.yml")
    assert (result.exit_code, result.stderr) == (0, ADVICE), result.output
    assert data(TOLD)["failure_modes"][0]["mode"] == "no-owner"


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (
            "retrospective",
            "id: x\nname: X\nsummary: S.\nproblem: P.\ncontext: C.\nforces: [F.]\nsolution: []\n"
            "consequences: {benefits: [], costs: []}\nwhen_not: W.\ncounters: []\nsteps: []\n",
            "is a pattern, and no retrospective. `playbook new pattern --from mine.yml` takes it.",
        ),
        ("pattern", WHOLE, "is a retrospective, and no pattern."),
        (
            "retrospective",
            "### Were you there?\n\nWe were\n\n### Title\n\nX\n",
            "is the text of an issue. `playbook new retrospective --from-issue mine.yml` takes it.",
        ),
    ],
)
def test_a_file_of_another_sort_is_sent_where_it_belongs(kind: str, text: str, said: str) -> None:
    Path("mine.yml").write_text(text, encoding="utf-8")
    result = run(kind, "--from", "mine.yml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"playbook: mine.yml {said}")
    assert not DRAFT.exists()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("title: Tøld\n".encode("latin-1"), "mine.yml:1:9: not-utf-8: the byte 0xf8 is not UTF-8"),
        ("title: T\r\n".encode("utf-8-sig"), "mine.yml:1:1: byte-order-mark: the file begins"),
        ("title: T\r\n".encode("utf-16"), "mine.yml:1:1: byte-order-mark: the file begins"),
        (b"title: \x00\nsummary: \x01\n", "mine.yml:1:8: control-character: the character U+0000"),
    ],
)
def test_a_file_in_another_encoding_is_refused_with_its_place(written: bytes, said: str) -> None:
    Path("mine.yml").write_bytes(written)
    result = run("retrospective", "--from", "mine.yml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"playbook: {said}")
    lines = result.stderr.splitlines()
    assert [line for line in lines[1::2] if not line.startswith("    ")] == []
    assert len(lines) == 2 * (1 + written.count(b"\x01"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_text_of_an_issue_is_read_by_the_mark_that_it_begins_with(encoding: str) -> None:
    text = "### Title\r\n\r\nÜber uns\r\n"
    Path("issue.md").write_bytes(text.encode(encoding))
    result = run("retrospective", "--from-issue", "issue.md")
    Path("issue.md").write_bytes(text.encode("utf-8"))
    assert result.stderr == run("retrospective", "--from-issue", "issue.md").stderr
    assert "Were you there?" in result.stderr
