"""Which id does a title suggest? The browser says the same, in `docs/assets/js/ground/slug.js`."""

from __future__ import annotations

import re
import unicodedata

LONGEST_ID = 60

_LATIN = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "þ": "th"})
"""Letters that Unicode does not take apart into a Latin letter and a mark."""


def slug(title: str) -> str:
    """Return the id that a title suggests, or nothing where it has no Latin letters."""
    latin = title.lower().translate(_LATIN)
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode().lower()
    short = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_ID]
    return short if len(short) < LONGEST_ID else short.rpartition("-")[0] or short
