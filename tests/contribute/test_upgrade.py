"""Is a record rewritten with every text and remark kept, however it is written?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.contribute.removal.cutting import UncuttableError, data_of
from macros.contribute.upgrade.homes import Homes
from macros.contribute.upgrade.records import Home, OldRecord
from macros.contribute.upgrade.rewriting import Renamed, Rewriting, remarks_of, rewritten
from macros.contribute.writer import data_text

HOME = Home("acme", "retail")


def upgraded(data: Mapping[str, Any], text: str) -> str:
    return rewritten(text, OldRecord(data, HOME, {"shadow": "Shadow mode"}).rewriting)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", "new: b\n"),
        ("a: b  # r\n", "new: b  # r\n"),
        ("'a': b", "new: b"),
        ("{a: b, c: d}\n", "{new: b, c: d}\n"),
        ("a:\n  # r\n  - b\n", "new:\n  # r\n  - b\n"),
    ],
)
def test_a_field_gets_another_name(before: str, after: str) -> None:
    assert rewritten(before, Rewriting([Renamed(("a",), "new")])) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\nc: d\n", "a: [x]\nc: d\n"),
        ("a: >-\n  b\n  e\n# r\nc: d\n", "a: [x]\n# r\nc: d\n"),
        ('a: "b # no remark"  # r\nc: d\n', "a: [x]  # r\nc: d\n"),
        ("{a: b, c: d}", "{a: [x], c: d}"),
    ],
)
def test_a_field_gets_another_value(before: str, after: str) -> None:
    assert rewritten(before, Rewriting([Renamed(("a",), "a", ["x"], "[x]")])) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\nc: d\n", "a: b\n"),
        ("a: b\nc: d  # r\n", "a: b\n# r\n"),
        ("# q\nc: d\na: b\n", "# q\na: b\n"),
        ("c: d # r\na: b\n", "# r\na: b\n"),
        ("{a: b, c: d}  # r\n", "{a: b}  # r\n"),
        ("{a: b, # r\n  c: d}\n", "{a: b}\n# r\n"),
    ],
)
def test_a_field_is_taken_out_and_its_remark_stays(before: str, after: str) -> None:
    assert rewritten(before, Rewriting(cut={("c",)})) == after


LESSON = {"text": "T.", "reading": True}
TOLD = "  - text: T.\n    reading: true\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", f"a: b\nlessons:\n{TOLD}"),
        ("a: b", f"a: b\nlessons:\n{TOLD}"),
        ("a: b\n\n# r\n", f"a: b\nlessons:\n{TOLD}\n# r\n"),
        ("a: b\n# r\nsources: [c]\n", f"a: b\nlessons:\n{TOLD}# r\nsources: [c]\n"),
        ("sources: [c]\na: b\n", f"lessons:\n{TOLD}sources: [c]\na: b\n"),
        ("a: b\nlessons: []\nc: d\n", f"a: b\nc: d\nlessons:\n{TOLD}"),
        ("lessons: [One., '2.']  # r\na: b\n",
         f"lessons:\n  - One.\n  - '2.'  # r\n{TOLD}a: b\n"),
        ("lessons: [One., '2.']\na: b\n", f"lessons:\n  - One.\n  - '2.'\n{TOLD}a: b\n"),
        ("lessons:\n  - One.  # r\na: b\n", f"lessons:\n  - One.  # r\n{TOLD}a: b\n"),
        ("lessons:\n- One.\n", "lessons:\n- One.\n- text: T.\n  reading: true\n"),
        ("lessons:\n    - One.", "lessons:\n    - One.\n    - text: T.\n      reading: true\n"),
        ("lessons: [One.,\n  Two.]\n", None),
        ("{a: b}\n", None),
        ("a: b\nlessons:\n", None),
        ("a: b\nlessons: One.\n", None),
    ],
)  # fmt: skip
def test_a_lesson_is_told(before: str, after: str | None) -> None:
    rewriting = Rewriting(lessons=[LESSON])
    if after is None:
        with pytest.raises(UncuttableError):
            rewritten(before, rewriting)
    else:
        assert rewritten(before, rewriting) == after


def test_a_name_that_is_there_already_is_written_over_nowhere() -> None:
    with pytest.raises(UncuttableError):
        rewritten("a: b\nnew: c\n", Rewriting([Renamed(("a",), "new")]))


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("# a\nb: c  # d\n", ["# a", "# d"]),
        ("a: 'b # c'\nd: >-\n  # e\n  f#g\n# h\n", ["# h"]),
        ("a: b#c\nd: [e, # f\n  g]\n", ["# f"]),
        ("a: b\n#\n# c  \n", ["#", "# c"]),
        ("a: b # c\n# c\n", ["# c", "# c"]),
    ],
)
def test_what_is_a_remark(text: str, remarks: list[str]) -> None:
    assert sorted(remarks_of(text).elements()) == sorted(remarks)


@pytest.mark.parametrize(
    ("data", "after"),
    [
        ({"practices": None, "sources": "s1", "results": [3, None]}, {}),
        ({"practices": {"effect": "missed"}, "record": 7}, {}),
        ({"sources": [{"id": "s1", "kind": ["vendor"]}]}, {"sources": [{"id": "s1"}]}),
        (
            {"practices": [{"effect": "missed", "pattern": None}]},
            {"practices": [{"use": "none", "pattern": None}]},
        ),
        ({"practices": [{"effect": "missed", "evidence": 3}], "lessons": None}, None),
    ],
)
def test_what_was_never_right_is_left_to_the_check(
    data: dict[str, Any], after: dict[str, Any] | None
) -> None:
    whole = {"id": "told", "organisation": 3, **data}
    if after is None:
        with pytest.raises(UncuttableError):
            upgraded(whole, data_text(whole))
    else:
        found = data_of(upgraded(whole, data_text(whole)))
        assert found == {"id": "told", "organisations": ["acme"], **data, **after}


words = st.text(st.sampled_from("ab:#'\"[]{}- \u00e9"), min_size=1, max_size=12)
sources = st.one_of(st.just("s1"), st.just(["s1", "s2"]))
reports = st.fixed_dictionaries(
    {
        "effect": st.sampled_from(["helped", "mixed", "hurt", "missed"]),
        "evidence": words.filter(lambda text: text.strip() == text),
    },
    optional={"source": sources, "reading": st.booleans()},
).flatmap(
    lambda report: st.sampled_from(
        [{"pattern": "shadow", **report}, {**report, "proposed": "A rota"}]
    )
)
cited = st.fixed_dictionaries(
    {"id": words, "kind": st.sampled_from(["primary", "secondary", "vendor"])},
    optional={"year": st.integers(1900, 2100)},
)
records = st.fixed_dictionaries(
    {
        "id": st.just("told"),
        "organisation": words,
        "sector": st.sampled_from(["retail", "finance"]),
        "record": st.sampled_from(["contributed", "public-record"]),
        "practices": st.lists(reports, max_size=4),
        "sources": st.lists(cited, max_size=3),
    },
    optional={"lessons": st.lists(words, max_size=2)},
)


@given(records)
def test_whatever_a_program_wrote_is_rewritten(data: dict[str, Any]) -> None:
    copied = json.loads(json.dumps(data))  # what occurs twice is written twice
    for text in (data_text(data), yaml.safe_dump(copied, allow_unicode=True, sort_keys=False)):
        new = data_of(upgraded(data, f"# r\n{text}"))
        missed = [one for one in data["practices"] if one["effect"] == "missed"]
        unused = [one for one in new.get("practices", ()) if one.get("use") == "none"]
        lessons = new.get("lessons", [])[len(data.get("lessons", ())) :]
        assert (new["organisations"], new.get("sector", "retail")) == (["acme"], data["sector"])
        assert len(unused) + len(lessons) == len(missed)
        assert all("source" in one and "pattern" in one for one in unused)
        assert [one["evidence"] for one in new.get("practices", ()) if "effect" in one] == [
            one["evidence"] for one in data["practices"] if one["effect"] != "missed"
        ]
        for one in missed:
            told = [*(lesson["text"] for lesson in lessons), *(one["evidence"] for one in unused)]
            assert any(one["evidence"] in text for text in told)
        assert [one["id"] for one in new["sources"]] == [one["id"] for one in data["sources"]]
        for source, was in zip(new["sources"], data["sources"], strict=True):
            assert source.get("form") == ("vendor" if was["kind"] == "vendor" else None)
            assert source.get("published") == was.get("year")


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        (["Acme", "ACME, Inc.", "acme"], ["acme", "acme", "acme"]),
        (["A European insurer", "A European insurer"],
         ["a-european-insurer", "a-european-insurer-2"]),
        (["Zeta", "ZETA plc"], ["zeta-group", "zeta-group"]),
        (["\u6771\u4eac", "\u5927\u962a"], ["organisation", "organisation-2"]),
        (["Nu", "Zeta-Group"], ["nu", "zeta-group-2"]),
        (["", 7], [None, None]),
    ],
)  # fmt: skip
def test_names_that_are_the_same_get_one_file(names: list[object], ids: list[str | None]) -> None:
    filed = {"id": "zeta-group", "name": "Zeta", "kind": "company", "sector": "retail"}
    homes = Homes([filed])
    found = [homes.home_of({"organisation": name, "sector": "energy"}) for name in names]
    assert [home and home.id for home in found] == ids
    assert {new.id for new in homes.new} == {own for own in ids if own} - {"zeta-group"}
