"""Does what the contribute page says hold, word for word, for somebody who follows it?"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.model import KIND_BY_NAME

from ..helpers.building import PROJECT

PAGES = PROJECT / "docs" / "contribute"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHECKLIST = """\
id: handover
title: Handover
summary: What the next owner has to know.
origin: editorial
serves: [step:decide]
use: Once, before the pilot lead leaves.
items:
  - id: read
    text: The next owner has read the log.
    why: They start over without it.
    evidence: Initials in the log.
    owner: pilot-lead
    week: 12
"""


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a newcomer's copy of the content."""
    copy = tmp_path_factory.mktemp("clone")
    shutil.copytree(PROJECT / "playbook", copy / "playbook")
    return copy


@pytest.fixture(autouse=True)
def _in_the_copy(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content)


def fences(page: str, language: str) -> list[str]:
    """Return the blocks of a language on one of the pages."""
    text = (PAGES / page).read_text(encoding="utf-8")
    return [block for own, block in FENCE.findall(text) if own == language]


def check(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments])


def added(path: str, text: str) -> Result:
    """Return what the check says while a file is there."""
    file = Path(path)
    file.write_text(text, encoding="utf-8")
    try:
        return check(path)
    finally:
        file.unlink()


def test_the_term_of_the_page_passes_and_is_warned_of_until_something_links_to_it() -> None:
    (term,) = [block for block in fences("index.md", "yaml") if "term.json" in block]
    result = added("playbook/glossary/pilot-purgatory.yml", term)
    assert (result.exit_code, result.stdout) == (
        0,
        "playbook/glossary/pilot-purgatory.yml:2:5: warning: unused: nothing links to this term yet"
        "\n    Link to it as term:pilot-purgatory where it helps a reader.\n1 warning in 1 file\n",
    )


def test_a_linked_term_is_not_warned_of() -> None:
    (term,) = [block for block in fences("index.md", "yaml") if "term.json" in block]
    step = Path("playbook/framework/decide.yml")
    before = step.read_text(encoding="utf-8")
    step.write_text(
        before.replace("summary: >-\n  ", "summary: >-\n  [Or not](term:pilot-purgatory). ", 1),
        encoding="utf-8",
    )
    try:
        result = added("playbook/glossary/pilot-purgatory.yml", term)
    finally:
        step.write_text(before, encoding="utf-8")
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_case_of_the_wanted_page_passes() -> None:
    (lead,) = fences("wanted/index.md", "yaml")
    path = f"playbook/leads/{yaml.safe_load(lead)['id']}.yml"
    result = added(path, lead)
    assert (result.exit_code, result.stdout) == (0, "")


def test_a_checklist_in_its_folder_passes() -> None:
    result = added("playbook/checklists/handover.yml", CHECKLIST)
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize(
    "kind", ["term", "checklist", "role", "template", "step", "pattern", "lead"]
)
def test_a_file_that_has_only_its_id_is_told_each_field_that_is_missing(kind: str) -> None:
    model = KIND_BY_NAME[kind]
    result = added(f"playbook/{model.folder}/a-new-one.yml", "id: a-new-one\n")
    missing = {
        info.alias or name
        for name, info in model.model_fields.items()
        if info.is_required() and name != "id"
    }
    assert result.exit_code == 1
    assert set(re.findall(r"missing-field: `(\w+)` is missing", result.stdout)) == missing


def test_the_mistake_of_the_page_is_told_in_the_words_of_the_page() -> None:
    (shown,) = [block for block in fences("index.md", "console") if "make check" in block]
    step = Path("playbook/framework/decide.yml")
    before = step.read_text(encoding="utf-8")
    step.write_text(
        before.replace("owner: business-owner", "owner: busines-owner", 1), encoding="utf-8"
    )
    try:
        result = check()
    finally:
        step.write_text(before, encoding="utf-8")
    assert f"$ make check\n{result.stdout}" == shown


def test_what_the_hint_says_is_what_the_field_takes() -> None:
    (shown,) = [block for block in fences("index.md", "console") if "make check" in block]
    meant = re.findall(r"Did you mean (.*)\?", shown)
    assert meant == ["business-owner"]
    assert Path(f"playbook/roles/{meant[0]}.yml").exists()


def test_a_pattern_that_somebody_proposes_asks_nobody_else_for_work() -> None:
    answers = [
        *("Read the log aloud", "A morning reading finds what no alarm does."),
        *("Nobody reads the log.", ".", "In night shifts.", "."),
        *("Time against attention.", ""),
        *("Read the log aloud at nine.", "", ".", "pilot-lead", "6", "", "", "n"),
        *("Found early.", "", "Ten minutes a day.", ""),
        *("When nobody was on duty.", "no-business-owner", "", "run-pilot", ""),
        *("", "", ""),
    ]
    result = CliRunner().invoke(app, ["new", "pattern"], input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith("playbook/patterns/read-the-log-aloud.yml\n")
    checked = check()
    Path("playbook/patterns/read-the-log-aloud.yml").unlink()
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_content_of_ones_own_is_kept_beside_and_what_it_replaces_is_listed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = Path("our-playbook/glossary")
    own.mkdir(parents=True)
    text = "id: pilot\ntitle: Trial\nsummary: What we call it.\norigin: editorial\n"
    (own / "pilot.yml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("PLAYBOOK_CONTENT", "playbook:our-playbook")
    result = check()
    shutil.rmtree("our-playbook")
    assert (result.exit_code, result.stderr.partition("No problems")[0]) == (
        0,
        "our-playbook replaces 1 item:\n"
        "    our-playbook/glossary/pilot.yml replaces the term 'pilot' of "
        "playbook/glossary/pilot.yml\n",
    )
