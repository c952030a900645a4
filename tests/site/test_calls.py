"""What pages can call, and how often the content is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from types import SimpleNamespace

import pytest
from jinja2 import Environment

from macros import define_env
from macros.content.opened import current_playbook
from macros.site.calls import MACROS
from macros.work.settings import CONTENT

from ..helpers.rendered import CASES, rendered


class Recorder:
    """Stands in for a site generator's registry."""

    def __init__(self) -> None:
        self.macros: dict[str, Callable[..., str]] = {}

    def macro(self, function: Callable[..., str], name: str = "") -> None:
        self.macros[name] = function


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Callable[..., str]]]:
    roots = os.pathsep.join(map(str, (CASES / "base", CASES / "rendered" / "full" / "playbook")))
    monkeypatch.setenv(CONTENT.name, roots)
    current_playbook.cache_clear()
    recorder = Recorder()
    define_env(recorder)
    yield recorder.macros
    current_playbook.cache_clear()


def test_every_macro_is_registered(registered: dict[str, Callable[..., str]]) -> None:
    assert list(registered) == list(MACROS)


def test_a_page_calls_a_macro_and_gets_ways_from_its_own_address(
    registered: dict[str, Callable[..., str]],
) -> None:
    page = Environment(autoescape=False).from_string('{{ step("define") }}')  # noqa: S701
    golden = CASES / "rendered" / "full" / "step.define.md"
    shown = page.render(page=SimpleNamespace(url="framework/define/"), **registered)
    assert shown == rendered(golden)


def test_content_is_read_once_a_build(registered: dict[str, Callable[..., str]]) -> None:
    assert current_playbook() is current_playbook()
    first = current_playbook()
    current_playbook.cache_clear()
    assert current_playbook() is not first
    assert current_playbook() == first
