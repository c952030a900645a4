"""`playbook index`: how is a site searched that another site generator has built?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..site.search import SearchIndexError, replace_index
from ..work.extras import require
from .base import add_commands, application, fail, refuse, say


def index(
    site: Annotated[Path, typer.Argument(help="The folder that holds a built site.")],
) -> None:
    """Make the search index of a built site."""
    require("pagefind")
    try:
        replace_index(site, say)
    except SearchIndexError as error:
        fail(str(error))
    except FileExistsError as error:
        refuse(f"{error}.")


COMMANDS = {"index": index}
EXITS = {
    "index": "Exits with 0, 1 when no index could be made, 2 where pagefind/ is something else."
}

app = application()
"""This command alone."""
add_commands(app, COMMANDS, EXITS)
