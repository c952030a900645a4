"""Does the terminal read what the browser writes, and the browser what the terminal writes?"""

from __future__ import annotations

import csv
import io
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from macros.content.loader import read_tree, unreadable_characters, visible
from macros.contribute.writer import data_text

from ...helpers.judgements import data_of
from ...helpers.texts import awkward, tidied
from ..forms import SHORT, fill, finish, hand_over, opened
from ..modules import run
from ..pilots import open_pilot
from ..tools import kept

FILE = Path("file.yml")
TEXTS = awkward(1, 3000)
FIGURES = [1e-7, -1.5e-8, 0.1, 1e15, -3, 2.5e-20, 123456789.125, 0, 1 / 3]


def as_codes(texts: Sequence[str]) -> list[list[int]]:
    """Return texts as numbers, since halves of characters do not travel as texts."""
    return [[ord(letter) for letter in text] for text in texts]


FROM_CODES = "const texts = argument.map((codes) => String.fromCodePoint(...codes));"


def read(text: str) -> Any:
    """Return the data of a file as the terminal reads it."""
    assert unreadable_characters(FILE, text) == [], text
    tree, problems = read_tree(FILE, text)
    assert tree is not None, (text, problems)
    return tree.data


def test_one_rule_says_which_characters_a_text_may_hold(page: Page) -> None:
    found = run(
        page,
        """const { visible } = await load("ground/visible");
        return Array.from({ length: 0x110000 }, (_, code) => {
          const { text, removed } = visible(`a${String.fromCodePoint(code)}b`);
          return text === `a${String.fromCodePoint(code)}b` ? null : [code, text, removed];
        }).filter(Boolean);""",
    )
    changed = {code: visible(f"a{chr(code)}b") for code in range(0x110000)}
    expected = [
        [code, text, int(chr(code) != "\r")]  # which becomes a line break, so nothing is lost
        for code, text in changed.items()
        if text != f"a{chr(code)}b"
    ]
    assert found == expected
    assert len(expected) > 2000


def test_the_rule_is_the_same_for_whole_texts(page: Page) -> None:
    found = run(
        page,
        f"""{FROM_CODES} const {{ tidy, visible }} = await load("ground/visible");
        return texts.map((text) => [visible(text).text, tidy(text)]);""",
        as_codes(TEXTS),
    )
    assert found == [[visible(text), tidied(text)] for text in TEXTS]


@pytest.mark.parametrize("kind", ["as-entered", "as-kept"])
def test_the_terminal_reads_what_the_browser_writes(page: Page, kind: str) -> None:
    """What fields keep has no blanks at its ends; what older editions kept may have some."""
    written = run(
        page,
        f"""{FROM_CODES} const {{ tidy, visible }} = await load("ground/visible");
        const {{ yamlText }} = await load("documents/yaml-text");
        const of = {"tidy" if kind == "as-entered" else "(text) => visible(text).text"};
        return texts.map((text) => yamlText(
          {{ title: of(text), list: [of(text), {{ inner: of(text) }}], last: "end" }},
          {{ comment: " c" }},
        ));""",
        as_codes(TEXTS),
    )
    for text, file in zip(TEXTS, written, strict=True):
        said = tidied(text) if kind == "as-entered" else visible(text)
        assert read(file) == {"title": said, "list": [said, {"inner": said}], "last": "end"}, file


def test_the_terminal_reads_the_figures_that_the_browser_writes(page: Page) -> None:
    chance = random.Random(2)  # noqa: S311 - for cases, not for secrets
    figures = [
        *FIGURES,
        *(chance.uniform(-1, 1) * 10 ** chance.randint(-12, 12) for _ in range(500)),
    ]
    code = 'return (await load("documents/yaml-text")).yamlText({ figures: argument });'
    assert read(run(page, code, figures)) == {"figures": figures}


