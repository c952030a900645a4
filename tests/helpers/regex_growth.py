"""How much work can a search for a regular expression be? Its form says, without a clock.

Backtracking engines, as Python and browsers have, try one way after the other. A search takes time
in proportion to the text, whatever stands there, if from each place it looks at a number of
characters that does not depend on the text (`Growth.steps`). Then nothing repeats without a bound,
but for three forms that add the text's length once in all:

- at the end of an expression, where nothing is left that could fail;
- where a wall stands before it, a character that the run does not have, so that a run is entered
  near its beginning only, and gone through a fixed number of times;
- once in an expression that is tried at one place only, if nothing else runs on behind it.

What repeats a group without a bound must be determined besides: how it goes on and how it is left
never begin with the same character, and the group matches in one way. Every other repeat without a
bound is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any, NamedTuple

_parser: Any = import_module("re._parser")
_codes: Any = import_module("re._constants")

END, ANYTHING = -1, -2
"""Stand for the end of the text, and for what is not known, where a character is asked for."""

Chars = frozenset[int]
NONE: Chars = frozenset()
UNKNOWN: Chars = frozenset({ANYTHING})
SAMPLE: Chars = frozenset(
    [END, *range(0x250), *range(0x2000, 0x2070), 0x20AC, 0x20B9, 0x4E00, 0xFEFF, 0xFF1D, 0x1F600]
)
"""The characters that sets are compared by: those that our expressions name, and one of others."""

_ASKED = {"DIGIT": r"\d", "SPACE": r"\s", "WORD": r"\w"}
_LOOKS = (_codes.ASSERT, _codes.ASSERT_NOT, _codes.AT)
_REPEATS = (_codes.MAX_REPEAT, _codes.MIN_REPEAT, _codes.POSSESSIVE_REPEAT)

Item = tuple[Any, Any]


class Work(NamedTuple):
    """What trying something at one place comes to."""

    ways: int
    """In how many ways it can match there so that what follows is tried."""
    steps: int
    """How many characters are looked at, runs of what has no bound left out."""
    many: int = 0
    """How many of its runs can be left at any place: ways in proportion to the text."""
    long: int = 0
    """To which power of the text's length the steps grow that are not in `steps`."""


@dataclass(frozen=True)
class Around:
    """What stands around something."""

    walls: tuple[Chars, ...]
    """Sets of which one character certainly stands a bounded way before."""
    after: Chars
    """With which characters what follows begins; none where nothing is left that could fail."""
    once: bool = False
    """Whether it is tried at one place of a text only."""


