"""What does `playbook new` ask, write and say?"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from macros.cli import app
from macros.content.loader import load
from macros.content.rules import check
from macros.contribute import drafts
from macros.work.settings import CONTENT

from ..cases import CASES

ROOTS = {CONTENT.name: "base"}
FILE = Path("base/retrospectives/2025/invoice-triage.yml")
NEW = Path("base/organisations/a-co.yml")
FLAGS = [
    *("--title", "Invoice triage", "--summary", "It read: invoices."),
    *("--organisations", "{name: Ä & Co, kind: company, sector: insurance}"),
    *("--use-case", "{{ 7*7 }}", "--technique", "agent"),
    *("--record", "contributed", "--contributor-tie", "organisation"),
    *("--outcome", "scaled", "--dates-outcome", "2025-06", "--worked", "no", "--worked", "- x"),
    *("--criteria", "{metric: Minutes, better: lower, baseline: 12, target: 3, set: in-pilot}"),
]
ADVICE = "It passes the check. Next: commit it on a branch and open a pull request.\n"
DRAFT = Path("draft-retrospective.yml")
SESSION = CASES / "sessions" / "retrospective.txt"
"""What the terminal shows of a short session: the questions, and what is typed."""


@pytest.fixture(autouse=True)
def _same_day(monkeypatch: pytest.MonkeyPatch, work: Path) -> None:
    monkeypatch.setattr(drafts, "today", lambda: "2026-11-24")


def run(*arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(app, ["new", *arguments], input=typed, env=ROOTS)


def outcome(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def values(path: Path) -> str:
    """Return a file without its comments."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("#"))


def test_everything_by_flags() -> None:
    assert outcome(run("retrospective", *FLAGS)) == (0, f"{FILE}\n{NEW}\n", ADVICE)
    assert values(NEW) == "id: a-co\nname: Ä & Co\nkind: company\nsector: insurance\n"
    assert values(FILE) == (
        "id: invoice-triage\n"
        "title: Invoice triage\n"
        "summary: 'It read: invoices.'\n"
        "added: '2026-11-24'\n"
        "organisations:\n  - a-co\n"
        "use_case: '{{ 7*7 }}'\n"
        "technique: agent\n"
        "record: contributed\n"
        "contributor:\n  tie: organisation\n"
        "outcome: scaled\n"
        "dates:\n  outcome: 2025-06\n  seen: '2026-11-24'\n"
        "criteria:\n"
        "  - metric: Minutes\n    better: lower\n    baseline: 12\n    target: 3\n"
        "    set: in-pilot\n"
        "worked:\n  - \"no\"\n  - '- x'\n"
    )
    assert FILE.read_text("utf-8").startswith(
        "# yaml-language-server: $schema=../../../schema/retrospective.json\n"
        "# The end of its web address: lower-case letters, digits and hyphens. It stays for good.\n"
    )
    assert check(load([Path("base")])) == ()


def test_an_organisation_that_has_a_file_is_named_by_its_id_or_its_name() -> None:
    run("retrospective", *FLAGS)
    rest = [flag for flag in FLAGS if "{name: Ä" not in flag and flag != "--organisations"]
    for number, named in enumerate(("a-co", "Ä & CO Ltd", "{name: ä co}")):
        made = FILE.with_name(f"case-{number}.yml")
        result = run("retrospective", *rest, "--id", made.stem, "--organisations", named)
        assert outcome(result) == (0, f"{made}\n", ADVICE)
        assert "organisations:\n  - a-co\n" in values(made)
    assert [path.name for path in NEW.parent.iterdir()] == [NEW.name]


