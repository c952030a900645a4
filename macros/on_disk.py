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

from .anywhere import inside
from .bundle import imports, scripts, styles
from .exports import site_files
from .model import Playbook
from .pages.menu import masthead, navigation, tools
from .render import page_sources
from .settings import REPO_URL, SITE_URL, settings_of, site_address, web_address
from .views import edition_view
from .written import written_pages

CONFIG = "mkdocs.yml"
_NOTE = "# Made by `playbook pages`, which replaces this file and docs/ beside it.\n"
_DOCS = "docs"


def write_pages(playbook: Playbook, folder: Path, *, project: Path = Path()) -> Path:
    """Write the project's pages and those of every item into `folder`; return its configuration.

    A folder that an earlier call wrote is replaced; raise `FileExistsError` for any other that is
    not empty, and `SettingsError` for an address in mkdocs.yml that is none.
    """
    config = folder / CONFIG
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(f"{folder} is a file; name a folder")
    if folder.exists() and any(folder.iterdir()) and not _is_ours(config):
        raise FileExistsError(f"{folder} is not empty; name an empty folder")
    base = settings_of(project / CONFIG)
    site_url = site_address(base.get(SITE_URL))
    web_address(REPO_URL, base.get(REPO_URL))
    docs = folder / _DOCS
    shutil.rmtree(docs, ignore_errors=True)
    shutil.copytree(project / _DOCS, docs)
    written = written_pages(docs)
    pages = {source: text.encode() for source, text in page_sources(playbook).items()}
    sheets = styles(docs, base.get("extra_css", []))
    code = scripts(docs, list(map(_path, base.get("extra_javascript", []))))
    beside = site_files(playbook, site_url)
    for source, content in {**pages, **beside, **sheets.files, **code.files}.items():
        path = docs / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    settings = {
        "INHERIT": _way(folder, project / CONFIG),
        "site_name": playbook.edition.title,
        # Zensical takes an empty text for an address, and writes a sitemap without one.
        SITE_URL: site_url or None,
        "docs_dir": _DOCS,
        "site_dir": "site",
        "theme": {"custom_dir": _way(folder, project / "overrides")},
        "extra": {
            "edition": asdict(edition_view(playbook)),
            "anywhere": inside(docs),
            "imports": imports(docs),
            "masthead": masthead(),
            "tools": [asdict(tool) for tool in tools()],
            "styles": list(sheets.names),
            "scripts": list(code.names),
            "is_preview": False,
        },
        "nav": navigation(playbook, written),
        "hooks": [],
    }
    text = _NOTE + yaml.safe_dump(settings, sort_keys=False)
    config.write_text(text, encoding="utf-8")
    return config


def _is_ours(config: Path) -> bool:
    """Whether an earlier call wrote a configuration; a project has one of the same name."""
    return config.is_file() and config.read_text(encoding="utf-8").startswith(_NOTE)


def _path(script: str | dict[str, str]) -> str:
    return script["path"] if isinstance(script, dict) else script


def _way(folder: Path, target: Path) -> str:
    return Path(os.path.relpath(target, folder)).as_posix()
