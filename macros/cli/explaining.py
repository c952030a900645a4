"""`playbook explain`: what is a rule for?"""

from __future__ import annotations

from typing import Annotated

import typer

from ..content import explanations
from ..content.problems import did_you_mean
from .base import DONE, add_commands, application, refuse


def execute_explain(rule: str) -> int:
    """Write what a rule is for, or the list of all rules."""
    known = explanations.explanations()
    if not rule:
        width = max(map(len, known))
        typer.echo("\n".join(f"{name:{width}}  {known[name].title}" for name in known))
    elif rule in known:
        typer.echo(explanations.as_text(known[rule]))
    else:
        near = did_you_mean(rule, known)
        refuse(f"there is no rule {rule!r}." + (f" Did you mean {near}?" if near else ""))
    return DONE


def known_rules(incomplete: str) -> list[tuple[str, str]]:
    """Complete the name of a rule, for shells."""
    known = explanations.explanations()
    return [(name, known[name].title) for name in known if name.startswith(incomplete)]


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            help="The rule as it stands in a problem; without it, all rules are listed.",
            autocompletion=known_rules,
        ),
    ] = "",
) -> None:
    """Say what a rule is for, with a wrong and a right example."""
    raise typer.Exit(execute_explain(rule))


COMMANDS = {"explain": explain}
EXITS = {"explain": "Exits with 0, or 2 when there is no such rule."}

app = application()
"""This command alone."""
add_commands(app, COMMANDS, EXITS)
