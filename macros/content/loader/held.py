"""Which records are there? One is made when somebody asks for it; until then only its JSON is held.

The check of one file asks for few of the records around it, and making them takes longest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeVar

import pydantic

from ...model import Item, ItemKey
from ..problems import ContentError
from .reading import kind_in, read_file
from .roots import ItemFile

AnyItem = TypeVar("AnyItem", bound=Item)


class Held:
    """The record of a file, as JSON until it is asked for."""

    __slots__ = ("_data", "_record", "file", "id")

    def __init__(self, file: ItemFile, item_id: str, data: bytes) -> None:
        self.file = file
        self.id = item_id
        self._data = data
        self._record: Item | None = None

    @property
    def record(self) -> Item:
        """The record; raise `ContentError` where neither the JSON nor the file holds one."""
        return self._record or self.make()

    def may_name(self, words: Iterable[bytes]) -> bool:
        """Whether one of these words may be a text of the record: of what is made, any may be."""
        return not self._data or any(b'"%s"' % word in self._data for word in words)

    def make(self) -> Item:
        """Make the record now; raise `ContentError` as above."""
        self._record = self._made()
        self._data = b""
        return self._record

    def _made(self) -> Item:
        try:
            return kind_in(self.file, self._data).model_validate_json(self._data)
        except pydantic.ValidationError:  # what was kept is of no use after all
            reading = read_file(self.file)
            if reading.data is None:
                raise ContentError(reading.problems) from None
            return kind_in(self.file, reading.data).model_validate_json(reading.data)


class Items(Mapping[ItemKey, Item]):
    """Records by kind and id, made as they are asked for."""

    def __init__(self, held: Mapping[ItemKey, Held]) -> None:
        self._held = held

    def __getitem__(self, key: ItemKey) -> Item:
        return self._held[key].record

    def __iter__(self) -> Iterator[ItemKey]:
        return iter(self._held)

    def __len__(self) -> int:
        return len(self._held)

    def of(self, kind: type[AnyItem]) -> list[AnyItem]:
        """Return the records of one kind, and make no other."""
        return _records(kind, (held for (own, _), held in self._held.items() if own == kind.kind))

    def naming(self, kind: type[AnyItem], ids: Collection[str]) -> list[AnyItem]:
        """Return every record of one kind that names one of these ids, and make few others."""
        words = [item_id.encode() for item_id in ids]
        of_kind = (held for (own, _), held in self._held.items() if own == kind.kind)
        return _records(kind, (held for held in of_kind if words and held.may_name(words)))


def _records(kind: type[AnyItem], several: Iterable[Held]) -> list[AnyItem]:
    found = (held.record for held in several)
    return [item for item in found if isinstance(item, kind)]
