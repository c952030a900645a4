"""Are the sentences on what is reported whole: for nobody, for one and for many?"""

from __future__ import annotations

from typing import Any

import pytest

from macros.evidence import ModeCase, ModeEvidence, evidence_of
from macros.model import EvidenceThresholds
from macros.pages.views.in_words import (
    concluded,
    counts_in_brief,
    counts_in_words,
    mode_counts_in_words,
    mode_rest_in_words,
    reasons_in_words,
    share_in_words,
    why,
)
from macros.pages.views.pattern import patterns_in_words

from ..helpers.reported import OUTSIDE, about, records, saying
from ..helpers.samples import case, organisation, pattern, playbook, report


@pytest.mark.parametrize(
    ("items", "words", "brief"),
    [
        ([], "Nobody has reported an effect of this", "None"),
        ([saying("a", None)], "Nobody has reported an effect of this", "None"),
        (
            [saying("a", "helped", by="vendor", source="seller")],
            "Nobody but a vendor has reported an effect of this",
            "None",
        ),
        (
            [case("a", record="public-record", practices=[report("helped", by="independent")])],
            "Nobody has reported an effect of this in a way that counts",
            "None",
        ),
        (records(1), "1 organisation reports that it helped; this is its own account", "1 helped"),
        (
            records(2),
            "2 organisations report that it helped; both are their own accounts",
            "2 helped",
        ),
        (
            records(3),
            "3 organisations report that it helped; all are their own accounts",
            "3 helped",
        ),
        (records(0, 1), "1 organisation reports mixed results; this is its own account", "1 mixed"),
        (
            records(0, 0, 2),
            "2 organisations report that it did harm; both are their own accounts",
            "2 hurt",
        ),
        (
            records(0, 0, 0, 1),
            "1 organisation reports no effect; this is its own account",
            "1 no effect",
        ),
        (
            records(3, 1, 1, 2),
            "7 organisations report an effect: 3 that it helped, 1 mixed results, 1 that it did "
            "harm, 2 no effect; all are their own accounts",
            "3 helped, 1 mixed, 1 hurt, 2 no effect",
        ),
        (
            records(1, **OUTSIDE),
            "1 organisation reports that it helped; this is an independent finding",
            "1 helped",
        ),
        (
            records(2, **OUTSIDE),
            "2 organisations report that it helped; both are independent findings",
            "2 helped",
        ),
        (
            records(3, **OUTSIDE),
            "3 organisations report that it helped; all are independent findings",
            "3 helped",
        ),
        (
            [*records(2), saying("b", "helped", **OUTSIDE)],
            "3 organisations report that it helped; 2 are their own accounts, 1 is an independent "
            "finding",
            "3 helped",
        ),
        (
            [*records(2, **OUTSIDE), saying("b", "mixed")],
            "3 organisations report an effect: 2 that it helped, 1 mixed results; 1 is its own "
            "account, 2 are independent findings",
            "2 helped, 1 mixed",
        ),
        (
            records(1200),
            "1,200 organisations report that it helped; all are their own accounts",
            "1,200 helped",
        ),
    ],
)
def test_how_many_report_what(items: Any, words: str, brief: str) -> None:
    evidence = about(*items)
    assert (str(counts_in_words(evidence)), counts_in_brief(evidence)) == (words, brief)


def test_each_count_of_a_sentence_names_what_it_counts() -> None:
    linked = [part for part in counts_in_words(about(*records(2, 0, 1))).parts if part.kind]
    assert [(part.kind, part.text) for part in linked] == [
        ("helped", "2 that it helped"),
        ("hurt", "1 that it did harm"),
    ]
    assert [part.kind for part in counts_in_words(about(*records(2))).parts] == ["helped", ""]


