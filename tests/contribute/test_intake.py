"""Is an issue's text taken as data, whatever it says?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from macros.content.loader import load
from macros.content.problems import errors_of
from macros.contribute import drafts
from macros.contribute.drafts import DraftError, problems_of
from macros.contribute.intake import MAX_LENGTH, read_issue
from macros.contribute.issue_forms import CONSENT, MORE, boxes
from macros.model import Pattern, Retrospective

from ..helpers.texts import texts

ANSWERS = {
    "Title": "Invoice triage",
    "Summary": "It read invoices.",
    "Organisation: name": "A European insurer",
    "Organisation: kind": "unnamed",
    "Organisation: sector": "insurance",
    "Use case": "Reads invoices.",
    "Technique": "agent",
    "Outcome": "scaled",
    "Dates: pilot start": "2025-01",
    "Dates: date of the outcome": "2025-06",
    "First hand or published": "contributed",
    "Who you are: your tie to it": "team",
    "Practice: a practice that is no pattern yet": "Weekly error clinic",
    "Practice: use": "partly",
    "Practice: effect": "helped",
    "Practice: basis": "stated",
    "Practice: how one can tell": "Errors halved.",
    "What worked": "- The clerks set the criteria.\n\n- no",
}
DRAFT: dict[str, Any] = {
    "title": "Invoice triage",
    "summary": "It read invoices.",
    "organisations": [{"name": "A European insurer", "kind": "unnamed", "sector": "insurance"}],
    "use_case": "Reads invoices.",
    "technique": "agent",
    "outcome": "scaled",
    "dates": {"pilot_start": "2025-01", "outcome": "2025-06"},
    "record": "contributed",
    "contributor": {"tie": "team"},
    "practices": [
        {
            "proposed": "Weekly error clinic",
            "use": "partly",
            "effect": "helped",
            "basis": "stated",
            "evidence": "Errors halved.",
        }
    ],
    "worked": ["The clerks set the criteria.", "no"],
}


def issue(**replaced: str) -> str:
    """Write an issue as GitHub does from the form."""
    answers = {**ANSWERS, **{name.replace("_", " "): text for name, text in replaced.items()}}
    labels = [*(box.label for box in boxes(Retrospective)), MORE]
    parts = [f"### {label}\n\n{answers.get(label, '_No response_')}" for label in labels]
    return "\n\n".join([*parts, f"### {CONSENT}\n\n- [X] It holds nothing\n- [X] I may"])


def test_the_answers_of_the_form() -> None:
    assert read_issue(Retrospective, issue()).answers == DRAFT
    assert read_issue(Retrospective, issue().replace("\n", "\r\n")).answers == DRAFT


def test_the_draft_passes_the_check(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")
    loaded = load([Path("base")])
    draft = read_issue(Retrospective, issue()).completed(loaded)
    assert problems_of(draft, Path("base"), loaded) == ()


@pytest.mark.parametrize(
    ("replaced", "changed"),
    [
        (
            {"Practice: use": "not at all", "Practice: effect": "", "Practice: basis": ""},
            {"practices": [{"proposed": "Weekly error clinic", "use": "none", "evidence": "E."}]},
        ),
        (
            {
                "First hand or published": "public-record",
                "Who you are: your tie to it": "none of these",
            },
            {"record": "public-record", "contributor": None},
        ),
        ({"First hand or published": "_No response_"}, {"record": None}),
    ],
)
def test_a_choice_is_what_it_was_offered_for(
    replaced: dict[str, str], changed: dict[str, Any]
) -> None:
    text = issue(**{"Practice: how one can tell": "E.", **replaced})
    expected = {**DRAFT, "practices": [{**DRAFT["practices"][0], "evidence": "E."}], **changed}
    answers = {name: value for name, value in expected.items() if value is not None}
    assert read_issue(Retrospective, text).answers == answers


@pytest.mark.parametrize(
    "more",
    [
        "owner: {role: Head of claims, named: before-pilot}\ntitle: Another",
        "```yaml\nowner: {role: Head of claims, named: before-pilot}\ntitle: Another\n```",
    ],
)
def test_yaml_replaces_what_stands_above(more: str) -> None:
    text = issue(**{MORE: more})
    assert read_issue(Retrospective, text).answers == {
        **DRAFT,
        "title": "Another",
        "owner": {"role": "Head of claims", "named": "before-pilot"},
    }


@pytest.mark.parametrize(
    "hostile",
    [
        "$(touch /tmp/owned) `id` ; rm -rf / #",
        "${{ github.token }} ${{ secrets.X }}",
        "::set-output name=status::0",
        "{{ 7*7 }} {% include 'x' %} {# #}",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "--8<-- 'mkdocs.yml'",
        "'\"; DROP TABLE x; --",
        "!!python/object/apply:os.system ['id']",
        "&a [*a, *a]",
        "---\nid: other\n...",
        "- [x] ticked\n- [ ] not",
        "### Heading of my own\n\n#### Title",
        "## Title\n\n###Title",
        "@everyone closes #1",
        "../../../etc/passwd",
        '=HYPERLINK("http://evil.example")',
        "EOF\nEOF\necho x > $GITHUB_OUTPUT",
    ],
)
def test_a_hostile_answer_is_the_text_that_it_is(hostile: str) -> None:
    assert read_issue(Retrospective, issue(Summary=hostile)).answers == {
        **DRAFT,
        "summary": hostile,
    }


@pytest.mark.slow
@settings(max_examples=150)
@given(texts())
def test_any_text_stays_in_its_field(text: str) -> None:
    said = text.replace("\r\n", "\n").strip()
    answers = read_issue(Retrospective, issue(Summary=text)).answers
    assert {**answers, "summary": ""} == {**DRAFT, "summary": ""}
    assert answers.get("summary", "") == ("" if said in ("", "None") else said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the issue is not written with the form for a retrospective"),
        (
            "Hello.\n\n### Other\n\nText",
            "the issue is not written with the form for a retrospective",
        ),
        ("x" * (MAX_LENGTH + 1), "the issue has more than 65,536 characters"),
        (
            issue(Summary="One.\n\n### Use case\n\nAnother"),
            "the heading 'Use case' stands in the issue twice",
        ),
        (
            issue(**{MORE: "a: &b c"}),
            "'Anything else, as YAML', line 1: the anchor or alias 'b' is not allowed",
        ),
        (
            issue(**{MORE: "no yaml"}),
            "'Anything else, as YAML', line 1: "
            "the file holds a single value at the top, not fields with values",
        ),
    ],
)
def test_what_is_no_form_is_refused(text: str, said: str) -> None:
    with pytest.raises(DraftError) as caught:
        read_issue(Retrospective, text)
    assert str(caught.value) == said


def test_nothing_ticked_after_the_form_counts() -> None:
    text = issue() + "\n\n### Title\n\nToo late"
    with pytest.raises(DraftError, match="'Title' stands in the issue twice"):
        read_issue(Retrospective, text)


def test_a_pattern_has_its_first_action(work: Path) -> None:
    text = (
        "### Name\n\nShadow mode\n\n### Action: do this\n\nRun it.\n\n"
        "### Action: owner\n\nowner\n\n"
        "### Action: week\n\n5\n\n### Consequences: gains\n\nCalm\nProof\n\n### Steps\n\ndecide"
    )
    draft = read_issue(Pattern, text)
    assert draft.answers == {
        "name": "Shadow mode",
        "solution": [{"do": "Run it.", "owner": "owner", "week": 5}],
        "consequences": {"gains": ["Calm", "Proof"]},
        "steps": ["decide"],
    }
    loaded = load([Path("base")])
    found = errors_of(problems_of(draft.completed(loaded), Path("base"), loaded))
    assert {problem.rule for problem in found} == {"missing-field"}
