"""When are two names of organisations the same, and when are they near enough to ask?"""

from __future__ import annotations

import random
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.text.names import (
    LISTS,
    near_names,
    organisation_name,
    organisation_words,
    same_name,
)

SAME = {
    "acme": [
        *("Acme", " ACME ", "acme", "A c m e", "A.C.M.E.", "\uff21\uff43\uff4d\uff45", "'Acme'"),
        *("Acme, Inc.", "ACME GmbH & Co. KG", "Acme S.A.", "AB Acme", "The Acme Company Ltd"),
        *("Acme A/S", "S.A. Acme", "Acme s.r.l.", "Acme plc.", "Acme Co., Ltd."),
        *("\u0410cme", "\u0430\u0441m\u0435", "\u0391\u0421ME", "A\u03f2me", "A\u03f9\u039c\u0395"),
        *("Ac\u200bme", "Ac\u00adme", "A\u0336c\u0336m\u0336e\u0336", "\u202eAcme"),
    ],
    "bmw": ["BMW", "\u0412\u041cW", "\u0392MW AG"],
    "groß".casefold(): ["Groß", "GROSS", "gross"],
    "é": ["\u00e9", "e\u0301", "\u00c9 AG"],
    "lloyds": ["Lloyd's", "Lloyd\u2019s", "LLOYDS plc"],
    "limited": ["Limited", "LIMITED"],
    "coop": ["Co-op", "Co-op Ltd"],
    "aginsurance": ["AG Insurance", "AG Insurance SA"],
    "राम": ["राम", "राम Ltd"],
    "東京": ["東京", "東 京"],
}
"""Names by what they all are when they are compared."""

NEAR = [
    ("Northfold", "Northfeld"),
    ("Northfold", "Northfolds"),
    ("Northfold", "orthfold"),
    ("Northfold Inc.", "NORTHFOLT"),
    ("Uber", "Uber Technologies, Inc."),
    ("University of X", "University of X, Berlin"),
    ("Duke Health", "Duke University Health System"),
    ("Coyote Bank", "Coyotes' Bank"),
    ("abc def", "abcdefg"),
]
FAR = [
    ("Northfold", "Northfloat"),
    ("Northfold", "Nortfhold"),  # two letters that are swapped are two edits
    ("Acme", "Acne"),  # short names differ by less
    ("abcde", "abcdf"),
    ("Acme", "ACME GmbH"),  # the same, and not near
    ("Duke Health", "Duke University"),
    ("Uber", "Lyft"),
    ("राम", "रोम"),
    ("!", "?"),
]


def near(*names: str) -> list[tuple[int, int]]:
    """Return the places of names that are near, each as an organisation of its own."""
    return list(near_names({place: [name] for place, name in enumerate(names)}))


@pytest.mark.parametrize(
    ("name", "compared"), [(name, own) for own, names in SAME.items() for name in names]
)
def test_spellings_of_one_name(name: str, compared: str) -> None:
    assert organisation_name(name) == compared


def test_names_of_other_organisations_are_not_the_same() -> None:
    assert len({organisation_name(name) for name in SAME}) == len(SAME)
    for one, other in (*NEAR, *(pair for pair in FAR if pair != ("Acme", "ACME GmbH"))):
        assert organisation_name(one) != organisation_name(other)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The Northfold Supplies Company", ("northfold", "supplies")),
        ("SA Northfold SA", ("northfold",)),
        ("Northfold Inc. Europe", ("northfold", "inc", "europe")),
        ("The Inc.", ("the", "inc")),
        ("Ltd. Co.", ("ltd", "co")),
        ("\u2014", ()),
        ("", ()),
    ],
)
def test_the_words_that_are_compared(name: str, words: tuple[str, ...]) -> None:
    assert organisation_words(name) == words


def test_a_name_without_a_letter_is_itself() -> None:
    assert [organisation_name(name) for name in ("\u2014", "!?", "")] == ["\u2014", "!?", ""]


@pytest.mark.parametrize(("one", "other"), NEAR)
def test_names_that_are_near(one: str, other: str) -> None:
    assert (near(one, other), near(other, one)) == ([(0, 1)], [(0, 1)])


