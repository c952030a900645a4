"""Can the counting be gamed? Properties over made records, and five attacks one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from macros.evidence import MATURITIES, Evidence, Maturity, evidence_of
from macros.model import Item, Organisation, Retrospective, Withdrawn

from ..helpers.samples import case, organisation, pattern, playbook, report

Made = tuple[str, dict[str, Any]]
"""The organisation of a record, and what the record reports."""

RANKS: Sequence[Maturity] = ("contested", "proposed", "emerging", "established")
NAMES = ("acme", "bolt", "core", "dune", "echo")
SECTORS = dict(zip(NAMES, ("finance", "retail", "energy", "finance", "media"), strict=True))
EFFECTS = ("helped", "helped", "helped", "mixed", "hurt", "no-effect")  # a good record is likelier


def reports(**fixed: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Return reports of a practice that was used, each with these fields."""
    parts = {
        "use": st.sampled_from(("full", "partly")),
        "effect": st.sampled_from(EFFECTS),
        "basis": st.sampled_from(("stated", "comparison", "before-after", "reading")),
        "by": st.sampled_from(("organisation", "independent", "vendor")),
        "source": st.sampled_from(((), "study", "memo", "press")),
        "pattern": st.just("shadow"),
        "evidence": st.just("E."),
    }
    return st.fixed_dictionaries({**parts, **{k: st.just(v) for k, v in fixed.items()}})


def made(**fixed: Any) -> st.SearchStrategy[Made]:
    return st.tuples(st.sampled_from(NAMES), reports(**fixed))


RECORDS = st.lists(made(), max_size=9)


def told(
    records: Sequence[Made], *, filed: bool = True, kind: str = "company", **fields: Any
) -> list[Item]:
    """Return the records, first hand, and files of their organisations."""
    named = {
        name: [name] if filed else [{"name": name, "kind": kind, "sector": SECTORS[name]}]
        for name in NAMES
    }
    cases: list[Item] = [
        case(f"r{number}", organisations=named[name], practices=[said], **fields)
        for number, (name, said) in enumerate(records)
    ]
    files = [organisation(name, sector=SECTORS[name], kind=kind) for name in NAMES]
    return [*cases, *(files if filed else ())]


def shown(items: Sequence[Item]) -> tuple[Maturity, dict[str, int], int]:
    """Return the maturity, how many organisations report each effect, how many are documented."""
    whole = evidence_of(playbook(pattern(), *items))
    found: Evidence = whole.patterns["shadow"]
    counts = {effect: len(found.of(effect)) for effect in ("helped", "mixed", "hurt", "no-effect")}
    return whole.maturities["shadow"], counts, len(found.documented)


def rank(items: Sequence[Item]) -> int:
    return RANKS.index(shown(items)[0])


def test_the_ranks_are_the_maturities() -> None:
    assert set(RANKS) == set(MATURITIES)


@given(RECORDS)
def test_a_new_name_never_changes_a_count(records: list[Made]) -> None:
    items = told(records)
    renamed = [
        item.model_copy(update={"title": f"The New {item.title} Holding", "also": ()})
        if isinstance(item, Organisation)
        else item
        for item in items
    ]
    assert shown(renamed) == shown(items)


@given(RECORDS)
def test_it_does_not_matter_whether_organisations_have_files(records: list[Made]) -> None:
    assert shown(told(records)) == shown(told(records, filed=False))


@given(
    RECORDS, st.lists(st.one_of(made(basis="reading"), made(by="vendor")), min_size=1, max_size=3)
)
def test_a_reading_or_a_vendor_never_changes_a_count(records: list[Made], more: list[Made]) -> None:
    assert shown(told([*records, *more])) == shown(told(records))


@given(RECORDS)
def test_nobody_named_nothing_established(records: list[Made]) -> None:
    assert shown(told(records, kind="unnamed"))[0] != "established"


@given(st.lists(made(source=()), max_size=9))
def test_nothing_published_nothing_established(records: list[Made]) -> None:
    assert shown(told(records))[0] != "established"


@given(RECORDS, st.sampled_from(NAMES), reports(basis="stated", by="organisation"),
       st.sampled_from(("mixed", "hurt", "no-effect")))  # fmt: skip
def test_a_report_against_never_raises(
    records: list[Made], name: str, said: dict[str, Any], effect: str
) -> None:
    against = (name, {**said, "effect": effect})
    assert rank(told([*records, against])) <= rank(told(records))


@given(RECORDS)
def test_a_dispute_never_raises(records: list[Made]) -> None:
    disputed = told(
        records, status="disputed", disputes=[{"day": "2026-12-01", "says": "It was otherwise."}]
    )
    assert rank(disputed) <= rank(told(records))


@given(RECORDS)
def test_the_order_of_records_does_not_matter(records: list[Made]) -> None:
    assert shown(told(records)) == shown(list(reversed(told(records))))


BY_STUDY = {"source": "study", "by": "organisation"}


def established() -> list[Item]:
    """Return records of two organisations: one more would establish the pattern."""
    said = (report("helped", **BY_STUDY), report("helped", "study", by="independent"))
    return [
        *(organisation(name, sector=SECTORS[name]) for name in NAMES),
        *(case(f"by-{name}", organisations=[name], practices=[one])
          for name, one in zip(NAMES, said, strict=False)),
    ]  # fmt: skip


def changes(attack: Item) -> bool:
    """Whether a record more changes what is shown of the pattern."""
    return shown([*established(), attack]) != shown(established())


def attack(**fields: Any) -> Retrospective:
    """Return a record that reports that the practice helped, in a third sector."""
    fields = {"practices": [report("helped", **BY_STUDY)], **fields}
    return case("attack", sector="energy", **fields)


def test_an_honest_third_record_does_change_it() -> None:
    assert changes(attack(organisations=["core"]))


def test_attack_by_a_new_name_for_the_same_organisation() -> None:
    assert not changes(attack(organisation="ACME, Inc."))
    assert not changes(attack(organisation="аcme"))  # noqa: RUF001 - Cyrillic, as an attack would


def test_attack_by_a_part_of_the_same_organisation() -> None:
    part = organisation("lab", part_of="acme", sector="energy")
    assert shown([*established(), part, attack(organisations=["lab"])]) == shown(established())


def test_attack_by_a_reading() -> None:
    assert not changes(
        attack(organisations=["core"], practices=[report("helped", basis="reading", **BY_STUDY)])
    )


def test_attack_by_a_vendor() -> None:
    said = report("helped", "seller", by="vendor")
    assert not changes(attack(organisations=["core"], practices=[said]))
    own = attack(organisations=["core"], practices=[report("helped", "seller")],
                 contributor={"tie": "vendor"})  # fmt: skip
    assert not changes(own)


def test_attack_by_hearsay() -> None:
    """A record that says only "I read somewhere that it helped" counts nowhere."""
    said = report("helped", by="independent")
    assert not changes(
        attack(organisations=["core"], practices=[said], contributor={"tie": "researcher"})
    )


def test_attack_by_a_record_that_was_withdrawn() -> None:
    gone = {"id": "attack", "title": "It helped", "status": "withdrawn"}
    withdrawn = {"day": "2026-11-29", "reason": "It was made up."}
    assert not changes(Withdrawn.model_validate({**gone, "withdrawn": withdrawn}))
