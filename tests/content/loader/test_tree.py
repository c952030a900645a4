"""What does a YAML text mean, and where does each part stand?"""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from macros.content.loader import MAX_DEPTH, Tree, read_tree
from macros.content.loader.located import Located
from macros.content.loader.scalars import MAX_NUMBER
from macros.content.problems import Place, Problem

FILE = Path("a.yml")

TEXT = """\
# A comment
title: A word
list:
  - one
  - {two: 2, "drei vier": [3, 4]}
none:
group:
  text: |
    lines
    of text
"""


def at(line: int, column: int) -> Place:
    return Place(FILE, line, column)


def tree_of(text: str) -> Tree:
    tree, problems = read_tree(FILE, text)
    assert problems == []
    assert tree is not None
    return tree


def test_a_whole_tree() -> None:
    tree = tree_of(TEXT)
    assert (tree.path, tree.text) == (FILE, TEXT)
    assert tree.located == Located(
        {
            "title": "A word",
            "list": ["one", {"two": 2, "drei vier": [3, 4]}],
            "none": None,
            "group": {"text": "lines\nof text\n"},
        },
        values={
            (): at(2, 1),
            ("title",): at(2, 8),
            ("list",): at(4, 3),
            ("list", 0): at(4, 5),
            ("list", 1): at(5, 5),
            ("list", 1, "two"): at(5, 11),
            ("list", 1, "drei vier"): at(5, 27),
            ("list", 1, "drei vier", 0): at(5, 28),
            ("list", 1, "drei vier", 1): at(5, 31),
            ("none",): at(6, 6),
            ("group",): at(8, 3),
            ("group", "text"): at(8, 9),
        },
        keys={
            ("title",): at(2, 1),
            ("list",): at(3, 1),
            ("list", 1, "two"): at(5, 6),
            ("list", 1, "drei vier"): at(5, 14),
            ("none",): at(6, 1),
            ("group",): at(7, 1),
            ("group", "text"): at(8, 3),
        },
    )


def test_places_of_what_is_there_and_of_what_is_not() -> None:
    tree = tree_of(TEXT)
    assert tree.place(("list", 1, "two")) == at(5, 11)
    assert tree.place(("list", 1, "three", "deep")) == at(5, 5)
    assert tree.place(("nothing",)) == at(2, 1)
    assert tree.key_place(("none",)) == at(6, 1)
    assert tree.key_place(("list", 0)) == at(4, 5)
    assert tree_of("b: 1").place(("a",)) == at(1, 1)


def test_finding_words_inside_a_value() -> None:
    tree = tree_of("a: no words\nb: some words\nc: |\n  of other\n  words\n")
    assert tree.find("words", ("a",)) == at(1, 7)
    assert tree.find("words", ("b",)) == at(2, 9)
    assert tree.find("words", ("c",)) == at(5, 3)
    assert tree.find("missing", ("b",)) == at(2, 4)


def test_words_of_another_file_are_not_looked_for_in_this_one() -> None:
    elsewhere = Place(Path("b.yml"), 9, 9)
    tree = tree_of("a: words\n")
    tree.located = Located(tree.data, {("a",): elsewhere})
    assert tree.find("words", ("a",)) == elsewhere


def test_a_file_that_is_gone_has_no_text_and_its_start_for_every_place(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "gone.yml", {"a": 1})
    assert (tree.text, tree.place(("a",))) == ("", Place(tmp_path / "gone.yml"))


