"""Does the browser put words, names and figures as the terminal does?"""

from __future__ import annotations

import json
import random
from difflib import get_close_matches
from typing import Any

from playwright.sync_api import Page

from macros.browser.contribution import contribution_files
from macros.content.loader import is_text, visible
from macros.content.problems import field_name
from macros.model import Retrospective
from macros.pilot import PilotRecord
from macros.pilot.figures import figure
from macros.text.figures import how_to_write_number
from macros.text.shown import clipped, in_digits, shown_number

from ...helpers.judgements import playbook
from ...helpers.paths import paths_of
from ...helpers.texts import awkward
from ...helpers.twins import differences
from ..modules import run

SEED = 5


def of_chance() -> random.Random:
    return random.Random(SEED)  # noqa: S311 - for cases, not for secrets


def figures(count: int) -> list[float]:
    """Return figures of every size, whole ones among them."""
    chance = of_chance()
    scaled = [chance.uniform(-1, 1) * 10 ** chance.randint(-12, 15) for _ in range(count)]
    short = [round(each, chance.randint(0, 7)) for each in scaled]
    halves = [(each + 0.5) / 10**4 for each in range(-40, 40)]
    return [*scaled, *short, *halves, 0, -0.0, 1e15, -1e15, 1e-7, 999999.5, 9999995, 0.0001, 1e5]


def test_the_nearest_word(page: Page) -> None:
    chance = of_chance()
    words = ["".join(chance.choices("abcd-", k=chance.randint(0, 12))) for _ in range(400)]
    given = [[word, chance.sample(words, 12)] for word in words]
    code = """const { nearest } = await load("rules/shape/nearest");
    return argument.map((given) => nearest(...given));"""
    expected = [
        next(iter(get_close_matches(wrong, known, n=1, cutoff=0.6)), "") for wrong, known in given
    ]
    assert differences(given, run(page, code, given), expected) == []
    assert sum(map(bool, expected)) > 100


def test_what_is_cut(page: Page) -> None:
    texts = list(map(visible, awkward(SEED, 1000)))
    code = """const { clipped } = await load("rules/shape/words");
    return argument.map((text) => clipped(text));"""
    assert differences(texts, run(page, code, texts), list(map(clipped, texts))) == []


def test_names_of_fields(page: Page) -> None:
    chance = of_chance()
    steps: list[str | int] = ["a", "b_c", "", "x y", 0, 1, 20]
    paths = [chance.choices(steps, k=chance.randint(0, 5)) for _ in range(300)]
    code = """const { fieldName } = await load("rules/shape/words");
    return argument.map(fieldName);"""
    expected = [field_name(tuple(path)) for path in paths]
    assert differences(paths, run(page, code, paths), expected) == []


def test_figures(page: Page) -> None:
    given = figures(1500)
    code = """const { inDigits } = await load("ground/figures");
    const { figure } = await load("rules/pilot/judge");
    return argument.map((given) =>
      [inDigits(given), figure(given), figure(given, "%")]);"""
    expected = [
        [in_digits(each).removesuffix(".0"), figure(each, None), figure(each, "%")]
        for each in given
    ]
    assert differences(given, run(page, code, given), expected) == []


def test_figures_for_readers(page: Page) -> None:
    given = [*figures(1500), 999999.7, 1234567.5, 1234568.5, 2.5e-20, 123456.5, 123457.5]
    code = """const { shownNumber } = await load("ground/figures");
    return argument.map((figure) => [shownNumber(figure), shownNumber(figure, "%")]);"""
    expected = [[shown_number(each), shown_number(each, "%")] for each in given]
    assert differences(given, run(page, code, given), expected) == []


def test_how_to_write_a_figure(page: Page) -> None:
    chance = of_chance()
    texts = [
        "".join(chance.choices(["1", "0", "12", "500", ",", ",", ".", "-", "+", " ", "x"], k=4))
        for _ in range(800)
    ]
    given = [[text, kind] for text in texts for kind in ("a number", "a whole number", "a list")]
    code = """const { Words } = await load("rules/shape/words");
    const words = new Words(argument.rules);
    return argument.given.map((given) => words.howToWrite(...given));"""
    rules = rules_of_the_browser()
    expected = [
        how_to_write_number(text if kind != "a list" else None, kind) for text, kind in given
    ]
    assert differences(given, run(page, code, {"rules": rules, "given": given}), expected) == []
    assert len(set(expected)) > 20


def rules_of_the_browser() -> Any:
    """Return the rules that the browser reads."""
    return json.loads(contribution_files(playbook())["contribute/retrospective/rules.json"])


def test_where_free_text_stands(page: Page) -> None:
    code = """const { Nodes } = await load("rules/shape/nodes");
    const nodes = new Nodes(argument.schema);
    return argument.paths.map((path) => nodes.isText(path));"""
    for kind in (Retrospective, PilotRecord):
        schema = kind.model_json_schema()
        paths = list(paths_of(schema))
        expected = [is_text(kind, path) for path in paths]
        found = run(page, code, {"schema": schema, "paths": [list(path) for path in paths]})
        assert differences(paths, found, expected) == []
        assert 20 < sum(expected) < len(expected)
