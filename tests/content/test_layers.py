"""What do later content folders replace, and is nothing lost between them without a word?"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.content.loader import load
from macros.content.problems import as_json
from macros.content.rules import check, review
from macros.model import KINDS, Item
from macros.work.settings import CONTENT

WORD = "id: {}\ntitle: A word\nsummary: See [the pilot](term:pilot).\norigin: editorial\n"


def write(name: str, text: str) -> None:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(roots: list[str], *arguments: str) -> Result:
    return CliRunner().invoke(
        app, ["check", *arguments], env={CONTENT.name: os.pathsep.join(["base", *roots])}
    )


@pytest.fixture
def ours(work: Path) -> None:
    """Write a folder that replaces an item and a field of the edition, and adds one of each."""
    write("ours/glossary/pilot.yml", "id: pilot\ntitle: Trial\nsummary: O.\norigin: editorial\n")
    write("ours/glossary/word.yml", WORD.format("word"))
    write("base/glossary/word-two.yml", WORD.format("word-two"))
    write("ours/playbook.yml", "organisation: {name: Ours}\ntitle: Ours\n")
    for name in ("ours/glossary/more.yml",):
        write(
            name,
            "id: more\ntitle: M\nsummary: '[W](term:word) [X](term:word-two)'\norigin: editorial\n",
        )
    write("base/glossary/pilot.yml", "id: pilot\ntitle: Pilot\nsummary: A.\norigin: framework\n")
    write(
        "ours/roles/owner.yml",
        Path("base/roles/owner.yml")
        .read_text(encoding="utf-8")
        .replace("Owns the use case.", "Owns [more](term:more)."),
    )


SAID = """\
ours replaces 2 items and 1 field of playbook.yml:
    ours/glossary/pilot.yml replaces the term 'pilot' of base/glossary/pilot.yml
    ours/playbook.yml replaces `title` of base/playbook.yml
    ours/roles/owner.yml replaces the role 'owner' of base/roles/owner.yml
No problems in 11 items.
"""


@pytest.mark.usefixtures("ours")
def test_the_check_says_what_is_replaced() -> None:
    result = run(["ours"])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", SAID)


@pytest.mark.usefixtures("ours")
def test_programs_are_told_as_notices() -> None:
    result = run(["ours"], "--format", "json")
    rows = json.loads(result.stdout)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [(row["path"], row["line"], row["where"]) for row in rows] == [
        ("ours/glossary/pilot.yml", 1, "id"),
        ("ours/playbook.yml", 2, "title"),
        ("ours/roles/owner.yml", 1, "id"),
    ]
    assert {(row["rule"], row["severity"]) for row in rows} == {("replaced", "notice")}
    github = run(["ours"], "--format", "github")
    assert (github.exit_code, github.stdout, github.stderr) == (0, "", "")


@pytest.mark.usefixtures("ours")
def test_only_what_is_asked_about_is_told() -> None:
    result = run(["ours"], "ours/roles", "--format", "json")
    assert [row["path"] for row in json.loads(result.stdout)] == ["ours/roles/owner.yml"]


def test_one_folder_replaces_nothing(work: Path) -> None:
    assert (work / "base").is_dir()
    assert run([]).stderr == "No problems in 8 items.\n"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
@pytest.mark.parametrize("year", [("2024", "2024"), ("2024", "2025")])
def test_two_later_folders_with_one_id_of_any_kind(
    kind: type[Item], year: tuple[str, str], work: Path
) -> None:
    paths = []
    for root, own in zip(("a", "b"), year, strict=True):
        inner = own if kind.by_year else "first" if kind.by_group else "."
        folder = (Path(root) / kind.folder / inner).as_posix()
        write(f"{folder}/same.yml", "id: same\n")
        paths.append(f"{folder}/same.yml")
    found = check(load([work / "base", Path("a"), Path("b")]))
    twice = {
        (problem.place.path.as_posix(), problem.message.split()[0])
        for problem in found
        if problem.rule == "duplicate-id"
    }
    assert twice == {(paths[0], paths[1]), (paths[1], paths[0])}


def test_two_coders_in_two_later_folders_are_two(work: Path) -> None:
    for root, coder in (("a", "first"), ("b", "second")):
        write(f"{root}/coding/{coder}/same.yml", f"id: {coder}/same\n")
    found = check(load([work / "base", Path("a"), Path("b")]))
    assert {problem.rule for problem in found} == {"missing-field"}


@pytest.mark.parametrize("name", ["base", "base/", "./base", "link", "base/../base"])
def test_a_folder_that_is_named_twice(name: str, work: Path) -> None:
    (work / "link").symlink_to("base")
    for roots in (["base", name], ["base", "other", name]):
        (work / "other").mkdir(exist_ok=True)
        (problem,) = check(load(map(Path, roots)))
        assert (problem.rule, problem.place.path) == ("no-content-root", Path(name))
        assert problem.message == "this folder is named twice; it is base already"


def test_a_folder_inside_another_is_not_read_twice(work: Path) -> None:
    found = check(load([work / "base", work / "base" / "glossary"]))
    assert {problem.rule for problem in found} == {"stray-file"}
    (work / "base" / "ours" / "glossary").mkdir(parents=True)
    found = check(load([work / "base", work / "base" / "ours"]))
    assert [(problem.rule, problem.place.path) for problem in found] == [
        ("stray-file", work / "base" / "ours")
    ]


def test_an_old_id_in_one_folder_is_an_item_in_another(work: Path) -> None:
    write("ours/glossary/word.yml", WORD.format("word"))
    write(
        "base/glossary/pilot.yml",
        "id: pilot\ntitle: P\nsummary: '[W](term:word)'\norigin: editorial\nwas: [word]\n",
    )
    (problem,) = check(load([Path("base"), Path("ours")]))
    assert problem.rule == "was"
    assert problem.message == "'word' is still the id of another item"
    assert work.is_dir()


def test_notices_are_no_problems_of_the_review(work: Path) -> None:
    write("ours/playbook.yml", "title: Ours\n")
    assert as_json(review(load([work / "base", Path("ours")]))) == "[]"
