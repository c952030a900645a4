"""Does a comment speak of the boxes, and can nothing in an issue break out of it?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.content.problems import Place, Problem
from macros.contribute.drafts import Draft
from macros.contribute.issues.boxes import MORE, boxes
from macros.contribute.issues.intake import Issue, Unclear
from macros.contribute.issues.said import MAX_COMMENT, IssueSaid
from macros.contribute.issues.words import place_of, said_at_a_box
from macros.contribute.near import NearRecord
from macros.model import Retrospective
from macros.text.words import WORDS

from ...helpers.issues import outcome_of

BY_LABEL = {box.label: box for box in boxes(Retrospective)}
DRAFT = Draft(Retrospective, {"title": "T"})


def problem(told: str, where: str = "", **parts: str) -> Problem:
    """Return a problem of that name in the check's words."""
    words = WORDS[told]
    message, hint = words.message.format(**parts), words.hint.format(**parts)
    return Problem(Place(Path("file.yml")), words.rule, message, hint, where)


def refusal(*found: Problem, unclear: tuple[Unclear, ...] = (), draft: Draft = DRAFT) -> str:
    return IssueSaid(Issue(draft, unclear, has_first=frozenset({"practices"})), found).refusal()


@pytest.mark.parametrize(
    ("where", "label"),
    [
        ("title", "Title"),
        ("record", "Were you there?"),
        ("contributor.tie", "Were you there?"),
        ("dates.outcome", "Dates: date of the outcome"),
        ("dates", "Dates: date of the outcome"),
        ("organisations[1].sector", "Organisation: sector"),
        ("organisations[1]", "Organisation: name"),
        ("worked[3].text", "What worked, entry 3"),
        ("sources[2].url", "Sources, entry 2"),
        ("sources", "Sources"),
        ("practices[1].use", "Practice: use"),
        ("practices[1]", "Practice: pattern"),
        ("practices[3].use", "More patterns and practices, entry 2"),
        ("failure_modes[1].mode", "More failure modes, entry 1"),
        ("id", "End of its address"),
        ("owner.role", "Anything else, as YAML, owner.role"),
        ("timeline", "Anything else, as YAML, timeline"),
    ],
)
def test_each_place_has_its_box(where: str, label: str) -> None:
    said = refusal(Problem(Place(Path("f.yml"), 4, 2), "rule", "it is so", "Do that.", where))
    assert f"\n- **{label}**: It is so. Do that.\n" in said.replace("\\", "")


def test_every_field_of_the_model_has_a_home() -> None:
    for name in Retrospective.model_fields:
        assert "\n- **" in refusal(
            Problem(Place(Path("f.yml")), "rule", "so", "", f"{name}[1].a.b")
        )


@pytest.mark.parametrize(
    ("told", "where", "place", "said"),
    [
        (
            problem("missing", field="outcome", description="How it has ended so far."),
            "",
            "outcome",
            f"this has no answer yet. {BY_LABEL['Outcome'].help}",
        ),
        (
            problem("missing", "sources[2]", field="form", description="D."),
            "sources[2]",
            "sources[2].form",
            "say at the end of the line what sort of text it is: trial, paper, audit, regulator, "
            "court, parliament, statement, vendor, press, other.",
        ),
        (
            problem("by-missing", "practices[1].effect"),
            "practices[1].effect",
            "practices[1].by",
            "say who concluded it: organisation, vendor or independent.",
        ),
        (
            problem("practice-unsourced", "practices[1]"),
            "practices[1]",
            "practices[1].evidence",
            "nothing says where this comes from. End it with the mark of a source, such as [s1]. "
            "What no source says is unclear, and an effect that is your own judgement has the "
            "basis reading.",
        ),
        (
            problem("no-such-source", "worked[1].source", id="s7", instead="Did you mean s1?"),
            "worked[1].source",
            "worked[1].source",
            "no source has the mark [s7]. Did you mean s1?",
        ),
        (
            problem("dates-swapped", "dates.outcome", first="a", early="b", then="c", late="d"),
            "dates.outcome",
            "dates.outcome",
            "“a” (b) is after “c” (d). Correct one of them.",
        ),
        (
            problem("effect-unused", "practices[1].effect"),
            "practices[1].effect",
            "practices[1].effect",
            "What was not used has no effect. Say what would have helped as a lesson.",
        ),
    ],
)
def test_the_words_are_those_of_boxes(told: Problem, where: str, place: str, said: str) -> None:
    assert (told.where, place_of(told)) == (where, place)
    top, _, part = place.partition(".")
    path = (top.partition("[")[0], *([part] if part else []))
    box = next(
        (box for box in BY_LABEL.values() if box.path in (path, path[:1])), BY_LABEL["Title"]
    )
    assert said_at_a_box(told, box.label, box, {}) == said


def test_no_word_of_a_file_is_said_where_the_form_has_a_name_for_it() -> None:
    names = {"worked": "What worked", "did_not_work": "What did not work"}
    told = Problem(Place(Path("f.yml")), "x", "give `worked`, `did_not_work` or `other`")
    assert said_at_a_box(told, "What worked", BY_LABEL["What worked"], names) == (
        "give “What worked”, “What did not work” or “other”."
    )
    assert place_of(told) == "worked"


