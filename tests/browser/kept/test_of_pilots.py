"""Does every record belong to a pilot and a site, and is what was kept before taken over once?"""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from ...helpers.judgements import data_of
from ..conftest import Watch
from ..modules import BLANK, run
from ..tools import keep, kept, key_of, serve, under

TICKS = {"go-no-go": {"seen": {"x": "It holds."}}, "go-no-go/x": {"state": "done"}}
FORMER: dict[str, dict[str, Any]] = {
    "checklists": TICKS,
    "templates": {"go-no-go-memo/decision/reason": {"text": "So."}},
    "start": {"owner": {"text": "Anna", "sufficient": True}},
    "retrospectives": {"draft": {"answers": {"title": "T"}, "version": "brief"}},
    "pilots": {"triage": {"version": 1, "id": "triage", "title": "Triage", "start": "2026-11-02"}},
}
"""What an edition kept that knew neither pilots nor sites."""

HANDED = {"from": "pilot:triage", "made": "2026-11-25T10:00:00.000Z", "fields": {"title": "T"}}

ALL = """
const { SPACES } = await load("kept/spaces");
const { openStore } = await load("kept/store");
const all = (name) => Object.fromEntries(openStore(SPACES[name]).entries());
"""

VIEWS = """
const { SPACES } = await load("kept/spaces");
const { openStore, together } = await load("kept/store");
const { openFor, openServed } = await load("kept/of-pilot");
const { served } = await load("kept/served");
const [one, other] = ["one", "other"].map((id) => openFor(SPACES.checklists, id));
const tick = (store, id, state) =>
  store.change(`Set ${id} ${state}`, () => ({ [`a/${id}`]: { state } }));
const all = () => Object.fromEntries(openStore(SPACES.checklists).entries());
"""


def with_former(page: Page) -> None:
    """Let the browser keep what an earlier edition did."""
    page.goto(BLANK)
    for name, records in FORMER.items():
        text = json.dumps({"version": 1, "records": records})
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)", [f"playbook.store.{name}", text]
        )


def test_what_an_earlier_edition_kept_is_taken_over_once(page: Page, root: str) -> None:
    with_former(page)
    found = run(page, f"{ALL} return argument.map(all);", list(FORMER))
    assert found == [
        records if name == "pilots" else under(records) for name, records in FORMER.items()
    ]
    keys = page.evaluate("Object.keys(localStorage).sort()")
    assert keys == sorted(key_of(name) for name in FORMER)
    page.goto(f"{root}{BLANK}")
    assert run(page, f"{ALL} return argument.map(all);", list(FORMER)) == [{} for _ in FORMER]


def test_what_was_handed_over_belongs_to_its_pilot(page: Page) -> None:
    page.goto(BLANK)
    text = json.dumps({"version": 1, "records": {"retrospective": HANDED}})
    page.evaluate("(text) => localStorage.setItem('playbook.store.handover', text)", text)
    assert run(page, f"{ALL} return all('handover');") == {"triage/retrospective": HANDED}


def test_without_room_to_move_it_stays_until_there_is(page: Page) -> None:
    with_former(page)
    page.add_init_script(
        "const set = Storage.prototype.setItem;"
        "Storage.prototype.setItem = function (...given) {"
        "  if (!window.hasRoom) throw new DOMException('', 'QuotaExceededError');"
        "  set.apply(this, given); };"
    )
    page.reload()
    seen, kind = run(
        page,
        ALL
        + """const store = openStore(SPACES.checklists);
        const seen = all("checklists");
        store.change("Ticked", () => ({ "-/a/two": { state: "done" } }));
        return [seen, store.fault.kind];""",
    )
    assert (seen, kind) == (under(TICKS), "full")
    assert page.evaluate("localStorage.getItem('playbook.store.checklists') !== null")
    run(
        page,
        ALL
        + """window.hasRoom = true;
        openStore(SPACES.checklists).change("Ticked", () => ({ "-/a/x": { state: "na" } }));""",
    )
    assert kept(page, "checklists") == TICKS | {
        "a/two": {"state": "done"},
        "a/x": {"state": "na"},
    }
    assert page.evaluate("localStorage.getItem('playbook.store.checklists')") is None


