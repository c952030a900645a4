"""A site is known again: by the list of its files, and by its pages where it has no mark."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from macros.site.replace import MARK, is_a_site

from ..helpers.trees import tree

SETTINGS_DECIDE = {"sitemap.xml", "sitemap.xml.gz"}


def test_the_list_names_every_file_of_the_site(site: Path) -> None:
    meant = json.loads(site.with_name("meant.json").read_text(encoding="utf-8"))
    assert len(meant) > 800
    assert set(meant) == tree(site).keys() - SETTINGS_DECIDE


@pytest.mark.parametrize("name", ["404.html", "index.html"])
def test_a_site_without_a_mark_is_known_by_one_of_its_pages(
    site: Path, name: str, tmp_path: Path
) -> None:
    shutil.copy(site / name, tmp_path)
    assert not (site / MARK).exists()
    assert is_a_site(tmp_path)


def test_the_theme_is_no_site() -> None:
    theme = Path(__file__).parents[2] / "overrides"
    assert (theme / "404.html").is_file()
    assert not is_a_site(theme)
