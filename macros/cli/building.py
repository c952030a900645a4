"""`playbook build`, `pages` and `schema`: what is built from the content and the model?"""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from ..content.loader import content_roots, load
from ..content.opened import current_playbook, usual_shelf
from ..content.problems import ContentError, did_you_mean
from ..contribute.issues.forms import write_forms
from ..files.editor import Known, known_items, printed_text, write_schemas
from ..pilot.schemas import SCHEMAS
from ..site.replace import BuildError, build_site, is_a_site
from ..site.up_to_date import Build
from ..work.extras import EXTRAS, require
from ..work.swap import Replacement, check_replaceable, replacing
from .base import fail, refuse, say


def schema(
    name: Annotated[str | None, typer.Argument(help="Print this schema, such as step.")] = None,
    write: Annotated[
        Path | None, typer.Option(help="Write every schema into this folder instead.")
    ] = None,
    forms: Annotated[
        Path | None, typer.Option(help="Write GitHub's issue forms into this folder instead.")
    ] = None,
) -> None:
    """Print a JSON Schema of the content, or list their names."""
    if write is not None or forms is not None:
        _write_generated(write, forms)
    elif name is None:
        typer.echo("\n".join(SCHEMAS))
    elif name in SCHEMAS:
        typer.echo(printed_text(name, _known()), nl=False)
    else:
        near = did_you_mean(name, SCHEMAS)
        refuse(f"there is no schema {name!r}." + (f" Did you mean {near}?" if near else ""))


def _write_generated(schemas: Path | None, forms: Path | None) -> None:
    try:
        if schemas is not None:
            write_schemas(schemas, _known())
        if forms is not None:
            write_forms(forms)
    except FileExistsError as error:
        if error.filename is not None:  # a file where the folder should be
            raise
        refuse(f"{error}.")


def _known() -> Known:
    """Return what can be named in the content, as far as it can be read."""
    return known_items(load(content_roots(), shelf=usual_shelf()))


def build(
    site: Annotated[Path, typer.Argument(help="The folder that holds the site.")] = Path("site"),
    *,
    anew: Annotated[bool, typer.Option("--anew", help="Build it even if nothing changed.")] = False,
) -> None:
    """Build the site; a failed build leaves the site in the folder as it was."""
    require(*EXTRAS["site"], *EXTRAS["documents"])
    try:
        check_replaceable(site, "a site", is_a_site)
        with replacing(site, say) as replacement:
            check_replaceable(site, "a site", is_a_site)  # while it waited, one may have come
            _build(site, replacement, anew=anew)
    except FileExistsError as error:
        refuse(f"{error}.")
    except BuildError as error:
        why = f"{error}; " if str(error) else ""
        fail(f"the build failed; {why}{site}/ is as it was.")


def _build(site: Path, replacement: Replacement, *, anew: bool) -> None:
    wanted = Build.wanted(site, content_roots())
    if wanted.is_there() and not anew:
        say(f"The site in {site}/ is up to date; --anew builds it again.")
        return
    wanted.remember(build_site(replacement))
    say(f"The site is in {site}/.")


def pages(
    folder: Annotated[Path, typer.Argument(help="An empty or earlier folder for the pages.")],
) -> None:
    """Write every page as Markdown, with a configuration, for site generators without hooks."""
    require(*EXTRAS["site"], *EXTRAS["documents"])
    # These load libraries of the extras.
    from ..site.configuration import ConfigurationError  # noqa: PLC0415
    from ..site.on_disk import write_pages  # noqa: PLC0415
    from ..site.written import MissingPageError  # noqa: PLC0415

    try:
        config = write_pages(current_playbook(), folder, say=say)
    except ContentError as error:
        fail(f"the content has problems.\n{error}")
    except (ConfigurationError, MissingPageError) as error:
        fail(f"{error}")
    except FileExistsError as error:
        refuse(f"{error}.")
    say(f"Build the site with: zensical build --config-file {shlex.quote(str(config))}")


COMMANDS = {"build": build, "pages": pages, "schema": schema}
EXITS = {
    "build": "Exits with 0 when the site is there, 1 when the build failed, 2 for a folder of "
    "something else.",
    "pages": "Exits with 0, 1 when the content has problems, 2 for a folder of something else.",
    "schema": "Exits with 0, or 2 when there is no such schema or a file is not a generated one.",
}