@dataclass
class Form:
    """An expression that is asked about; `faults` says which repeats can be slow, and why."""

    flags: int
    faults: list[str] = field(default_factory=list)

    def sequence(self, items: Sequence[Item], around: Around) -> Work:
        """Return the work of one thing after the other."""
        places = [around]
        for item in items:
            places.append(self._behind(item, places[-1]))
        work, after = Work(1, 0), around.after
        for item, place in zip(reversed(items), reversed(places[:-1]), strict=True):
            work = _in_turn(self.one(item, replace(place, after=after)), work)
            after = self._first_before(item, after)
        return work

    def _behind(self, item: Item, place: Around) -> Around:
        """Return what stands before the next thing, when `item` stands at a place."""
        what, detail = item
        if what is _codes.AT:
            is_line = detail is _codes.AT_BEGINNING and self.flags & re.MULTILINE
            if detail is _codes.AT_BEGINNING_STRING or detail is _codes.AT_BEGINNING:
                wall = frozenset({ord("\n")}) if is_line else NONE
                return Around((*place.walls, wall), NONE, place.once or not is_line)
            return place
        if what is _codes.ASSERT_NOT and detail[0] < 0 and self._is_one(detail[1]):
            return replace(place, walls=(*place.walls, SAMPLE - self.last_of(detail[1])))
        if what in _LOOKS:
            return place
        last, is_empty = self.last(item), self.is_empty(item)
        if not _has_no_bound([item]):
            return place if is_empty else replace(place, walls=(*place.walls, last))
        walls = tuple(wall | last for wall in place.walls) if is_empty else (last,)
        return replace(place, walls=walls)

    def one(self, item: Item, around: Around) -> Work:
        """Return the work of one thing."""
        what, detail = item
        if what is _codes.SUBPATTERN:
            return self.sequence(detail[3], around)
        if what is _codes.BRANCH:
            return self._branch(detail[1], around)
        if what in _REPEATS:
            return self._repeat(detail, around)
        if what in {_codes.ASSERT, _codes.ASSERT_NOT}:
            return self._look(detail[1], around)
        return Work(1, 1)

    def _look(self, body: Sequence[Item], around: Around) -> Work:
        """Return the work of a look around, which is never come back to."""
        if _has_no_bound(body):
            self.faults.append("a look around has no bound")
        return Work(1, self.sequence(body, replace(around, after=NONE)).steps)

    def _branch(self, choices: Sequence[Any], around: Around) -> Work:
        works = [self.sequence(choice, around) for choice in choices]
        firsts = [self.first_of(choice, around.after or UNKNOWN) for choice in choices]
        ways = max(
            sum(work.ways for work, others in zip(works, firsts, strict=True) if first & others)
            for first in firsts
        )
        return Work(
            ways or 1,
            sum(work.steps + 1 for work in works),
            max(work.many for work in works),
            max(work.long for work in works),
        )

    def _repeat(self, detail: Any, around: Around) -> Work:
        least, most, body = detail
        first, last = self.first_of(body), self.last_of(body)
        walls = tuple(wall | last for wall in around.walls)
        work = self.sequence(body, Around(walls, around.after | first, around.once))
        is_determined = not first & around.after
        if most is _codes.MAXREPEAT:
            return self._without_bound(body, work, around, is_determined=is_determined)
        if most > 1 and (work.long or work.many):
            self.faults.append("a run without a bound is repeated")
        if not around.after:
            return Work(1, max(least, 1) * work.steps)
        if is_determined and work.ways == 1:
            return Work(1, most * work.steps + most - least, work.many, work.long)
        ways = [work.ways**count for count in range(most + 1)]
        return Work(sum(ways[least:]), sum(ways[:-1]) * work.steps, work.many, work.long)

    def _without_bound(
        self, body: Sequence[Item], work: Work, around: Around, *, is_determined: bool
    ) -> Work:
        if work.ways > 1 or work.many or all(map(self.is_empty, body)):
            self.faults.append("a group that matches in several ways repeats without a bound")
        if not around.after:
            return Work(1, work.steps)
        if not is_determined and not self._is_one(body):
            self.faults.append("what follows a group without a bound may begin as it goes on")
        has_wall = any(not wall & self._all_of(body) for wall in around.walls)
        if not has_wall and not around.once:
            self.faults.append("a run without a bound may be entered at any place of it")
        return Work(1, work.steps, int(not is_determined), int(not has_wall))

    def _all_of(self, items: Iterable[Item]) -> Chars:
        """Return all characters that something can match."""
        return NONE.union(*map(self._all, items))

    def _all(self, item: Item) -> Chars:
        what, detail = item
        if what is _codes.SUBPATTERN:
            return self._all_of(detail[3])
        if what is _codes.BRANCH:
            return NONE.union(*map(self._all_of, detail[1]))
        if what in _REPEATS:
            return self._all_of(detail[2])
        return NONE if what in _LOOKS else self._chars(what, detail)

    def first_of(self, items: Iterable[Item], after: Chars = UNKNOWN) -> Chars:
        """Return how a sequence can begin, with what may follow it where that is known."""
        for item in reversed(list(items)):
            after = self._first_before(item, after)
        return after - UNKNOWN

    def last_of(self, items: Iterable[Item]) -> Chars:
        """Return how a sequence can end."""
        last = NONE
        for item in items:
            last = self.last(item) | (last if self.is_empty(item) else NONE)
        return last

    def _first_before(self, item: Item, after: Chars) -> Chars:
        what, detail = item
        if what in _LOOKS:
            seen = self._seen_ahead(what, detail)
            return seen | UNKNOWN if ANYTHING in after else seen & (after or SAMPLE)
        if not self.is_empty(item):
            return self._first(item)
        return self._first(item) | after if after else NONE  # what may be left out can't fail

    def _first(self, item: Item) -> Chars:
        what, detail = item
        if what is _codes.SUBPATTERN:
            return self.first_of(detail[3])
        if what is _codes.BRANCH:
            return NONE.union(*(self.first_of(choice) for choice in detail[1]))
        if what in _REPEATS:
            return self.first_of(detail[2])
        return self._chars(what, detail)

    def last(self, item: Item) -> Chars:
        """Return with which characters something can end."""
        what, detail = item
        if what is _codes.SUBPATTERN:
            return self.last_of(detail[3])
        if what is _codes.BRANCH:
            return NONE.union(*(self.last_of(choice) for choice in detail[1]))
        if what in _REPEATS:
            return self.last_of(detail[2])
        return NONE if what in _LOOKS else self._chars(what, detail)

    def is_empty(self, item: Item) -> bool:
        """Whether something can match without a character."""
        what, detail = item
        if what is _codes.SUBPATTERN:
            return all(map(self.is_empty, detail[3]))
        if what is _codes.BRANCH:
            return any(all(map(self.is_empty, choice)) for choice in detail[1])
        if what in _REPEATS:
            return detail[0] == 0 or all(map(self.is_empty, detail[2]))
        return what in _LOOKS

    def _seen_ahead(self, what: Any, detail: Any) -> Chars:
        """Return which characters can come next where a look ahead, or the end, is asked for."""
        if what is _codes.AT:
            is_line = self.flags & re.MULTILINE or detail is _codes.AT_END
            ends = frozenset({END, ord("\n")} if is_line else {END})
            return ends if detail in {_codes.AT_END, _codes.AT_END_STRING} else SAMPLE
        direction, body = detail
        if direction < 0:
            return SAMPLE
        if what is _codes.ASSERT:
            return self.first_of(body)
        return SAMPLE - self.first_of(body) if self._is_one(body) else SAMPLE

    def _is_one(self, body: Sequence[Item]) -> bool:
        """Whether something is a single character, so that what is left is its complement."""
        if len(body) == 1 and body[0][0] is _codes.BRANCH:
            return all(self._is_one(choice) for choice in body[0][1][1])
        return len(body) == 1 and body[0][0] in {
            _codes.LITERAL,
            _codes.IN,
            _codes.NOT_LITERAL,
            _codes.ANY,
        }

    def _chars(self, what: Any, detail: Any) -> Chars:
        if what is _codes.ANY:
            return SAMPLE - {END} - (NONE if self.flags & re.DOTALL else {ord("\n")})
        if what is _codes.IN:
            is_negated = detail[0][0] is _codes.NEGATE
            named = NONE.union(*(self._chars(*part) for part in detail[is_negated:]))
            return SAMPLE - named - {END} if is_negated else named
        if what is _codes.NOT_LITERAL:
            return SAMPLE - self._chars(_codes.LITERAL, detail) - {END}
        if what is _codes.CATEGORY:
            return self._category(str(detail))
        if what in {_codes.LITERAL, _codes.RANGE}:
            low, high = (detail, detail) if what is _codes.LITERAL else detail
            named = frozenset(code for code in SAMPLE if low <= code <= high)
            return self._either_case(named) if self.flags & re.IGNORECASE else named
        raise NotImplementedError(what)

    def _category(self, name: str) -> Chars:
        *_, negated, kind = ("", *name.split("_")[1:])
        regex = re.compile(_ASKED[kind], re.ASCII if self.flags & re.ASCII else 0)
        named = frozenset(code for code in SAMPLE if code >= 0 and regex.match(chr(code)))
        return SAMPLE - named - {END} if negated == "NOT" else named

    @staticmethod
    def _either_case(codes: Chars) -> Chars:
        swapped = (chr(code).swapcase() for code in codes if code >= 0)
        return codes | {ord(letter) for letter in swapped if len(letter) == 1}


