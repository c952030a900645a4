"""Do browsers read the guard's patterns as Python does?"""

from __future__ import annotations

from itertools import chain

import pytest
from playwright.sync_api import Page

from macros.browser.contribution import FOLDER
from macros.content.guard import signs
from tests.helpers.guarded import GROUPED, HARMLESS, LONGER, PERSONAL, SECRETS, SPELT
from tests.helpers.redactions import REDACTIONS

from ..modules import run

ROWS = [*SECRETS, *GROUPED, *LONGER, *SPELT, *PERSONAL]
TEXTS = [*(text for _, text, _ in ROWS), *HARMLESS]

MATCHES = """async ([address, texts]) => {
  const data = await (await fetch(address)).json();
  const found = [];
  for (const group of ["secrets", "personal"])
    for (const sign of data[group])
      for (const pattern of sign.patterns) {
        const regex = new RegExp(pattern.regex, "gm" + (pattern.flags ?? ""));
        found.push(texts.map((text) => [...text.matchAll(regex)].map((match) => match[0])));
      }
  return found;
}"""


def test_every_pattern_finds_the_same_in_chromium(page: Page, base_url: str) -> None:
    page.goto(base_url)
    patterns = chain.from_iterable(
        sign.patterns for group in ("secrets", "personal") for sign in signs(group)
    )
    expected = [
        [[match[0] for match in pattern.regex.finditer(text)] for text in TEXTS]
        for pattern in patterns
    ]
    address = f"{base_url.rstrip('/')}/{FOLDER}/guard.json"
    assert page.evaluate(MATCHES, [address, TEXTS]) == expected
    assert sum(map(bool, chain.from_iterable(expected))) >= len(SECRETS) + len(PERSONAL)


@pytest.mark.parametrize(("line", "text", "rest"), REDACTIONS)
def test_a_name_is_left_out_however_it_is_written(
    page: Page, line: str, text: str, rest: str
) -> None:
    code = """
      const { Guard, namesIn, without } = await load("rules/retrospective/guard");
      const guard = new Guard({ secrets: [], personal: [] }, () => true);
      const data = { worked: [argument.text] };
      return without(data, guard.findings(data, namesIn(argument.line))).worked[0];
    """
    assert run(page, code, {"line": line, "text": text}) == rest