def test_the_browser_reads_what_the_terminal_writes(page: Page) -> None:
    data = [{"title": said, "list": [said, {"inner": said}]} for said in map(visible, TEXTS)]
    found = run(
        page,
        """const { fromFile } = await load("retrospective/file");
        const { parseDocument } = await load("vendor/yaml");
        return argument.map((file) => [fromFile(file), parseDocument(file).toJS()]);""",
        [data_text(each) for each in data],
    )
    assert found == [[each, each] for each in data]


def test_a_file_has_no_double_quotes_over_several_lines(page: Page) -> None:
    written = run(
        page,
        f"""{FROM_CODES} const {{ yamlText }} = await load("documents/yaml-text");
        const {{ tidy }} = await load("ground/visible");
        return yamlText({{ a: tidy(texts[0]), b: tidy(texts[1]), c: tidy(texts[2]) }});""",
        as_codes(
            ["First. \n \nSecond, on and on.\n  - more", "word " * 30, "a\n\tb" + " word" * 30]
        ),
    )
    assert written == (
        "a: |-\n  First.\n\n  Second, on and on.\n    - more\n"
        "b: >-\n  " + "word " * 16 + "word\n  " + "word " * 12 + "word\n"
        'c: "a\\n\\tb' + " word" * 30 + '"\n'
    )


LOSING = """
import { Document as Whole } from "./yaml.js?whole";
export * from "./yaml.js?whole";
export class Document extends Whole {
  toString(...given) { return super.toString(...given).replaceAll("keeps", "loses"); }
}
"""


def offered(page: Page) -> list[str]:
    """Return a list to which every file that the page offers adds its name."""
    names: list[str] = []
    page.on("download", lambda each: names.append(each.suggested_filename))
    return names


def let_the_library_lose(page: Page) -> None:
    """Let the library for YAML write another text than it was given."""

    def answer(route: Route) -> None:
        if "?whole" in route.request.url:
            route.continue_()
        else:
            route.fulfill(body=LOSING, content_type="text/javascript")

    page.route("**/vendor/yaml.js*", answer)


def test_the_form_hands_over_nothing_that_reads_back_as_something_else(page: Page) -> None:
    let_the_library_lose(page)
    opened(page)
    answers = {**SHORT, "use_case": "It keeps what it is given."}
    fill(page, answers)
    finish(page)
    summary = page.locator("[data-summary]")
    refusal = (
        "would not read back from the file as you entered it. Change its blanks and line breaks; "
        "your answers are kept here."
    )
    expect(summary).to_contain_text("1 thing left to fix")
    expect(summary.locator("li")).to_contain_text(refusal)
    fill(page, {"title": "Another title"})
    expect(page.locator(".part > [data-ask=id] input")).to_have_value("another-title")
    expect(summary.locator("li")).to_contain_text(refusal)
    expect(page.get_by_role("heading", name="Before it leaves")).to_be_hidden()
    assert kept(page, "retrospectives")["draft"]["answers"]["use_case"] == answers["use_case"]
    fill(page, {"use_case": "It has what it is given."})
    hand_over(page)


def test_the_workspace_saves_no_file_that_reads_back_as_something_else(page: Page) -> None:
    let_the_library_lose(page)
    open_pilot(page, "met-go", organisation="It keeps what it is given")
    downloads = offered(page)
    page.get_by_role("button", name="Download pilot.yml").click()
    expect(page.locator("pilot-file [role=status]")).to_have_text(
        "“organisation” would not read back from the file as you entered it, so no file was made. "
        "What you entered is kept here: change the blanks and line breaks of that text, and try "
        "again."
    )
    assert downloads == []
    assert kept(page, "pilots")["invoice-triage"]["organisation"] == "It keeps what it is given"


def test_an_export_that_would_not_come_back_is_not_handed_over(page: Page) -> None:
    page.goto("checklists/")
    page.evaluate("""async () => {
      const load = (name) => import(new URL(`../assets/js/${name}.js`, location.href));
      const { openStore } = await load("kept/store");
      const { SPACES } = await load("kept/spaces");
      const record = { text: "x".repeat(10_001) };
      openStore(SPACES.start).change("Wrote", () => ({ "current-state": record }));
    }""")
    downloads = offered(page)
    page.get_by_role("button", name="Export everything").click()
    expect(page.locator("kept-data [role=status]")).to_contain_text(
        "No file was made: what is kept here would not come back from it."
    )
    assert downloads == []


