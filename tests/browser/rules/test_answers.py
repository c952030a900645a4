"""Does the form read an answer as the terminal does: which organisation it means, and which day?"""

from __future__ import annotations

import copy
import random
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from macros.browser.contribution import choices_of
from macros.content.loader import Loaded, load
from macros.contribute.drafts import Draft, today
from macros.contribute.organisations import with_known_ids
from macros.model import Organisation, Retrospective
from macros.text.names import LISTS

from ...helpers.twins import differences
from ..modules import run

SPELLINGS = (
    *("uber", "Uber", " UBER ", "Uber Technologies Inc", "U.B.E.R.", "Ub\u0435r", "Uber Freight"),
    *("dpd-uk", "DPD", "Air Canada", "AirCanada", "air-canada", "A European insurer", "An insurer"),
    *("a european insurer", "us-trauma-centre-746-beds", "", "  ", "!!"),
)
KNOWN_IDS = """const { Names } = await load("rules/names");
const { Organisations } = await load("rules/retrospective/organisations");
const known = new Organisations(argument.filed, new Names(argument.lists));
return argument.given.map((answers) => known.withKnownIds(answers));"""


def answers(chance: random.Random) -> dict[str, Any]:
    """Return answers that name organisations in several ways."""

    def name() -> str:
        return chance.choice(SPELLINGS)

    def organisation() -> Any:
        kind = chance.choice(["company", "unnamed", None])
        more = {"kind": kind} if kind else {}
        return chance.choice([name(), {"name": name(), **more}, {"sector": "retail"}])

    given: dict[str, Any] = {
        field: [
            {"organisation": name(), "evidence": "E."} if chance.random() < 0.8 else {"note": "N."}
            for _ in range(chance.randint(0, 3))
        ]
        for field in ("results", "failure_modes", "practices")
        if chance.random() < 0.8
    }
    if chance.random() < 0.95:
        given["organisations"] = [organisation() for _ in range(chance.randint(0, 3))]
    return given


def test_which_organisations_are_meant(page: Page) -> None:
    loaded = load([Path("playbook")])
    chance = random.Random(21)  # noqa: S311 - for cases, not for secrets
    given = [answers(chance) for _ in range(2000)]
    filed = choices_of(loaded.items.of(Organisation))
    found = run(page, KNOWN_IDS, {"filed": filed, "lists": dict(LISTS), "given": given})
    expected = [with_known_ids(copy.deepcopy(each), loaded) for each in given]
    assert differences(given, found, expected) == []
    meant = [each for case in expected for each in case.get("organisations", ())]
    assert {"uber", "air-canada", "dpd-uk", "us-trauma-centre-746-beds"} <= {
        each for each in meant if isinstance(each, str)
    }
    assert any(each.get("kind") == "unnamed" for each in meant if isinstance(each, dict))


UNDATED = """const { undated } = await load("rules/retrospective/undated");
return argument.map(undated);"""


def test_which_days_are_those_of_writing(page: Page) -> None:
    loaded = load([Path("playbook")])
    chance = random.Random(22)  # noqa: S311 - for cases, not for secrets
    records: list[Any] = [{}, {"record": "contributed"}, {"record": "public-record"}]
    dates: list[Any] = [{}, {"dates": {}}, {"dates": {"seen": "2025-03"}}]
    sources: list[Any] = [{}, {"sources": [{}, {"id": "s1", "read_on": "2025-03-04"}]}]
    given = [
        {**chance.choice(records), **chance.choice(dates), **chance.choice(sources)}
        for _ in range(200)
    ]
    found = run(page, UNDATED, given)
    assert differences(given, found, [days_of_writing(each, loaded) for each in given]) == []


def days_of_writing(given: dict[str, Any], loaded: Loaded) -> list[list[Any]]:
    """Return the paths of the days that the terminal fills in."""
    whole = Draft(Retrospective, copy.deepcopy(given)).completed(loaded).answers
    seen = whole.get("dates", {}).get("seen")
    return [
        *([["dates", "seen"]] if seen == today() else []),
        *(
            ["sources", index, "read_on"]
            for index, source in enumerate(whole.get("sources", ()))
            if source["read_on"] == today()
        ),
    ]
