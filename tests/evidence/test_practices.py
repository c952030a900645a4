"""What do reports on a practice amount to? Whole values, and the edges of every rule."""

from __future__ import annotations

from typing import Any

import pytest

from macros.evidence import Evidence, Maturity, Reason, Report, Standing, Voice, evidence_of
from macros.model import EvidenceThresholds, Item, Retrospective

from ..helpers.samples import case, organisation, pattern, playbook, report

OUTSIDE: dict[str, Any] = {"by": "independent", "source": "study"}


def saying(case_id: str, *effects: str | None, **fields: Any) -> Retrospective:
    """Return a first-hand record whose practice had these effects, without a source."""
    more = {name: fields.pop(name) for name in tuple(fields) if name in SAID}
    return case(case_id, practices=[report(effect, **more) for effect in effects], **fields)


SAID = ("source", "use", "basis", "by", "organisation_")


def about(*items: Item, thresholds: EvidenceThresholds | None = None) -> Evidence:
    """Return what these records amount to for one pattern."""
    return evidence_of(playbook(pattern(), *items, thresholds=thresholds)).patterns["shadow"]


def maturity(*items: Item, **thresholds: Any) -> Maturity:
    """Return how much is known of the pattern from these records."""
    own = EvidenceThresholds.model_validate(thresholds)
    return evidence_of(playbook(pattern(), *items, thresholds=own)).maturities["shadow"]


def reasons(*items: Item) -> tuple[Reason, ...]:
    """Return why the counts may say less than they seem to."""
    return evidence_of(playbook(pattern(), *items)).reasons["shadow"]


def counts(evidence: Evidence) -> tuple[int, int, int, int]:
    """Return how many organisations report each effect."""
    helped, mixed, hurt, nothing = (
        len(evidence.of(effect)) for effect in ("helped", "mixed", "hurt", "no-effect")
    )
    return helped, mixed, hurt, nothing


@pytest.mark.parametrize(
    ("record", "standing"),
    [
        (saying("a", "helped"), "counted"),
        (saying("a", "no-effect"), "counted"),
        (saying("a", "helped", use="partly"), "counted"),
        (saying("a", None), "silent"),
        (saying("a", None, use="none"), "not-used"),
        (saying("a", None, use="unclear"), "unclear"),
        (saying("a", "helped", basis="reading"), "reading"),
        (saying("a", "helped", basis="reading", by="vendor"), "reading"),
        (saying("a", "helped", by="vendor", source="press"), "vendor"),
        (saying("a", "helped", source="seller"), "counted"),  # who concluded, not who printed
        (saying("a", "helped", contributor={"tie": "organisation"}), "counted"),
        (saying("a", "helped", contributor={"tie": "vendor"}), "vendor"),
        (saying("a", "helped", contributor={"tie": "consultant"}), "vendor"),
        (saying("a", "helped", contributor={"tie": "researcher"}), "unsourced"),
        (saying("a", "helped", contributor={"tie": "researcher"}, source="memo"), "counted"),
        (saying("a", "helped", record="public-record", by="organisation"), "unsourced"),
        (saying("a", "helped", record="public-record", **OUTSIDE), "counted"),
    ],
)
def test_what_a_report_is_worth(record: Retrospective, standing: Standing) -> None:
    assert [one.standing for one in about(record).reports] == [standing]


@pytest.mark.parametrize(
    ("record", "by"),
    [
        (saying("a", "helped"), "organisation"),
        (saying("a", "helped", contributor={"tie": "vendor"}), "vendor"),
        (saying("a", "helped", contributor={"tie": "researcher"}), "organisation"),
        (saying("a", "helped", contributor={"tie": "researcher"}, source="memo"), "organisation"),
        (saying("a", "helped", contributor={"tie": "researcher"}, source="study"), "independent"),
        (saying("a", "helped", by="independent", source="study"), "independent"),
    ],
)
def test_who_concluded_it_follows_from_the_tie(record: Retrospective, by: str) -> None:
    assert [one.by for one in about(record).reports] == [by]


@pytest.mark.parametrize(
    ("record", "by"),
    [
        (saying("a", "helped"), "organisation"),
        (saying("a", "hurt", by="vendor", source="press"), "vendor"),
        (saying("a", None), None),
        (saying("a", "helped", basis="reading"), None),
        (saying("a", "helped", basis="reading", by="vendor"), None),
    ],
)
def test_a_reading_and_what_has_no_effect_have_no_author(
    record: Retrospective, by: str | None
) -> None:
    assert [one.concluded_by for one in about(record).reports] == [by]


