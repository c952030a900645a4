"""The `playbook` command: what an author and a build ask of the content in a terminal."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from . import DEFAULT_CONTENT, current_playbook, problems, rules
from .export import write_pages
from .loader import content_roots, load
from .problems import ContentError, Problem
from .publish import build_site
from .schemas import SCHEMAS, schema_text, write_schemas
from .search import SearchIndexError, build_index

app = typer.Typer(
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    help="Check the playbook's content, and build its pages.",
)

CLEAN, PROBLEMS, USAGE = 0, 1, 2


class Format(StrEnum):
    """How problems are written."""

    text = "text"
    json = "json"
    github = "github"


REPORTERS = {
    Format.text: problems.as_text,
    Format.json: problems.as_json,
    Format.github: problems.as_github,
}


@app.command()
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Report only on these files or folders of the content."),
    ] = None,
    style: Annotated[
        Format, typer.Option("--format", help="How to write the problems.")
    ] = Format.text,
) -> None:
    """Check all content at once: exit 0 when it is clean, 1 with problems, 2 for wrong usage."""
    roots = content_roots(DEFAULT_CONTENT)
    for path in paths or ():
        _require_content(path, roots)
    loaded = load(roots)
    found = [problem for problem in rules.check(loaded) if _concerns(problem, paths)]
    report = REPORTERS[style](found)
    if report:
        typer.echo(report)
    if not found and style is Format.text:
        typer.echo(f"No problems in {len(loaded.items)} items.", err=True)
    raise typer.Exit(PROBLEMS if found else CLEAN)


@app.command()
def schema(
    name: Annotated[str | None, typer.Argument(help="Print this schema, such as step.")] = None,
    write: Annotated[
        Path | None, typer.Option(help="Write every schema into this folder instead.")
    ] = None,
) -> None:
    """Print a JSON Schema of the content, or list their names."""
    if write is not None:
        write_schemas(write)
    elif name is None:
        typer.echo("\n".join(SCHEMAS))
    elif name in SCHEMAS:
        typer.echo(schema_text(name), nl=False)
    else:
        near = problems.did_you_mean(name, SCHEMAS)
        _refuse(f"there is no schema {name!r}." + (f" Did you mean {near}?" if near else ""))


@app.command()
def build(
    site: Annotated[Path, typer.Argument(help="The folder that holds the site.")] = Path("site"),
) -> None:
    """Build the site; a failed build leaves the site in the folder as it was."""
    aside = site.with_name(f".{site.name}-next")
    if build_site(site, aside=aside, before=site.with_name(f".{site.name}-before")):
        typer.echo(f"The site is in {site}/.", err=True)
    else:
        _fail(f"the build failed; {site}/ is as it was.")


@app.command()
def pages(
    folder: Annotated[Path, typer.Argument(help="An empty or earlier folder for the pages.")],
) -> None:
    """Write every page as Markdown, with a configuration, for site generators without hooks."""
    try:
        config = write_pages(current_playbook(), folder)
    except ContentError as error:
        _fail(f"the content has problems.\n{error}")
    except FileExistsError as error:
        _refuse(str(error))
    typer.echo(f"Build the site with: zensical build --config-file {config}", err=True)


@app.command()
def index(
    site: Annotated[Path, typer.Argument(help="The folder that holds a built site.")],
) -> None:
    """Make the search index of a built site."""
    try:
        build_index(site)
    except SearchIndexError as error:
        _fail(str(error))


def _concerns(problem: Problem, paths: list[Path] | None) -> bool:
    place = _absolute(problem.place.path)
    return not paths or any(place.is_relative_to(_absolute(path)) for path in paths)


def _require_content(path: Path, roots: tuple[Path, ...]) -> None:
    if not path.exists():
        _refuse(f"{path} does not exist.")
    if not any(_absolute(path).is_relative_to(_absolute(root)) for root in roots):
        shown = ", ".join(map(str, roots))
        _refuse(f"{path} is not below a content root ({shown}). Set PLAYBOOK_CONTENT to its root.")


def _absolute(path: Path) -> Path:
    # By its letters, not by following links: a link among the content is one of the problems.
    return Path(os.path.abspath(path))  # noqa: PTH100


def _fail(message: str) -> NoReturn:
    typer.echo(f"playbook: {message}", err=True)
    raise typer.Exit(PROBLEMS)


def _refuse(message: str) -> NoReturn:
    typer.echo(f"playbook: {message}", err=True)
    raise typer.Exit(USAGE)
