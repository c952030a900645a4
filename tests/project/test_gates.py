"""Do the action, the GitLab include and the hooks hold a gate in a team's own repository?"""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from ..contribute.issues.test_forms import vendored
from ..helpers.building import PROJECT
from .test_workflows import PINNED, ZIZMOR

ACTION = PROJECT / "action.yml"
GITLAB = PROJECT / "ci" / "gitlab.yml"
HOOKS = PROJECT / ".pre-commit-hooks.yaml"
PAGE = PROJECT / "docs" / "pilot" / "terminal" / "index.md"
EXAMPLE = PROJECT / "docs" / "pilot" / "example.yml"
AWKWARD = "its $(touch gone) `touch gone`; touch gone #'.pilot.yml"
"""A name that a shell takes for commands, where one writes it into a line."""
NEW = "version: 1\nid: a\ntitle: T\nstart: 2026-01-19\n"


def blocks() -> list[Any]:
    """Return the YAML that the page shows as whole files, each of which names itself first."""
    text = PAGE.read_text(encoding="utf-8")
    shown = re.findall(r"^```yaml\n(# \.\S+\n.*?)^```", text, re.M | re.S)
    return list(map(yaml.safe_load, shown))


def steps() -> dict[str, dict[str, Any]]:
    read = yaml.safe_load(ACTION.read_text(encoding="utf-8"))
    return {step["name"]: step for step in read["runs"]["steps"] if "run" in step}


def gitlab() -> tuple[dict[str, Any], str]:
    """Return the include's inputs, and the text that they are filled into."""
    head, body = GITLAB.read_text(encoding="utf-8").split("\n---\n")
    return yaml.safe_load(head)["spec"]["inputs"], body


def filled(given: dict[str, str]) -> Any:
    inputs, body = gitlab()
    for name, told in inputs.items():
        value = given.get(name, told.get("default"))
        assert value is not None, name
        body = body.replace(f"$[[ inputs.{name} ]]", value or '""')
    assert "$[[" not in body
    return yaml.safe_load(body)


def test_github_takes_the_action() -> None:
    jsonschema.validate(yaml.safe_load(ACTION.read_text("utf-8")), vendored("github-actions"))
    text = ACTION.read_text(encoding="utf-8")
    assert [used for used in re.findall(r"uses: (.*)", text) if not PINNED.fullmatch(used)] == []
    assert [step for step in steps().values() if "${{" in step["run"]] == []
    done = subprocess.run(
        [ZIZMOR, "--offline", "--quiet", "--color=never", "--persona=pedantic", ACTION],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout.strip()) == (0, "No findings to report. Good job!")


def test_the_action_installs_what_is_pinned() -> None:
    script = steps()["Install the playbook command"]["run"]
    named = re.findall(r'"\$GITHUB_ACTION_PATH/?([^"]*)"', script)
    assert named == ["requirements/terminal.txt", ""]
    assert [name for name in named if not (PROJECT / name).exists()] == []
    assert "--require-hashes" in script


def test_gitlab_takes_the_include() -> None:
    schema = vendored("gitlab-ci")
    jsonschema.validate({"spec": {"inputs": gitlab()[0]}}, schema)
    jsonschema.validate(filled({"package": "one.whl"}), schema)
    job = filled({"package": "one.whl"})["pilot"]
    assert job["rules"][0] == {"if": '$CI_PIPELINE_SOURCE == "schedule"'}
    assert job["variables"] == {"GATE": "", "PACKAGE": "one.whl", "RECORD": "pilot.yml"}
    assert [line for line in job["script"] if "$[[" in line] == []


def test_what_the_page_shows_is_taken_as_it_stands() -> None:
    github, included, commit = blocks()
    github["on"] = github.pop(True)  # which is how YAML 1.1 reads the word
    jsonschema.validate(github, vendored("github-workflows"))
    jsonschema.validate(included, vendored("gitlab-ci"))
    assert set(github["on"]) == {"pull_request", "schedule"}
    ours = github["jobs"]["gate"]["steps"][-1]
    known = yaml.safe_load(ACTION.read_text("utf-8"))["inputs"]
    assert re.fullmatch(r"your-organisation/playbook@0{40}", ours["uses"])
    assert set(ours["with"]) <= set(known)
    (include,) = included["include"]
    assert (PROJECT / include["file"].lstrip("/")).samefile(GITLAB)
    needed = {name for name, told in gitlab()[0].items() if "default" not in told}
    assert needed <= set(include["inputs"]) <= set(gitlab()[0])
    hooks = {one["id"] for one in yaml.safe_load(HOOKS.read_text("utf-8"))}
    (source,) = commit["repos"]
    assert {one["id"] for one in source["hooks"]} <= hooks
    text = PAGE.read_text(encoding="utf-8")
    pinned = [used for used in re.findall(r"uses: (actions/.*)", text) if PINNED.fullmatch(used)]
    assert pinned == re.findall(r"uses: (actions/.*)", text)
    assert "git clone" not in text


