"""Does a state travel in an address and come back whole, or is the reader told why not?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from ...helpers.building import PROJECT
from ..modules import run

ITEMS = 200
LONGEST = 2000
"""Characters that an address should stay under: mail and chat programs cut longer ones."""

OWNERS = ("Anna Weber", "Piotr Nowak", "Head of AP", "M. Okafor", "Security desk", "Dana")

State = dict[str, str]


@pytest.fixture(scope="session")
def lists() -> list[dict[str, Any]]:
    """Return the playbook's checklists as the scripts see them."""
    paths = sorted((PROJECT / "playbook" / "checklists").glob("*.yml"))
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in paths]


def records(lists: list[dict[str, Any]], enter: Callable[[int, str], State]) -> dict[str, State]:
    """Enter something for the first items of the playbook: by their number and their evidence."""
    items = [(f"{entry['id']}/{item['id']}", item) for entry in lists for item in entry["items"]]
    assert len(items) >= ITEMS
    return {
        item_id: enter(number, item["evidence"])
        for number, (item_id, item) in enumerate(items[:ITEMS])
    }


def state(number: int) -> str:
    """Return a state that looks like none of its neighbours'."""
    return ("done", "done", "open", "done", "na")[number * 7 % 5]


def states_alone(number: int, _evidence: str) -> State:
    return {"state": state(number)}


def states_and_owners(number: int, _evidence: str) -> State:
    return {"state": state(number), "owner": OWNERS[number * 5 % len(OWNERS)]}


def as_a_team_would(number: int, evidence: str) -> State:
    """Half the items with an owner, twenty with a note of 60 characters, ten with a link."""
    return {
        "state": state(number),
        **({"owner": OWNERS[number * 5 % len(OWNERS)]} if number % 2 else {}),
        **({"note": evidence[:60]} if number % 10 == 3 else {}),
        **({"link": f"https://wiki.example.org/ap/triage/{number}"} if number % 20 == 1 else {}),
    }


ROUND = """
const { pack, unpack, shareAddress } = await load("kept/share");
const { encodeTicks, decodeTicks } = await load("checklists/tickcode");
const coded = (lists, records, edition) => {
  const { bytes, dense } = encodeTicks(lists, (id) => records[id], edition);
  return pack(bytes, dense);
};
const read = async (text, lists) => {
  const shared = decodeTicks(await unpack(text), lists);
  return { ...shared, records: Object.fromEntries(shared.records) };
};
"""


@pytest.mark.parametrize("enter", [states_alone, states_and_owners, as_a_team_would])
def test_200_items_come_back_whole_from_a_link_under_2000_characters(
    page: Page, lists: list[dict[str, Any]], enter: Callable[[int, str], State]
) -> None:
    entered = records(lists, enter)
    length, shared = run(
        page,
        f"{ROUND} const packed = await coded(argument.lists, argument.entered, '2026.1');"
        "return [shareAddress(packed).length, await read(packed, argument.lists)];",
        {"lists": lists, "entered": entered},
    )
    assert shared == {
        "edition": "2026.1",
        "records": entered,
        "reworded": [],
        "retired": [],
        "foreign": 0,
    }
    assert length < LONGEST


def test_a_link_made_before_a_new_edition_says_what_became_of_its_items(page: Page) -> None:
    def items(*ids: str) -> list[State]:
        return [{"id": item_id, "text": f"The {item_id} holds."} for item_id in ids]

    before = [{"id": "a", "items": items("x", "y", "z")}, {"id": "b", "items": items("x")}]
    after = [{"id": "a", "items": [*items("new", "z"), {"id": "x", "text": "It holds."}]}]
    entered = {
        "a/x": {"state": "done", "owner": "Anna"},
        "a/y": {"state": "na", "reason": "No\nvendor", "note": "“Quoted”, 🦺"},
        "a/z": {"note": "Only a note"},
        "b/x": {"state": "done"},
    }
    assert run(
        page,
        f"{ROUND} return read(await coded(argument.before, argument.entered, '1'), argument.after)",
        {"before": before, "after": after, "entered": entered},
    ) == {
        "edition": "1",
        "records": {
            "a/x": {"state": "done", "owner": "Anna"},
            "a/z": {"state": "open", "note": "Only a note"},
        },
        "reworded": ["a/x"],
        "retired": [
            {
                "list": "a",
                "record": {"state": "na", "reason": "No\nvendor", "note": "“Quoted”, 🦺"},
            }
        ],
        "foreign": 1,
    }


