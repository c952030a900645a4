"""Does an accepted issue become a pull request by its author, or learn what is missing?"""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

import pytest

from macros.contribute.issues.boxes import CONSENT, MORE
from macros.contribute.issues.consents import CONSENTS, CREDIT, MACHINE_TEXT
from macros.contribute.writer import data_text

from ..helpers.github import SCRIPTS, FakeGitHub
from ..helpers.history import PATTERN, commit, git, write

RECORD: dict[str, Any] = {
    "title": "Invoice triage",
    "summary": "It read invoices.",
    "organisations": [{"name": "A European insurer", "kind": "company", "sector": "insurance"}],
    "use_case": "Reads invoices.",
    "technique": "agent",
    "outcome": "scaled",
    "dates": {"outcome": "2025-06"},
    "record": "contributed",
    "contributor": {"tie": "team"},
    "practices": [
        {
            "pattern": "shadow",
            "use": "full",
            "effect": "helped",
            "basis": "stated",
            "evidence": "Errors halved, says @owner in #7.",
        }
    ],
    "worked": ["The clerks set the criteria."],
}
ACCOUNT = {"LOGIN": "a-contributor", "USER_ID": "1234"}


def issue(record: dict[str, Any], *marked: str) -> str:
    """Write an issue as GitHub does from the form, with all that it tells in the last box."""
    boxes = "\n".join(f"- [X] {label}" for label in (*CONSENTS, *marked))
    return f"### {MORE}\n\n```yaml\n{data_text(record)}```\n\n### {CONSENT}\n\n{boxes}"


@pytest.fixture
def github(work: Path) -> FakeGitHub:
    """Return GitHub, with the working folder as a clone that has two content roots."""
    (work / "ours").mkdir()
    (work / "ours" / ".gitkeep").touch()
    git("init", "--quiet")
    write("patterns/shadow.yml", PATTERN)
    commit("Begin")
    fake = FakeGitHub.below(_apart(work))
    git("init", "--quiet", "--bare", str(fake.folder / "remote.git"))
    git("remote", "add", "origin", str(fake.folder / "remote.git"))
    return fake


def _apart(work: Path) -> Path:
    """Return a folder that is no part of the clone."""
    folder = work.parent / f"{work.name}-github"
    folder.mkdir()
    return folder


def propose(github: FakeGitHub, body: str, **environment: str) -> tuple[int, str]:
    done = github.run(
        "propose.py",
        **{
            "BODY": body,
            "KIND": "retrospective",
            "NUMBER": "12",
            "PLAYBOOK_CONTENT": "base:ours",
            "WAS_WAITING": "false",
            **ACCOUNT,
            **environment,
        },
    )
    return done.returncode, done.stdout + done.stderr


def commit_shown(branch: str, form: str) -> str:
    return git("log", "-1", f"--format={form}", f"origin/{branch}")


@pytest.mark.slow
def test_a_good_contribution_becomes_a_pull_request_by_its_author(github: FakeGitHub) -> None:
    assert propose(github, issue(RECORD, CREDIT)) == (0, "")
    git("fetch", "--quiet", "origin")
    branch = "retrospective-issue-12"
    assert commit_shown(branch, "%an <%ae>|%cn") == (
        "a-contributor <1234+a-contributor@users.noreply.github.com>|github-actions[bot]"
    )
    assert commit_shown(branch, "%B").splitlines() == [
        "Add the retrospective of issue 12",
        "",
        "Written by a-contributor in issue 12, and published under CC BY 4.0 as agreed there.",
    ]
    added = git("diff", "--name-status", "main", f"origin/{branch}").splitlines()
    assert added == [
        "A\tours/organisations/a-european-insurer.yml",
        "A\tours/retrospectives/2025/invoice-triage.yml",
    ]
    assert git("status", "--porcelain") == ""
    setup, view, create = github.asked
    assert setup == ["auth", "setup-git"]
    assert view == ["pr", "view", branch, "--json", "state"]
    *words, body = create
    assert words == [
        *("pr", "create", "--head", branch, "--title", "Retrospective of issue 12"),
        "--body-file",
    ]
    assert body.startswith("Closes #12. Written by a-contributor in issue 12, and published under ")
    assert "- `New retrospective: Invoice triage, at /retrospectives/invoice-triage/`\n" in body
    assert "<details><summary>Review sheet</summary>\n\n# Review of `Invoice triage`\n" in body
    assert "`Errors halved, says @owner in #7.`" in body


@pytest.mark.slow
def test_without_a_tick_nobody_is_named_and_machine_text_is(github: FakeGitHub) -> None:
    assert propose(github, issue(RECORD, MACHINE_TEXT)) == (0, "")
    git("fetch", "--quiet", "origin")
    branch = "retrospective-issue-12"
    assert commit_shown(branch, "%an|%cn") == "github-actions[bot]|github-actions[bot]"
    assert commit_shown(branch, "%b") == (
        "Written in issue 12, and published under CC BY 4.0 as agreed there. The contributor says "
        "that an AI tool wrote or reworded part of it."
    )


