"""Which labels are there, and what does the queue say of issues as GitHub lists them?"""

from __future__ import annotations

import json
import re
import shlex
from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.contribute.issues.forms import forms
from macros.contribute.queue import (
    KINDS,
    LABELS,
    STATES,
    QueueError,
    entries_in,
    label_commands,
    queue_text,
)

from ..helpers.building import PROJECT

TODAY = date(2026, 11, 30)


def issue(number: int, *labels: str, day: str = "2026-11-01", **fields: Any) -> dict[str, Any]:
    return {
        "number": number,
        "title": f"Issue {number}",
        "labels": [{"name": name, "color": "ffffff"} for name in labels],
        "createdAt": f"{day}T10:00:00Z",
        "updatedAt": "2026-11-29T10:00:00Z",
        "author": {"login": "somebody"},
        **fields,
    }


def told(*issues: dict[str, Any]) -> str:
    return queue_text(entries_in(json.dumps(issues)), TODAY)


def test_every_label_that_a_form_sets_is_in_the_table() -> None:
    known = {label.name for label in KINDS}
    for name, text in forms().items():
        assert set(yaml.safe_load(text).get("labels", [])) <= known, name


def test_every_label_that_a_workflow_makes_or_sets_is_in_the_table() -> None:
    known, commands = {label.name for label in LABELS}, label_commands().splitlines()
    for path in (PROJECT / ".github" / "workflows").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        assert set(re.findall(r"--label (\S+)", text)) <= known, path.name
        assert set(re.findall(r"^ *(gh label create .*)", text, re.MULTILINE)) <= set(commands)


def test_github_takes_the_labels() -> None:
    names = [label.name for label in LABELS]
    assert len({name.casefold() for name in names}) == len(names)
    for label in LABELS:
        assert re.fullmatch(r"[0-9a-f]{6}", label.colour)
        assert 0 < len(label.name) <= 50
        assert 0 < len(label.description) <= 100
    words = [shlex.split(line) for line in label_commands().splitlines()]
    assert [line[:4] for line in words] == [["gh", "label", "create", name] for name in names]


def test_the_queue_by_state_the_oldest_first() -> None:
    assert told(
        issue(9, "retrospective", day="2026-11-29"),
        issue(4, "retrospective", "accepted", day="2026-10-01"),
        issue(5, "dispute", "in review", day="2026-11-10"),
        issue(3, "withdrawal", day="2026-11-20"),
        issue(7, "retrospective", "waiting for the author", day="2026-09-01"),
        issue(8, author=None, day="2026-11-28"),
        issue(2, "retrospective", "accepted", "in review", day="2026-11-27"),
        issue(6, "declined", "help wanted"),
    ) == (
        "New (3). Read it; its label says what comes next.\n"
        "  #3 Issue 3\n"
        "      withdrawal, by somebody, open for 10 days, unchanged for 1, late\n"
        "      Ask for proof from a public address, then run `playbook withdraw`.\n"
        "  #8 Issue 8\n"
        "      open for 2 days, unchanged for 1\n"
        "  #9 Issue 9\n"
        "      retrospective, by somebody, open for 1 day, unchanged for 1\n"
        "      Read it, then set `accepted`, `waiting for the author` or `declined`.\n"
        "\n"
        "In review (2). Work through the review sheet, then merge, ask or decline.\n"
        "  #5 Issue 5\n"
        "      dispute, by somebody, open for 20 days, unchanged for 1, late\n"
        "  #2 Issue 2\n"
        "      retrospective, by somebody, open for 3 days, unchanged for 1\n"
        "      It has 2 states: in review, accepted. Take off all but one.\n"
        "\n"
        "Accepted (1). The workflow opens a pull request; review that one.\n"
        "  #4 Issue 4\n"
        "      retrospective, by somebody, open for 60 days, unchanged for 1\n"
        "\n"
        "Waiting for the author (1). Nothing, until the author answers; after 60 days close it "
        "with a friendly word.\n"
        "  #7 Issue 7\n"
        "      retrospective, by somebody, open for 90 days, unchanged for 1\n"
        "\n"
        "Declined (1). Close it.\n"
        "  #6 Issue 6\n"
        "      by somebody, open for 29 days, unchanged for 1"
    )


def test_nothing_waits() -> None:
    assert told() == "Nothing waits."


def test_a_title_is_shown_on_one_line_and_moves_no_terminal() -> None:
    title = "\x1b[2J\x1b]0;owned\x07 \u202edesrever\n::error::x" + "y" * 300
    line = told(issue(1, title=title)).splitlines()[1]
    assert line == f"  #1 �[2J�]0;owned� �desrever ::error::x{'y' * 44}…"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "this is not JSON"),
        ("{", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ('{"number": 1}', "this is not a list of issues"),
        ("[1, {}]", "entry 1 is not an issue\n")
    ],
)  # fmt: skip
def test_other_data_is_refused(text: str, said: str) -> None:
    with pytest.raises(QueueError) as refused:
        entries_in(text)
    assert str(refused.value).startswith(said)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    fields = "number,title,labels,createdAt"
    with pytest.raises(QueueError) as refused:
        entries_in(json.dumps([{"number": "1", "title": "T", "createdAt": "soon"}, issue(2)]))
    assert str(refused.value).splitlines() == [
        f"entry 1 has no 'number'; ask for --json {fields}",
        f"entry 1 has no 'labels'; ask for --json {fields}",
        "entry 1: 'createdAt' is not a day",
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["number", "title", "labels", "createdAt", "updatedAt", "author", "name"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_any_json_is_read_or_refused(data: Any) -> None:
    try:
        entries = entries_in(json.dumps(data))
    except QueueError:
        return
    assert queue_text(entries, TODAY)


def test_every_state_says_what_follows() -> None:
    assert [label.name for label in STATES if not label.follows.endswith(".")] == []


def test_a_day_ahead_of_this_machine_is_no_day_of_waiting() -> None:
    ahead = issue(1, day="2026-12-01", updatedAt="2026-12-01T10:00:00Z")
    assert "open for 0 days, unchanged for 0" in told(ahead)
