"""Do both guards find the same secrets, personal data and names, in any text?"""

from __future__ import annotations

import json
import random

from playwright.sync_api import Page

from macros.content.guard import patterns_text, personal_in, secrets_in
from macros.content.loader import visible
from macros.contribute.redaction import names_of, without

from ...helpers.guarded import GROUPED, HARMLESS, LONGER, PERSONAL, SECRETS, SPELT
from ...helpers.texts import awkward
from ...helpers.twins import differences
from ..modules import run

GUARDED = [*SECRETS, *GROUPED, *LONGER, *SPELT, *PERSONAL]
BETWEEN = ("", " ", ", ", "\n", "-", ".", "=", ": ", "'", "(", ")", "/", "@", "\u00e9", "0", "x")
NAMES = (
    *(
        "Acme",
        "acme",
        "ACME",
        "Bank",
        "BANK",
        "Sparwald",
        "Nordi",
        "Gr\u00f6\u00dfe",
        "GR\u00d6\u1e9eE",
    ),
    *(
        "I\u015f\u0131k",
        "I\u015eIK",
        "i\u015f\u0131k",
        "\u0130zmir",
        "izmir",
        "IZMIR",
        "\u017ftar",
        "STAR",
    ),
    *(
        "\u212aelvin",
        "kelvin",
        "\u03a3\u03b1\u03c2",
        "\u03c3\u03b1\u03c3",
        "\u0645\u0631\u062d\u0628\u0627",
    ),
    *(
        "\U00020bb7",
        "\u91ce\u5bb6",
        "C++",
        "(EU)",
        "4",
        "2\u00b2",
        "\u2160",
        "O'Neil",
        "$x",
        "a|b",
        "X",
    ),
    *("\U00010400b", "\U00010428B", "\u00b5m", "\u03bcM", "\ufb01n", "FIN", "e\u0301t", "\u00c9T"),
)
AROUND = (
    " ",
    "-",
    "_",
    ".",
    "  ",
    "\n",
    "\t",
    ",",
    ";",
    "(",
    ")",
    "'s",
    "s",
    "5",
    "\u00a0",
    "\u0301",
)


def test_secrets_and_personal_data(page: Page) -> None:
    chance = random.Random(7)  # noqa: S311 - for cases, not for secrets
    found = [text for _, text, _ in GUARDED] + [secret for *_, secret in GUARDED] + HARMLESS
    texts = [_strung(chance, found) for _ in range(1500)]
    code = """const { Guard } = await load("rules/retrospective/guard");
    const guard = new Guard(argument.patterns, () => true);
    const of = (group, text) => guard.signs(group, text).map(
      ({ says, start, end }) => [says, [...text.slice(0, start)].length, text.slice(start, end)]);
    return argument.texts.map((text) => [of("secrets", text), of("personal", text)]);"""
    argument = {"patterns": json.loads(patterns_text()), "texts": texts}
    expected = [
        [
            [[find.sign.says, find.start, find.text] for find in looked_for(text)]
            for looked_for in (secrets_in, personal_in)
        ]
        for text in texts
    ]
    assert differences(texts, run(page, code, argument), expected) == []
    assert sum(bool(secrets) for secrets, _ in expected) > 200
    assert sum(bool(personal) for _, personal in expected) > 200


def _strung(chance: random.Random, found: list[str]) -> str:
    """Return texts with something in them, whole, cut or changed, one after the other."""
    parts = []
    for text in chance.choices(found, k=chance.randint(1, 3)):
        part = text
        if chance.random() < 0.4:
            start = chance.randint(0, len(text))
            part = text[start : chance.randint(start, len(text))]
        if part and chance.random() < 0.3:
            at = chance.randrange(len(part))
            part = part[:at] + chance.choice(BETWEEN) + part[at + 1 :]
        parts += [part, chance.choice(BETWEEN)]
    return "".join(parts)


def test_names_that_must_not_appear(page: Page) -> None:
    chance = random.Random(8)  # noqa: S311 - for cases, not for secrets
    odd = [text for text in map(visible, awkward(8, 200)) if text]
    given = [_named(chance, odd) for _ in range(4000)]
    code = """const { Guard, namesIn, without } = await load("rules/retrospective/guard");
    const guard = new Guard({ secrets: [], personal: [] }, () => true);
    return argument.map(([line, text]) => {
      const data = { worked: [text] };
      return without(data, guard.findings(data, namesIn(line))).worked[0];
    });"""
    expected = [without(names_of(line), text) for line, text in given]
    assert differences(given, run(page, code, given), expected) == []
    assert sum(said != text for said, (_, text) in zip(expected, given, strict=True)) > 500


def _named(chance: random.Random, odd: list[str]) -> list[str]:
    """Return a line of names, and a text that holds some of their words as people write them."""
    line = "".join(chance.choices([*NAMES, *AROUND], k=chance.randint(1, 6)))
    words = [*line.split(), line, *line.split(","), *chance.choices(NAMES, k=2)]
    spelt = [*words, *map(str.upper, words), *map(str.lower, words), *map(str.title, words)]
    pieces = [*spelt, *AROUND, *AROUND, chance.choice(odd)]
    return [line, "".join(chance.choices(pieces, k=chance.randint(1, 12)))]
