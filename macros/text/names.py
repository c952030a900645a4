"""When are two names the same, and when are they near enough to ask?"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import combinations, product
from pathlib import Path
from typing import Any, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
Words = tuple[str, ...]
"""The words of a name as they are compared."""

LISTS: Mapping[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
"""The lists of this module, which the browser's twin reads as well."""
_LEGAL_FORMS = frozenset(LISTS["legal_forms"].split())
"""What a company's name may end in without being another company."""
_LEGAL_FORMS_FIRST = frozenset(LISTS["legal_forms_first"].split())
"""What it may begin with."""
_LOOK_ALIKES = str.maketrans(
    {letter: plain for plain, letters in LISTS["look_alikes"].items() for letter in letters}
)
"""Letters of other scripts of which the small or the capital one looks like one of ASCII."""
_MARKS = re.compile(f"[{LISTS['marks']}]")
"""Marks on letters that NFKC joins to none, and points of scripts that may be left out."""
_NEAR_FROM = 6
"""Length in letters from which on one edit makes a name near; shorter names differ by less."""
_NOT_A_LETTER = re.compile(r"[\W_]+")
_DOTTED = re.compile(r"(?<=\w)[./](?=\w\b)")


def same_name(name: str) -> str:
    """Return the name of a practice as it is compared: without case, with single blanks."""
    return " ".join(name.casefold().split())


@lru_cache(maxsize=20_000)  # several rules ask for the same names at every build
def organisation_words(name: str) -> Words:
    """Return the words of an organisation's name as they are compared.

    In NFKC, without case, punctuation, legal forms at either end and look-alike letters; a name
    that is made of legal forms alone keeps them.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", plain)).translate(_LOOK_ALIKES)
    plain = _DOTTED.sub("", plain).replace("'", "").replace("\u2019", "")
    words = tuple(_letters(plain).split())
    start, end = 0, len(words)
    while start < end and words[start] in _LEGAL_FORMS_FIRST:
        start += 1
    while end > start and words[end - 1] in _LEGAL_FORMS:
        end -= 1
    return words[start:end] or words


def organisation_name(name: str) -> str:
    """Return an organisation's name as it is compared: its words without the blanks."""
    return "".join(organisation_words(name)) or name.casefold()


def near_names(names: Mapping[_Key, Iterable[str]]) -> Iterator[tuple[_Key, _Key]]:
    """Yield each pair of owners of names that are near, and not the same, in the order given.

    Near is one edit from six letters on, or all words of one within the other's.
    """
    order = {key: place for place, key in enumerate(names)}
    owners: dict[Words, list[_Key]] = {}
    for key, own in names.items():
        for name in own:
            owners.setdefault(organisation_words(name), []).append(key)
    near = {
        (one, other) if order[one] < order[other] else (other, one)
        for words, others in (*_one_edit_apart(owners), *_within(owners))
        for one, other in product(owners[words], owners[others])
        if one != other
    }
    yield from sorted(near, key=lambda pair: [order[key] for key in pair])


def _letters(text: str) -> str:
    """Return a text with a blank for all that is no letter, no figure and no mark on one.

    The marks that are left by now tell words apart: vowels of scripts that write them so.
    """
    if text.isascii():
        return _NOT_A_LETTER.sub(" ", text)
    return "".join(
        letter if letter.isalnum() or unicodedata.category(letter).startswith("M") else " "
        for letter in text
    )


def _one_edit_apart(several: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield names that become the same when each loses one letter at most, in the same place."""
    by_rest: dict[str, list[tuple[Words, str, int]]] = defaultdict(list)
    for words in several:
        name = "".join(words)
        if len(name) >= _NEAR_FROM:
            by_rest[name].append((words, name, -1))
            for at in range(len(name)):
                by_rest[name[:at] + name[at + 1 :]].append((words, name, at))
    for group in by_rest.values():
        for (one, name, at), (other, other_name, other_at) in combinations(group, 2):
            is_edit = at == other_at or -1 in (at, other_at)  # a swap would be two
            if name != other_name and is_edit:
                yield one, other


def _within(several: Iterable[Words]) -> Iterator[tuple[Words, Words]]:
    """Yield names of which one has all words of the other."""
    sets = [(words, frozenset(words)) for words in several if words]
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, (_, own) in enumerate(sets):
        for word in own:
            by_word[word].append(place)
    for words, own in sets:
        rarest = min(own, key=lambda word: len(by_word[word]))
        for place in by_word[rarest]:
            others, other = sets[place]
            if own < other:
                yield words, others
