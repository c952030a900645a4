"""Does a contribution with new organisations become all of its files, or none?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from macros.content.loader import load
from macros.content.rules import check
from macros.contribute import drafts
from macros.contribute.drafts import Draft
from macros.contribute.filing import Filing, filing_of
from macros.model import Pattern, Retrospective

from .test_drafts import TOLD

ROOT = Path("base")
FILE = ROOT / "retrospectives" / "2025" / "invoice-triage.yml"
ACME = ROOT / "organisations" / "acme-bank.yml"
INSURER = ROOT / "organisations" / "unnamed-insurance-1.yml"
BOTH = [{"name": "Acme Bank", "kind": "company", "sector": "finance"}, *TOLD["organisations"]]


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def filing(**answers: Any) -> Filing:
    return filing_of(Draft(Retrospective, {**TOLD, **answers}), ROOT, load([ROOT]))


def values(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def test_an_organisation_is_filed_with_the_record_that_tells_of_it() -> None:
    made = filing(organisations=BOTH)
    assert made.problems() == ()
    assert list(made.texts) == [FILE, ACME, INSURER]
    made.write()
    assert "organisations:\n  - acme-bank\n  - unnamed-insurance-1\n" in values(FILE)
    assert values(ACME) == "id: acme-bank\nname: Acme Bank\nkind: company\nsector: finance\n"
    assert values(INSURER) == (
        "id: unnamed-insurance-1\nname: A European insurer\nkind: unnamed\nsector: insurance\n"
    )
    assert ACME.read_text("utf-8").startswith(
        "# yaml-language-server: $schema=../../schema/organisation.json\n"
    )
    assert check(load([ROOT])) == ()


def test_the_next_record_of_the_same_organisation_adds_no_file() -> None:
    filing(organisations=BOTH[:1]).write()
    again = filing(organisations=[{**BOTH[0], "name": "ACME BANK Ltd"}], id="second")
    assert again.problems() == ()
    again.write()
    assert list(again.texts) == [FILE.with_name("second.yml")]
    assert [path.name for path in ACME.parent.iterdir()] == [ACME.name]


def test_what_may_not_be_named_is_another_one_each_time() -> None:
    filing().write()
    filing(id="second").write()
    assert sorted(path.name for path in INSURER.parent.iterdir()) == [
        "unnamed-insurance-1.yml",
        "unnamed-insurance-2.yml",
    ]
    assert check(load([ROOT])) == ()


@pytest.mark.parametrize("taken", [FILE, ACME, INSURER], ids=lambda path: path.stem)
def test_where_one_file_is_there_already_none_is_written(taken: Path) -> None:
    made = filing(organisations=BOTH)
    taken.parent.mkdir(parents=True, exist_ok=True)
    taken.write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError) as caught:
        made.write()
    assert caught.value.filename == str(taken)
    assert [path for path in (FILE, ACME, INSURER) if path.exists()] == [taken]
    assert taken.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("organisations", "said"),
    [
        ([], ["organisations: `organisations` is empty"]),
        (["nobody"], ["organisations[1]: there is no organisation 'nobody'"]),
        (
            [{**BOTH[0], "name": "password: hunter2hunter2"}],
            ["name: this looks like a password or key with its value"],
        ),
        ([BOTH[0], BOTH[0]], ["organisations[2]: 'acme-bank' is named twice"]),
        (
            [BOTH[0], {**BOTH[0], "name": "ACME BANK, Inc."}],
            ["organisations[2]: 'acme-bank' is named twice"],
        ),
    ],
)
def test_what_is_wrong_is_told_of_every_file(organisations: Any, said: list[str]) -> None:
    found = filing(organisations=organisations).problems()
    assert [f"{problem.where}: {problem.message}" for problem in found] == said


def test_a_pattern_is_one_file() -> None:
    made = filing_of(Draft(Pattern, {"name": "A name", "organisations": [1]}), ROOT, load([ROOT]))
    assert list(made.texts) == [ROOT / "patterns" / "a-name.yml"]
