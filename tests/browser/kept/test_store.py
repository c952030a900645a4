"""Is nothing lost that a reader enters: reload, two tabs, storage off, full, damaged, outgrown?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page

from ..conftest import Watch
from ..modules import run
from ..tools import key_of

KEY = key_of("checklists")

OPEN = """
const { openStore, putAside, discardAside } = await load("kept/store");
const { SPACES } = await load("kept/spaces");
const store = openStore(SPACES.checklists);
const tick = (id, state = "done") =>
  store.change(`Set ${id}`, () => ({ [`-/a/${id}`]: { state } }));
const all = () => Object.fromEntries(store.entries());
"""


def kept(page: Page) -> Any:
    """Return what the browser keeps for the checklists, as it is kept."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return text and json.loads(text)


def with_storage(page: Page, text: str) -> None:
    """Let the browser find this text in its storage."""
    run(page, "localStorage.setItem(argument.key, argument.text)", {"key": KEY, "text": text})
    page.reload()


def test_what_is_entered_is_there_after_a_reload(page: Page) -> None:
    run(page, f"{OPEN} tick('one'); tick('two', 'open');")
    assert kept(page) == {
        "version": 2,
        "records": {"-/a/one": {"state": "done"}, "-/a/two": {"state": "open"}},
    }
    page.reload()
    assert run(page, f"{OPEN} return [all(), store.fault];") == [
        {"-/a/one": {"state": "done"}, "-/a/two": {"state": "open"}},
        None,
    ]


def test_changes_are_undone_one_by_one(page: Page) -> None:
    assert run(
        page,
        OPEN
        + """
        tick("one");
        tick("one", "na");
        store.change("Emptied", () => ({ "-/a/one": null }));
        const same = store.change("Nothing", () => ({ "-/a/one": null }));
        const seen = [same];
        for (let step = 0; step < 4; step += 1) {
          seen.push([store.lastChange, store.get("-/a/one")?.state ?? null]);
          store.undo();
        }
        return seen;
        """,
    ) == [False, ["Emptied", None], ["Set one", "na"], ["Set one", "done"], [None, None]]
    assert kept(page) == {"version": 2, "records": {}}


def test_records_can_not_be_changed_in_passing(page: Page) -> None:
    assert run(
        page,
        f"{OPEN} tick('one'); try {{ store.get('-/a/one').state = 'na'; }} catch {{}}return all();",
    ) == {"-/a/one": {"state": "done"}}


def test_two_tabs_see_each_others_changes(page: Page, watch: Watch) -> None:
    start = f"{OPEN} window.store = store; window.seen = [];" + (
        "store.addEventListener('change', (event) => "
        "seen.push([event.detail.from, ...event.detail.ids]));"
    )
    run(page, start)
    other = watch(page.context.new_page())
    run(other, start)
    run(page, f"{OPEN} tick('one');")
    other.wait_for_function("store.get('-/a/one')")
    run(other, f"{OPEN} tick('two');")
    page.wait_for_function("store.get('-/a/two')")
    assert page.evaluate("seen") == [["here", "-/a/one"], ["elsewhere", "-/a/two"]]
    assert other.evaluate("seen") == [["elsewhere", "-/a/one"], ["here", "-/a/two"]]


def test_undo_leaves_alone_what_another_tab_changed_since(page: Page, watch: Watch) -> None:
    run(
        page,
        f"{OPEN} window.store = store; tick('one'); store.change('Both', () => "
        "({ '-/a/one': { state: 'na' }, '-/a/two': { state: 'na' } }));",
    )
    other = watch(page.context.new_page())
    run(other, f"{OPEN} tick('two', 'done');")
    page.wait_for_function("store.get('-/a/two').state === 'done'")
    assert run(page, f"{OPEN} store.undo(); return all();") == {
        "-/a/one": {"state": "done"},
        "-/a/two": {"state": "done"},
    }


def test_a_write_by_another_tab_that_nobody_announced_is_kept(page: Page) -> None:
    run(page, f"{OPEN} tick('one');")
    run(
        page,
        "const kept = JSON.parse(localStorage.getItem(argument));"
        "kept.records['-/a/two'] = { state: 'done' };"
        "localStorage.setItem(argument, JSON.stringify(kept));",
        KEY,
    )
    run(page, f"{OPEN} tick('three');")
    assert sorted(kept(page)["records"]) == ["-/a/one", "-/a/three", "-/a/two"]


REFUSE = "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })"
NULL = "Object.defineProperty(window, 'localStorage', { get: () => null })"
REFUSE_WRITES = "Storage.prototype.setItem = () => { throw new Error('no'); }"


@pytest.mark.parametrize("fault", [REFUSE, NULL, REFUSE_WRITES])
def test_without_storage_a_page_works_and_says_so(page: Page, fault: str) -> None:
    page.add_init_script(fault)
    state, words, aside = run(
        page,
        f"{OPEN} tick('one'); tick('two'); store.undo(); "
        "return [all(), store.fault.words, putAside()];",
    )
    assert state == {"-/a/one": {"state": "done"}}
    assert words == (
        "This browser keeps nothing for this site. What you enter is lost when you close the page, "
        "so download it before you go."
    )
    assert aside == []


