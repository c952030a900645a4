"""How far do two coders agree? Worked examples, and the files of a playbook."""

from __future__ import annotations

from typing import Any

import pytest

from macros.evidence.agreement import Agreement, Coded, Spoken, agreement, agreement_of, spoken
from macros.model import Coding

from ..helpers.samples import case, pattern, playbook


def pairs(**counts: int) -> list[tuple[str, str]]:
    """Return pairs such as `yy=20`: how often the first said y and the second y."""
    return [(both[0], both[1]) for both, count in counts.items() for _ in range(count)]


def test_the_textbook_example() -> None:
    """Of 50 units 35 alike, and 25 by chance: kappa is 0.4; AC1 by hand from the same table."""
    found = agreement(pairs(yy=20, yn=5, ny=10, nn=15), "yn")
    assert found == Agreement(("y", "n"), ((20, 5), (10, 15)))
    assert (found.units, found.same, found.raw) == (50, 35, 0.7)
    assert found.kappa == pytest.approx(0.4)
    # shares 0.55 and 0.45; chance 2 * 0.55 * 0.45 / (2 - 1) = 0.495
    assert found.ac1 == pytest.approx((0.7 - 0.495) / 0.505)
    assert found.per_category == {"y": pytest.approx(40 / 55), "n": pytest.approx(30 / 45)}


def test_high_agreement_with_a_low_kappa() -> None:
    """Feinstein and Cicchetti's paradox: 85 of 100 alike, and kappa falls to 0.32."""
    found = agreement(pairs(yy=80, yn=10, ny=5, nn=5), "yn")
    assert found.raw == 0.85
    assert found.kappa == pytest.approx(0.318, abs=0.001)
    assert found.ac1 == pytest.approx(0.808)


def test_three_categories() -> None:
    found = agreement(pairs(aa=4, ab=1, bb=3, bc=1, cc=1), "abc")
    assert found.raw == 0.8
    # first 5, 4, 1; second 4, 4, 2: chance (20 + 16 + 2) / 100
    assert found.kappa == pytest.approx((0.8 - 0.38) / 0.62)
    chance = (0.45 * 0.55 + 0.4 * 0.6 + 0.15 * 0.85) / 2
    assert found.ac1 == pytest.approx((0.8 - chance) / (1 - chance))


@pytest.mark.parametrize(
    ("given", "kappa", "ac1"),
    [([], None, None), (pairs(yy=9), None, 1.0), (pairs(yn=3), 0.0, -1.0)],
)
def test_what_is_undefined(
    given: list[tuple[str, str]], kappa: float | None, ac1: float | None
) -> None:
    found = agreement(given, "yn")
    assert (found.kappa, found.ac1) == (kappa, ac1)


def test_a_category_that_nobody_gave_has_no_share() -> None:
    assert agreement(pairs(yy=2), "yn").per_category == {"y": 1.0, "n": None}


@pytest.mark.parametrize(
    ("given", "expected", "raw"),
    [
        (pairs(yy=3, yn=2, ny=1, nn=94), Spoken(units=6, same=3), 0.5),
        (pairs(yy=4), Spoken(units=4, same=4), 1.0),
        (pairs(nn=9), Spoken(units=0, same=0), None),
        ([], Spoken(units=0, same=0), None),
    ],
)
def test_what_both_left_empty_is_left_out(
    given: list[tuple[str, str]], expected: Spoken, raw: float | None
) -> None:
    found = spoken(agreement(given, "yn"), "n")
    assert found == expected
    assert found.raw == raw


def coding(coder: str, name: str, use: str, status: str, **fields: Any) -> Coding:
    effect = fields.pop("effect", None)
    code = {"pattern": "shadow", "use": use, **({"effect": effect} if effect else {})}
    data = {
        "id": f"{coder}/{name}",
        "retrospective": name,
        "coder": {"kind": "machine", "name": coder},
        "day": "2026-11-29",
        "given": "A fact sheet.",
        "recognised": False,
        "patterns": [code],
        "modes": [{"mode": "no-owner", "status": status}],
        **fields,
    }
    return Coding.model_validate(data)


def test_the_codings_of_a_playbook() -> None:
    items = [pattern(), case("acme"), case("zeta"), case("alone")]
    codings = [
        coding("first", "acme", "full", "hit", effect="helped"),
        coding("second", "acme", "partly", "hit", effect="mixed", recognised=True),
        coding("first", "zeta", "unclear", "avoided"),
        coding("second", "zeta", "unclear", "not-evidenced"),
        coding("first", "alone", "full", "hit"),
    ]
    found = agreement_of(playbook(*items, *codings))
    assert (found.total, found.whole.retrospectives) == (3, 2)
    assert (found.recognised.retrospectives, found.unrecognised.retrospectives) == (1, 1)
    assert (found.whole.use.units, found.whole.use.same) == (2, 1)
    assert (found.whole.effect.units, found.whole.effect.same) == (1, 0)
    assert (found.whole.status.units, found.whole.status.same) == (2, 1)
    assert found.unrecognised == Coded(
        1,
        agreement([("unclear", "unclear")], found.whole.use.categories),
        agreement([], found.whole.effect.categories),
        agreement([("avoided", "not-evidenced")], found.whole.status.categories),
    )


def test_nothing_coded_twice() -> None:
    found = agreement_of(playbook(case("acme")))
    assert (found.total, found.whole.retrospectives, found.whole.use.raw) == (1, 0, None)