def test_of_several_organisations_each_practice_names_one() -> None:
    several = [
        *("--organisations", "{name: A European insurer, kind: unnamed, sector: insurance}"),
        *("--practices", "{proposed: P, use: full, evidence: E., organisation: Ä & co}"),
        *(
            "--practices",
            "{proposed: Q, use: full, evidence: E., organisation: A European insurer}",
        ),
    ]
    result = run("retrospective", *FLAGS, *several)
    assert result.exit_code == 0, result.output
    assert result.stdout == f"{FILE}\n{NEW}\nbase/organisations/unnamed-insurance-1.yml\n"
    assert values(FILE).count("organisation: a-co\n") == 1
    assert values(FILE).count("organisation: unnamed-insurance-1\n") == 1
    assert check(load([Path("base")])) == ()
    FILE.unlink()
    result = run(
        "retrospective",
        *FLAGS,
        *several,
        "--failure-modes",
        "{mode: no-owner, status: hit, evidence: E.}",
    )
    assert result.exit_code == 1
    assert (
        "organisation: there are several organisations, and nothing says of which" in result.stdout
    )


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("--record", "stopped before the first answer. Without a terminal, give --record."),
        (
            "--contributor-tie",
            "stopped before the first answer. Without a terminal, give --contributor-tie.",
        ),
    ],
)
def test_nothing_says_for_somebody_who_they_are(left_out: str, said: str) -> None:
    at = FLAGS.index(left_out)
    result = run("retrospective", *FLAGS[:at], *FLAGS[at + 2 :])
    assert (result.exit_code, result.stderr) == (1, f"playbook: {said}\n")
    assert not FILE.exists()


def test_a_record_from_published_sources() -> None:
    Path("mine.yml").write_text(
        "title: Told\nsummary: S.\norganisations: [{name: Acme, kind: company, sector: retail}]\n"
        "use_case: U.\ntechnique: agent\nrecord: public-record\noutcome: scaled\n"
        "dates: {outcome: 2025}\nworked: [{text: It ran., source: s1}]\n"
        "sources: [{id: s1, title: A paper, extent: whole, form: paper}]\n",
        encoding="utf-8",
    )
    made = FILE.with_name("told.yml")
    acme = NEW.with_name("acme.yml")
    assert outcome(run("retrospective", "--from", "mine.yml")) == (0, f"{made}\n{acme}\n", ADVICE)
    assert "    read_on: '2026-11-24'\n" in values(made)
    assert "  outcome: 2025\nworked:" in values(made)
    assert check(load([Path("base")])) == ()


def test_nothing_is_overwritten() -> None:
    run("retrospective", *FLAGS)
    before = FILE.read_bytes()
    result = run("retrospective", *FLAGS, "--title", "Invoice triage")
    assert outcome(result) == (
        1,
        f"{FILE}:3:5: duplicate-id: the retrospective 'invoice-triage' exists already\n"
        "    Give this one an id of its own.\n"
        "1 problem in 1 file\n",
        f"playbook: nothing was written; {FILE} would have these problems.\n",
    )
    assert FILE.read_bytes() == before
    other = FILE.with_name("second.yml")
    assert outcome(run("retrospective", *FLAGS, "--id", "second")) == (0, f"{other}\n", ADVICE)


def test_a_file_that_is_no_content_is_not_overwritten_either() -> None:
    other = Path("elsewhere/retrospectives/2025/invoice-triage.yml")
    other.parent.mkdir(parents=True)
    other.write_text("mine", encoding="utf-8")
    assert outcome(run("retrospective", *FLAGS, "--root", "elsewhere")) == (
        1,
        "",
        f"playbook: {other} exists already, and nothing is ever overwritten. Give another --id.\n",
    )
    assert other.read_text(encoding="utf-8") == "mine"
    assert [path for path in Path("elsewhere").rglob("*") if path.is_file()] == [other]


