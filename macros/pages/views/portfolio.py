"""What does the page of the portfolio show before any pilot is there? The rules of its flags."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Playbook
from ...pilot import phrases
from ...pilot.status import is_note


@dataclass(frozen=True)
class FlagRule:
    """A rule that raises a flag, and whether the flag is red."""

    code: str
    rule: str
    is_red: bool


@dataclass(frozen=True)
class PortfolioPage:
    """The page of the portfolio."""

    rules: tuple[FlagRule, ...]


def portfolio_view(_: Playbook) -> PortfolioPage:
    """Return what the page of the portfolio shows."""
    rules = phrases()["portfolio-rules"].items()
    return PortfolioPage(tuple(FlagRule(code, rule, not is_note(code)) for code, rule in rules))
