"""Which addresses does mkdocs.yml give: that of the site, and that of its repository?

Either may be left out. One that is given becomes links, so it has to be one of the web.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag

from ..contribute.hosts import UnknownHostError, repository_at
from ..work import settings

SITE_URL, REPO_URL = "site_url", "repo_url"
EDIT_URI, REPO_HOST = "edit_uri", "repo_host"

NO_ADDRESS = (
    "The address of the site is not set: there is no sitemap, the feed and llms.txt link relative "
    "to themselves, and the 404 page finds the site by a script. Set site_url in mkdocs.yml, or "
    f"{settings.SITE_URL.name}."
)

_WEB = ("https://", "http://")


class ConfigurationError(ValueError):
    """Raised for an address that is none of the web, with how to put it right."""


class _Loader(yaml.BaseLoader):
    """Makes texts only, whatever tags of its own mkdocs reads; variables are read."""


_Loader.add_constructor("!ENV", construct_env_tag)


def configuration_of(config: Path) -> dict[str, Any]:
    """Return what a mkdocs.yml sets, each value as a text; nothing where there is none.

    What it inherits counts too, a setting as a whole.
    """
    text = config.read_text(encoding="utf-8") if config.exists() else ""
    own = yaml.load(text, Loader=_Loader) or {}  # noqa: S506 - makes texts only
    inherited = own.get("INHERIT")
    return {**configuration_of(config.parent / inherited), **own} if inherited else own


def web_address(name: str, given: str | None) -> str:
    """Return the address that the setting `name` gives, or nothing; raise `ConfigurationError`."""
    address = given or ""
    if address and not address.lower().startswith(_WEB):
        raise ConfigurationError(
            f"mkdocs.yml: {name} is {address!r}. Begin it with https://, or leave it out."
        )
    return address


def site_address(given: str | None) -> str:
    """Return the site's address with a slash at its end, or nothing; raise `ConfigurationError`."""
    address = web_address(SITE_URL, given)
    return f"{address.rstrip('/')}/" if address else ""


def edit_settings(
    repo_url: str | None, edit_uri: str | None, repo_host: str | None
) -> dict[str, str]:
    """Return what pages need to lead to a repository; raise `ConfigurationError`.

    Beside the word for its host that is the address before the path of a file to change.
    """
    try:
        repository = repository_at(web_address(REPO_URL, repo_url), edit_uri, repo_host)
    except UnknownHostError as error:
        raise ConfigurationError(str(error)) from None
    return {REPO_HOST: repo_host or "", "edit": repository.edit if repository else ""}
