"""Is the code of others what was written down about it, with its licence beside it?"""

from __future__ import annotations

import hashlib
import json

import pytest

from ..helpers.building import PROJECT

FOLDER = PROJECT / "docs" / "assets" / "js" / "vendor"
LISTED = json.loads((FOLDER / "vendored.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", LISTED, ids=lambda entry: entry["file"])
def test_a_file_is_the_one_that_was_taken(entry: dict[str, str]) -> None:
    data = (FOLDER / entry["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == entry["sha256"]
    assert entry["version"] in data.decode().splitlines()[0]
    licence = (FOLDER / entry["licence_file"]).read_text(encoding="utf-8")
    assert "permission" in licence.lower()
    assert set(entry) == {
        *("file", "package", "version", "licence", "licence_file"),
        *("home", "integrity", "made", "sha256"),
    }


def test_every_file_is_listed() -> None:
    listed = {name for entry in LISTED for name in (entry["file"], entry["licence_file"])}
    kept = {path.name for path in FOLDER.iterdir()}
    assert kept == listed | {"vendored.json", "README.txt", "markdown-it.d.ts"}
