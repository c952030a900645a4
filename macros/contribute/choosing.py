"""Which items may somebody mean by a few words of their own, such as `rollback` or `manual check`?

People remember what they did, and not what the playbook calls it: so names count most, then other
names and the glossary, then what an item says. The browser's twin is
docs/assets/js/rules/retrospective/choosing.js; tests/cases/choices.json holds for both.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

from ..content.loader import Loaded
from ..model import KIND_BY_NAME, Item, Term, reading_order
from ..model.walk import leaves
from ..text.prose import to_text
from ..text.slugs import slug

MOST_OFFERED = 5
_MISTYPED_FROM = 5
"""From how many letters one that is wrong, missing or too many may be a slip."""
_TURNED = 3
"""Within how many letters those of a word may stand in another order."""
_STEM_FROM, _ENDING = 4, 3
_TELLING_FROM = 4
_WORDS = re.compile(r"[^\W_]+")

WORTH: Mapping[str, int] = MappingProxyType(
    {"title": 40, "also": 30, "terms": 25, "meaning": 20, "test": 15, "told": 10}
)
"""What a word is worth by where it is found; the title and the id are one."""
_EXACT, _BEGUN, _MISTYPED = 3, 2, 1
_OTHER_WORD = 5
"""What a word that means the same is worth less."""
_IS_NAME = 100
"""What it is worth that all the words are a name of it."""

SYNONYMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "check": ("review",),
        "checked": ("review",),
        "disclaimer": ("guardrail", "told"),
        "eyes": ("review",),
        "extend": ("time", "date"),
        "extended": ("time", "date"),
        "extension": ("time", "date"),
        "jailbreak": ("guardrail", "teaming"),
        "manual": ("human", "person"),
        "manually": ("human", "person"),
        "pause": ("switch",),
        "revert": ("rollback", "switch"),
        "sponsor": ("owner",),
        "undo": ("rollback", "switch"),
    }
)
"""Words that people use, and those by which the playbook says the same."""

_SEARCHED = frozenset({"problem", "context", "solution", "inside", "signs"})
SPELLINGS = (
    (re.compile(r"is(e|ed|es|er|ers|ing|ation|ations)$"), r"iz\1"),
    (re.compile(r"our(s|ed|ing|al)?$"), r"or\1"),
    (re.compile(r"mme(s|d)?$"), r"m\1"),
    (re.compile(r"([tb])re(s)?$"), r"\1er\2"),
)
"""British spellings, and the American ones."""


@dataclass(frozen=True)
class Choice:
    """An item as somebody looks for it: its names, and the words of what it says."""

    id: str
    title: str
    also: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    """Names of glossary terms that lead to it."""
    meaning: str = ""
    test: str = ""
    told: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Each of its names as names are compared."""
        return (self.id, slug(self.title), *map(slug, self.also))

    @cached_property
    def fields(self) -> Mapping[str, frozenset[str]]:
        """The words of each field; of names, two that may be written as one are one too."""
        named = {
            "title": (self.id, self.title),
            "also": self.also,
            "terms": self.terms,
        }
        told = {"meaning": self.meaning, "test": self.test, "told": self.told}
        return {
            **{field: frozenset(_name_words(names)) for field, names in named.items()},
            **{field: frozenset(_words(text)) for field, text in told.items()},
        }


def choices_of(kind: str, loaded: Loaded) -> tuple[Choice, ...]:
    """Return every item of a kind as a choice, in the order in which items are listed."""
    items = sorted(loaded.items.of(KIND_BY_NAME[kind]), key=reading_order)
    terms = loaded.items.of(Term)
    return tuple(choice_of(item, terms) for item in items)


def choice_of(item: Item, terms: Iterable[Term]) -> Choice:
    """Return an item as a choice, with the names of the glossary's terms that lead to it."""
    target = f"{item.kind}:{item.id}"
    found = [(leaf.path, to_text(leaf.value)) for leaf in leaves(item) if leaf.markup]
    return Choice(
        item.id,
        item.title,
        tuple(getattr(item, "also", ())),
        tuple(name for term in terms if target in term.see for name in (term.title, *term.also)),
        to_text(item.summary),
        " ".join(text for path, text in found if path[0] == "test" and path[1] in _TEST),
        " ".join(text for path, text in found if path[0] in _SEARCHED),
    )


_TEST = ("shown", "near_miss")


def named(choices: Iterable[Choice], typed: str) -> Choice | None:
    """Return the one choice that has this name: its id, its title, or another name of it."""
    name = slug(typed)
    return next((choice for choice in choices if name and name in choice.names), None)


def fitting(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """Return the choices that say all the words, or else those that say some; the best first."""
    words = list(_words(typed))
    whole = [(choice, _whole(choice, words)) for choice in choices]
    if not any(score for _choice, score in whole):
        telling = [word for word in words if len(word) >= _TELLING_FROM]
        whole = [(choice, sum(_score(choice, word) for word in telling)) for choice in choices]
    ranked = sorted((one for one in whole if one[1]), key=lambda one: -one[1])
    return tuple(choice for choice, _score in ranked)


def _whole(choice: Choice, words: Sequence[str]) -> int:
    """Return what all the words are worth together, written apart or as one; 0 if one is not."""
    scores = [_score(choice, word) for word in words]
    apart = sum(scores) if scores and all(scores) else 0
    joined = _score(choice, "".join(words)) if len(words) > 1 else 0
    is_name = slug(" ".join(words)) in choice.names
    return max(apart, joined) + (_IS_NAME if is_name else 0)


def _score(choice: Choice, word: str) -> int:
    others = _meant(word)
    return max(
        _worth(choice, word), *(_worth(choice, _spelt(one)) - _OTHER_WORD for one in others), 0
    )


def _meant(word: str) -> Iterable[str]:
    """Return the words by which the playbook says a word, or one that it is a slip of."""
    if known := SYNONYMS.get(word):
        return known
    return [other for one, others in SYNONYMS.items() if _is_slip(word, one) for other in others]


def _worth(choice: Choice, word: str) -> int:
    found = ((WORTH[field], _match(word, known)) for field, known in choice.fields.items())
    return max((worth + match for worth, match in found if match), default=0)


def _match(word: str, known: Collection[str]) -> int:
    if word in known:
        return _EXACT
    if any(_begins(word, other) for other in known):
        return _BEGUN
    return _MISTYPED if any(_is_slip(word, other) for other in known) else 0


def _begins(word: str, known: str) -> bool:
    """Whether a word begins a known one, or is one with another ending."""
    longer = len(word) - len(known)
    is_ending = len(known) >= _STEM_FROM and 0 < longer <= _ENDING
    return known.startswith(word) or (is_ending and word.startswith(known))


def _is_slip(word: str, known: str) -> bool:
    """Whether two words differ by one letter: wrong, missing, too many, or misplaced."""
    if min(len(word), len(known)) < _MISTYPED_FROM or abs(len(word) - len(known)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(word, known, strict=False)) if a != b), None)
    if start is None:
        return True
    a, b = word[start:], known[start:]
    is_turned = sorted(a[:_TURNED]) == sorted(b[:_TURNED]) and a[_TURNED:] == b[_TURNED:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or is_turned


def _name_words(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        words = list(_words(name))
        yield from words
        yield from (one + other for one, other in pairwise(words))


def _words(text: str) -> Iterator[str]:
    return map(_spelt, _WORDS.findall(text.lower()))


def _spelt(word: str) -> str:
    for british, american in SPELLINGS:
        word = british.sub(american, word)
    return word
