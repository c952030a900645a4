"""Does the package ask for the same libraries as its locks are made from?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable

import pytest

from ..helpers.building import PROJECT

REQUIREMENTS = PROJECT / "requirements"
BUILT_WITH = {"flit-core"}
"""What the package is built with, which a build without isolation needs in the lock."""


def names(requirements: Iterable[str]) -> set[str]:
    """Return the libraries that requirements name, without their versions and extras."""
    found = (re.match(r"[\w.-]+", line) for line in requirements if line[:1].isalnum())
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}


@pytest.mark.parametrize("group", ["site", "test"])
def test_the_package_and_the_locks_name_the_same_libraries(group: str) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {"site": project["dependencies"], **project["optional-dependencies"]}[group]
    locked = (REQUIREMENTS / f"{group}.in").read_text(encoding="utf-8").splitlines()
    assert names(asked) == names(locked) - BUILT_WITH
    assert len(asked) > 10
