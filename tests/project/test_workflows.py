"""Are the workflows safe: pinned, read-only by default, no stranger's text in a command?"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from typer.main import get_command

from macros.cli import app
from macros.work.settings import CONTENT

from ..contribute.issues.test_forms import vendored
from ..helpers.building import PROJECT
from ..helpers.history import begin, case_text, commit, write

GITHUB = PROJECT / ".github"
ZIZMOR = Path(sys.executable).parent / "zizmor"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
WRITES = {
    "accepted-issue.yml": {"contents", "pull-requests", "issues"},
    "labels.yml": {"issues"},
    "main.yml": {"pages", "id-token"},
    "pull-request-comment.yml": {"pull-requests"},
    "pull-request.yml": set(),
    "scheduled.yml": {"issues"},
    "tests.yml": set(),
}
"""What each workflow may write."""
TRIGGERS = {
    "accepted-issue.yml": {"issues"},
    "labels.yml": {"push", "workflow_dispatch"},
    "main.yml": {"push", "workflow_dispatch"},
    "pull-request-comment.yml": {"workflow_run"},
    "pull-request.yml": {"pull_request"},
    "scheduled.yml": {"schedule", "workflow_dispatch"},
    "tests.yml": {"pull_request", "push"},
}


def read(path: Path) -> Any:
    # PyYAML reads `on` as true; GitHub reads it as the word.
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


def test_zizmor_finds_nothing() -> None:
    done = subprocess.run(
        [ZIZMOR, "--offline", "--quiet", "--color=never", "--persona=pedantic", GITHUB],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (
        0,
        "No findings to report. Good job! (1 ignored)",  # the trigger of "Pull request comment"
    )


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_github_takes_it(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    workflow["on"] = workflow.pop(True)  # which is how YAML 1.1 reads the word
    jsonschema.validate(workflow, vendored("github-workflows"))


def test_github_takes_the_other_files() -> None:
    settings = yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))
    jsonschema.validate(settings, vendored("dependabot"))


def test_each_workflow_starts_only_where_it_should() -> None:
    assert {path.name: set(read(path)["on"]) for path in WORKFLOWS} == TRIGGERS
    labels = read(GITHUB / "workflows" / "accepted-issue.yml")["on"]["issues"]["types"]
    assert labels == ["labeled"]


def test_nothing_is_allowed_that_is_not_needed() -> None:
    allowed = {}
    for path in WORKFLOWS:
        workflow = read(path)
        assert workflow["permissions"] == {}
        rights = [job["permissions"] for job in workflow["jobs"].values()]
        allowed[path.name] = {
            name for right in rights for name, level in right.items() if level == "write"
        }
        assert all(job["timeout-minutes"] for job in workflow["jobs"].values())
    assert allowed == WRITES


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_keep_no_credentials(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert [action for action in used if not PINNED.fullmatch(action)] == []
    checkouts = [
        step for step in steps(path) if step.get("uses", "").startswith("actions/checkout")
    ]
    assert [step["with"]["persist-credentials"] for step in checkouts] == ["false"] * len(checkouts)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_command_holds_an_expression(path: Path) -> None:
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []


def test_the_published_site_knows_its_own_address() -> None:
    (asks,) = [
        step for step in steps(GITHUB / "workflows" / "main.yml") if "pages" in step.values()
    ]
    (build,) = [step for step in steps(GITHUB / "workflows" / "main.yml") if "env" in step]
    assert asks["uses"].startswith("actions/configure-pages@")
    (variable,) = set(build["env"]) - {CONTENT.name}
    assert build["env"][variable] == "${{ steps.pages.outputs.base_url }}"
    settings = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert f'\nsite_url: !ENV [{variable}, ""]\n' in settings


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_the_commands_exist(path: Path) -> None:
    scripts = "\n".join(step.get("run", "") for step in steps(path))
    group: Any = get_command(app)
    assert set(re.findall(r"\.venv/bin/playbook (\w+)", scripts)) <= set(group.commands)
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for targets in re.findall(r"make ([\w ]+)", scripts):
        for target in targets.split():
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_what_a_stranger_writes_reaches_a_script_through_the_environment_alone() -> None:
    for name, script in (("accepted-issue", "propose"), ("pull-request-comment", "comment")):
        *others, last = steps(GITHUB / "workflows" / f"{name}.yml")
        assert last["run"].split()[-1] == f".github/scripts/{script}.py"
        assert [step for step in others if "github.event" in str(step)] == []
        text = (GITHUB / "scripts" / f"{script}.py").read_text(encoding="utf-8")
        read = {*re.findall(r"environ(?:ment)?\[\"([A-Z_]+)\"\]", text), "GH_REPO", "GH_TOKEN"}
        assert read <= {*last["env"], "RUNNER_TEMP", "GITHUB_STEP_SUMMARY"}


def test_what_may_write_checks_out_no_code_of_a_pull_request() -> None:
    """Without a `ref`, workflow_run checks out the default branch."""
    comments = steps(GITHUB / "workflows" / "pull-request-comment.yml")
    checkouts = [step["with"] for step in comments if "checkout" in step.get("uses", "")]
    assert checkouts == [{"persist-credentials": "false"}]
    workflow = read(GITHUB / "workflows" / "pull-request-comment.yml")
    assert workflow["on"]["workflow_run"]["workflows"] == [
        read(GITHUB / "workflows" / "pull-request.yml")["name"]
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        (case_text("two"), 0, "New retrospective: Case two, at /retrospectives/two/\n"),
        ("id: two\n", 1, "playbook: the content has "),
    ],
)
def test_a_pull_request_leaves_what_it_changes(
    work: Path, text: str, status: int, said: str
) -> None:
    begin()
    write("retrospectives/2025/two.yml", text)
    commit("Contribute")
    (work / ".venv").mkdir()
    (work / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (look,) = [
        step
        for step in steps(GITHUB / "workflows" / "pull-request.yml")
        if step.get("id") == "look"
    ]
    done = subprocess.run(
        ["bash", "-e", "-c", look["run"]],  # noqa: S607
        env={
            "GITHUB_STEP_SUMMARY": "summary.md",
            CONTENT.name: "base",
            "PATH": "/usr/bin:/bin",
            "HOME": str(work),
        },
        check=False,
    )
    assert done.returncode == status
    left = {path.name: path.read_text("utf-8") for path in (work / "what-it-changes").iterdir()}
    assert set(left) == {"check.txt", "diff.md", "diff.txt", "review.md"}
    assert left["diff.txt"].startswith(said)
    assert Path("summary.md").read_text("utf-8") == left["diff.md"] + left["review.md"]
    assert ("missing-field" in left["check.txt"]) == (status == 1)
    assert left["review.md"].startswith("# Review of `Case two`") == (status == 0)


def test_every_path_with_owners_exists() -> None:
    lines = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    paths = [line.split()[0] for line in lines if line and not line.startswith("#")]
    assert paths[0] == "*"
    assert [path for path in paths[1:] if not (PROJECT / path.strip("/")).exists()] == []


def test_every_python_that_is_promised_runs_the_tests() -> None:
    jobs = read(GITHUB / "workflows" / "tests.yml")["jobs"]
    oldest = jobs["tests"]["steps"][1]["with"]["python-version"]
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    assert f'requires-python = ">={oldest}"' in project
    newer = jobs["pythons"]["strategy"]["matrix"]["python"]
    assert [oldest, *newer] == ["3.11", "3.12", "3.13", "3.14"]
    elsewhere = jobs["systems"]["strategy"]["matrix"]
    assert elsewhere == {"system": ["macos-15", "windows-2025"], "python": [oldest, newer[-1]]}


def test_each_form_that_becomes_a_file_is_taken() -> None:
    """The label that a form sets lets the job run, and names the kind."""
    (job,) = read(GITHUB / "workflows" / "accepted-issue.yml")["jobs"].values()
    kind = job["steps"][-1]["env"]["KIND"]
    for name in ("retrospective", "pattern", "lead"):
        (label,) = read(GITHUB / "ISSUE_TEMPLATE" / f"{name}.yml")["labels"]
        assert f"labels.*.name, '{label}')" in job["if"]
        assert f"'{label}'" in kind
