"""Which retrospectives may tell of the same deployment? Shown before anything is written.

By an organisation that both name, a title that is nearly the same, or an address that both cite.
Whether it is the same one, a person says. The browser's twin is
docs/assets/js/rules/retrospective/near.js.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Any

from ..content.loader import Loaded
from ..model import Organisation, Retrospective
from ..text.slugs import slug
from .organisations import FIELD, known_id

_NEAR = 0.75
"""From which likeness on two titles are near, as `difflib` measures it on their words."""

_TRACKING = ("utm_", "fbclid=", "gclid=")
_WORDS = re.compile(r"[^\W_]+")
_NAME_FROM = 3

_SCHEME = re.compile(r"https?://(?:www\.)?")


NEAR: Mapping[str, str] = MappingProxyType(
    {
        "organisation": "also tells of {name}",
        "title": "has nearly the same title",
        "name": "has “{name}” in its title too",
        "address": "cites {url} too",
    }
)
"""Why a record may be the same, in words."""


@dataclass(frozen=True)
class NearRecord:
    """A retrospective that may be the same, and why."""

    id: str
    title: str
    reasons: tuple[str, ...]
    """Each in words, such as `also tells of Uber`."""


def near_records(answers: Mapping[str, Any], loaded: Loaded) -> tuple[NearRecord, ...]:
    """Return the retrospectives that a contribution may repeat, those with most reasons first."""
    known = loaded.items.of(Retrospective)
    names = names_of(known)
    title = answers.get("title")
    words = slug(title).split("-") if isinstance(title, str) else []
    told = {record.id: [name for name in names[record.id] if name in words] for record in known}
    found = [
        NearRecord(record.id, record.title, reasons)
        for record in known
        if record.id != answers.get("id")
        and (reasons := tuple(_reasons(record, answers, loaded, told[record.id])))
    ]
    return tuple(sorted(found, key=lambda near: (-len(near.reasons), near.title)))


def names_of(records: Collection[Retrospective]) -> dict[str, list[str]]:
    """Return the names that one record's title alone has, by its id, as titles are compared.

    A name is written with a capital letter, and nowhere in these records without one.
    """
    texts = " ".join(f"{one.title} {one.summary} {one.use_case}" for one in records)
    common = {_single(word) for word in _WORDS.findall(texts) if not word[0].isupper()}
    found = {
        one.id: dict.fromkeys(
            slug(word)
            for word in _WORDS.findall(one.title)
            if len(word) >= _NAME_FROM and word[0].isupper() and _single(word.lower()) not in common
        )
        for one in records
    }
    count = Counter(name for names in found.values() for name in names)
    return {
        record_id: [name for name in names if name and count[name] == 1]
        for record_id, names in found.items()
    }


def _single(word: str) -> str:
    return word.removesuffix("s")


def _reasons(
    record: Retrospective, answers: Mapping[str, Any], loaded: Loaded, names_told: list[str]
) -> Iterator[str]:
    named = {known_id(one, loaded) for one in _listed(answers.get(FIELD))}
    names = {one.id: one.title for one in loaded.items.of(Organisation)}
    for own in record.organisations:
        if isinstance(own, str) and own in named:
            yield NEAR["organisation"].format(name=names.get(own, own))
    if _is_near(record.title, answers.get("title")):
        yield NEAR["title"]
    elif names_told:
        yield NEAR["name"].format(name=" ".join(names_told))
    own_addresses = {_compared(source.url): source.url for source in record.sources if source.url}
    for source in _listed(answers.get("sources")):
        url = source.get("url") if isinstance(source, Mapping) else None
        if isinstance(url, str) and (same := own_addresses.get(_compared(url))):
            yield NEAR["address"].format(url=same)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_near(title: str, other: Any) -> bool:
    if not isinstance(other, str) or not other.strip():
        return False
    one, two = slug(title).split("-"), slug(other).split("-")
    return any(two) and SequenceMatcher(None, sorted(one), sorted(two)).ratio() >= _NEAR


def _compared(url: str) -> str:
    """Return an address as it is compared: without scheme, `www.`, fragment and last slash.

    What only says by which way somebody came, such as `utm_source`, is left out too.
    """
    bare = _SCHEME.sub("", url.strip().lower()).partition("#")[0]
    path, _, query = bare.partition("?")
    told = "&".join(part for part in query.split("&") if part and not part.startswith(_TRACKING))
    return f"{path.rstrip('/')}?{told}" if told else path.rstrip("/")
