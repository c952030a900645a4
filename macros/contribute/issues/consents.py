"""What does somebody agree to who sends a contribution, and what do they say of its making?

GitHub writes a box of a form as `- [x] label` once it is ticked.
"""

from __future__ import annotations

import re

CONSENTS = (
    "It holds nothing that may not become public: no names of customers, no credentials, no "
    "figures under an agreement.",
    "I wrote it or have the right to pass it on, and I publish it under CC BY 4.0. I know that it "
    "stays public, in the repository's history too.",
)
"""What has to be agreed to. Together they say what the Developer Certificate of Origin says."""
CREDIT = "Name my account as the author of the change. If not, the change is made in nobody's name."
"""Whether the contributor's account is the author of the commit."""
MACHINE_TEXT = (
    "An AI tool wrote or reworded part of it. I have checked every statement against its source "
    "or what I saw."
)
"""The disclosure of machine-written text. Who ticks nothing says that a person wrote it all."""
OFFERED = (*CONSENTS, CREDIT, MACHINE_TEXT)
"""Every box, those that must be ticked first."""

_BOX = re.compile(r"[-*] \[([xX ])\] (.+)")


def ticked(issue: str) -> frozenset[str]:
    """Return the labels of the boxes that are ticked in an issue's text, and nowhere unticked."""
    found = [match for line in issue.splitlines() if (match := _BOX.fullmatch(line.strip()))]
    unticked = {match[2].strip() for match in found if match[1] == " "}
    return frozenset(match[2].strip() for match in found) & frozenset(OFFERED) - unticked


def not_agreed(issue: str) -> tuple[str, ...]:
    """Return what has to be agreed to and is not ticked in an issue's text, in the form's order."""
    return tuple(label for label in CONSENTS if label not in ticked(issue))
