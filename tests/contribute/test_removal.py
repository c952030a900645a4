"""Does an item leave the playbook whole, and is everything else as its author wrote it?"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.content.loader import Loaded, Shelf, Tree, load, parts_of, read_record, read_tree
from macros.content.problems import Place
from macros.content.rules import review
from macros.content.rules.checked import Checked
from macros.contribute.removal import Edit, Removal, plan_removal, taken_out, write_all
from macros.contribute.removal.cutting import UncuttableError, data_of, without
from macros.contribute.removal.mentions import mentions
from macros.contribute.removal.unlinking import unlinked
from macros.contribute.removal.writing import ChangedMeanwhileError
from macros.model import Item, Retrospective

from ..helpers.building import PROJECT

CONTENT = PROJECT / "playbook"


@cache
def loaded() -> Loaded:
    return load([CONTENT])


def no_pages(_: Item) -> Iterator[Place]:
    """Tell of no hand-written page."""
    return iter(())


def keys_of(*kinds: type[Item]) -> list[tuple[str, str]]:
    return [key for key in load([CONTENT]).trees if key[0] in {kind.kind for kind in kinds}]


RETROSPECTIVES = keys_of(Retrospective)


@cache
def shelf() -> Shelf:
    return Shelf()


def planned(key: tuple[str, str]) -> Removal:
    return plan_removal(key, loaded(), [CONTENT], no_pages, shelf())


def test_every_retrospective_is_among_the_cases() -> None:
    assert len(RETROSPECTIVES) == len(list((CONTENT / "retrospectives").rglob("*.yml"))) >= 18


@pytest.mark.parametrize("key", RETROSPECTIVES, ids=lambda key: key[1])
def test_what_leads_to_a_retrospective_can_be_taken_out(key: tuple[str, str]) -> None:
    plan = taken_out(key, loaded())
    assert list(plan.decisions()) == []
    assert_clean_edits(plan.edits, key)


@pytest.mark.parametrize(
    "key",
    [
        ("retrospective", "md-anderson-watson-oncology"),
        ("pattern", "kill-switch"),
        ("organisation", "uk-government"),
        ("checklist", "data"),
        ("ref", "mcgregor-2021-aiid"),
    ],
    ids=":".join,
)
def test_the_playbook_passes_its_check_without_an_item(key: tuple[str, str]) -> None:
    plan = planned(key)
    assert plan.decisions == ()
    assert plan.edits
    assert_clean_edits(plan.edits, key)


def test_codings_go_with_the_retrospective_that_was_coded() -> None:
    plan = planned(("retrospective", "klarna-assistant"))
    codings = sorted((CONTENT / "coding").rglob("klarna-assistant.yml"))
    assert len(codings) == 2
    assert plan.gone == (plan.path, *codings)
    assert not plan.edits.keys() & {*plan.gone}
    assert [deed.message for deed in plan.deeds if deed.place.path in codings] == [
        "the file is deleted too: it is about this alone"
    ] * 2


def test_codes_go_with_the_pattern_that_they_are_of() -> None:
    plan = planned(("pattern", "kill-switch"))
    codings = set((CONTENT / "coding").rglob("*.yml"))
    assert (plan.with_it, codings - plan.edits.keys()) == ((), set())


def assert_clean_edits(edits: Mapping[Path, Edit], key: tuple[str, str]) -> None:
    """Each edited file leads to the item no more, and has no line that was not there before."""
    kinds = {tree.path: type(loaded().items[own]) for own, tree in loaded().trees.items()}
    for path, edit in edits.items():
        tree, problems = read_tree(path, edit.after)
        assert tree
        assert problems == []
        if path in kinds:
            record, problems = read_record(tree, kinds[path])
            assert record
            assert mentions(Checked(record, tree, (record.kind, record.id)), key) == []
        lines = set(edit.before.splitlines())
        changed = [line for line in edit.after.splitlines() if line not in lines]
        assert len(changed) <= 2 * edit.before.count(key[1])
        assert ":".join(key) not in edit.after


PAGE = """\
# yaml-language-server: $schema=x   # keep
id: word   # keep this too
title: 'A word'
summary: >-
  See [the   *old*
  thing](term:old) and [another](term:other), twice [old](<term:old> "Old").

# about the origin
origin: [editorial, ref:gone]   # a remark
see:
  # first
  - term:other   # other
  - term:old     # goes along

  # last
  - term:more
