"""How is a number of things written?

The browser writes it in the same way: docs/assets/js/ground/counted.js, which a test holds to this
module.
"""

from __future__ import annotations


def agreeing(count: float, one: str, many: str = "") -> str:
    """Return the words that agree with a count; `many` is `one` with an s where it is not given.

    English has the singular for one whole thing and no other number, fractions and none included.
    Source: Unicode CLDR, "Language Plural Rules", English.
    """
    return one if abs(count) == 1 else many or f"{one}s"


def counted(count: float, one: str, many: str = "") -> str:
    """Write a count with its words: `1 retrospective`, `1,204 retrospectives`, `0.5 weeks`.

    The words may be more than a noun, so that a verb agrees: `counted(n, "item is", "items are")`.
    """
    whole = int(count) if count == int(count) else count
    return f"{whole:,} {agreeing(count, one, many)}"
