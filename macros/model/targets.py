"""Can a criterion be met as it is written? One rule for a pilot's record and a retrospective.

The browser has the same in docs/assets/js/rules/targets.js.
"""

from __future__ import annotations

from typing import Literal

Better = Literal["higher", "lower"]
CriterionKind = Literal["improve", "keep-within"]


def is_worse_than_baseline(
    kind: CriterionKind, better: Better | None, baseline: float | None, target: float | None
) -> bool:
    """Whether a target to improve to lies on the wrong side of the baseline.

    A limit to keep within may be worse than the baseline, and a direction that nobody has chosen
    has no wrong side.
    """
    if kind != "improve" or better is None or baseline is None or target is None:
        return False
    return target < baseline if better == "higher" else target > baseline