@pytest.mark.parametrize(("one", "other"), FAR)
def test_names_that_are_not_near(one: str, other: str) -> None:
    assert (near(one, other), near(other, one)) == ([], [])


def test_pairs_are_told_once_and_in_the_order_given() -> None:
    names = {
        "z": ["Northfold", "Old Mill Bakery"],
        "a": ["Northfeld", "Mill Bakery"],
        "m": ["Northfolds"],
    }
    assert list(near_names(names)) == [("z", "a"), ("z", "m")]
    assert list(near_names({"z": ["Northfold", "Northfeld"]})) == []


def test_practices_are_the_same_without_case_and_blanks() -> None:
    assert same_name("  Weekly\n Error  CLINIC ") == same_name("weekly error clinic")
    assert same_name("weekly error clinics") != same_name("weekly error clinic")


LETTERS = "".join(
    ("abdegilmnoprstuw \u0430\u0435\u043e\u0440\u0441", "ABEO", "-.,'&/", "\u0301\u00df\u0130")
)
names = st.text(st.sampled_from(LETTERS), max_size=24)


@given(names, names)
def test_nearness_has_no_direction(one: str, other: str) -> None:
    assert bool(near(one, other)) == bool(near(other, one))
    if organisation_words(one) == organisation_words(other):
        assert near(one, other) == []


@given(st.lists(names, max_size=6), st.randoms(use_true_random=False))
def test_nearness_does_not_hang_on_the_order(several: list[str], order: random.Random) -> None:
    shuffled = list(several)
    order.shuffle(shuffled)

    def pairs(given: list[str]) -> set[frozenset[str]]:
        named = {name: [name] for name in given}
        return {frozenset(pair) for pair in near_names(named)}

    assert pairs(shuffled) == pairs(several)


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_case_blanks_and_the_form_of_letters_change_no_name(name: str) -> None:
    compared = organisation_name(name)
    assert organisation_name(f"  {name}\t") == compared or not organisation_words(name)
    assert organisation_name(unicodedata.normalize("NFKC", name)) == compared or not (
        organisation_words(name)
    )


@given(names, st.sampled_from(LISTS["legal_forms"].split()))
def test_a_legal_form_at_the_end_changes_no_name(name: str, form: str) -> None:
    telling = set(organisation_words(name)) - set(LISTS["legal_forms"].split())
    if telling - set(LISTS["legal_forms_first"].split()):
        assert organisation_name(f"{name}, {form.upper()}") == organisation_name(name)


@given(st.from_regex(r"[a-z]{6,12}", fullmatch=True), st.data())
def test_one_letter_more_less_or_other_is_near(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    for edited in (name[:at] + name[at + 1 :], name[:at] + letter + name[at:]):
        assert near(name, edited) == ([(0, 1)] if len(edited) >= 6 else [])
    swapped = name[:at] + letter + name[at + 1 :]
    assert near(name, swapped) == ([] if swapped == name else [(0, 1)])


def test_lists_name_each_letter_once_and_in_small() -> None:
    letters = "".join(LISTS["look_alikes"].values())
    assert len(set(letters)) == len(letters)
    assert letters == letters.casefold() == unicodedata.normalize("NFKC", letters)
    for forms in (LISTS["legal_forms"], LISTS["legal_forms_first"]):
        assert forms.split() == sorted(set(forms.split()))
        assert [form for form in forms.split() if organisation_words(form) != (form,)] == []


@pytest.mark.parametrize(
    "name",
    [
        "organisation {number}",
        "{number} Northfold Supplies of the North",
        "Northfold",
        "N{number} Bank",
        "{letters}",
    ],
)
def test_five_thousand_names_take_little_time(name: str) -> None:
    letters = random.Random(8)  # noqa: S311 - names are no secret
    several = {
        number: [
            name.format(
                number=f"{number:05}", letters="".join(letters.choices("abcdefghijkl", k=20))
            )
        ]
        for number in range(5_000)
    }
    start = time.monotonic()
    found = list(near_names(several))
    assert time.monotonic() - start < 15
    assert len(found) == len(set(found))