@pytest.mark.parametrize(
    ("scalar", "value"),
    [
        ("", None),
        ("~", None),
        *((written, None) for written in ("null", "Null", "NULL")),
        *((written, True) for written in ("true", "True", "TRUE")),
        *((written, False) for written in ("false", "False", "FALSE")),
        ("0", 0),
        ("-12", -12),
        ("+12", 12),
        ("9" * 18, 10**18 - 1),
        ("9" * 19, "9" * 19),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("1.", 1.0),
        (".5", 0.5),
        ("1.5e+3", 1500.0),
        ("nul", "nul"),
        ("truE", "truE"),
        ("2026-11-24", "2026-11-24"),
        ("2026-11-24 10:00:00", "2026-11-24 10:00:00"),
        ("1.2.3", "1.2.3"),
        ("12:60", "12:60"),
        ("-", "-"),
        ("=", "="),
        ("<<", "<<"),
        ("٣", "٣"),
        ('"no"', "no"),
        ("'1:30'", "1:30"),
        ('"012"', "012"),
        ('""', ""),
        (r'"\x41\u00e9\U0001F642\t\n\"\\\/"', 'Aé🙂\t\n"\\/'),
        ("'it''s'", "it's"),
        ("http://example.org/#top", "http://example.org/#top"),
        ("a#b", "a#b"),
    ],
)
def test_scalars(scalar: str, value: object) -> None:
    data = tree_of(f"a: {scalar}\n" if scalar != "-" else 'a: "-"\n').data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: |-\n  one\n  \ttwo\n", "one\n\ttwo"),
        ("a: >-\n  one\n   \ttwo\n", "one\n \ttwo"),
        ('a: "one\n  \ttwo"\n', "one two"),
        ("a: 'one\n\ttwo'\n", "one two"),
        ("a: one\n  \ttwo\n", "one two"),
        ("a:\tone\t# \tsaid\n", "one"),
        ("a: one\n \t\n# \tsaid\n", "one"),
        ("a: [one,\n\ttwo]\n", ["one", "two"]),
    ],
)
def test_a_tab_that_indents_nothing_is_text(text: str, value: object) -> None:
    assert tree_of(text).data == {"a": value}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("\ta: 1\n", [(1, 1)]),
        ("a:\n  \tb: c\n", [(2, 3)]),
        ("a: >-\n\tb\n", [(2, 1)]),
        ("a: |-\n  \tb\n", [(2, 3)]),
        ("a: |\n  b\n\tc\n", [(3, 1)]),
        ("a:\n\t- b\n  - c\n \t- d\n", [(2, 1), (4, 2)]),
        ("a: |\n  b\n  \tc\nd:\n\t- e\n", [(5, 1)]),
    ],
)
def test_a_tab_that_indents_is_refused(text: str, places: list[tuple[int, int]]) -> None:
    tab = (
        "tab",
        "a tab stands at the start of the line",
        "Indent with spaces, two for each level.",
    )
    assert read_tree(FILE, text) == (None, [Problem(at(*place), *tab) for place in places])


def test_a_tab_below_another_mistake_is_not_named() -> None:
    _, problems = read_tree(FILE, "a: [\nb: |\n  c\n  \td\n")
    assert [problem.rule for problem in problems] == ["yaml-syntax"]


@pytest.mark.parametrize(
    "scalar",
    [
        *("yes", "No", "ON", "off", "y", "N"),
        *("012", "-07", "0o17", "0x1f", "0b10", "1_000", "1_0.5", "00"),
        *("1:30", "-1:30", "190:20:30", "1:30.5"),
        *(".inf", "-.Inf", "+.INF", ".nan", ".NaN"),
        *("1e3", "-1E+3", "1.5e3", ".5e1", "+.5", "-.5e-3"),
    ],
)
def test_scalars_that_readers_of_yaml_disagree_about(scalar: str) -> None:
    problem = Problem(
        at(2, 4),
        "ambiguous-value",
        f"YAML readers disagree about what {scalar} is",
        f'Write "{scalar}" in quotes for the text, or a plain number, true or false.',
    )
    assert read_tree(FILE, f"a: 1\nb: {scalar}\n") == (None, [problem])
    assert tree_of(f"{scalar}: 1\n").data == {scalar: 1}


def test_a_very_long_plain_value_is_text() -> None:
    for scalar in ("1" + "_" * 100_000 + "x", "1" * 100_000, "1" * 100_000 + ".5"):
        assert tree_of(f"a: {scalar}\n").data == {"a": scalar}


def test_the_longest_number_is_one_and_a_longer_one_is_text() -> None:
    longest = "0." + "1" * (MAX_NUMBER - 2)
    assert tree_of(f"a: {longest}\n").data == {"a": float(longest)}
    assert tree_of(f"a: {longest}1\n").data == {"a": f"{longest}1"}


def nested(levels: int) -> str:
    return f"a: {'[' * (levels - 1)}{']' * (levels - 1)}\n"


def test_the_deepest_nesting_is_read_and_one_more_is_not() -> None:
    value = tree_of(nested(MAX_DEPTH)).data["a"]
    for _ in range(MAX_DEPTH - 2):
        (value,) = value
    assert value == []
    message, hint = (
        "this nests deeper than 20 levels",
        "Write it flatter; at most 20 levels are read.",
    )
    problem = Problem(at(1, 23), "too-deep", message, hint)
    assert read_tree(FILE, nested(MAX_DEPTH + 1)) == (None, [problem])


def test_numbers_are_finite() -> None:
    assert math.isfinite(tree_of("a: " + "9" * 50 + ".5\n").data["a"])


def test_problems_are_collected_up_to_the_first_that_stops_the_reading() -> None:
    tree, problems = read_tree(FILE, "a: no\na: &x !y 1\nb: [\n")
    assert tree is None
    assert [(problem.place, problem.rule) for problem in problems] == [
        (at(1, 4), "ambiguous-value"),
        (at(2, 1), "duplicate-key"),
        (at(2, 4), "anchor"),
        (at(2, 4), "tag"),
        (at(4, 1), "yaml-syntax"),
    ]
