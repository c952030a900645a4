"""Sessions of `playbook new`: what is typed, what comes of it, and the files that are written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.work.settings import CONTENT

ROOTS = {CONTENT.name: "base"}
FILE = Path("base/retrospectives/2025/invoice-triage.yml")
NEW = Path("base/organisations/a-co.yml")
INSURER = Path("base/organisations/unnamed-insurance-1.yml")
DRAFT = Path("draft-retrospective.yml")
FLAGS = [
    *("--title", "Invoice triage", "--summary", "It read: invoices."),
    *("--organisations", "{name: Ä & Co, kind: company, sector: insurance}"),
    *("--use-case", "{{ 7*7 }}", "--technique", "agent"),
    *("--record", "contributed", "--contributor-tie", "organisation"),
    *("--outcome", "scaled", "--dates-outcome", "2025-06", "--worked", "no", "--worked", "- x"),
    *("--criteria", "{metric: Minutes, better: lower, baseline: 12, target: 3, set: in-pilot}"),
]
"""A whole retrospective."""
ADVICE = "It passes the check. Next: commit it on a branch and open a pull request.\n"
SAME = (
    "Is it one of these? Then add to that one instead.\n"
    "  Invoice triage: also tells of Ä & Co; has nearly the same title\n"
    f"    {FILE}, on the site retrospectives/invoice-triage/\n"
)
"""What is said of the same contribution once more."""

THERE = "team\n\n"
"""In the team, and nothing to say of that tie."""
ORGANISATION = "A European insurer\nunnamed\ninsuranc\ninsurance\n\nn\n"
DATES = "\n\n\n\n\nsoon\n2025-06\n"
SHORT = (
    f"{THERE}Invoice triage\n{ORGANISATION}\nReads invoices.\nagent\nscaled\n{DATES}"
    "It read invoices.\nThe clerks set the criteria.\n\n\n"
)
"""All that is needed of a retrospective, with two slips."""
END = "n\nn\nn\n\n\n"
"""No practice, no failure mode, nothing more, no names, and the id that is proposed."""


def source(address: str, title: str, *rest: str) -> str:
    """Return what is typed for a source: its address, its title, and what else there is."""
    return "\n".join((address, title, *rest)) + "\n"


SOURCES = (
    source("https://news.example/2024/05/08/a", "Robot stopped", "The News", "", "press")
    + "whole\n\n\n\ny\n"
    + source("https://audit.example/report", "Audit", "Audit office", "2024-03", "audit")
    + "whole\n\n\n\nn\n"
)
"""Two sources, `s1` and `s2`: of the first, the date is taken from its address."""
PUBLISHED = (
    f"published\n{SOURCES}Robot pilot\nAcme\ncompany\nretail\n\nn\nPacks boxes.\nagent\nstopped\n"
    "\n\n\n\n\n2024-05\n\n\nIt packed boxes and was stopped.\n"
)
"""A record from published sources, up to its statements."""


def run(*arguments: str, typed: str = "") -> Result:
    """Run `playbook new` with lines that are typed."""
    return CliRunner().invoke(app, ["new", *arguments], input=typed, env=ROOTS)


def outcome(result: Result) -> tuple[int, str, str]:
    """Return the exit code, and what was said and told."""
    return result.exit_code, result.stdout, result.stderr


def values(path: Path) -> str:
    """Return a file without its comments."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def data(path: Path) -> Any:
    """Return what a file holds."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))