"""


def test_links_become_words_and_all_else_stays() -> None:
    after = unlinked(PAGE, "term:old", {("summary",): True})
    assert after == PAGE.replace(
        "[the   *old*\n  thing](term:old)", "the   *old*\n  thing"
    ).replace('[old](<term:old> "Old")', "old")
    assert without(after, {("see", 1), ("origin", 1)}) == after.replace(
        "  - term:old     # goes along\n", ""
    ).replace(", ref:gone", "")


@pytest.mark.parametrize(
    ("text", "after"),
    [
        (r"a: \[x [y](term:old)", r"a: \[x y"),
        (r"a: '\[x](term:old) [y](term:old)'", r"a: '\[x](term:old) y'"),
        (r"a: '] [x [y [z]] \]](term:old) ['", r"a: '] x [y [z]] \] ['"),
        ("a: '[x](term:old \"](term:old)\") [y](term:older)'", "a: 'x [y](term:older)'"),
    ],
)
def test_which_brackets_are_a_link(text: str, after: str) -> None:
    assert unlinked(text, "term:old", {("a",): True}) == after


@pytest.mark.parametrize(
    ("text", "taken", "after"),
    [
        ("a: 1\nb: 2 # x\n# y\nc: 3\n", {("b",)}, "a: 1\n# y\nc: 3\n"),
        ("a: 1\r\nb: 2\r\n", {("a",)}, "b: 2\r\n"),
        ("a: 1\nb: 2", {("b",)}, "a: 1\n"),
        ("k:\n- a: 1\n  b: 2\n- c\n", {("k", 0, "a")}, "k:\n- b: 2\n- c\n"),
        ("k:\n- a: 1\n  b: 2\n- c\n", {("k", 0)}, "k:\n- c\n"),
        ("k:\n-  # r\n  # s\n  a\n- b\n", {("k", 0)}, "k:\n- b\n"),
        ("k:\n-\n" + 300 * "  # r - s\n" + "  a\n- b\n", {("k", 0)}, "k:\n- b\n"),
        ("k: {a: 1, b: 2, c: 3}\n", {("k", "a"), ("k", "c")}, "k: {b: 2}\n"),
        ("k: [a, b,\n  c, d]\n", {("k", 1), ("k", 2)}, "k: [a, d]\n"),
        ("k: [a, b]\nl:\n- x\n- z\n", {("k", 1), ("l", 0)}, "k: [a]\nl:\n- z\n"),
        ("a: |\n  text\n\n  more\n\n\nb: 1\n", {("a",)}, "\n\nb: 1\n"),
        ("a: >-\n  text\n# keep\nb: 1\n", {("a",)}, "# keep\nb: 1\n"),
        ("a:\n  - x: [1]\n    y: |\n      t\n  # r\n  - z\n", {("a", 0)}, "a:\n  # r\n  - z\n"),
    ],
)  # fmt: skip
def test_what_is_taken_out(text: str, taken: set[tuple[str | int, ...]], after: str) -> None:
    assert without(text, taken) == after


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("k:\n- a: 1\n  # about b\n  b: 2\n", {("k", 0, "a")}),
        ("k:\n- - a\n  - b\n", {("k", 0, 1), ("k", 0, 0)}),
        ("k: [a]\n", {("k", 0)}),
    ],
)
def test_what_only_a_person_can_take_out(text: str, taken: set[tuple[str | int, ...]]) -> None:
    with pytest.raises(UncuttableError):
        without(text, taken)


@pytest.mark.parametrize(
    "text",
    [
        "a: 'See <term:old>'\n",
        "a: |\n  See [it][1].\n\n  [1]: term:old\n",
        "a: 'Code `[it](term:old)` and [it](term:old)'\n",
        "a: See [#1 of many](term:old)\n",
    ],
)
def test_links_that_only_a_person_can_undo(text: str) -> None:
    with pytest.raises(UncuttableError):
        unlinked(text, "term:old", {("a",): False})


names = st.sampled_from(["a", "b", "c", "d"])
values = st.recursive(
    st.sampled_from(["x", "two words", "'quoted # no'", '"q"', "|\n@t1\n@t2", ">-\n@f"]),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3), st.dictionaries(names, inner, min_size=1)
    ),
    max_leaves=8,
)


def block(value: object, indent: int) -> str:
    """Write a value in block style, with a remark above and behind each part."""
    pad = " " * indent
    if isinstance(value, str):
        return f" {value.replace('@', pad + '  ')}" + ("" if "\n" in value else "  # behind") + "\n"
    rows: list[tuple[str | None, object]] = (
        list(value.items()) if isinstance(value, dict) else [(None, one) for one in value]  # type: ignore[attr-defined]
    )
    head = [f"{pad}# above\n{pad}" + ("-" if name is None else f"{name}:") for name, _ in rows]
    return "\n" + "".join(
        start + block(own, indent + 2) for start, (_, own) in zip(head, rows, strict=True)
    )


@settings(max_examples=50)
@given(st.dictionaries(names, values, min_size=2), st.data())
def test_anything_can_be_taken_out_of_anything(
    value: dict[str, object], data: st.DataObject
) -> None:
    text = block(value, 0).lstrip("\n")
    parts = parts_of(text)
    several = [path for path, part in parts.items() if len(parts[path[:-1]].inner) > 1 and path]
    path = data.draw(st.sampled_from(several))
    after = without(text, {path})
    assert path in parts_of(text)
    assert data_of(after) != data_of(text)
    gone = [line for line in text.splitlines() if line.strip() == "# above"]
    kept = [line for line in after.splitlines() if line.strip() == "# above"]
    inside = sum(own[: len(path)] == path for own in parts) - 1
    assert len(gone) - len(kept) <= inside


def test_all_or_nothing_is_written(tmp_path: Path) -> None:
    one, two, gone = (tmp_path / name for name in ("one.yml", "two.yml", "gone.yml"))
    for path in (one, two, gone):
        path.write_text("a: 1\n", encoding="utf-8")
    edits = {one: Edit("a: 1\n", "a: 2\n"), two: Edit("other\n", "a: 2\n")}
    with pytest.raises(ChangedMeanwhileError):
        write_all(edits, [gone])
    edits[two] = Edit("a: 1\n", "a: 3\n")
    with pytest.raises(FileNotFoundError):
        write_all(edits, [gone, tmp_path / "not-there.yml"])
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "one.yml": "a: 1\n", "two.yml": "a: 1\n", "gone.yml": "a: 1\n",
    }  # fmt: skip
    write_all(edits, [gone])
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        "one.yml": "a: 2\n", "two.yml": "a: 3\n",
    }  # fmt: skip


def test_an_item_that_replaces_another_uncovers_it(work: Path) -> None:
    shutil.copytree(work / "base" / "glossary", work / "ours" / "glossary")
    roots = [Path("base"), Path("ours")]
    plan = plan_removal(("term", "pilot"), load(roots), roots, no_pages)
    assert (plan.path, plan.uncovers) == (
        Path("ours/glossary/pilot.yml"), Path("base/glossary/pilot.yml"),
    )  # fmt: skip
    assert (plan.deeds, plan.decisions, plan.edits) == ((), (), {})
    write_all(plan.edits, plan.gone)
    assert review(load(roots)) == ()


def test_what_a_later_folder_hides_is_edited_too(work: Path) -> None:
    """Otherwise the first folder alone would no longer pass its check."""
    memo = (work / "base" / "templates" / "memo.yml").read_text(encoding="utf-8")
    ours = work / "ours" / "templates" / "memo.yml"
    ours.parent.mkdir(parents=True)
    ours.write_text(memo.replace(" on the [pilot](term:pilot)", ""), encoding="utf-8")
    roots = [Path("base"), Path("ours")]
    plan = plan_removal(("term", "pilot"), load(roots), roots, no_pages)
    assert list(plan.edits) == [Path("base/templates/memo.yml")]
    assert Tree(work / "base" / "templates" / "memo.yml").text == memo


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("role:owner", "`owner` is needed here: name another item, or reword it"),
        ("step:decide", "`steps` needs an entry, and this is the last one: name another item"),
        ("failure-mode:no-owner", "`failure_mode` is needed here: name another item, or reword it"),
        ("checklist:ready", ""),
    ],
)
def test_what_a_person_has_to_decide(key: str, said: str, work: Path) -> None:
    roots = [Path("base")]
    kind, _, item_id = key.partition(":")
    plan = plan_removal((kind, item_id), load(roots), roots, no_pages)
    assert (said in {problem.message for problem in plan.decisions}) == bool(said)
    assert work.is_dir()
