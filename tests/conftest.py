"""Fixtures that several modules share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from macros.work.settings import CONTENT

from .attacks.built import Attacked, build_attacked
from .cases import BASE
from .helpers import ordering
from .helpers.building import mkdocs_build, zensical_build
from .helpers.shared import Shared

REPOSITORY = "https://gitlab.example/playbook"
"""Where the pages of the site that Zensical builds say that they are written."""

# No test asserts a time. All judge a change by the same examples; `make fuzz` tries new ones.
settings.register_profile("playbook", settings(), deadline=None, derandomize=True)
settings.register_profile("fuzz", settings(), deadline=None, print_blob=True)
settings.load_profile("playbook")


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark each test by what it needs."""
    ordering.mark(item)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run first what the processes of this run would have to wait for."""
    items[:] = ordering.ordered(items)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty working folder, but for `base/` with the smallest content that is whole."""
    shutil.copytree(BASE, tmp_path / "base")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(CONTENT.name, raising=False)
    return tmp_path


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Shared:
    """Return what the processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return Shared((own if worker_id == "master" else own.parent) / "shared")


@pytest.fixture(scope="session")
def site(shared: Shared) -> Path:
    """Return the folder of the built site, with the playbook's own content."""
    return shared.get("site", _site)


def _site(folder: Path) -> Path:
    done = mkdocs_build(folder / "site", "playbook", meant=folder / "meant.json")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="session")
def attacked(shared: Shared) -> Attacked:
    """Return the playbook and its site with an item of every kind for every attack."""
    return shared.get("attacked", build_attacked)


@pytest.fixture(scope="session")
def zensical_site(shared: Shared) -> Path:
    """Return the folder of the site as Zensical builds it, with a repository to link to."""
    return shared.get("zensical", _zensical_site)


def _zensical_site(folder: Path) -> Path:
    return zensical_build(folder / "pages", repo_url=REPOSITORY)
