"""A small site in our frame, whose every value from outside carries an attack, by either engine.

The frame is printed by the engines themselves, so both have to print it: nothing of the playbook's
own code stands between a value here and the page.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml

from macros.pages.render import front_matter_text

from ..helpers.building import PROJECT
from ..helpers.html import BuiltPage, built_pages
from .corpus import Attack

ENGINES = ("mkdocs", "zensical")
SECTION = "section"
SITE_URL = "https://playbook.example/handbook/"


def build_framed(
    engine: str, folder: Path, said: str, attacks: tuple[Attack, ...]
) -> dict[str, BuiltPage]:
    """Build a site that says `said` wherever a host may say something, with a page an attack."""
    docs = folder / "docs"
    for attack in attacks:
        page = docs / SECTION / attack.name / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(_page(attack.line), encoding="utf-8")
    for page in (docs, docs / SECTION):
        (page / "index.md").write_text("---\ntitle: First\n---\n\n# First\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(
        yaml.safe_dump(_settings(said, attacks), allow_unicode=True), encoding="utf-8"
    )
    command = [sys.executable, "-m", engine, "build", "--config-file", str(folder / "mkdocs.yml")]
    done = subprocess.run(
        command,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return built_pages(folder / "site")


def _page(line: str) -> str:
    value = front_matter_text(line)
    return (
        f"---\ntitle: {value}\ndescription: {value}\nkind: {value}\ncontent_file: {value}\n"
        "data: api/one.json\nmodules: [assets/js/one.js]\n---\n\n# Heading\n\n## One\n\n## Two\n"
    )


def _settings(said: str, attacks: tuple[Attack, ...]) -> dict[str, Any]:
    folders = [f"{attack.name}/" for attack in attacks]
    return {
        "site_name": said,
        "site_description": said,
        "site_url": SITE_URL,
        "repo_url": 'https://git.example/"><script>alert(1)</script>&b',
        "edit_uri": said,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {
            "name": "material",
            "custom_dir": str(PROJECT / "overrides"),
            "favicon": 'assets/"><script>alert(1)</script>.svg',
        },
        "plugins": ["macros"],
        "nav": ["index.md", {said: [f"{SECTION}/{name}index.md" for name in ("", *folders)]}],
        "extra": {
            "edition": {
                "name": said,
                "released": said,
                "organisation": {"name": said, "url": f"https://example.org/?{said}"},
            },
            "anywhere": {},
            "edit": f"https://git.example/{said}/",
            "imports": {"assets/js/one.js": ['assets/js/"><script>.js']},
            "masthead": [said],
            "tools": [{"address": "one/", "title": said, "says": said, "section": ""}],
            "styles": ['assets/css/"><script>.css'],
            "scripts": ['assets/js/"><script>.js'],
            "is_preview": False,
        },
    }
