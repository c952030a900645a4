"""Does the form find the same records that may be the same, for the same reasons?"""

from __future__ import annotations

import json
import random
from typing import Any

from playwright.sync_api import Page

from macros.browser.contribution import contribution_files
from macros.content.loader import load
from macros.contribute.near import near_records
from macros.model import Organisation, Retrospective

from ...helpers.building import PROJECT
from ...helpers.twins import differences
from ..modules import run

LOADED = load([PROJECT / "playbook"])
RECORDS = LOADED.items.of(Retrospective)
FILES = contribution_files(LOADED.playbook())
ORGANISATIONS = LOADED.items.of(Organisation)
GIVEN = {
    name: json.loads(FILES[f"contribute/retrospective/{name}.json"])
    for name in ("records", "rules", "items")
}

NEAR = """const [{ Near }, { Organisations }, { Names }] = await Promise.all(
    ["retrospective/near", "retrospective/organisations", "names"].map((n) => load(`rules/${n}`)),
);
const filed = argument.items.choices.organisation;
const near = new Near(argument.records, {
    words: argument.rules.near,
    organisations: new Organisations(filed, new Names(argument.rules.names)),
    titleOf: (id) => filed.find((one) => one.id === id)?.title ?? id,
});
return argument.given.map((answers) =>
    near.to(answers).map(({ record, reasons }) => [record.id, record.title, reasons]));"""

STRANGE: list[dict[str, Any]] = [
    {},
    {"title": 3, "organisations": "uber", "sources": {"url": "https://a.org"}},
    {"title": " ", "organisations": [None, 5, {"name": 7}, {"kind": "company"}]},
    {"title": "東京", "sources": [None, "https://a.org", {"url": 5}, {"url": "https://[broken"}]},
    {"title": "—"},
    {"title": "Robodebt"},
    {"title": "DPD chatbot that swears"},
    {"title": "IBM Watson at MD Anderson"},
]


def found(page: Page, given: list[dict[str, Any]]) -> Any:
    return run(page, NEAR, {**GIVEN, "given": given})


def expected(given: list[dict[str, Any]]) -> list[list[list[object]]]:
    return [
        [[near.id, near.title, list(near.reasons)] for near in near_records(answers, LOADED)]
        for answers in given
    ]


def test_any_answers_are_near_to_the_same_records(page: Page) -> None:
    chance = random.Random(18)  # noqa: S311 - for cases, not for secrets
    made = [*STRANGE, *(answers(chance) for _ in range(400))]
    told = expected(made)
    assert sum(bool(one) for one in told) > 200
    assert differences(made, found(page, made), told) == []


def answers(chance: random.Random) -> dict[str, Any]:
    """Return answers that take this and that from records, as somebody else would write it."""
    record = chance.choice(RECORDS)
    made: dict[str, Any] = {
        "id": chance.choice([record.id, "another", None]),
        "title": title(record.title, chance),
        "organisations": [named(chance) for _ in range(chance.randint(0, 2))],
        "sources": [{"url": url(chance)} for _ in range(chance.randint(0, 3))],
    }
    return {name: value for name, value in made.items() if chance.random() < 0.8}


def title(known: str, chance: random.Random) -> str:
    words = known.split()
    chance.shuffle(words)
    return " ".join([*words[chance.randint(0, 2) :], *chance.choices(["again", "2024", ""], k=1)])


def named(chance: random.Random) -> Any:
    one = chance.choice(ORGANISATIONS)
    name = chance.choice([one.title, one.title.upper(), f"{one.title} Inc.", *one.also])
    return chance.choice([one.id, {"name": name, "kind": one.type}, {"name": "Nobody else"}])


def url(chance: random.Random) -> str:
    sources = [source.url for source in chance.choice(RECORDS).sources if source.url]
    known = chance.choice([*sources, "https://example.org/"])
    other = known.replace("https://", "http://www.").rstrip("/")
    return chance.choice(
        [
            known,
            f"{known}#top",
            f" {known.upper()}/",
            other,
            f"{known}x",
            f"{known}?utm_source=x&a=1&&?gclid=2",
        ]
    )
