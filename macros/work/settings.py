"""What can be set in the environment? Every variable of ours, its default and its meaning."""

from __future__ import annotations

import os
from dataclasses import dataclass

OFF = "off"
"""The value that switches a part of a build off."""

KEPT = "kept"
"""The value with which a document of an earlier build will do."""


@dataclass(frozen=True)
class Setting:
    """A variable of the environment."""

    name: str
    default: str
    """The value where the variable is not set, or is empty."""
    meaning: str

    @property
    def given(self) -> str:
        """What the environment says now; empty where it says nothing."""
        return os.environ.get(self.name, "")

    @property
    def value(self) -> str:
        """What the environment says now, or the default."""
        return self.given or self.default


CONTENT = Setting(
    "PLAYBOOK_CONTENT",
    "playbook",
    "The folders of content, the base first, joined by a colon, or on Windows by a semicolon. "
    "Without it, and where there is no playbook/playbook.yml, the edition that came with the "
    "command is the base, and a folder playbook/ lies over it.",
)
SITE_URL = Setting(
    "PLAYBOOK_SITE_URL",
    "",
    "The site's full address, which begins with https:// or http://; mkdocs.yml reads it.",
)
CACHE = Setting(
    "PLAYBOOK_CACHE",
    ".playbook-cache",
    "The folder of what a build or a check makes once for the next ones. It may be deleted at any "
    "time. Where the edition that came with the command is read, none is made.",
)
DOCUMENTS = Setting(
    "PLAYBOOK_DOCUMENTS",
    "",
    f"With the value “{KEPT}”, a PDF of an earlier build stays although its text has changed. "
    "A preview sets it, so that an edit is seen at once.",
)
FILES = Setting(
    "PLAYBOOK_FILES",
    "on",
    f"With the value “{OFF}”, a build makes no files to take away, to measure the pages alone.",
)
SEARCH = Setting(
    "PLAYBOOK_SEARCH",
    "on",
    f"With the value “{OFF}”, a build makes no search index, to measure or see the pages alone.",
)
MEANT = Setting(
    "PLAYBOOK_MEANT",
    "",
    "The file for the list of all that a build is to write; “playbook build” sets it for itself.",
)

SETTINGS = (CONTENT, SITE_URL, CACHE, DOCUMENTS, FILES, SEARCH, MEANT)
"""All of them, in the order in which they are shown."""
