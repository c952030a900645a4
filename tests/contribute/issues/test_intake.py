"""Is an issue's text taken as data, whatever it says, and understood as it is meant?"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.content.loader import load, read_tree
from macros.content.problems import errors_of
from macros.contribute import drafts
from macros.contribute.drafts import DraftError, problems_of
from macros.contribute.issues.boxes import CONSENT, MORE, boxes
from macros.contribute.issues.consents import CONSENTS
from macros.contribute.issues.intake import MAX_LENGTH, Issue, Unclear, read_issue
from macros.model import Item, Pattern, Retrospective

from ...helpers import issues
from ...helpers.rendered import CASES
from ...helpers.texts import texts

ANSWERS = {
    "Were you there?": "We were, in the organisation's own team that built or ran it",
    "Title": "Invoice triage",
    "Summary": "It read invoices.",
    "Organisation: name": "A European insurer",
    "Organisation: kind": "Unnamed",
    "Organisation: sector": "Insurance",
    "Use case": "Reads invoices.",
    "Technique": "agent",
    "Outcome": "Scaled",
    "Dates: pilot start": "2025-01",
    "Dates: date of the outcome": "2025-06",
    "Practice: a practice that is no pattern yet": "Weekly error clinic",
    "Practice: use": "Used in part",
    "Practice: effect": "Helped",
    "Practice: basis": "stated",
    "Practice: how you know": "Errors halved.",
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
LOADED = load([CASES / "base"])
AGREED = "\n".join(f"- [X] {label}" for label in CONSENTS)
BOXES = boxes(Retrospective)


def issue(**replaced: str) -> str:
    """Write an issue as GitHub does from the form."""
    answers = {**ANSWERS, **{name.replace("_", " "): text for name, text in replaced.items()}}
    labels = [*(box.label for box in BOXES), MORE]
    parts = [f"### {label}\n\n{answers.get(label, '_No response_')}" for label in labels]
    return "\n\n".join([*parts, f"### {CONSENT}\n\n{AGREED}"])


def read(text: str, kind: type[Item] = Retrospective) -> Issue:
    """Read an issue beside the smallest content."""
    return read_issue(kind, text, LOADED)


def answers_of(text: str) -> dict[str, Any]:
    """Return the answers of an issue in which everything is clear."""
    issue = read(text)
    assert (issue.unclear, issue.unnamed) == ((), ())
    return dict(issue.draft.answers)


def test_the_answers_of_the_form() -> None:
    assert answers_of(issue()) == DRAFT
    assert answers_of(issue().replace("\n", "\r\n")) == DRAFT


def test_the_draft_passes_the_check(work: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")
    loaded = load([Path("base")])
    draft = read(issue()).draft.completed(loaded)
    assert problems_of(draft, Path("base"), loaded) == ()


@pytest.mark.parametrize("case", sorted(issues.CASES.iterdir()), ids=lambda case: str(case.name))
def test_what_people_write(case: Path) -> None:
    """Renew the expected files with `python -m tests.helpers.issues`."""
    said, becomes = issues.outcome_of(issues.kind_of(case), issues.text_of(case))
    expected = case / "expected.yml"
    assert said == (case / "said.md").read_text(encoding="utf-8")
    assert becomes == (expected.read_text(encoding="utf-8") if expected.exists() else "")


@pytest.mark.parametrize("label", [box.label for box in BOXES if box.shape == "dropdown"])
def test_every_choice_is_understood(label: str) -> None:
    """As it is offered, by its name alone, in other letters, and as it stands in a file.

    None is what GitHub writes where nothing was chosen.
    """
    box = next(box for box in BOXES if box.label == label)
    for shown, word in box.options.items():
        read_as = answers_of(issue(**{label: shown}))
        name = shown if box.reader == "stance" else shown.partition(":")[0]
        written_as = {word, name.upper(), f"“{name}”.", word.replace("-", " ")} - {"none"}
        for written in sorted(written_as):
            assert answers_of(issue(**{label: written})) == read_as


@pytest.mark.parametrize(
    ("stance", "expected"),
    [
        ("We read about it", {"record": "public-record"}),
        ("We studied it", {"record": "contributed", "contributor": {"tie": "researcher"}}),
        (
            "We supplied it to them: sold, built or ran it as a vendor",
            {"record": "contributed", "contributor": {"tie": "vendor"}},
        ),
    ],
)
def test_whether_they_were_there(stance: str, expected: dict[str, Any]) -> None:
    answers = answers_of(issue(**{"Were you there?": stance}))
    told = {name: answers[name] for name in ("record", "contributor") if name in answers}
    assert told == expected


def test_nothing_says_for_somebody_whether_they_were_there() -> None:
    for written in ("_No response_", "perhaps"):
        answers = read(issue(**{"Were you there?": written})).draft.answers
        assert answers.keys() & {"record", "contributor"} == set()
    assert read(issue(**{"Were you there?": "perhaps"})).unclear == (
        Unclear("Were you there?", "“perhaps” is not one of the choices"),
    )


@pytest.mark.parametrize(
    "more",
    [
        "owner: {role: Head of claims, named: before-pilot}\ntitle: Another",
        "```yaml\nowner: {role: Head of claims, named: before-pilot}\ntitle: Another\n```",
    ],
)
def test_yaml_replaces_what_stands_above(more: str) -> None:
    told = read(issue(**{MORE: more}))
    assert told.from_yaml == {"owner", "title"}
    assert told.draft.answers == {
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
        "id: other\nrecord: public-record",
        "<!-- a comment that has no end",
        "@everyone closes #1",
        "../../../etc/passwd",
        '=HYPERLINK("http://evil.example")',
        "EOF\nEOF\necho x > $GITHUB_OUTPUT",
    ],
)
def test_a_hostile_answer_is_the_text_that_it_is(hostile: str) -> None:
    assert answers_of(issue(Summary=hostile)) == {**DRAFT, "summary": hostile}


@pytest.mark.parametrize(
    ("written", "summary"),
    [
        ("- It read invoices\n- It scaled.", "It read invoices. It scaled."),
        ("### In short\n\nIt read invoices.", "In short. It read invoices."),
        ("#### Title\n\n###Title", "Title. ###Title."),
        ("- [x] ticked\n- [ ] not", "ticked. not."),
        ("It read.   \n\nIt scaled.\t", "It read.\n\nIt scaled."),
        ("It\u00a0read\u202fit\u200b.", "It read it."),
        ("<!-- two sentences -->It read.<!-- done -->", "It read."),
        ("> It read.\n> It scaled.", "It read.\nIt scaled."),
        ("```\nIt read.\n```", "It read."),
    ],
)
def test_a_sentence_or_two_have_no_marks_of_a_list(written: str, summary: str) -> None:
    assert answers_of(issue(Summary=written)) == {**DRAFT, "summary": summary}


@pytest.mark.slow
@settings(max_examples=100)
@given(st.sampled_from([*(box.label for box in BOXES), MORE, CONSENT]), texts())
def test_any_text_in_any_box_stays_in_its_field(label: str, text: str) -> None:
    """Whatever it says, nothing else changes; and what is written reads back, or is refused."""
    try:
        told = read(issue(**{label: text}))
    except DraftError:
        assert label == MORE
        return
    path = next((box.path[0] for box in BOXES if box.label == label), "")
    own = {"record", "contributor"} if path == "record" else {path}
    if label != MORE:
        kept = {name: value for name, value in told.draft.answers.items() if name not in own}
        assert kept == {name: value for name, value in DRAFT.items() if name not in own}
    said, becomes = issues.outcome_of(Retrospective, issue(**{label: text}))
    assert bool(becomes) != said.startswith("Nothing was written")
    if not becomes:
        _is_one_fence(said)


def _is_one_fence(said: str) -> None:
    """Assert that the draft in a refusal can't end its fence, and reads back."""
    before, _, rest = said.partition("<details><summary>")
    assert "<" not in before.replace("\\<", "")
    fence, _, text = rest.partition("\n\n")[2].partition("yaml\n")
    inside, _, after = text.partition(f"\n{fence}\n")
    assert set(fence) == {"`"}
    assert after == "\n</details>\n"
    assert fence not in inside
    tree, problems = read_tree(Path("draft.yml"), f"{inside}\n")
    assert (tree is None, problems) == (False, [])