@pytest.mark.parametrize(("text", "kind"), [("{broken", "damaged"), ('{"version": 99}', "newer")])
def test_what_can_not_be_taken_over_is_said_and_kept(page: Page, text: str, kind: str) -> None:
    page.goto(BLANK)
    page.evaluate(
        """(text) => {
            localStorage.setItem("playbook.store.checklists", text);
            localStorage.setItem("playbook.aside.start.2026-01-01T00:00:00.000Z", "{older");
        }""",
        text if kind == "damaged" else '{"version": 99, "records": {}}',
    )
    found, aside = run(
        page,
        ALL
        + """const { putAside } = await load("kept/store");
        const { fault } = openStore(SPACES.checklists);
        return [fault.kind, putAside().map(({ text }) => text)];""",
    )
    assert found == kind
    assert aside == (["{broken", "{older"] if kind == "damaged" else ["{older"])
    stays = page.evaluate("localStorage.getItem('playbook.store.checklists') !== null")
    assert stays is (kind == "newer")


def test_two_sites_of_one_host_share_nothing(page: Page, root: str, watch: Watch) -> None:
    keep(page, "pilots", {"invoice-triage": data_of("met-go")})
    serve(page, "invoice-triage")
    page.goto("checklists/go-no-go/")
    page.get_by_role("checkbox").first.check()
    other = watch(page.context.new_page())
    other.goto(f"{root}checklists/go-no-go/")
    expect(other.locator(".pilot-bar summary")).to_have_text("For: No pilot yet")
    expect(other.get_by_role("checkbox").first).not_to_be_checked()
    other.get_by_role("checkbox").nth(1).check()
    expect(page.get_by_role("checkbox").nth(1)).not_to_be_checked()
    prefixes = {key.rsplit(":", 1)[0] for key in page.evaluate("Object.keys(localStorage)")}
    assert prefixes == {"playbook.store:/handbook/", "playbook.store:/"}


def test_a_pilot_sees_and_undoes_its_own_records_alone(page: Page) -> None:
    seen = run(
        page,
        f"""{VIEWS}
        const heard = [];
        one.addEventListener("change", ({{ detail }}) => heard.push([...detail.ids]));
        tick(one, "x", "done");
        tick(other, "x", "na");
        tick(one, "y", "open");
        tick(other, "y", "done");
        const before = all();
        const words = [one.lastChange, other.lastChange];
        one.undo();
        return [heard, before, words, all(), one.entries(), one.get("a/x"), one.lastChange];
        """,
    )
    assert seen == [
        [["a/x"], ["a/y"], ["a/y"]],
        {
            "one/a/x": {"state": "done"},
            "other/a/x": {"state": "na"},
            "one/a/y": {"state": "open"},
            "other/a/y": {"state": "done"},
        },
        ["Set y open", "Set y done"],
        {
            "one/a/x": {"state": "done"},
            "other/a/x": {"state": "na"},
            "other/a/y": {"state": "done"},
        },
        [["a/x", {"state": "done"}]],
        {"state": "done"},
        "Set x done",
    ]


def test_typing_for_one_pilot_and_then_another_is_undone_apart(page: Page) -> None:
    assert run(
        page,
        f"""{VIEWS}
        const type = (store, note) => store.change("Typed", () => ({{ "a/x": {{ note }} }}), "a/x");
        for (const note of ["A", "An"]) type(one, note);
        for (const note of ["B", "Bo"]) type(other, note);
        other.undo();
        return all();
        """,
    ) == {"one/a/x": {"note": "An"}}


