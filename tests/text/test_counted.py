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

NUMBERS = (0, 1, 2)
WEEKS, DAYS = ("0 weeks", "1 week", "2 weeks"), ("0 days", "1 day", "2 days")
MISSING = ("0 entries are", "1 entry is", "2 entries are")
CHANGES, PILOTS = ("0 changes", "1 change", "2 changes"), ("0 pilots", "1 pilot", "2 pilots")
NEEDED, PEOPLE = ("0 cases", "1 case", "2 cases"), ("0 people", "1 person", "2 people")
WAIT = ("0 entries wait", "1 entry waits", "2 entries wait")

SAID: dict[tuple[str, str], tuple[str, dict[str, tuple[str, ...]]]] = {
    ("reviews", "start-by"): (
        "At {weeks}, the legal review has to start by 2026-01-02 to end in week 12, by 2026-03-27.",
        {"weeks": WEEKS},
    ),
    ("reviews", "late"): (
        "At {weeks}, the legal review that started on 2026-03-02 ends on 2026-04-06. Week 12 ends "
        "on 2026-03-27; only a start by 2026-01-02 would be in time.",
        {"weeks": WEEKS},
    ),
    ("portfolio", "decision-incomplete"): (
        "The decision is recorded, and its gate is still shut: {count} missing.",
        {"count": MISSING},
    ),
    ("portfolio", "gate-overdue"): (
        "The gate was due on 6 March 2026 (week 9) and is still shut: {count} missing.",
        {"count": MISSING},
    ),
    ("portfolio", "criteria-changed"): (
        "{count} to criteria after they were agreed.",
        {"count": CHANGES},
    ),
    ("portfolio-cells", "all"): (
        "{count} on 6 March 2026; overdue: 2.",
        {"count": PILOTS},
    ),
    ("portfolio-cells", "undecided"): ("Decision overdue in {count}.", {"count": PILOTS}),
    ("learnt", "pilots"): (
        "Counted over {count}, as recorded on 6 March 2026. These are counts, not rates.",
        {"count": PILOTS},
    ),
    ("learnt", "criterion"): (
        "Minutes: not met in 0 of {count} that measured it.",
        {"count": PILOTS},
    ),
    ("learnt", "review"): (
        "Review “legal”: finished in 3 of {count}, after 4 to {longest}.",
        {"count": PILOTS, "longest": DAYS},
    ),
    ("learnt", "review-same"): (
        "Review “legal”: finished in 3 of {count}, after {longest}.",
        {"count": PILOTS, "longest": DAYS},
    ),
    ("learnt", "gate"): (
        "The gate: still shut in 2 of {count} past its day, the longest for {longest}.",
        {"count": PILOTS, "longest": DAYS},
    ),
    ("learnt", "blocked"): (
        "IT: {count}, the longest for {longest}.",
        {"count": WAIT, "longest": DAYS},
    ),
    ("learnt", "blocked-undated"): ("IT: {count}.", {"count": WAIT}),
    ("sample-size", "answer"): (
        "You need {each} in each group, 800 in all.",
        {"each": NEEDED},
    ),
    ("sample-size", "answer-people"): (
        "You need {people} in each group with {cases} each. That is {each} in each group, 800 in "
        "all; if no two cases shared a person, 390 in each group would do.",
        {"people": PEOPLE, "cases": NEEDED, "each": NEEDED},
    ),
    ("sample-size", "weeks-frozen"): (
        "At 120 a week that takes {weeks}, which fits into weeks 7 and 8, on the frozen version.",
        {"weeks": WEEKS},
    ),
    ("sample-size", "weeks-run"): (
        "At 120 a week that takes {weeks}. The run ends with week 8, so freeze the version by the "
        "end of week 4.",
        {"weeks": WEEKS},
    ),
    ("sample-size", "weeks-over"): (
        "At 120 a week that takes {weeks}, more than the five that the run has.",
        {"weeks": WEEKS},
    ),
    ("sample-size", "caution-people"): (
        "With {people} in each group, a single one can decide the result.",
        {"people": PEOPLE},
    ),
    ("sample-size", "way-within"): (
        "In five weeks you get {reach} in each group, enough to find a difference of 3 or more.",
        {"reach": NEEDED},
    ),
    ("sample-size", "way-none"): (
        "In five weeks you get {reach} in each group, too few to find any difference.",
        {"reach": NEEDED},
    ),
    ("sample-size", "way-power"): (
        "A power of 80 % needs {each} in each group.",
        {"each": NEEDED},
    ),
    ("sample-size", "way-double"): (
        "A difference twice as large needs {each} in each group.",
        {"each": NEEDED},
    ),
}
"""What is said with numbers, by its group and code, and each number's forms for 0, 1 and 2."""

