"""Builds the site with either generator, for the tests that look at the result."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import yaml

from macros.content.opened import open_playbook
from macros.site.on_disk import write_pages
from macros.site.search import build_index
from macros.work.cache import cache_folder, store
from macros.work.settings import CONTENT, DOCUMENTS, KEPT, MEANT

PROJECT = Path(__file__).parents[2]
EDITION = yaml.safe_load((PROJECT / "playbook" / "playbook.yml").read_text(encoding="utf-8"))
"""What the playbook says of its own edition."""


def mkdocs_build(
    site: Path,
    *content: Path | str,
    config: Path = PROJECT / "mkdocs.yml",
    meant: Path | None = None,
    keeps_documents: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Build the site from these content roots; return what mkdocs said and its exit code.

    `meant` is a file for the list of what the build is to write. A build that `keeps_documents`
    takes those of any build before it, which is enough for who looks at none.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    return subprocess.run(
        [*command, "--site-dir", str(site)],
        cwd=PROJECT,
        env={
            **os.environ,
            CONTENT.name: os.pathsep.join(map(str, content)),
            **({MEANT.name: str(meant)} if meant else {}),
            **({DOCUMENTS.name: KEPT} if keeps_documents else {}),
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )


def keep_documents(site: Path) -> None:
    """Let builds that take documents of a build before them find those of this site."""
    for file in site.rglob("*.pdf"):
        folder = file.relative_to(site).as_posix().replace("/", ".")
        store(cache_folder() / "documents" / folder / "earlier.pdf", file.read_bytes())


def project_of(folder: Path, **settings: object) -> Path:
    """Make a folder that is the project with these settings of a host; return it."""
    folder.mkdir()
    for name in ("docs", "macros", "overrides"):
        (folder / name).symlink_to(PROJECT / name)
    own = yaml.safe_dump({"INHERIT": str(PROJECT / "mkdocs.yml"), **settings})
    (folder / "mkdocs.yml").write_text(own, encoding="utf-8")
    return folder


def zensical_build(folder: Path, *, repo_url: str) -> Path:
    """Build the site as docs/about/engines says, from pages in `folder`; return its folder."""
    content = PROJECT / "playbook"
    project = project_of(folder.with_name("project"), repo_url=repo_url)
    config = write_pages(open_playbook([content]), folder, project=project)
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--config-file", str(config)],
        cwd=PROJECT,
        env={**os.environ, CONTENT.name: str(content)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    build_index(folder / "site")
    return folder / "site"