def test_full_storage_keeps_the_last_state_and_takes_the_rest_once_there_is_room(
    page: Page,
) -> None:
    run(
        page,
        OPEN
        + """
        window.faults = [];
        store.addEventListener("fault", () => faults.push(store.fault?.kind ?? null));
        tick("one");
        let size = 2 ** 20;
        for (let part = 0; size > 8; part += 1) {
          try { localStorage.setItem(`filler.${part}`, "x".repeat(size)); } catch { size /= 2; }
        }
        store.change("A long note", () => ({ "-/a/two": { note: "n".repeat(5000) } }));
        tick("three");
        """,
    )
    assert list(kept(page)["records"]) == ["-/a/one"]
    assert run(page, f"{OPEN} return [Object.keys(all()), store.fault.kind];") == [
        ["-/a/one", "-/a/two", "-/a/three"],
        "full",
    ]
    run(
        page,
        f"{OPEN} Object.keys(localStorage).filter((key) => key.startsWith('filler.'))"
        ".forEach((key) => localStorage.removeItem(key)); tick('four');",
    )
    assert list(kept(page)["records"]) == ["-/a/one", "-/a/two", "-/a/three", "-/a/four"]
    assert page.evaluate("faults") == ["full", None]


DAMAGED = [
    '{"version": 2, "records": {"-/a/one": {"st',
    "null",
    "[]",
    '{"version": 0, "records": {}}',
    '{"version": 2, "records": []}',
    '{"version": 2, "records": {"-/a/one": "done"}}',
    '{"version": 2, "records": {"-/a/one": {"state": "half"}}}',
    '{"version": 2, "records": {"-/a/one": {"state": "done", "script": "x"}}}',
    '{"version": 2, "records": {"__proto__": {"state": "done"}}}',
]


@pytest.mark.parametrize("text", DAMAGED)
def test_damaged_storage_is_put_aside_unchanged(page: Page, text: str) -> None:
    with_storage(page, text)
    state, fault, aside = run(page, f"{OPEN} tick('two'); return [all(), store.fault, putAside()];")
    assert state == {"-/a/two": {"state": "done"}}
    assert (fault["kind"], fault["text"]) == ("damaged", text)
    assert [entry["text"] for entry in aside] == [text]
    assert kept(page) == {"version": 2, "records": {"-/a/two": {"state": "done"}}}
    page.reload()
    assert run(
        page,
        f"{OPEN} const [entry] = putAside(); discardAside(entry.key); "
        "return [all(), store.fault, putAside()];",
    ) == [{"-/a/two": {"state": "done"}}, None, []]


def test_damaged_storage_stays_where_there_is_no_room_to_put_it_aside(page: Page) -> None:
    with_storage(page, DAMAGED[0])
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"
    )
    page.reload()
    state, kind = run(page, f"{OPEN} tick('two'); return [all(), store.fault.kind];")
    assert (state, kind) == ({"-/a/two": {"state": "done"}}, "stuck")
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == DAMAGED[0]


def test_a_tab_restores_what_another_program_damaged(page: Page) -> None:
    run(page, f"{OPEN} tick('one');")
    run(page, "localStorage.setItem(argument, '{broken')", KEY)
    run(page, f"{OPEN} tick('two');")
    assert list(kept(page)["records"]) == ["-/a/one", "-/a/two"]
    assert run(page, f"{OPEN} return [store.fault, putAside()[0].text];") == [None, "{broken"]


def test_a_newer_editions_storage_is_never_overwritten(page: Page) -> None:
    newer = json.dumps({"version": 99, "records": {"-/a/one": {"certainty": 3}}})
    run(page, f"{OPEN} tick('one');")
    run(page, "localStorage.setItem(argument.key, argument.text)", {"key": KEY, "text": newer})
    state, kind = run(page, f"{OPEN} tick('two'); return [all(), store.fault.kind];")
    assert state == {"-/a/one": {"state": "done"}, "-/a/two": {"state": "done"}}
    assert kind == "newer"
    assert page.evaluate("(key) => localStorage.getItem(key)", KEY) == newer


def test_an_older_editions_storage_is_brought_up_to_date(page: Page) -> None:
    space = """{
        name: "checklists", version: 3, accepts: () => true, settle: () => undefined,
        migrations: [
          (records) => Object.fromEntries(Object.entries(records).map(([id, record]) =>
            [`list/${id}`, record])),
          (records) => Object.fromEntries(Object.entries(records).map(([id, { done }]) =>
            [id, { state: done ? "done" : "open" }])),
        ],
    }"""
    with_storage(page, json.dumps({"version": 1, "records": {"one": {"done": True}}}))
    old_open = OPEN.replace("SPACES.checklists", space)
    assert run(page, f"{old_open} tick('two'); return [all(), store.fault];") == [
        {"list/one": {"state": "done"}, "-/a/two": {"state": "done"}},
        None,
    ]
    assert kept(page)["version"] == 3


def test_emptying_the_storage_in_another_tab_empties_the_page(page: Page, watch: Watch) -> None:
    run(page, f"{OPEN} tick('one'); window.store = store;")
    other = watch(page.context.new_page())
    run(other, "localStorage.clear()")
    page.wait_for_function("!store.get('-/a/one')")
    assert run(page, f"{OPEN} return store.fault;") is None
