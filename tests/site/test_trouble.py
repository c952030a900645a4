"""What a reader of a preview is told, whatever keeps it from being built."""

from __future__ import annotations

import logging
from pathlib import Path
from unittest.mock import Mock

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from macros import engine
from macros.content.problems import ContentError, Place, Problem
from macros.site.trouble import Mistake, Trouble, noting

MACRO = """[macros] - ERROR # _Macro Rendering Error_

_File_: `about/a_b/index.md`

_UndefinedError_: 'nothing' is undefined

```
Traceback (most recent call last):
```"""


@pytest.mark.parametrize(
    ("error", "logged", "message"),
    [
        (ValueError("no <such> thing"), [], "no <such> thing"),
        (ValueError(), [], "ValueError"),
        (SystemExit(100), ["a link leads nowhere", "a link leads nowhere"], "a link leads nowhere"),
        (
            SystemExit(100),
            [MACRO],
            "Macro Rendering Error File: about/a_b/index.md UndefinedError: 'nothing' is undefined",
        ),
    ],
)
def test_what_is_no_mistake_of_the_content_is_told_in_the_words_that_were_said(
    error: BaseException, logged: list[str], message: str
) -> None:
    assert Trouble.of(error, logged) == Trouble((Mistake(message),), 0)


def stop_over_a_record() -> None:
    """Stop as the site generator does: it says only that it was stopped."""
    try:
        raise ContentError([Problem(Place(Path("record.yml"), 2, 3), "rule", "wrong", "Right it.")])
    except ContentError:
        raise SystemExit(1) from None


def test_mistakes_of_the_content_come_before_what_was_made_of_them() -> None:
    with pytest.raises(SystemExit) as raised:
        stop_over_a_record()
    mistake = Mistake("wrong", "record.yml:2:3", "Right it.")
    assert Trouble.of(raised.value, ["Aborted"]) == Trouble((mistake,), 0)


def test_a_page_without_a_body_has_the_banner_too() -> None:
    page = Trouble((Mistake("<b>"),), 0).on(b"404 Not Found")
    assert page.startswith(b'<div class="trouble" role="alert">')
    assert b"&lt;b&gt;" in page
    assert page.endswith(b"404 Not Found")


def test_only_warnings_and_errors_of_the_time_are_noted() -> None:
    logger = logging.getLogger("playbook.tests")
    with noting("playbook.tests") as said:
        logger.info("begun")
        logger.warning("look at %s", "this")
    logger.error("too late")
    assert said == ["look at this"]


@pytest.mark.parametrize(
    ("error", "has_stack"), [(ConfigurationError("no YAML"), False), (ValueError("a fault"), True)]
)
def test_a_stack_is_printed_only_for_a_fault_of_the_program(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    has_stack: bool,
) -> None:
    def fail() -> None:
        raise error

    served = Mock(**{"follow.return_value": False})
    monkeypatch.setattr(engine, "_surroundings", lambda _: (tmp_path,))
    with caplog.at_level(logging.ERROR):
        engine._follow(served, MkDocsConfig(), fail)
    told = [bool(record.exc_info) for record in caplog.records if str(error) in record.message]
    assert told == [has_stack]
    assert served.fail.call_args.args[0] == Trouble((Mistake(str(error)),), 0)
