"""The list that a new site is compared with names every file of the site, and no other."""

from __future__ import annotations

import json
from pathlib import Path

from ..trees import tree

SETTINGS_DECIDE = {"sitemap.xml", "sitemap.xml.gz"}


def test_the_list_names_every_file_of_the_site(site: Path) -> None:
    meant = json.loads(site.with_name("meant.json").read_text(encoding="utf-8"))
    assert len(meant) > 800
    assert set(meant) == tree(site).keys() - SETTINGS_DECIDE
