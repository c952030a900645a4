"""What can be set in the environment is set out in one place, with its default."""

from __future__ import annotations

import re

import pytest

from macros.work.settings import SETTINGS, Setting

from ..browser.chromium import CHROMIUM
from ..helpers.building import PROJECT

COLOUR = Setting("PLAYBOOK_OF_A_TEST", "blue", "A colour.")  # no setting of ours
FOLDERS = (".github", "docs", "macros", "tests")
NAMES = {one.name for one in (*SETTINGS, CHROMIUM)}


@pytest.mark.parametrize(
    ("given", "value"), [(None, "blue"), ("", "blue"), ("red", "red"), (" ", " ")]
)
def test_a_setting_is_what_the_environment_says_or_its_default(
    given: str | None, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(COLOUR.name, raising=False)
    if given is not None:
        monkeypatch.setenv(COLOUR.name, given)
    assert COLOUR.value == value


def test_every_variable_that_the_project_names_is_a_setting() -> None:
    inside = (path for folder in FOLDERS for path in (PROJECT / folder).rglob("*"))
    files = (path for path in (*PROJECT.glob("*"), *inside) if path.is_file())
    texts = (path.read_bytes().decode(errors="ignore") for path in files)
    named = {name for text in texts for name in re.findall(r"\bPLAYBOOK_[A-Z_]*[A-Z]", text)}
    assert named == NAMES | {COLOUR.name}


def test_the_code_names_none_of_them_by_itself() -> None:
    texts = {path.name: path.read_text("utf-8") for path in (PROJECT / "macros").rglob("*.py")}
    naming = {name for name, text in texts.items() if any(one in text for one in NAMES)}
    assert naming == {"settings.py"}
