"""The package, built and installed by itself, for the tests that use it as a team would."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from ..helpers.installed import build_packages, install
from ..helpers.shared import Shared


@pytest.fixture(scope="session")
def packages(shared: Shared) -> Path:
    """Return a folder with the wheel and the source distribution, built from the repository."""
    return shared.get("packages", build_packages)


@pytest.fixture(scope="session")
def wheel(packages: Path) -> ZipFile:
    """Return the wheel."""
    (path,) = packages.glob("*.whl")
    return ZipFile(path)


@pytest.fixture(scope="session")
def bare(shared: Shared, packages: Path) -> Path:
    """Return the programs of an environment with the wheel and what that asks for, and no more."""
    (path,) = packages.glob("*.whl")
    return shared.get("bare", lambda folder: install(folder, path))
