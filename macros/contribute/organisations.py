"""Which organisation does an answer mean: one that has a file, or one that is to get a file?

The terminal, its options, an issue and a file all answer with an id, a name, or a name with what
else is known of it; what becomes of each is decided here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import count
from typing import Any

from pydantic import ValidationError

from ..content.loader import Loaded
from ..model import InlineOrganisation, Organisation
from ..text.names import organisation_name
from ..text.slugs import slug

FIELD = "organisations"
UNNAMED = "unnamed"
_TOLD_OF_ONE = ("results", "failure_modes", "practices")
"""Fields whose entries may name one of the record's organisations."""
_WITHOUT_LETTERS = "organisation"
"""The id of an organisation whose name has no Latin letter."""


def known_id(named: object, loaded: Loaded) -> str | None:
    """Return the id of the organisation with a file that is meant by an id, a name or fields.

    One that may not be named is meant by its id alone: two with one description are two.
    """
    name = _name(named)
    if name in loaded.declared[Organisation.kind]:
        return name
    if not name or (isinstance(named, Mapping) and named.get("kind") == UNNAMED):
        return None
    compared = organisation_name(name)
    return next((own for other, own in _names(loaded) if other == compared), None)


def with_known_ids(answers: Mapping[str, Any], loaded: Loaded) -> dict[str, Any]:
    """Return the answers of a retrospective with the id of each organisation that has a file.

    One that is written out twice keeps its first spelling, so that the check finds it twice.
    """
    named = answers.get(FIELD)
    if not isinstance(named, list):
        return dict(answers)
    spellings: dict[str, str] = {}
    meant = [known_id(entry, loaded) or _as_first_spelt(entry, spellings) for entry in named]
    return _referring(
        {**answers, FIELD: meant},
        lambda name: spellings.get(organisation_name(name)) or known_id(name, loaded),
    )


def with_files(
    answers: Mapping[str, Any], loaded: Loaded
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the answers with an id for every organisation, and the fields of each new file.

    What is not whole yet stays as it is written, for the check to say what is missing.
    """
    named = answers.get(FIELD)
    if not isinstance(named, list):
        return dict(answers), []
    ids: dict[str, str] = {}
    files: list[dict[str, Any]] = []
    for entry in filter(_is_whole, named):
        if _name(entry) not in ids:
            own = _new_id(entry, {*loaded.declared[Organisation.kind], *ids.values()})
            ids[_name(entry)] = own
            files.append({"id": own, **entry})
    filed = [ids.get(_name(entry), entry) for entry in named]
    return _referring({**answers, FIELD: filed}, ids.get), files


def _name(named: object) -> str:
    """Return the id or the name in an answer; nothing where it has neither."""
    name = named.get("name") if isinstance(named, Mapping) else named
    return name.strip() if isinstance(name, str) else ""


def _names(loaded: Loaded) -> Iterator[tuple[str, str]]:
    """Yield each name of an organisation that may be named, as it is compared, with its id."""
    for one in loaded.items.of(Organisation):
        if one.type != UNNAMED:
            for name in (one.title, *one.also):
                yield organisation_name(name), one.id


def _as_first_spelt(entry: Any, spellings: dict[str, str]) -> Any:
    name = _name(entry)
    if not (name and isinstance(entry, Mapping)) or entry.get("kind") == UNNAMED:
        return entry
    return {**entry, "name": spellings.setdefault(organisation_name(name), name)}


def _is_whole(entry: object) -> bool:
    try:
        InlineOrganisation.model_validate(entry)
    except ValidationError:
        return False
    return True


def _new_id(organisation: Mapping[str, Any], taken: Collection[str]) -> str:
    """Return an id that no organisation has; of one that may not be named it has a number."""
    if organisation["kind"] == UNNAMED:
        wanted = (f"{UNNAMED}-{organisation['sector']}-{number}" for number in count(1))
    else:
        own = slug(organisation["name"]) or _WITHOUT_LETTERS
        wanted = (f"{own}-{number}" if number > 1 else own for number in count(1))
    return next(item_id for item_id in wanted if item_id not in taken)


def _referring(answers: dict[str, Any], id_of: Callable[[str], str | None]) -> dict[str, Any]:
    """Return the answers in which whatever is told of one organisation names it in the same way."""
    for field in _TOLD_OF_ONE:
        if isinstance(entries := answers.get(field), list):
            answers[field] = [_renamed(entry, id_of) for entry in entries]
    return answers


def _renamed(entry: Any, id_of: Callable[[str], str | None]) -> Any:
    own = entry.get("organisation") if isinstance(entry, Mapping) else None
    name = id_of(own) if isinstance(own, str) else None
    return {**entry, "organisation": name} if name else entry