def test_problems_are_said_as_the_check_says_them() -> None:
    result = run("retrospective", *FLAGS, "--sector", "finances", "--dates-production", "2026")
    assert outcome(result) == (
        1,
        f'{FILE}:17:9: bad-choice: `sector` is "finances", which is not one of the choices\n'
        "    Choose 'agriculture', 'education', 'energy', 'finance', 'food-service', "
        "'healthcare', 'insurance', 'logistics', 'manufacturing', 'media', 'mobility', "
        "'non-profit', 'professional-services', 'public-sector', 'real-estate', 'retail', "
        "'technology', 'telecommunications', 'travel' or 'other'.\n"
        "1 problem in 1 file\n",
        f"playbook: nothing was written; {FILE} would have these problems.\n",
    )
    assert not FILE.exists()


def test_warnings_are_told_and_the_file_is_written() -> None:
    result = run("retrospective", *FLAGS, "--lessons", "Ask jo.doe@firma.de.")
    assert (result.exit_code, result.stdout) == (0, f"{FILE}\n{NEW}\n")
    assert result.stderr == (
        f"{FILE}:64:9: warning: personal-data: an e-mail address stands in the text: "
        "jo.doe@firma.de\n"
        "    Leave it out, or write what it stands for; keep it only if it may be public.\n"
        "1 warning in 1 file\n"
        "It passes the check. Look at the warnings first: what is published stays published.\n"
    )


def test_yaml_that_a_flag_can_not_take() -> None:
    assert outcome(run("retrospective", *FLAGS, "--practices", "[a]")) == (
        2,
        "",
        "playbook: --practices: it holds a list at the top, not fields with values. Write "
        "{use: …, evidence: …}, with pattern, proposed, effect, basis, organisation if you like.\n",
    )


def test_from_another_file() -> None:
    Path("other.yml").write_text("title: From a file\nworked: [One thing.]\n", encoding="utf-8")
    rest = [flag for flag in FLAGS if flag not in ("--title", "Invoice triage")]
    made = FILE.with_name("from-a-file.yml")
    expected = (0, f"{made}\n{NEW}\n", ADVICE)
    assert outcome(run("retrospective", "--from", "other.yml", *rest)) == expected
    assert 'worked:\n  - "no"' in values(made)
    assert Path("other.yml").exists()
    assert outcome(run("retrospective", "--from", "nowhere.yml")) == (
        1,
        "",
        "playbook: nowhere.yml does not exist.\n",
    )


def test_from_a_pilot_what_its_record_lacks_is_asked() -> None:
    pilot = CASES / "judgements" / "met-go" / "pilot.yml"
    needed = "company\n\nn\nscaled\n\n2026-03\nIt read invoices.\ncontributed\nteam\n\n"
    told = "n\nn\n" + "\n" * 4 + "n\n" * 4  # practices, modes; sector to story; timeline to harm
    others = told + "n\n\nn\n\n\n\n"  # positions, lessons, parts, contributors, names, id
    result = run("retrospective", "--from", str(pilot), typed=needed + others)
    assert result.exit_code == 0, result.output
    made = Path("base/retrospectives/2026/invoice-triage.yml")
    company = NEW.with_name("northfold-supplies.yml")
    assert result.stdout.splitlines()[-2:] == [str(made), str(company)]
    assert "Title" not in result.stdout
    assert values(company) == (
        "id: northfold-supplies\nname: Northfold Supplies\nkind: company\nsector: retail\n"
    )
    assert (
        "dates:\n  pilot_start: '2026-01-05'\n  pilot_end: '2026-01-05'\n"
        "  decision: '2026-03-05'\n  outcome: 2026-03\n  seen: '2026-11-24'\n" in values(made)
    )
    assert check(load([Path("base")])) == ()


def test_a_text_that_a_comment_cuts_short_in_another_file_is_told() -> None:
    assert run("retrospective", *FLAGS).exit_code == 0
    text = FILE.read_text(encoding="utf-8").replace("title: Invoice triage", "title: The #1  # x")
    FILE.unlink()
    Path("mine.yml").write_text(text, encoding="utf-8")
    result = run("retrospective", "--from", "mine.yml")
    assert result.exit_code == 0
    (line,) = [line for line in result.stderr.splitlines() if line.startswith("mine.yml:")]
    assert "warning: text-read-otherwise: the text ends before this ` #`" in line


