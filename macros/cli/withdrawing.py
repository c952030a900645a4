"""`playbook withdraw`: how does a retrospective stop counting, and its address say why?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Annotated

import typer

from ..content.loader import Loaded, Shelf, content_roots, load
from ..content.problems import Problem, did_you_mean, shown_path
from ..contribute.drafts import today
from ..contribute.withdrawal import PlannedWithdrawal, left_of, plan_withdrawal
from ..model import KIND_BY_NAME, Retrospective, Withdrawn
from ..site.mentioned import pages_naming
from .base import DONE, PROBLEMS, fail, refuse, say
from .changing import DOCS, carried_out, require_clean, require_own, say_of_updates
from .comparing import evidence_in_words

_STAYS = (
    "The text stays in Git's history. What must go for good, such as personal data, is deleted "
    "with `playbook remove {id}`; it then has to be taken out of the history as well."
)


@dataclass(frozen=True)
class WithdrawOptions:
    """What to withdraw, why, as of which day, and whether to do it without asking."""

    name: str
    reason: str
    day: str
    dry_run: bool
    yes: bool


def execute_withdraw(options: WithdrawOptions) -> int:
    """Say what a withdrawal does; do it, unless the content would not pass the check."""
    roots = content_roots()
    shelf = Shelf()
    loaded = load(roots, shelf=shelf)
    case = _case(options.name, loaded)
    left, wrong = left_of(case, options.day, options.reason)
    if left is None:
        refuse(" ".join(f"{_sentence(one.message)} {one.hint}".strip() for one in wrong))
    require_clean(loaded)
    plan = plan_withdrawal(left, loaded, roots, partial(pages_naming, docs=DOCS), shelf)
    require_own([plan.path])
    _tell(plan, left)
    say_of_updates(roots, [plan.path])
    if plan.problems:
        say("\n".join(["The content would have problems:", *map(_line, plan.problems)]))
        fail("nothing was changed.")
    say(_STAYS.format(id=case.id))
    if options.dry_run:
        say("Nothing was changed.")
        return DONE
    if not carried_out("withdraw", {plan.path: plan.edit}, yes=options.yes):
        return PROBLEMS
    say("Withdrawn. The content passes the check.")
    return DONE


def withdraw(
    name: Annotated[str, typer.Argument(metavar="ID", help="The retrospective's id.")],
    *,
    reason: Annotated[str, typer.Option(help="Why, in a sentence or two; readers see it.")],
    day: Annotated[
        str,
        typer.Option(metavar="YYYY-MM-DD", help="The day of the withdrawal; today if not given."),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and change nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Withdraw a retrospective: nothing in it counts any longer, and its address says why.

    Of the file, the title is left, with the day and the reason. What rests on the retrospective is
    named and left to a person. The content passes the check afterwards, or nothing is changed.
    """
    options = WithdrawOptions(name, reason, day or today(), dry_run=dry_run, yes=yes)
    raise typer.Exit(execute_withdraw(options))


COMMANDS = {"withdraw": withdraw}
EXITS = {
    "withdraw": "Exits with 0 when it is done or could be, 1 when nothing was changed because the "
    "content would have problems or a person said no, 2 for wrong usage."
}


def _case(name: str, loaded: Loaded) -> Retrospective:
    """Return the retrospective that is meant; stop where there is none to withdraw."""
    kind, colon, item_id = name.rpartition(":")
    known = [own for own_kind, own in loaded.trees if own_kind == Retrospective.kind]
    if (colon and kind != Retrospective.kind) or item_id not in known:
        others = [own for own, other in loaded.trees if other == item_id and own in (kind or own)]
        if others:
            label = KIND_BY_NAME[others[0]].label.lower()
            refuse(f"{item_id} is a {label}, and only a retrospective can be withdrawn.")
        near = did_you_mean(item_id, known)
        refuse(f"there is no retrospective {name!r}." + (f" Did you mean {near}?" if near else ""))
    case = loaded.items[Retrospective.kind, item_id]
    if isinstance(case, Withdrawn):
        refuse(f"{item_id} was withdrawn already, on {case.withdrawn.day}.")
    if not isinstance(case, Retrospective):
        raise TypeError(case.kind)
    return case


def _tell(plan: PlannedWithdrawal, left: Withdrawn) -> None:
    day, path = left.withdrawn.day, shown_path(plan.path)
    typer.echo(f"{left.label}: {left.title}")
    typer.echo(f"{path} says that it was withdrawn on {day} and why, and nothing else.")
    _echo_all("What rests on it, and is left as it is:", map(_line, plan.rests))
    _echo_all("The evidence then:", (f"    {one}" for one in evidence_in_words(plan.changes)))
    if not plan.rests:
        typer.echo("Nothing rests on it.")


def _echo_all(head: str, lines: Iterable[str]) -> None:
    if several := list(lines):
        typer.echo("\n".join([head, *several]))


def _line(problem: Problem) -> str:
    return f"    {problem.in_brief}"


def _sentence(message: str) -> str:
    return message if message.endswith(".") else f"{message}."
