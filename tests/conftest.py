"""Fixtures that several modules share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.loader import VARIABLE

from .building import mkdocs_build
from .cases import BASE


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder, but for `base/` with the smallest content that is whole."""
    shutil.copytree(BASE, tmp_path / "base")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the built site, with the playbook's own content."""
    folder = tmp_path_factory.mktemp("built") / "site"
    done = mkdocs_build(folder, "playbook")
    assert done.returncode == 0, done.stderr
    return folder
