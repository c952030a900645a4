"""Which browser the tests use: one without windows, wherever a way leads to one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ..browser import chromium, install
from ..browser.chromium import CHROMIUM, find, shells_beside


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return a function that puts commands, each said to be a browser, on a machine of none."""
    monkeypatch.delenv(CHROMIUM.name, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "starts", Path.exists)
    monkeypatch.setattr(chromium, "_playwrights_own", lambda: tmp_path / "chromium-9/linux/chrome")

    def put(*names: str) -> None:
        for name in names:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o755)

    return put


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch, commands: Callable[..., None]) -> list[str]:
    """Return the ways that were tried; the second one leads to a browser without windows."""
    names: list[str] = []

    def first() -> bool:
        names.append("first")
        return False

    def second() -> bool:
        names.append("second")
        commands("chromium-headless-shell")
        return True

    ways = (("one", first), ("another", second), ("a third", lambda: pytest.fail("too many")))
    monkeypatch.setattr(install, "WAYS", ways)
    return names


def test_one_without_windows_comes_first_but_where_the_whole_is_asked_for(
    tmp_path: Path, commands: Callable[..., None]
) -> None:
    assert find() is None
    commands("chromium")
    assert find() == tmp_path / "chromium"
    commands("chrome-headless-shell")
    assert find() == tmp_path / "chrome-headless-shell"
    assert find(whole=True) == tmp_path / "chromium"


def test_playwright_keeps_one_beside_the_whole(
    tmp_path: Path, commands: Callable[..., None]
) -> None:
    commands("chromium-9/linux/chrome", "chromium_headless_shell-8/linux/chrome-headless-shell")
    assert find() == tmp_path / "chromium-9/linux/chrome"
    own = "chromium_headless_shell-9/linux/chrome-headless-shell"
    commands(own)
    assert find() == tmp_path / own
    inside = tmp_path / "chromium-9" / "mac" / "Chrome.app" / "Contents" / "MacOS" / "Chrome"
    assert list(shells_beside(inside)) == [tmp_path / own]


def test_ways_are_tried_until_there_is_one(tried: list[str], tmp_path: Path) -> None:
    assert install.main() == 0
    assert tried == ["first", "second"]
    assert find() == tmp_path / "chromium-headless-shell"
    assert install.main() == 0
    assert tried == ["first", "second"]


def test_the_whole_serves_where_no_way_leads_to_another(
    commands: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(install, "WAYS", (("one", lambda: False),))
    assert install.main() == 1
    assert install.HELP in capsys.readouterr().err
    commands("google-chrome")
    assert install.main() == 0


def test_a_browser_that_is_named_is_the_one(
    tried: list[str],
    commands: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(CHROMIUM.name, str(tmp_path / "mine"))
    assert install.main() == 1
    assert f"{tmp_path / 'mine'} does not start" in capsys.readouterr().err
    commands("chromium-headless-shell", "mine")
    assert install.main() == 0
    assert find() == tmp_path / "mine"
    assert tried == []