@pytest.mark.slow
@settings(max_examples=100)
@given(texts())
def test_any_text_is_an_issue_or_none(text: str) -> None:
    for kind in (Retrospective, Pattern):
        with suppress(DraftError):
            read(text, kind)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the issue is not written with the form for a retrospective"),
        (
            "Hello.\n\n### Other\n\nText",
            "the issue is not written with the form for a retrospective",
        ),
        ("x" * (MAX_LENGTH + 1), "the issue has more than 65,536 characters"),
    ],
)
def test_what_is_no_form_is_refused(text: str, said: str) -> None:
    with pytest.raises(DraftError) as caught:
        read(text)
    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("text", "unclear"),
    [
        (
            issue(Summary="One.\n\n### Use case\n\nAnother"),
            Unclear(
                "Use case", "its heading is in the issue twice. Keep one, with the answer under it"
            ),
        ),
        (
            issue() + "\n\n### Title\n\nToo late",
            Unclear(
                "Title", "its heading is in the issue twice. Keep one, with the answer under it"
            ),
        ),
        (
            issue(**{MORE: "a: &b c"}),
            Unclear(MORE, "line 1: the anchor or alias 'b' is not allowed"),
        ),
        (
            issue(**{MORE: "no yaml"}),
            Unclear(MORE, "line 1: it holds a single value at the top, not fields with values"),
        ),
        (
            issue().replace("- [X] I wrote", "- [ ] I wrote"),
            Unclear(
                CONSENT, f"“{CONSENTS[1]}” is not ticked, and nothing can be published without it"
            ),
        ),
        (
            issue().replace("### Lessons", "### What we learned"),
            Unclear(
                "Lessons",
                "its heading reads “What we learned”. Write it as ### Lessons, so that it is found",
            ),
        ),
    ],
)
def test_what_nobody_can_tell_is_asked_by_its_box(text: str, unclear: Unclear) -> None:
    assert read(text).unclear == (unclear,)


def test_everything_unclear_is_told_at_once() -> None:
    text = issue(Summary="One.\n\n### Title\n\nAnother", **{MORE: "- x", "Sources": "a, b | c | d"})
    found = read(text.replace("[X]", "[ ]")).unclear
    assert [unclear.label for unclear in found] == ["Title", "Sources", MORE, CONSENT, CONSENT]


def test_a_pattern_has_its_first_action(work: Path) -> None:
    text = (
        "### Name\n\nShadow mode\n\n### Action: do this\n\nRun it.\n\n"
        "### Action: owner\n\nowner\n\n"
        "### Action: week\n\n5\n\n### Consequences: gains\n\nCalm\nProof\n\n### Steps\n\ndecide"
    )
    draft = read(text, Pattern).draft
    assert draft.answers == {
        "name": "Shadow mode",
        "solution": [{"do": "Run it.", "owner": "owner", "week": 5}],
        "consequences": {"gains": ["Calm", "Proof"]},
        "steps": ["decide"],
    }
    loaded = load([Path("base")])
    found = errors_of(problems_of(draft.completed(loaded), Path("base"), loaded))
    assert {problem.rule for problem in found} == {"missing-field"}