@pytest.mark.parametrize(
    ("path", "is_record"),
    [
        ("pilot.yml", True),
        ("pilots/invoices/pilot.yml", True),
        ("pilots/invoices.pilot.yml", True),
        ("pilot.yaml", True),
        ("autopilot.yml", False),
        ("pilot.yml.orig", False),
        ("docs/pilot.md", False),
    ],
)
def test_the_hooks_look_at_records_alone(path: str, is_record: bool) -> None:
    hooks = {one["id"]: one for one in yaml.safe_load(HOOKS.read_text("utf-8"))}
    for name in ("pilot-check", "pilot-gate"):
        assert (re.search(hooks[name]["files"], path) is not None) == is_record


@pytest.fixture
def team(tmp_path: Path, bare: Path) -> Path:
    """Return a team's folder; beside it is the installed command, where the action puts it."""
    (tmp_path / "temp").mkdir()
    (tmp_path / "temp" / "playbook").symlink_to(bare.parent)
    (tmp_path / "team").mkdir()
    return tmp_path / "team"


def shell(script: str, team: Path, **environment: str) -> tuple[int, str]:
    """Run a script as GitHub and GitLab do: it stops at the first command that fails."""
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script],  # noqa: S607
        cwd=team,
        env={"RUNNER_TEMP": str(team.parent / "temp"), "PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pilot.yml", AWKWARD])
def test_the_action_holds_the_gate(team: Path, name: str) -> None:
    def run(step: str) -> tuple[int, str]:
        return shell(steps()[step]["run"], team, RECORD=name, GATE="decision")

    (team / name).write_bytes(EXAMPLE.read_bytes())
    assert run("Check the record") == (0, "")
    code, said = run("Hold the gate")
    assert (code, said.splitlines()[-1]) == (0, "The decision gate is open.")
    (team / name).write_text(NEW, encoding="utf-8")
    assert run("Check the record") == (0, "")
    code, said = run("Hold the gate")
    assert (code, said.splitlines()[-1]) == (1, "The decision gate is shut.")
    (team / name).write_text(f"{NEW}titel: T\n", encoding="utf-8")
    code, said = run("Check the record")
    assert code == 1
    assert said.startswith("::error file=")
    assert os.listdir(team) == [name]  # noqa: PTH208


@pytest.mark.slow
@pytest.mark.parametrize("gate", ["", "design"])
def test_the_include_holds_the_gate(team: Path, gate: str) -> None:
    """Its first lines install the package: here they find programs that only say what is asked."""
    stand_ins = team.parent / "stand-ins"
    stand_ins.mkdir()
    for name in ("python", "pip"):
        (stand_ins / name).write_text(f'#!/bin/sh\necho "{name} $*" >> "$ASKED"\n')
        (stand_ins / name).chmod(0o755)
    (stand_ins / "playbook").symlink_to(team.parent / "temp" / "playbook" / "bin" / "playbook")
    asked = team.parent / "asked"
    job = filled({"package": "https://example.org/one.whl#sha256=ab", "gate": gate})["pilot"]
    *lines, overdue = job["script"]
    assert "pilot status --fail-on-overdue" in overdue

    def run() -> int:
        path = f"{stand_ins}:/usr/bin:/bin"
        own = {**job["variables"], "CI_BUILDS_DIR": "/builds", "ASKED": str(asked), "PATH": path}
        return shell("\n".join(lines), team, **own)[0]

    (team / "pilot.yml").write_bytes(EXAMPLE.read_bytes())
    assert run() == 0
    assert asked.read_text("utf-8").splitlines() == [
        "python -m venv /builds/playbook",
        "pip install --quiet --disable-pip-version-check https://example.org/one.whl#sha256=ab",
    ]
    (team / "pilot.yml").write_text(NEW, encoding="utf-8")
    assert run() == (1 if gate else 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("hook", "files", "text", "code"),
    [
        ("pilot-check", ["pilot.yml"], NEW, 0),
        ("pilot-check", ["pilot.yml"], f"{NEW}titel: T\n", 1),
        ("pilot-gate", [], EXAMPLE.read_text(encoding="utf-8"), 0),
        ("pilot-gate", [], NEW, 1),
    ],
)
def test_the_hooks_stop_a_commit(
    team: Path, hook: str, files: list[str], text: str, code: int
) -> None:
    (team / "pilot.yml").write_text(text, encoding="utf-8")
    (told,) = [one for one in yaml.safe_load(HOOKS.read_text("utf-8")) if one["id"] == hook]
    assert bool(files) == told.get("pass_filenames", True)
    program, *words = told["entry"].split()
    command = [team.parent / "temp" / "playbook" / "bin" / program, *words, *told.get("args", [])]
    done = subprocess.run([*command, *files], cwd=team, capture_output=True, check=False)
    assert done.returncode == code
