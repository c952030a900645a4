"""Does the package ask for the same libraries as its locks are made from?"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable

import pytest

from macros.work.extras import EXTRAS, PACKAGE, how_to_install, require

from ..helpers.building import PROJECT

REQUIREMENTS = PROJECT / "requirements"
BUILT_WITH = {"hatchling"}
"""What the package is built with, which a build without isolation needs in the lock."""
TERMINAL = {"jinja2", "markdown-it-py", "pydantic", "pyyaml", "typer"}
"""All that the command needs by itself, with what these bring and it names too."""
BROUGHT = {"markupsafe", "pydantic-core"}


def project() -> dict[str, object]:
    read: dict[str, object] = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))
    found = read["project"]
    assert isinstance(found, dict)
    return found


def asked() -> dict[str, set[str]]:
    """Return the libraries that the package asks for, by extra; those of none under no name."""
    told = project()
    extras, always = told["optional-dependencies"], told["dependencies"]
    assert isinstance(extras, dict)
    assert isinstance(always, list)
    return {"": names(always), **{extra: names(listed) for extra, listed in extras.items()}}


def names(requirements: Iterable[str]) -> set[str]:
    """Return the libraries that requirements name, without their versions and extras."""
    found = (re.match(r"[\w.-]+", line) for line in requirements if line[:1].isalnum())
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}


@pytest.mark.parametrize(
    ("lock", "extras"),
    [("terminal", [""]), ("site", ["", "documents", "site"]), ("test", ["test"])],
)
def test_the_package_and_the_locks_name_the_same_libraries(lock: str, extras: list[str]) -> None:
    locked = (REQUIREMENTS / f"{lock}.in").read_text(encoding="utf-8").splitlines()
    wanted = {name for extra in extras for name in asked()[extra]}
    assert wanted == names(locked) - BUILT_WITH
    assert len(wanted) > 5


def test_the_locks_agree_on_every_version() -> None:
    pinned = [
        set(re.findall(r"^([\w.-]+==\S+)", (REQUIREMENTS / f"{lock}.txt").read_text("utf-8"), re.M))
        for lock in ("terminal", "site")
    ]
    assert pinned[0] <= pinned[1]
    assert len(pinned[0]) > len(TERMINAL)


def test_the_command_needs_no_more_than_a_terminal() -> None:
    assert asked()[""] == TERMINAL | BROUGHT


def test_every_library_of_an_extra_is_known_by_its_module() -> None:
    found = {extra: set(libraries.values()) for extra, libraries in EXTRAS.items()}
    assert found == {extra: asked()[extra] for extra in ("documents", "site")}
    assert project()["name"] == PACKAGE
    require(*(module for libraries in EXTRAS.values() for module in libraries))


@pytest.mark.parametrize(
    ("module", "told"),
    [
        ("docx.shared", f"python-docx, which is not installed. Install it with: "
         f"pip install '{PACKAGE}[documents]'"),
        ("yaml_env_tag", f"pyyaml-env-tag, which is not installed. Install it with: "
         f"pip install '{PACKAGE}[site]'"),
    ],
)  # fmt: skip
def test_what_is_missing_is_told_with_what_to_install(module: str, told: str) -> None:
    assert how_to_install(module) == f"this needs {told}"


@pytest.mark.parametrize("module", ["macros.gone", "yaml", "", None])
def test_what_no_extra_brings_is_no_matter_of_extras(module: str | None) -> None:
    assert how_to_install(module) is None