def _in_turn(one: Work, then: Work) -> Work:
    return Work(
        one.ways * then.ways,
        one.steps + one.ways * then.steps,
        one.many + then.many,
        max(one.long, one.many + then.long),
    )


def _has_no_bound(items: Iterable[Item]) -> bool:
    """Whether something in a sequence repeats without a bound."""
    for what, detail in items:
        if what is _codes.SUBPATTERN and _has_no_bound(detail[3]):
            return True
        if what is _codes.BRANCH and any(map(_has_no_bound, detail[1])):
            return True
        if what in _REPEATS and (detail[1] is _codes.MAXREPEAT or _has_no_bound(detail[2])):
            return True
    return False


@dataclass(frozen=True)
class Growth:
    """What the form of an expression says about the time of a search for it."""

    steps: int
    """Most characters looked at from one place, runs of what has no bound left out."""
    faults: tuple[str, ...]


def growth_of(source: str, flags: int = 0, *, begins: bool = False, ends: bool = False) -> Growth:
    """Return how much a search can be.

    With `begins` it is tried at one place only, and with `ends` it must reach the text's end.
    Raise `re.error` where `source` is no regular expression of Python's.
    """
    tree = _parser.parse(source, flags)
    form = Form(tree.state.flags)
    work = form.sequence(
        list(tree), Around((NONE if begins else SAMPLE,), frozenset({END} if ends else ()), begins)
    )
    if work.long > 1:
        form.faults.append("a run without a bound may be left anywhere, and another follows")
    return Growth(work.steps, tuple(dict.fromkeys(form.faults)))