def test_problems_stand_in_the_order_of_the_boxes_each_once() -> None:
    late, early = (
        problem("empty", where, name="n", or_remove="") for where in ("lessons", "title")
    )
    said = refusal(late, early, late, unclear=(Unclear("Sources", "what", 2),))
    assert [line.partition("**:")[0] for line in said.split("\n") if line.startswith("- **")] == [
        "- **Sources, entry 2",
        "- **Title",
        "- **Lessons, entry 1"[:11],
    ]
    assert said.startswith("Nothing was written yet: 3 things are to be put right.")


def test_what_is_said_of_a_box_is_not_said_again_as_missing() -> None:
    missing = problem("missing", field="record", description="D.")
    said = refusal(missing, unclear=(Unclear("Were you there?", "“x” is not one"),))
    assert said.count("\n- **") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("@everyone see #12 and GH-3", "@\u200beveryone see #\u200b12 and GH\u200b-3"),
        (
            "https://evil.example www.evil.example",
            "https:\u200b//evil.example www\u200b.evil.example",
        ),
        ("</details> <!-- &lt; [x](y) **b** `c` ~s~ $m$", None),
    ],
)
def test_what_is_repeated_is_text(text: str, shown: str | None) -> None:
    said = refusal(unclear=(Unclear("Title", text),))
    (line,) = [line for line in said.split("\n") if line.startswith("- **")]
    body = line.partition("**: ")[2]
    if shown is not None:
        assert body == f"{shown[:1].upper()}{shown[1:]}."
    assert not set("<`*~$[]&") & set("".join(part[1:] for part in body.split("\\")))


@given(st.text(alphabet="`~<>/details \n", max_size=200))
def test_no_text_ends_the_fence_of_the_draft(text: str) -> None:
    said = refusal(draft=DRAFT.having(summary=text, title=f"````{text}````"))
    fence = said.partition("</summary>\n\n")[2].partition("yaml\n")[0]
    assert said.count(f"\n{fence}\n") == 1
    assert said.endswith(f"\n{fence}\n\n</details>\n")


def test_a_comment_is_never_longer_than_github_takes() -> None:
    unclear = tuple(Unclear("Title", f"{number} " + "x" * 300, number) for number in range(300))
    said = refusal(unclear=unclear, draft=DRAFT.having(summary="y" * 64_000))
    assert len(said) <= MAX_COMMENT
    assert said.startswith("Nothing was written yet: 300 things are to be put right.")
    assert "- … and 240 more, once these are done." in said
    assert "<details>" not in said


def test_those_that_may_be_the_same_are_shown_with_their_addresses() -> None:
    near = (NearRecord("a", "A [case]", ("also tells of Acme", "cites https://a.example too")),)
    said = IssueSaid(Issue(DRAFT), (), tuple((one, "https://site.example/a/") for one in near))
    assert not said.is_refused
    assert said.advice() == (
        "Is it one of these? Then propose a change to that one instead.\n\n"
        "- [A \\[case\\]](https://site.example/a/): it also tells of Acme and cites "
        "https:\u200b//a.example too."
    )
    assert IssueSaid(Issue(DRAFT), ()).advice() == ""
    by_file = IssueSaid(Issue(DRAFT), (), ((near[0], "playbook/retrospectives/2025/a.yml"),))
    assert "- A \\[case\\] (`playbook/retrospectives/2025/a.yml`): it" in by_file.advice()


KEY = "AKIA" + "IOSFODNN7EXAMPLQ"


@pytest.mark.parametrize("secret", [KEY, "ghp_" + "a1B2c3D4e5" * 3 + "a1B2c3"])
@pytest.mark.parametrize(
    "answers",
    [
        {"title": "Login {}"},
        {"worked": [{"text": "It ran. " * 14 + "{} was the key.", "source": ["s1"]}]},
        {"{}": "x"},
        {"summary": "One.\n\nTwo {}.\n"},
    ],
)
def test_no_secret_is_repeated(secret: str, answers: dict[str, Any]) -> None:
    told = json.loads(json.dumps(answers).replace("{}", secret))
    unclear = (Unclear("Title", f"“{secret}” is not one of the choices"),)
    said = refusal(
        problem("secret", "title", what="a key"), unclear=unclear, draft=DRAFT.having(**told)
    )
    assert secret not in re.sub(r"[\\\s\u200b]", "", said)
    assert "(left out)" in said
    assert "Remove it from the issue, and change or revoke it" in said
    assert "taken out" not in said


def test_a_secret_is_named_at_its_box_whatever_else_is_wrong() -> None:
    text = f"### Title\n\nRobots {KEY}\n\n### Technique\n\n{KEY}\n\n### {MORE}\n\nworked: [{KEY}"
    said, becomes = outcome_of(Retrospective, text)
    assert becomes == ""
    assert KEY not in said
    told = [line for line in said.split("\n") if "Remove it from the issue" in line]
    assert [line.partition("**:")[0] for line in told] == [
        "- **Title",
        "- **Technique",
        f"- **{MORE}",
    ]