PUBLISHED = {"source": "press"}
UNNAMED = organisation("unnamed", kind="unnamed")
REASONS = [
    (
        "own-accounts",
        records(1),
        "The organisation judges itself; no independent finding is recorded.",
    ),
    (
        "own-accounts",
        records(2),
        "Each organisation judges itself; no independent finding is recorded.",
    ),
    ("no-comparison", records(1), "No report compares doing this with not doing it."),
    ("contradicted", records(0, 1), "No organisation reports that it helped."),
    ("contradicted", records(2, 1), "1 of 3 organisations reports mixed results."),
    ("contradicted", records(2, 0, 0, 3), "3 of 5 organisations report no effect."),
    (
        "contradicted",
        records(4, 1, 1),
        "2 of 6 organisations report otherwise: 1 mixed results, 1 that it did harm.",
    ),
    (
        "few",
        records(2),
        "To be established it would have to help 3 documented organisations; there is none.",
    ),
    (
        "few",
        records(1, **PUBLISHED),
        "To be established it would have to help 3 documented organisations; there is 1.",
    ),
    (
        "few",
        records(2, **PUBLISHED),
        "To be established it would have to help 3 documented organisations; there are 2.",
    ),
    (
        "undocumented",
        records(1),
        "The organisation is unnamed or cites nothing published: nobody can check it.",
    ),
    (
        "undocumented",
        [*records(2, **PUBLISHED), saying("b", "helped")],
        "1 of 3 organisations is unnamed or cites nothing published: nobody can check it.",
    ),
    (
        "undocumented",
        records(3),
        "3 of 3 organisations are unnamed or cite nothing published: nobody can check them.",
    ),
    (
        "undocumented",
        [
            UNNAMED,
            case("b", organisations=["unnamed"], practices=[report("helped", "press")]),
        ],
        "The organisation is unnamed or cites nothing published: nobody can check it.",
    ),
    ("one-sector", records(1), "Every report that it helped comes from one sector: finance."),
    (
        "no-negative",
        records(2),
        "Nobody reports mixed results, harm or no effect; failures are published less often.",
    ),
]


@pytest.mark.parametrize(("reason", "items", "words"), REASONS)
def test_why_counts_may_be_weaker_than_they_look(reason: Any, items: Any, words: str) -> None:
    found = evidence_of(playbook(pattern(), *items))
    evidence, thresholds = found.patterns["shadow"], EvidenceThresholds()
    assert reason in found.reasons["shadow"]
    assert reasons_in_words(evidence, [reason], thresholds) == (words,)


def test_all_reasons_are_told_in_their_order() -> None:
    evidence = about(*records(1, 1))
    told = evidence.reasons(EvidenceThresholds())
    assert reasons_in_words(evidence, told, EvidenceThresholds()) == (
        "Each organisation judges itself; no independent finding is recorded.",
        "No report compares doing this with not doing it.",
        "1 of 2 organisations reports mixed results.",
        "To be established it would have to help 3 documented organisations; there is none.",
        "2 of 2 organisations are unnamed or cite nothing published: nobody can check them.",
        "Every report that it helped comes from one sector: finance.",
    )


NEEDED = (
    "To be established it takes 3 documented organisations in 2 sectors, and confirmation from "
    "outside for at least one."
)


@pytest.mark.parametrize(
    ("items", "thresholds", "words"),
    [
        (
            [],
            {},
            "It is proposed until more organisations report that it helped than report otherwise.",
        ),
        (
            records(1),
            {},
            f"More organisations report that it helped than report otherwise. {NEEDED}",
        ),
        (
            records(1),
            {"established_organisations": 1, "established_sectors": 1},
            "More organisations report that it helped than report otherwise. To be established it "
            "takes 1 documented organisation in 1 sector, and confirmation from outside for at "
            "least one.",
        ),
        (
            records(4, **OUTSIDE),
            {},
            "4 documented organisations in 2 sectors report that it helped, and it is confirmed "
            f"from outside for at least one. {NEEDED}",
        ),
        (
            records(1, **OUTSIDE),
            {"established_organisations": 1, "established_sectors": 1},
            "1 documented organisation in 1 sector reports that it helped, and it is confirmed "
            "from outside for at least one. To be established it takes 1 documented organisation "
            "in 1 sector, and confirmation from outside for at least one.",
        ),
        (
            records(3, 2, **OUTSIDE),
            {},
            "2 of 5 documented organisations report otherwise. A pattern is contested once at "
            "least 2 do, and they are 1 in 3 or more of all documented ones.",
        ),
        (
            records(0, 1, **OUTSIDE),
            {"contested_organisations": 1, "contested_share": 0.5},
            "1 of 1 documented organisation reports otherwise. A pattern is contested once at "
            "least 1 does, and they are 1 in 2 or more of all documented ones.",
        ),
    ],
)
def test_which_rule_gives_a_maturity(items: Any, thresholds: Any, words: str) -> None:
    own = EvidenceThresholds.model_validate(thresholds)
    whole = evidence_of(playbook(pattern(), *items, thresholds=own))
    assert why(whole.patterns["shadow"], whole.maturities["shadow"], own) == words