ORGANISATION = "A European insurer\nunnamed\ninsuranc\ninsurance\n\nn\n"
DATES = "\n\n\n\nsoon\n2025-06\n"
SHORT = (
    f"Invoice triage\n{ORGANISATION}\nReads invoices.\nagent\nscaled\n{DATES}It read invoices.\n"
    "contributed\nteam\n\nThe clerks set the criteria.\n\n\n"
)
INSURER = Path("base/organisations/unnamed-insurance-1.yml")


def test_a_session_word_for_word() -> None:
    result = run(
        "retrospective", typed=SHORT + "n\ny\nno-ower\n?\nno-owner\nhit\nNobody came.\nn\nn\n\n\n"
    )
    assert (result.exit_code, result.stderr) == (0, ADVICE)
    assert result.stdout == SESSION.read_text(encoding="utf-8")
    assert values(FILE) == (
        "id: invoice-triage\n"
        "title: Invoice triage\n"
        "summary: It read invoices.\n"
        "added: '2026-11-24'\n"
        "organisations:\n  - unnamed-insurance-1\n"
        "use_case: Reads invoices.\n"
        "technique: agent\n"
        "record: contributed\n"
        "contributor:\n  tie: team\n"
        "outcome: scaled\n"
        "dates:\n  outcome: 2025-06\n  seen: '2026-11-24'\n"
        "failure_modes:\n  - mode: no-owner\n    status: hit\n    evidence: Nobody came.\n"
        "worked:\n  - The clerks set the criteria.\n"
    )
    assert not DRAFT.exists()


def test_a_session_stops_and_goes_on() -> None:
    stopped = run("retrospective", typed="Invoice triage\n" + ORGANISATION)
    assert (stopped.exit_code, stopped.stderr) == (
        1,
        "playbook: stopped. 2 answers are in draft-retrospective.yml; "
        "`playbook new retrospective` goes on.\n",
    )
    assert DRAFT.read_text(encoding="utf-8") == (
        "# A draft: `playbook new retrospective` goes on with it.\n"
        "title: Invoice triage\n"
        "organisations:\n"
        "  - name: A European insurer\n    kind: unnamed\n    sector: insurance\n"
        "asked:\n  - organisations\n  - title\n"
    )
    rest = SHORT.partition(ORGANISATION)[2]
    result = run("retrospective", typed=rest + "n\nn\nn\n\n\n")
    assert (result.exit_code, result.stderr) == (
        0,
        "Going on with draft-retrospective.yml; delete it to begin anew.\n" + ADVICE,
    )
    assert "Title" not in result.stdout
    assert check(load([Path("base")])) == ()
    assert not DRAFT.exists()


def test_stopping_at_once_leaves_nothing() -> None:
    assert run("retrospective").stderr == (
        "playbook: stopped before the first answer. Without a terminal, give --title, "
        "--organisations, --use-case, --technique, --outcome, --dates-outcome, --summary, "
        "--record, --contributor-tie.\n"
    )
    assert not DRAFT.exists()


def test_dates_that_do_not_fit_each_other_are_asked_for_again() -> None:
    typed = SHORT.replace(DATES, "2025-08\n\n\n\n2025-06\n")
    result = run("retrospective", typed=typed + "n\nn\nn\n\n\n" + "2025-01\n\n\n\n2025-06\n")
    assert result.exit_code == 0, result.output
    assert (
        "dates.pilot_start: `pilot_start` (2025-08) is after `outcome` (2025-06). "
        "Correct one of them.\n" in result.stdout
    )
    dates = "  pilot_start: 2025-01\n  outcome: 2025-06\n  seen: '2026-11-24'\n"
    assert f"dates:\n{dates}" in values(FILE)


