"""Which commands does the terminal have, and what does each say of itself?

`python -m tests.helpers.commands` writes it down for the page on the commands; a test keeps what is
written equal to the code.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from macros.cli import app
from macros.pages.commands import FILE


def commands_text() -> str:
    """Return every command with its usage, its parameters and its exit codes."""
    root: Any = get_command(app)
    data = list(_commands(root, root.context_class(root, info_name="playbook")))
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _commands(command: Any, context: Any) -> Iterator[dict[str, Any]]:
    parameters = [parameter.get_help_record(context) for parameter in command.get_params(context)]
    yield {
        "name": context.command_path,
        "usage": " ".join([context.command_path, *command.collect_usage_pieces(context)]),
        "does": [" ".join(part.split()) for part in command.help.split("\n\n")],
        "parameters": [{"name": name, "means": means} for name, means in filter(None, parameters)],
        "exits": command.epilog or "",
    }
    for name, below in getattr(command, "commands", {}).items():
        yield from _commands(below, below.context_class(below, info_name=name, parent=context))


if __name__ == "__main__":
    FILE.write_text(commands_text(), encoding="utf-8")
