"""In which order does a mark name the sources, and which parts have a mark of their own?"""

from __future__ import annotations

from itertools import permutations

import pytest

from macros.model import Passage, Reference
from macros.pages.views.common import Reader, link_to_target, mark_of

from ..helpers.judgements import playbook

ORDERS = list(permutations(range(3)))


@pytest.fixture(scope="module")
def origin() -> tuple[str, ...]:
    """Return where something comes from: the framework, between two sources."""
    first, second = (f"ref:{reference.id}" for reference in playbook().all(Reference)[:2])
    return (first, "framework", second)


@pytest.mark.parametrize("order", ORDERS)
def test_a_mark_names_its_sources_in_the_authors_order(
    origin: tuple[str, ...], order: tuple[int, ...]
) -> None:
    turned = tuple(origin[at] for at in order)
    links = (link_to_target(playbook(), target) for target in turned if target != "framework")
    assert mark_of(playbook(), turned).links == tuple(links)


@pytest.mark.parametrize("order", ORDERS)
def test_the_same_origins_in_another_order_need_no_mark(
    origin: tuple[str, ...], order: tuple[int, ...]
) -> None:
    turned = tuple(origin[at] for at in order)
    read = Reader(playbook(), origin)
    assert read.mark(Passage(text="It holds.", origin=turned)) is None
    fewer = turned[:2]
    assert read.mark(Passage(text="It holds.", origin=fewer)) == mark_of(playbook(), fewer)