def test_changes_made_together_are_taken_back_together(page: Page) -> None:
    seen = run(
        page,
        f"""{VIEWS}
        const texts = openFor(SPACES.templates, "one");
        tick(one, "x", "done");
        together((takeBack) => {{
          tick(one, "y", "done");
          tick(one, "y", "na");
          texts.change("Wrote", () => ({{ "t/s/f": {{ text: "T" }} }}));
        }});
        const before = [one.lastChange, texts.entries().length];
        texts.undo();
        const after = [all(), texts.entries(), one.lastChange];
        let back;
        together((takeBack) => {{
          back = takeBack;
          tick(one, "z", "done");
          together(() => tick(other, "z", "done"));
        }});
        const hidden = [one.lastChange, other.lastChange];
        back();
        return [before, after, hidden, all()];
        """,
    )
    ticked = {"one/a/x": {"state": "done"}}
    assert seen == [
        ["Set y done", 1],
        [ticked, [], "Set x done"],
        ["Set x done", None],
        ticked,
    ]


def test_the_served_pilots_store_follows_the_choice(page: Page) -> None:
    keep(page, "pilots", {"invoice-triage": data_of("met-go")})
    seen = run(
        page,
        f"""{VIEWS}
        const store = openServed(SPACES.checklists);
        const heard = [];
        store.addEventListener("change", ({{ detail }}) =>
          heard.push([detail.from, [...detail.ids], store.pilot]));
        tick(store, "x", "done");
        served.addEventListener("leave", () => tick(store, "late", "done"), {{ once: true }});
        served.serve("invoice-triage");
        tick(store, "y", "done");
        served.serve("nobody");
        return [heard, all(), served.pilot, served.title];
        """,
    )
    assert seen == [
        [
            ["here", ["a/x"], "-"],
            ["here", ["a/late"], "-"],
            ["switch", ["a/x", "a/late"], "invoice-triage"],
            ["here", ["a/y"], "invoice-triage"],
            ["switch", ["a/y", "a/x", "a/late"], "-"],
        ],
        {
            "-/a/x": {"state": "done"},
            "-/a/late": {"state": "done"},
            "invoice-triage/a/y": {"state": "done"},
        },
        "-",
        "No pilot yet",
    ]


def test_two_tabs_serve_two_pilots_and_a_new_one_begins_with_the_last(
    page: Page, watch: Watch
) -> None:
    second = data_of("unmet-revise") | {"id": "second", "title": "The other one"}
    keep(page, "pilots", {"invoice-triage": data_of("met-go"), "second": second})
    serving = """const { served } = await load("kept/served");"""
    run(page, f"{serving} served.serve('invoice-triage');")
    other = watch(page.context.new_page())
    assert run(other, f"{serving} return served.pilot;") == "invoice-triage"
    run(other, f"{serving} served.serve('second');")
    third = watch(page.context.new_page())
    assert run(third, f"{serving} return served.pilot;") == "second"
    for tab in (page, other):
        tab.reload()
    assert run(page, f"{serving} return served.title;") == "Invoice triage"
    assert run(other, f"{serving} return served.title;") == "The other one"


OFF = "Object.defineProperty(window, '{name}', {{ get() {{ throw new Error('no'); }} }})"


def test_without_storage_a_choice_holds_while_the_page_is_open(page: Page) -> None:
    for name in ("localStorage", "sessionStorage"):
        page.add_init_script(OFF.format(name=name))
    assert run(
        page,
        f"""{VIEWS}
        const pilot = {{ version: 1, id: "x", title: "X", start: "2026-01-05" }};
        openStore(SPACES.pilots).change("Added", () => ({{ x: pilot }}));
        served.serve("x");
        return [served.pilot, served.title];""",
    ) == ["x", "X"]


def test_an_export_of_an_earlier_edition_comes_in(page: Page) -> None:
    spaces = {name: {"version": 1, "records": records} for name, records in FORMER.items()}
    spaces["handover"] = {"version": 1, "records": {"retrospective": HANDED}}
    found = run(
        page,
        """const { readBackup } = await load("kept/backup");
        return Object.fromEntries(readBackup(JSON.stringify(argument))
          .map(([space, records]) => [space.name, records]));""",
        {"format": "playbook-export", "version": 1, "spaces": spaces},
    )
    assert found == {
        **{name: under(records) for name, records in FORMER.items()},
        "pilots": FORMER["pilots"],
        "handover": {"triage/retrospective": HANDED},
    }
