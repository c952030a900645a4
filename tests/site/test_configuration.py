"""Are the addresses in mkdocs.yml read as they are given, and those refused that are none?"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from typer.testing import CliRunner

from macros.cli import app
from macros.site.configuration import (
    ConfigurationError,
    configuration_of,
    site_address,
    web_address,
)
from macros.work.settings import CONTENT, SITE_URL

from ..helpers.building import PROJECT


@pytest.mark.parametrize(
    ("given", "address"),
    [
        (None, ""),
        ("", ""),
        ("https://playbook.example", "https://playbook.example/"),
        ("https://playbook.example/", "https://playbook.example/"),
        ("http://playbook.example/a/b", "http://playbook.example/a/b/"),
        ("HTTPS://playbook.example", "HTTPS://playbook.example/"),
    ],
)
def test_the_address_of_the_site_ends_in_a_slash(given: str | None, address: str) -> None:
    assert site_address(given) == address


@pytest.mark.parametrize(
    "given",
    [
        "javascript:alert(1)",
        "javascript://playbook.example/%0aalert(1)",
        "JavaScript:alert(1)",
        " https://playbook.example/",
        "//playbook.example/",
        "data:text/html,x",
        "playbook.example",
    ],
)
def test_only_addresses_of_the_web_are_taken(given: str) -> None:
    with pytest.raises(
        ConfigurationError, match=r"^mkdocs\.yml: repo_url is .* Begin it with https://"
    ):
        web_address("repo_url", given)
    with pytest.raises(ConfigurationError, match=r"^mkdocs\.yml: site_url is"):
        site_address(given)


def test_the_projects_own_address_comes_from_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv(SITE_URL.name, raising=False)
    assert site_address(configuration_of(PROJECT / "mkdocs.yml")["site_url"]) == ""
    monkeypatch.setenv(SITE_URL.name, "https://playbook.example/handbook")
    settings = configuration_of(PROJECT / "mkdocs.yml")
    assert settings["site_url"] == "https://playbook.example/handbook"
    assert settings["strict"] == "true", "every other value is a text"


@pytest.mark.parametrize("name", ["repo_url", "site_url"])
def test_pages_on_disk_are_refused_before_a_file_is_written(
    work: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(CONTENT.name, "base")
    settings = {"site_name": "Small", name: "javascript://playbook.example/%0aalert(1)"}
    (work / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    (work / "docs").mkdir()
    done = CliRunner().invoke(app, ["pages", "out"])
    assert done.exit_code == 1
    assert f"mkdocs.yml: {name} is 'javascript://" in done.output
    assert not (work / "out").exists()
