"""After an edit, a preview is what a new one would be, and only a part of it was made again."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.content.opened import current_playbook, open_playbook
from macros.site.frame import Theme
from macros.work.memo import stop_keeping
from macros.work.settings import CACHE, CONTENT, DOCUMENTS, KEPT, OFF, SEARCH

from ..bench.corpus import write_corpus
from ..helpers.building import PROJECT, keep_documents
from ..helpers.previewing import Preview
from ..helpers.trees import differing, tree

pytestmark = pytest.mark.slow

OWN = PROJECT / "playbook"
PATTERN = Path("patterns", "shadow-mode.yml")


@dataclass(frozen=True)
class Edited:
    """A root of content to edit."""

    root: Path

    def case(self, number: int) -> Path:
        """Return the file of a retrospective."""
        return sorted(self.root.rglob("retrospectives/*/*.yml"))[number]

    def saying(self, words: str) -> Path:
        """Return the file of a retrospective that says this, and is not the first one."""
        files = sorted(self.root.rglob("retrospectives/*/*.yml"))[1:]
        return next(path for path in files if words in path.read_text(encoding="utf-8"))

    def replace(self, path: Path, old: str, new: str) -> None:
        """Edit a file."""
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")


def retold(edited: Edited) -> None:
    """Change a title, what helped and a comment: a page, lists, patterns and the evidence."""
    edited.replace(edited.case(0), "title: ", "title: Retold ")
    edited.replace(edited.saying("effect: helped"), "effect: helped", "effect: hurt")
    path = edited.case(8)
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
    """Remove a retrospective that was there from the beginning."""
    edited.case(0).unlink()


@pytest.fixture(scope="module")
def edited(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Edited]:
    """Content of one's own beside the playbook, which the environment names."""
    folder = tmp_path_factory.mktemp("edited")
    root = write_corpus(folder / "corpus", open_playbook([OWN]), 9)
    (root / PATTERN).parent.mkdir()
    shutil.copy(OWN / PATTERN, root / PATTERN)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(PROJECT)
        patch.setenv(CONTENT.name, f"{OWN}{os.pathsep}{root}")
        patch.setenv(CACHE.name, str(folder / "shelf"))
        patch.setenv(SEARCH.name, OFF)
        patch.setenv(DOCUMENTS.name, KEPT)  # as a preview does, but for these tests
        keep_documents(site)
        yield Edited(root)
    current_playbook.cache_clear()
    stop_keeping()


@pytest.fixture(scope="module")
def preview(edited: Edited, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """Return a preview of that content, which its tests edit one after the other."""
    preview = Preview(tmp_path_factory.mktemp("preview") / "site")
    yield preview
    preview.stop()


def built_anew(site: Path) -> dict[str, bytes]:
    """Return the files of a preview that another process makes of the content as it is now."""
    anew = [sys.executable, "-m", "tests.helpers.previewing", str(site)]
    subprocess.run(anew, check=True, cwd=PROJECT, capture_output=True)
    return tree(site)


def test_a_preview_after_each_edit_is_what_a_new_one_would_be(
    edited: Edited, preview: Preview, tmp_path: Path
) -> None:
    for edit, wholly in ((retold, 0), (deepened, 0), (renamed, 1), (added, 1), (removed, 1)):
        before, builds = tree(preview.site), preview.builds
        edit(edited)
        preview.after_an_edit()
        after = tree(preview.site)
        assert preview.builds - builds == wholly, edit.__name__
        assert differing(after, before) != [], edit.__name__
        assert differing(after, built_anew(tmp_path / edit.__name__)) == [], edit.__name__


BANNER = '<div class="trouble" role="alert">'
GLOSSARY = "glossary/"


def test_a_mistake_leaves_the_last_good_pages_with_a_banner_until_it_is_fixed(
    edited: Edited, preview: Preview, caplog: pytest.LogCaptureFixture
) -> None:
    before, builds = tree(preview.site), preview.builds
    case = edited.case(0)
    edited.replace(case, "title: ", "<titel>: ")
    preview.after_an_edit()
    assert differing(before, tree(preview.site)) == []
    line = case.read_text(encoding="utf-8").splitlines().index
    wrong = next(text for text in case.read_text(encoding="utf-8").splitlines() if "titel" in text)
    shown = preview.get(GLOSSARY)
    assert shown.count(BANNER) == 1
    assert f"<code>{case}:{line(wrong) + 1}:1</code>" in shown
    assert "&lt;titel&gt;" in shown
    assert "<titel>" not in shown
    assert f"{case}:{line(wrong) + 1}:1: unknown-field" in caplog.text
    assert not preview.get("api/v1/retrospectives.csv").startswith("<")

    edited.replace(case, "<titel>: ", "title: ")
    preview.after_an_edit()
    assert BANNER not in preview.get(GLOSSARY)
    assert differing(before, tree(preview.site)) == []
    assert preview.builds == builds


def test_a_whole_build_that_fails_leaves_the_last_good_pages_too(
    edited: Edited, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, builds = tree(preview.site), preview.builds
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Theme, "html", _stumble)
        removed(edited)
        preview.after_an_edit()
    assert preview.builds == builds + 1
    assert differing(before, tree(preview.site)) == []
    assert "<li>a page &lt;stumbled&gt;</li>" in preview.get(GLOSSARY)

    preview.after_an_edit()
    assert BANNER not in preview.get(GLOSSARY)
    assert differing(before, tree(preview.site)) != []
    assert [path.name for path in preview.site.parent.glob("site*")] == ["site"]


def _stumble(*_: object) -> str:
    raise RuntimeError("a page <stumbled>")