@pytest.mark.parametrize(
    ("share", "words"), [(1 / 3, "1 in 3"), (0.4, "2 in 5"), (0.05, "1 in 20"), (1, "1 in 1")]
)
def test_a_share_in_words(share: float, words: str) -> None:
    assert share_in_words(EvidenceThresholds(contested_share=share)) == words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (report("helped"), "The organisation's own account, stated without a comparison."),
        (
            report("helped", "seller", by="vendor", basis="before-after"),
            "A vendor's account, from figures before and after it.",
        ),
        (
            report("helped", "study", by="independent", basis="comparison"),
            "An independent finding, from a comparison with and without it.",
        ),
        (
            report("mixed", "study", by="independent", basis="randomised", use="partly"),
            "Used in part. An independent finding, from a randomised comparison with and without "
            "it.",
        ),
        (report("helped", basis="reading"), ""),
        (report(use="partly"), "Used in part."),
        (report(), ""),
        (report(use="none"), ""),
    ],
)
def test_who_concluded_it_and_from_what(said: Any, words: str) -> None:
    (found,) = about(case("a", practices=[said])).reports
    assert concluded(found) == words


def modes(silent: int = 0, **counts: int) -> ModeEvidence:
    """Return so many retrospectives for each status of a failure mode; `_` in a name is `-`."""
    data = {"mode": "no-owner", "evidence": "E."}
    one = case("a", failure_modes=[{**data, "status": "hit"}])
    by_status = {
        name.replace("_", "-"): (ModeCase(one, one.failure_modes[0]),) * count
        for name, count in counts.items()
    }
    return ModeEvidence(by_status, silent)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("evidence", "words", "rest"),
    [
        (modes(), "No record shows whether a deployment fell into it", ""),
        (
            modes(silent=1),
            "No record shows whether a deployment fell into it",
            "1 retrospective does not mention it.",
        ),
        (
            modes(silent=2, not_evidenced=3),
            "No record shows whether a deployment fell into it",
            "In 3 more, nothing shows whether it hit. 2 retrospectives do not mention it.",
        ),
        (modes(hit=1), "1 record mentions it; the deployment fell into it", ""),
        (
            modes(avoided=1, not_evidenced=1),
            "1 record mentions it; the deployment avoided it",
            "In 1 more, nothing shows whether it hit.",
        ),
        (
            modes(hit=6, avoided=6, silent=6),
            "Of 12 deployments whose records mention it, 6 fell into it and 6 avoided it",
            "6 retrospectives do not mention it.",
        ),
        (
            modes(recovered=3),
            "Of 3 deployments whose records mention it, 3 recovered from it",
            "",
        ),
        (
            modes(avoided=1, recovered=2, partly=1, hit=1000),
            "Of 1,004 deployments whose records mention it, 1,000 fell into it, 1 fell into it in "
            "part, 2 recovered from it and 1 avoided it",
            "",
        ),
    ],
)
def test_what_deployments_did_with_a_failure_mode(
    evidence: ModeEvidence, words: str, rest: str
) -> None:
    assert (str(mode_counts_in_words(evidence)), mode_rest_in_words(evidence)) == (words, rest)


def test_each_count_of_a_failure_mode_names_its_status() -> None:
    parts = mode_counts_in_words(modes(hit=2, partly=1, avoided=1)).parts
    assert [part.kind for part in parts] == ["", "hit", "", "partly", "", "avoided"]


@pytest.mark.parametrize(
    ("items", "words"),
    [
        (
            [pattern()],
            "None of 1 pattern is established: 1 is proposed. For 1, nobody has reported an effect "
            "that counts.",
        ),
        (
            [pattern(), pattern("other"), *records(1)],
            "None of 2 patterns is established: 1 is emerging and 1 is proposed. For 1, nobody has "
            "reported an effect that counts.",
        ),
        (
            [pattern(), pattern("other"), pattern("third"), *records(3, **OUTSIDE)],
            "Of 3 patterns, 1 is established and 2 are proposed. For 2, nobody has reported an "
            "effect that counts.",
        ),
        (
            [pattern(), *records(0, 2, **PUBLISHED)],
            "None of 1 pattern is established: 1 is contested.",
        ),
    ],
)
def test_what_is_known_of_all_patterns(items: Any, words: str) -> None:
    assert patterns_in_words(evidence_of(playbook(*items))) == words
