"""Which box does each line of an issue belong to?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.contribute.issues.text import IssueText, issue_text

LABELS = ("Title", "Who's there?", "Use case", "End")


def answers(text: str) -> dict[str, str]:
    return dict(issue_text(text, LABELS).answers)


@pytest.mark.parametrize(
    "text",
    [
        "### Title\n\nA\n\n### Use case\n\nB",
        "### Title\r\n\r\nA\r\n\r\n### Use case\r\n\r\nB\r\n",
        "### Use case\n\nB\n\n### Title\n\nA",
        "Before it.\n\n## Title:\n\nA\n\n#### **Use  case** ##\nB",
        "### TITLE\nA\n### use\u00a0case\nB",
        "> ### Title\n>\n> A\n>\n> ### Use case\n>\n> B",
        "On Monday somebody wrote:\n>> ### Title\n>> A\n>> ### Use case\n>> B",
        "> ### Title\n>\n> _No response_\n\nA\n\n> ### Use case\n>\n> _No response_\n\nB",
        "### Title\n\n```\nA\n```\n\n### Use case\n\n~~~text\nB\n~~~",
        "### Title\n\n> A\n\n### Use case\n<!-- say what it does -->\nB",
        "### Title\nA\n### Use case\nB\n### Who’s there?\n_No response_\n### End\nNone",  # noqa: RUF001
    ],
)
def test_two_answers_in_the_ways_of_people(text: str) -> None:
    assert answers(text) == {"Title": "A", "Use case": "B"}


@pytest.mark.parametrize("nothing", ["", "_No response_", "None", "n/a", " - ", "—", "<!-- x -->"])
def test_what_is_no_answer(nothing: str) -> None:
    assert answers(f"### Title\n\n{nothing}\n\n### Use case\n\nB") == {"Use case": "B"}


@pytest.mark.parametrize(
    "inside",
    [
        "#### Title\n\nis text here",
        "### Something else\n\nis text here",
        "```\n### Title\n```\nis text here",
        "    ### Title\nis text here",
        "###Title is text here",
        "<!-- ### a comment without an end",
    ],
)
def test_what_looks_like_a_heading_is_text(inside: str) -> None:
    text = f"### Title\n\nA\n\n### Who's there?\n\nW\n\n### Use case\n\n{inside}\n\n### End\n\nE"
    found = issue_text(text, LABELS)
    assert found.answers == {"Title": "A", "Who's there?": "W", "Use case": inside, "End": "E"}
    assert (found.twice, found.lost) == ((), {})


def test_a_fence_is_taken_off_where_it_is_around_the_whole_answer() -> None:
    two = "```\na\n```\nb\n```\nc\n```"
    assert answers(f"### Title\n{two}") == {"Title": two}
    assert answers("### Title\n```yaml\na: |\n  ```\n  b\n  ```\n```") == {
        "Title": "a: |\n  ```\n  b\n  ```"
    }


def test_blanks_before_the_first_line_are_kept_for_a_list() -> None:
    assert answers("### Title\n\n  - a\n    b\n  - c  \n") == {"Title": "  - a\n    b\n  - c"}


def test_a_heading_that_is_there_twice() -> None:
    found = issue_text("### Title\nA\n### Use case\nB\n### Title\nC", LABELS)
    assert found.twice == ("Title",)
    assert found.answers == {"Title": "A", "Use case": "B"}


def test_a_heading_that_was_renamed_keeps_its_answer_out_of_the_box_above() -> None:
    found = issue_text("### Title\nA\n### Who is there\nW\n### The use\nB\n### End\nE", LABELS)
    assert found == IssueText(
        {"Title": "A", "Who's there?": "W", "Use case": "B", "End": "E"},
        lost={"Use case": "The use"},
    )


def test_a_box_that_was_taken_out() -> None:
    found = issue_text("### Title\nA\n### End\nE", LABELS)
    assert found.lost == {"Who's there?": "", "Use case": ""}


@given(st.text(alphabet="#>`~ \nTitleEnd_<!->", max_size=200))
def test_any_text_has_its_lines_in_one_box_at_most(text: str) -> None:
    found = issue_text(text, LABELS)
    assert found.answers.keys() <= set(LABELS)
    assert found.lost.keys().isdisjoint(found.twice)


def test_no_response_is_none_in_any_case() -> None:
    text = "### A\n\n_no response_\n\n### B\n\n_NO RESPONSE_\n"
    assert issue_text(text, ("A", "B")).answers == {}
