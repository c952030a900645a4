"""Whatever has become of the short cuts, what is read is the same."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.content.loader import Loaded, Shelf, load, shelf
from macros.content.loader.held import Held
from macros.content.loader.roots import ItemFile
from macros.content.loader.shelf import key_of
from macros.content.opened import open_playbook
from macros.content.problems import Problem
from macros.content.rules import review
from macros.model import Item, Retrospective
from macros.work.cache import digest

from ...bench.corpus import write_corpus
from ...helpers.building import PROJECT

COUNT = 6


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Content with some retrospectives."""
    root = tmp_path_factory.mktemp("content")
    return write_corpus(root, open_playbook([PROJECT / "playbook"]), COUNT)


@pytest.fixture
def roots(corpus: Path, tmp_path: Path) -> tuple[Path, ...]:
    """The playbook, and a copy of the corpus to change."""
    return PROJECT / "playbook", Path(shutil.copytree(corpus, tmp_path / "corpus"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the short cuts lie."""
    return tmp_path / "shelf"


def reading(roots: tuple[Path, ...], folder: Path | None = None) -> tuple[object, ...]:
    """Return all that a new process would read."""
    return told(load(roots, shelf=Shelf(folder)))


def told(loaded: Loaded) -> tuple[object, ...]:
    return loaded.edition, dict(loaded.items), loaded.declared, loaded.problems


def told_in(root: Path) -> list[Path]:
    """Return the files of the corpus's retrospectives."""
    return sorted((root / "retrospectives").rglob("*.yml"))


def found_on(folder: Path, roots: tuple[Path, ...]) -> int:
    """Return how many of the corpus's records the shelf has."""
    files = [ItemFile(path, Retrospective) for path in told_in(roots[1])]
    found = Shelf(folder).find(files, [key_of(file) for file in files])
    return sum(held is not None for held in found)


def cut_off(records: Path) -> None:
    """Stop in the middle of a line, as a full disk does."""
    whole = records.read_bytes()
    records.write_bytes(whole[: len(whole) * 2 // 3])


def changed(records: Path) -> None:
    """Change a letter in every line, and leave everything else as it is."""
    records.write_bytes(records.read_bytes().replace(b'"title":"', b'"title":"~'))


def shuffled(records: Path) -> None:
    """Give every line the key of another."""
    header, *lines = records.read_bytes().splitlines(keepends=True)
    keys = [line[:32] for line in lines]
    swapped = [key + line[32:] for key, line in zip(keys[1:] + keys[:1], lines, strict=True)]
    records.write_bytes(header + b"".join(swapped))


def of_another_version(records: Path) -> None:
    """Have the lines read by another model, which knows other fields."""
    header, *lines = records.read_bytes().splitlines(keepends=True)
    records.write_bytes(b"0" * (len(header) - 1) + b"\n" + b"".join(lines))


def of_no_record(records: Path) -> None:
    """Hold, under a true check, what is no record: nothing that a build writes, but be it so."""
    header, *lines = records.read_bytes().splitlines()
    data = b'{"id": 7}'
    forged = [b" ".join((line[:32], digest(line[:32], data).encode(), data)) for line in lines]
    records.write_bytes(b"\n".join([header, *forged, b""]))


def foreign(records: Path) -> None:
    """Be a file of another program."""
    records.write_bytes(bytes(range(256)) * 4_000)


def endless(records: Path) -> None:
    """Begin as ours does, and hold one line without an end."""
    header = records.read_bytes().splitlines(keepends=True)[0]
    records.write_bytes(header + b"x" * 20_000_000)


def empty(records: Path) -> None:
    """Hold nothing."""
    records.write_bytes(b"")


def a_folder(records: Path) -> None:
    """Be no file at all."""
    records.unlink()
    (records / "inside").mkdir(parents=True)


def deleted(records: Path) -> None:
    """Be gone, and the folder with it."""
    shutil.rmtree(records.parent)


def a_file_for_the_folder(records: Path) -> None:
    """Have a file where the folder was."""
    shutil.rmtree(records.parent)
    records.parent.write_text("in the way")


@pytest.mark.parametrize(
    "damage",
    [
        cut_off, changed, shuffled, of_another_version, foreign, endless, empty, a_folder,
        deleted, a_file_for_the_folder,
    ],
)  # fmt: skip
def test_a_damaged_short_cut_changes_nothing(
    damage: Callable[[Path], None], roots: tuple[Path, ...], folder: Path
) -> None:
    expected = reading(roots)
    assert reading(roots, folder) == expected
    assert found_on(folder, roots) == COUNT

    damage(folder / "records")
    assert found_on(folder, roots) < COUNT
    assert reading(roots, folder) == expected
    assert reading(roots, folder) == expected


def test_what_is_no_record_is_read_from_its_file(roots: tuple[Path, ...], folder: Path) -> None:
    expected = reading(roots, folder)
    of_no_record(folder / "records")
    assert found_on(folder, roots) == COUNT
    assert reading(roots, folder) == expected


def test_a_file_that_was_renamed_is_read_again(roots: tuple[Path, ...], folder: Path) -> None:
    reading(roots, folder)
    path = told_in(roots[1])[0]
    path.rename(path.with_name("another-name.yml"))
    assert reading(roots, folder) == reading(roots)
    (problem,) = load(roots, shelf=Shelf(folder)).problems
    assert problem.rule == "id-mismatch"


def test_only_what_is_asked_for_is_made(
    roots: tuple[Path, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading(roots, folder)
    asked: list[type[Item]] = []
    make = Held._made

    def noting(held: Held) -> Item:
        asked.append(held.file.kind)
        return make(held)

    monkeypatch.setattr(Held, "_made", noting)
    file = told_in(roots[1])[0]
    assert review(load(roots, shelf=Shelf(folder)), lambda path: path == file) == ()
    assert asked == [Retrospective]


def test_what_a_stopped_process_left_is_removed(roots: tuple[Path, ...], folder: Path) -> None:
    expected = reading(roots, folder)
    (folder / "records").unlink()
    (folder / ".next-0123").write_bytes(b"half a li")
    os.utime(folder / ".next-0123", (0, 0))
    assert reading(roots, folder) == expected
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "records"]
    assert found_on(folder, roots) == COUNT


def test_a_folder_that_cannot_be_written_to_changes_nothing(
    roots: tuple[Path, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "mkdir", refused)
    assert reading(roots, folder) == reading(roots)
    assert not folder.exists()


def test_an_edit_is_seen_and_the_old_text_forgotten(roots: tuple[Path, ...], folder: Path) -> None:
    reading(roots, folder)
    path = told_in(roots[1])[0]
    before = key_of(ItemFile(path, Retrospective))
    path.write_text(path.read_text().replace("case ", "affair "), encoding="utf-8")
    assert reading(roots, folder) == reading(roots)
    records = (folder / "records").read_text(encoding="utf-8")
    assert str(before) not in records
    assert "affair" in records


def test_it_holds_no_more_than_the_content_does(roots: tuple[Path, ...], folder: Path) -> None:
    reading(roots, folder)
    whole = (folder / "records").stat().st_size
    for path in told_in(roots[1])[1:]:
        path.unlink()
    reading(roots, folder)
    content = sum(path.stat().st_size for root in roots for path in root.rglob("*.yml"))
    assert (folder / "records").stat().st_size < min(whole, 2 * content)


def test_what_is_wrong_is_said_again_every_time(roots: tuple[Path, ...], folder: Path) -> None:
    path = told_in(roots[1])[0]
    path.write_text(path.read_text() + "colour: red\n", encoding="utf-8")
    said: list[tuple[Problem, ...]] = [load(roots, shelf=Shelf(folder)).problems for _ in range(2)]
    assert [problem.rule for problem in said[0]] == ["unknown-field"]
    assert said[0] == said[1]


def test_a_line_that_another_process_put_there_is_not_taken_for_ours(
    roots: tuple[Path, ...], folder: Path
) -> None:
    file = ItemFile(told_in(roots[1])[0], Retrospective)
    reading(roots, folder)
    before, key = Shelf(folder), key_of(file)
    file.path.write_text(file.path.read_text(encoding="utf-8") + "#\n", encoding="utf-8")
    other = key_of(file)
    assert key
    assert other
    shelf_file = folder / "records"
    lines = shelf_file.read_bytes().splitlines(keepends=True)
    data = next(line[66:-1] for line in lines if line.startswith(key.encode()))
    forged = f"{other} {digest(other.encode(), data)} ".encode() + data + b"\n"
    shelf_file.write_bytes(
        b"".join(forged if line.startswith(key.encode()) else line for line in lines)
    )
    assert before.find([file], [key]) == [None]


def test_records_of_other_code_are_no_use() -> None:
    names = {(path.parent.name, path.name) for path in shelf.sources()}
    assert {("loader", "shelf.py"), ("loader", "records.py"), ("model", "base.py")} <= names
