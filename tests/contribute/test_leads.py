"""How does something that is wanted become a file, and a file something that is written up?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.content.loader import load
from macros.content.rules import review
from macros.contribute import drafts
from macros.contribute.issues.boxes import CONSENT, boxes
from macros.contribute.issues.consents import CONSENTS
from macros.contribute.leads import starting_with
from macros.model import Lead
from macros.work.settings import CONTENT

LEADS = Path("base/leads")
CASE = {
    "id": "county-score",
    "title": "A county's risk score",
    "type": "case",
    "summary": "A county scores calls.",
    "why": "It was evaluated.",
    "seen": [
        {"url": "https://county.example/a", "title": "Two years on", "publisher": "A county"},
        {"url": "https://journal.example/b"},
    ],
}
IDEA = {
    "id": "night-watch",
    "title": "Read the log aloud",
    "type": "pattern",
    "summary": "A team read it aloud.",
    "why": "It found what no alarm did.",
}


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


@pytest.fixture
def file() -> Callable[[Mapping[str, object]], str]:
    """Return what writes something wanted below the content root, and says where."""

    def written(data: Mapping[str, object]) -> str:
        LEADS.mkdir(exist_ok=True)
        path = LEADS / f"{data['id']}.yml"
        path.write_text(yaml.safe_dump(dict(data), sort_keys=False), encoding="utf-8")
        return str(path)

    return written


def new(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["new", *arguments], input=typed, env={CONTENT.name: "base"})


def values(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def test_a_case_gives_its_title_and_its_sources_with_their_marks() -> None:
    assert starting_with(Lead.model_validate(CASE)) == {
        "title": "A county's risk score",
        "sources": [
            {
                "id": "s1",
                "url": "https://county.example/a",
                "title": "Two years on",
                "publisher": "A county",
            },
            {"id": "s2", "url": "https://journal.example/b"},
        ],
    }


def test_an_idea_gives_its_name() -> None:
    assert starting_with(Lead.model_validate(IDEA)) == {"name": "Read the log aloud"}


def test_a_retrospective_begins_with_a_wanted_case(
    file: Callable[[Mapping[str, object]], str],
) -> None:
    result = new("retrospective", "--from", file(CASE), typed="published\n")
    assert result.exit_code == 1
    kept = yaml.safe_load(Path("draft-retrospective.yml").read_text(encoding="utf-8"))
    assert kept["title"] == "A county's risk score"
    assert [source["url"] for source in kept["sources"]] == [
        "https://county.example/a",
        "https://journal.example/b",
    ]
    assert kept["record"] == "public-record"


@pytest.mark.parametrize(
    ("kind", "data", "said"),
    [
        (
            "pattern",
            CASE,
            "base/leads/county-score.yml is wanted as a retrospective; "
            "`playbook new retrospective` begins with it.",
        ),
        (
            "retrospective",
            IDEA,
            "base/leads/night-watch.yml is wanted as a pattern; "
            "`playbook new pattern` begins with it.",
        ),
        (
            "retrospective",
            {**CASE, "became": "retrospective:county"},
            "base/leads/county-score.yml has been written up: it became retrospective:county.",
        ),
        (
            "retrospective",
            {name: value for name, value in CASE.items() if name != "why"},
            "base/leads/county-score.yml:1:1: `why` is missing.",
        ),
    ],
)
def test_what_can_not_be_begun_with_is_said(
    kind: str, data: Mapping[str, object], said: str, file: Callable[[Mapping[str, object]], str]
) -> None:
    result = new(kind, "--from", file(data))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"playbook: {said}\n"
    assert not list(Path().glob("draft-*"))


def test_options_write_a_wanted_case() -> None:
    result = new(
        "lead",
        *("--title", "A county's risk score", "--summary", "A county scores calls."),
        *("--type", "case", "--why", "It was evaluated."),
        *("--seen", "{url: https://county.example/a, title: Two years on}"),
    )
    path = LEADS / "a-county-s-risk-score.yml"
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    assert values(path) == (
        "id: a-county-s-risk-score\n"
        "title: A county's risk score\n"
        "summary: A county scores calls.\n"
        "added: '2026-11-24'\n"
        "type: case\n"
        "why: It was evaluated.\n"
        "seen:\n  - url: https://county.example/a\n    title: Two years on\n"
    )
    assert review(load([Path("base")])) == ()


def test_an_interview_asks_where_a_case_was_seen_until_it_is_said() -> None:
    answers = ["A county's risk score", "It scores.", "case", "It was evaluated."]
    skipped = ["n", "n", "", ""]
    seen = ["y", "https://county.example/a", "", "", "n"]
    result = new("lead", typed="\n".join([*answers, *skipped, *seen, ""]))
    assert result.exit_code == 0, result.output
    assert "seen: a wanted case has no source. Give the address" in result.output
    assert "seen:\n  - url: https://county.example/a\n" in values(
        LEADS / "a-county-s-risk-score.yml"
    )


def test_an_issue_becomes_a_wanted_case() -> None:
    given = {
        ("title",): "A county's risk score",
        ("summary",): "A county scores calls.",
        ("type",): "case",
        ("why",): "It was evaluated.",
        ("seen", "url"): "https://county.example/a",
    }
    text = "\n\n".join(
        f"### {box.label}\n\n{given.get(box.path, '_No response_')}" for box in boxes(Lead)
    )
    agreed = "\n".join(f"- [X] {label}" for label in CONSENTS)
    Path("issue.md").write_text(f"{text}\n\n### {CONSENT}\n\n{agreed}\n", encoding="utf-8")
    result = new("lead", "--from-issue", "issue.md")
    path = LEADS / "a-county-s-risk-score.yml"
    assert (result.exit_code, result.stdout) == (0, f"{path}\n"), result.output
    assert "seen:\n  - url: https://county.example/a\n" in values(path)
