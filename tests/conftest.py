"""Fixtures that several modules share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from macros.loader import VARIABLE

from .attacks.built import Attacked, build_attacked
from .building import mkdocs_build, zensical_build
from .cases import BASE

REPOSITORY = "https://git.example/playbook"
"""Where the pages of the site that Zensical builds say that they are written."""

settings.register_profile("playbook", settings(), deadline=None)  # no test asserts a time
settings.load_profile("playbook")


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
    done = mkdocs_build(folder, "playbook", meant=folder.with_name("meant.json"))
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Attacked:
    """Return the playbook and its site with an item of every kind for every attack."""
    return build_attacked(tmp_path_factory.mktemp("attacks"))


@pytest.fixture(scope="session")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site as Zensical builds it, with a repository to link to."""
    return zensical_build(tmp_path_factory.mktemp("zensical") / "pages", repo_url=REPOSITORY)