@pytest.mark.parametrize(
    ("login", "user_id", "author"),
    [
        ("a-contributor", "1", ("a-contributor", "1+a-contributor@users.noreply.github.com")),
        ("a <b@example.org>", "1", None),
        ("--help", "1", None),
        ("dependabot[bot]", "1", None),
        ("somebody", "1+x", None),
        ("some\nbody", "1", None),
        ("", "", None),
    ],
)
def test_what_is_no_account_is_not_named(
    login: str, user_id: str, author: tuple[str, str] | None
) -> None:
    proposing = runpy.run_path(str(SCRIPTS / "propose.py"))
    given = {"BODY": issue(RECORD, CREDIT), "KIND": "pattern", "NUMBER": "1", "WAS_WAITING": ""}
    found = proposing["Issue"].of({**given, "LOGIN": login, "USER_ID": user_id})
    assert found.author == author


@pytest.mark.slow
def test_a_bad_contribution_is_answered_and_waits(github: FakeGitHub) -> None:
    wrong = {**RECORD, "technique": "magic", "worked": ["```\n@everybody\n```"]}
    del wrong["summary"]
    assert propose(github, issue(wrong, CREDIT)) == (1, "")
    make, comment, edit = github.asked
    assert make[:3] == ["label", "create", "waiting for the author"]
    assert edit == [
        *("issue", "edit", "12", "--remove-label", "accepted"),
        *("--add-label", "waiting for the author"),
    ]
    *words, body = comment
    assert words == ["issue", "comment", "12", "--body-file"]
    first, _, said = body.partition("\n\n")
    assert first.startswith("This can't become a file yet. Edit the issue")
    told, _, draft = said.partition("\n<details>")
    assert told.startswith("Nothing was written yet: 2 things are to be put right.")
    assert told.count("\n- **Anything else, as YAML") == 1
    assert "\n- **Summary**: Its heading is not in the issue." in told
    assert "@everybody" not in told
    assert draft.endswith("\n````\n\n</details>\n")
    assert git("branch", "--list") == "* main"
    assert git("status", "--porcelain") == ""
    assert git("ls-remote", "origin") == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    "body",
    [
        "",
        "$(touch owned) `touch owned`\n%s %n \\n 'x' \"y\" -n\n--from-issue",
        "### Title\n\n```\n::error::x\n##[error]y\n@everybody",
    ],
)
def test_any_text_is_only_ever_data(github: FakeGitHub, body: str) -> None:
    assert propose(github, body) == (1, "")
    assert git("status", "--porcelain") == ""
    assert "##[" not in github.summary
    assert (github.folder / "temp" / "issue.md").read_text(encoding="utf-8") == body


@pytest.mark.slow
def test_a_pull_request_that_is_open_is_renewed(github: FakeGitHub) -> None:
    (github.folder / "answers.json").write_text(
        '[[["pr", "view"], "{\\"state\\": \\"OPEN\\"}"]]', encoding="utf-8"
    )
    assert propose(github, issue(RECORD), WAS_WAITING="true") == (0, "")
    *_, edit, unlabel = github.asked
    assert edit[:4] == ["pr", "edit", "retrospective-issue-12", "--body-file"]
    assert unlabel == ["issue", "edit", "12", "--remove-label", "waiting for the author"]


@pytest.mark.slow
def test_a_pattern(github: FakeGitHub) -> None:
    pattern = {
        "name": "Other mode",
        "summary": "S.",
        "problem": "P.",
        "context": "C.",
        "forces": ["F."],
        "solution": [{"do": "Run it.", "owner": "owner", "week": 5}],
        "consequences": {"gains": ["G."], "costs": ["C."]},
        "when_not": "Never.",
        "counters": ["no-owner"],
        "steps": ["decide"],
    }
    assert propose(github, issue(pattern), KIND="pattern") == (0, "")
    git("fetch", "--quiet", "origin")
    added = git("diff", "--name-status", "main", "origin/pattern-issue-12")
    assert added == "A\tours/patterns/other-mode.yml"
    body = github.asked[-1][-1]
    assert "New pattern: Other mode" in body
    assert "Review sheet" not in body


@pytest.mark.slow
def test_a_wanted_case(github: FakeGitHub) -> None:
    lead = {
        "title": "A county's score for calls",
        "type": "case",
        "summary": "Call screeners see a score.",
        "why": "Its evaluations are public.",
        "seen": [{"url": "https://county.example/score"}],
    }
    assert propose(github, issue(lead), KIND="lead") == (0, "")
    git("fetch", "--quiet", "origin")
    added = git("diff", "--name-status", "main", "origin/lead-issue-12")
    assert added == "A\tours/leads/a-county-s-score-for-calls.yml"
    assert "Review sheet" not in github.asked[-1][-1]


@pytest.mark.slow
def test_a_wanted_case_that_lacks_its_source_is_answered(github: FakeGitHub) -> None:
    text = "### Title\n\nA score\n\n### Case or idea for a pattern\n\ncase\n"
    assert propose(github, text, KIND="lead") == (1, "")
    make, comment, _ = github.asked
    assert make[:3] == ["label", "create", "waiting for the author"]
    assert "\n- **Why it is wanted**: " in comment[-1]


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"NUMBER": "12; touch owned"}, "there is no issue '12; touch owned' of the kind"),
        ({"KIND": "../x"}, "of the kind '../x'"),
    ],
)
def test_what_github_never_says_is_refused(
    github: FakeGitHub, environment: dict[str, str], said: str
) -> None:
    code, told = propose(github, issue(RECORD), **environment)
    assert code == 1
    assert said in told
    assert github.asked == []
