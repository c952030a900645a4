"""Which files are content, and what does not belong there?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macros.content.loader import content_files, content_roots
from macros.content.loader.roots import ContentFile, ItemFile
from macros.content.problems import Place, Problem
from macros.model import KINDS, Checklist, Edition, Role, Term
from macros.work.settings import CONTENT


def touch(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"")


@pytest.mark.parametrize(
    ("value", "roots"),
    [
        (None, ["playbook"]),
        ("", ["playbook"]),
        (os.pathsep, ["playbook"]),
        ("ours", ["ours"]),
        (os.pathsep.join(["playbook", "", "/srv/ours"]), ["playbook", "/srv/ours"]),
    ],
)
def test_the_environment_names_the_roots(
    value: str | None, roots: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(CONTENT.name, raising=False)
    if value is not None:
        monkeypatch.setenv(CONTENT.name, value)
    assert content_roots() == tuple(map(Path, roots))


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = ["roles/b.yml", "roles/a.yml", "glossary/c.yml", "playbook.yml", "checklists/d.yml"]
    touch(tmp_path, *names)
    assert content_files(tmp_path) == (
        [
            ItemFile(tmp_path / "checklists" / "d.yml", Checklist),
            ItemFile(tmp_path / "glossary" / "c.yml", Term),
            ContentFile(tmp_path / "playbook.yml", Edition),
            ItemFile(tmp_path / "roles" / "a.yml", Role),
            ItemFile(tmp_path / "roles" / "b.yml", Role),
        ],
        [],
    )


def test_every_kind_has_its_folder(tmp_path: Path) -> None:
    touch(tmp_path, *(f"{kind.folder}/{'group/' if kind.by_group else ''}a.yml" for kind in KINDS))
    files, problems = content_files(tmp_path)
    assert problems == []
    assert {file.kind for file in files} == set(KINDS)
    assert len(files) == len(KINDS)


def test_hidden_files_and_readmes_are_no_content(tmp_path: Path) -> None:
    touch(tmp_path, "README.md", ".git/config", "roles/README.md", "roles/.a.yml", ".x.yml")
    assert content_files(tmp_path) == ([], [])


def test_an_empty_root_has_no_files_and_no_problems(tmp_path: Path) -> None:
    assert content_files(tmp_path) == ([], [])


@pytest.mark.parametrize("name", ["nowhere", "file"])
def test_a_root_is_a_folder(name: str, tmp_path: Path) -> None:
    touch(tmp_path, "file")
    problem = Problem(
        Place(tmp_path / name),
        "no-content-root",
        "there is no such folder of content",
        f"Run it in the playbook's own folder, or name this one in {CONTENT.name}; "
        f"several are joined by {os.pathsep!r}.",
    )
    assert content_files(tmp_path / name) == ([], [problem])
