"""How do several roots become one playbook?"""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.content.loader import load
from macros.content.problems import Place
from macros.model import KINDS, Term

TERM = "id: {0}\ntitle: {1}\nsummary: What it means.\norigin: editorial\n"


def put(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")


def test_the_base_is_whole(work: Path) -> None:
    loaded = load([Path("base")])
    assert loaded.problems == ()
    assert list(loaded.items) == [
        ("checklist", "ready"),
        ("failure-mode", "no-owner"),
        ("fix", "name-owner"),
        ("step", "decide"),
        ("term", "pilot"),
        ("role", "owner"),
        ("practice", "reuse"),
        ("template", "memo"),
    ]
    playbook = loaded.playbook()
    assert playbook.edition == loaded.edition
    assert {kind: list(items) for kind, items in playbook.items.items()} == {
        "step": ["decide"],
        "failure-mode": ["no-owner"],
        "fix": ["name-owner"],
        "practice": ["reuse"],
        "role": ["owner"],
        "checklist": ["ready"],
        "template": ["memo"],
        "pattern": [],
        "retrospective": [],
        "term": ["pilot"],
        "ref": [],
        "duties": [],
        "route": [],
        "workshop": [],
        "organisation": [],
        "frame": [],
        "coding": [],
        "lead": [],
        "past-edition": [],
    }


def test_a_later_root_replaces_items_and_adds_others(work: Path) -> None:
    put("ours/glossary/pilot.yml", TERM.format("pilot", "Ours"))
    put("ours/glossary/word.yml", TERM.format("word", "A word"))
    loaded = load([Path("base"), Path("ours")])
    assert loaded.problems == ()
    assert loaded.declared["term"] == {"pilot", "word"}
    assert [term.title for term in loaded.playbook().all(Term)] == ["A word", "Ours"]
    assert loaded.trees["term", "pilot"].path == Path("ours/glossary/pilot.yml")
    back = load([Path("ours"), Path("base")])
    assert [term.title for term in back.playbook().all(Term)] == ["A word", "Pilot"]


def test_a_broken_file_leaves_the_earlier_item_and_declares_its_own(work: Path) -> None:
    put("ours/glossary/pilot.yml", "id: pilot\n")
    put("ours/glossary/word.yml", "")
    loaded = load([Path("base"), Path("ours")])
    assert {problem.place.path for problem in loaded.problems} == {
        Path("ours/glossary/pilot.yml"),
        Path("ours/glossary/word.yml"),
    }
    assert loaded.items["term", "pilot"].title == "Pilot"
    assert loaded.declared["term"] == {"pilot", "word"}


def test_an_edition_keeps_the_places_of_each_of_its_files(work: Path) -> None:
    put("ours/playbook.yml", "# Ours\ngap:\n  title: Ours\n  habits: []\n")
    tree = load([Path("base"), Path("ours")]).edition_tree
    assert tree is not None
    base, ours = Path("base/playbook.yml"), Path("ours/playbook.yml")
    assert tree.place(("title",)) == Place(base, 2, 8)
    assert tree.place(("gap", "title")) == Place(ours, 3, 10)
    assert tree.place(("gap", "cause")) == Place(ours, 3, 3)
    assert tree.key_place(("gap",)) == Place(ours, 2, 1)
    assert tree.place(()) == Place(base, 1, 1)
    assert ("gap", "cause") not in tree.located.values
    assert tree.data["gap"] == {"title": "Ours", "habits": []}


def test_an_edition_of_ten_thousand_fields_takes_no_time(work: Path) -> None:
    put("ours/playbook.yml", "".join(f"field{number}: 1\n" for number in range(10_000)))
    loaded = load([Path("base"), Path("ours")])
    assert len(loaded.problems) == 10_000
    assert {problem.rule for problem in loaded.problems} == {"unknown-field"}


def test_without_an_edition_there_is_no_playbook(work: Path) -> None:
    Path("base/playbook.yml").unlink()
    loaded = load([Path("base")])
    assert [problem.rule for problem in loaded.problems] == ["no-edition"]
    with pytest.raises(ValueError, match=r"^the content has no playbook\.yml$"):
        loaded.playbook()


def test_no_roots_hold_nothing() -> None:
    loaded = load([])
    assert (loaded.edition, dict(loaded.items), loaded.problems) == (None, {}, ())
    assert loaded.declared == {kind.kind: frozenset() for kind in KINDS}
