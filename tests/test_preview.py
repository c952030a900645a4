"""After an edit, a preview is what a new one would be, and only a part of it was made again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.book.press import KEPT
from macros.book.press import VARIABLE as DOCUMENTS
from macros.framed import Theme
from macros.kept import stop_keeping
from macros.loader import VARIABLE
from macros.loader.shelf import VARIABLE as SHELF
from macros.opened import current_playbook
from macros.rules import open_playbook
from macros.search import VARIABLE as SEARCH

from .bench.corpus import write_corpus
from .building import PROJECT
from .previewing import Preview
from .trees import differing, tree

OWN = PROJECT / "playbook"
PATTERN = Path("patterns", "shadow-mode.yml")


@dataclass(frozen=True)
class Edited:
    """A root of content to edit."""

    root: Path

    def case(self, number: int) -> Path:
        """Return the file of a retrospective."""
        return sorted(self.root.rglob("retrospectives/*/*.yml"))[number]

    def replace(self, path: Path, old: str, new: str) -> None:
        """Edit a file."""
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def retold(edited: Edited) -> None:
    """Change a title, what helped and a comment: a page, lists, patterns and the evidence."""
    edited.replace(edited.case(0), "title: ", "title: Retold ")
    edited.replace(edited.case(1), "effect: helped", "effect: hurt")
    path = edited.case(2)
    path.write_text(f"# A remark.\n{path.read_text()}", encoding="utf-8")


def deepened(edited: Edited) -> None:
    """Change a pattern that retrospectives and steps show, but not how it is listed."""
    edited.replace(edited.root / PATTERN, "meets late fields", "now meets late fields")


def renamed(edited: Edited) -> None:
    """Change a pattern's title, which pages of all kinds name."""
    edited.replace(edited.root / PATTERN, "\nname: ", "\nname: Renamed, ")


def added(edited: Edited) -> None:
    """Add a retrospective."""
    path = edited.case(0)
    text = path.read_text(encoding="utf-8").replace(f"id: {path.stem}", "id: one-more")
    path.with_name("one-more.yml").write_text(text, encoding="utf-8")


def removed(edited: Edited) -> None:
    """Remove a retrospective."""
    edited.case(0).unlink()


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Edited]:
    """Content of one's own beside the playbook, which the environment names."""
    root = write_corpus(tmp_path / "corpus", open_playbook([OWN]), 9)
    (root / PATTERN).parent.mkdir()
    shutil.copy(OWN / PATTERN, root / PATTERN)
    monkeypatch.chdir(PROJECT)
    monkeypatch.setenv(VARIABLE, f"{OWN}{os.pathsep}{root}")
    monkeypatch.setenv(SHELF, str(tmp_path / "shelf"))
    monkeypatch.setenv(SEARCH, "off")
    monkeypatch.setenv(DOCUMENTS, KEPT)  # as a preview does for itself, but for this test alone
    yield Edited(root)
    current_playbook.cache_clear()
    stop_keeping()


@pytest.mark.parametrize(
    ("edit", "builds"), [(retold, 1), (deepened, 1), (renamed, 2), (added, 2), (removed, 2)]
)
def test_a_preview_after_an_edit_is_what_a_new_one_would_be(
    edit: Callable[[Edited], None], builds: int, edited: Edited, tmp_path: Path
) -> None:
    preview = Preview(tmp_path / "site")
    before = tree(tmp_path / "site")
    edit(edited)
    preview.after_an_edit()
    preview.stop()
    after = tree(tmp_path / "site")
    assert preview.builds == builds

    anew = [sys.executable, "-m", "tests.previewing", str(tmp_path / "anew")]
    subprocess.run(anew, check=True, cwd=PROJECT, capture_output=True)
    assert differing(after, before) != []
    assert differing(after, tree(tmp_path / "anew")) == []


BANNER = '<div class="trouble" role="alert">'
GLOSSARY = "glossary/"


def test_a_mistake_leaves_the_last_good_pages_with_a_banner_until_it_is_fixed(
    edited: Edited, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    preview = Preview(tmp_path / "site")
    before = tree(tmp_path / "site")
    case = edited.case(0)
    edited.replace(case, "title: ", "<titel>: ")
    preview.after_an_edit()
    assert differing(before, tree(tmp_path / "site")) == []
    line = case.read_text(encoding="utf-8").splitlines().index
    wrong = next(text for text in case.read_text(encoding="utf-8").splitlines() if "titel" in text)
    shown = preview.get(GLOSSARY)
    assert shown.count(BANNER) == 1
    assert f"<code>{case}:{line(wrong) + 1}:1</code>" in shown
    assert "&lt;titel&gt;" in shown
    assert "<titel>" not in shown
    assert f"{case}:{line(wrong) + 1}:1: unknown-field" in caplog.text
    assert not preview.get("api/retrospectives.csv").startswith("<")

    edited.replace(case, "<titel>: ", "title: ")
    preview.after_an_edit()
    preview.stop()
    assert BANNER not in preview.get(GLOSSARY)
    assert differing(before, tree(tmp_path / "site")) == []
    assert preview.builds == 1


def test_a_whole_build_that_fails_leaves_the_last_good_pages_too(
    edited: Edited, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = Preview(tmp_path / "site")
    before = tree(tmp_path / "site")
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Theme, "html", _stumble)
        removed(edited)
        preview.after_an_edit()
    assert preview.builds == 2
    assert differing(before, tree(tmp_path / "site")) == []
    assert "<li>a page &lt;stumbled&gt;</li>" in preview.get(GLOSSARY)

    preview.after_an_edit()
    preview.stop()
    assert BANNER not in preview.get(GLOSSARY)
    assert differing(before, tree(tmp_path / "site")) != []
    assert [path.name for path in tmp_path.glob("site*")] == ["site"]


def _stumble(*_: object) -> str:
    raise RuntimeError("a page <stumbled>")