FACTS = {
    "review": "legal",
    "started": "2026-03-02",
    "ends": "2026-04-06",
    "limit": "2026-03-27",
    "latest": "2026-01-02",
    "title": "The gate",
    "day": "6 March 2026",
    "week": "9",
    "metric": "Minutes",
    "not_met": "0",
    "finished": "3",
    "shortest": "4",
    "shut": "2",
    "overdue": "2",
    "on": "IT",
    "all": "800",
    "alone": "390",
    "weekly": "120",
    "frozen": "4",
    "difference": "3",
}


def said_of(group: str, code: str) -> list[str]:
    """Return what is said where every number is 0, where it is 1 and where it is 2."""
    text, forms = SAID[group, code]
    return [text.format(**{name: said[n] for name, said in forms.items()}) for n in NUMBERS]


@pytest.mark.parametrize(("count", "expected"), COUNTED)
def test_a_count_is_said_with_the_word_that_agrees(count: float, expected: str) -> None:
    assert counted(count, "week") == expected


def test_a_verb_agrees_too() -> None:
    said = [counted(count, "entry is", "entries are") for count in (0, 1, 2)]
    assert said == ["0 entries are", "1 entry is", "2 entries are"]
    assert [agreeing(count, "is", "are") for count in (0, 1, 2)] == ["are", "is", "are"]


@pytest.mark.parametrize(("group", "code"), SAID)
def test_words_with_a_number_are_said_of_none_one_and_two(group: str, code: str) -> None:
    names = SAID[group, code][1]
    facts = {name: fact for name, fact in FACTS.items() if name not in names}
    said = [phrase(group, code, **facts, **dict.fromkeys(names, n)) for n in NUMBERS]
    assert said == said_of(group, code)


NAMED = {
    "legal": "The legal review was not passed.",
    "Security review": "The Security review was not passed.",
    "Data Review": "The Data review was not passed.",
    "review": "The review review was not passed.",
    "preview": "The preview review was not passed.",
    "Security review ": "The Security review  review was not passed.",
}
"""What is said of a review, by its name; the browser is held to the same table."""


@pytest.mark.parametrize("name", NAMED)
def test_a_review_that_is_called_one_is_not_called_so_twice(name: str) -> None:
    assert phrase("portfolio", "review-not-passed", review=name) == NAMED[name]


def test_every_number_in_the_shared_words_has_its_forms() -> None:
    places = [
        (group, code, place[1], bool(place[2]))
        for group, texts in phrases().items()
        for code, template in texts.items()
        for place in PLACE.finditer(template)
    ]
    counted_there = {(group, code, name) for group, code, name, is_number in places if is_number}
    assert counted_there == {(*key, name) for key, (_, forms) in SAID.items() for name in forms}
    assert {name for *_, name, is_number in places if not is_number} <= {
        *("title", "metric", "lacks", "review", "systems", "agreed", "began", "value", "target"),
        *("outcome", "latest", "limit", "started", "ends", "finished", "start", "on", "baseline"),
        *("better", "field", "was", "now", "by", "why", "checklist", "item", "code", "readings"),
        *("noun", "name", "near", "known", "changes", "what", "risk", "mode", "role", "reason"),
        *("entry", "message", "proposal", "due", "day", "said"),
        *("week", "last", "which"),  # which week it is, not how many
        *("open", "all", "met", "not_met", "unread", "unjudged", "count"),  # "3 of 5", "2 not met"
        *("judged", "shortest", "shut", "overdue"),
        # What a sample is reckoned from: "from 7 to 4 %", "in 80 of 100", "120 a week".
        *("room", "power", "before", "then", "weekly", "alone", "frozen", "deviation"),
        *("likeness", "effect", "difference"),
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
