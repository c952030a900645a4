"""Whose are the retrospectives of edition 2026.1? Each organisation gets a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from ...text.names import near_names, organisation_name
from ...text.slugs import slug
from .records import Home, Open

_DESCRIBES = ("a ", "an ", "one ")
"""How a description begins, of an organisation that may not be named."""
_SEVERAL = re.compile(r";| and ")


@dataclass
class NewOrganisation:
    """An organisation that gets a file, with every name that records have for it."""

    id: str
    names: list[str]
    sector: object

    @property
    def data(self) -> dict[str, Any]:
        """What its file holds; what sort of organisation it is, a person has to say."""
        also = {"also": self.names[1:]} if len(self.names) > 1 else {}
        sector = {} if self.sector is None else {"sector": self.sector}
        return {"id": self.id, "name": self.names[0], **also, **sector}


class Homes:
    """The organisations that have a file, those that had one before and those that get one."""

    def __init__(self, filed: Iterable[Mapping[str, Any]]) -> None:
        self.new: list[NewOrganisation] = []
        self.filed = {str(data.get("id")): data for data in filed}
        self._by_name: dict[str, Home] = {}
        for item_id, data in self.filed.items():
            for name in _names_of(data):
                self._by_name.setdefault(organisation_name(name), Home(item_id, data.get("sector")))

    def home_of(self, data: Mapping[str, Any]) -> Home | None:
        """Return the organisation of a record, which gets a file if need be."""
        name = data.get("organisation")
        if not isinstance(name, str) or not name.strip():
            return None
        known = None if _describes(name) else self._by_name.get(organisation_name(name))
        if known is None:
            return self._begin(name, data.get("sector"))
        for new in self.new:
            if new.id == known.id and name not in new.names:
                new.names.append(name)
        return known

    def open(self) -> Iterator[tuple[NewOrganisation, Open]]:
        """Yield what a person has to decide on each organisation that gets a file."""
        near = self._near()
        for new in self.new:
            yield new, Open((), "`kind`: what sort of organisation it is")
            if _SEVERAL.search(new.names[0]):
                yield new, Open(("name",), "does it name several? Give each a file of its own")
            if new.sector is None:
                yield new, Open((), "`sector`: what it mainly does")
            same = [
                other.id
                for other in self.new
                if other is not new
                and organisation_name(other.names[0]) == organisation_name(new.names[0])
            ]
            if same:
                what = f"{' and '.join(same)} is called the same: keep one file if they are one"
                yield new, Open(("name",), f"{what}, else `kind: unnamed`")
            for other in near.get(new.id, ()):
                what = f"its name is near that of {other!r}: keep one file if they are one"
                yield new, Open(("name",), f"{what}, else add `different_from: [{other}]`")

    def _begin(self, name: str, sector: object) -> Home:
        own = slug(name) or "organisation"
        taken = {*self.filed, *(new.id for new in self.new)}
        ids = (f"{own}-{number}" if number > 1 else own for number in count(1))
        home = Home(next(item_id for item_id in ids if item_id not in taken), sector)
        self.new.append(NewOrganisation(home.id, [name], sector))
        if not _describes(name):
            self._by_name[organisation_name(name)] = home
        return home

    def _near(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {
            item_id: list(_names_of(data)) for item_id, data in self.filed.items()
        }
        names.update({new.id: new.names for new in self.new if not _describes(new.names[0])})
        found: dict[str, list[str]] = {}
        for one, other in near_names(names):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
        return found


def _describes(name: str) -> bool:
    """Whether a name is a description, which two organisations may have."""
    return name.strip().lower().startswith(_DESCRIBES)


def _names_of(data: Mapping[str, Any]) -> Iterator[str]:
    also = data.get("also")
    for name in (data.get("name"), *(also if isinstance(also, list) else ())):
        if isinstance(name, str) and data.get("kind") != "unnamed":
            yield name