def test_a_report_stands_with_its_organisation_and_its_record() -> None:
    acme = organisation("acme")
    told = saying("one", "helped", organisations=["acme"], source="press")
    book = playbook(pattern(), acme, told)
    found = evidence_of(book).patterns["shadow"]
    member = evidence_of(book).members["one"][0]
    own = Report(told, told.practices[0], member)
    assert found.voices == (Voice(member.party, "helped", (own,)),)
    assert found.reports == (own,)
    assert (member.named_as, member.name, member.party.key) == ("acme", "Acme", "acme")


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ((), (0, 0, 0, 0)),
        ((saying("a", "helped"), saying("b", "helped")), (2, 0, 0, 0)),
        ((saying("a", "helped", "helped"),), (1, 0, 0, 0)),
        ((saying("a", "helped", "hurt"),), (0, 1, 0, 0)),
        ((saying("a", "helped", "no-effect"),), (0, 1, 0, 0)),
        ((saying("a", "hurt", "hurt"),), (0, 0, 1, 0)),
        ((saying("a", "no-effect"),), (0, 0, 0, 1)),
        ((saying("a", "helped", None),), (1, 0, 0, 0)),
        ((saying("a", "helped", organisation="Acme GmbH"),
          saying("b", "helped", organisation=" ACME,  gmbh.")), (1, 0, 0, 0)),
        ((saying("a", "helped", organisation="Groß & Co"),
          saying("b", "hurt", organisation="GROSS")), (0, 1, 0, 0)),
    ],
)  # fmt: skip
def test_an_organisation_counts_once(
    records: tuple[Retrospective, ...], expected: tuple[int, int, int, int]
) -> None:
    assert counts(about(*records)) == expected


def test_a_part_counts_as_the_whole_that_it_belongs_to() -> None:
    whole = organisation("state", sector="public-sector")
    parts = [organisation(name, part_of=above) for name, above in
             (("ministry", "state"), ("office", "ministry"))]  # fmt: skip
    told = [
        saying(f"by-{name}", "helped", organisations=[name])
        for name in ("state", "ministry", "office")
    ]
    found = about(whole, *parts, *told)
    assert [(voice.party.id, voice.party.sector) for voice in found.voices] == [
        ("state", "public-sector")
    ]


def test_two_that_may_not_be_named_are_two() -> None:
    insurers = [
        case(name, organisations=[{"name": "An insurer", "kind": "unnamed", "sector": "insurance"}],
             practices=[report("helped")])
        for name in ("one", "two")
    ]  # fmt: skip
    assert counts(about(*insurers)) == (2, 0, 0, 0)


def test_each_of_several_organisations_has_its_own_voice() -> None:
    both = case(
        "both",
        organisations=["acme", "zeta"],
        practices=[report("helped", organisation="acme"), report("hurt", organisation="zeta")],
    )
    found = about(organisation("acme"), organisation("zeta"), both)
    assert [(voice.party.id, voice.effect) for voice in found.voices] == [
        ("acme", "helped"),
        ("zeta", "hurt"),
    ]


@pytest.mark.parametrize(
    ("record", "is_documented"),
    [
        (saying("a", "helped"), False),
        (saying("a", "helped", source="study"), True),
        (saying("a", "helped", source="press"), True),
        (saying("a", "helped", source="memo"), False),
        (saying("a", "helped", source=["memo", "press"]), True),
        (case("a", organisations=[{"name": "A bank", "kind": "unnamed", "sector": "finance"}],
              practices=[report("helped", "study")]), False),
    ],
)  # fmt: skip
def test_documented_is_named_and_published(record: Retrospective, *, is_documented: bool) -> None:
    found = about(record)
    assert len(found.documented) == is_documented
    assert len(found.voices) == 1


def documented(
    helped: int, against: int = 0, *, sectors: int = 2, outside: bool = True
) -> list[Item]:
    """Return records of documented organisations; the first is confirmed from outside."""
    names = ("finance", "retail", "energy", "media")[:sectors]
    effects = ["helped"] * helped + (["mixed", "hurt", "no-effect"] * against)[:against]
    return [
        saying(
            f"o{place}",
            effect,
            source="study",
            sector=names[place % sectors],
            by="independent" if outside and place == 0 else "organisation",
        )
        for place, effect in enumerate(effects)
    ]


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        (documented(0), "proposed"),
        (documented(1), "emerging"),
        (documented(2), "emerging"),
        (documented(3), "established"),
        (documented(3, outside=False), "emerging"),
        (documented(3, sectors=1), "emerging"),
        (documented(9, sectors=1), "emerging"),
        (documented(3, 1), "established"),  # one against is not enough to contest
        (documented(1, 1), "proposed"),
        (documented(0, 1), "proposed"),
        (documented(4, 2), "contested"),  # exactly a third
        (documented(5, 2), "established"),
        (documented(0, 2), "contested"),
        (documented(66, 33), "contested"),
        (documented(67, 33), "established"),
        ([saying(f"a{n}", "helped", sector=s) for n, s in enumerate(("retail", "media") * 5)],
         "emerging"),  # nobody can look any of them up
        ([*documented(3), *(saying(f"x{n}", "hurt") for n in range(3))], "established"),
    ],
)  # fmt: skip
def test_maturity(records: list[Item], expected: Maturity) -> None:
    assert maturity(*records) == expected


