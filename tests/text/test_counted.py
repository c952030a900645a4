"""Do numbers agree with the words beside them, in everything that is said?"""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from macros.pilot.phrases import phrase, phrases
from macros.text.counted import agreeing, counted

from ..cases import CASES
from ..helpers.plurals import NO_PLURAL, PLURAL_VERBS, disagreeing, said_in

PLACE = re.compile(r"\{(\w+)(:[^}]+)?\}")

COUNTED = [
    (0, "0 weeks"),
    (1, "1 week"),
    (2, "2 weeks"),
    (11, "11 weeks"),
    (21, "21 weeks"),
    (1204, "1,204 weeks"),
    (0.5, "0.5 weeks"),
    (1.0, "1 week"),
    (1.5, "1.5 weeks"),
    (-1, "-1 week"),
    (-2, "-2 weeks"),
]
"""Numbers, and how each is said; the browser is held to the same table."""

SAID = {
    "start-by": (
        "At {}, the legal review has to start by 2026-01-02 to end in week 12, by 2026-03-27."
    ),
    "late": (
        "At {}, the legal review that started on 2026-03-02 ends on 2026-04-06. Week 12 ends on "
        "2026-03-27; only a start by 2026-01-02 would be in time."
    ),
}
FACTS = {
    "review": "legal",
    "started": "2026-03-02",
    "ends": "2026-04-06",
    "limit": "2026-03-27",
    "latest": "2026-01-02",
}
ONE_TO_TWO = ((0, "0 weeks"), (1, "1 week"), (2, "2 weeks"))


@pytest.mark.parametrize(("count", "expected"), COUNTED)
def test_a_count_is_said_with_the_word_that_agrees(count: float, expected: str) -> None:
    assert counted(count, "week") == expected


def test_a_verb_agrees_too() -> None:
    said = [counted(count, "entry is", "entries are") for count in (0, 1, 2)]
    assert said == ["0 entries are", "1 entry is", "2 entries are"]
    assert [agreeing(count, "is", "are") for count in (0, 1, 2)] == ["are", "is", "are"]


@pytest.mark.parametrize("code", SAID)
def test_words_with_a_number_are_said_of_none_one_and_two(code: str) -> None:
    for count, expected in ONE_TO_TWO:
        assert phrase("reviews", code, weeks=count, **FACTS) == SAID[code].format(expected)


def test_every_number_in_the_shared_words_has_its_forms() -> None:
    places = [
        (code, place[1], bool(place[2]))
        for group in phrases().values()
        for code, template in group.items()
        for place in PLACE.finditer(template)
    ]
    assert {name for _, name, is_number in places if is_number} == {"weeks"}
    assert {code for code, _, is_number in places if is_number} == set(SAID)
    assert {name for _, name, is_number in places if not is_number} <= {
        *("title", "metric", "lacks", "review", "systems", "agreed", "began", "value", "target"),
        *("outcome", "latest", "limit", "started", "ends", "finished", "start", "on", "baseline"),
        *("better", "field", "was", "now", "by", "why", "checklist", "item", "code", "readings"),
        *("noun", "name", "near", "known", "changes", "what", "risk", "mode", "role", "reason"),
        *("entry", "message", "proposal"),
        *("week", "last", "which"),  # which week it is, not how many
    }


@pytest.mark.parametrize(
    "text", ["took 1 weeks", "At 1 weeks, the", "1 retrospectives of 1 organisations", "1 are open"]
)
def test_a_plural_beside_one_is_found(text: str) -> None:
    assert disagreeing(text)


@pytest.mark.parametrize(
    "text", ["took 1 week", "11 weeks", "0.1 weeks", "2026-1 items", "Week 1 begins", "1 is open"]
)
def test_what_agrees_is_not_found(text: str) -> None:
    assert disagreeing(text) == []


def test_no_expected_message_or_page_has_a_plural_beside_one() -> None:
    files = [
        path
        for path in CASES.rglob("*.*")
        if path.is_file() and path.suffix in {".md", ".txt", ".yml", ".json"}
    ]
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in files}
    found = {
        path: disagreeing(
            said_in(BeautifulSoup(text, "html.parser")) if path.suffix == ".md" else text
        )
        for path, text in texts.items()
    }
    assert {path: places for path, places in found.items() if places} == {}
    assert any("1 week" in text for text in texts.values())


def test_no_word_is_both_a_verb_in_the_singular_and_in_the_plural() -> None:
    assert [word for word in PLURAL_VERBS if NO_PLURAL.fullmatch(word)] == []
