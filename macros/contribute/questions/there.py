"""Were you there? What is offered, what an answer counts for, and how a file says it.

One answer decides two fields, `record` and the contributor's tie, so that nobody has to know them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...model import Contributor

QUESTION = "Were you there?"
HELP = (
    "Your part in what you tell. It decides what is asked next, and what your account counts for."
)


@dataclass(frozen=True)
class Stance:
    """How somebody stands to what they tell."""

    word: str
    """The answer as it is typed."""
    label: str
    """The answer as a reader chooses it."""
    counts: str
    """What an account of this kind counts for, in a sentence or two."""
    record: str
    tie: str = ""
    """The contributor's tie; of what is compiled from published sources there is none."""

    def told_in(self, answers: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answers with this one; what else is known of the contributor stays."""
        told = {**answers, "record": self.record}
        if not self.tie:
            told.pop("contributor", None)
            return told
        known = answers.get("contributor")
        told["contributor"] = {**(known if isinstance(known, Mapping) else {}), "tie": self.tie}
        order = [*Contributor.model_fields, *told["contributor"]]
        told["contributor"] = dict(
            sorted(told["contributor"].items(), key=lambda part: order.index(part[0]))
        )
        return told


_OWN = "It counts as the organisation's own account. A published source is welcome, not needed."
_VENDOR = "What you say followed is shown apart, as a vendor's word, and is in no count."

STANCES = (
    Stance(
        "team",
        "We were, in the organisation's own team that built or ran it",
        _OWN,
        "contributed",
        "team",
    ),
    Stance(
        "organisation",
        "We were, in the organisation but not in that team",
        _OWN,
        "contributed",
        "organisation",
    ),
    Stance(
        "vendor",
        "We supplied it to them: sold, built or ran it as a vendor",
        _VENDOR,
        "contributed",
        "vendor",
    ),
    Stance("consultant", "We were paid to advise on it", _VENDOR, "contributed", "consultant"),
    Stance(
        "published",
        "We read about it",
        "Each statement names the published source that makes it. What followed counts where "
        "somebody other than a vendor says so.",
        "public-record",
    ),
    Stance(
        "researcher",
        "We studied it",
        "It counts, as an independent account, where a statement names a published source.",
        "contributed",
        "researcher",
    ),
)
"""Every answer, in the order in which they are offered."""


def stance_of(answers: Mapping[str, Any]) -> Stance | None:
    """Return how the writer of a retrospective's answers stands to it, where they say so."""
    contributor = answers.get("contributor")
    tie = contributor.get("tie") if isinstance(contributor, Mapping) else None
    record = answers.get("record")
    is_first_hand = record == "contributed"
    return next(
        (
            stance
            for stance in STANCES
            if stance.record == record and (not is_first_hand or stance.tie == tie)
        ),
        None,
    )


FIELDS = ("record", "contributor")
"""The fields of a retrospective that the answer decides."""
