"""What do later content folders replace? Reported beside the check, since it is no problem."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from ..content.loader import EDITION, Loaded
from ..content.problems import Place, Problem, shown_path
from ..content.rules.checked import Concerns
from ..model import KIND_BY_NAME
from ..text.counted import counted
from .base import say


def notices(loaded: Loaded, concerns: Concerns) -> list[Problem]:
    """Return what is replaced, as far as the files that replace it are asked about, in order."""
    found = [*_items(loaded), *_fields(loaded)]
    return sorted(notice for notice in found if concerns(notice.place.path))


def say_replaced(told: Iterable[Problem], roots: Sequence[Path]) -> None:
    """Say for each folder in a few lines what it replaces."""
    by_root: dict[Path, list[Problem]] = defaultdict(list)
    for notice in told:
        root = next(root for root in roots[1:] if notice.place.path.is_relative_to(root))
        by_root[root].append(notice)
    for root, own in by_root.items():
        fields = [notice for notice in own if notice.place.path == root / EDITION]
        counts = [(len(own) - len(fields), "item"), (len(fields), f"field of {EDITION}")]
        said = " and ".join(_count(number, noun) for number, noun in counts if number)
        say(f"{shown_path(root)} replaces {said}:")
        for notice in own:
            say(f"    {shown_path(notice.place.path)} {notice.message}")


def _items(loaded: Loaded) -> Iterator[Problem]:
    for key, replaced in loaded.replaced.items():
        below = shown_path(replaced.path)
        kind = KIND_BY_NAME[key[0]].label.lower()
        yield _notice(
            loaded.trees[key].place(("id",)), f"replaces the {kind} {key[1]!r} of {below}", "id"
        )


def _fields(loaded: Loaded) -> Iterator[Problem]:
    for name, place in loaded.replaced_fields:
        below = shown_path(loaded.edition_files[0])
        yield _notice(place, f"replaces `{name}` of {below}", name)


def _notice(place: Place, message: str, where: str) -> Problem:
    return Problem(place, "replaced", message, "", where, "notice")


def _count(number: int, noun: str) -> str:
    head, _, rest = noun.partition(" ")
    return f"{counted(number, head)} {rest}".rstrip()
