"""How do site generators without hooks get the pages? As files, with a configuration beside them.

Zensical reads the same mkdocs.yml and runs the same macros, and knows no hooks: what `engine.py`
does in memory is written to a folder here.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import asdict
from pathlib import Path

import yaml

from .model import Playbook
from .pages import navigation
from .render import page_sources
from .views import edition_view

CONFIG = "mkdocs.yml"
_DOCS = "docs"


def write_pages(playbook: Playbook, folder: Path, *, project: Path = Path()) -> Path:
    """Write the project's pages and those of every item into `folder`; return its configuration.

    A folder that an earlier call wrote is replaced; raise `FileExistsError` for any other that is
    not empty.
    """
    config = folder / CONFIG
    if folder.exists() and any(folder.iterdir()) and not config.exists():
        raise FileExistsError(f"{folder} is not empty; name an empty folder")
    docs = folder / _DOCS
    shutil.rmtree(docs, ignore_errors=True)
    shutil.copytree(project / _DOCS, docs)
    written = [path.relative_to(docs).as_posix() for path in sorted(docs.rglob("*.md"))]
    for source, text in page_sources(playbook).items():
        path = docs / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings = {
        "INHERIT": _way(folder, project / CONFIG),
        "site_name": playbook.edition.title,
        "docs_dir": _DOCS,
        "site_dir": "site",
        "theme": {"custom_dir": _way(folder, project / "overrides")},
        "extra": {"edition": asdict(edition_view(playbook)), "is_preview": False},
        "nav": navigation(playbook, written),
    }
    config.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return config


def _way(folder: Path, target: Path) -> str:
    return Path(os.path.relpath(target, folder)).as_posix()