RECORDS = """
const { SPACES } = await load("kept/spaces");
const { openStore } = await load("kept/store");
const { backupText, readBackup } = await load("kept/backup");
"""


def test_whatever_is_kept_comes_back_from_an_export(page: Page) -> None:
    found = run(
        page,
        f"""{FROM_CODES} {RECORDS}
        const records = Object.fromEntries(
          texts.map((text, at) => [`a/x${{at}}`, {{ note: text }}]));
        const store = openStore(SPACES.checklists);
        store.change("All", () => records);
        const read = Object.fromEntries(readBackup(backupText()).map(
          ([space, kept]) => [space.name, kept]));
        store.undo();
        return texts.map((_, at) => read.checklists[`a/x${{at}}`]?.note);""",
        as_codes(TEXTS[:1000]),
    )
    assert found == [visible(text) for text in TEXTS[:1000]]


FORMATS = """
const { toCsv, toJson, toPlain } = await load("checklists/formats");
const { decodeTicks, encodeTicks } = await load("checklists/tickcode");
const { pack, unpack } = await load("kept/share");
const { visibleIn } = await load("ground/visible");
const items = texts.map((text, at) => ({ id: `x${at}`, listId: "a", text: "It holds.", week: 1,
  role: "Lead", proof: "A log", isGate: false }));
const records = new Map(texts.map((text, at) =>
  [`a/x${at}`, visibleIn({ state: "done", note: text, link: text, owner: text }).value]));
const lists = [{ id: "a", title: "A", summary: "S", items }];
const get = (id) => records.get(id);
"""


def test_tables_and_data_of_checklists_hold_any_text(page: Page) -> None:
    texts = [text for text in TEXTS if visible(text)][:1000]
    table, data = run(
        page,
        f"{FROM_CODES} {FORMATS} return [toCsv(lists, get), toJson(lists, get, '1')];",
        as_codes(texts),
    )
    rows = list(csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline="")))[1:]
    items = json.loads(data)["checklists"][0]["items"]
    for text, row, item in zip(texts, rows, items, strict=True):
        said = visible(text)
        assert {cell.removeprefix("'") for cell in row[10:12]} == {said.removeprefix("'")}
        assert [item["note"], item["link"], item["owner"]] == [said] * 3


def test_a_link_carries_any_text(page: Page) -> None:
    texts = [text for text in TEXTS if visible(text)][:1000]
    found = run(
        page,
        f"""{FROM_CODES} {FORMATS}
        const {{ bytes, dense }} = encodeTicks(lists, get, "1");
        const shared = decodeTicks(await unpack(await pack(bytes, dense)), lists);
        return texts.map((_, at) => shared.records.get(`a/x${{at}}`));""",
        as_codes(texts),
    )
    for text, record in zip(texts, found, strict=True):
        said = visible(text)
        assert record == {"state": "done", "note": said, "link": said, "owner": said}


def test_a_calendar_holds_any_title(page: Page) -> None:
    titles = [said for said in map(tidied, TEXTS) if said][:400]
    record = data_of("met-go")
    reviews = [
        {"review": said, "started": "2026-01-05", "finished": "2026-01-06"} for said in titles
    ]
    text = run(
        page,
        """const { calendar } = await load("rules/pilot/calendar");
        const { loadFramework } = await load("rules/pilot/framework");
        return calendar([argument], await loadFramework());""",
        {**record, "title": "T", "governance": reviews},
    )
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    said = [line.removeprefix("SUMMARY:T: Review: ") for line in lines if ": Review: " in line]
    assert "\n" not in "".join(lines)
    assert [unescaped(each) for each in said] == titles


def unescaped(text: str) -> str:
    """Return a text of an .ics file as a calendar shows it (RFC 5545, section 3.3.11)."""
    parts = text.split("\\\\")
    return "\\".join(p.replace("\\n", "\n").replace("\\;", ";").replace("\\,", ",") for p in parts)
