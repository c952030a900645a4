"""Does every bad content get all of its problems, word for word?"""

from __future__ import annotations

from functools import partial
from operator import eq
from pathlib import Path

import pytest

from macros.content.loader import load
from macros.content.problems import as_text
from macros.content.rules import check, review

from ..cases import BAD, lay, names
from ..cases.builders import BUILDERS


@pytest.mark.parametrize("case", names(BAD))
def test_problems_of(case: str, work: Path) -> None:
    roots = lay(BAD / case, work)
    expected = (BAD / case / "problems.txt").read_text(encoding="utf-8")
    assert as_text(check(load(roots))) + "\n" == expected


def test_every_builder_has_its_case_and_no_other_content() -> None:
    built = {case for case in names(BAD) if not any(p.is_dir() for p in (BAD / case).iterdir())}
    assert built == set(BUILDERS)
    assert len(names(BAD)) > 100


@pytest.mark.parametrize("case", names(BAD))
def test_of_one_file_the_same_is_said_as_of_all(case: str, work: Path) -> None:
    loaded = load(lay(BAD / case, work))
    everything = review(loaded)
    for file in {problem.place.path for problem in everything}:
        of_file = review(loaded, partial(eq, file))
        assert [problem for problem in of_file if problem.place.path == file] == [
            problem for problem in everything if problem.place.path == file
        ]
