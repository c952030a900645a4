"""Which addresses does the package name? Those that the site is configured with, and no others.

Whoever hosts the playbook writes them once: the repository's into mkdocs.yml, the site's into the
environment. A package that is built without them names none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

_REPOSITORY = re.compile(r"^repo_url:[ \t]*[\"']?(https?://[^\s\"']+)", re.MULTILINE)


def addresses(settings: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Return the package's addresses by their labels, from mkdocs.yml and the environment."""
    repository = _REPOSITORY.search(settings)
    found = {
        "Homepage": environment.get("PLAYBOOK_SITE_URL", ""),
        "Repository": repository[1] if repository else "",
    }
    return {label: address for label, address in found.items() if address}


class Addresses(MetadataHookInterface):
    """Fills in the addresses when the package is built."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Add the addresses to what pyproject.toml says."""
        settings = Path(self.root, "mkdocs.yml").read_text(encoding="utf-8")
        metadata["urls"] = addresses(settings, os.environ)
