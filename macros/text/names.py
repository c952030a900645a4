"""When are two names the same, and when are they near enough to ask?"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, TypeVar

_Key = TypeVar("_Key", bound=Hashable)

LISTS: Mapping[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
"""The lists of this module, which the browser's twin reads as well."""
_LEGAL_FORMS = frozenset(LISTS["legal_forms"].split())
"""What a company's name may end in, or begin with, without being another company."""
_LOOK_ALIKES = str.maketrans(
    {letter: plain for plain, letters in LISTS["look_alikes"].items() for letter in letters}
)
"""Cyrillic, Greek, Armenian and Latin letters that look like one of ASCII, as small letters."""
_NEAR_FROM = 6
"""Length in letters from which on one edit makes a name near; shorter names differ by less."""
_NOT_A_LETTER = re.compile(r"[\W_]+")
_DOTTED = re.compile(r"(?<=\w)\.(?=\w\b)")


def same_name(name: str) -> str:
    """Return the name of a practice as it is compared: without case, with single blanks."""
    return " ".join(name.casefold().split())


def organisation_words(name: str) -> tuple[str, ...]:
    """Return the words of an organisation's name as they are compared.

    In NFKC, without case, punctuation, legal forms and look-alike letters; a name that is made of
    legal forms alone keeps them.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = unicodedata.normalize("NFKC", plain).translate(_LOOK_ALIKES)
    words = tuple(_NOT_A_LETTER.sub(" ", _DOTTED.sub("", plain).replace("'", "")).split())
    return tuple(word for word in words if word not in _LEGAL_FORMS) or words


def organisation_name(name: str) -> str:
    """Return an organisation's name as it is compared: its words without the blanks."""
    return "".join(organisation_words(name)) or name.casefold()


def near_names(names: Mapping[_Key, Iterable[str]]) -> Iterator[tuple[_Key, _Key]]:
    """Yield each pair of owners of names that are near, and not the same, in the order given.

    Near is one edit from six letters on, or all words of one within the other's.
    """
    order = {key: place for place, key in enumerate(names)}
    worded = [(key, organisation_words(name)) for key, own in names.items() for name in own]
    near = {
        (one, other) if order[one] < order[other] else (other, one)
        for one, other in (*_one_edit_apart(worded), *_within(worded))
        if one != other
    }
    yield from sorted(near, key=lambda pair: [order[key] for key in pair])


def _one_edit_apart(
    worded: Iterable[tuple[_Key, tuple[str, ...]]],
) -> Iterator[tuple[_Key, _Key]]:
    """Yield owners of names that become the same when each loses one letter at most."""
    by_rest: dict[str, set[tuple[_Key, str, int]]] = defaultdict(set)
    for key, words in worded:
        name = "".join(words)
        if len(name) >= _NEAR_FROM:
            by_rest[name].add((key, name, -1))
            for at in range(len(name)):
                by_rest[name[:at] + name[at + 1 :]].add((key, name, at))
    for group in by_rest.values():
        for (one, name, at), (other, other_name, other_at) in combinations(group, 2):
            is_edit = at == other_at or -1 in (at, other_at)  # a swap would be two
            if name != other_name and is_edit:
                yield one, other


def _within(worded: Iterable[tuple[_Key, tuple[str, ...]]]) -> Iterator[tuple[_Key, _Key]]:
    """Yield owners of names of which one has all words of the other."""
    sets = [(key, frozenset(words)) for key, words in worded if words]
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, (_, words) in enumerate(sets):
        for word in words:
            by_word[word].append(place)
    for place, (key, words) in enumerate(sets):
        rarest = min(words, key=lambda word: len(by_word[word]))
        for other_place in by_word[rarest]:
            other, others = sets[other_place]
            if other_place != place and words < others:
                yield key, other