def test_the_long_version_asks_for_everything() -> None:
    rest = "\nEurope\n\n"  # sector, region, partners
    story = "One.\n\n{{ two }}\n.\n"
    timeline = "y\n2025-02\nIt began.\nn\n"
    stages = "y\nPrivate pilot\n2024\n\n100\nyes\ngo\n\nn\n"
    owner = "y\nHead of claims\nbefore-pilot\nTwo clerks\n"
    results = "y\nMinutes\n\n3\n\n\n\n9\n2025\nin-pilot\n\n40\norganisation\nbefore-after\n\nn\n"
    harm = "y\nA customer paid too much.\n3\n\nEUR 40\n\nn\n"
    says = "y\nA spokesperson\nIt works.\nn\n"
    typed = (
        f"{SHORT}n\nn\ny\n{rest}{story}{timeline}{stages}{owner}"
        f"n\nn\n{results}\n{harm}"  # decisions, criteria, benchmarks
        f"n\n\nn\n\n\n{says}"  # integrations, challenges, governance, edge cases, feedback
        "Begin early.\n\nn\n\n\n\n"  # lessons, reusable, contributors, names, id
    )
    result = run("retrospective", typed=typed)
    assert result.exit_code == 0, result.output
    assert values(FILE).partition("timeline:")[2] == (
        "\n  - when: 2025-02\n    what: It began.\n"
        'stages:\n  - name: Private pilot\n    began: "2024"\n    users: 100\n    about: true\n'
        "    decision: go\n"
        "story: |-\n  One.\n\n  {{ two }}\n"
        "owner:\n  role: Head of claims\n  named: before-pilot\n  commitment: Two clerks\n"
        'results:\n  - metric: Minutes\n    value: 3\n    compared_with: 9\n    when: "2025"\n'
        "    phase: in-pilot\n    sample: 40\n    measured_by: organisation\n"
        "    design: before-after\n"
        "harm:\n  - what: A customer paid too much.\n    people: 3\n    money: EUR 40\n"
        "says:\n  - who: A spokesperson\n    what: It works.\n"
        "worked:\n  - The clerks set the criteria.\n"
        "lessons:\n  - Begin early.\n"
    )
    assert check(load([Path("base")])) == ()


def test_a_pattern() -> None:
    typed = (
        "Run it in shadow\nNobody trusts it: let it run beside the people.\n"
        "Nobody trusts it.\n.\nAnywhere.\n.\nSpeed\n\n"
        "Run it beside the people.\n\nowner\n5\n\n\nn\n"
        "Trust\n\nTime\n\nWhen nobody works by hand.\nno-owner\n\ndecide\n\nn\n\nrun-it\n"
    )
    path = Path("base/patterns/run-it.yml")
    result = run("pattern", typed=typed)
    assert result.exit_code == 0, result.output
    assert values(path) == (
        "id: run-it\n"
        "name: Run it in shadow\n"
        "summary: 'Nobody trusts it: let it run beside the people.'\n"
        "added: '2026-11-24'\n"
        "origin: editorial\n"
        "problem: Nobody trusts it.\n"
        "context: Anywhere.\n"
        "forces:\n  - Speed\n"
        "solution:\n  - do: Run it beside the people.\n    owner: owner\n    week: 5\n"
        "consequences:\n  gains:\n    - Trust\n  costs:\n    - Time\n"
        "when_not: When nobody works by hand.\n"
        "counters:\n  - no-owner\n"
        "steps:\n  - decide\n"
    )
    assert check(load([Path("base")])) == ()


def test_the_last_content_root_is_written_to() -> None:
    Path("ours").mkdir()
    env = {CONTENT.name: os.pathsep.join(["base", "ours"])}
    result = CliRunner().invoke(app, ["new", "retrospective", *FLAGS], env=env)
    written = "ours/retrospectives/2025/invoice-triage.yml\nours/organisations/a-co.yml\n"
    assert outcome(result) == (0, written, ADVICE)
