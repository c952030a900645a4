"""Which failure mode does a pilot's own record point to?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model import FailureMode, Playbook
from .judge import judge
from .missing import Missing
from .record import PilotRecord

RISKS: Mapping[str, str] = {
    "answer-missing": "demo-optimised",
    "answer-weak": "demo-optimised",
    "property-missing": "demo-optimised",
    "property-unshown": "demo-optimised",
    "owner-missing": "no-business-owner",
    "decider-missing": "no-business-owner",
    "integration-missing": "integration-deferred",
    "integration-unconnected": "integration-deferred",
    "criteria-missing": "no-success-criteria",
    "criterion-unmeasurable": "no-success-criteria",
    "target-worse-than-baseline": "no-success-criteria",
    "criterion-not-agreed": "no-success-criteria",
    "criterion-agreed-late": "no-success-criteria",
    "change-unexplained": "no-success-criteria",
    "review-missing": "governance-not-addressed",
    "review-not-started": "governance-not-addressed",
    "review-not-passed": "governance-not-addressed",
}
"""The failure mode that something missing is a sign of; a missing record is a sign of none."""


@dataclass(frozen=True)
class Risk:
    """A failure mode, and what in the record points to it."""

    mode: str
    because: tuple[Missing, ...]


def risks(record: PilotRecord, playbook: Playbook) -> tuple[Risk, ...]:
    """Return the failure modes that the record points to, in the framework's order."""
    missing = judge(record, "decision", playbook).missing
    found = (
        Risk(mode.id, tuple(entry for entry in missing if RISKS.get(entry.code) == mode.id))
        for mode in playbook.all(FailureMode)
    )
    return tuple(risk for risk in found if risk.because)
