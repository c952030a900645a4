"""How do site generators without hooks get the pages? As files, with a configuration beside them.

Zensical reads the same mkdocs.yml and runs the same macros, and knows no hooks: what `engine.py`
does in memory is written to a folder here.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import yaml

from ..browser.bundle import imports, scripts, styles
from ..model import Playbook
from ..pages.menu import masthead, navigation, tools
from ..pages.render import page_sources
from ..pages.views import edition_view
from ..work.swap import check_replaceable, replacing, work_folder
from .anywhere import inside
from .beside import site_files
from .configuration import (
    EDIT_URI,
    REPO_HOST,
    REPO_URL,
    SITE_URL,
    configuration_of,
    edit_settings,
    site_address,
)
from .written import check_questions, written_pages

CONFIG = "mkdocs.yml"
_NOTE = "# Made by `playbook pages`, which replaces this file and docs/ beside it.\n"
_DOCS = "docs"


def write_pages(
    playbook: Playbook,
    folder: Path,
    *,
    project: Path = Path(),
    say: Callable[[str], object] = print,
) -> Path:
    """Write the project's pages and those of every item into `folder`; return its configuration.

    A folder that an earlier call wrote is replaced, but for the site that is built in it; raise
    `FileExistsError` for any other that is not empty or is among the pages that are copied,
    `ConfigurationError` for an address in mkdocs.yml that is none, and `MissingPageError` for a
    question that leads nowhere. While another process writes there, wait, and `say` so.
    """
    source = project / _DOCS
    if folder.resolve().is_relative_to(source.resolve()):
        raise FileExistsError(f"{folder}/ is in {source}/, which is copied; name another folder")
    check_replaceable(folder, "pages", _is_ours)
    check_questions(playbook, written_pages(source))
    config = folder / CONFIG
    base = configuration_of(project / CONFIG)
    editing = _editing(base)
    site_url = site_address(base.get(SITE_URL))
    with replacing(folder / _DOCS, say) as replacement:
        check_replaceable(folder, "pages", _is_ours)
        settings = {
            "INHERIT": _relative_path(folder, project / CONFIG),
            # Zensical takes an empty text for an address, and writes a sitemap without one.
            SITE_URL: site_url or None,
            "theme": {"custom_dir": _relative_path(folder, project / "overrides")},
            **_write_docs(playbook, replacement.next, project, base, site_url),
        }
        settings["extra"].update(editing)
        text = _NOTE + yaml.safe_dump(settings, sort_keys=False)
        (replacement.aside / CONFIG).write_text(text, encoding="utf-8")
        (replacement.aside / CONFIG).replace(config)
        replacement.swap()
    return config


def _write_docs(
    playbook: Playbook, docs: Path, project: Path, base: dict[str, Any], site_url: str
) -> dict[str, Any]:
    """Write the pages and what is beside them; return the settings that go with them."""
    shutil.copytree(project / _DOCS, docs, dirs_exist_ok=True)
    written = written_pages(docs)
    pages = {source: text.encode() for source, text in page_sources(playbook).items()}
    sheets = styles(docs, base.get("extra_css", []))
    code = scripts(docs, list(map(_path, base.get("extra_javascript", []))))
    beside = site_files(playbook, site_url)
    for source, content in {**pages, **beside, **sheets.files, **code.files}.items():
        path = docs / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return {
        "site_name": playbook.edition.title,
        "docs_dir": _DOCS,
        "site_dir": "site",
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


def _editing(base: dict[str, Any]) -> dict[str, str]:
    extra = base.get("extra")
    host = extra.get(REPO_HOST) if isinstance(extra, dict) else None
    return edit_settings(base.get(REPO_URL), base.get(EDIT_URI), host)


def _is_ours(folder: Path) -> bool:
    """Whether an earlier call wrote here; a project has a configuration of the same name."""
    config, docs = folder / CONFIG, folder / _DOCS
    if docs.is_symlink():  # to pages of somebody's own
        return False
    if config.is_file():
        return config.read_text(encoding="utf-8", errors="replace").startswith(_NOTE)
    return all(path.name == work_folder(docs).name for path in folder.iterdir())


def _path(script: str | dict[str, str]) -> str:
    return script["path"] if isinstance(script, dict) else script


def _relative_path(folder: Path, target: Path) -> str:
    return Path(os.path.relpath(target, folder)).as_posix()