def test_a_published_comparison_of_the_practice_stands_for_an_outside_view() -> None:
    compared = saying("c", "helped", source="study", basis="comparison", sector="media")
    before = saying("c", "helped", source="study", basis="before-after", sector="media")
    unpublished = saying("c", "helped", basis="randomised", sector="media")
    own = documented(2, outside=False)
    assert maturity(*own, compared) == "established"
    assert maturity(*own, before) == "emerging"
    assert maturity(*own, unpublished) == "emerging"


@pytest.mark.parametrize(
    ("thresholds", "records", "expected"),
    [
        ({"established_organisations": 4}, documented(3), "emerging"),
        ({"established_organisations": 1, "established_sectors": 1}, documented(1), "established"),
        ({"established_sectors": 3}, documented(4), "emerging"),
        ({"established_sectors": 3}, documented(4, sectors=3), "established"),
        ({"contested_share": 0.5}, documented(4, 2), "established"),
        ({"contested_share": 1}, documented(1, 9), "proposed"),
        ({"contested_organisations": 1}, documented(2, 1), "contested"),
        ({"contested_organisations": 3}, documented(4, 2), "established"),
    ],
)
def test_maturity_with_thresholds_of_a_host(
    thresholds: dict[str, Any], records: list[Item], expected: Maturity
) -> None:
    assert maturity(*records, **thresholds) == expected


@pytest.mark.parametrize(
    ("records", "expected"),
    [
        ([], ()),
        ([saying("a", None)], ()),
        ([saying("a", "helped")],
         ("own-accounts", "no-comparison", "few", "undocumented", "one-sector", "no-negative")),
        (documented(3), ("no-comparison", "no-negative")),
        (documented(3, outside=False), ("own-accounts", "no-comparison", "no-negative")),
        (documented(3, 1), ("no-comparison", "contradicted")),
        (documented(3, sectors=1), ("no-comparison", "one-sector", "no-negative")),
        ([saying("a", "hurt", **OUTSIDE)], ("no-comparison", "contradicted", "few")),
        ([*documented(3), saying("c", "helped", source="study", basis="randomised")],
         ("no-negative",)),
        ([*documented(3), saying("x", "helped")],
         ("no-comparison", "undocumented", "no-negative")),
    ],
)  # fmt: skip
def test_reasons(records: list[Item], expected: tuple[Reason, ...]) -> None:
    assert reasons(*records) == expected


def test_used_by_how_it_ended() -> None:
    def told(case_id: str, *uses: str, outcome: str = "scaled") -> Retrospective:
        return case(case_id, practices=[report(use=use) for use in uses], outcome=outcome)

    used, partly = told("used", "full"), told("partly", "partly", outcome="limited")
    ended = told("ended", "full", outcome="rolled-back")
    both = told("both", "none", "full", outcome="stopped")
    unused, never = told("unused", "none"), told("never", "none", outcome="never-left-pilot")
    trial, left = (
        told("trial", "full", outcome="not-told"),
        told("left", "none", outcome="not-told"),
    )
    records = (
        *(used, partly, ended, both, unused, never, trial, left),
        *(told("unclear", "unclear"), case("silent")),
    )
    table = about(*records).table
    assert {one.id for one in table.used_in_use} == {"used", "partly"}
    assert {one.id for one in table.used_ended} == {"ended", "both"}
    assert {one.id for one in table.unused_in_use} == {"unused"}
    assert {one.id for one in table.unused_ended} == {"never"}
    assert {one.id for one in table.used_not_told} == {"trial"}
    assert {one.id for one in table.unused_not_told} == {"left"}
    assert {one.id for one in table.used} == {"used", "partly", "ended", "both", "trial"}
    assert {one.id for one in table.unused} == {"unused", "never", "left"}
    assert table.not_told == 2
    assert (table.unclear, table.absent) == (1, 1)


def test_readings_and_vendors_are_in_the_table_and_in_no_count() -> None:
    read = saying("read", "helped", basis="reading")
    sold = saying("sold", "helped", by="vendor", source="seller")
    found = about(read, sold)
    assert found.voices == ()
    assert {one.id for one in found.table.used_in_use} == {"read", "sold"}
    assert [len(found.apart(standing)) for standing in ("reading", "vendor")] == [1, 1]