def test_items_whose_short_hashes_meet_are_told_apart(page: Page) -> None:
    met = run(
        page,
        """
        const { checksum } = await load("kept/share");
        const seen = new Map();
        for (let number = 0; ; number += 1) {
          const hash = checksum(`item-${number}`) % 2 ** 16;
          if (seen.has(hash)) return [seen.get(hash), `item-${number}`];
          seen.set(hash, `item-${number}`);
        }
        """,
    )
    lists = [{"id": "a", "items": [{"id": item_id, "text": "It holds."} for item_id in met]}]
    entered = {f"a/{met[0]}": {"state": "done"}, f"a/{met[1]}": {"state": "na", "reason": "No"}}
    shared = run(
        page,
        f"{ROUND} return read(await coded(argument.lists, argument.entered), argument.lists);",
        {"lists": lists, "entered": entered},
    )
    assert shared["records"] == entered


VALUE = {"symptoms": ["no-owner", "late-integration"] * 10, "words": "„Später“"}

TRY = """
const { UnreadableShare, pack, packValue, unpackValue } = await load("kept/share");
const attempt = async (text) => {
  try {
    return await unpackValue(text);
  } catch (error) {
    if (error instanceof UnreadableShare) return error.message;
    throw error;
  }
};
"""


@pytest.mark.parametrize("mode", ["d", "p"])
def test_a_value_comes_back(page: Page, mode: str) -> None:
    if mode == "p":
        page.add_init_script("delete window.CompressionStream")
    packed, value = run(
        page,
        f"{TRY} const packed = await packValue(argument); return [packed, await attempt(packed)];",
        VALUE,
    )
    assert (packed[:2], value) == (f"1{mode}", VALUE)


@pytest.mark.parametrize("mode", ["d", "p"])
def test_a_link_that_was_cut_anywhere_says_so(page: Page, mode: str) -> None:
    if mode == "p":
        page.add_init_script("delete window.CompressionStream")
    results = run(
        page,
        f"{TRY} const packed = await packValue(argument); const said = new Set();"
        "for (let end = 0; end < packed.length; end += 1) {"
        "  said.add(await attempt(packed.slice(0, end))); }"
        "return [...said];",
        VALUE,
    )
    assert results == [
        "This link is incomplete: some programs cut long addresses. Ask for it again as a file."
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2dAAAAAA", "This link was made with a newer edition of the playbook. Reload the page."),
        ("1x!", "This link is incomplete"),
        ("", "This link is incomplete"),
    ],
)
def test_a_link_that_can_not_be_read_says_why(page: Page, text: str, words: str) -> None:
    assert run(page, f"{TRY} return attempt(argument);", text).startswith(words)


def test_a_browser_that_can_not_unpack_says_so(page: Page) -> None:
    packed = run(page, f"{TRY} return packValue(argument);", VALUE)
    page.add_init_script("delete window.DecompressionStream")
    page.reload()
    assert run(page, f"{TRY} return attempt(argument);", packed) == (
        "This browser is too old to read this link. Open it in a current one."
    )


def test_a_link_that_would_unpack_to_megabytes_is_refused(page: Page) -> None:
    said = run(
        page,
        f"{TRY} const packed = await pack(new Uint8Array(2 ** 21)); "
        "return [packed.length < 5000, await attempt(packed)];",
    )
    assert said[0]
    assert said[1].startswith("This link is incomplete")


def test_every_byte_of_a_damaged_link_is_noticed_or_harmless(page: Page) -> None:
    """A link that somebody tampered with ends in words, never in an error of ours."""
    assert (
        run(
            page,
            f"""{ROUND}
            const {{ UnreadableShare }} = await load("kept/share");
            const lists = [{{ id: "a", items: [{{ id: "x", text: "t" }}] }}];
            const {{ bytes }} = encodeTicks(lists, () => ({{ state: "done", note: "n" }}));
            for (let at = 0; at < bytes.length; at += 1) {{
              for (const byte of [0, 1, 3, 127, 255]) {{
                const damaged = Uint8Array.from(bytes);
                damaged[at] = byte;
                try {{ decodeTicks(damaged, lists); }} catch (error) {{
                  if (!(error instanceof UnreadableShare)) return [at, byte, String(error)];
                }}
              }}
            }}
            return null;
            """,
        )
        is None
    )
