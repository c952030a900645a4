"""Where does a link in prose lead: to an item, to an address, or nowhere?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..model import SLUG

TYPED_TARGET = re.compile(rf"(?P<kind>[a-z]+(?:-[a-z]+)*):(?P<id>{SLUG})")
_WEB = frozenset({"http", "https"})
_BROKEN = re.compile(r"\A[\0- ]|[\t\r\n]")
"""What readers of addresses leave out, each in its own way, so that they lead to several places."""


@dataclass(frozen=True)
class ProseLink:
    """A link in prose, as the author wrote it."""

    href: str

    @property
    def target(self) -> tuple[str, str] | None:
        """The kind and the id of a typed target; None for an address or anything else."""
        match = TYPED_TARGET.fullmatch(self.href)
        return (match["kind"], match["id"]) if match and match["kind"] not in _WEB else None

    @property
    def is_external(self) -> bool:
        """Whether the link leads to a full web address or to a mail address."""
        if _BROKEN.search(self.href):
            return False
        try:
            parts = urlsplit(self.href)
        except ValueError:  # such as an unclosed bracket in the host
            return False
        if parts.scheme == "mailto":
            return bool(parts.path)
        return parts.scheme in _WEB and bool(parts.hostname)
