"""What may not become public, and what should not?"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path as FilePath

from ...model import Pattern, Retrospective, Sourced
from ...model.walk import Leaf, Path
from ...text.shown import clipped
from ...text.words import message_of
from ..guard import personal_in, secrets_in
from ..loader import Loaded, read_text
from ..problems import Place, Problem, field_name
from .checked import Checked, Rule, WholeRule


def no_secrets(entry: Checked, _loaded: Loaded) -> Iterator[Problem]:
    """No file of the content holds a password, a key or a token, not even in a comment."""
    if entry.key is not None:
        yield from _secrets(entry.tree.path, entry.tree.text)


def no_secrets_elsewhere(_asked: Sequence[Checked], loaded: Loaded) -> Iterator[Problem]:
    """Nor do the edition's files, or a file with other problems: it may be public already."""
    for path in (*loaded.edition_files, *loaded.unread):
        text, _ = read_text(path)
        yield from _secrets(path, text or "")


def no_personal_data(entry: Checked, loaded: Loaded) -> Iterator[Problem]:
    """Retrospectives and patterns hold no contact data, account, internal host or budget."""
    if not isinstance(entry.record, Retrospective | Pattern):
        return
    texts = [leaf for leaf in entry.leaves if leaf.markup]
    starts = list(accumulate((len(leaf.value) + 1 for leaf in texts), initial=0))
    published = _published(entry)
    own_address = (loaded.edition.contact or "") if loaded.edition else ""
    for find in personal_in("\n".join(leaf.value for leaf in texts)):
        leaf = texts[bisect_right(starts, find.start) - 1]
        is_known = find.sign.is_public_when_sourced and _is_below(leaf, published)
        if is_known or (find.sign.name == "e-mail" and f"mailto:{find.text}" == own_address):
            continue
        said = message_of("personal", what=find.sign.says, text=clipped(find.text))
        place = entry.tree.find(find.text, leaf.path)
        yield Problem(place, said.rule, said.message, said.hint, field_name(leaf.path), "warning")


RULES: tuple[Rule, ...] = (no_secrets,)
WHOLE_RULES: tuple[WholeRule, ...] = (no_secrets_elsewhere,)
WARNING_RULES: tuple[Rule, ...] = (no_personal_data,)


def _secrets(path: FilePath, text: str) -> Iterator[Problem]:
    for find in secrets_in(text):
        line = text.count("\n", 0, find.start) + 1
        column = find.start - text.rfind("\n", 0, find.start)
        said = message_of("secret", what=find.sign.says)
        yield Problem(Place(path, line, column), said.rule, said.message, said.hint)


def _published(entry: Checked) -> set[Path]:
    """Return the parts of a record that a published source says already."""
    record = entry.record
    if isinstance(record, Pattern) or (
        isinstance(record, Retrospective) and record.record == "public-record"
    ):
        return {()}
    return {path for path, part in entry.records if isinstance(part, Sourced) and part.source}


def _is_below(leaf: Leaf, parts: set[Path]) -> bool:
    return any(leaf.path[:length] in parts for length in range(len(leaf.path)))
