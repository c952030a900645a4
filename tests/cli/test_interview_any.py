"""Does whatever is typed end in a file that is right, or in a stop with all answers kept?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from typer.testing import Result

from macros.content.loader import load
from macros.content.rules import check
from macros.contribute.drafts import read_draft
from macros.contribute.writer import data_text
from macros.model import Retrospective

from ..cases import BASE
from ..helpers.sessions import DRAFT, END, PUBLISHED, SHORT, run
from ..helpers.whole_records import contributions

POOL = (
    *("", "", "", "?", "<", "-", "y", "n", "yes", "no", "1", "2", "1, 2", "drop", "+", ".", "0"),
    *("team", "published", "researcher", "contributed", "public-record", "reading", "s1", "s2"),
    *(
        "s1, s2",
        "It ran. [s1]",
        "It ran. [s9]",
        "It ran. [reading]",
        "Ümläut — 3,000",
        "about 3,000",
    ),
    *("https://news.example/2024/05/08/a", "https://[", "2025", "June 2025", "06/07/2025"),
    *("2025-02-30", "12", "1.234", "3,000-3,200", "-1", "1e400", "agent", "scaled", "full", "none"),
    *("unclear", "helped", "stated", "hit", "no-owner", "owner", "company", "unnamed", "retail"),
    *("press", "whole", "excerpt", "audit", "higher", "never", "in-pilot", "go", "organisation"),
    *("password: hunter2hunter2", "x\u202ey", "a\x00b", "{{ 7*7 }}", "#", "- x", "key: value"),
    *(
        "jo.doe@firma.de",
        "[x](pattern:nowhere)",
        "<b>",
        "...",
        "---",
        "!tag",
        "&a",
        "*a",
        "x" * 300,
    ),
)
"""Right, wrong and special answers, and text in which YAML and Markdown have much to say."""


@contextmanager
def somewhere(folder: Path) -> Iterator[None]:
    """Work in a new folder with the smallest content that is whole."""
    before = Path.cwd()
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(BASE, folder / "base")
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def assure_it_ended_well(result: Result, lines: list[str]) -> None:
    """Fail unless a file was written that is right, or all answers are kept in a draft."""
    told = f"{lines}\n{result.output}"
    assert result.exception is None or isinstance(result.exception, SystemExit), told
    if result.exit_code == 0:
        assert check(load([Path("base")])) == (), told
        assert not DRAFT.exists(), told
        return
    assert result.exit_code == 1, told
    assert "playbook: stopped" in result.stderr, told
    assert list(Path("base").glob("retrospectives/*/*.yml")) == [], told
    if DRAFT.exists():
        read_draft(Retrospective, DRAFT, DRAFT.read_text(encoding="utf-8"))


@st.composite
def disturbed(draw: st.DrawFn) -> list[str]:
    """Return the lines of a whole session in which some are others, too many, or missing."""
    whole = draw(st.sampled_from([SHORT, f"{PUBLISHED}It ran. [s1]\nIt held.\ns2\n\n\n"]))
    lines = f"{whole}{END}".split("\n")
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines)))
        lines[at : at + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(POOL), max_size=3))
    return lines + draw(st.lists(st.sampled_from(POOL), max_size=30))


SLOW = settings(
    max_examples=10,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
"""A session takes a while: what fails is shown as it is, and not made shorter."""


@SLOW
@given(disturbed())
def test_a_session_with_slips(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    with somewhere(tmp_path_factory.getbasetemp() / "slips"):
        result = run("retrospective", typed="\n".join(lines))
        assure_it_ended_well(result, lines)


@SLOW
@given(st.lists(st.sampled_from(POOL), max_size=80))
@example(["published", "", "T", "", "", "press", "whole", "", "", "", "n"])
def test_lines_without_sense(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    with somewhere(tmp_path_factory.getbasetemp() / "lines"):
        assure_it_ended_well(run("retrospective", typed="\n".join(lines)), lines)


@SLOW
@given(contributions(), st.lists(st.sampled_from(POOL), max_size=60), st.booleans())
def test_a_draft_with_anything_in_it(
    tmp_path_factory: pytest.TempPathFactory,
    answers: dict[str, Any],
    lines: list[str],
    agrees: bool,
) -> None:
    with somewhere(tmp_path_factory.getbasetemp() / "draft"):
        DRAFT.write_text(data_text({**answers, "surprise": [1]}), encoding="utf-8")
        end = ["n", "n", "n", "", "", *(["y"] * 60 if agrees else [])]
        result = run("retrospective", typed="\n".join([*end, *lines]))
        assure_it_ended_well(result, lines)
