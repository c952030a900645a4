"""How does a problem read, in each of its three forms?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.content.problems import (
    ContentError,
    Place,
    Problem,
    as_github,
    as_json,
    as_text,
    did_you_mean,
    errors_of,
    field_name,
)
from macros.text.shown import clipped

HERE = Place(Path("playbook/a.yml"), 7, 5)
PLAIN = Problem(HERE, "tab", "a tab stands here")
FULL = Problem(HERE, "rule", "100 %: wrong", "Mend it:\nso, or so.", "items[2].owner")


def test_a_place_is_the_start_of_the_file_unless_told() -> None:
    assert Place(Path("a.yml")) == Place(Path("a.yml"), 1, 1)


def test_text_is_one_line_and_one_for_the_hint() -> None:
    assert str(PLAIN) == "playbook/a.yml:7:5: tab: a tab stands here"
    assert str(Problem(HERE, "tab", "a tab", "Use spaces.")) == (
        "playbook/a.yml:7:5: tab: a tab\n    Use spaces."
    )


def test_text_ends_with_a_count() -> None:
    other = Problem(Place(Path("b.yml")), "tab", "a tab")
    assert as_text([]) == ""
    assert as_text([PLAIN]) == f"{PLAIN}\n1 problem in 1 file"
    assert as_text([PLAIN, FULL]) == f"{PLAIN}\n{FULL}\n2 problems in 1 file"
    assert as_text([PLAIN, other]) == f"{PLAIN}\n{other}\n2 problems in 2 files"


def test_json_keeps_every_part() -> None:
    assert json.loads(as_json([FULL])) == [
        {
            "path": "playbook/a.yml",
            "line": 7,
            "column": 5,
            "rule": "rule",
            "message": "100 %: wrong",
            "hint": "Mend it:\nso, or so.",
            "where": "items[2].owner",
            "severity": "error",
        }
    ]
    assert as_json([]) == "[]"
    assert '"größer"' in as_json([Problem(HERE, "rule", "größer")])


def test_github_escapes_what_would_end_a_command() -> None:
    odd = Problem(Place(Path("a,b:c%.yml"), 1, 2), "r:u,le", "line\r\n::error::x")
    assert as_github([FULL, odd]).split("\n") == [
        "::error file=playbook/a.yml,line=7,col=5,title=rule::"
        "100 %25: wrong. Mend it:%0Aso, or so.",
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=2,title=r%3Au%2Cle::line%0D%0A::error::x",
    ]
    assert as_github([]) == ""


def test_a_warning_says_so_in_every_format() -> None:
    warning = Problem(HERE, "rule", "look", "Or keep it.", severity="warning")
    text = "playbook/a.yml:7:5: warning: rule: look\n    Or keep it."
    assert as_text([warning]) == f"{text}\n1 warning in 1 file"
    assert as_text([FULL, warning, warning]) == (
        f"{FULL}\n{text}\n{text}\n1 problem and 2 warnings in 1 file"
    )
    assert as_github([warning]) == (
        "::warning file=playbook/a.yml,line=7,col=5,title=rule::look. Or keep it."
    )
    assert json.loads(as_json([warning]))[0]["severity"] == "warning"
    assert errors_of([FULL, warning]) == (FULL,)


def test_an_error_holds_each_problem_once_in_order() -> None:
    first = Problem(Place(Path("a.yml"), 2), "b", "m")
    second = Problem(Place(Path("a.yml"), 10), "a", "m")
    third = Problem(Place(Path("b.yml"), 1), "a", "m")
    error = ContentError([third, second, first, second])
    assert error.problems == (first, second, third)
    assert str(error) == as_text((first, second, third))


def test_paths_are_shown_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    below = Problem(Place(tmp_path / "playbook" / "a.yml"), "r", "m")
    assert str(below) == "playbook/a.yml:1:1: r: m"
    assert str(Problem(Place(Path("/elsewhere/a.yml")), "r", "m")) == "/elsewhere/a.yml:1:1: r: m"
    assert str(Problem(Place(Path("../a.yml")), "r", "m")) == "../a.yml:1:1: r: m"


def test_a_link_is_shown_as_itself_and_not_as_its_target(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name, target in (("link.yml", "target.yml"), ("loop.yml", "loop.yml")):
        Path(name).symlink_to(target)
        assert str(Problem(Place(Path(name)), "r", "m")) == f"{name}:1:1: r: m"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.yml", r"a\nb.yml"),
        ("\x1b[2Ja.yml", r"\x1b[2Ja.yml"),
        ("\udcff.yml", r"\udcff.yml"),
        ("a\u202eb.yml", r"a\u202eb.yml"),
        ("größe 🙂.yml", "größe 🙂.yml"),
    ],
)
def test_a_path_stays_on_its_line(name: str, shown: str) -> None:
    assert str(Problem(Place(Path(name)), "r", "m")) == f"{shown}:1:1: r: m"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ((), ""),
        (("items",), "items"),
        (("items", 1, "owner"), "items[2].owner"),
        (("sections", 0, "fields", 9, "example", 0, 2), "sections[1].fields[10].example[1][3]"),
    ],
)
def test_field_names_count_from_one(path: tuple[str | int, ...], name: str) -> None:
    assert field_name(path) == name


@pytest.mark.parametrize(
    ("wrong", "near"),
    [("sumary", "summary"), ("summary", "summary"), ("titel", "title"), ("zzz", ""), ("", "")],
)
def test_the_nearest_word(wrong: str, near: str) -> None:
    assert did_you_mean(wrong, ["title", "summary"]) == near


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "short"),
        ("two\n\n  lines\t", "two lines"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 59 + "…"),
        ("", ""),
    ],
)
def test_an_author_s_words_fit_on_a_line(text: str, shown: str) -> None:
    assert clipped(text) == shown
